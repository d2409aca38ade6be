"""Crowds: people in groups and people on their way, wherever there is room."""

from collections.abc import Callable

import numpy as np

from director.world.parts.figures import Build, Pose, figure
from director.world.parts.footing import Footing
from director.world.parts.wood import crate
from director.world.stage import Array, Frame, Stage

BUILDS: tuple[Build, ...] = ("average", "average", "slim", "stout")


def crowd(
    stage: Stage, frame: Callable[[Array, float], Frame], footing: Footing, count: int
) -> None:
    """Stand about `count` people on free ground; `frame(at, yaw_deg)` puts a foot on it."""
    rng, index = stage.stream("crowd"), 0
    for at in footing.spots(rng, max(2, count // 3), 0.9):
        footing.occupy(at[None], 0.9)
        size = int(rng.choice([1, 2, 3, 3, 4])) if index < count else 0
        pose: Pose = "walking" if size < 3 and rng.random() < 0.7 else "standing"
        way = float(rng.uniform(0, 360))
        for place in range(size):
            turn = 2 * np.pi * place / size + np.radians(way)
            spot = at + (0.0 if size == 1 else 0.55) * np.array([np.cos(turn), np.sin(turn)])
            # Those who stand look at each other; those who walk go the same way.
            yaw = way if pose == "walking" else float(np.degrees(turn)) - 90.0
            _person(stage, f"person-{index}", frame(spot, yaw + float(rng.normal(0, 12))), pose)
            index += 1
    for at in footing.spots(rng, max(1, count // 9), 0.6, edge=True):
        spot = frame(at, float(rng.uniform(0, 360)))
        crate(stage, f"seat-{index}", spot, (0.5, 0.45, 0.44))
        _person(stage, f"person-{index}", spot, "sitting")
        footing.occupy(at[None], 0.6)
        index += 1


def _person(stage: Stage, id: str, frame: Frame, pose: Pose) -> None:
    trait = stage.stream(id, "body")
    build = BUILDS[int(trait.integers(0, 4))]
    figure(stage, id, frame, float(np.clip(trait.normal(1.70, 0.09), 1.48, 1.95)), build, pose)
