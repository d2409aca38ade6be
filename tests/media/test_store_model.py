"""A store against the simplest thing that could be one: dictionaries, and a set of objects."""

import hashlib
import itertools
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from director.errors import BadInput, Conflict, DirectorError, MediaBroken
from director.media import GitStore, MediaStore
from director.media.lakefs import LakeFS, LakeFSStore
from tests.media.conftest import MARA, PROJECT
from tests.media.lakefs_fake import KEY, SECRET, lakefs

PATHS = ["a.png", "b.md", "f/a.png", "f/g/c.exr", "b.md/d.png", "f"]
CONTENT = st.sampled_from([b"one", b"two", b"three"])
BRANCHES = ["main", "warmer", "colder", "later"]
ANY = st.integers(0, 1000)
BRANCH = st.sampled_from([*BRANCHES[:3], *BRANCHES])
PAIR = st.sampled_from(list(itertools.permutations(BRANCHES, 2)))
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Hundreds of commits: a disk would only make them slow."""

Files = dict[str, bytes]


@dataclass
class Model:
    """Commits, branches and objects, with nothing clever about them."""

    files: dict[str, Files] = field(default_factory=dict)
    parents: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    objects: set[bytes] = field(default_factory=set)
    forgets: bool = True
    """Whether evicted bytes are gone at once, or when the store's own garbage is collected."""

    def ancestors(self, commit: str) -> set[str]:
        found, new = set(), [commit]
        while new:
            each = new.pop()
            if each not in found:
                found.add(each)
                new += self.parents[each]
        return found

    def common(self, one: str, other: str) -> list[str]:
        shared = self.ancestors(one) & self.ancestors(other)
        return [c for c in shared if not any(c in self.ancestors(d) - {d} for d in shared)]

    def needed(self) -> set[bytes]:
        heads = [self.files[head] for head in self.heads.values()]
        return {data for files in heads for path, data in files.items() if is_media(path)}

    def carried(self, base: Files, theirs: Files, ours: Files) -> Files | type[DirectorError]:
        result = dict(ours)
        clash = missing = False
        for path in {*base, *theirs}:
            before, after, here = base.get(path), theirs.get(path), ours.get(path)
            if before == after:
                continue
            if here == before:
                result.pop(path, None)
                if after is not None:
                    result[path] = after
                    missing |= is_media(path) and after not in self.objects
            elif here != after:
                clash = True
        return Conflict if clash else MediaBroken if missing else checked(result)


def is_media(path: str) -> bool:
    return path.endswith((".png", ".exr"))


def checked(files: Files) -> Files | type[DirectorError]:
    folders = {path[:cut] for path in files for cut, c in enumerate(path) if c == "/"}
    return BadInput if folders & set(files) else files


class AgainstDictionaries(RuleBasedStateMachine):
    forgets = True

    def stores(self, folder: Path) -> Callable[[], MediaStore]:
        return lambda: GitStore.create(folder / "film.git", PROJECT, "film", "Film")

    @initialize(changes=st.dictionaries(st.sampled_from(PATHS[:4]), CONTENT, min_size=2))
    def begin(self, changes: dict[str, bytes]) -> None:
        self.resources = ExitStack()
        folder = self.resources.enter_context(tempfile.TemporaryDirectory(dir=MEMORY))
        opened = self.stores(Path(folder))
        self.handles = [opened() for _ in range(2)]
        store, first = self.handles[0], self.handles[0].head()
        files = {entry.path: store.open(entry.path) for entry in store.list()}
        self.model = Model({first: files}, {first: []}, {"main": first}, forgets=self.forgets)
        self.commit(0, "main", changes)
        for name in BRANCHES[1:3]:
            self.branch(name, None)

    def teardown(self) -> None:
        if hasattr(self, "resources"):
            self.resources.close()

    def expect(self, branch: str, result: Files | type[DirectorError], act, *others: str) -> None:
        """Do it in the store; it must fail, change nothing or commit just as the model says."""
        model, head = self.model, self.model.heads[branch]
        if isinstance(result, type):
            with pytest.raises(result):
                act()
            return
        commit = act()
        joined = [other for other in others if other not in model.ancestors(head)]
        if result == model.files[head] and not joined:
            assert commit == head
            return
        assert commit not in model.files or result == model.files[commit]
        model.files[commit], model.parents[commit] = result, [head, *joined]
        model.heads[branch] = commit

    @rule(which=st.integers(0, 1), branch=BRANCH, path=st.sampled_from(PATHS[:4]), data=CONTENT)
    def edit(self, which: int, branch: str, path: str, data: bytes) -> None:
        self.commit(which, branch, {path: data})

    @rule(
        which=st.integers(0, 1),
        branch=BRANCH,
        changes=st.dictionaries(st.sampled_from(PATHS), CONTENT | st.none(), max_size=3),
    )
    def commit(self, which: int, branch: str, changes: dict[str, bytes | None]) -> None:
        if branch not in self.model.heads:
            return
        files = dict(self.model.files[self.model.heads[branch]])
        for path in changes:
            files.pop(path, None)
            if is_media(path):
                files.pop(path + ".evicted.json", None)
        files |= {path: data for path, data in changes.items() if data is not None}
        self.model.objects |= {
            data for path, data in changes.items() if data is not None and is_media(path)
        }
        store = self.handles[which]
        self.expect(
            branch, checked(files), lambda: store.commit(branch, changes, "A take", author=MARA)
        )

    @rule(name=st.just(BRANCHES[3]), pick=ANY)
    def branch(self, name: str, pick: int | None) -> None:
        commits = list(self.model.files)
        commit = self.model.heads["main"] if pick is None else commits[pick % len(commits)]
        media = {d for path, d in self.model.files[commit].items() if is_media(path)}
        broken = not media <= self.model.objects
        if name in self.model.heads or broken:
            with pytest.raises((Conflict, MediaBroken)):
                self.handles[0].branch(name, commit)
        else:
            self.handles[1].branch(name, commit)
            self.model.heads[name] = commit

    @rule(pair=PAIR)
    def merge(self, pair: tuple[str, str]) -> None:
        model, (source, into) = self.model, pair
        if not {source, into} <= set(model.heads):
            return
        theirs, ours = model.heads[source], model.heads[into]
        common = model.common(theirs, ours)
        if len(common) > 1:  # criss-cross: which of them is the base is Git's choice
            return
        result = model.carried(model.files[common[0]], model.files[theirs], model.files[ours])
        act = lambda: self.handles[0].merge(source, into, author=MARA)  # noqa: E731
        self.expect(into, result, act, theirs)

    @rule(
        pair=PAIR,
        paths=st.tuples(*[st.sampled_from(PATHS[:4])] * 2),
        data=st.tuples(CONTENT, CONTENT),
    )
    def two_people_work_and_merge(
        self, pair: tuple[str, str], paths: tuple[str, str], data: tuple[bytes, bytes]
    ) -> None:
        for which in (0, 1):
            self.commit(which, pair[which], {paths[which]: data[which]})
        self.merge(pair)

    @rule(branch=BRANCH, pick=ANY)
    def revert(self, branch: str, pick: int) -> None:
        model = self.model
        reverted = [commit for commit in model.files if model.parents[commit]]
        if branch not in model.heads or not reverted:
            return
        commit = reverted[pick % len(reverted)]
        before = model.files[model.parents[commit][0]]
        result = model.carried(model.files[commit], before, model.files[model.heads[branch]])
        self.expect(branch, result, lambda: self.handles[1].revert(branch, commit, author=MARA))

    @rule(branch=BRANCH, path=st.sampled_from(["a.png", "f/g/c.exr"]))
    def evict(self, branch: str, path: str) -> None:
        files = dict(self.model.files.get(self.model.heads.get(branch, ""), {}))
        if path not in files:
            return
        store, data = self.handles[0], files.pop(path)
        commit = store.evict([path], author=MARA, branch=branch)
        files[path + ".evicted.json"] = store.open(path + ".evicted.json", commit)
        self.model.parents[commit] = [self.model.heads[branch]]
        self.model.files[commit], self.model.heads[branch] = files, commit
        told = store.stat(path, branch)
        assert (told.sha256, told.size) == (hashlib.sha256(data).hexdigest(), len(data))
        if self.model.forgets and data not in self.model.needed():
            self.model.objects.discard(data)

    @precondition(lambda self: hasattr(self, "model"))
    @invariant()
    def every_branch_holds_what_the_dictionary_holds(self) -> None:
        for branch, head in self.model.heads.items():
            assert {store.head(branch) for store in self.handles} == {head}
            store = self.handles[len(self.model.files) % 2]
            files = {e.path: store.open(e.path, branch) for e in store.list("", branch)}
            assert files == self.model.files[head]


class LakeFSAgainstDictionaries(AgainstDictionaries):
    """The same on lakeFS, whose bytes only its own garbage collection takes."""

    forgets = False

    def stores(self, folder: Path) -> Callable[[], MediaStore]:
        address, _ = self.resources.enter_context(lakefs(folder))
        client = LakeFS(address, KEY, SECRET, "film")
        return lambda: LakeFSStore.create(client, "local://blocks", PROJECT, "film", "Film")


def effort(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


TestAgainstDictionaries = AgainstDictionaries.TestCase
TestAgainstDictionaries.settings = effort(40, 25)
TestLakeFSAgainstDictionaries = LakeFSAgainstDictionaries.TestCase
TestLakeFSAgainstDictionaries.settings = effort(5, 10)
