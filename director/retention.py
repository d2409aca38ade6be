"""Retention: which bytes may be given up, what that saves, and what getting them back would cost.

A plan comes first. It is told to the team and waits; only then are bytes given up, and what that
really freed is recorded. Nothing goes whose recipe is not complete, or whose painter has not been
proven, on this machine's stack, to make the picture again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from director.errors import BadInput, MediaBroken, NotFound
from director.media import MediaStore
from director.media.store import Author
from director.records import Project, Records, Take
from director.records.keeping import Cleanup
from director.regenerating import is_complete, stack_digest
from director.tiers import Tier

WAITING = timedelta(days=3)
HOUR_S = 3600
GB = 1e9
SHARED = "its bytes serve a take that stays"
MEDIA_ROLES = ("picture", "depth")


@dataclass(frozen=True)
class Strategy:
    """What stays: takes younger than `days`, and of the older ones the newest `versions`."""

    days: int
    versions: int | None
    """None: all of them; then only takes that somebody marked to be dropped may go."""


STRATEGIES = {
    "aggressive": Strategy(7, 1),
    "balanced": Strategy(30, 2),
    "conservative": Strategy(90, None),
}
OF_TIER: dict[Tier, str] = {
    Tier.LOW: "aggressive",
    Tier.STANDARD: "balanced",
    Tier.HIGH: "conservative",
}
"""The strategy of each tier, unless the film's settings say otherwise."""


@dataclass(frozen=True)
class Prices:
    """What keeping and making cost. A film's settings may say otherwise (`prices`)."""

    storage_per_gb_month: float = 0.023
    cpu_per_hour: float = 0.04


@dataclass(frozen=True)
class Item:
    """One take whose bytes may go."""

    take_id: str
    name: str
    subject_key: str
    tier: str
    bytes: int
    why: str
    recreate_cpu_s: float
    recreate_cost: float
    break_even_months: float
    """After so many months, keeping the bytes has cost more than making them again."""
    proof: str


@dataclass(frozen=True)
class Plan:
    """What may go, and why the rest stays."""

    strategies: Mapping[str, str]
    items: tuple[Item, ...]
    kept: Mapping[str, int]
    """Reason to how many takes stay for it."""

    @property
    def bytes(self) -> int:
        return sum(item.bytes for item in self.items)


def strategies_of(project: Project, override: str = "") -> dict[Tier, str]:
    """Return the strategy of each tier: of the command, the film's settings, or the table.

    Raises:
        BadInput: there is no strategy of that name.
    """
    given: Mapping[str, str] = project.settings.get("retention", {})
    named = {tier: override or given.get(str(tier), OF_TIER[tier]) for tier in Tier}
    for name in named.values():
        if name not in STRATEGIES:
            raise BadInput(
                f"There is no strategy '{name}'.", known=f"Known: {', '.join(STRATEGIES)}."
            )
    return named


def plan(
    records: Records,
    store: MediaStore,
    project: Project,
    override: str = "",
    now: datetime | None = None,
) -> Plan:
    """Return what may go under the film's strategies. Touches nothing."""
    strategies = strategies_of(project, override)
    here = {entry.path for entry in store.list()}
    takes = [t for t in records.takes(project_id=project.id) if t.path("picture") in here]
    stays = _Stays(records, project, takes, strategies, now or datetime.now(UTC))
    prices = Prices(**project.settings.get("prices", {}))
    items: list[Item] = []
    kept: defaultdict[str, int] = defaultdict(int)
    reasons = {take.id: stays.reason(take) for take in takes}
    needed = {take.pixel_sha256 for take in takes if reasons[take.id]}
    for take in takes:
        reason = reasons[take.id] or (SHARED if take.pixel_sha256 in needed else "")
        if reason:
            kept[reason] += 1
        else:
            why = stays.why_not(take)
            items.append(_item(take, why, stays.proof(take), prices))
    named = {str(tier): name for tier, name in strategies.items()}
    return Plan(named, tuple(sorted(items, key=lambda item: -item.bytes)), dict(kept))


class _Stays:
    """Why a take stays. The first reason counts; without one it may go."""

    def __init__(
        self,
        records: Records,
        project: Project,
        takes: Sequence[Take],
        strategies: Mapping[Tier, str],
        now: datetime,
    ) -> None:
        self._marks = records.marks(project.id)
        self._proven = records.proven(stack_digest())
        self._strategies = strategies
        self._now = now
        shown = [records.active_takes(project.id, tier) for tier in (None, *map(str, Tier))]
        self._active = {take.id for some in shown for take in some}
        self._rank = _ranks(takes)
        stay = self._active | {take.id for take in takes if self._marks.get(take.id) == "keep"}
        self._needed = {take.reused_from for take in takes if take.id in stay and take.reused_from}

    def reason(self, take: Take) -> str:
        mark, strategy = self._marks.get(take.id), self._strategy(take)
        tests = (
            (mark == "keep", "marked to be kept"),
            (take.id in self._active, "shows its subject"),
            (take.id in self._needed, "another take that stays was copied from it"),
            (self._age(take) <= timedelta(days=strategy.days), "too young"),
            (strategy.versions is None and mark != "drop", "not marked to be dropped"),
            (
                mark != "drop" and self._rank[take.id] <= (strategy.versions or 0),
                "one of the newest versions",
            ),
            (not is_complete(take), "its recipe is not complete"),
            (not self.proof(take), "not proven that it can be made again: director verify"),
        )
        return next((reason for holds, reason in tests if holds), "")

    def why_not(self, take: Take) -> str:
        if self._marks.get(take.id) == "drop":
            return "marked to be dropped"
        newer = self._rank[take.id] - 1
        return f"{self._age(take).days} days old, {newer} newer versions"

    def proof(self, take: Take) -> str:
        return self._proven.get((take.painter, take.tier, take.code_version), "")

    def _strategy(self, take: Take) -> Strategy:
        return STRATEGIES[self._strategies[Tier(take.tier)]]

    def _age(self, take: Take) -> timedelta:
        return self._now - take.created_at


def _ranks(takes: Sequence[Take]) -> dict[UUID, int]:
    """Return how many takes of a subject and tier are at least as new: the newest has 1."""
    seen: defaultdict[tuple[UUID, str], int] = defaultdict(int)
    ranks: dict[UUID, int] = {}
    for take in sorted(takes, key=lambda take: -take.seq):
        seen[take.subject_id, take.tier] += 1
        ranks[take.id] = seen[take.subject_id, take.tier]
    return ranks


def _item(take: Take, why: str, proof: str, prices: Prices) -> Item:
    size = sum(int(file["bytes"]) for file in take.files if file["role"] in MEDIA_ROLES)
    cost = take.cost / HOUR_S * prices.cpu_per_hour
    monthly = size / GB * prices.storage_per_gb_month
    return Item(
        take_id=str(take.id),
        name=(take.path("picture") or "").rpartition("/")[2],
        subject_key=take.subject_key,
        tier=take.tier,
        bytes=size,
        why=why,
        recreate_cpu_s=take.cost,
        recreate_cost=cost,
        break_even_months=round(cost / monthly, 2) if monthly else 0.0,
        proof=proof,
    )


def announce(
    records: Records, project: Project, found: Plan, *, by: UUID, waiting: timedelta = WAITING
) -> Cleanup:
    """Record a plan and tell the team; it may be carried out after the waiting time."""
    due = datetime.now(UTC) + waiting
    items = [asdict(item) for item in found.items]
    return records.plan_cleanup(project.id, found.strategies, items, due, by=by)


def carry_out(
    records: Records,
    store: MediaStore,
    project: Project,
    cleanup: Cleanup,
    folder: Path | None,
    *,
    by: UUID,
    author: Author,
    now: datetime | None = None,
) -> Cleanup | None:
    """Give up what a plan named, when its time has come; return what it freed, else None.

    Everything is looked at again first: what was marked, shown or asked for meanwhile stays.
    `folder` is where the store's bytes lie on this machine, to measure what was really freed.
    """
    now = now or datetime.now(UTC)
    if cleanup.due_at > now:
        return None
    named = {item["take_id"] for item in cleanup.items}
    settings = dict(project.settings) | {"retention": dict(cleanup.strategies)}
    again = plan(records, store, replace(project, settings=settings), now=now)
    still = {item.take_id for item in again.items} & named
    takes = [records.take(UUID(take_id)) for take_id in sorted(still)]
    paths = [path for take in takes for path in _media(take, store)]
    before = size_of(folder)
    if paths:
        store.evict(paths, author=author)
    freed = before - size_of(folder)
    if folder is None:
        freed = sum(int(i["bytes"]) for i in cleanup.items if i["take_id"] in still)
    return records.finish_cleanup(cleanup.id, evicted=len(takes), freed_bytes=freed, by=by)


def _media(take: Take, store: MediaStore) -> Iterator[str]:
    for file in take.files:
        if file["role"] in MEDIA_ROLES:
            try:
                if not store.stat(str(file["path"])).evicted:
                    yield str(file["path"])
            except (NotFound, MediaBroken):
                continue


def size_of(folder: Path | None) -> int:
    """Return the bytes of all files below a folder; 0 for none."""
    if folder is None or not folder.exists():
        return 0
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
