"""Dressing: what the words add to the ground of any outdoor place, whatever stands there.

A site calls `dress` last. Weeds, litter, rubble, mud, goods and people go where there is room for
them; how many, the traits say. A place without any word gets nothing of it.
"""

from dataclasses import dataclass

import numpy as np

from director.world.materials import rock, soil, timber
from director.world.parts.crowd import crowd
from director.world.parts.debris import fallen_beams, rubble_heap, scatter
from director.world.parts.footing import Area, Footing
from director.world.parts.goods import display, makeshift, works
from director.world.parts.land import Height
from director.world.parts.plants import bushes, tufts
from director.world.parts.rocks import stones
from director.world.parts.street import bags
from director.world.parts.wood import barrel, crate
from director.world.shapes import disc
from director.world.stage import Array, Frame, Stage


@dataclass(frozen=True)
class Plot:
    """The ground that is dressed."""

    height: Height
    area: Area
    paved: bool = False
    """Plants come through the joints, not everywhere."""
    lift_m: float = 0.0
    """How far the paving lies over the height."""

    @property
    def size_m2(self) -> float:
        """Area in square metres."""
        return (self.area[2] - self.area[0]) * (self.area[3] - self.area[1])

    def frame(self, at: np.ndarray, yaw_deg: float = 0.0, lift_m: float = 0.0) -> Frame:
        """Return a frame that stands on the ground at a point (2,)."""
        z = float(self.height(at[:1], at[1:])[0]) + self.lift_m + lift_m
        return Frame((float(at[0]), float(at[1]), z), yaw_deg)


def plot_of(
    stage: Stage, height: Height, *, paved: bool = False, lift_m: float = 0.0, margin_m: float = 1.0
) -> Plot:
    """Return the ground where people stand and cameras look, and a margin around it."""
    x0, y0, x1, y1 = stage.focus.room_m
    area = (x0 - margin_m, y0 - margin_m, x1 + margin_m, y1 + margin_m)
    return Plot(height, area, paved, lift_m)


def dress(stage: Stage, plot: Plot) -> None:
    """Add what the words ask for: goods and people, wealth or want, dirt, weeds and ruin."""
    traits = stage.traits
    share = min(1.6, max(0.35, plot.size_m2 / 500.0))
    footing = Footing(stage, plot.area, lambda x, y: plot.height(x, y) + plot.lift_m)
    footing.occupy(_stands(stage), 2.4)
    if traits.ruin > 0.3:
        _rubble(stage, plot, footing, share * traits.ruin)
    if traits.wealth > 0.5 or traits.comfort > 0.8:
        display(stage, _frames(stage, plot, footing, "display", round(9 * share) + 3, 0.75))
    if traits.wealth < -0.5:
        makeshift(stage, _frames(stage, plot, footing, "makeshift", round(8 * share) + 3, 0.8))
    if traits.industry > 0.5:
        works(stage, _frames(stage, plot, footing, "works", round(9 * share) + 3, 0.9))
    if traits.props > 1.2:
        _goods(stage, plot, footing, share * (traits.props - 1.0))
    if traits.litter > 0.3:
        _litter(stage, plot, footing, share * traits.litter)
    if traits.dirt > 0.3:
        _dirt(stage, plot, share * traits.dirt)
    if traits.growth > 1.2:
        _weeds(stage, plot, footing, share * (traits.growth - 1.0))
    if traits.people > 1.0:
        crowd(stage, plot.frame, footing, round(44 * share * (traits.people - 1.0)))


def _stands(stage: Stage) -> Array:
    """Return the points (n, 2) where cameras like to stand: nothing is put before a lens."""
    focus = stage.focus
    turns = np.radians(focus.facing_deg + np.array([0.0, 0.0, 20.0, 180.0, 92.0, -38.0]))
    far = focus.radius_m * np.array([2.35, 1.8, 1.5, 2.0, 1.75, 1.55])
    way = np.column_stack([np.cos(turns), np.sin(turns)])
    return np.array(focus.point[:2], np.float64) + far[:, None] * way


def _frames(
    stage: Stage, plot: Plot, footing: Footing, id: str, count: int, radius_m: float
) -> list[Frame]:
    """Take free spots beside what stands there, and return frames on them."""
    rng = stage.stream("dressing", id)
    spots = footing.spots(rng, count, radius_m, edge=True)
    footing.occupy(spots, radius_m)
    return [plot.frame(at, float(rng.uniform(0, 360))) for at in spots]


def _rubble(stage: Stage, plot: Plot, footing: Footing, amount: float) -> None:
    rng = stage.stream("dressing", "rubble")
    spots = footing.spots(rng, round(7 * amount) + 2, 1.1, edge=True)
    for index, at in enumerate(spots):
        size = float(rng.uniform(0.8, 1.5))
        rubble_heap(stage, f"rubble-{index}", plot.frame(at), size, 0.45 * size)
    footing.occupy(spots, 1.1)
    for index, at in enumerate(footing.spots(rng, round(4 * amount) + 1, 1.2)):
        frame = plot.frame(at, float(rng.uniform(0, 180)))
        fallen_beams(stage, f"fallen-beams-{index}", frame, timber((0.07, 0.055, 0.045)), 4, 2.6)
    x0, y0, x1, y1 = plot.area
    at = rng.uniform((x0, y0), (x1, y1), (round(420 * amount), 2))
    broken = rock((0.33, 0.30, 0.265))
    stones(stage, "shards", at, lambda x, y: plot.height(x, y) + plot.lift_m, 0.13, broken)


def _goods(stage: Stage, plot: Plot, footing: Footing, amount: float) -> None:
    """Stack crates and barrels in groups: more of everything."""
    rng = stage.stream("dressing", "goods")
    spots = footing.spots(rng, round(9 * amount) + 2, 0.8, edge=True)
    for index, at in enumerate(spots):
        frame, turn = plot.frame(at), float(rng.uniform(0, 90))
        size = (float(rng.uniform(0.5, 0.8)), 0.5, float(rng.uniform(0.35, 0.55)))
        crate(stage, f"goods-{index}", frame.at(0.0, 0.0, 0.0, turn), size)
        crate(
            stage, f"goods-top-{index}", frame.at(0.06, 0.0, size[2], turn + 25), (0.45, 0.4, 0.3)
        )
        barrel(stage, f"goods-barrel-{index}", frame.at(0.55, 0.35))
    footing.occupy(spots, 0.8)


def _litter(stage: Stage, plot: Plot, footing: Footing, amount: float) -> None:
    rng = stage.stream("dressing", "litter")
    z = plot.frame(np.array([(plot.area[0] + plot.area[2]) / 2, plot.area[1]])).origin[2]
    if plot.paved:
        scatter(stage, "litter", plot.area, round(420 * amount), z + 0.01)
    spots = footing.spots(rng, round(9 * amount) + 1, 0.5, edge=True)
    for index, at in enumerate(spots):
        bags(stage, f"litter-bags-{index}", plot.frame(at, float(rng.uniform(0, 360))), 3)
    footing.occupy(spots, 0.5)


def _dirt(stage: Stage, plot: Plot, amount: float) -> None:
    """Lay mud and soot on the ground in flat patches."""
    rng = stage.stream("dressing", "dirt")
    x0, y0, x1, y1 = plot.area
    at = rng.uniform((x0, y0), (x1, y1), (round(46 * amount), 2))
    with stage.thing("dirt", "dirt") as piece:
        for index, spot in enumerate(at):
            frame = plot.frame(spot, 0.0, 0.018 + 0.0006 * (index % 12))
            shade = float(rng.uniform(0.5, 0.95))
            for lobe in range(3):
                off = rng.normal(0, 0.28, 2)
                centre = (frame.origin[0] + off[0], frame.origin[1] + off[1], frame.origin[2])
                radius = float(rng.uniform(0.2, 0.65))
                tone = shade * (1 + 0.05 * lobe)
                disc(piece, soil((0.085, 0.07, 0.055)), centre, radius, 14, tint=tone)


def _weeds(stage: Stage, plot: Plot, footing: Footing, amount: float) -> None:
    rng = stage.stream("dressing", "weeds")
    x0, y0, x1, y1 = plot.area
    at = rng.uniform((x0, y0), (x1, y1), (round((1100 if plot.paved else 2600) * amount), 2))
    if plot.paved:  # Along the joints of the paving, and in clumps.
        at[:, 0] = np.round(at[:, 0] / 1.3) * 1.3 + rng.normal(0, 0.05, len(at))
    tufts(
        stage,
        "wild-grass",
        at,
        lambda x, y: plot.height(x, y) + plot.lift_m,
        0.34 if plot.paved else 0.6,
        9,
        0.09,
    )
    spots = footing.spots(rng, round(15 * amount) + 2, 0.45, edge=True)
    for index, spot in enumerate(spots):
        wide, high = float(rng.uniform(0.7, 1.6)), float(rng.uniform(0.5, 1.2))
        bushes(stage, f"bramble-{index}", plot.frame(spot), wide, high, sprigs_per_m2=22.0)
    footing.occupy(spots, 0.45)
