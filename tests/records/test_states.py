from director.records import State

HARBOUR = "tidewater/harbour"
LOOK = f"{HARBOUR}/wide/dusk-rain-autumn"


def by_key(states):
    return {state.subject.key: state for state in states}


def test_before_anything_is_made_everything_is_missing(records, film):
    states = records.states(film.id)
    assert [state.subject for state in states] == records.subjects(film.id)
    assert {(state.state, state.take, state.differences) for state in states} == {
        (State.MISSING, None, ())
    }


def test_a_stale_picture_says_which_field_made_it_stale(records, film, owner, shoot):
    takes = {key: shoot(key) for key in (HARBOUR, LOOK)}
    variation = records.subject(LOOK)
    patch = {"look": {"weather": "fog"}}
    records.patch_parameters(variation.id, patch, expected_version=1, by=owner.id)
    states = by_key(records.states(film.id))
    assert states[HARBOUR].state is State.FRESH
    assert states[LOOK].state is State.STALE
    assert states[LOOK].take == takes[LOOK]
    [difference] = states[LOOK].differences
    assert (difference.field, difference.old, difference.new) == ("look.weather", "rain", "fog")


def test_an_edit_that_is_taken_back_is_fresh_again(records, film, owner, shoot):
    first = shoot(HARBOUR)
    harbour = records.subject(HARBOUR)
    records.patch_parameters(harbour.id, {"words": ["x"]}, expected_version=1, by=owner.id)
    second = shoot(HARBOUR)
    records.patch_parameters(harbour.id, {"words": ["wooden"]}, expected_version=2, by=owner.id)
    state = by_key(records.states(film.id))[HARBOUR]
    assert (state.state, state.take) == (State.FRESH, first)
    assert records.newest_take(harbour.id) == second


def test_a_low_take_is_not_stale_because_a_high_one_exists(records, film, shoot):
    low, high = shoot(HARBOUR, tier="low"), shoot(HARBOUR, tier="high")
    assert by_key(records.states(film.id))[HARBOUR].take == high
    assert by_key(records.states(film.id, "low"))[HARBOUR].take == low
    assert by_key(records.states(film.id, "low"))[HARBOUR].state is State.FRESH
    assert by_key(records.states(film.id, "standard"))[HARBOUR].state is State.MISSING


def test_a_take_of_older_code_is_outdated_not_stale(records, film, shoot):
    old = shoot(HARBOUR, code_version="c1")
    state = by_key(records.states(film.id, code_version="c2"))[HARBOUR]
    assert (state.state, state.take, state.differences) == (State.OUTDATED, old, ())
    new = shoot(HARBOUR, code_version="c2")
    shoot(HARBOUR, code_version="c1", seed=7)
    state = by_key(records.states(film.id, code_version="c2"))[HARBOUR]
    assert (state.state, state.take) == (State.FRESH, new)


def test_what_is_wanted_wins_over_what_is_newer(records, film, owner, shoot):
    harbour = records.subject(HARBOUR)
    old_recipe_take = shoot(HARBOUR)
    records.patch_parameters(harbour.id, {"words": ["x"]}, expected_version=1, by=owner.id)
    state = by_key(records.states(film.id, code_version="another"))[HARBOUR]
    assert (state.state, state.take) == (State.STALE, old_recipe_take)


def test_retired_subjects_have_no_state(records, film, owner, place, shoot):
    shoot("tidewater/chapel")
    records.sync_subjects(film.id, place("tidewater", "harbour"), owner.id)
    assert len(records.states(film.id)) == 5
    assert records.active_takes(film.id) == []


def test_active_takes_are_those_that_show_the_film(records, film, shoot):
    shoot(HARBOUR)
    newer, chapel = shoot(HARBOUR, seed=1), shoot("tidewater/chapel")
    assert records.active_takes(film.id) == [newer, chapel]
