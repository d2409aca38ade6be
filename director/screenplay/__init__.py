"""Screenplays: from a writer's file to scenes, places, looks and shots.

Belongs here: Fountain and Final Draft, headings, continuity, the breakdown. Next door:
`director.film` turns a breakdown into subjects of a project, `director.world` decides which kind of
site a place is. Nothing here touches the disk beyond reading the one file, or knows of a database.

    script = read(Path("screenplays/tidewater.fountain"))
    places = breakdown(script).places
"""

from director.screenplay.breakdown import AskedLook, Breakdown, Place, as_json, breakdown
from director.screenplay.reading import parse, read
from director.screenplay.script import Element, ElementKind, Origin, Origins, Scene, Script
from director.screenplay.shots import Shot

__all__ = [
    "AskedLook",
    "Breakdown",
    "Element",
    "ElementKind",
    "Origin",
    "Origins",
    "Place",
    "Scene",
    "Script",
    "Shot",
    "as_json",
    "breakdown",
    "parse",
    "read",
]
