"""The API's own description, from which the canvas' types are made."""

import json
from pathlib import Path

from fastapi import FastAPI

CANVAS = Path(__file__).parents[2] / "canvas" / "src" / "lib" / "api"


def test_the_canvas_knows_the_api_as_it_is(app: FastAPI):
    kept = json.loads((CANVAS / "openapi.json").read_text())
    assert kept == app.openapi(), "run 'python -m api.describe' and 'npm run types' in canvas/"


def test_every_operation_has_a_name_of_its_own(app: FastAPI):
    operations = [
        operation for path in app.openapi()["paths"].values() for operation in path.values()
    ]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names))
    assert all(name == name.lower() and " " not in name for name in names)
    assert all(operation.get("description") for operation in operations)


def test_every_operation_says_that_its_errors_are_problems(app: FastAPI):
    for path, methods in app.openapi()["paths"].items():
        for operation in methods.values():
            content = operation["responses"]["4XX"]["content"]
            assert list(content) == ["application/problem+json"], path
