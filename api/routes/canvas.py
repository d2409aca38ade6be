"""The canvas: the built page at `/`, its files below `/assets`."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

from api.dependencies import SettingsDep
from director.errors import NotFound

router = APIRouter(include_in_schema=False)

NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Movie Director</title>
<body style="font:16px/1.6 system-ui;margin:12vh auto;width:34em;background:#101216;color:#eee">
<h1 style="font-weight:600">The canvas has not been built</h1>
<p>The API answers at <a style="color:#e0a458" href="/api/v1/health">/api/v1/health</a>.</p>
<p>Build the canvas with <code>make canvas</code>, then load this page again.</p></body></html>"""
FOREVER = "public, max-age=31536000, immutable"


@router.get("/")
def index(settings: SettingsDep) -> Response:
    """The canvas. `?project=<slug>` and `?subject=<key>` open it there."""
    page = settings.canvas / "index.html"
    if not page.is_file():
        return HTMLResponse(NOT_BUILT, status_code=503)
    return FileResponse(page, headers={"Cache-Control": "no-cache"})


@router.get("/{name}")
def top_file(name: str, settings: SettingsDep) -> Response:
    """A file beside the page, such as its icon."""
    return _file(settings.canvas, name, "no-cache")


@router.get("/assets/{name}")
def asset(name: str, settings: SettingsDep) -> Response:
    """A built file. Its name changes with its content."""
    return _file(settings.canvas / "assets", name, FOREVER)


def _file(folder: Path, name: str, cache: str) -> Response:
    known = {file.name: file for file in folder.glob("*") if file.is_file()}
    if name not in known:
        raise NotFound(f"There is no page '{name}'.", remedy="The canvas is at /.")
    return FileResponse(known[name], headers={"Cache-Control": cache})
