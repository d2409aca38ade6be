"""Resources: thin, they return plain `director` objects, opened once in each process."""

import os
from functools import cache
from typing import TYPE_CHECKING, Any

import dagster as dg

from director.workspace import Workspace

if TYPE_CHECKING:
    from director.links import Links
    from director.making import Studio
    from director.media import MediaStore
    from director.painting.painter import Painter
    from director.records import Records

PAINTER = "blockout"


@cache
def painter_named(name: str) -> "Painter":
    """A painter; it keeps its worlds and models as long as the process lives."""
    from director.painting.registry import painter

    return painter(name, Workspace.here().cache)


@cache
def records() -> "Records":
    """The records of the database that DATABASE_URL names."""
    from director.records import Records

    return Records.connect(os.environ["DATABASE_URL"])


@cache
def studio() -> "Studio":
    """What takes are made with."""
    from director.making import Studio

    return Studio(
        records=records(),
        media_of=media_of,
        painter=painter_named(PAINTER),
        worker=os.environ.get("DIRECTOR_WORKER", ""),
        painter_named=painter_named,
    )


@cache
def media_of(film: str) -> "MediaStore":
    """The media store of a film."""
    from director.media import open_store

    return open_store(Workspace.here(), film)


@cache
def links() -> "Links":
    """Addresses that people open from Dagster's pages."""
    from director.links import Links

    return Links.of(Workspace.here(), os.environ.get("DIRECTOR_PUBLIC_URL", ""))


def resources() -> dict[str, Any]:
    """What assets, jobs and sensors may ask for by name."""
    return {
        "records": dg.ResourceDefinition(lambda _: records(), description="director.records"),
        "studio": dg.ResourceDefinition(lambda _: studio(), description="director.making.Studio"),
        "links": dg.ResourceDefinition(lambda _: links(), description="director.links"),
    }
