"""Build hook: a wheel holds the built canvas, so that whoever installs it needs no Node."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CanvasHook(BuildHookInterface):
    """Puts `canvas/dist` into the package `api`; an editable install reads it where it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the canvas, or stop the build when it was not built."""
        if version == "editable":
            return
        dist = Path(self.root, "canvas", "dist")
        if not (dist / "index.html").is_file():
            raise SystemExit("The canvas is not built. Run `make canvas`, then build the wheel.")
        build_data["force_include"][str(dist)] = "api/canvas"
