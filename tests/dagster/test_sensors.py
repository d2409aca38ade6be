"""The net under the API: what the sensor tells and asks for, and what it leaves alone."""

import dagster as dg

from assets.parameters import parameters_key
from dagster_project.definitions import defs
from director.dispatch import submit
from director.keys import Kind
from director.records import Project
from director.tiers import Tier
from tests.dagster.conftest import House


def tick(house: House, cursor: int) -> dg.SensorResult | dg.SkipReason:
    """One tick of the sensor from `cursor` on, as the daemon evaluates it."""
    context = dg.build_sensor_context(
        instance=house.instance,
        cursor=str(cursor),
        repository_def=defs.get_repository_def(),
        resources={"records": house.records},
    )
    return defs.get_repository_def().get_sensor_def("parameters_changed")(context)


def automatic(house: House, slug: str) -> Project:
    film = house.film(slug)
    return house.records.patch_project(
        film.id,
        {"settings": {"rebuild": "automatic"}},
        expected_version=film.version,
        by=house.owner.id,
    )


def test_a_tick_in_which_nothing_happened_is_skipped_with_a_reason(house: House):
    result = tick(house, house.records.last_event())
    assert isinstance(result, dg.SkipReason)
    assert "Nothing has happened" in (result.skip_message or "")


def test_a_film_is_only_watched_unless_it_asks_to_be_rebuilt(house: House):
    seen = house.records.last_event()
    film = house.film("watched")
    result = tick(house, seen)
    assert isinstance(result, dg.SensorResult)
    assert not result.run_requests
    assert int(result.cursor or 0) == house.records.last_event()
    for subject in house.subjects(film):
        record = house.instance.get_latest_data_version_record(
            parameters_key(subject.kind), True, subject.key
        )
        assert record is not None
        assert (record.event_log_entry.tags or {})["dagster/data_version"] == subject.wanted_digest
    assert "watched/square/wide" in house.instance.get_dynamic_partitions("angle")


def test_a_film_that_rebuilds_itself_asks_once_for_each_change(house: House):
    seen = house.records.last_event()
    film = automatic(house, "automatic")
    first, second = tick(house, seen), tick(house, seen)
    assert isinstance(first, dg.SensorResult)
    assert isinstance(second, dg.SensorResult)
    keys = [request.run_key for request in first.run_requests or []]
    assert keys == [f"{s.key}@{s.wanted_digest}" for s in house.subjects(film)]
    assert keys == [request.run_key for request in second.run_requests or []]


def test_what_the_sensor_asks_for_is_only_what_is_stale(house: House):
    film = automatic(house, "selfmade")
    subjects = house.subjects(film)
    house.wait(film, submit(house.records, house.client, film, subjects, Tier.LOW, house.owner))
    seen = house.records.last_event()
    shot = next(subject for subject in subjects if subject.kind is Kind.SHOT)
    edited = house.records.patch_parameters(
        shot.id,
        {"camera": {"focal_length_mm": 50}},
        expected_version=shot.version,
        by=house.owner.id,
    )
    result = tick(house, seen)
    assert isinstance(result, dg.SensorResult)
    [request] = result.run_requests or []
    assert request.run_key == f"{shot.key}@{edited.wanted_digest}"
    assert request.job_name == "low"
    assert request.partition_key == shot.key
    assert request.asset_selection == [dg.AssetKey("shot_render")]


def test_renders_alone_do_not_stir_the_sensor(house: House):
    film = house.film("quiet")
    seen = house.records.last_event()
    house.make(film, "square")
    result = tick(house, seen)
    assert isinstance(result, dg.SkipReason)
