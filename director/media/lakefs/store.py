"""The lakeFS store: a film's repository on a server that a team shares.

A commit is made on a branch of its own and merged as one commit, so readers see all of it or
nothing, and a writer that dies leaves a branch that nobody sees. Merges into a branch are made one
at a time (`turn`); the server refuses what slips past. Every object carries the SHA-256 of its
bytes: what is there already is not sent again, and what is read is checked.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4

from director.errors import BadInput, Conflict, MediaBroken, NotFound
from director.media import eviction, messages
from director.media.durable import in_parallel
from director.media.lakefs.client import LakeFS, NothingChanged, Stored, Told
from director.media.layout import first_files
from director.media.lfs import is_media
from director.media.names import COMMIT_ID, check_name
from director.media.store import MAIN, SYSTEM, Author, Change, Commit, Entry, Gate, no_gate
from director.media.transaction import Transaction
from director.media.trees import check_path

BATCH = "batch-"
"""How the branches begin on which commits are prepared."""
AUTHOR, EMAIL = "author-name", "author-email"
ATTEMPTS = 20

FEW = 64
"""Paths that are looked at one by one; for more of them the whole commit is listed."""

Turn = Callable[[], AbstractContextManager[object]]
Eraser = Callable[[str], bool]
"""Deletes the bytes at an address of the block store; False when it cannot reach them."""
Source = tuple[str, Stored]
"""An object of another commit (its id first), copied on the server."""
Changes = Mapping[str, "bytes | Source | None"]
"""Path to what is put there; None: it goes."""


@dataclass
class _Seen:
    """What stands around some paths: files by path, and folders."""

    files: dict[str, Stored]
    folders: set[str]


def nothing_erased(address: str) -> bool:
    """Leave the bytes to the server's own garbage collection."""
    return False


class LakeFSStore:
    """One film's repository. May be opened in many processes on many machines at a time."""

    def __init__(
        self,
        client: LakeFS,
        *,
        turn: Turn = nullcontext,
        eraser: Eraser = nothing_erased,
        gate: Gate = no_gate,
    ) -> None:
        """Open a repository.

        Raises:
            NotFound: the server has none of that name.
            ServerFailed: the server does not answer, or lets nobody in.
        """
        self._client = client
        self._turn = turn
        self._erase = eraser
        self._gate = gate
        if not client.exists():
            raise NotFound(
                f"lakeFS has no repository '{client.repository}'.",
                remedy="Scaffold the project again: make new-project NAME=...",
            )

    @classmethod
    def create(
        cls,
        client: LakeFS,
        namespace: str,
        project_id: UUID,
        slug: str,
        title: str,
        *,
        turn: Turn = nullcontext,
        eraser: Eraser = nothing_erased,
        gate: Gate = no_gate,
    ) -> "LakeFSStore":
        """Make a project's repository with the documents' folders; one that is there is opened.

        `namespace` is the address of the repository's folder in the block store.
        """
        if not client.exists():
            client.create(namespace)
        store = cls(client, turn=turn, eraser=eraser, gate=gate)
        if client.stat(MAIN, "project.json") is None:
            files = first_files(project_id, slug, title)
            store._write(MAIN, store.head(), files, "Begin", _meta(SYSTEM, None))
        return store

    # ------------------------------------------------------------ reading

    def open(self, path: str, ref: str = MAIN) -> bytes:
        """Return a file's bytes.

        Raises:
            NotFound: the commit has no such file.
            MediaBroken: they were evicted, or are not what was recorded.
        """
        commit = self._commit(ref)
        known = self._held(commit, path)
        data = self._client.read(commit, path)
        found = hashlib.sha256(data).hexdigest()
        if known.sha256 and found != known.sha256:
            raise MediaBroken(
                f"The bytes of '{path}' were changed in the block store.",
                known=f"They have the digest {found} instead of {known.sha256}.",
                remedy="Render the picture again.",
            )
        return data

    def part(self, path: str, first: int, last: int, ref: str = MAIN) -> bytes:
        """Return bytes `first` to `last`, both included, unchecked; raises as `open` does."""
        commit = self._commit(ref)
        known = self._held(commit, path)
        if first >= known.size:
            return b""
        return self._client.read(commit, path, (first, min(last, known.size - 1)))

    def stat(self, path: str, ref: str = MAIN) -> Entry:
        """Return a file's digest and size; NotFound when the commit has no such file."""
        return self._entry(self._commit(ref), check_path(path))

    def list(self, prefix: str = "", ref: str = MAIN) -> Sequence[Entry]:
        """Return the files below a folder ("" is all of them), sorted by path."""
        folder = prefix.strip("/")
        below = f"{check_path(folder)}/" if folder else ""
        found = self._client.list(self._commit(ref), below)
        return sorted((_entry_of(each) for each in found), key=lambda entry: entry.path)

    def log(self, path: str | None = None, ref: str = MAIN) -> Iterator[Commit]:
        """Yield commits, newest first; with a path, those that changed it."""
        for told in self._client.log(self._commit(ref), path):
            if told.parents:  # the server's own first commit is empty
                yield _commit_of(told)

    def diff(self, old: str, new: str = MAIN) -> Sequence[Change]:
        """Return the paths in which two refs differ, sorted."""
        before, after = self._commit(old), self._commit(new)
        pairs = self._differences(before, after)
        return [_change(path, *pairs[path]) for path in sorted(pairs)]

    def head(self, ref: str = MAIN) -> str:
        """Return the commit id of a ref."""
        return self._commit(ref)

    def names(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the names of the branches and of the tags, sorted."""
        branches = [name for name in self._client.branches() if not name.startswith(BATCH)]
        return sorted(branches), sorted(self._client.tags())

    def url(self, path: str, ttl_s: int) -> str | None:
        """Return an address in the block store, where it can sign one no longer than `ttl_s`."""
        signed = self._client.signed(MAIN, check_path(path))
        if signed is None or signed[1] > datetime.now(UTC).timestamp() + ttl_s:
            return None
        return signed[0]

    # ------------------------------------------------------------ writing

    def begin(self, branch: str = MAIN) -> Transaction:
        """Collect puts and deletes for one commit; NotFound when there is no such branch."""
        self._head(branch)
        return Transaction(self, branch)

    def commit(
        self,
        branch: str,
        changes: Mapping[str, bytes | None],
        message: str,
        *,
        author: Author,
        meta: Mapping[str, str] | None = None,
    ) -> str:
        """Put files (bytes) and delete files (None) in one atomic commit; return its id.

        Raises:
            BadInput: a path or a message that cannot stand in a repository.
            NotFound: there is no such branch.
            Conflict: others write to the branch without a pause.
        """
        messages.compose(message, meta)
        wanted: dict[str, bytes | Source | None] = {}
        for path, data in changes.items():
            check_path(path)
            if is_media(path):
                wanted.setdefault(eviction.note_path(path), None)
            wanted[path] = data
        return self._write(branch, self._head(branch), wanted, message, _meta(author, meta))

    def branch(self, name: str, source: str = MAIN) -> None:
        """Start a branch at a ref.

        Raises:
            Conflict: the name is taken.
            MediaBroken: that commit names media that were evicted since.
        """
        with self._turn():
            self._client.create_branch(name, self._to_name(name, source))

    def tag(self, name: str, ref: str = MAIN) -> None:
        """Name a commit for good; its media stay. Raises as `branch` does."""
        with self._turn():
            self._client.create_tag(name, self._to_name(name, ref))

    def drop(self, branch: str) -> None:
        """Give up a branch; its bytes go with the server's garbage collection.

        Raises:
            BadInput: it is the main one.
            NotFound: there is no such branch.
        """
        if branch == MAIN:
            raise BadInput(f"'{MAIN}' cannot be dropped: it is the film itself.")
        self._head(branch)
        self._client.delete_branch(branch)

    def merge(self, source: str, target: str, *, author: Author) -> str:
        """Merge a branch into another; return the target's new head.

        Raises:
            Conflict: both changed the same path, or the gate refused; nothing was merged.
        """
        what = f"Merging '{source}' into '{target}'"
        with self._turn():
            theirs, ours = self._commit(source), self._head(target)
            base = self._client.base(theirs, target)
            if not base:
                raise Conflict(f"{what} is not possible.", known="They have no common history.")
            if base == theirs:
                return ours
            brought = self._carried(base, theirs, ours, what)
            self._gate({p: partial(self.open, p, theirs) for p, new in brought.items() if new})
            self._refuse_clashes(ours, brought, self._look(ours, brought))
            text = f"Merge {source} into {target}"
            return self._client.merge(theirs, target, text, _meta(author, None), squash=False)

    def revert(self, branch: str, commit: str, *, author: Author) -> str:
        """Undo one commit by a new one; of a merge, what it brought into its branch.

        Raises:
            Conflict: a later commit changed the same path, or it is the first commit of all.
            MediaBroken: what would come back was evicted.
        """
        undone = self._client.told(self._commit(commit))
        what = f"Reverting {undone.id[:10]}"
        before = undone.parents[0] if undone.parents else ""
        if not before or not self._client.told(before).parents:
            raise Conflict(f"{what} is not possible.", known="It is the first commit of all.")
        head = self._head(branch)
        back = self._carried(undone.id, before, head, what)
        text = f"Revert {undone.id[:10]}: {undone.message}"
        return self._write(branch, head, back, text, _meta(author, None))

    def evict(self, paths: Sequence[str], *, author: Author, branch: str = MAIN) -> str:
        """Give up the bytes of media, keeping digest, size and recipe; return the new head's id.

        Bytes that another path, branch or tag needs stay, and so do those in a block store that
        we cannot reach: there the server's garbage collection takes them.

        Raises:
            NotFound: there is no such file.
            MediaBroken: a path is no media, so nothing would be saved.
        """
        head = self._head(branch)
        changes: dict[str, bytes | Source | None] = {}
        gone: set[str] = set()
        for path in paths:
            entry = self._entry(head, check_path(path))
            if not is_media(path):
                raise MediaBroken(f"'{path}' is no media: there is nothing to evict.")
            held = self._client.stat(head, path)
            if held is not None:
                changes[path] = None
                changes[eviction.note_path(path)] = eviction.note(path, entry.sha256, entry.size)
                gone.add(held.address)
        new = self._write(branch, head, changes, f"Evict {len(paths)} files", _meta(author, None))
        self._forget(gone)
        return new

    def tidy(self) -> int:
        """Remove the branches of writers that died; return how many. Call when nobody writes."""
        left = [name for name in self._client.branches() if name.startswith(BATCH)]
        for name in left:
            self._client.delete_branch(name)
        return len(left)

    # ------------------------------------------------------------ inside: reading

    def _commit(self, ref: str) -> str:
        """Return the commit of a branch, a tag or a commit id, in that order; else NotFound."""
        if COMMIT_ID.fullmatch(ref):
            found = self._client.commit_id(ref)
        else:
            named = bool(ref) and ref.isascii() and ref.replace("-", "_").isidentifier()
            found = (self._client.head(ref) or self._client.tagged(ref)) if named else None
        if found is None:
            raise NotFound(f"The repository has no branch, tag or commit '{ref}'.")
        return found

    def _head(self, branch: str) -> str:
        named = bool(branch) and branch.isascii() and branch.replace("-", "_").isidentifier()
        found = self._client.head(branch) if named else None
        if found is None:
            raise NotFound(f"The repository has no branch '{branch}'.")
        return found

    def _held(self, commit: str, path: str) -> Stored:
        found = self._client.stat(commit, check_path(path))
        if found is None:
            raise eviction.evicted(self._entry(commit, path))
        return found

    def _entry(self, commit: str, path: str) -> Entry:
        found = self._client.stat(commit, path)
        if found is not None:
            return _entry_of(found)
        if self._client.stat(commit, eviction.note_path(path)) is None:
            raise NotFound(f"There is no file '{path}' in commit {commit[:10]}.")
        note = self._client.read(commit, eviction.note_path(path))
        return Entry(path, *eviction.read_note(note), evicted=True)

    def _differences(self, old: str, new: str) -> dict[str, tuple[Stored | None, Stored | None]]:
        """Return path to (before, after) of what differs: the same bytes elsewhere do not."""
        paths = list(self._client.diff(old, new))
        before, after = self._stats(old, paths), self._stats(new, paths)
        pairs = {path: (before.get(path), after.get(path)) for path in paths}
        return {path: pair for path, pair in pairs.items() if not _same(*pair)}

    def _stats(self, commit: str, paths: Sequence[str]) -> dict[str, Stored]:
        """Return the objects that a commit has at these paths: few one by one, many at once."""
        if len(paths) > FEW:
            return {each.path: each for each in self._client.list(commit, "")}
        found = in_parallel(lambda path: self._client.stat(commit, path), paths)
        return {each.path: each for each in found if each}

    # ------------------------------------------------------------ inside: writing

    def _write(
        self, branch: str, head: str, wanted: Changes, message: str, meta: Mapping[str, str]
    ) -> str:
        """Make the changes one commit of a branch, on whatever its head is by then."""
        batch, sent = "", set[str]()
        try:
            for _ in range(ATTEMPTS):
                changes = self._effective(head, wanted)
                if not changes:
                    return head
                earlier, batch = batch, f"{BATCH}{uuid4().hex}"
                self._prepare(batch, head, changes, message, earlier, sent)
                sent = {path for path, content in changes.items() if content is not None}
                with self._turn():
                    seen, head = head, self._head(branch)
                    if seen != head and not self._untouched(seen, head, wanted):
                        continue
                    try:
                        return self._client.merge(batch, branch, message, meta, squash=True)
                    except NothingChanged:  # an answer was lost: it had been merged
                        return self._head(branch)
                    except Conflict:
                        if head == self._head(branch):
                            raise
                        head = self._head(branch)
        finally:
            if batch:
                self._client.delete_branch(batch)
        raise Conflict(f"Somebody else writes to '{branch}' without a pause.", remedy="Try again.")

    def _effective(self, head: str, wanted: Changes) -> Changes:
        """Return the changes that change something; refuse what no tree of folders can hold."""
        seen = self._look(head, wanted)
        changes: dict[str, bytes | Source | None] = {}
        for path, content in wanted.items():
            here = seen.files.get(path)
            if content is None:
                if here is not None:
                    changes[path] = None
            elif here is None or here.sha256 != _digest(content):
                changes[path] = content
        self._refuse_clashes(head, changes, seen)
        return changes

    def _look(self, head: str, paths: Iterable[str]) -> "_Seen":
        """Return what stands around some paths, with one listing for each folder."""
        seen = _Seen({}, set())
        for folder, names in _by_folder(paths).items():
            for each in self._client.list(head, folder + _beginning(names), deep=False):
                if each.is_folder:
                    seen.folders |= _ways(each.path.rstrip("/"))
                else:
                    seen.files[each.path] = each
                    seen.folders |= _ways(folder.rstrip("/"))
        return seen

    def _refuse_clashes(
        self, head: str, changes: Mapping[str, object | None], seen: "_Seen"
    ) -> None:
        """Refuse a path that would be a file and a folder at once: folders are real elsewhere."""
        put = {path for path, content in changes.items() if content is not None}
        gone = {path for path, content in changes.items() if content is None}
        above = {way for path in put for way in _ways(path.rpartition("/")[0])}
        clashes = put & above
        for path in above - seen.folders - gone:
            if self._client.stat(head, path):
                clashes.add(path)
        for path in put & seen.folders:
            if any(each.path not in gone for each in self._client.list(head, f"{path}/")):
                clashes.add(path)
        if clashes:
            raise BadInput(f"'{min(clashes)}' cannot be a file and a folder at once.")

    def _prepare(
        self, batch: str, head: str, changes: Changes, message: str, earlier: str, sent: set[str]
    ) -> None:
        """Put the changes on a branch of their own and commit them there.

        What was `sent` for an `earlier` attempt is copied from there, and that branch removed.
        """
        try:
            self._client.create_branch(batch, head, hidden=True)
        except Conflict:  # an answer was lost: the name is ours alone
            if self._client.head(batch) != head:
                raise

        def put(item: tuple[str, bytes | Source | None]) -> None:
            path, content = item
            if content is None:
                return
            if path in sent:
                self._client.copy(batch, path, path, earlier)
            elif isinstance(content, bytes):
                self._client.upload(batch, path, content, hashlib.sha256(content).hexdigest())
            else:
                self._copy(batch, path, *content)

        in_parallel(put, changes.items())
        gone = [path for path, content in changes.items() if content is None]
        if gone:
            self._client.delete(batch, gone)
        try:
            self._client.commit(batch, message, {})
        except NothingChanged:  # an answer was lost: it had been committed
            if self._client.head(batch) == head:
                raise
        if earlier:
            self._client.delete_branch(earlier)

    def _copy(self, batch: str, path: str, ref: str, source: Stored) -> None:
        try:
            self._client.copy(batch, path, source.path, ref)
        except MediaBroken:
            raise eviction.gone(path) from None

    def _untouched(self, seen: str, head: str, wanted: Changes) -> bool:
        """Whether what came meanwhile has nothing to do with the changes."""
        moved = set(self._client.diff(seen, head))
        ways = {way for path in wanted for way in _ways(path)}
        below = tuple(f"{path}/" for path in wanted)
        return not moved & ways and not any(path.startswith(below) for path in moved)

    def _carried(self, base: str, theirs: str, ours: str, what: str) -> dict[str, Source | None]:
        """Return what `theirs` changed since `base`, as changes to `ours`.

        Raises:
            Conflict: both sides changed a path, each in its own way.
            MediaBroken: what would come back was evicted.
        """
        changes: dict[str, Source | None] = {}
        clashes: list[str] = []
        for path, (before, after) in self._differences(base, theirs).items():
            here = self._client.stat(ours, path)
            if _same(here, before):
                changes[path] = (theirs, after) if after else None
            elif not _same(here, after):
                clashes.append(path)
        if clashes:
            raise Conflict(
                f"{what} is not possible.",
                known=f"Both sides changed {', '.join(sorted(clashes)[:5])}.",
                remedy="Decide for one side and commit that first.",
            )
        self._must_have(theirs, [path for path, here in changes.items() if here])
        return changes

    def _must_have(self, commit: str, paths: Sequence[str]) -> None:
        """Refuse to bring back media whose bytes are gone: one byte of each tells."""
        media = [path for path in paths if is_media(path)]

        def is_gone(path: str) -> bool:
            try:
                self._client.read(commit, path, (0, 0))
            except MediaBroken:
                return True
            return False

        missing = [p for p, gone in zip(media, in_parallel(is_gone, media), strict=True) if gone]
        if missing:
            raise eviction.gone(missing[0])

    def _to_name(self, name: str, source: str) -> str:
        """Return the commit that is to get a name, when both can be."""
        check_name(name)
        branches, tags = self._client.branches(), self._client.tags()
        if name in branches or name in tags:
            raise Conflict(f"A branch or a tag '{name}' exists already.")
        commit = self._commit(source)
        if commit not in {*branches.values(), *tags.values()}:
            self._must_have(commit, [each.path for each in self._client.list(commit, "")])
        return commit

    def _forget(self, gone: set[str]) -> None:
        """Erase the bytes that no branch and no tag needs any more."""
        if not gone:
            return
        heads = {*self._client.branches().values(), *self._client.tags().values()}
        needed = {each.address for head in heads for each in self._client.list(head, "")}
        in_parallel(self._erase, sorted(gone - needed))


def _meta(author: Author, meta: Mapping[str, str] | None) -> dict[str, str]:
    """The committer is always the login that we use: who it was is metadata."""
    name, email = ("".join(c for c in word if c.isprintable() and c not in "<>") for word in author)
    given = {key: value for key, value in (meta or {}).items() if value}
    return {AUTHOR: name.strip() or "Somebody", EMAIL: email.strip() or "nobody@localhost"} | given


def _digest(content: bytes | Source) -> str:
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else content[1].sha256


def _same(one: Stored | None, other: Stored | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.sha256 == other.sha256


def _by_folder(paths: Iterable[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder, slash, name = path.rpartition("/")
        folders.setdefault(folder + slash, []).append(name)
    return folders


def _beginning(names: Sequence[str]) -> str:
    """Return the letters with which all the names begin."""
    first, last = min(names), max(names)
    same = (index for index, letter in enumerate(first) if last[index : index + 1] != letter)
    return first[: next(same, len(first))]


def _ways(path: str) -> set[str]:
    """Return the path and the folders on the way to it; nothing for ""."""
    parts = path.split("/") if path else []
    return {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}


def _entry_of(stored: Stored) -> Entry:
    return Entry(stored.path, stored.sha256, stored.size)


def _change(path: str, was: Stored | None, now: Stored | None) -> Change:
    kind = "changed" if was and now else "added" if now else "removed"
    return Change(path, kind, _entry_of(was) if was else None, _entry_of(now) if now else None)


def _commit_of(told: Told) -> Commit:
    meta = dict(told.meta)
    author = meta.pop(AUTHOR, "Somebody"), meta.pop(EMAIL, "")
    at = datetime.fromtimestamp(told.at_s, UTC)
    return Commit(told.id, told.message, meta, author, at, told.parents)
