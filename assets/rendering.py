"""What every asset of the film does: make the picture of each key, and tell of each at once.

A run may ask for a range of keys. Each key gets its own event, with its own data version, its own
checks and its own failure; one failure never sinks the others, and fails the run at its end.
"""

import socket
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import dagster as dg
from dagster._core.definitions.data_version import DATA_VERSION_TAG

from assets.attempts import Attempted, attempted
from assets.checks import evaluations
from assets.describing import description_of, metadata_of
from assets.lineage import ASSET_OF, upstream_tags, version_tags
from assets.parameters import observe
from dagster_project.orphans import RETRY_TAG
from director.errors import Conflict, DirectorError
from director.links import Links
from director.machine.gpus import joules, my_gpu
from director.making import Made, Studio
from director.records import Records, Render, RenderStatus, Spent, Subject
from director.tiers import Tier

TIER_TAG = "director/tier"
PERSON_TAG = "director/person"
PROGRESS_INTERVAL_S = 0.15

Event = dg.AssetMaterialization | dg.AssetCheckEvaluation | dg.Output[None]


class Cancelled(Exception):
    """Somebody has cancelled this render."""


@dataclass
class Watch:
    """Tells how far a render is, and stops it when somebody has cancelled it."""

    records: Records
    render: Render
    told_at: float = field(default=-PROGRESS_INTERVAL_S)

    def __call__(self, share: float, step: str) -> None:
        now = time.monotonic()
        if now - self.told_at < PROGRESS_INTERVAL_S:
            return
        self.told_at = now
        if self.records.render(self.render.id).status is RenderStatus.CANCELLED:
            raise Cancelled(f"'{self.render.subject_key}' was cancelled.")
        self.records.progress(self.render.id, share, step)


@dataclass
class Meter:
    """Measures what a render uses, from now on."""

    gpu: str = field(default_factory=my_gpu)
    began: float = field(default_factory=time.monotonic)
    cpu: float = field(default_factory=time.process_time)
    energy: float | None = None

    def __post_init__(self) -> None:
        self.energy = joules(self.gpu)

    def spent(self) -> Spent:
        """What it has been so far. A card is busy as long as the worker keeps it."""
        now = joules(self.gpu)
        return Spent(
            machine=socket.gethostname(),
            gpu=self.gpu,
            cpu_s=round(time.process_time() - self.cpu, 3),
            gpu_s=round(time.monotonic() - self.began, 3) if self.gpu else 0.0,
            energy_j=None if now is None or self.energy is None else round(now - self.energy, 1),
        )


def rendered(context: dg.AssetExecutionContext, studio: Studio, links: Links) -> Iterator[Event]:
    """Yield the events of every key of the run.

    Raises:
        Failure: some keys have no picture; all the others have theirs.
    """
    problems: dict[str, str] = {}
    done = _done_before(context, studio.records)
    keys = [key for key in context.partition_keys if key not in done]
    for key in keys:
        try:
            yield from _one(context, studio, links, key)
        except Cancelled as wish:
            context.log.info(str(wish))
        except Exception as error:
            problems[key] = str(error)
            context.log.error(f"{key}: {error}", exc_info=not isinstance(error, DirectorError))
    if problems:
        raise dg.Failure(
            f"{len(problems)} of {len(keys)} pictures could not be made.",
            metadata=dict(problems),
            allow_retries=False,
        )
    for check in context.selected_asset_check_keys:
        # The evaluations are out; Dagster also counts one output for each check.
        yield dg.Output(None, output_name=f"{check.asset_key.to_python_identifier()}_{check.name}")


def _one(
    context: dg.AssetExecutionContext, studio: Studio, links: Links, key: str
) -> Iterator[Event]:
    records, tier, author = studio.records, tier_of(context), author_of(context, studio.records)
    subject = records.subject(key)
    if _is_cancelled(records, subject, context.run_id, tier):
        raise Cancelled(f"'{key}' was cancelled before it began.")
    render = records.start_render(subject.id, tier, by=author, run_id=context.run_id)
    meter = Meter()
    try:
        observe(context.instance, subject)
        tags = upstream_tags(context.instance, key)
        watch = Watch(records, render)
        got = attempted(
            studio,
            key,
            subject.kind,
            tier,
            author=author,
            run_id=context.run_id,
            on_progress=watch,
        )
        if got.fallback:
            context.log.warning(f"{key}: {got.fallback}")
        if not _published(context, subject, got.made):
            yield _materialisation(studio, links, subject, got, tags)
        yield from evaluations(ASSET_OF[subject.kind], subject, got.made.take)
        _finish(records, render, got, author, meter)
    except Cancelled:
        records.account(render.id, meter.spent())
        raise
    except Exception as error:
        _fail(records, render, str(error), author, meter)
        raise
    except BaseException:  # Dagster interrupts a run with one of these
        _cancel(records, render, author, meter)
        raise


def _materialisation(
    studio: Studio, links: Links, subject: Subject, got: Attempted, tags: dict[str, str]
) -> dg.AssetMaterialization:
    """Comes before its checks: a check points at the latest picture of its partition."""
    take = got.made.take
    return dg.AssetMaterialization(
        ASSET_OF[subject.kind],
        partition=subject.key,
        description=" ".join((description_of(subject, got.made), got.fallback)).strip(),
        metadata=metadata_of(studio, links, subject, got.made),
        tags=tags | version_tags(take.wanted_digest, take.code_version),
    )


def _done_before(context: dg.AssetExecutionContext, records: Records) -> Collection[str]:
    """Keys that the run before this one has closed already, when this one takes its place."""
    before = context.run.tags.get(RETRY_TAG)
    if before is None:
        return ()
    closed = [render for render in records.renders(run_id=before) if not render.status.is_open]
    return {render.subject_key for render in closed}


def _published(context: dg.AssetExecutionContext, subject: Subject, made: Made) -> bool:
    """Whether the run before this one told of this very take before it went down."""
    before = context.run.tags.get(RETRY_TAG)
    if before is None or made.outcome != "reused":
        return False
    asset = ASSET_OF[subject.kind]
    latest = context.instance.get_latest_data_version_record(asset, False, subject.key)
    if latest is None or latest.event_log_entry.run_id != before:
        return False
    tags = latest.event_log_entry.tags or {}
    return tags.get(DATA_VERSION_TAG) == made.take.wanted_digest


def _finish(records: Records, render: Render, got: Attempted, author: UUID, meter: Meter) -> None:
    """Close the request last, when all is told: whoever waits for it may stop this process."""
    made = got.made
    with suppress(Conflict):  # cancelled at the last moment; the picture is there all the same
        records.finish_render(
            render.id,
            made.take.id,
            reused=made.outcome == "reused",
            by=author,
            spent=meter.spent(),
            fallback=got.fallback,
        )


def _fail(records: Records, render: Render, problem: str, author: UUID, meter: Meter) -> None:
    with suppress(Conflict):
        records.fail_render(render.id, problem, by=author, spent=meter.spent())


def _cancel(records: Records, render: Render, author: UUID, meter: Meter) -> None:
    with suppress(Conflict):
        records.cancel_render(render.id, by=author, spent=meter.spent())


def _is_cancelled(records: Records, subject: Subject, run_id: str, tier: Tier) -> bool:
    """Whether this run's render of a subject was cancelled and nobody asked for it again."""
    newest = records.renders(subject.project_id, subject_id=subject.id, tier=tier, limit=1)
    return any(one.run_id == run_id and one.status is RenderStatus.CANCELLED for one in newest)


def tier_of(context: dg.AssetExecutionContext) -> Tier:
    """Return the tier of the run; `dagster dev` and tests without a queue get the cheapest one."""
    return Tier.parse(context.run.tags.get(TIER_TAG, Tier.LOW))


def author_of(context: dg.AssetExecutionContext, records: Records) -> UUID:
    """Return who asked for the run; a click in Dagster's UI is the owner's."""
    given = context.run.tags.get(PERSON_TAG)
    return UUID(given) if given else records.owner().id
