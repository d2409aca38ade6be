"""Merge patches (RFC 7396): how a person's edit lies upon what the script suggests."""

from collections.abc import Mapping
from typing import Any

from director.recipe import Json


def merge(target: Any, patch: Json) -> dict[str, Any]:
    """Return `target` with the patch applied: objects merge, null removes, the rest replaces.

    Source: RFC 7396, section 2. The patch itself must be an object.
    """
    merged = dict(target) if isinstance(target, Mapping) else {}
    for name, change in patch.items():
        if change is None:
            merged.pop(name, None)
        elif isinstance(change, Mapping):
            merged[name] = merge(merged.get(name), change)
        else:
            merged[name] = change
    return merged


def compose(base: Any, first: Json, second: Json) -> dict[str, Any]:
    """Return the one patch that does to `base` what `first` and then `second` do.

    The base is needed, because merge patches alone are not closed under composition: an object
    that is removed and then given anew must not bring its old members back.
    """
    composed = dict(first)
    for name, change in second.items():
        if not isinstance(change, Mapping):
            composed[name] = change
            continue
        below = base.get(name) if isinstance(base, Mapping) else None
        earlier = first.get(name, {})
        if not isinstance(earlier, Mapping):
            earlier = dict.fromkeys(below) if isinstance(below, Mapping) else {}
        composed[name] = compose(below, earlier, change)
    return composed
