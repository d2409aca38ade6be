"""What is tried before a picture is given up, in the order that people are told of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assets import limits
from assets.attempts import Attempted, attempted
from director.errors import OutOfMemory, PaintingFailed, PaintingTimedOut, ServerFailed
from director.keys import Kind
from director.making import Studio
from director.media import GitStore
from director.painting.painter import Order, Picture, Progress, unwatched
from director.records import Records, SubjectSpec
from director.tierfile import table_of
from director.tiers import Tier, TierTable
from tests.dagster.conftest import BASE_LOOK
from tests.dagster.doubles import QuickPainter

Try = Callable[..., Attempted]
CHAIN = {
    tier: {"painters": {"environment": ["bad", "quick"]}} for tier in (Tier.STANDARD, Tier.HIGH)
}


class BadPainter(QuickPainter):
    """Never paints; a studio's server that answers only the third time is another of its kind."""

    def __init__(self, error: Exception, times: int) -> None:
        super().__init__("bad")
        self.error, self.times = error, times

    def offloaded(self) -> "BadPainter":
        return self

    def paint(self, order: Order, on_progress: Progress = unwatched) -> Picture:
        self.times -= 1
        if self.times >= 0:
            raise self.error
        return super().paint(order, on_progress)


@pytest.fixture
def attempt(records: Records, tmp_path: Path) -> Try:
    """Tries the environment of a new film with the given words and painters."""

    def attempt(*words: str, bad: BadPainter | None = None, tier: Tier = Tier.STANDARD):
        owner = records.owner()
        film = records.create_project("tried", "Tried", by=owner.id)
        store = GitStore.create(tmp_path / "tried.git", film.id, "tried", "Tried")
        world = {
            "site": "village-square",
            "location": "SQUARE",
            "interior": False,
            "words": list(words),
            "seed": "square",
            "base_look": BASE_LOOK,
        }
        spec = SubjectSpec(Kind.ENVIRONMENT, "tried/square", "Square", world)
        records.sync_subjects(film.id, [spec], by=owner.id)
        painters = {"quick": QuickPainter(), "bad": bad}
        studio = Studio(
            records,
            lambda slug: store,
            QuickPainter(),
            "a worker",
            painters.__getitem__ if bad else None,
        )
        return attempted(
            studio,
            "tried/square",
            Kind.ENVIRONMENT,
            tier,
            author=owner.id,
            run_id="run",
            on_progress=unwatched,
        )

    return attempt


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict], TierTable]:
    """Puts another tier table in force."""

    def put(told: dict) -> TierTable:
        table = table_of(told)
        monkeypatch.setattr("director.tiers.tier_table", lambda: table)
        return table

    return put


def test_what_works_at_once_tells_of_no_fallback(attempt: Try):
    got = attempt()
    assert (got.fallback, got.made.take.tier) == ("", "standard")


def test_out_of_memory_is_tried_with_off_loading_first(attempt: Try):
    got = attempt("hungry")
    assert got.made.take.tier == "standard"
    assert got.fallback == (
        "Not enough memory at the standard tier: painted with off-loading, which takes longer."
    )


def test_then_one_tier_down(attempt: Try):
    got = attempt("famished")
    assert got.made.take.tier == "low"
    assert got.fallback == "Not enough memory at the standard tier: painted at the low tier."


def test_and_no_further_than_one(attempt: Try, table):
    table(CHAIN)
    with pytest.raises(OutOfMemory, match="The card is full"):
        attempt("famished", bad=BadPainter(OutOfMemory("The card is full."), 99), tier=Tier.HIGH)


def test_a_painter_that_fails_is_followed_by_the_next_of_its_chain(attempt: Try, table):
    table(CHAIN)
    got = attempt(bad=BadPainter(PaintingFailed("No such brush."), 99))
    assert got.made.take.painter == "quick"
    assert got.fallback == "No such brush. Painted by quick instead."


def test_a_server_that_does_not_answer_is_asked_again(
    attempt: Try, table, monkeypatch: pytest.MonkeyPatch
):
    table(CHAIN)
    monkeypatch.setattr("assets.attempts.PAUSES_S", (0.0, 0.0))
    got = attempt(bad=BadPainter(ServerFailed("Nobody there."), 2))
    assert (got.made.take.painter, got.fallback) == ("bad", "")


def test_but_not_for_ever(attempt: Try, table, monkeypatch: pytest.MonkeyPatch):
    table(CHAIN)
    monkeypatch.setattr("assets.attempts.PAUSES_S", (0.0, 0.0))
    with pytest.raises(ServerFailed):
        attempt(bad=BadPainter(ServerFailed("Nobody there."), 3))


def test_a_painter_that_tells_nothing_is_stopped_all_the_same(
    attempt: Try, table, monkeypatch: pytest.MonkeyPatch
):
    table({"standard": {"timeout_s": 1}})
    monkeypatch.setattr(limits, "SLACK_S", 0.1)
    with pytest.raises(PaintingTimedOut, match=r"after 1 s.*raise timeout_s"):
        attempt("stuck")
