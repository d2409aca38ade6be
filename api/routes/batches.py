"""Batches: all angles, all variations, a scene or the film in one request."""

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

from fastapi import APIRouter

from api.dependencies import DispatchDep, PersonDep, ProjectDep, RecordsDep
from api.present import estimates_now, render_out
from api.views import BatchIn, BatchOut
from director.dispatch.wishes import Wish, meant
from director.keys import Kind, kind_of
from director.records import Batch, Records, Render
from director.tiers import Tier

router = APIRouter(tags=["renders"])


@router.post("/projects/{project}/batches", status_code=202)
def create_batch(
    wish: BatchIn,
    project: ProjectDep,
    records: RecordsDep,
    dispatch: DispatchDep,
    person: PersonDep,
) -> BatchOut:
    """Ask for many pictures; each comes by itself, as an event, and one failure stops no other."""
    tier = wish.tier or Tier(project.default_tier)
    told = Wish(wish.under, wish.scene, tuple(wish.kinds or Kind), wish.all)
    subjects = meant(told, records.states(project.id, tier))
    asked = dispatch.submit(project, subjects, tier, person)
    said = wish.model_dump(mode="json", exclude_defaults=True)
    batch = records.open_batch(project.id, tier, said, asked, by=person.id)
    return _out(records, batch, asked)


@router.get("/batches/{batch_id}")
def get_batch(batch_id: UUID, records: RecordsDep) -> BatchOut:
    """How far a batch is: in all, of each kind, and of each kind of variation."""
    return _out(records, *records.batch(batch_id))


def _out(records: Records, batch: Batch, renders: Sequence[Render]) -> BatchOut:
    known = estimates_now(records) if any(one.status.is_open for one in renders) else {}
    looks = [one for one in renders if kind_of(one.subject_key) is Kind.VARIATION]
    return BatchOut(
        id=batch.id,
        tier=Tier(batch.tier),
        wish=dict(batch.wish),
        created_at=batch.created_at,
        statuses=Counter(str(one.status) for one in renders),
        kinds=_counted(renders, lambda one: kind_of(one.subject_key)),
        variations=_counted(looks, lambda one: one.subject_key.rpartition("/")[2]),
        renders=[render_out(one, known.get(one.id)) for one in renders],
    )


def _counted(renders: Sequence[Render], name: Callable[[Render], str]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for render in renders:
        counts.setdefault(str(name(render)), Counter())[str(render.status)] += 1
    return {group: dict(counted) for group, counted in counts.items()}
