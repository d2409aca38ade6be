"""Moving a film from one store to another: its history anew, then every file compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from director.errors import MediaBroken, NotFound
from director.media.store import MAIN, Commit, MediaStore

ORIGIN = "moved-from"
"""Metadata of a commit that came by a move: the id that it had."""


@dataclass
class Moved:
    """What a move brought over."""

    commits: int = 0
    files: int = 0
    """Files of all branch heads, compared by digest."""
    bytes: int = 0
    lost: int = 0
    """Files of older commits whose bytes had been evicted: their commits came without them."""


def move(source: MediaStore, target: MediaStore) -> Moved:
    """Bring every branch and tag of `source` into a new `target`; return what came.

    It can be repeated: what is there already is not sent again.

    Raises:
        MediaBroken: the two differ afterwards, or the source lacks bytes of a branch's head.
    """
    moved, known = Moved(), dict[str, str]()
    branches, tags = source.names()
    for branch in (MAIN, *(name for name in branches if name != MAIN)):
        known |= _moved_before(target, branch)
        _replay(source, target, branch, known, moved)
        _compare(source, target, branch, moved)
    there = target.names()[1]
    for tag in tags:
        if tag not in there and source.head(tag) in known:
            target.tag(tag, known[source.head(tag)])
    return moved


def _replay(
    source: MediaStore, target: MediaStore, branch: str, known: dict[str, str], moved: Moved
) -> None:
    """Commit anew what each commit of a branch changed, by whom and why."""
    chain = list(_line(source, branch, known))
    before = chain[-1].parents[0] if chain and chain[-1].parents else ""
    if branch not in target.names()[0]:
        target.branch(branch, known[before or source.head(branch)])
    for commit in reversed(chain):
        changes = _changes(source, before, commit.id, moved)
        meta = dict(commit.meta) | {ORIGIN: commit.id}
        known[commit.id] = target.commit(
            branch, changes, commit.message, author=commit.author, meta=meta
        )
        before = commit.id
        moved.commits += 1


def _moved_before(target: MediaStore, branch: str) -> dict[str, str]:
    """Return what an earlier move has brought: a commit's id there to its id here."""
    if branch not in target.names()[0]:
        return {}
    return {c.meta[ORIGIN]: c.id for c in target.log(ref=branch) if ORIGIN in c.meta}


def _line(source: MediaStore, branch: str, known: dict[str, str]) -> Iterator[Commit]:
    """Yield a branch's own commits, newest first, back to one that is there already."""
    commits = {commit.id: commit for commit in source.log(ref=branch)}
    at: str | None = source.head(branch)
    while at in commits and at not in known:
        yield commits[at]
        at = next(iter(commits[at].parents), None)


def _changes(source: MediaStore, before: str, after: str, moved: Moved) -> dict[str, bytes | None]:
    if not _is_known(source, before):
        entries = [(entry.path, True) for entry in source.list("", after) if not entry.evicted]
    else:
        entries = [(each.path, each.new is not None) for each in source.diff(before, after)]
    changes: dict[str, bytes | None] = {}
    for path, is_there in entries:
        try:
            changes[path] = source.open(path, after) if is_there else None
        except MediaBroken:
            moved.lost += 1
    return changes


def _is_known(source: MediaStore, commit: str) -> bool:
    try:
        return bool(commit and source.head(commit))
    except NotFound:
        return False


def _compare(source: MediaStore, target: MediaStore, branch: str, moved: Moved) -> None:
    """Hold every file of a branch against its original, reading its bytes again."""
    here, there = source.list("", branch), {each.path: each for each in target.list("", branch)}
    wrong = [entry.path for entry in here if there.get(entry.path) != entry]
    wrong += sorted(set(there) - {entry.path for entry in here})
    if wrong:
        raise MediaBroken(
            f"The branch '{branch}' is not the same after the move.",
            known=f"{len(wrong)} files differ, the first is {wrong[0]}.",
            remedy="Nothing was switched over: pull or render what is missing, and move again.",
        )
    for entry in here:
        target.open(entry.path, branch)  # raises when its digest is another one
    moved.files += len(here)
    moved.bytes += sum(entry.size for entry in here)
