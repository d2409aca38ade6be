"""The Git + LFS store: a film's own bare repository, with no server and without the git program."""

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pygit2
from pygit2.enums import FileMode, SortMode

from director.errors import Conflict, MediaBroken, NotFound
from director.media import eviction, messages
from director.media.durable import in_parallel, objects_on, sync_objects, synced_by_git
from director.media.layout import first_files
from director.media.lfs import (
    LfsObjects,
    attributes,
    is_media,
    no_room_is_told,
    parse_pointer,
    pointer,
)
from director.media.packing import LEAST_TO_PACK, pack
from director.media.refs import Refs
from director.media.snapshot import Snapshot, changes_between
from director.media.store import MAIN, SYSTEM, Author, Change, Commit, Entry, Gate, no_gate
from director.media.transaction import Transaction
from director.media.trees import Leaf, carried_over, changed_tree, check_path, leaf

ATTRIBUTES = ".gitattributes"
NOBODY = "nobody@localhost"
"""Git wants an address; not everybody has given one."""
ATTEMPTS = 50
"""How often a change is applied anew because somebody else moved the branch meanwhile."""

Changes = Mapping[str, Leaf | None]
Decision = Callable[[pygit2.Commit], Changes]
"""From the branch's head to what is to change in it."""


class GitStore:
    """One film's repository. Safe to open in many processes at a time; not to share by threads."""

    def __init__(self, path: Path, *, gate: Gate = no_gate) -> None:
        """Open a repository.

        Raises:
            NotFound: there is none.
            MediaBroken: what is there cannot be opened.
        """
        if not path.exists():
            raise NotFound(
                f"There is no repository {path.name}.",
                remedy="Scaffold the project again: make new-project NAME=...",
            )
        try:
            self._repository = pygit2.Repository(str(path))
        except pygit2.GitError as error:
            raise MediaBroken(f"{path.name} cannot be opened: {error}.") from None
        self._path = path
        self._gate = gate
        self._refs = Refs(self._repository, path)
        self._objects = LfsObjects(path)

    @classmethod
    def create(cls, path: Path, project_id: UUID, slug: str, title: str) -> "GitStore":
        """Make a project's repository with the documents' folders; one that is there is opened.

        It is made aside and moved into place: a kill leaves none, never half of one.
        """
        if path.exists():
            return cls(path)._with_all_rules()
        with no_room_is_told("the project's repository"):
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
            try:
                with synced_by_git():
                    _scaffold(aside, first_files(project_id, slug, title))
                aside.rename(path)
            except OSError:
                if not path.exists():  # nobody else made it in the meantime
                    raise
            finally:
                shutil.rmtree(aside, ignore_errors=True)
        return cls(path)

    # ------------------------------------------------------------ reading

    def open(self, path: str, ref: str = MAIN) -> bytes:
        """Return a file's bytes.

        Raises:
            NotFound: the commit has no such file.
            MediaBroken: its media was evicted, is missing, or was changed on disk.
        """
        return Snapshot(self._refs.commit(ref), self._objects).bytes_of(path)

    def part(self, path: str, first: int, last: int, ref: str = MAIN) -> bytes:
        """Return bytes `first` to `last`, both included, unchecked; raises as `open` does."""
        return Snapshot(self._refs.commit(ref), self._objects).part_of(path, first, last)

    def stat(self, path: str, ref: str = MAIN) -> Entry:
        """Return a file's digest and size; NotFound when the commit has no such file."""
        return Snapshot(self._refs.commit(ref), self._objects).entry(path)

    def list(self, prefix: str = "", ref: str = MAIN) -> list[Entry]:
        """Return the files below a folder ("" is all of them), sorted by path."""
        return Snapshot(self._refs.commit(ref), self._objects).entries(prefix)

    def log(self, path: str | None = None, ref: str = MAIN) -> Iterator[Commit]:
        """Yield commits, newest first; with a path, those that changed it."""
        for commit in self._repository.walk(self._refs.commit(ref).id, SortMode.TOPOLOGICAL):
            if path is None or _changed(commit, path):
                yield _told(commit)

    def diff(self, old: str, new: str = MAIN) -> Sequence[Change]:
        """Return the paths in which two refs differ, sorted."""
        commits = self._refs.commit(old), self._refs.commit(new)
        return sorted(changes_between(self._repository, *commits), key=lambda each: each.path)

    def head(self, ref: str = MAIN) -> str:
        """Return the commit id of a ref."""
        return str(self._refs.commit(ref).id)

    def names(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the branches and the tags, sorted."""
        return self._refs.names("heads"), self._refs.names("tags")

    def url(self, path: str, ttl_s: int) -> None:
        """A repository serves nobody: our API does."""

    # ------------------------------------------------------------ writing

    def begin(self, branch: str = MAIN) -> Transaction:
        """Collect puts and deletes for one commit; NotFound when there is no such branch."""
        self._refs.head(branch)
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

        Media go to LFS before the lock is taken. A commit that changes nothing is not made.

        Raises:
            BadInput: a path or a message that cannot stand in a repository.
            NotFound: there is no such branch.
            Conflict: the branch is kept locked by another program.
            DiskFull: no room; the branch stands where it stood.
        """
        text = messages.compose(message, meta)
        for path in changes:
            check_path(path)
        self._refs.head(branch)
        kept = self._keep_media(changes)
        return self._advance(branch, text, author, lambda head: self._leaves(changes, kept))

    def branch(self, name: str, source: str = MAIN) -> None:
        """Start a branch at a ref.

        Raises:
            Conflict: the name is taken.
            MediaBroken: that commit names media that were evicted since.
        """
        self._name("heads", name, source)

    def tag(self, name: str, ref: str = MAIN) -> None:
        """Name a commit for good; its media stay. Raises as `branch` does."""
        self._name("tags", name, ref)

    def drop(self, branch: str) -> None:
        """Give up a branch, and the media that only its own commits name.

        Raises:
            BadInput: it is the main one.
            NotFound: there is no such branch.
        """
        with self._refs.locked():
            last = self._refs.head(branch)
            self._refs.drop(branch)
            self._forget(self._named_only_by(last))

    def merge(self, source: str, target: str, *, author: Author) -> str:
        """Merge a branch into another; return the target's new head.

        Raises:
            Conflict: both changed the same path, or the gate refused; nothing was merged.
        """
        theirs = self._refs.commit(source)
        what = f"Merging '{source}' into '{target}'"

        def decide(head: pygit2.Commit) -> Changes:
            base = self._repository.merge_base(head.id, theirs.id)
            if not base:  # its type does not say so, but it may be None
                raise Conflict(f"{what} is not possible.", known="They have no common history.")
            common = self._repository[base].peel(pygit2.Commit)
            changes = carried_over(common.tree, theirs.tree, head.tree, what)
            brought = Snapshot(theirs, self._objects)
            self._must_have(changes)
            self._gate({p: partial(brought.bytes_of, p) for p, new in changes.items() if new})
            return changes

        return self._advance(target, f"Merge {source} into {target}\n", author, decide, theirs)

    def revert(self, branch: str, commit: str, *, author: Author) -> str:
        """Undo one commit by a new one; of a merge, what it brought into its branch.

        Raises:
            Conflict: a later commit changed the same path, or it is the first commit of all.
            MediaBroken: what would come back was evicted.
        """
        undone = self._refs.commit(commit)
        what = f"Reverting {str(undone.id)[:10]}"
        if not undone.parents:
            raise Conflict(f"{what} is not possible.", known="It is the first commit of all.")
        before = undone.parents[0].tree
        return self._advance(
            branch,
            f"Revert {str(undone.id)[:10]}: {messages.read(undone.message)[0]}\n",
            author,
            lambda head: carried_over(undone.tree, before, head.tree, what),
        )

    def evict(self, paths: Sequence[str], *, author: Author, branch: str = MAIN) -> str:
        """Give up the bytes of media, keeping digest, size and recipe; return the new head's id.

        Bytes that another path, branch or tag needs stay. What is evicted already stays so.

        Raises:
            NotFound: there is no such file.
            MediaBroken: a path is no media, so nothing would be saved.
        """
        gone: set[str] = set()

        def decide(head: pygit2.Commit) -> Changes:
            changes: dict[str, Leaf | None] = {}
            for path in paths:
                entry = Snapshot(head, self._objects).entry(path)
                if not is_media(path):
                    raise MediaBroken(f"'{path}' is no media: there is nothing to evict.")
                if not entry.evicted:
                    told = eviction.note(path, entry.sha256, entry.size)
                    changes |= {path: None, eviction.note_path(path): self._blob(told)}
                    gone.add(entry.sha256)
            return changes

        what = f"Evict {len(paths)} files\n"
        return self._advance(branch, what, author, decide, afterwards=lambda: self._forget(gone))

    def pack(self, least: int = LEAST_TO_PACK) -> int:
        """Put loose objects into one file once there are `least` of them; return how many."""
        with self._refs.locked(), no_room_is_told("a pack"):
            return pack(self._repository, self._path, least)

    # ------------------------------------------------------------ inside

    def _with_all_rules(self) -> "GitStore":
        """Teach a repository of an older version the types of media that were added since."""
        try:
            known = self.open(ATTRIBUTES).decode()
        except NotFound:
            known = ""
        if attributes(known) != known:
            what = "Media types added since"
            self.commit(MAIN, {ATTRIBUTES: attributes(known).encode()}, what, author=SYSTEM)
        return self

    def _advance(
        self,
        branch: str,
        text: str,
        author: Author,
        decide: Decision,
        *others: pygit2.Commit,
        afterwards: Callable[[], None] = lambda: None,
    ) -> str:
        """Apply a decision to the branch's head, anew when somebody moved it; return the head."""
        with self._refs.locked(), no_room_is_told("a commit"):
            for _ in range(ATTEMPTS):
                head = self._refs.head(branch)
                changes = decide(head)
                self._must_have(changes)
                tree = changed_tree(self._repository, head.tree, changes)
                joined = [other for other in others if not self._contains(head, other)]
                if tree == head.tree.id and not joined:
                    return str(head.id)
                new = _write(self._repository, tree, text, author, [head, *joined])
                self._make_durable(new, changes)
                if self._refs.move(branch, head.id, new):
                    afterwards()
                    return str(new)
        raise Conflict(f"Somebody else writes to '{branch}' without a pause.", remedy="Try again.")

    def _make_durable(self, new: pygit2.Oid, changes: Changes) -> None:
        tree = self._repository[new].peel(pygit2.Tree)
        sync_objects(self._path, {new, tree.id, *objects_on(tree, changes)})

    def _contains(self, head: pygit2.Commit, other: pygit2.Commit) -> bool:
        return head.id == other.id or self._repository.descendant_of(head.id, other.id)

    def _keep_media(self, changes: Mapping[str, bytes | None]) -> dict[str, str]:
        """Put media into LFS. Returns path to SHA-256."""
        media = {p: data for p, data in changes.items() if data is not None and is_media(p)}
        return dict(zip(media, in_parallel(self._objects.put, media.values()), strict=True))

    def _leaves(
        self, changes: Mapping[str, bytes | None], kept: Mapping[str, str]
    ) -> dict[str, Leaf | None]:
        """Return what Git is to hold. Media that were evicted since they were kept come back."""
        leaves: dict[str, Leaf | None] = {}
        for path, data in changes.items():
            if is_media(path):
                leaves.setdefault(eviction.note_path(path), None)
            if data is None:
                leaves[path] = None
            elif path in kept:
                if not self._objects.has(kept[path]):
                    self._objects.put(data)
                leaves[path] = self._blob(pointer(kept[path], len(data)))
            else:
                leaves[path] = self._blob(data)
        return leaves

    def _blob(self, data: bytes) -> Leaf:
        return self._repository.create_blob(data), FileMode.BLOB

    def _must_have(self, changes: Changes) -> None:
        """Refuse a head that would name media which are gone."""
        for path, here in changes.items():
            if here is None or not is_media(path):
                continue
            pointed = parse_pointer(self._repository[here[0]].peel(pygit2.Blob).data)
            if pointed and not self._objects.has(pointed[0]):
                raise eviction.gone(path)

    def _name(self, kind: str, name: str, source: str) -> None:
        with self._refs.locked(), no_room_is_told("a name"):
            commit = self._refs.commit(source)
            if commit.id not in {head.id for head in self._refs.all_heads()}:
                missing = [s for s in eviction.objects_of([commit]) if not self._objects.has(s)]
                if missing:
                    raise eviction.gone(f"{len(missing)} files of {source[:10]}")
            self._refs.create(kind, name, commit.id)

    def _named_only_by(self, last: pygit2.Commit) -> set[str]:
        """Return the media that came with commits which no branch and no tag reaches any more."""
        walker = self._repository.walk(last.id)
        for head in self._refs.all_heads():
            walker.hide(head.id)
        alone = {commit.id: commit for commit in walker}
        before = {p.id: p for commit in alone.values() for p in commit.parents if p.id not in alone}
        return eviction.objects_of(alone.values()) - eviction.objects_of(before.values())

    def _forget(self, gone: set[str]) -> None:
        """Delete the objects that no branch and no tag needs any more."""
        for sha256 in gone - eviction.objects_of(self._refs.all_heads()):
            self._objects.remove(sha256)
        self._objects.sweep()


def _scaffold(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a bare repository whose first commit holds `files`, none of which is media."""
    repository = pygit2.init_repository(str(path), bare=True, initial_head=MAIN)
    path.chmod(0o755)  # it was made private; a repository is as readable as its folder
    leaves = {name: (repository.create_blob(data), FileMode.BLOB) for name, data in files.items()}
    tree = changed_tree(repository, None, leaves)
    first = _write(repository, tree, "Begin\n", SYSTEM, [])
    repository.references.create(f"refs/heads/{MAIN}", first)


def _write(
    repository: pygit2.Repository,
    tree: pygit2.Oid,
    text: str,
    author: Author,
    parents: Sequence[pygit2.Commit],
) -> pygit2.Oid:
    name, email = ("".join(c for c in word if c.isprintable() and c not in "<>") for word in author)
    signature = pygit2.Signature(name.strip() or "Somebody", email.strip() or NOBODY)
    ids = [parent.id for parent in parents]
    new = repository.create_commit(None, signature, signature, text, tree, ids)
    if new not in repository:  # on a full disk pygit2 returns the id of what it could not write
        raise OSError(errno.ENOSPC, "the commit was not written")
    return new


def _changed(commit: pygit2.Commit, path: str) -> bool:
    here = leaf(commit.tree, path)
    before = [leaf(parent.tree, path) for parent in commit.parents]
    return all(known != here for known in before) and (bool(before) or here is not None)


def _told(commit: pygit2.Commit) -> Commit:
    message, meta = messages.read(commit.message)
    at = datetime.fromtimestamp(commit.commit_time, UTC)
    author = commit.author.name, commit.author.email
    parents = tuple(str(parent) for parent in commit.parent_ids)
    return Commit(str(commit.id), message, meta, author, at, parents)
