import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from director.errors import BadInput, Conflict, NotFound, StaleVersion, VersionRequired
from director.records import StaleSubject
from director.records.merge import merge
from director.records.parameters import check_parameters

LOOK = "tidewater/harbour/wide/dusk-rain-autumn"


def edit(records, key, patch, version=None):
    subject = records.subject(key)
    return records.patch_parameters(
        subject.id,
        patch,
        expected_version=subject.version if version is None else version,
        by=records.owner().id,
    )


def test_an_edit_is_a_new_version_with_who_when_and_which_field(records, film, owner):
    edited = edit(records, LOOK, {"look": {"weather": "fog"}})
    assert (edited.version, edited.parameters["look"]["weather"]) == (2, "fog")
    assert edited.overrides == {"look": {"weather": "fog"}}
    now, before = records.history(edited.id)
    [change] = now.changes
    assert (change.field, change.old, change.new) == ("look.weather", "rain", "fog")
    assert (now.version, now.reason, now.created_by) == (2, "edit", owner.id)
    assert (before.version, before.reason, before.changes) == (1, "script", ())
    assert now.created_at > before.created_at


def test_everything_below_is_wanted_anew_and_nothing_else(records, film):
    before = {subject.key: subject.wanted_digest for subject in records.subjects(film.id)}
    edit(records, "tidewater/harbour/wide", {"focal_length_mm": 35})
    after = {subject.key: subject.wanted_digest for subject in records.subjects(film.id)}
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"tidewater/harbour/wide", LOOK, f"{LOOK}/s010"}
    assert {s.version for s in records.subjects(film.id)} == {1, 2}


def test_a_place_whose_name_starts_alike_is_not_below(records, project, owner, place):
    specs = place("tidewater", "harbour") + place("tidewater", "harbour-mole", 20)
    records.sync_subjects(project.id, specs, owner.id)
    before = records.subtree("tidewater/harbour-mole")
    edit(records, "tidewater/harbour", {"words": ["new"]})
    assert records.subtree("tidewater/harbour-mole") == before
    assert len(records.subtree("tidewater/harbour")) == 5


def test_one_event_names_the_fields_and_what_became_stale(records, film, shoot):
    shoot(LOOK)
    shoot("tidewater/chapel")
    seq = records.last_event()
    edit(records, "tidewater/harbour", {"words": ["new"]})
    [event] = records.events_after(film.id, seq)
    assert event.name == "server:environment.updated"
    assert event.payload["changes"] == [{"field": "words", "old": ["wooden"], "new": ["new"]}]
    assert event.payload["wanted_anew"] == 5
    assert [stale["key"] for stale in event.payload["stale"]] == [LOOK]
    assert event.payload["stale_count"] == 1


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("tidewater/harbour", "environment"),
        ("tidewater/harbour/wide", "angle"),
        (LOOK, "variation"),
        (f"{LOOK}/s010", "shot"),
    ],
)
def test_each_kind_has_its_own_event(records, film, key, name):
    patches = {
        "environment": {"site": "square"},
        "angle": {"dutch_deg": 5},
        "variation": {"look": {"time": "night"}},
        "shot": {"camera": {"focal_length_mm": 85}},
    }
    seq = records.last_event()
    edit(records, key, patches[name])
    assert [e.name for e in records.events_after(film.id, seq)] == [f"server:{name}.updated"]


def test_an_edit_that_changes_nothing_makes_no_version(records, film):
    seq = records.last_event()
    assert edit(records, "tidewater/harbour", {"words": ["wooden"]}).version == 1
    assert records.last_event() == seq


def test_null_takes_an_override_away(records, film):
    edit(records, "tidewater/harbour/wide", {"height_m": 4, "position_m": [1, 2, 3]})
    edited = edit(records, "tidewater/harbour/wide", {"height_m": None})
    assert edited.parameters == {"framing": "wide", "position_m": [1, 2, 3]}


def test_who_was_second_gets_both_values(records, film):
    edit(records, "tidewater/harbour", {"words": ["theirs"]})
    with pytest.raises(StaleSubject, match=r"words is \['theirs'\], you asked") as stale:
        edit(records, "tidewater/harbour", {"words": ["mine"]}, version=1)
    assert stale.value.current == records.subject("tidewater/harbour")
    [difference] = stale.value.differences
    assert (difference.old, difference.new) == (["theirs"], ["mine"])
    assert isinstance(stale.value, StaleVersion)


def test_a_change_must_say_which_version_it_saw(records, film, owner):
    harbour = records.subject("tidewater/harbour")
    with pytest.raises(VersionRequired):
        records.patch_parameters(harbour.id, {"words": []}, expected_version=None, by=owner.id)


@pytest.mark.parametrize(
    ("key", "patch", "reason"),
    [
        ("tidewater/harbour", {"sight": "x"}, "no field 'sight'.*Known: site, location"),
        ("tidewater/harbour", {"site": None}, "cannot be without 'site'"),
        ("tidewater/harbour", {"words": "wet"}, "list of texts"),
        ("tidewater/harbour", {"words": ["a\0b"]}, "a text"),
        ("tidewater/harbour", {"interior": 1}, "true or false"),
        ("tidewater/harbour", {"base_look": {"time": "noonish"}}, "No such look"),
        ("tidewater/harbour", {"base_look": {"hour": 12}}, "A look has no 'hour'"),
        ("tidewater/harbour", {"base_look": "dusk"}, "an object such as"),
        ("tidewater/harbour/wide", {"framing": "dutch"}, "Known: wide, medium"),
        ("tidewater/harbour/wide", {"focal_length_mm": 0}, "above zero"),
        ("tidewater/harbour/wide", {"focal_length_mm": True}, "finite number"),
        ("tidewater/harbour/wide", {"dutch_deg": float("inf")}, "finite number"),
        ("tidewater/harbour/wide", {"position_m": [1, 2]}, "three numbers"),
        ("tidewater/harbour/wide", {"target_m": [1, 2, "x"]}, "finite number"),
        (f"{LOOK}/s010", {"camera": {"framing": "low"}}, "no field 'framing'"),
        (f"{LOOK}/s010", {"camera": 3}, "object of camera fields"),
        (f"{LOOK}/s010", {"number": 20}, "keeps its number"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_is_lost(records, film, key, patch, reason):
    before = records.subject(key)
    with pytest.raises(BadInput, match=reason):
        edit(records, key, patch)
    assert records.subject(key) == before
    assert len(records.history(before.id)) == 1


FIELDS = st.sampled_from(
    [
        "site",
        "words",
        "interior",
        "seed",
        "base_look",
        "framing",
        "focal_length_mm",
        "position_m",
        "height_m",
        "look",
        "time",
        "weather",
        "number",
        "camera",
        "characters",
        "x",
    ]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.just("\ud800")
    | st.just(10**400)
    | st.sampled_from(["wide", "dusk", "rain"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(FIELDS, below, max_size=3),
    max_leaves=6,
)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sampled_from(["tidewater/harbour", "tidewater/harbour/wide", LOOK, f"{LOOK}/s010"]),
    st.dictionaries(FIELDS, JSON, max_size=3),
)
def test_whatever_is_sent_is_either_refused_or_kept_as_sent(records, film, key, patch):
    before = records.subject(key)
    try:
        after = edit(records, key, patch)
    except BadInput:
        assert records.subject(key) == before
        return
    assert records.subject(key) == after
    assert check_parameters(after.kind, merge(before.parameters, patch)) == after.parameters


def test_a_patch_that_is_nested_too_deeply_is_refused(records, film):
    patch = {}
    for _ in range(5000):
        patch = {"camera": patch}
    with pytest.raises(BadInput, match="too deeply"):
        edit(records, f"{LOOK}/s010", patch)


def test_a_retired_subject_cannot_be_edited(records, film, owner, place):
    records.sync_subjects(film.id, place("tidewater", "harbour"), owner.id)
    with pytest.raises(Conflict, match="retired"):
        edit(records, "tidewater/chapel", {"words": []})


def test_what_is_not_there_is_not_found(records, film, owner):
    with pytest.raises(NotFound):
        records.patch_parameters(film.id, {}, expected_version=1, by=owner.id)
    with pytest.raises(NotFound):
        records.subtree("tidewater/mill")


def test_edits_at_once_above_and_below_leave_nothing_half_computed(records, film):
    barrier = threading.Barrier(2)

    def above():
        barrier.wait()
        for number in range(10):
            edit(records, "tidewater/harbour", {"words": [str(number)]})

    def below():
        barrier.wait()
        for number in range(10):
            edit(records, "tidewater/harbour/wide", {"focal_length_mm": 20 + number})

    threads = [threading.Thread(target=above), threading.Thread(target=below)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shot = records.subject(f"{LOOK}/s010")
    assert shot.wanted["world"]["words"] == ["9"]
    assert shot.wanted["camera"]["focal_length_mm"] == 29


def test_of_two_editors_of_one_version_exactly_one_wins(records, film):
    outcomes = []

    def run(word):
        try:
            outcomes.append(edit(records, "tidewater/harbour", {"words": [word]}, version=1))
        except StaleVersion as error:
            outcomes.append(error)

    threads = [threading.Thread(target=run, args=(str(number),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(outcome, StaleVersion) for outcome in outcomes) == 5
    assert records.subject("tidewater/harbour").version == 2
