"""What the API is told when it starts: addresses, and where things lie."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from director.errors import BadInput
from director.workspace import Workspace

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True)
class Settings:
    """Settings of one API process."""

    database_url: str
    workspace: Workspace
    dagster_url: str = "http://127.0.0.1:3000"
    public_url: str = ""
    """Where people reach us from outside, e.g. behind a studio's proxy; its host is let in."""
    canvas: Path = field(default_factory=lambda: bundled_canvas())
    """Folder of the built canvas."""
    ping_s: float = 15.0
    """Silence after which an event stream says that it lives."""
    client_queue: int = 256
    """Events that wait for one slow client before it is told to start over."""

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read DATABASE_URL, DIRECTOR_WORKSPACE, DIRECTOR_DAGSTER_URL and DIRECTOR_PUBLIC_URL.

        Raises:
            BadInput: there is no database to talk to.
        """
        database_url = os.environ.get("DATABASE_URL")
        if not database_url:
            raise BadInput(
                "The API does not know its database.",
                remedy="Start it with 'make up', or set DATABASE_URL.",
            )
        return cls(
            database_url,
            Workspace.here(),
            os.environ.get("DIRECTOR_DAGSTER_URL", cls.dagster_url),
            os.environ.get("DIRECTOR_PUBLIC_URL", ""),
        )


def bundled_canvas() -> Path:
    """Return the folder of the built canvas: beside the sources, or inside an installed wheel."""
    shipped = Path(__file__).parent / "canvas"
    return shipped if shipped.is_dir() else Path(__file__).parents[1] / "canvas" / "dist"
