"""Errors become application/problem+json (RFC 9457) here, and nowhere else."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from director.errors import DirectorError
from director.records import StaleSubject

log = logging.getLogger(__name__)


class Problem(BaseModel):
    """What went wrong, what was known, what to do."""

    title: str
    status: int
    detail: str = Field(description="Problem, known and remedy in one sentence or three")
    problem: str
    known: str = ""
    remedy: str = ""


def problem_response(
    status: int,
    title: str,
    problem: str,
    known: str = "",
    remedy: str = "",
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JSONResponse:
    """Return one problem+json response; `more` are members of its own (RFC 9457, 3.2)."""
    body: dict[str, Any] = {
        "title": title,
        "status": status,
        "detail": " ".join(part for part in (problem, known, remedy) if part),
        "problem": problem,
        "known": known,
        "remedy": remedy,
        **more,
    }
    return JSONResponse(
        body, status, headers=dict(headers or {}), media_type="application/problem+json"
    )


def install(app: FastAPI) -> None:
    """Teach the app every kind of error that can leave a route."""

    @app.exception_handler(DirectorError)
    def ours(request: Request, error: DirectorError) -> JSONResponse:
        if error.status >= 500:
            log.error("%s %s: %s", request.method, request.url.path, error)
        more = {"current": _both(error)} if isinstance(error, StaleSubject) else {}
        root = str(request.app.state.settings.workspace.root)
        problem, known, remedy = (
            text.replace(root, "workspace")  # where things lie is nobody's business
            for text in (error.problem, error.known, error.remedy)
        )
        title = type(error).__name__
        return problem_response(error.status, title, problem, known, remedy, **more)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        found = [
            {"where": ".".join(str(part) for part in one["loc"]), "problem": str(one["msg"])}
            for one in error.errors()
        ]
        known = "; ".join(f"{one['where']}: {one['problem']}" for one in found[:5]) + "."
        return problem_response(
            422,
            "BadInput",
            "The request cannot be used as it is.",
            known,
            "The fields are described in /api/v1/openapi.json.",
            errors=found,
        )

    @app.exception_handler(HTTPException)
    def plain(request: Request, error: HTTPException) -> JSONResponse:
        title = HTTPStatus(error.status_code).phrase
        return problem_response(error.status_code, title, f"{error.detail}.", headers=error.headers)

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> JSONResponse:
        log.exception("%s %s failed", request.method, request.url.path)
        return problem_response(
            500,
            "InternalError",
            "Something went wrong on our side.",
            remedy="Nothing was changed halfway; the log of the API has the details.",
        )


def _both(error: StaleSubject) -> dict[str, Any]:
    """The subject as it is now, and field by field what stands there and what was asked for."""
    return {
        "version": error.current.version,
        "parameters": dict(error.current.parameters),
        "differences": [asdict(one) for one in error.differences],
    }
