"""Windows of a room and what hangs before them: curtains, blinds, or planks where all are gone."""

from dataclasses import dataclass

from director.world.blockout import Float3, Material
from director.world.parts.debris import boarded
from director.world.parts.openings import window
from director.world.parts.room_manner import Manner
from director.world.parts.room_shell import Room, Side
from director.world.parts.textiles import curtains, venetian_blind
from director.world.stage import Stage


@dataclass(frozen=True)
class Glazing:
    """How all windows of a room are made and dressed."""

    panes: tuple[int, int] = (2, 3)
    frame: Material | None = None
    curtain: Float3 | None = None
    """Colour of the curtains; None: there are none."""
    curtain_drop_m: float | None = 0.04
    """Where curtains end over the floor; None: a little under the sill."""
    curtain_m: float = 0.42
    """Width of each, gathered."""
    blinds: bool = False
    frame_m: float = 0.055
    bar_m: float = 0.024
    sides: tuple[Side, ...] = ("north", "east", "south", "west")
    """Walls whose windows are dressed."""


def glaze(stage: Stage, room: Room, how: Manner, made_of: Glazing) -> None:
    """Glaze every hole of a room that has a sill, and dress it."""
    for side, holes in room.holes.items():
        for index, hole in enumerate(holes):
            if hole.sill_m > 0:
                _window(stage, room, how, made_of, side, index)


def _window(
    stage: Stage, room: Room, how: Manner, made_of: Glazing, side: Side, index: int
) -> None:
    hole, name = room.holes[side][index], f"{side}-{index}"
    window(
        stage, f"window-{name}", room, side, hole, panes=made_of.panes, frame=made_of.frame,
        frame_m=made_of.frame_m, bar_m=made_of.bar_m, broken=0.45 * (how.traits.ruin > 0.3),
    )  # fmt: skip
    left = how.ruined and not how.wrecked
    if left and stage.stream("boards", name).random() < 0.6:
        boarded(
            stage, f"boards-{name}", room.wall(side, hole.x), hole.width_m, hole.sill_m,
            hole.head_m, how.timber,
        )  # fmt: skip
        return
    if side not in made_of.sides:
        return
    if made_of.blinds and not (how.ruined and index):
        drop = 1.0 if how.dim else 0.55 if index else 0.8
        tilt = 62.0 if how.dim else 28.0
        venetian_blind(stage, f"blind-{name}", room, side, hole, drop=drop, tilt_deg=tilt)
    if made_of.curtain:
        low = made_of.curtain_drop_m
        curtains(
            stage, f"curtains-{name}", room, side, hole, tint=made_of.curtain,
            drop_to_m=hole.sill_m - 0.05 if low is None else low, width_m=made_of.curtain_m,
            torn=how.ruined, drawn=how.dim,
        )  # fmt: skip
