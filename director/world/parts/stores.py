"""Stores: what a warehouse holds: goods on racks, and the group in the middle of its floor."""

from director.world import materials as made
from director.world.parts.cargo import (
    crate_stack,
    drums,
    hand_truck,
    load,
    loaded_pallet,
    pallet,
    pallet_stack,
    rope_coil,
)
from director.world.parts.clutter import mug, papers
from director.world.parts.furniture_seating import chair
from director.world.parts.furniture_storage import racking
from director.world.parts.furniture_tables import table
from director.world.parts.room_manner import Manner
from director.world.parts.room_shell import Room
from director.world.parts.wood import barrel
from director.world.shapes import box
from director.world.stage import Frame, Stage


def goods_on_racks(stage: Stage, room: Room, how: Manner) -> None:
    """Pallet racking along the east wall, most of its places taken."""
    levels = (1.5, 3.0)
    bays = int((room.depth_m - 3.0) / 2.4)
    racking(stage, "racking", room.wall("east", 0, 0, 0.26), bays, levels)
    kinds = ("sacks", "boxes", "boxes", "drums", "crate")
    rng, length = stage.stream("goods"), bays * 2.4
    for bay in range(bays * 2):
        for level in (0.0, *levels):
            if rng.random() < (0.62 if how.ruined else 0.13):
                continue
            x = -length / 2 + (bay + 0.5) * 1.2
            spot = room.wall("east", x, level, 0.78)
            kind = kinds[rng.integers(len(kinds))]
            with stage.thing(f"goods-{bay}-{level:g}", "goods", spot) as piece:
                if level == 0.0 or kind in ("sacks", "crate"):
                    small = piece.at(0, 0, pallet(piece, how.timber) if level == 0.0 else 0.0)
                    load(small, how.timber, kind)
                else:
                    load(piece, how.timber, kind if kind == "boxes" else "boxes")


def goods_in_the_middle(stage: Stage, room: Room, how: Manner) -> None:
    """A table with papers among crates and pallets, and stacks towards the big door."""
    s = how.scale
    spot = Frame((-0.4, -0.8 * s, 0.0), 8.0)
    loaded_pallet(stage, "pallet-one", spot.at(-2.2, 1.0, 0, 12), how.timber, "crate")
    loaded_pallet(stage, "pallet-two", spot.at(-0.6, 1.9, 0, -5), how.timber, "sacks")
    loaded_pallet(stage, "pallet-three", spot.at(1.6, 1.6, 0, 20), how.timber, "boxes")
    crate_stack(
        stage,
        "crates",
        spot.at(2.9, 0.7, 0, -14),
        how.timber,
        [(1.15, 0.95, 0.95), (0.95, 0.8, 0.7), (0.6, 0.5, 0.4)],
    )
    crate_stack(stage, "crate-low", spot.at(-2.5, -0.6, 0, 24), how.timber, [(0.9, 0.7, 0.62)])
    drums(stage, "drums-middle", spot.at(3.0, -1.0), [(0, 0), (0.62, 0.18)], rusty=how.worn)
    table(stage, "table", spot.at(-0.1, 0.0), how.timber, 1.7, 0.85, turned=False)
    chair(stage, "chair-one", spot.at(-0.35, -0.75, 0, 172), how.timber)
    chair(stage, "chair-two", spot.at(0.55, 0.8, 0, -14), how.timber)
    with stage.thing("table-things", "papers", spot.at(-0.1, 0, 0.75)) as piece:
        papers(piece, 0.1, 0, 0.001, 7)
        mug(piece, (-0.35, 0.15, 0))
        lamp_box = (-0.7, -0.2, 0.0), (-0.4, 0.05, 0.18)
        box(piece, made.peeling_paint((0.12, 0.17, 0.10)), *lamp_box)
    hand_truck(stage, "hand-truck", spot.at(-1.3, 2.9, 0, 150))
    pallet_stack(stage, "pallets", Frame((-2.2 * s, room.depth_m / 2 - 2.4, 0), 4.0), how.timber, 9)
    rope_coil(stage, "rope", spot.at(-1.5, -1.6))
    for index, (x, y) in enumerate(((3.6, 8.3), (4.3, 8.5), (3.9, 7.7))):
        barrel(stage, f"barrel-{index}", Frame((x * s - 0.8, y * s, 0)))
    crate_stack(
        stage,
        "crates-north",
        Frame((-5.0 * s, 8.6 * s, 0), 6.0),
        how.timber,
        [(1.2, 1.0, 1.0), (1.1, 0.9, 0.9), (0.8, 0.7, 0.6)],
    )
    crate_stack(
        stage,
        "crates-north-two",
        Frame((-3.7 * s, 8.2 * s, 0), -10.0),
        how.timber,
        [(1.0, 0.9, 0.85), (0.7, 0.6, 0.5)],
    )
