"""Options of the tests of worlds."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-word", action="store_true", help="try every word in every room (15 minutes)"
    )
