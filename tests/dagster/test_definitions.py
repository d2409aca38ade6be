"""The page of definitions, as a snapshot: what there is, what hangs on what, what can run it."""

from dagster_project.definitions import build_defs, defs
from director.dispatch import processes
from director.dispatch.client import ASSETS
from director.keys import Kind
from director.records.embedded import Addresses
from director.tiers import LANES, Tier, slots_of
from director.workspace import Workspace

GRAPH = """
angle [angle] <- environment by ParentKeyMapping, parameters/angle by IdentityPartitionMapping
environment [environment] <- parameters/environment by IdentityPartitionMapping
parameters/angle [angle] <- nothing
parameters/environment [environment] <- nothing
parameters/shot [shot] <- nothing
parameters/variation [variation] <- nothing
shot_render [shot] <- parameters/shot by IdentityPartitionMapping, variation by ParentKeyMapping
variation [variation] <- angle by ParentKeyMapping, parameters/variation by IdentityPartitionMapping
"""


def test_the_asset_graph_is_the_one_that_was_designed():
    graph = defs.resolve_asset_graph()
    lines = []
    for key in sorted(graph.get_all_asset_keys()):
        node = graph.get(key)
        upstream = [
            f"{parent.to_user_string()} by {type(node.partition_mappings[parent]).__name__}"
            for parent in sorted(node.parent_keys)
        ]
        partitions = node.partitions_def.name if node.partitions_def else "none"
        told = ", ".join(upstream) or "nothing"
        lines.append(f"{key.to_user_string()} [{partitions}] <- {told}")
    assert lines == GRAPH.strip().splitlines()


def test_every_tier_has_its_job_with_its_own_executor_over_the_same_assets():
    repository = defs.get_repository_def()
    for tier in Tier:
        job = repository.get_job(str(tier))
        assert job.executor_def.name == f"{tier}_worker"
        assert job.tags["director/tier"] == str(tier)
        made = {key.to_user_string() for key in job.asset_layer.executable_asset_keys}
        assert made == set(ASSETS.values())
    assert repository.has_job("upkeep")
    assert [sensor.name for sensor in repository.sensor_defs] == ["parameters_changed"]
    assert [schedule.name for schedule in repository.schedule_defs] == ["hourly_upkeep"]


def test_a_resource_can_be_replaced_by_name():
    replaced = build_defs({"studio": "another one"}).get_repository_def()
    assert (
        replaced.get_top_level_resources()["studio"]
        != (defs.get_repository_def().get_top_level_resources()["studio"])
    )


def test_the_client_knows_an_asset_for_every_kind():
    assert set(ASSETS) == set(Kind)


def test_programs_get_short_sockets_however_long_the_workspace_s_path_is(tmp_path):
    workspace = Workspace(tmp_path / ("a long folder " * 12))
    addresses = Addresses("postgresql://a", "postgresql://b")
    processes.prepare(workspace)
    assert "socket: /" in (workspace.dagster_home / "workspace.yaml").read_text()
    argv = processes.code_server(workspace, addresses).argv
    assert len(argv[argv.index("--socket") + 1].encode()) < 100
    told = processes.workers(workspace, addresses)
    assert len(told) == sum(slots_of(lane) for lane in LANES)
    assert [process.name for process in told if "--asleep" not in process.argv] == [
        "worker-low-0",
        "worker-low-1",
    ]
