"""The Git + LFS store: a film's own bare repository, with no server and without the git program.

Writers take one lock (the kernel drops it when they die), then move the branch only if it still is
where they saw it, so that a plain `git push` beside us loses nothing either.
"""

import fcntl
import hashlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pygit2
from pygit2.enums import ObjectType, Option, SortMode

from director.errors import BadInput, Conflict, NotFound
from director.media.layout import first_files
from director.media.lfs import LfsObjects, is_media, no_room_is_told, parse_pointer, pointer
from director.media.store import MAIN, Author, Commit, Entry
from director.media.trees import blob_id, blobs, changed_tree, check_path

SYSTEM: Author = ("Movie Director", "director@localhost")
NOBODY = "nobody@localhost"
"""Git wants an address; not everybody has given one."""


class GitStore:
    """One film's repository. Safe to open in many processes at a time; not to share by threads."""

    def __init__(self, path: Path) -> None:
        """Open a repository.

        Raises:
            NotFound: there is none.
        """
        try:
            self._repository = pygit2.Repository(str(path))
        except pygit2.GitError:
            raise NotFound(
                f"There is no repository {path}.",
                remedy="Scaffold the project again: make new-project NAME=...",
            ) from None
        self._path = path
        self._objects = LfsObjects(path)
        pygit2.option(Option.ENABLE_FSYNC_GITDIR, True)

    @classmethod
    def create(cls, path: Path, project_id: UUID, slug: str, title: str) -> "GitStore":
        """Make a project's repository with the documents' folders; a finished one is only opened.

        A repository that a kill left without its first commit is completed.
        """
        with no_room_is_told("the project's repository"):
            path.parent.mkdir(parents=True, exist_ok=True)
            pygit2.init_repository(str(path), bare=True, initial_head=MAIN)
            store = cls(path)
            if MAIN not in store._repository.branches.local:
                store.commit(MAIN, first_files(project_id, slug, title), "Begin", author=SYSTEM)
        return store

    # ------------------------------------------------------------ reading

    def open(self, path: str, ref: str = MAIN) -> bytes:
        """Return a file's bytes.

        Raises:
            NotFound: the commit has no such file.
            MediaBroken: its media is missing or changed on disk.
        """
        data = self._blob(path, ref).data
        pointed = parse_pointer(data)
        return self._objects.get(pointed[0]) if pointed else data

    def stat(self, path: str, ref: str = MAIN) -> Entry:
        """Return a file's digest and size; NotFound when the commit has no such file."""
        return _entry(path, self._blob(path, ref).data)

    def list(self, prefix: str = "", ref: str = MAIN) -> list[Entry]:
        """Return the files below a folder ("" is all of them), sorted by path."""
        folder = prefix.rstrip("/")
        found = blobs(self._commit_of(ref).tree)
        wanted = ((p, b) for p, b in found if not folder or p.startswith(folder + "/"))
        return sorted((_entry(path, blob.data) for path, blob in wanted), key=lambda e: e.path)

    def log(self, path: str | None = None, ref: str = MAIN) -> Iterator[Commit]:
        """Yield commits, newest first; with a path, those that changed it."""
        for commit in self._repository.walk(self._commit_of(ref).id, SortMode.TOPOLOGICAL):
            if path is None or _changes(commit, path):
                yield _told(commit)

    def head(self, ref: str = MAIN) -> str:
        """Return the commit id of a ref."""
        return str(self._commit_of(ref).id)

    def url(self, path: str, ttl_s: int) -> None:
        """A repository serves nobody: our API does."""

    # ------------------------------------------------------------ writing

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
            BadInput: a path that cannot stand in a repository.
            NotFound: there is no such branch (the very first commit makes `main`).
            DiskFull: no room; the branch stands where it stood.
        """
        kept = {check_path(path): self._kept(path, data) for path, data in changes.items()}
        with self._locked(), no_room_is_told("a commit"):
            parent = self._head_or_none(branch)
            tree = changed_tree(self._repository, parent.tree if parent else None, kept)
            if parent and parent.tree.id == tree:
                return str(parent.id)
            return self._move(branch, parent, tree, _with_meta(message, meta), author)

    def branch(self, name: str, source: str = MAIN) -> None:
        """Start a branch at a ref; Conflict when it exists."""
        with self._locked():
            try:
                self._repository.branches.local.create(name, self._commit_of(source))
            except pygit2.AlreadyExistsError:
                raise Conflict(f"A branch '{name}' exists already.") from None
            except (pygit2.GitError, ValueError) as error:
                raise BadInput(f"'{name}' cannot be a branch: {error}.") from None

    def tag(self, name: str, ref: str = MAIN) -> None:
        """Name a commit for good; Conflict when the name is taken."""
        with self._locked():
            try:
                self._repository.references.create(f"refs/tags/{name}", self._commit_of(ref).id)
            except pygit2.AlreadyExistsError:
                raise Conflict(f"A tag '{name}' exists already.") from None
            except (pygit2.GitError, ValueError) as error:
                raise BadInput(f"'{name}' cannot be a tag: {error}.") from None

    def merge(self, source: str, target: str, *, author: Author) -> str:
        """Merge a branch into another; return the target's new head.

        Raises:
            Conflict: both changed the same path; nothing was merged.
        """
        with self._locked(), no_room_is_told("a merge"):
            ours, theirs = self._head(target), self._commit_of(source)
            if self._repository.merge_base(ours.id, theirs.id) == theirs.id:
                return str(ours.id)
            index = self._repository.merge_commits(ours, theirs)
            tree = self._without_conflicts(index, f"Merging '{source}' into '{target}'")
            message = f"Merge {source} into {target}"
            return self._move(target, ours, tree, message, author, theirs)

    def revert(self, branch: str, commit: str, *, author: Author) -> str:
        """Undo one commit by a new one; Conflict when later ones stand on it."""
        with self._locked(), no_room_is_told("a revert"):
            undone, head = self._commit_of(commit), self._head(branch)
            index = self._repository.revert_commit(undone, head)
            tree = self._without_conflicts(index, f"Reverting {commit[:10]}")
            return self._move(branch, head, tree, f"Revert {undone.id}", author)

    # ------------------------------------------------------------ inside

    def _kept(self, path: str, data: bytes | None) -> bytes | None:
        """Return what Git holds for a file: itself, or a pointer to its LFS object."""
        if data is None or not is_media(path):
            return data
        return pointer(self._objects.put(data), len(data))

    def _move(
        self,
        branch: str,
        parent: pygit2.Commit | None,
        tree: pygit2.Oid,
        message: str,
        author: Author,
        *others: pygit2.Commit,
    ) -> str:
        name, email = author
        signature = pygit2.Signature(name or "Somebody", email or NOBODY)
        parents = [commit.id for commit in (parent, *others) if commit]
        new = self._repository.create_commit(None, signature, signature, message, tree, parents)
        ref = f"refs/heads/{branch}"
        try:
            if parent is None:
                self._repository.references.create(ref, new)
            else:
                self._repository.references[ref].set_target(new, message.splitlines()[0])
        except (pygit2.GitError, OSError) as error:
            raise Conflict(
                f"The branch '{branch}' could not be moved: {error}.",
                remedy="Another program writes to the repository; try again when it is done.",
            ) from error
        return str(new)

    def _without_conflicts(self, index: pygit2.Index, what: str) -> pygit2.Oid:
        if index.conflicts:
            sides = (side for conflict in index.conflicts for side in conflict if side)
            paths = sorted({side.path for side in sides})
            raise Conflict(
                f"{what} is not possible.",
                known=f"Both sides changed {', '.join(paths[:5])}.",
                remedy="Decide for one side and commit that first.",
            )
        return index.write_tree(self._repository)

    def _commit_of(self, ref: str) -> pygit2.Commit:
        try:
            return self._repository.revparse_single(ref).peel(ObjectType.COMMIT)
        except (KeyError, ValueError, pygit2.GitError):
            raise NotFound(f"The repository has no branch, tag or commit '{ref}'.") from None

    def _head_or_none(self, branch: str) -> pygit2.Commit | None:
        if not list(self._repository.references):
            return None
        return self._head(branch)

    def _head(self, branch: str) -> pygit2.Commit:
        found = self._repository.branches.local.get(branch)
        if found is None:
            raise NotFound(f"The repository has no branch '{branch}'.")
        return found.peel(pygit2.Commit)

    def _blob(self, path: str, ref: str) -> pygit2.Blob:
        try:
            found = self._commit_of(ref).tree[check_path(path)]
        except KeyError:
            found = None
        if not isinstance(found, pygit2.Blob):
            raise NotFound(f"There is no file '{path}' in '{ref}'.")
        return found

    @contextmanager
    def _locked(self) -> Generator[None]:
        with (self._path / "director.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _entry(path: str, data: bytes) -> Entry:
    pointed = parse_pointer(data)
    return Entry(path, *pointed) if pointed else Entry(path, _sha256(data), len(data))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changes(commit: pygit2.Commit, path: str) -> bool:
    here = blob_id(commit.tree, path)
    return all(blob_id(parent.tree, path) != here for parent in commit.parents) and (
        bool(commit.parents) or here is not None
    )


def _with_meta(message: str, meta: Mapping[str, str] | None) -> str:
    lines = [f"{name}: {value}" for name, value in (meta or {}).items() if value]
    return message + ("\n\n" + "\n".join(lines) if lines else "")


def _told(commit: pygit2.Commit) -> Commit:
    title, _, rest = commit.message.partition("\n\n")
    pairs = (line.split(": ", 1) for line in rest.splitlines() if ": " in line)
    at = datetime.fromtimestamp(commit.commit_time, UTC)
    author = (commit.author.name, commit.author.email)
    return Commit(str(commit.id), title.strip(), dict(pairs), author, at)
