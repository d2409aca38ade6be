"""What `deploy/` promises: files that Dagster and Docker understand, and that fit one another."""

from pathlib import Path

import pytest
import yaml
from dagster._core.instance.config import dagster_instance_config
from dagster._serdes import ConfigurableClassData
from dagster_aws.s3 import S3ComputeLogManager
from dagster_celery.launcher import CeleryRunLauncher

from dagster_project.celery_launcher import TierCeleryLauncher, queue_of
from dagster_project.queue import TierQueue
from director.cli.worker import work
from director.errors import BadInput, UnknownTier
from director.tiers import LANES

DEPLOY = Path(__file__).parents[2] / "deploy"
BROKER = "redis://127.0.0.1:6379/0"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that a studio sets."""
    monkeypatch.setenv("DIRECTOR_BROKER", BROKER)
    monkeypatch.setenv("DAGSTER_DATABASE_URL", "postgresql+psycopg2://dagster@127.0.0.1/dagster")
    monkeypatch.setenv("DIRECTOR_LOG_BUCKET", "a-studio-s-logs")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")


class Template(yaml.SafeLoader):
    """CloudFormation's YAML: `!Ref` is a word like any other here."""


Template.add_constructor("!Ref", lambda loader, node: str(node.value))


def part(settings: dict, name: str) -> object:
    """Build one part of an instance from its settings, as Dagster does."""
    section = settings[name]
    text = yaml.safe_dump(section.get("config", {}))
    return ConfigurableClassData(section["module"], section["class"], text).rehydrate()


@pytest.mark.parametrize("folder", ["team", "aws"])
def test_a_studio_s_instance_is_one_that_dagster_accepts(folder: str, told: None, tmp_path: Path):
    (tmp_path / "dagster.yaml").write_text((DEPLOY / folder / "dagster.yaml").read_text())
    settings, _ = dagster_instance_config(str(tmp_path))
    launcher = part(settings, "run_launcher")
    assert isinstance(launcher, TierCeleryLauncher)
    assert isinstance(launcher, CeleryRunLauncher), "it is the official one"
    assert launcher.broker == BROKER
    assert isinstance(part(settings, "run_coordinator"), TierQueue)
    assert settings["telemetry"]["enabled"] is False


def test_on_aws_what_workers_print_goes_to_the_studio_s_bucket(told: None, tmp_path: Path):
    (tmp_path / "dagster.yaml").write_text((DEPLOY / "aws" / "dagster.yaml").read_text())
    settings, _ = dagster_instance_config(str(tmp_path))
    logs = part(settings, "compute_logs")
    assert isinstance(logs, S3ComputeLogManager)
    assert logs._s3_bucket == "a-studio-s-logs"
    assert logs._s3_prefix == "movie-director"


def test_the_compose_file_has_a_worker_for_every_lane_and_gpus_where_they_are_needed():
    services = yaml.safe_load((DEPLOY / "team" / "compose.yaml").read_text())["services"]
    for lane in LANES:
        worker = services[f"worker-{lane}"]
        assert worker["command"] == ["worker", "--tier", str(lane)]
    for lane in ("standard", "high"):
        devices = services[f"worker-{lane}"]["deploy"]["resources"]["reservations"]["devices"]
        assert devices[0]["capabilities"] == ["gpu"]
    assert {"postgres", "redis", "director"} <= set(services)


def test_the_scaling_recipe_looks_at_the_queues_that_workers_listen_on():
    text = (DEPLOY / "team" / "scaling.yaml").read_text()
    scaled = {document["metadata"]["name"]: document for document in yaml.safe_load_all(text)}
    for lane in LANES:
        [trigger] = scaled[f"worker-{lane}"]["spec"]["triggers"]
        assert trigger["type"] == "redis"
        assert trigger["metadata"]["listName"] == queue_of(lane)


def test_the_ecs_services_listen_on_the_same_queues():
    tasks = yaml.load((DEPLOY / "aws" / "ecs.yaml").read_text(), Template)["Resources"]
    for lane in LANES:
        [container] = tasks[f"Worker{lane.title()}Task"]["Properties"]["ContainerDefinitions"]
        assert container["Command"] == ["worker", "--tier", str(lane)]
        names = {one["Name"] for one in container["Environment"]}
        assert {"DIRECTOR_BROKER", "DATABASE_URL", "DAGSTER_DATABASE_URL"} <= names


def test_a_worker_that_is_not_told_where_the_studio_is_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("DIRECTOR_BROKER", BROKER)
    for name in ("DATABASE_URL", "DAGSTER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(BadInput, match="must be told of DATABASE_URL, DAGSTER_DATABASE_URL"):
        work("low")
    with pytest.raises(UnknownTier, match="low, standard, high, exports"):
        work("gold")
