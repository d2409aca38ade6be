"""Where a film's bytes are: by tier, kind, type and age, and held against what the disk says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from director.keys import kind_of
from director.media import MediaStore
from director.media.lfs import is_media
from director.media.store import Entry
from director.records import Project, Records, Take
from director.regenerating import is_complete, stack_digest
from director.retention import GB, Prices, plan, size_of

AGES = ((7, "under 7 days"), (30, "7 to 30 days"), (90, "30 to 90 days"))
UNPROVEN = "not proven yet"
OLDEST = "over 90 days"
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Usage:
    """What a film takes up. Sizes in bytes; the same bytes under two names count once."""

    total: int
    by: Mapping[str, Mapping[str, int]]
    """`tier`, `kind`, `type`, `age`, `regenerable`: each a breakdown of the total."""
    evicted: int
    """Bytes that were given up and can be made again."""
    store: str
    on_disk: int | None
    """What the store's folder holds; None when it is on a server."""
    unexplained: int | None
    """On disk, but of no file at the film's head: older commits and experiments."""
    missing: int
    """At the film's head, but not on disk: to be pulled, or made again."""
    monthly_cost: float
    trend_bytes_per_day: float
    in_a_month: int
    recommendations: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def usage(
    records: Records, store: MediaStore, project: Project, kind: str, objects: Path | None
) -> Usage:
    """Measure a film. `kind` names its store; `objects` is its folder of media, if any."""
    takes = records.takes(project_id=project.id)
    entries = _once(entry for entry in store.list() if not _is_note(entry))
    proven = records.proven(stack_digest())
    of_path = {str(file["path"]): (take, file) for take in takes for file in take.files}
    by: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        for name, word in _words(entry, of_path.get(entry.path), proven).items():
            by[name][word] += entry.size
    total = sum(entry.size for entry in entries)
    on_disk = None if objects is None else size_of(objects)
    here = [e for e in entries if objects is not None and _object(objects, e).exists()]
    media = [e for e in entries if is_media(e.path)]
    prices = Prices(**project.settings.get("prices", {}))
    pace = _pace([*records.storage_trend(project.id), (datetime.now(UTC), total)])
    return Usage(
        total=total,
        by={name: dict(sorted(words.items())) for name, words in by.items()},
        evicted=sum(e.size for e in _evicted(store)),
        store=kind,
        on_disk=on_disk,
        unexplained=None if on_disk is None else on_disk - sum(e.size for e in here),
        missing=0 if objects is None else sum(e.size for e in media) - sum(e.size for e in here),
        monthly_cost=round(total / GB * prices.storage_per_gb_month, 6),
        trend_bytes_per_day=round(pace, 1),
        in_a_month=max(0, round(total + pace * MONTH.days)),
        recommendations=tuple(_advice(records, store, project, takes, prices, by)),
    )


def _once(entries: Any) -> list[Entry]:
    return list({entry.sha256: entry for entry in entries}.values())


def _words(
    entry: Entry, known: tuple[Take, Mapping[str, Any]] | None, proven: Mapping[Any, str]
) -> dict[str, str]:
    """How a file is counted in each breakdown."""
    if known is None:
        return {"type": _suffix(entry), "regenerable": "permanent", "kind": "project"}
    take, file = known
    if file["role"] == "recipe":
        made = "permanent"
    elif not is_complete(take):
        made = "recipe not complete"
    else:
        is_proven = (take.painter, take.tier, take.code_version) in proven
        made = "regenerable" if is_proven else UNPROVEN
    age = (datetime.now(UTC) - take.created_at).days
    return {
        "tier": take.tier,
        "kind": str(kind_of(take.subject_key)),
        "type": _suffix(entry),
        "age": next((word for days, word in AGES if age < days), OLDEST),
        "regenerable": made,
    }


def _advice(
    records: Records,
    store: MediaStore,
    project: Project,
    takes: Sequence[Take],
    prices: Prices,
    by: Mapping[str, Mapping[str, int]],
) -> list[str]:
    advice: list[str] = []
    found = plan(records, store, project)
    if found.items:
        save = found.bytes / GB * prices.storage_per_gb_month
        advice.append(
            f"{len(found.items)} takes could go: {found.bytes / 1e6:.1f} MB, {save:.4f} a month. "
            f"director retain {project.slug}"
        )
    unproven = by["regenerable"].get(UNPROVEN, 0)
    if unproven:
        advice.append(
            f"{unproven / 1e6:.1f} MB may never go before somebody has proven that they can be "
            f"made again. director verify {project.slug}"
        )
    twins = sum(1 for take in takes if take.reused_from)
    if twins:
        advice.append(f"{twins} takes share the bytes of another one and cost nothing.")
    return advice


def _pace(trend: Sequence[tuple[datetime, int]]) -> float:
    """Return bytes a day: the line through first and last report that are a day apart."""
    first, last = trend[0], trend[-1]
    days = (last[0] - first[0]) / timedelta(days=1)
    return (last[1] - first[1]) / days if days >= 1 else 0.0


def _evicted(store: MediaStore) -> list[Entry]:
    notes = [e.path.removesuffix(".evicted.json") for e in store.list() if _is_note(e)]
    return [store.stat(path) for path in notes]


def _is_note(entry: Entry) -> bool:
    return entry.path.endswith(".evicted.json")


def _suffix(entry: Entry) -> str:
    return entry.path.rpartition("/")[2].rpartition(".")[2]


def _object(objects: Path, entry: Entry) -> Path:
    return objects / entry.sha256[:2] / entry.sha256[2:4] / entry.sha256
