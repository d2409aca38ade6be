"""The packages at the top have common names; what is imported has to be ours."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("director", "dagster_project", "assets", "jobs", "sensors", "api")


@pytest.mark.parametrize("name", OURS)
def test_the_package_that_is_imported_is_ours(name: str) -> None:
    module = importlib.import_module(name)
    assert Path(module.__file__ or "").parent == ROOT / name
    assert module.__doc__, "a room's __init__ says what belongs here"
