"""Merge patches (RFC 7396): how a person's edit lies upon what the script suggests."""

from collections.abc import Mapping
from typing import Any, cast

from director.recipe import Json


def merge(target: object, patch: Json) -> dict[str, Any]:
    """Return `target` with the patch applied: objects merge, null removes, the rest replaces.

    Source: RFC 7396, section 2. The patch itself must be an object.
    """
    merged = dict(as_object(target) or {})
    for name, change in patch.items():
        if change is None:
            merged.pop(name, None)
        elif (members := as_object(change)) is not None:
            merged[name] = merge(merged.get(name), members)
        else:
            merged[name] = change
    return merged


def compose(base: object, first: Json, second: Json) -> dict[str, Any]:
    """Return the one patch that does to `base` what `first` and then `second` do.

    The base is needed, because merge patches alone are not closed under composition: an object
    that is removed and then given anew must not bring its old members back.
    """
    composed = dict(first)
    for name, change in second.items():
        members = as_object(change)
        if members is None:
            composed[name] = change
            continue
        below = (as_object(base) or {}).get(name)
        earlier = as_object(first.get(name, {}))
        if earlier is None:
            earlier = dict.fromkeys(as_object(below) or {})
        composed[name] = compose(below, earlier, members)
    return composed


def as_object(value: object) -> Json | None:
    """Return a JSON object as what it is, and None for every other value."""
    return cast("Json", value) if isinstance(value, Mapping) else None
