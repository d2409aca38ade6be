"""What may go, what stays, and what comes back."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from director.errors import BadInput, Conflict, MediaBroken
from director.making import Studio, make
from director.media import GitStore
from director.records import Person, Project, Records, Take
from director.regenerating import bring_back, is_missing, prove, psnr, stack_digest
from director.retention import WAITING, announce, carry_out, plan
from director.tiers import Tier
from director.usage import usage
from tests.dagster.doubles import QuickPainter
from tests.media.conftest import MARA
from tests.records.conftest import place_specs

WIDE = "tidewater/harbour/wide"
LATER = datetime.now(UTC) + timedelta(days=100)


@pytest.fixture
def store(tmp_path, project: Project) -> GitStore:
    return GitStore.create(tmp_path / "film.git", project.id, project.slug, project.title)


@pytest.fixture
def objects(tmp_path):
    return tmp_path / "film.git/lfs/objects"


@pytest.fixture
def studio(records: Records, store: GitStore) -> Studio:
    return Studio(records, lambda film: store, QuickPainter())


@pytest.fixture
def versions(records: Records, project: Project, owner: Person, studio: Studio) -> list[Take]:
    """Four versions of one angle, oldest first; the last one shows it."""
    records.sync_subjects(project.id, place_specs("tidewater", "harbour"), by=owner.id)
    takes = [make(studio, WIDE, Tier.LOW, author=owner.id).take]
    for number, focal in enumerate((24, 28, 32), 1):
        wide, patch = records.subject(WIDE), {"focal_length_mm": focal}
        records.patch_parameters(wide.id, patch, expected_version=number, by=owner.id)
        takes.append(make(studio, WIDE, Tier.LOW, author=owner.id).take)
    return takes


@pytest.fixture
def due(monkeypatch):
    """Every take is a hundred days old."""
    monkeypatch.setattr("director.retention.datetime", _Later)


class _Later(datetime):
    @classmethod
    def now(cls, tz=None):
        return LATER


def ids(found) -> set[str]:
    return {item.take_id for item in found.items}


def test_nothing_goes_that_nobody_has_proven(records, project, store, versions):
    found = plan(records, store, project, now=LATER)
    assert found.items == ()
    assert found.kept["not proven that it can be made again: director verify"] == 3
    assert found.kept["shows its subject"] == 1


def test_one_picture_that_came_out_otherwise_proves_nothing(
    records, project, store, versions, studio, owner
):
    assert prove(studio, versions[0], by=owner.id).level == "bit-exact"
    assert len(plan(records, store, project, now=LATER).items) == 3
    records.save_proof(versions[1], stack_digest(), "different", 20.0, 1.0, by=owner.id)
    assert plan(records, store, project, now=LATER).items == ()
    prove(studio, versions[1], by=owner.id)
    assert len(plan(records, store, project, now=LATER).items) == 3


@pytest.mark.parametrize(
    ("strategy", "days", "gone"),
    [("aggressive", 8, 3), ("aggressive", 6, 0), ("balanced", 31, 2), ("balanced", 29, 0),
     ("conservative", 91, 0)],
)  # fmt: skip
def test_a_strategy_keeps_what_is_young_and_so_many_versions(
    records, project, store, versions, studio, owner, strategy, days, gone
):
    prove(studio, versions[0], by=owner.id)
    then = datetime.now(UTC) + timedelta(days=days)
    found = plan(records, store, project, strategy, now=then)
    assert ids(found) == {str(take.id) for take in versions[:gone]}


def test_marks_decide_and_a_kept_take_never_goes(records, project, store, versions, studio, owner):
    prove(studio, versions[0], by=owner.id)
    records.mark_take(versions[0].id, "keep", "approved", by=owner.id)
    records.mark_take(versions[1].id, "drop", "", by=owner.id)
    assert ids(plan(records, store, project, "conservative", now=LATER)) == {str(versions[1].id)}
    assert str(versions[0].id) not in ids(plan(records, store, project, "aggressive", now=LATER))
    records.mark_take(versions[3].id, "drop", "", by=owner.id)
    assert str(versions[3].id) not in ids(plan(records, store, project, "aggressive", now=LATER))
    with pytest.raises(BadInput, match="no mark"):
        records.mark_take(versions[0].id, "burn", "", by=owner.id)


def test_a_plan_says_what_it_saves_and_what_it_costs_to_come_back(
    records, project, store, versions, studio, owner
):
    prove(studio, versions[0], by=owner.id)
    items = plan(records, store, project, now=LATER).items
    [item] = [each for each in items if each.take_id == str(versions[0].id)]
    assert item.bytes == sum(f["bytes"] for f in versions[0].files if f["role"] != "recipe")
    assert item.recreate_cpu_s == 0.01 and item.recreate_cost > 0 and item.break_even_months > 0
    assert "newer versions" in item.why and item.proof == "bit-exact"


def test_notice_waiting_eviction_and_a_record_of_what_was_really_freed(
    records, project, store, versions, studio, owner, objects, due
):
    prove(studio, versions[0], by=owner.id)
    cleanup = announce(records, project, plan(records, store, project), by=owner.id)
    assert records.events_after(project.id, 0, None)[-1].name == "server:cleanup.planned"
    who = {"by": owner.id, "author": MARA}
    assert cleanup.due_at == LATER + WAITING
    assert carry_out(records, store, project, cleanup, objects, **who) is None
    cleanup = announce(
        records, project, plan(records, store, project), by=owner.id, waiting=timedelta(0)
    )
    records.mark_take(versions[1].id, "keep", "we need it after all", by=owner.id)
    before = sum(path.stat().st_size for path in objects.rglob("*") if path.is_file())
    done = carry_out(records, store, project, cleanup, objects, **who)
    after = sum(path.stat().st_size for path in objects.rglob("*") if path.is_file())
    assert done.evicted == 2 and done.freed_bytes == before - after > 0
    assert store.open(versions[1].path("picture")) and store.open(versions[3].path("picture"))
    assert store.stat(versions[0].path("picture")).evicted
    assert store.open(versions[0].path("recipe"))
    assert [c.status for c in records.cleanups(project.id)] == ["done", "cancelled"]
    with pytest.raises(Conflict):
        records.cancel_cleanup(done.id, by=owner.id)


def test_what_was_given_up_is_made_again_byte_by_byte(store, versions, studio, owner):
    first = versions[0]
    original = store.open(first.path("picture")), store.open(first.path("depth"))
    store.evict([first.path("picture"), first.path("depth")], author=MARA)
    assert is_missing(store, first) and not is_missing(store, versions[1])
    assert bring_back(studio, first, by=owner.id).level == "bit-exact"
    assert (store.open(first.path("picture")), store.open(first.path("depth"))) == original
    assert next(store.log()).meta["regenerated"] == "bit-exact"


def test_asking_for_a_picture_that_was_given_up_brings_it_back(store, versions, studio, owner):
    last = versions[-1]
    original = store.open(last.path("picture"))
    store.evict([last.path("picture")], author=MARA)
    made = make(studio, WIDE, Tier.LOW, author=owner.id)
    assert (made.outcome, made.take.id) == ("reused", last.id)
    assert store.open(last.path("picture")) == original


def test_another_picture_is_not_taken_for_the_one_that_was(store, versions, studio, owner):
    class Changed(QuickPainter):
        def paint(self, order, on_progress=lambda share, step: None):
            picture = super().paint(order)
            picture.srgb[::2] = 255 - picture.srgb[::2]
            return picture

    store.evict([versions[0].path("picture")], author=MARA)
    changed = Studio(studio.records, studio.media_of, Changed())
    with pytest.raises(MediaBroken, match="another picture"):
        bring_back(changed, versions[0], by=owner.id)
    assert store.stat(versions[0].path("picture")).evicted
    assert prove(changed, versions[1], by=owner.id).level == "different"


def test_a_picture_that_nobody_could_tell_apart_is_perceptual_and_says_how_near(
    versions, studio, owner
):
    class Off(QuickPainter):
        def paint(self, order, on_progress=lambda share, step: None):
            picture = super().paint(order)
            picture.srgb[0, 0] ^= 1
            return picture

    found = prove(Studio(studio.records, studio.media_of, Off()), versions[0], by=owner.id)
    assert found.level == "perceptual" and found.psnr_db > 60


def test_equal_pictures_have_no_noise_between_them():
    grey = np.full((4, 4, 3), 100, np.uint8)
    assert psnr(grey, grey) == float("inf")
    assert round(psnr(grey, grey + 1), 1) == 48.1


def test_usage_agrees_with_the_disk_and_says_what_could_go(
    records, project, store, versions, studio, owner, objects
):
    first = usage(records, store, project, "git", objects)
    media = sum(path.stat().st_size for path in objects.rglob("*") if path.is_file())
    assert first.on_disk == media and first.unexplained == 0 and first.missing == 0
    assert sum(first.by["type"].values()) == first.total == sum(first.by["regenerable"].values())
    assert first.by["regenerable"]["not proven yet"] > 0
    assert any("director verify tidewater" in line for line in first.recommendations)
    prove(studio, versions[0], by=owner.id)
    store.evict([versions[0].path("picture")], author=MARA)
    [lost] = [
        p for p in objects.rglob("*") if p.name == store.stat(versions[1].path("depth")).sha256
    ]
    again = usage(records, store, project, "git", objects)
    assert again.evicted == store.stat(versions[0].path("picture")).size
    assert "not proven yet" not in again.by["regenerable"]
    size = lost.stat().st_size
    lost.unlink()
    assert usage(records, store, project, "git", objects).missing == size


def test_the_trend_is_what_was_reported_over_days(records, project, store, versions, objects):
    long_ago = datetime.now(UTC) - timedelta(days=10)
    now = usage(records, store, project, "git", objects)
    records.save_storage_report(project.id, {}, now.total - 10_000)
    with records.database.writing(None) as transaction:
        from director.records.tables import storage_reports

        transaction.connection.execute(storage_reports.update().values(created_at=long_ago))
    found = usage(records, store, project, "git", objects)
    assert round(found.trend_bytes_per_day) == 1000
    assert abs(found.in_a_month - found.total - 30_000) < 10
