"""The line: tier, person and film decide the order, people change it, and quotas bound it."""

import pytest

from director.errors import BadInput, Conflict, QuotaExceeded
from director.records import RenderStatus, Spent
from director.tiers import Tier

HARBOUR, CHAPEL = "tidewater/harbour", "tidewater/chapel"


@pytest.fixture
def ask(records, film, owner):
    def ask(*keys, tier="low", by=None):
        ids = [records.subject(key).id for key in keys]
        return records.request_renders(film.id, ids, tier, (by or owner).id)

    return ask


def test_priority_is_the_tier_s_plus_the_person_s_plus_the_film_s(records, film, owner, ask):
    assert ask(HARBOUR)[0].priority == Tier.LOW.row.priority
    settings = {"settings": {"urgency": 30}}
    records.patch_project(film.id, settings, expected_version=film.version, by=owner.id)
    dana = records.add_person("Dana")
    records.patch_person(dana.id, {"priority": 4}, by=owner.id)
    assert ask(CHAPEL, by=dana)[0].priority == Tier.LOW.row.priority + 34
    assert ask(CHAPEL, tier="high", by=dana)[0].priority == Tier.HIGH.row.priority + 34


def test_who_is_moved_comes_sooner_with_all_of_its_run(records, owner, ask):
    first, second, third = ask(HARBOUR, CHAPEL, f"{HARBOUR}/wide")
    records.attach_run([first.id], "one")
    records.attach_run([second.id, third.id], "two")
    moved = records.prioritise(third.id, 90, by=owner.id)
    assert {render.id for render in moved} == {second.id, third.id}
    line = [render.id for render in records.waiting_line("low")]
    assert line == [second.id, third.id, first.id]
    assert records.moved_runs() == {"two": 90}
    assert records.moved_runs() == {}


def test_what_runs_is_not_moved(records, owner, ask):
    [render] = ask(HARBOUR)
    records.start_render(render.subject_id, "low", by=owner.id)
    with pytest.raises(Conflict, match="running already"):
        records.prioritise(render.id, 90, by=owner.id)
    with pytest.raises(BadInput, match="from -1000 to 1000"):
        records.prioritise(render.id, 10_000, by=owner.id)


def test_a_film_s_quota_counts_everybody_s_renders_of_a_day(records, film, owner, ask):
    settings = {"settings": {"renders_per_day": 2}}
    records.patch_project(film.id, settings, expected_version=film.version, by=owner.id)
    [render] = ask(HARBOUR)
    with pytest.raises(QuotaExceeded, match=r"2 renders a day. 1 were asked for.*2 more"):
        ask(CHAPEL, f"{CHAPEL}/wide")
    assert ask(HARBOUR) == [render], "joining costs nothing"
    records.cancel_render(render.id, by=owner.id)
    assert len(ask(CHAPEL, f"{CHAPEL}/wide")) == 2, "what was cancelled is given back"


def test_a_person_s_quota_is_that_person_s_alone(records, owner, ask):
    dana = records.add_person("Dana")
    records.patch_person(dana.id, {"renders_per_day": 0}, by=owner.id)
    with pytest.raises(QuotaExceeded, match="Dana has 0"):
        ask(HARBOUR, by=dana)
    assert ask(HARBOUR)[0].status is RenderStatus.QUEUED


@pytest.mark.parametrize(
    "settings", [{"priority": 1.5}, {"priority": 101}, {"renders_per_day": -1}, {"urgency": True}]
)
def test_settings_that_cannot_be_are_refused(records, owner, settings):
    with pytest.raises(BadInput, match="whole number"):
        records.patch_person(owner.id, settings, by=owner.id)


def test_costs_add_up_and_failures_cost_too(records, film, owner, ask, shoot):
    spent = Spent("here", "", 4.0, 0.0, None)
    made, failed = ask(HARBOUR, CHAPEL)
    for render in (made, failed):
        records.start_render(render.subject_id, "low", by=owner.id)
    take = shoot(HARBOUR)
    records.finish_render(made.id, take.id, reused=False, by=owner.id, spent=spent)
    card = Spent("here", "GPU-1", 1.0, 9.0, 500.0)
    records.fail_render(failed.id, "It broke.", by=owner.id, spent=card)
    [row] = records.costs("project", project_id=film.id)
    assert (row.group, row.tier, row.renders) == (film.slug, "low", 2)
    assert (row.cpu_s, row.gpu_s, row.energy_j) == (5.0, 9.0, 500.0)
    by_recipe = {row.group: row.cpu_s for row in records.costs("recipe")}
    assert by_recipe == {take.recipe_digest: 4.0, "no take": 1.0}
    [of_take] = records.costs("person", take_id=take.id)
    assert (of_take.group, of_take.cpu_s) == (owner.name, 4.0)
    [pace] = records.paces()
    assert (pace.painter, pace.tier, pace.machine, pace.count) == (take.painter, "low", "here", 1)
    with pytest.raises(BadInput, match="no group 'mood'"):
        records.costs("mood")


def test_a_batch_knows_its_renders_also_those_that_it_joined(records, film, owner, ask):
    first = ask(HARBOUR)
    both = ask(HARBOUR, CHAPEL)
    one = records.open_batch(film.id, "low", {"under": HARBOUR}, first, by=owner.id)
    two = records.open_batch(film.id, "low", {"all": True}, both, by=owner.id)
    assert [render.id for render in records.batch(one.id)[1]] == [first[0].id]
    batch, members = records.batch(two.id)
    assert (batch.wish, batch.tier) == ({"all": True}, "low")
    assert {render.id for render in members} == {render.id for render in both}
