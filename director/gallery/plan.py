"""What the gallery shows: sites, all looks of three, panoramas, two painters, ten readings."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from director.camera.framings import PANORAMA
from director.film import film_of_script
from director.gallery.figures import Figure, Still
from director.gallery.wording import TIMES, light, light_inside, listed, place
from director.keys import Kind
from director.painting.painter import Order
from director.recipe import Json
from director.screenplay import breakdown, parse
from director.wanted import wanted
from director.world.look import Look, Season, Time, Weather
from director.world.notes import with_article
from director.world.sites import Site, sites

SHOWN_PX = (640, 360)
PAINTED_PX = (768, 432)
"""Painted larger than shown: half of it is antialiasing."""
SMALL_PX, SMALL_PAINTED_PX = (144, 81), (192, 108)
PANORAMA_PX, PANORAMA_PAINTED_PX = (1024, 512), (1280, 640)
PAIR_PX, PAIR_PAINTED_PX = (448, 252), (640, 360)

BEST: dict[str, str] = {
    "alley": "night rain autumn",
    "bar": "night clear autumn",
    "beach": "golden clear summer",
    "bedroom": "morning clear spring",
    "cave": "day clear summer",
    "church": "afternoon clear summer",
    "city-street": "dusk rain autumn",
    "desert-road": "golden clear summer",
    "field": "golden cloudy summer",
    "forest": "morning clear autumn",
    "graveyard": "dusk overcast autumn",
    "harbour": "dusk clear autumn",
    "hospital-ward": "day overcast autumn",
    "kitchen": "morning clear spring",
    "market": "morning clear summer",
    "mountain-pass": "afternoon clear summer",
    "railway-platform": "golden cloudy autumn",
    "rooftop": "dusk clear summer",
    "village-square": "afternoon clear summer",
    "yard": "afternoon cloudy spring",
}
"""Time, weather and season in which a site looks its best; the others have that of their kind."""
BEST_OUTSIDE, BEST_INSIDE = "golden clear summer", "day clear summer"
LOOKED_AT = ("village-square", "forest", "harbour")
AROUND = ("village-square", "church")
BOTH: tuple[tuple[str, str], ...] = (
    ("village-square", "afternoon clear summer"),
    ("harbour", "dusk rain autumn"),
    ("living-room", "day clear summer"),
    ("alley", "night rain autumn"),
    ("forest", "morning snow winter"),
)
DESCRIPTIONS = Path("docs/gallery/descriptions.json")
SEED = "gallery"


@dataclass(frozen=True)
class Section:
    """A chapter of the page."""

    title: str
    words: str
    figures: tuple[Figure, ...]


def plan(descriptions: Path = DESCRIPTIONS) -> tuple[Section, ...]:
    """Return the chapters of the gallery, in order."""
    known = sites()
    return (
        Section(
            "Every site in its own light",
            "Nothing but the name of the site was asked for; the wide angle, as it is placed.",
            tuple(_best(site) for site in known.values()),
        ),
        Section(
            "Every look of three places",
            "Across: the time of day. Down: the weather. One sheet for each season. No object and "
            "no camera moves between them.",
            tuple(
                _looks(known[name], season)
                for name in LOOKED_AT
                if name in known
                for season in Season
            ),
        ),
        Section(
            "All around",
            "360 by 180 degrees, as an editor of panoramas takes it: left and right edge meet.",
            tuple(_around(known[name]) for name in AROUND if name in known),
        ),
        Section(
            "Two painters, one place",
            "Left `blockout`, which every machine has; right `cycles`, Blender's renderer. Camera, "
            "depth, light, exposure and grade are the same.",
            tuple(_both(known[name], words) for name, words in BOTH if name in known),
        ),
        Section(
            "Ten places read from a script",
            "Headings and action lines that no site was tuned on, and the pictures as they came.",
            tuple(
                _read(told, number) for number, told in enumerate(_descriptions(descriptions), 1)
            ),
        ),
    )


def look_of(words: str) -> Look:
    """Return the look that `time weather season` names."""
    time, weather, season = words.split()
    return Look(Time(time), Weather(weather), Season(season))


def _order(
    site: str, look: Look, size_px: tuple[int, int], framing: str = "wide", **more: Any
) -> Order:
    interior = sites()[site].interior
    environment: Json = {"site": site, "seed": SEED, "words": [], "interior": interior}
    # One base look for all: no season moves the camera.
    base = Look().as_json()
    return Order(environment, {"framing": framing}, look.as_json(), base, size_px, **more)


def _said(site: Site, look: Look) -> str:
    return light_inside(look) if site.interior else light(look)


def _best(site: Site) -> Figure:
    look = look_of(BEST.get(site.name, BEST_INSIDE if site.interior else BEST_OUTSIDE))
    still = Still(_order(site.name, look, PAINTED_PX))
    caption = f"{_said(site, look)}."
    return Figure(f"site-{site.name}", place(site.name), caption, (still,), SHOWN_PX)


def _looks(site: Site, season: Season) -> Figure:
    stills = tuple(
        Still(_order(site.name, Look(time, weather, season), SMALL_PAINTED_PX, draft=True))
        for weather in Weather
        for time in Time
    )
    return Figure(
        f"looks-{site.name}-{season}",
        f"{place(site.name)}, {season}",
        f"All {len(stills)} looks of {season}.",
        stills,
        SMALL_PX,
        tuple(TIMES[time] for time in Time),
        tuple(Weather),
    )


def _around(site: Site) -> Figure:
    look = look_of(BEST.get(site.name, BEST_INSIDE if site.interior else BEST_OUTSIDE))
    still = Still(_order(site.name, look, PANORAMA_PAINTED_PX, PANORAMA))
    title = f"{place(site.name)}, all around"
    return Figure(f"around-{site.name}", title, f"{_said(site, look)}.", (still,), PANORAMA_PX)


def _both(site: Site, words: str) -> Figure:
    look = look_of(words)
    order = _order(site.name, look, PAIR_PAINTED_PX)
    stills = tuple(Still(order, painter) for painter in ("blockout", "cycles"))
    name = f"painters-{site.name}"
    caption = f"{_said(site, look)}."
    return Figure(name, place(site.name), caption, stills, PAIR_PX, ("blockout", "cycles"))


# What scripts say


def _descriptions(path: Path) -> list[dict[str, str]]:
    return json.loads(path.read_text()) if path.exists() else []


def _read(told: dict[str, str], number: int) -> Figure:
    """Return the figure of a description, on the road that every script goes."""
    script = f"{told['heading']}\n\n{told['action']}\n"
    film = film_of_script(breakdown(parse(script.encode(), "gallery.fountain")))
    environment = next(spec for spec in film.specs if spec.kind is Kind.ENVIRONMENT)
    asked = wanted(Kind.ANGLE, [environment.parameters, {"framing": "wide"}])
    order = Order(asked["world"], asked["camera"], asked["look"], asked["base_look"], PAINTED_PX)
    title = f"`{told['heading']}`"
    look = Look.from_json(dict(order.look))
    light = _said(sites()[str(order.environment["site"])], look)
    caption = " ".join([f"*{told['action']}*", *_understood(environment.notes or {}), f"{light}."])
    return Figure(f"script-{number:02}", title, caption, (Still(order),), SHOWN_PX)


def _understood(notes: Json) -> Iterator[str]:
    """Yield sentences on what was made of a description, and on what was not."""
    kind = with_article(str(notes["chosen"]).replace("-", " "))
    words = listed(list(notes.get("words", ())))
    yield f"Built as {kind}" + (f": {words}." if words else ".")
    near = [
        f"{note['asked']} by {note['taken']}" for note in notes.get("unmet", ()) if note["taken"]
    ]
    none = [note["asked"] for note in notes.get("unmet", ()) if not note["taken"]]
    if near:
        yield f"Stood in for: {listed(near)}."
    if none:
        yield f"Not shown: {listed(none)}."
