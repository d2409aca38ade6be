"""Sheds: warehouses and barns with sliding doors, a hoist and a gable to the front."""

from director.world.blockout import Material
from director.world.materials import (
    brick,
    concrete,
    corrugated,
    dark,
    iron,
    paint,
    peeling_paint,
    planks,
    rope,
    rubble,
    rusted,
    slate,
    timber,
)
from director.world.parts.ruins import roofed
from director.world.parts.walls import Boxes, Trim, spaced, walled
from director.world.shapes import (
    beam,
    block,
    box,
    cylinder,
)
from director.world.stage import Frame, Piece, Stage

KIND_OF = {
    "wood": "planks",
    "brick": "brick",
    "metal": "iron",
    "stone": "stone",
    "concrete": "concrete",
}
"""Which kind of shed a material makes."""


def shed(
    stage: Stage,
    id: str,
    frame: Frame,
    width_m: float,
    depth_m: float,
    kind: str = "planks",
    eaves_m: float = 5.2,
) -> None:
    """Draw a warehouse whose gable faces the front: sliding doors, a hoist, windows above."""
    with stage.thing(id, "shed", frame) as piece:
        shabby = stage.traits.wear > 0.6
        walls: dict[str, Material] = {
            "planks": planks((0.17, 0.125, 0.09))
            if shabby
            else peeling_paint(
                ((0.28, 0.06, 0.045), (0.10, 0.16, 0.16), (0.16, 0.12, 0.09))[
                    int(piece.rng.integers(0, 3))
                ]
            ),
            "brick": brick((0.30, 0.13, 0.09)),
            "iron": rusted() if stage.traits.rust > 0.4 else corrugated((0.26, 0.29, 0.29)),
            "stone": rubble(),
            "concrete": concrete(),
        }
        wall_, wood = walls[KIND_OF.get(stage.traits.material, kind)], timber((0.15, 0.10, 0.065))
        rise = width_m * float(piece.rng.uniform(0.3, 0.42))
        box(
            piece,
            concrete((0.30, 0.29, 0.27)),
            (-0.1, -0.1, -0.8),
            (width_m + 0.1, depth_m + 0.1, 0.22),
        )
        middle, gate = width_m / 2, min(1.9, width_m * 0.22)
        doors = [(middle - gate, 0.22, middle + gate, 3.5)]
        trim = Trim(
            frame=paint((0.42, 0.41, 0.37)),
            surround=wood,
            columns=3,
            rows=3,
            lit=0.05 if shabby else 0.25,
            boarded=0.35 if shabby else 0.0,
            curtains=False,
        )
        windows = [
            hole
            for hole in spaced(width_m, 4, 1.0, 1.5, 2.7)
            if hole[2] < middle - gate - 0.9 or hole[0] > middle + gate + 0.9
        ]
        walled(piece, wall_, width_m, eaves_m - 0.2, windows, trim, doors=doors, base=0.2)
        side = spaced(depth_m, max(2, int(depth_m / 4)), 1.1, 2.0, 3.4)
        for x, y, yaw, length in (
            (width_m, 0.0, 90.0, depth_m),
            (width_m, depth_m, 180.0, width_m),
            (0.0, depth_m, 270.0, depth_m),
        ):
            walled(
                piece.at(x, y, 0.0, yaw),
                wall_,
                length,
                eaves_m - 0.2,
                side if length == depth_m else [],
                trim,
                base=0.2,
            )
        for y, yaw, x in ((0.0, 0.0, 0.0), (depth_m, 180.0, width_m)):
            face = piece.at(x, y, 0.0, yaw)
            face.triangles(
                wall_,
                [
                    [
                        (0, 0, eaves_m - 0.02),
                        (width_m, 0, eaves_m - 0.02),
                        (middle, 0, eaves_m + rise),
                    ]
                ],
            )
        roof = (
            slate()
            if kind == "brick"
            else corrugated((0.30, 0.20, 0.15) if shabby else (0.27, 0.28, 0.28))
        )
        roofed(
            piece.at(0.0, depth_m, 0.0, -90.0),
            roof,
            wood,
            depth_m,
            width_m,
            eaves_m,
            rise,
            0.35,
            10,
        )
        _gate(piece, middle, gate)
        with Boxes(piece) as gathered:
            gathered.add(
                wood,
                (middle - 0.8, -0.06, eaves_m + 0.15),
                (middle + 0.8, 0.0, eaves_m + min(1.9, rise * 0.55)),
            )
            gathered.add(
                wood,
                (middle - 0.1, -1.5, eaves_m + rise - 0.75),
                (middle + 0.1, 0.3, eaves_m + rise - 0.5),
            )
            gathered.add(wood, (-0.05, -0.06, 0.2), (0.12, 0.02, eaves_m))
            gathered.add(wood, (width_m - 0.12, -0.06, 0.2), (width_m + 0.05, 0.02, eaves_m))
            gathered.add(
                wood, (-0.05, -0.07, eaves_m - 0.16), (width_m + 0.05, 0.02, eaves_m + 0.08)
            )
        cylinder(
            piece,
            rope(),
            (middle, -1.35, eaves_m + rise - 0.75),
            (middle, -1.35, eaves_m - 0.9),
            0.02,
            sides=5,
        )
        block(piece, iron(), (middle, -1.35, eaves_m - 1.0), (0.12, 0.08, 0.28))


def _gate(piece: Piece, middle: float, gate: float) -> None:
    """Draw two sliding leaves on a rail, one a little open onto the dark."""
    leaf, bar = planks((0.20, 0.145, 0.09)), timber((0.13, 0.085, 0.055))
    gap = float(piece.rng.uniform(0.0, 0.9))
    box(piece, dark(), (middle - gate, 0.24, 0.22), (middle + gate, 0.29, 3.5))
    for x0, x1 in ((middle - gate - gap, middle - gap), (middle + 0.02, middle + gate)):
        box(piece, leaf, (x0, -0.09, 0.24), (x1, -0.03, 3.5))
        for z in (0.35, 1.85, 3.25):
            box(piece, bar, (x0, -0.13, z), (x1, -0.085, z + 0.16))
        beam(piece, bar, (x0 + 0.08, -0.105, 0.5), (x1 - 0.08, -0.105, 1.85), 0.04, 0.14)
        beam(piece, bar, (x0 + 0.08, -0.105, 2.0), (x1 - 0.08, -0.105, 3.25), 0.04, 0.14)
    box(
        piece,
        iron(),
        (middle - gate * 2 - 0.3, -0.12, 3.52),
        (middle + gate * 2 + 0.3, -0.02, 3.62),
    )
