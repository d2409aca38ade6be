"""The whole house: from a wish to a picture, through a real webserver, queue and workers."""

import pytest
from dagster import AssetKey, DagsterEventType, DagsterRunStatus
from dagster._core.definitions.data_version import DATA_VERSION_TAG

from assets.parameters import observe
from director.dispatch import submit
from director.keys import Kind
from director.records import RenderStatus
from director.tiers import Tier
from tests.dagster.conftest import House

GRAPH = """query { assetNodes { assetKey { path } groupName isPartitioned isMaterializable
  dependencyKeys { path } partitionDefinition { name }
  assetChecksOrError { ... on AssetChecks { checks { name blocking } } } } }"""
STATE = """query($asset: [String!]!, $key: String!) { assetNodeOrError(assetKey: {path: $asset}) {
  ... on AssetNode { staleStatus(partition: $key)
    staleCauses(partition: $key) { key { path } reason category } } } }"""


def state_of(house: House, asset: str, key: str) -> str:
    answer = house.client.ask(STATE, {"asset": [asset], "key": key})
    return answer["assetNodeOrError"]["staleStatus"]


def test_the_webserver_shows_the_film_s_graph_with_its_partition_sets_and_checks(house: House):
    nodes = {"/".join(n["assetKey"]["path"]): n for n in house.client.ask(GRAPH)["assetNodes"]}
    upstream = {
        name: sorted("/".join(key["path"]) for key in node["dependencyKeys"])
        for name, node in nodes.items()
    }
    assert upstream == {
        "parameters/environment": [],
        "parameters/angle": [],
        "parameters/variation": [],
        "parameters/shot": [],
        "environment": ["parameters/environment"],
        "angle": ["environment", "parameters/angle"],
        "variation": ["angle", "parameters/variation"],
        "shot_render": ["parameters/shot", "variation"],
    }
    assert {node["groupName"] for node in nodes.values()} == {"film"}
    assert all(node["isPartitioned"] for node in nodes.values())
    shot = nodes["shot_render"]
    assert shot["partitionDefinition"]["name"] == "shot"
    checks = shot["assetChecksOrError"]["checks"]
    assert {(check["name"], check["blocking"]) for check in checks} == {
        ("size", True),
        ("content", True),
    }


def test_a_film_is_made_place_by_place_with_one_event_and_two_checks_for_each_picture(
    house: House,
):
    film = house.film("tidewater", places=("square", "quay"))
    subjects = house.subjects(film)
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    assert [render.subject_key for render in renders] == [s.key for s in subjects]
    closed = house.wait(film, renders)
    # An angle's picture serves its variation in the base look, and a variation's its shot.
    assert sum(render.status is RenderStatus.REUSED for render in closed) == 4
    assert sum(render.status is RenderStatus.MADE for render in closed) == len(subjects) - 4
    for run_id in {render.run_id for render in closed}:
        assert house.run(run_id).status is DagsterRunStatus.SUCCESS
    wide = [key for key in house.client.keys(Kind.ANGLE) if key.startswith("tidewater/square")]
    assert wide == [f"tidewater/square/{framing}" for framing in ("wide", "low", "high")]
    angles = next(r.run_id for r in closed if r.subject_key == "tidewater/square/low")
    versions = {
        record.partition_key: (record.event_log_entry.tags or {})[DATA_VERSION_TAG]
        for record in house.instance.get_records_for_run(
            angles or "", of_type=DagsterEventType.ASSET_MATERIALIZATION
        ).records
    }
    assert versions == {key: house.records.subject(key).wanted_digest for key in wide}
    evaluations = house.instance.get_records_for_run(
        angles or "", of_type=DagsterEventType.ASSET_CHECK_EVALUATION
    ).records
    assert len(evaluations) == 2 * len(wide)


def test_a_second_wish_for_what_is_made_renders_nothing(house: House):
    film = house.film("again")
    subjects = house.subjects(film, "square", "square/wide")
    house.wait(film, submit(house.records, house.client, film, subjects, Tier.LOW, house.owner))
    takes = len(house.records.takes(project_id=film.id))
    second = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    assert {r.status for r in house.wait(film, second)} == {RenderStatus.REUSED}
    assert len(house.records.takes(project_id=film.id)) == takes


def test_a_picture_is_what_a_film_person_reads_first_in_dagster(house: House):
    film = house.film("metadata")
    house.make(film, "square")
    record = house.instance.get_latest_data_version_record(
        AssetKey("environment"), False, "metadata/square"
    )
    assert record is not None
    assert record.asset_materialization is not None
    metadata = record.asset_materialization.metadata
    assert next(iter(metadata)) == "picture"
    picture = str(metadata["picture"].value)
    assert picture.startswith("![](data:image/webp;base64,")
    assert len(picture) < 1_000
    assert metadata["painter"].value == "quick"
    assert str(metadata["take"].value).endswith("_v01_take01.png")


def test_one_broken_picture_of_a_range_never_sinks_the_others(house: House):
    film = house.film("mishap", "broken")
    subjects = house.subjects(film, "square/wide", "square/low", "square/high")
    renders = submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    assert len({render.run_id for render in renders}) == 1
    closed = house.wait(film, renders)
    assert {r.subject_key.rpartition("/")[2]: str(r.status) for r in closed} == {
        "wide": "made",
        "low": "failed",
        "high": "made",
    }
    assert "below the ground" in next(r.problem for r in closed if r.status == "failed")
    assert house.run(closed[0].run_id).status is DagsterRunStatus.FAILURE
    assert state_of(house, "angle", "mishap/square/high") == "FRESH"
    assert state_of(house, "angle", "mishap/square/low") == "MISSING"


def test_a_blank_picture_fails_its_check_and_nothing_is_built_on_it(house: House):
    film = house.film("night", "blank")
    subjects = house.subjects(film, "square", "square/wide")
    closed = house.wait(
        film, submit(house.records, house.client, film, subjects, Tier.LOW, house.owner)
    )
    assert house.run(closed[0].run_id).status is DagsterRunStatus.FAILURE
    angle = next(render for render in closed if render.subject_key.endswith("wide"))
    assert angle.status is RenderStatus.FAILED
    assert "failed its checks" in angle.problem


def test_a_shot_turns_stale_when_somebody_changes_it_and_fresh_when_it_is_rendered_again(
    house: House,
):
    film = house.film("change")
    house.make(film)
    shot = house.subjects(film)[-1]
    assert shot.kind is Kind.SHOT
    assert state_of(house, "shot_render", shot.key) == "FRESH"
    patch = {"camera": {"focal_length_mm": 85}}
    edited = house.records.patch_parameters(
        shot.id, patch, expected_version=shot.version, by=house.owner.id
    )
    assert observe(house.instance, edited)
    assert not observe(house.instance, edited), "it is told once"
    assert state_of(house, "shot_render", shot.key) == "STALE"
    house.wait(film, submit(house.records, house.client, film, [edited], Tier.LOW, house.owner))
    assert state_of(house, "shot_render", shot.key) == "FRESH"


def test_a_change_that_is_taken_back_is_fresh_without_work(house: House):
    film = house.film("regret")
    [angle] = house.subjects(film, "square/high")
    house.wait(film, submit(house.records, house.client, film, [angle], Tier.LOW, house.owner))
    edited = house.records.patch_parameters(
        angle.id, {"focal_length_mm": 40}, expected_version=angle.version, by=house.owner.id
    )
    observe(house.instance, edited)
    assert state_of(house, "angle", angle.key) == "STALE"
    back = house.records.patch_parameters(
        angle.id, {"focal_length_mm": None}, expected_version=edited.version, by=house.owner.id
    )
    assert back.wanted_digest == angle.wanted_digest
    observe(house.instance, back)
    assert state_of(house, "angle", angle.key) == "FRESH"


@pytest.mark.parametrize("tier", ["standard", "high"])
def test_a_worker_of_a_seldom_used_tier_wakes_for_its_first_run(house: House, tier: str):
    film = house.film(f"wake-{tier}")
    [subject] = house.subjects(film, "square/wide")
    asked = submit(house.records, house.client, film, [subject], Tier.parse(tier), house.owner)
    [render] = house.wait(film, asked)
    assert render.status is RenderStatus.MADE
    take = house.records.take(render.take_id)
    assert (take.tier, take.worker) == (tier, f"{tier}-0")
    assert (take.width, take.height) == Tier.parse(tier).row.size_px(film.aspect)
