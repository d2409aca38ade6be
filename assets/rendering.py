"""What every asset of the film does: make the picture of each key, and tell of each at once.

A run may ask for a range of keys. Each key gets its own event, with its own data version, its own
checks and its own failure; one failure never sinks the others, and fails the run at its end.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

import dagster as dg

from assets.checks import evaluations
from assets.describing import description_of, metadata_of
from assets.lineage import ASSET_OF, upstream_tags, version_tags
from assets.parameters import observe
from director.errors import Conflict, DirectorError
from director.links import Links
from director.making import Made, Studio, make
from director.records import Records, Render, RenderStatus, Subject
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


def rendered(context: dg.AssetExecutionContext, studio: Studio, links: Links) -> Iterator[Event]:
    """Yield the events of every key of the run.

    Raises:
        Failure: some keys have no picture; all the others have theirs.
    """
    problems: dict[str, str] = {}
    keys = context.partition_keys
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
    try:
        observe(context.instance, subject)
        tags = upstream_tags(context.instance, key)
        watch = Watch(records, render)
        made = make(studio, key, tier, author=author, run_id=context.run_id, on_progress=watch)
        yield from _events(studio, links, subject, made, tags)
        _finish(records, render, made, author)
    except Cancelled:
        raise
    except Exception as error:
        _fail(records, render, str(error), author)
        raise
    except BaseException:  # Dagster interrupts a run with one of these
        _cancel(records, render, author)
        raise


def _events(
    studio: Studio, links: Links, subject: Subject, made: Made, tags: dict[str, str]
) -> Iterator[Event]:
    """The picture first: a check points at the latest picture of its partition."""
    take, asset = made.take, ASSET_OF[subject.kind]
    yield dg.AssetMaterialization(
        asset,
        partition=subject.key,
        description=description_of(subject, made),
        metadata=metadata_of(studio, links, subject, made),
        tags=tags | version_tags(take.wanted_digest, take.code_version),
    )
    yield from evaluations(asset, subject, take)


def _finish(records: Records, render: Render, made: Made, author: UUID) -> None:
    """Close the request last, when all is told: whoever waits for it may stop this process."""
    try:
        records.finish_render(render.id, made.take.id, reused=made.outcome == "reused", by=author)
    except Conflict:  # cancelled at the last moment; the picture is there all the same
        return


def _fail(records: Records, render: Render, problem: str, author: UUID) -> None:
    try:
        records.fail_render(render.id, problem, by=author)
    except Conflict:
        return


def _cancel(records: Records, render: Render, author: UUID) -> None:
    try:
        records.cancel_render(render.id, by=author)
    except Conflict:
        return


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
