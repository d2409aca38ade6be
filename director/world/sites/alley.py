"""Alley: a narrow service lane between tall walls; bins, pipes, wires, one lamp over a door."""

import numpy as np

from director.world.blockout import Focus
from director.world.materials import (
    asphalt,
    brick,
    cobble,
    concrete,
    iron,
    metal,
    old_plaster,
    paving,
)
from director.world.parts.building_style import BRICKS, building_style
from director.world.parts.dressing import dress, plot_of
from director.world.parts.facade import building
from director.world.parts.ironwork import fire_escape
from director.world.parts.land import ground
from director.world.parts.lights import street_light, wall_lamp
from director.world.parts.roadway import cable, cover, puddles
from director.world.parts.services import (
    air_conditioner,
    duct,
    meter_boxes,
    neon_sign,
    pipe,
    posters,
)
from director.world.parts.street import bags, dumpster, rubbish_bin
from director.world.parts.towers import tower
from director.world.parts.vehicles import car
from director.world.parts.walls import Boxes, Trim, door, walled
from director.world.parts.wood import barrel, crate, pallet
from director.world.shapes import Opening, box, cylinder
from director.world.sites import site
from director.world.stage import Frame, Stage

LENGTH_M = 34.0


@site(
    "alley",
    interior=False,
    words=(
        "alley",
        "alleyway",
        "back alley",
        "backstreet",
        "back street",
        "lane",
        "passage",
        "passageway",
        "side street",
        "courtyard",
        "loading dock",
        "service entrance",
        "back door",
        "gangway",
    ),
    deaf=(
        "new",
        "clean",
        "remote",
        "fishing",
        "market",
        "dark",
    ),
)
def alley(stage: Stage) -> None:
    """Furnish an alley that runs north: a street closes its south end, a wall its north end."""
    half = 2.1 * stage.traits.size**1.2
    stage.focus = Focus((0.1, 4.0, 1.5), 4.2, -88.0, (-half + 0.3, -13.0, half - 0.3, 15.0), 7.0)
    _ground(stage, half)
    _walls(stage, half)
    _ends(stage, half)
    _clutter(stage, half)
    _lights(stage, half)
    dress(stage, plot_of(stage, lambda x, y: 0.03 + 0.026 * np.abs(x), paved=True, margin_m=0.2))


def _ground(stage: Stage, half: float) -> None:
    ground(stage, "ground", asphalt(), lambda x, y: 0 * x - 0.02, near_m=4.0, sectors=48, rings=24)
    setts = stage.traits.material == "stone" or stage.traits.wear > 0.6
    floor = cobble() if setts else concrete((0.20, 0.195, 0.19))
    with stage.thing("paving", "path") as piece:
        for x0, x1 in ((-half - 0.2, -0.18), (0.18, half + 0.2)):
            # Both halves fall towards the gutter in the middle.
            for y in np.arange(-16.0, 18.0, 2.0):
                outer, inner = (x0, x1) if x0 < 0 else (x1, x0)
                corners = [
                    (outer, y, 0.09),
                    (inner, y, 0.03),
                    (inner, y + 2, 0.03),
                    (outer, y + 2, 0.09),
                ]
                piece.quads(
                    floor,
                    [corners if x0 < 0 else corners[::-1]],
                    tint=0.92 + 0.16 * piece.rng.random(),
                )
        piece.quads(
            paving((0.20, 0.19, 0.18)),
            [[(-0.18, -16, 0.015), (0.18, -16, 0.015), (0.18, 18, 0.015), (-0.18, 18, 0.015)]],
        )
    puddles(
        stage,
        "puddles",
        [(0.1, 1.2), (-0.5, 5.6), (0.3, -4.0), (0.0, 10.0)],
        [0.75, 0.5, 0.9, 0.6],
        0.05,
    )
    cover(stage, "manhole", Frame((0.55, -1.6, 0.045)))


def _walls(stage: Stage, half: float) -> None:
    """Stand tall back walls of several buildings along both sides."""
    for side in ("east", "west"):
        y, index = -16.0, 0
        while y < 18.0:
            trait = stage.stream("wall", side, index)
            width = min(float(trait.uniform(7.0, 11.0)), 18.0 - y + 0.01)
            if 18.0 - y - width < 4.0:
                width = 18.0 - y
            frame = (
                Frame((half, y + width, 0.0), -90.0)
                if side == "east"
                else Frame((-half, y, 0.0), 90.0)
            )
            _back_wall(
                stage,
                f"wall-{side}-{index}",
                frame,
                width,
                max(2, round(int(trait.integers(3, 6)) * stage.traits.height)),
            )
            if side == "west" and y <= 2.6 < y + width:
                # Bills are posted on the wall, not over its door.
                beside = _door_m(stage, f"wall-west-{index}", width)
                start = beside + 0.8 if beside + 3.2 < width else beside - 3.2
                posters(stage, "posters", frame.at(max(0.7, start), 0.0), 4)
            y += width
            index += 1


def _door_m(stage: Stage, id: str, width: float) -> float:
    """Return where the door of a back wall is, along the wall."""
    return width * float(stage.stream(id, "door").uniform(0.25, 0.75))


def _back_wall(stage: Stage, id: str, frame: Frame, width: float, floors: int) -> None:
    """Draw the back of a building: plain wall, small windows, a steel door, a parapet."""
    tall = 3.6 * floors + 0.8
    style = building_style(stage, id)
    with stage.thing(id, "back_wall", frame) as piece:
        rng = piece.rng
        old = old_plaster((0.42, 0.38, 0.32)) if rng.random() < 0.25 else None
        plain_wall = old or brick(BRICKS[int(rng.integers(0, 4))])
        if stage.traits.material or stage.traits.wealth > 0.5 or stage.traits.period:
            plain_wall = style.wall
        trim = Trim(
            frame=style.trim.frame,
            surround=concrete(),
            lit=style.trim.lit * 0.7,
            boarded=max(0.15, style.trim.boarded),
            broken=style.trim.broken,
            curtains=False,
        )
        box(piece, plain_wall, (0.02, 0.5, -1.0), (width - 0.02, 11.0, tall))
        for floor in range(floors):
            base = 3.6 * floor
            count = max(1, int(width / 3.4))
            holes: list[Opening] = []
            for index in range(count):
                x = width * (index + 0.5) / count + rng.uniform(-0.4, 0.4)
                if floor == 0 and rng.random() < 0.6:
                    continue
                low = base + (1.5 if floor == 0 else 1.0)
                holes.append((x - 0.5, low, x + 0.5, low + 1.5))
            doors: list[Opening] = []
            if floor == 0:
                x = _door_m(stage, id, width)
                holes = [hole for hole in holes if hole[2] < x - 0.8 or hole[0] > x + 0.8]
                doors.append((x - 0.5, 0.2, x + 0.5, 2.35))
            walled(
                piece, plain_wall, width, 3.6, holes, trim, doors=doors, base=base, thickness=0.5
            )
            with Boxes(piece) as gathered:
                for hole in doors:
                    door(gathered, hole, (0.10, 0.12, 0.11), steps=1, surround=concrete())
        box(piece, plain_wall, (0.0, 0.0, 3.6 * floors), (width, 0.5, tall))
        box(piece, concrete(), (-0.02, -0.08, tall), (width + 0.02, 0.6, tall + 0.12))
        if rng.random() < 0.5 and width > 6.0:
            fire_escape(piece, width, floors, 3.6, 3.6)
    services = stage.stream(id, "services")
    pipe(stage, f"{id}-pipe", frame.at(0.4, 0.0), tall - 0.2)
    if services.random() < 0.6:
        pipe(stage, f"{id}-pipe-2", frame.at(width - 0.6, 0.0), tall - 1.0, 0.04)
    if services.random() < 0.6:
        air_conditioner(
            stage, f"{id}-ac", frame.at(width * float(services.uniform(0.2, 0.8)), 0.0, 3.0)
        )
    if services.random() < 0.4:
        duct(stage, f"{id}-duct", frame.at(width * 0.88, 0.0), tall - 1.0)


def _ends(stage: Stage, half: float) -> None:
    """Close the north end with a wall and a gate, the south end with a street and its far side."""
    with stage.thing("end-wall", "wall") as piece:
        dark_brick = brick(BRICKS[1])
        box(piece, dark_brick, (-half - 0.5, 18.0, -0.5), (half + 0.5, 18.5, 4.2))
        box(piece, concrete(), (-half - 0.5, 17.94, 4.2), (half + 0.5, 18.56, 4.35))
        box(piece, metal((0.13, 0.14, 0.14)), (-1.2, 17.93, 0.0), (1.2, 18.0, 2.6))
        for x in np.linspace(-1.1, 1.1, 9):
            box(
                piece,
                metal((0.13, 0.14, 0.14)),
                (float(x) - 0.02, 17.9, 0.0),
                (float(x) + 0.02, 17.94, 2.6),
                0.8,
            )
        cylinder(piece, iron(), (-1.2, 17.9, 1.25), (1.2, 17.9, 1.25), 0.03, sides=8)
    building(stage, "behind-north", Frame((-9.0, 30.0, 0.0)), 18.0, 6, shop=False)
    for index in range(5):
        frame = Frame((27.0 - 11.0 * index, -28.0, 0.0), 180.0)
        building(stage, f"across-{index}", frame, 11.0, 4 + (index * 7) % 3)
    for side, x in (("east", half), ("west", -half - 12.0)):
        building(stage, f"corner-{side}", Frame((x, -16.0, 0.0)), 12.0, 5)
    with stage.thing("pavement", "pavement") as piece:
        box(piece, paving(), (-40.0, -18.6, -0.4), (40.0, -16.0, 0.1))
        box(piece, paving(), (-40.0, -28.0, -0.4), (40.0, -25.4, 0.1))
    car(stage, "car", Frame((1.6, -23.9, 0.0), 90.0))
    street_light(stage, "street-light", Frame((-3.2, -25.8, 0.1), 180.0))
    for index, (x, y) in enumerate(
        [(-34.0, 6.0), (20.0, 14.0), (-6.0, 44.0), (-30.0, -56.0), (14.0, -52.0)]
    ):
        tower(stage, f"tower-{index}", Frame((x, y, 0.0)), 15.0, 16.0, 22.0 + 9.0 * index)
    for side, x in (("east", 44.0), ("west", -44.0)):
        frame = Frame((x, -11.0, 0.0), -90.0) if side == "east" else Frame((x, -33.0, 0.0), 90.0)
        building(stage, f"street-end-{side}", frame, 22.0, 5)


def _clutter(stage: Stage, half: float) -> None:
    dumpster(stage, "dumpster", Frame((half - 0.85, 7.4, 0.05), -90.0))
    for index, (side, y) in enumerate([(-1, 0.6), (-1, 1.3), (1, -2.6), (-1, 9.6), (1, 11.0)]):
        frame = Frame((side * (half - 0.5), y, 0.06), 90.0 if side < 0 else -90.0)
        rubbish_bin(stage, f"rubbish-bin-{index}", frame)
    for index, (side, y) in enumerate([(1, 5.4), (-1, 2.4), (-1, -6.0)]):
        bags(stage, f"bags-{index}", Frame((side * (half - 0.45), y, 0.07), 85.0), 4 + index % 2)
    rng = stage.stream("crates")
    for index, (side, y) in enumerate([(-1, 5.9), (-1, 6.7), (1, -0.6), (1, 13.2), (-1, 12.4)]):
        frame = Frame((side * (half - 0.42), y, 0.07), float(rng.uniform(-15, 15)) + 90.0)
        crate(stage, f"crate-{index}", frame, (0.6, 0.45, 0.4))
    crate(stage, "crate-top", Frame((-(half - 0.42), 6.3, 0.48), 78.0), (0.6, 0.45, 0.4))
    pallet(stage, "pallet", Frame((half - 0.5, 1.6, 0.06), 90.0))
    barrel(stage, "barrel", Frame((half - 0.4, 3.4, 0.06)))
    meter_boxes(stage, "meters", Frame((half, 0.4, 0.0), -90.0))
    for index, y in enumerate((-9.0, -3.0, 1.0, 6.0, 11.0)):
        cable(
            stage,
            f"cable-{index}",
            (-half, y, 5.2 + index % 3),
            (half, y + 1.8, 5.9 + index % 2),
            0.45,
        )


def _lights(stage: Stage, half: float) -> None:
    wall_lamp(stage, "lamp-0", Frame((-half, 4.0, 3.0), 90.0), 14.0, (1.0, 0.74, 0.44))
    wall_lamp(stage, "lamp-1", Frame((half, -6.5, 3.0), -90.0), 10.0)
    wall_lamp(stage, "lamp-2", Frame((half, 13.0, 3.1), -90.0), 10.0, (0.8, 0.92, 1.0))
    if stage.traits.neon > 0.5:
        neon_sign(stage, "neon-0", Frame((-half, 8.0, 3.4), 90.0), (1.0, 0.10, 0.32), letters=5)
        neon_sign(stage, "neon-1", Frame((half, 0.8, 3.9), -90.0), (0.15, 0.65, 1.0), letters=4)
        neon_sign(
            stage,
            "neon-2",
            Frame((half, 10.5, 2.7), -90.0),
            (0.25, 1.0, 0.45),
            letters=4,
            upright=False,
            size_m=0.4,
        )
        neon_sign(stage, "neon-3", Frame((-half, -4.0, 4.2), 90.0), (1.0, 0.45, 0.08), letters=6)
