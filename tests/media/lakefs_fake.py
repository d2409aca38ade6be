"""A lakeFS server for tests: state in memory, bytes on disk, answers built from the SDK's models.

It plays the calls that the store makes, with lakeFS's own statuses and shapes, and it can be told
to misbehave: refuse, be busy, lose an answer after the deed, be slow, cut a body off in the middle.
"""

import base64
import hashlib
import itertools
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from lakefs_sdk import models

KEY, SECRET = "AKIATEST", "secret"
META = "x-lakefs-meta-"
MOST = 1000


@dataclass(frozen=True)
class Item:
    """One entry: its identity is what lakeFS compares."""

    address: str
    checksum: str
    size: int
    meta: tuple[tuple[str, str], ...]

    @property
    def identity(self) -> tuple[object, ...]:
        return self.checksum, self.size, self.meta


Files = dict[str, Item]


@dataclass
class Commit:
    id: str
    parents: list[str]
    files: Files
    message: str
    meta: dict[str, str]
    at: int
    order: int


@dataclass
class Branch:
    commit: str
    staged: dict[str, Item | None] = field(default_factory=dict)
    hidden: bool = False


@dataclass
class Fault:
    """What goes wrong, for the next `times` requests that match `METHOD path`."""

    matching: str
    status: int = 0
    message: str = "busy"
    after: bool = False
    """The deed is done, its answer is lost."""
    slow_s: float = 0.0
    cut: bool = False
    times: int = 1


class Refusal(Exception):
    def __init__(self, status: int, message: str, body: object = None) -> None:
        super().__init__(message)
        self.status, self.body = status, body or models.Error(message=message)


class State:
    """Repositories' one content: a test has one film."""

    def __init__(self, blocks: Path) -> None:
        self.blocks = blocks
        self.lock = threading.RLock()
        self.orders = itertools.count(1)
        self.repository: str | None = None
        self.commits: dict[str, Commit] = {}
        self.branches: dict[str, Branch] = {}
        self.tags: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.signs = ""
        """Base of presigned addresses; "" is a block store that cannot."""
        self.requests: list[str] = []
        self.received = 0

    def add(self, parents: list[str], files: Files, message: str, meta: dict[str, str]) -> Commit:
        order = next(self.orders)
        name = hashlib.sha256(f"{parents}{sorted(files)}{message}{order}".encode()).hexdigest()
        commit = Commit(name, parents, files, message, meta, int(time.time()), order)
        self.commits[name] = commit
        return commit

    def resolve(self, ref: str) -> Commit:
        if ref in self.branches:
            return self.commits[self.branches[ref].commit]
        if ref in self.tags:
            return self.commits[self.tags[ref]]
        found = [c for name, c in self.commits.items() if name.startswith(ref)] if ref else []
        if len(found) != 1:
            raise Refusal(404, "not found")
        return found[0]

    def seen(self, ref: str) -> Files:
        """What a ref shows: of a branch, also what is not committed."""
        files = dict(self.resolve(ref).files)
        for path, item in self.branches[ref].staged.items() if ref in self.branches else ():
            files.pop(path, None)
            if item is not None:
                files[path] = item
        return files

    def branch(self, name: str) -> Branch:
        if name not in self.branches:
            raise Refusal(404, "branch not found")
        return self.branches[name]

    def ancestors(self, commit: str) -> set[str]:
        found, new = set(), [commit]
        while new:
            each = new.pop()
            if each not in found:
                found.add(each)
                new += self.commits[each].parents
        return found

    def base(self, one: str, other: str) -> Commit:
        shared = self.ancestors(one) & self.ancestors(other)
        return max((self.commits[each] for each in shared), key=lambda commit: commit.order)

    def keep(self, data: bytes, meta: dict[str, str]) -> Item:
        address = f"local://blocks/{next(self.orders):08d}"
        self.file(address).write_bytes(data)
        checksum = hashlib.md5(data).hexdigest()
        return Item(address, checksum, len(data), tuple(sorted(meta.items())))

    def file(self, address: str) -> Path:
        return self.blocks / address.rpartition("/")[2]

    def erase(self, address: str) -> bool:
        """What somebody with access to the block store can do."""
        self.file(address).unlink()
        return True

    def bytes_of(self, item: Item) -> bytes:
        try:
            return self.file(item.address).read_bytes()
        except FileNotFoundError:
            raise Refusal(410, "resource gone") from None


@dataclass
class Asked:
    """One request, taken apart."""

    state: State
    words: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        return json.loads(self.body or b"{}")

    def page(self, names: list[str]) -> tuple[list[str], models.Pagination]:
        after = self.query.get("after", "")
        amount = min(int(self.query.get("amount", MOST)), MOST)
        left = [name for name in names if name > after]
        return left[:amount], _pagination(left, amount)


def _pagination(left: list[str], amount: int) -> models.Pagination:
    return models.Pagination(
        has_more=len(left) > amount,
        next_offset=left[amount - 1] if len(left) > amount else "",
        results=min(len(left), amount),
        max_per_page=MOST,
    )


Answer = tuple[int, object]
ROUTES: list[tuple[str, re.Pattern[str], Callable[[Asked], Answer]]] = []
API = "/api/v1/repositories"


def route(
    method: str, path: str
) -> Callable[[Callable[[Asked], Answer]], Callable[[Asked], Answer]]:
    pattern = re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", API + path))

    def known(act: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
        ROUTES.append((method, pattern, act))
        return act

    return known


@route("GET", "/<r>")
def get_repository(asked: Asked) -> Answer:
    if asked.state.repository != asked.words["r"]:
        raise Refusal(404, "repository not found")
    return 200, _repository(asked.state.repository)


@route("POST", "")
def create_repository(asked: Asked) -> Answer:
    new = models.RepositoryCreation.from_dict(asked.json)
    if asked.state.repository:
        raise Refusal(409, "repository already exists")
    asked.state.repository = new.name
    first = asked.state.add([], {}, "Repository created", {})
    asked.state.branches["main"] = Branch(first.id)
    return 201, _repository(new.name)


def _repository(name: str) -> models.Repository:
    return models.Repository(
        id=name, creation_date=0, default_branch="main", storage_namespace="local://blocks"
    )


@route("GET", "/<r>/branches")
def list_branches(asked: Asked) -> Answer:
    shown = {n: b.commit for n, b in asked.state.branches.items() if not b.hidden}
    names, pagination = asked.page(sorted(shown))
    refs = [models.Ref(id=name, commit_id=shown[name]) for name in names]
    return 200, models.RefList(pagination=pagination, results=refs)


@route("POST", "/<r>/branches")
def create_branch(asked: Asked) -> Answer:
    new = models.BranchCreation.from_dict(asked.json)
    if not re.fullmatch(r"\w[-\w]*", new.name, re.ASCII):
        raise Refusal(400, "invalid branch name")
    if new.name in asked.state.branches:
        raise Refusal(409, "branch already exists")
    commit = asked.state.resolve(new.source).id
    asked.state.branches[new.name] = Branch(commit, hidden=bool(new.hidden))
    return 201, commit


@route("GET", "/<r>/branches/<b>")
def get_branch(asked: Asked) -> Answer:
    name = asked.words["b"]
    return 200, models.Ref(id=name, commit_id=asked.state.branch(name).commit)


@route("DELETE", "/<r>/branches/<b>")
def delete_branch(asked: Asked) -> Answer:
    asked.state.branch(asked.words["b"])
    del asked.state.branches[asked.words["b"]]
    return 204, b""


@route("GET", "/<r>/tags")
def list_tags(asked: Asked) -> Answer:
    names, pagination = asked.page(sorted(asked.state.tags))
    refs = [models.Ref(id=name, commit_id=asked.state.tags[name]) for name in names]
    return 200, models.RefList(pagination=pagination, results=refs)


@route("POST", "/<r>/tags")
def create_tag(asked: Asked) -> Answer:
    new = models.TagCreation.from_dict(asked.json)
    if new.id in asked.state.tags:
        raise Refusal(409, "tag already exists")
    asked.state.tags[new.id] = asked.state.resolve(new.ref).id
    return 201, models.Ref(id=new.id, commit_id=asked.state.tags[new.id])


@route("GET", "/<r>/tags/<t>")
def get_tag(asked: Asked) -> Answer:
    if asked.words["t"] not in asked.state.tags:
        raise Refusal(404, "tag not found")
    return 200, models.Ref(id=asked.words["t"], commit_id=asked.state.tags[asked.words["t"]])


@route("GET", "/<r>/commits/<c>")
def get_commit(asked: Asked) -> Answer:
    return 200, _commit(asked.state.resolve(asked.words["c"]))


@route("GET", "/<r>/refs/<ref>/commits")
def log_commits(asked: Asked) -> Answer:
    state = asked.state
    found = [state.commits[name] for name in state.ancestors(state.resolve(asked.words["ref"]).id)]
    found.sort(key=lambda commit: commit.order, reverse=True)
    path = asked.query.get("objects")
    if path:
        found = [commit for commit in found if _touches(state, commit, path)]
    ids = [commit.id for commit in found]
    after = asked.query.get("after", "")
    ids = ids[ids.index(after) + 1 :] if after else ids
    amount = min(int(asked.query.get("amount", MOST)), 100)
    shown = [_commit(state.commits[name]) for name in ids[:amount]]
    return 200, models.CommitList(pagination=_pagination(ids, amount), results=shown)


def _touches(state: State, commit: Commit, path: str) -> bool:
    if len(commit.parents) != 1:  # lakeFS leaves merges out of such a log
        return False
    return state.commits[commit.parents[0]].files.get(path) != commit.files.get(path)


def _commit(commit: Commit) -> models.Commit:
    return models.Commit(
        id=commit.id,
        parents=commit.parents,
        committer="admin",
        message=commit.message,
        creation_date=commit.at,
        meta_range_id="",
        metadata=commit.meta,
    )


@route("POST", "/<r>/branches/<b>/commits")
def commit(asked: Asked) -> Answer:
    branch = asked.state.branch(asked.words["b"])
    new = models.CommitCreation.from_dict(asked.json)
    before, files = asked.state.commits[branch.commit], asked.state.seen(asked.words["b"])
    if files == before.files and not new.allow_empty:
        raise Refusal(400, "commit: no changes")
    made = asked.state.add([before.id], files, new.message, new.metadata or {})
    branch.commit, branch.staged = made.id, {}
    return 201, _commit(made)


@route("POST", "/<r>/branches/<b>/objects")
def upload_object(asked: Asked) -> Answer:
    branch, path = asked.state.branch(asked.words["b"]), asked.query["path"]
    meta = {n.removeprefix(META): v for n, v in asked.headers.items() if n.startswith(META)}
    item = branch.staged[path] = asked.state.keep(asked.body, meta)
    asked.state.received += len(asked.body)
    return 201, _stats(path, item)


@route("POST", "/<r>/branches/<b>/objects/copy")
def copy_object(asked: Asked) -> Answer:
    branch, path = asked.state.branch(asked.words["b"]), asked.query["dest_path"]
    new = models.ObjectCopyCreation.from_dict(asked.json)
    source = asked.state.seen(new.src_ref or asked.words["b"]).get(new.src_path)
    if source is None:
        raise Refusal(404, "not found")
    item = asked.state.keep(asked.state.bytes_of(source), dict(source.meta))
    branch.staged[path] = item
    return 201, _stats(path, item)


@route("POST", "/<r>/branches/<b>/objects/delete")
def delete_objects(asked: Asked) -> Answer:
    branch = asked.state.branch(asked.words["b"])
    for path in models.PathList.from_dict(asked.json).paths:
        branch.staged[path] = None
    return 200, models.ObjectErrorList(errors=[])


@route("GET", "/<r>/refs/<ref>/objects/stat")
def stat_object(asked: Asked) -> Answer:
    path = asked.query["path"]
    found = asked.state.seen(asked.words["ref"]).get(path)
    if found is None:
        raise Refusal(404, "not found")
    stats = _stats(path, found)
    if asked.query.get("presign", "").lower() == "true":
        if not asked.state.signs:
            raise Refusal(400, "presigned URLs are not supported")
        stats.physical_address = asked.state.signs + found.address.rpartition("/")[2]
        stats.physical_address_expiry = int(time.time()) + 900
    return 200, stats


@route("GET", "/<r>/refs/<ref>/objects")
def get_object(asked: Asked) -> Answer:
    found = asked.state.seen(asked.words["ref"]).get(asked.query["path"])
    if found is None:
        raise Refusal(404, "not found")
    data = asked.state.bytes_of(found)
    span = re.fullmatch(r"bytes=(\d+)-(\d+)", asked.headers.get("range", ""))
    if not span:
        return 200, data
    if int(span[1]) >= max(len(data), 1):
        raise Refusal(416, "range not satisfiable")
    return 206, data[int(span[1]) : int(span[2]) + 1]


@route("GET", "/<r>/refs/<ref>/objects/ls")
def list_objects(asked: Asked) -> Answer:
    files, prefix = asked.state.seen(asked.words["ref"]), asked.query.get("prefix", "")
    shown: dict[str, Item | None] = {}
    for path, item in files.items():
        if path.startswith(prefix):
            rest = path[len(prefix) :]
            if asked.query.get("delimiter") and "/" in rest:
                shown[prefix + rest.partition("/")[0] + "/"] = None
            else:
                shown[path] = item
    names, pagination = asked.page(sorted(shown))
    results = [_stats(name, shown[name]) for name in names]
    return 200, models.ObjectStatsList(pagination=pagination, results=results)


def _stats(path: str, item: Item | None) -> models.ObjectStats:
    if item is None:
        return models.ObjectStats(
            path=path, path_type="common_prefix", physical_address="", checksum="", mtime=0
        )
    return models.ObjectStats(
        path=path,
        path_type="object",
        physical_address=item.address,
        checksum=item.checksum,
        size_bytes=item.size,
        mtime=0,
        metadata=dict(item.meta),
    )


@route("GET", "/<r>/refs/<left>/diff/<right>")
def diff_refs(asked: Asked) -> Answer:
    left = asked.state.resolve(asked.words["left"]).files
    right = asked.state.resolve(asked.words["right"]).files
    paths = _changed(left, right)
    names, pagination = asked.page(sorted(paths))
    kinds = [
        "added" if name not in left else "removed" if name not in right else "changed"
        for name in names
    ]
    results = [
        models.Diff(type=kind, path=name, path_type="object")
        for name, kind in zip(names, kinds, strict=True)
    ]
    return 200, models.DiffList(pagination=pagination, results=results)


def _changed(left: Files, right: Files) -> set[str]:
    def identity(files: Files, path: str) -> object:
        return files[path].identity if path in files else None

    return {p for p in {*left, *right} if identity(left, p) != identity(right, p)}


@route("GET", "/<r>/refs/<source>/merge/<target>")
def find_merge_base(asked: Asked) -> Answer:
    source = asked.state.resolve(asked.words["source"])
    target = asked.state.resolve(asked.words["target"])
    return 200, models.FindMergeBaseResult(
        source_commit_id=source.id,
        destination_commit_id=target.id,
        base_commit_id=asked.state.base(source.id, target.id).id,
    )


@route("POST", "/<r>/refs/<source>/merge/<target>")
def merge_into_branch(asked: Asked) -> Answer:
    state, how = asked.state, models.Merge.from_dict(asked.json)
    source, branch = state.resolve(asked.words["source"]), state.branch(asked.words["target"])
    if branch.staged:
        raise Refusal(400, "uncommitted changes")
    target = state.commits[branch.commit]
    base = state.base(source.id, target.id)
    files = dict(target.files)
    ours = _changed(base.files, target.files)
    apart = _changed(source.files, target.files)
    for path in _changed(base.files, source.files) & apart:
        if path in ours:
            if how.strategy == "dest-wins":
                continue
            raise Refusal(409, "conflict", models.MergeResult(reference=""))
        files.pop(path, None)
        if path in source.files:
            files[path] = source.files[path]
    if files == target.files and not how.allow_empty:
        raise Refusal(400, "update branch: merge: no changes")
    parents = [target.id] if how.squash_merge else [target.id, source.id]
    made = state.add(parents, files, how.message or "Merge", how.metadata or {})
    branch.commit = made.id
    return 200, models.MergeResult(reference=made.id)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    state: State

    def _answer(self) -> None:
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.state.requests.append(f"{self.command} {url.path}")
        fault = self._fault(f"{self.command} {url.path}")
        if fault and fault.slow_s:
            time.sleep(fault.slow_s)
        if fault and fault.status and not fault.after:
            self._send(fault.status, models.Error(message=fault.message), None)
            return
        self._send(*self._act(url.path, url.query, body), fault)

    def _act(self, path: str, query: str, body: bytes) -> Answer:
        login = base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        if self.headers.get("authorization") != f"Basic {login}":
            return 401, models.Error(message="error authenticating request")
        headers = {name.lower(): value for name, value in self.headers.items()}
        for method, pattern, act in ROUTES:
            match = pattern.fullmatch(path)
            if match and method == self.command:
                words = {name: unquote(word) for name, word in match.groupdict().items()}
                named = {n: v[0] for n, v in parse_qs(query, keep_blank_values=True).items()}
                try:
                    with self.state.lock:
                        if "r" in words and words["r"] != self.state.repository:
                            raise Refusal(404, "repository not found")
                        return act(Asked(self.state, words, named, headers, body))
                except Refusal as refusal:
                    return refusal.status, refusal.body
        return 404, models.Error(message=f"the fake does not play {self.command} {path}")

    def _fault(self, request: str) -> Fault | None:
        with self.state.lock:
            for fault in self.state.faults:
                if fault.times and re.search(fault.matching, request):
                    fault.times -= 1
                    return fault
        return None

    def _send(self, status: int, answer: object, fault: Fault | None) -> None:
        if fault and fault.after:
            status, answer = fault.status, models.Error(message=fault.message)
            if not status:  # the deed is done, and nobody answers
                self.close_connection = True
                return
        if isinstance(answer, bytes):
            data, kind = answer, "application/octet-stream"
        elif isinstance(answer, str):
            data, kind = answer.encode(), "text/html"
        else:
            data, kind = answer.to_json().encode(), "application/json"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if fault and fault.cut:
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
            return
        self.wfile.write(data)

    do_GET = do_POST = do_DELETE = do_PUT = _answer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def lakefs(blocks: Path) -> Iterator[tuple[str, State]]:
    """Serve a fake on loopback: its address and its state."""
    blocks.mkdir(parents=True, exist_ok=True)
    state = State(blocks)
    handler = type("OneHandler", (Handler,), {"state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
