"""What a breakdown has to hold to: every key of its film, with its parent, and only once."""

from collections.abc import Sequence
from typing import Any

from director.errors import BadInput
from director.keys import Kind, film_of, kind_of, parent_of
from director.records.models import SubjectSpec


def check_specs(film: str, specs: Sequence[SubjectSpec]) -> None:
    """Hold a breakdown to the rules of keys.

    Raises:
        BadInput: a key is of another film or kind, double, or without its parent; a shot's number
            is given twice.
    """
    keys: set[str] = set()
    numbers: dict[Any, str] = {}
    for spec in specs:
        if film_of(spec.key) != film or kind_of(spec.key) is not spec.kind:
            raise BadInput(f"'{spec.key}' is no key of {spec.kind} in the film '{film}'.")
        if spec.key in keys:
            raise BadInput(f"The breakdown names '{spec.key}' twice.")
        keys.add(spec.key)
        if spec.kind is Kind.SHOT:
            number = spec.parameters.get("number")
            other = numbers.setdefault(number, spec.key)
            if other != spec.key:
                raise BadInput(f"Shot {number} is there twice.", known=f"{other} and {spec.key}.")
    _check_parents(specs, keys)


def _check_parents(specs: Sequence[SubjectSpec], keys: set[str]) -> None:
    for spec in specs:
        if spec.kind is not Kind.ENVIRONMENT and parent_of(spec.key) not in keys:
            raise BadInput(
                f"'{spec.key}' has no parent in the breakdown.",
                remedy=f"Suggest '{parent_of(spec.key)}' too.",
            )
