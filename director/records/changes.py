"""Telling of changed fields: as JSON for history and events, as words for people."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from director.recipe import Difference


def changes_json(differences: Sequence[Difference]) -> list[dict[str, Any]]:
    """Return the differences as plain JSON: `{"field", "old", "new"}` each."""
    return [asdict(difference) for difference in differences]
