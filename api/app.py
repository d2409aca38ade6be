"""The app: routes, guards and errors put together, with what they share for one process."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from api import problems
from api.dispatching import Dispatch
from api.events.hub import Hub
from api.events.listener import listen
from api.guards import Guards
from api.routes import (
    batches,
    canvas,
    dressing,
    events,
    history,
    media,
    projects,
    queue,
    renders,
    subjects,
    system,
    takes,
    uploads,
)
from api.settings import Settings
from director.keys import Kind
from director.links import Links
from director.media.previews import Previews
from director.records import Records

PREFIX = "/api/v1"
PROBLEM_REF = "#/components/schemas/Problem"
PROBLEM: dict[int | str, dict[str, Any]] = {
    kind: {
        "description": "What went wrong, what was known, what to do",
        "content": {"application/problem+json": {"schema": {"$ref": PROBLEM_REF}}},
    }
    for kind in ("4XX", "5XX")
}


class Api(FastAPI):
    """FastAPI, with the schema of problem+json among the described ones."""

    def openapi(self) -> dict[str, Any]:
        """Return the description, made once."""
        if self.openapi_schema is None:
            described = super().openapi()
            described["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        return super().openapi()


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the API with the canvas at `/`.

    Raises:
        BadInput: no settings are given, and the environment names no database.
    """
    settings = settings or Settings.from_environment()
    app = Api(
        title="Movie Director",
        version="1",
        summary="A build system for film: subjects, takes, renders and events.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        generate_unique_id_function=_operation_id,
        responses=PROBLEM,
    )
    app.state.settings = settings
    app.add_middleware(Guards, settings=settings)
    problems.install(app)
    for router in _routers():
        app.include_router(router, prefix=PREFIX)
    app.include_router(canvas.router)
    return app


def _routers() -> list[APIRouter]:
    nouns = [
        system,
        projects,
        dressing,
        takes,
        renders,
        queue,
        batches,
        events,
        media,
        uploads,
        history,
    ]
    return [noun.router for noun in nouns] + [subjects.router_for(kind) for kind in Kind]


def _operation_id(route: APIRoute) -> str:
    return route.name


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Open what the process shares, and listen to the records while the app runs."""
    settings: Settings = app.state.settings
    records = Records.connect(settings.database_url)
    app.state.records = records
    dispatch = app.state.dispatch = Dispatch(records, settings.dagster_url)
    app.state.links = Links.of(settings.workspace)
    app.state.previews = Previews(settings.workspace.cache / "previews")
    app.state.hub = Hub(settings.client_queue)
    listening = asyncio.create_task(listen(records, app.state.hub))
    try:
        yield
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
        dispatch.close()
        records.close()
