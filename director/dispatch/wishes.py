"""Wishes: which subjects a request for many pictures means."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from director.errors import BadInput, NotFound
from director.keys import Kind
from director.records import State, Subject, SubjectState

NOT_READY = (State.MISSING, State.STALE)
"""An outdated take shows what is wanted: it is repainted only by name, or with all."""


@dataclass(frozen=True)
class Wish:
    """All pictures below a place, of a scene or of the film; of some kinds, or of all."""

    under: str = ""
    """Key of a place or an angle: what hangs on it, and itself."""
    scene: str = ""
    """Number of a scene: its shots, and everything that they hang on."""
    kinds: Collection[Kind] = tuple(Kind)
    all: bool = False
    """Also those that are there already (they are not painted again, but counted as reused)."""


def meant(wish: Wish, states: Sequence[SubjectState]) -> list[Subject]:
    """Return the subjects that a wish means, in the film's order.

    Raises:
        BadInput: it says both a place and a scene.
        NotFound: the film has no such key or scene.
    """
    if wish.under and wish.scene:
        raise BadInput("A batch is of a place or of a scene, not of both.")
    found = [state for state in states if _is_below(state.subject.key, wish.under)]
    if wish.under and not found:
        raise NotFound(f"The film has nothing with the key '{wish.under}'.")
    if wish.scene:
        keys = _keys_of(wish.scene, states)
        found = [state for state in found if state.subject.key in keys]
    return [
        state.subject
        for state in found
        if state.subject.kind in wish.kinds and (wish.all or state.state in NOT_READY)
    ]


def _is_below(key: str, under: str) -> bool:
    return not under or f"{key}/".startswith(f"{under}/")


def _keys_of(scene: str, states: Sequence[SubjectState]) -> set[str]:
    """The keys of a scene's shots, and of all that they are built from."""
    shots = [
        state.subject.key
        for state in states
        if state.subject.kind is Kind.SHOT and str(state.subject.parameters.get("scene")) == scene
    ]
    if not shots:
        known = {
            str(state.subject.parameters.get("scene"))
            for state in states
            if state.subject.kind is Kind.SHOT
        }
        raise NotFound(
            f"The film has no shot in a scene '{scene}'.",
            known=f"Known: {', '.join(sorted(known)[:20])}.",
        )
    return {
        "/".join(parts[:depth])
        for parts in (key.split("/") for key in shots)
        for depth in range(2, len(parts) + 1)
    }
