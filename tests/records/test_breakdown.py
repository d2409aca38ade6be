from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from director.errors import BadInput
from director.keys import Kind
from director.records import SubjectSpec

_films = count(1)


def test_a_first_breakdown_adds_everything_in_order(records, project, owner, place):
    specs = place("tidewater", "harbour")
    synced = records.sync_subjects(project.id, specs, owner.id)
    assert synced.added == tuple(spec.key for spec in specs)
    subjects = records.subjects(project.id)
    assert [subject.key for subject in subjects] == [spec.key for spec in specs]
    by_key = {subject.key: subject for subject in subjects}
    shot = by_key["tidewater/harbour/wide/dusk-rain-autumn/s010"]
    assert shot.kind is Kind.SHOT
    assert shot.slug == "s010"
    assert shot.parent_id == by_key["tidewater/harbour/wide/dusk-rain-autumn"].id
    assert shot.script_link == {"scenes": ["1"], "line": 12}
    assert shot.notes == {"why": ["the script says so"]}
    assert (shot.version, shot.updated_by) == (1, owner.id)


def test_children_may_come_before_their_parents(records, project, owner, place):
    synced = records.sync_subjects(project.id, place("tidewater", "harbour")[::-1], owner.id)
    assert len(synced.added) == 5


def test_the_same_breakdown_again_changes_nothing_and_tells_nothing(records, film, owner, place):
    before, seq = records.subjects(film.id), records.last_event()
    specs = place("tidewater", "harbour") + place("tidewater", "chapel", 20)
    synced = records.sync_subjects(film.id, specs, owner.id)
    assert (len(synced.kept), synced.added, synced.changed, synced.retired) == (10, (), (), ())
    assert records.subjects(film.id) == before
    assert records.last_event() == seq


def test_what_the_script_no_longer_has_is_retired_and_comes_back_the_same(
    records, film, owner, shoot, place
):
    chapel = records.subject("tidewater/chapel")
    take = shoot("tidewater/chapel")
    synced = records.sync_subjects(film.id, place("tidewater", "harbour"), owner.id)
    assert len(synced.retired) == 5
    assert [s.key for s in records.subjects(film.id)] == [
        spec.key for spec in place("tidewater", "harbour")
    ]
    assert records.subject("tidewater/chapel").retired_at is not None
    both = place("tidewater", "harbour") + place("tidewater", "chapel", 20)
    assert len(records.sync_subjects(film.id, both, owner.id).added) == 5
    revived = records.subject("tidewater/chapel")
    assert (revived.id, revived.position, revived.version, revived.retired_at) == (
        chapel.id,
        chapel.position,
        1,
        None,
    )
    assert records.newest_take(revived.id) == take


def test_a_change_in_the_script_is_a_new_version_that_says_what_changed(
    records, film, owner, place
):
    specs = place("tidewater", "harbour") + place("tidewater", "chapel", 20)
    specs[0] = replace(specs[0], parameters={**specs[0].parameters, "words": ["burnt"]})
    synced = records.sync_subjects(film.id, specs, owner.id)
    assert synced.changed[0] == "tidewater/harbour"
    assert set(synced.changed) == {s.key for s in records.subtree("tidewater/harbour")}
    harbour = records.subject("tidewater/harbour")
    assert harbour.version == 2
    [change] = records.history(harbour.id)[0].changes
    assert (change.field, change.old, change.new) == ("words", ["wooden"], ["burnt"])
    assert records.subject("tidewater/harbour/wide").version == 1
    assert records.subject("tidewater/harbour/wide").wanted["world"]["words"] == ["burnt"]


def test_an_edit_outlives_a_new_breakdown(records, film, owner, place):
    harbour = records.subject("tidewater/harbour")
    records.patch_parameters(
        harbour.id, {"words": ["mine"]}, expected_version=harbour.version, by=owner.id
    )
    specs = place("tidewater", "harbour") + place("tidewater", "chapel", 20)
    parameters = {**specs[0].parameters, "words": ["burnt"], "location": "HARBOUR, OLD"}
    specs[0] = replace(specs[0], parameters=parameters)
    records.sync_subjects(film.id, specs, owner.id)
    harbour = records.subject("tidewater/harbour")
    assert harbour.parameters["words"] == ["mine"]
    assert harbour.parameters["location"] == "HARBOUR, OLD"
    assert harbour.overrides == {"words": ["mine"]}


def test_an_empty_breakdown_never_retires_a_film(records, film, owner):
    with pytest.raises(BadInput, match="has 10 subjects"):
        records.sync_subjects(film.id, [], owner.id)
    assert len(records.subjects(film.id)) == 10


def spec(key, kind=Kind.ANGLE, **parameters):
    return SubjectSpec(kind, key, "x", parameters or {"framing": "wide"})


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (spec("elsewhere/harbour/side"), "in the film 'tidewater'"),
        (spec("tidewater/harbour"), "no key of angle"),
        (spec("tidewater/harbour/wide"), "twice"),
        (spec("tidewater/mill/wide"), "no parent"),
        (spec("tidewater/harbour/Side"), "cannot be a"),
        (spec("tidewater/harbour/side", framing="worm's eye"), "no framing"),
        (spec("tidewater/harbour/side", framing="side", zoom=2), "no field 'zoom'"),
        (spec("tidewater/harbour/side", framing="side", height_m=float("nan")), "finite"),
        (
            spec("tidewater/harbour/close/day-clear-winter", Kind.VARIATION, look={"time": "x"}),
            "No such look",
        ),
        (
            spec("tidewater/harbour/wide/dusk-rain-autumn/s011", Kind.SHOT, number=10),
            "Shot 10 is there twice",
        ),
    ],
)
def test_a_breakdown_with_one_fault_changes_nothing(records, project, owner, wrong, reason, place):
    specs = [*place("tidewater", "harbour"), wrong]
    with pytest.raises(BadInput, match=reason):
        records.sync_subjects(project.id, specs, owner.id)
    assert records.subjects(project.id) == []


WORDS = st.lists(st.sampled_from(["wet", "old", "red"]), max_size=2)
EDITS = st.one_of(
    st.fixed_dictionaries({"words": WORDS}),
    st.fixed_dictionaries({"site": st.sampled_from(["harbour", "square"])}),
    st.fixed_dictionaries(
        {"base_look": st.fixed_dictionaries({"weather": st.sampled_from(["fog", "snow"])})}
    ),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("breakdown"),
            st.dictionaries(st.sampled_from(["a", "b", "c"]), WORDS, min_size=1),
        ),
        st.tuples(st.just("edit"), st.tuples(st.sampled_from(["a", "b", "c"]), EDITS)),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_no_sequence_of_breakdowns_loses_an_edit_or_moves_a_subject(records, place, steps):
    owner = records.owner().id
    film = f"film-{next(_films)}"
    project = records.create_project(film, "Film", by=owner)
    edits, places, identities, suggested = {}, set(), {}, {}
    for step, content in steps:
        if step == "breakdown":
            places = set(content)
            suggested |= content
            specs = [_worded(place(film, slug)[0], words) for slug, words in content.items()]
            records.sync_subjects(project.id, specs, owner)
        elif content[0] in places:
            slug, patch = content
            subject = records.subject(f"{film}/{slug}")
            records.patch_parameters(subject.id, patch, expected_version=subject.version, by=owner)
            edits.setdefault(slug, {}).update(patch)
            if patch.get("words") == suggested[slug]:
                # Whoever says what the script says follows the script again.
                del edits[slug]["words"]
        active = records.subjects(project.id)
        assert {subject.slug for subject in active} == places
        for subject in active:
            identity = (subject.id, subject.position)
            assert identities.setdefault(subject.slug, identity) == identity
            _holds_edits(subject, edits.get(subject.slug, {}))
            history = records.history(subject.id)
            assert [line.version for line in history] == list(range(subject.version, 0, -1))
            assert history[0].parameters == subject.parameters
    positions = [position for _, position in identities.values()]
    assert len(set(positions)) == len(positions)


def _worded(first, words):
    return replace(first, parameters={**first.parameters, "words": words})


def _holds_edits(subject, edited):
    for field, value in edited.items():
        if field == "base_look":
            assert subject.parameters["base_look"]["weather"] == value["weather"]
        else:
            assert subject.parameters[field] == value
