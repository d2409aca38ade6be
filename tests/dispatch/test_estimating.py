"""Estimates: places are counted, times are measured, and nobody's guess is told as knowledge."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from director.dispatch.estimating import estimates
from director.records import Pace, Render, RenderStatus

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HERE = Pace("blockout", "low", "here", 10.0, 5)


def render(number: int, run: str, *, running: bool = False, progress: float = 0.0) -> Render:
    began = NOW - timedelta(seconds=4) if running else None
    status = RenderStatus.RUNNING if running else RenderStatus.QUEUED
    fields = dict.fromkeys(Render.__dataclass_fields__)
    fields |= {
        "id": uuid4(),
        "subject_key": "film/place/wide",
        "tier": "low",
        "status": status,
        "run_id": run,
        "progress": progress,
        "started_at": began,
        "seq": number,
    }
    return Render(**fields)


def left(line: list[Render], *paces: Pace, slots: int = 2) -> list[float | None]:
    found = estimates(line, paces, "here", NOW, lambda lane: slots)
    return [found[one.id].seconds_left for one in line]


def test_each_slot_takes_the_next_run_and_a_run_s_pictures_follow_one_another():
    line = [render(1, "a"), render(2, "a"), render(3, "b"), render(4, "c")]
    assert left(line, HERE) == [10, 20, 10, 20]
    assert left(line, HERE, slots=1) == [10, 20, 30, 40]


def test_what_runs_counts_what_it_has_done_or_else_what_others_took():
    assert left([render(1, "a", running=True)], HERE) == [6]
    assert left([render(1, "a", running=True, progress=0.8)], HERE) == [1]


def test_who_has_never_been_measured_is_not_guessed():
    assert left([render(1, "a")], slots=1) == [None]
    assert left([render(1, "a")], Pace("cycles", "low", "here", 3.0, 9)) == [None]


def test_other_machines_count_where_this_one_has_no_figure_and_tiers_by_their_pixels():
    there = Pace("blockout", "low", "there", 30.0, 5)
    assert left([render(1, "a")], there) == [30]
    assert left([render(1, "a")], there, HERE) == [10]
    assert left([render(1, "a")], Pace("blockout", "high", "here", 40.0, 5)) == [10]


@given(st.lists(st.integers(0, 6), max_size=20), st.integers(1, 4))
def test_nobody_is_overtaken_by_who_stands_behind(runs: list[int], slots: int):
    line = [render(number, f"run {run}") for number, run in enumerate(sorted(runs))]
    found = estimates(line, [HERE], "here", NOW, lambda lane: slots)
    assert [found[one.id].position for one in line] == list(range(1, len(line) + 1))
    first = {one.run_id: found[one.id].seconds_left or 0 for one in reversed(line)}
    starts = [first[name] for name in dict.fromkeys(one.run_id for one in line)]
    assert starts == sorted(starts)
    work = sum(10 for _ in line)
    assert max((found[one.id].seconds_left or 0 for one in line), default=0) >= work / slots
