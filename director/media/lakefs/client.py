"""lakeFS through its SDK: the only module that imports it.

Every call is repeated while the server is busy, locked or away, within a patience of seconds; all
of them may be repeated, because each looks at what it wanted before it says that it failed. Its
errors leave here as ours.
"""

import importlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from urllib3.exceptions import HTTPError

from director.errors import BadInput, Conflict, MediaBroken, MissingTool, NotFound, ServerFailed

PATIENCE_S = 20.0
TIMEOUT_S = (5.0, 60.0)
"""To connect, and between two answers of the server."""
PAGE = 1000
SHA256 = "sha256"
HEADER = "x-lakefs-meta-"
"""Metadata of objects travels in headers: lower case, hyphens."""
BUSY = frozenset({412, 423, 429, 500, 502, 503, 504})
LOCKED = "locked"
HOOK = "hook"

Result = TypeVar("Result")


@dataclass(frozen=True)
class Stored:
    """One object of a commit, or one folder of a listing."""

    path: str
    sha256: str
    size: int
    address: str
    """Where its bytes lie in the block store."""
    is_folder: bool = False


@dataclass(frozen=True)
class Told:
    """A commit, as lakeFS tells it."""

    id: str
    message: str
    meta: Mapping[str, str]
    at_s: int
    parents: tuple[str, ...]


class NothingChanged(Exception):
    """A commit or a merge that would change nothing; lakeFS makes none."""


class LakeFS:
    """One repository on one server. May be shared by threads."""

    def __init__(self, endpoint: str, key: str, secret: str, repository: str) -> None:
        sdk = _library()
        host = endpoint.rstrip("/").removesuffix("/api/v1") + "/api/v1"
        configuration = sdk.Configuration(host=host, username=key, password=secret)
        configuration.retries = False  # we know better which calls may be repeated
        self.repository = repository
        self.patience_s = PATIENCE_S
        self._api: Any = sdk.client.LakeFSClient(configuration)
        self._models: Any = sdk.models
        self._failures: tuple[type[Exception], ...] = (sdk.ApiException, HTTPError)

    # ------------------------------------------------------------ repository

    def exists(self) -> bool:
        """Whether the server has the repository."""
        try:
            self._call(self._api.repositories_api.get_repository, self.repository)
        except NotFound:
            return False
        return True

    def create(self, namespace: str) -> None:
        """Make the repository; `namespace` is the address of its folder in the block store."""
        new = self._models.RepositoryCreation(
            name=self.repository, storage_namespace=namespace, default_branch="main"
        )
        try:
            self._call(self._api.repositories_api.create_repository, new)
        except Conflict:
            if not self.exists():
                raise

    # ------------------------------------------------------------ names

    def head(self, branch: str) -> str | None:
        """Return the commit id of a branch, or None."""
        return self._found(self._api.branches_api.get_branch, branch, "commit_id")

    def tagged(self, tag: str) -> str | None:
        """Return the commit id of a tag, or None."""
        return self._found(self._api.tags_api.get_tag, tag, "commit_id")

    def commit_id(self, text: str) -> str | None:
        """Return the whole id of the commit that `text` begins, or None."""
        return self._found(self._api.commits_api.get_commit, text, "id")

    def branches(self) -> dict[str, str]:
        """Return the branches and their commits."""
        return {ref.id: ref.commit_id for ref in self._pages(self._api.branches_api.list_branches)}

    def tags(self) -> dict[str, str]:
        """Return the tags and their commits."""
        return {ref.id: ref.commit_id for ref in self._pages(self._api.tags_api.list_tags)}

    def create_branch(self, name: str, source: str, *, hidden: bool = False) -> None:
        """Start a branch at a commit; Conflict when the name is taken."""
        new = self._models.BranchCreation(name=name, source=source, hidden=hidden)
        self._call(self._api.branches_api.create_branch, self.repository, new)

    def delete_branch(self, name: str) -> None:
        """Remove a branch; one that is gone is no error."""
        try:
            self._call(self._api.branches_api.delete_branch, self.repository, name)
        except NotFound:
            return

    def create_tag(self, name: str, commit: str) -> None:
        """Name a commit; Conflict when the name is taken."""
        new = self._models.TagCreation(id=name, ref=commit)
        self._call(self._api.tags_api.create_tag, self.repository, new)

    # ------------------------------------------------------------ objects

    def upload(self, branch: str, path: str, data: bytes, sha256: str) -> None:
        """Put bytes on a branch, uncommitted.

        The SDK's own call leaves out empty files and wraps the others in a form.
        """
        self._call(
            self._api.objects_api.api_client.call_api,
            "/repositories/{repository}/branches/{branch}/objects",
            "POST",
            {"repository": self.repository, "branch": branch},
            [("path", path)],
            {"Content-Type": "application/octet-stream", HEADER + SHA256: sha256},
            body=data,
            response_types_map={"201": "ObjectStats"},
            auth_settings=["basic_auth"],
            _return_http_data_only=True,
        )

    def copy(self, branch: str, path: str, source: str, ref: str) -> None:
        """Put on a branch what another commit has, without moving its bytes through here."""
        new = self._models.ObjectCopyCreation(src_path=source, src_ref=ref)
        self._call(self._api.objects_api.copy_object, self.repository, branch, path, new)

    def delete(self, branch: str, paths: list[str]) -> None:
        """Remove objects from a branch, uncommitted."""
        for start in range(0, len(paths), PAGE):
            some = self._models.PathList(paths=paths[start : start + PAGE])
            self._call(self._api.objects_api.delete_objects, self.repository, branch, some)

    def stat(self, ref: str, path: str) -> Stored | None:
        """Return an object of a commit, or None."""
        try:
            found = self._call(
                self._api.objects_api.stat_object, self.repository, ref, path, user_metadata=True
            )
        except NotFound:
            return None
        return _stored(found)

    def read(self, ref: str, path: str, span: tuple[int, int] | None = None) -> bytes:
        """Return an object's bytes, or those from `span[0]` to `span[1]`, both included.

        Raises:
            MediaBroken: the block store no longer has them.
        """
        asked = {"range": f"bytes={span[0]}-{span[1]}"} if span else {}
        return bytes(
            self._call(self._api.objects_api.get_object, self.repository, ref, path, **asked)
        )

    def list(self, ref: str, prefix: str, *, deep: bool = True) -> Iterator[Stored]:
        """Yield the objects below a prefix; not `deep`, those in one folder and its folders."""
        asked = {"user_metadata": True, "prefix": prefix, "delimiter": "" if deep else "/"}
        for found in self._pages(self._api.objects_api.list_objects, ref, **asked):
            yield _stored(found)

    def signed(self, ref: str, path: str) -> tuple[str, int] | None:
        """Return (address, Unix time at which it ends) in the block store, or None."""
        stat = self._api.objects_api.stat_object
        try:
            found = self._call(stat, self.repository, ref, path, presign=True)
        except BadInput:  # its block store cannot
            return None
        if not str(found.physical_address).startswith(("http://", "https://")):
            return None
        return found.physical_address, found.physical_address_expiry or 0

    # ------------------------------------------------------------ commits

    def commit(self, branch: str, message: str, meta: Mapping[str, str]) -> str:
        """Commit what was put on a branch; return the commit's id.

        Raises:
            NothingChanged: there was nothing.
        """
        new = self._models.CommitCreation(message=message, metadata=dict(meta))
        return self._call(self._api.commits_api.commit, self.repository, branch, new).id

    def merge(
        self, source: str, target: str, message: str, meta: Mapping[str, str], *, squash: bool
    ) -> str:
        """Merge a branch or a commit into a branch; return the branch's new commit.

        What both sides hold alike, under whatever address, is no conflict: the caller has looked.

        Raises:
            Conflict: both sides changed a path.
            NothingChanged: there was nothing to bring.
        """
        how = self._models.Merge(
            message=message,
            metadata=dict(meta),
            squash_merge=squash,
            allow_empty=not squash,
            strategy=None if squash else "dest-wins",
        )
        merge = self._api.refs_api.merge_into_branch
        return self._call(merge, self.repository, source, target, merge=how).reference

    def base(self, source: str, branch: str) -> str:
        """Return the commit at which a commit and a branch parted; "" when they never met."""
        find = self._api.refs_api.find_merge_base
        return self._call(find, self.repository, source, branch).base_commit_id

    def diff(self, left: str, right: str) -> Iterator[str]:
        """Yield the paths in which two commits differ."""
        for found in self._pages(self._api.refs_api.diff_refs, left, right, type="two_dot"):
            yield found.path

    def log(self, ref: str, path: str | None = None) -> Iterator[Told]:
        """Yield commits, newest first; with a path, those that changed it."""
        asked = {"objects": [path]} if path else {}
        for found in self._pages(self._api.refs_api.log_commits, ref, **asked):
            yield _told(found)

    def told(self, commit: str) -> Told:
        """Return one commit."""
        return _told(self._call(self._api.commits_api.get_commit, self.repository, commit))

    # ------------------------------------------------------------ inside

    def _found(self, ask: Callable[..., Any], name: str, field: str) -> str | None:
        try:
            return getattr(self._call(ask, self.repository, name), field)
        except NotFound:
            return None

    def _pages(self, ask: Callable[..., Any], *words: str, **named: Any) -> Iterator[Any]:
        after = ""
        while True:
            page = self._call(ask, self.repository, *words, after=after, amount=PAGE, **named)
            yield from page.results
            if not page.pagination.has_more:
                return
            after = page.pagination.next_offset

    def _call(self, ask: Callable[..., Result], *words: Any, **named: Any) -> Result:
        """Ask, again while it is worth it; raise what it comes to as one of our errors."""
        deadline, pause = time.monotonic() + self.patience_s, 0.05
        while True:
            try:
                return ask(*words, _request_timeout=TIMEOUT_S, **named)
            except self._failures as failure:
                status, said = _status(failure), _said(failure)
                if not _may_pass(status, said) or time.monotonic() + pause > deadline:
                    raise _ours(status, said) from failure
            time.sleep(pause)
            pause = min(pause * 2, 2.0)


def _library() -> Any:
    """The SDK, which declares its types badly.

    Raises:
        MissingTool: it is not installed.
    """
    try:
        importlib.import_module("lakefs_sdk.client")
        return importlib.import_module("lakefs_sdk")
    except ImportError:
        raise MissingTool(
            "The library for lakeFS is not installed.",
            remedy="Install it: .venv/bin/pip install 'movie-director[lakefs]'",
        ) from None


def _status(failure: Exception) -> int:
    """The HTTP status, or 0 when there was no whole answer."""
    return int(getattr(failure, "status", 0) or 0)


def _said(failure: Exception) -> str:
    body = str(getattr(failure, "body", "") or failure)
    _, found, rest = body.partition('"message":')
    return rest.strip(' }"\n') if found else body


def _may_pass(status: int, said: str) -> bool:
    if status == 412 and HOOK in said:
        return False
    return status == 0 or status in BUSY or (status == 409 and LOCKED in said)


def _ours(status: int, said: str) -> Exception:
    """The error of ours that says what lakeFS said."""
    if status == 400 and "no changes" in said:
        return NothingChanged(said)
    if status == 412 and HOOK in said:
        return Conflict("A check on the server refused the merge.", known=said)
    if status in (400, 422):
        return BadInput("lakeFS cannot do that.", known=said)
    if status == 404:
        return NotFound("lakeFS has nothing of that name.", known=said)
    if status == 409:
        return Conflict("lakeFS refused: both sides changed the same, or the name is taken.")
    if status == 410:
        return MediaBroken(
            "The bytes were evicted: the block store has them no more.",
            remedy="Render it again: its recipe lies beside it.",
        )
    if status in (401, 403):
        return ServerFailed(
            "lakeFS does not let us in.",
            known=said,
            remedy="Check LAKEFS_ACCESS_KEY_ID and LAKEFS_SECRET_ACCESS_KEY, and their policy.",
        )
    return ServerFailed(
        "lakeFS does not answer." if status == 0 else f"lakeFS failed with status {status}.",
        known=said,
        remedy="Look at its log, then repeat: nothing was changed halfway.",
    )


def _stored(found: Any) -> Stored:
    given: Mapping[str, str] = found.metadata or {}
    meta = {name.lower(): value for name, value in given.items()}
    is_folder = found.path_type == "common_prefix"
    return Stored(
        found.path,
        meta.get(SHA256, ""),
        found.size_bytes or 0,
        found.physical_address,
        is_folder,
    )


def _told(found: Any) -> Told:
    return Told(
        found.id,
        found.message,
        dict(found.metadata or {}),
        found.creation_date,
        tuple(found.parents),
    )
