"""Attempts: what is tried, in which order, before a picture is given up.

    no answer from a server     the same again, a little later
    out of memory               the same tier with off-loading, then one tier down
    the painter failed          the next painter of the tier's chain

What came out instead of what was asked for is told in one sentence.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from assets.limits import limited
from director.errors import OutOfMemory, PaintingFailed, PaintingTimedOut, ServerFailed
from director.keys import Kind
from director.making import Made, Studio, make
from director.painting.painter import Painter, Progress
from director.tiers import Tier

PAUSES_S = (0.5, 1.0, 2.0)
"""Before a server that did not answer is asked again."""


@dataclass(frozen=True)
class Attempted:
    """A take, and what was done instead of what was asked for ("" when that was done)."""

    made: Made
    fallback: str = ""


@dataclass(frozen=True)
class _Attempt:
    painter: Painter
    tier: Tier
    told: str


def attempted(
    studio: Studio,
    key: str,
    kind: Kind,
    tier: Tier,
    *,
    author: UUID,
    run_id: str,
    on_progress: Progress,
) -> Attempted:
    """Make the take of `key` at `tier`, or what comes nearest to it.

    Raises:
        PaintingFailed: nothing that could be tried led to a picture; with the first reason.
    """
    first: PaintingFailed | None = None
    for painter in _chain(studio, kind, tier):
        began = "" if first is None else f"{_short(first)} Painted by {painter.name} instead."
        for attempt in _with_less(_Attempt(painter, tier, began)):
            own = replace(studio, painter=attempt.painter)
            try:
                with limited(attempt.tier):
                    made = _patiently(own, key, attempt.tier, author, run_id, on_progress)
                return Attempted(made, attempt.told)
            except OutOfMemory as error:
                first = first or error
            except PaintingTimedOut:
                raise
            except PaintingFailed as error:
                first = first or error
                break
    assert first is not None, "A chain has at least one painter."
    raise first


def _chain(studio: Studio, kind: Kind, tier: Tier) -> Iterator[Painter]:
    """The painters of a job, loaded one after the other as they are needed."""
    if studio.painter_named is None:
        yield studio.painter
        return
    for name in tier.row.painters[kind]:
        yield studio.painter_named(name)


def _with_less(attempt: _Attempt) -> Iterator[_Attempt]:
    """The attempt, then those that need less memory."""
    yield attempt
    offloaded = getattr(attempt.painter, "offloaded", None)
    short = f"Not enough memory at the {attempt.tier} tier"
    if offloaded is not None:
        told = f"{short}: painted with off-loading, which takes longer."
        yield _Attempt(offloaded(), attempt.tier, told)
    if attempt.tier.below is not None:
        told = f"{short}: painted at the {attempt.tier.below} tier."
        yield _Attempt(attempt.painter, attempt.tier.below, told)


def _patiently(
    studio: Studio, key: str, tier: Tier, author: UUID, run_id: str, on_progress: Progress
) -> Made:
    """Make a take; a server that does not answer is asked again."""
    for pause in (*PAUSES_S, None):
        try:
            return make(studio, key, tier, author=author, run_id=run_id, on_progress=on_progress)
        except ServerFailed:
            if pause is None:
                raise
            time.sleep(pause)
    raise AssertionError("The last attempt returns or raises.")


def _short(error: PaintingFailed) -> str:
    return error.problem if error.problem.endswith(".") else f"{error.problem}."
