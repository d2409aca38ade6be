"""Estimates: who is how far back in the line, and how long it will be.

From what renders have taken: the median of the last ones of the same painter and tier, on this
machine where there are any, else on others, else at another tier in proportion to its pixels. What
nobody has ever measured is not guessed.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from uuid import UUID

from director.keys import kind_of
from director.records import Pace, Render, RenderStatus
from director.tiers import Tier, slots_of

TELLING_SHARE = 0.1
"""From here on what a render has done says more than what others took."""


@dataclass(frozen=True)
class Estimate:
    """Where one open render stands."""

    position: int
    """1 is next of its tier; 0 is being painted."""
    seconds_left: float | None
    """Until its picture is there; None: nothing like it has been measured yet."""


def estimates(
    line: Sequence[Render],
    paces: Iterable[Pace],
    machine: str,
    now: datetime,
    slots: Callable[[str], int] = slots_of,
) -> dict[UUID, Estimate]:
    """Return an estimate for each render of the line, which is in the order of starting."""
    takes = _Durations(list(paces), machine)
    found: dict[UUID, Estimate] = {}
    for tier in Tier:
        own = [render for render in line if render.tier == tier]
        found |= _of_tier(own, takes, now, slots(tier))
    return found


class _Durations:
    """How long a render will take, as far as anybody knows."""

    def __init__(self, paces: list[Pace], machine: str) -> None:
        self._paces, self._machine = paces, machine

    def of(self, render: Render) -> float | None:
        tier = Tier(render.tier)
        painter = tier.row.painters[kind_of(render.subject_key)][0]
        own = [pace for pace in self._paces if pace.painter == painter]
        same = [pace for pace in own if pace.tier == tier]
        here = [pace for pace in same if pace.machine == self._machine]
        if here or same:
            return median(pace.seconds for pace in here or same)
        scaled = [
            pace.seconds * (tier.row.side_px / Tier(pace.tier).row.side_px) ** 2 for pace in own
        ]
        return median(scaled) if scaled else None


def _of_tier(
    line: Sequence[Render], takes: _Durations, now: datetime, slots: int
) -> dict[UUID, Estimate]:
    runs: dict[object, list[Render]] = {}
    for render in line:
        runs.setdefault(render.run_id or render.id, []).append(render)
    # A run keeps its slot from its first picture to its last.
    begun = [run for run in runs.values() if run[0].status is RenderStatus.RUNNING]
    waiting = [run for run in runs.values() if run[0].status is not RenderStatus.RUNNING]
    free: list[float] = [0.0] * max(0, slots - len(begun))
    heapq.heapify(free)
    left: dict[UUID, float | None] = {}
    for run in begun:
        heapq.heappush(free, _follow(run, 0.0, takes, now, left))
    for run in waiting:
        heapq.heappush(free, _follow(run, heapq.heappop(free), takes, now, left))
    position = _positions(line)
    return {one.id: Estimate(position[one.id], _told(left[one.id])) for one in line}


def _follow(
    run: Sequence[Render],
    start: float,
    takes: _Durations,
    now: datetime,
    left: dict[UUID, float | None],
) -> float:
    """Note when each picture of a run will be there, and return when its slot is free."""
    end = start
    for render in run:
        end += _remaining(render, takes.of(render), now)
        left[render.id] = end
    return end


def _remaining(render: Render, pace: float | None, now: datetime) -> float:
    if render.started_at is None or render.status is not RenderStatus.RUNNING:
        return float("inf") if pace is None else pace
    elapsed = max(0.0, (now - render.started_at).total_seconds())
    if render.progress >= TELLING_SHARE:
        return elapsed * (1 - render.progress) / render.progress
    return float("inf") if pace is None else max(0.0, pace - elapsed)


def _positions(line: Sequence[Render]) -> Mapping[UUID, int]:
    waiting = [render.id for render in line if render.status is not RenderStatus.RUNNING]
    numbered = {render_id: place for place, render_id in enumerate(waiting, 1)}
    return {render.id: numbered.get(render.id, 0) for render in line}


def _told(seconds: float | None) -> float | None:
    return None if seconds is None or seconds == float("inf") else round(seconds, 1)
