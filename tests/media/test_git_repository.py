"""The Git store as the rest of the world sees it: a plain repository with Git LFS."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from director.errors import Conflict, MediaBroken, NotFound
from director.media import GitStore, refs
from director.media.reconcile import takes_in
from tests.media.conftest import MARA, PROJECT

REPOSITORY = Path(__file__).parents[2]
PICTURE = "03_Renders/SCENE_01/SHOT-010/SHOT-010_v01_take01.png"


@pytest.fixture
def store(repository) -> GitStore:
    return GitStore(repository)


def test_a_clone_with_lfs_has_the_pictures(store, repository, tmp_path, git, must_be_whole):
    picture = os.urandom(100_000)
    store.commit(
        "main", {PICTURE: picture, "02_Source_Creative/a.fountain": b"INT."}, "1", author=MARA
    )
    must_be_whole(repository)
    git(tmp_path, "clone", "-q", str(repository), "clone")
    clone = tmp_path / "clone"
    git(clone, "lfs", "pull")
    git(clone, "lfs", "fsck")
    assert (clone / PICTURE).read_bytes() == picture
    assert (clone / "02_Source_Creative/a.fountain").read_bytes() == b"INT."
    assert (clone / "03_Renders").is_dir() and git(clone, "status", "--porcelain") == ""
    (clone / "05_Cache").mkdir()
    (clone / "05_Cache/x.tmp").touch()
    assert git(clone, "status", "--porcelain") == ""


def test_what_a_clone_pushes_is_read_and_built_upon(
    store, repository, tmp_path, git, must_be_whole
):
    store.commit("main", {PICTURE: b"ours"}, "1", author=MARA)
    git(tmp_path, "clone", "-q", str(repository), "clone")
    (tmp_path / "clone" / PICTURE).write_bytes(b"theirs")
    (tmp_path / "clone" / "with spaces.wav").write_bytes(b"sound")
    git(tmp_path / "clone", "add", ".")
    git(tmp_path / "clone", "commit", "-qm", "Retouched")
    git(tmp_path / "clone", "push", "-q", "origin", "main")
    assert (store.open(PICTURE), store.open("with spaces.wav")) == (b"theirs", b"sound")
    store.commit("main", {"notes.md": b"thanks"}, "2", author=MARA)
    assert [each.message for each in store.log()] == ["2", "Retouched", "1", "Begin"]
    must_be_whole(repository)


def test_every_head_is_whole_after_an_eviction_and_can_be_cloned(
    store, repository, tmp_path, git, must_be_whole
):
    store.commit("main", {PICTURE: b"pixels", "other.png": b"others"}, "1", author=MARA)
    store.branch("side")
    store.evict([PICTURE], author=MARA)
    store.evict([PICTURE], author=MARA, branch="side")
    assert not list((repository / "lfs/objects").rglob("*6bbc8f*"))
    assert len([p for p in (repository / "lfs/objects").rglob("*") if p.is_file()]) == 1
    must_be_whole(repository)
    git(tmp_path, "clone", "-q", str(repository), "clone")
    assert json.loads((tmp_path / "clone" / f"{PICTURE}.evicted.json").read_text())["size"] == 6


def test_the_store_survives_a_git_gc_and_packed_refs(store, repository, git, must_be_whole):
    for number in range(5):
        store.commit("main", {PICTURE: b"%d" % number}, "Take", author=MARA)
    store.branch("side")
    git(repository, "gc", "--quiet", "--prune=now")
    store.commit("side", {PICTURE: b"side"}, "Take", author=MARA)
    store.commit("main", {PICTURE: b"main"}, "Take", author=MARA)
    assert GitStore(repository).open(PICTURE, "side") == b"side"
    must_be_whole(repository)


def test_packing_makes_few_files_and_loses_nothing(store, repository, git, must_be_whole):
    commits = []
    for number in range(12):
        commits.append(store.commit("main", {PICTURE: b"%d" % number}, "Take", author=MARA))
        if number % 2:
            assert store.pack(least=1) > 0
    loose = [p for p in (repository / "objects").glob("??/*") if len(p.parent.name) == 2]
    assert loose == [] and store.pack(least=1) == 0
    assert len(list((repository / "objects/pack").glob("*.pack"))) == 6
    for number in range(6):
        store.commit("main", {PICTURE: b"later %d" % number}, "Take", author=MARA)
        store.pack(least=1)
    assert len(list((repository / "objects/pack").glob("*.pack"))) < 6
    again = GitStore(repository)
    assert [again.open(PICTURE, each) for each in commits] == [b"%d" % n for n in range(12)]
    must_be_whole(repository)


def test_few_loose_objects_are_left_alone(store, repository):
    store.commit("main", {PICTURE: b"x"}, "Take", author=MARA)
    assert store.pack() == 0
    assert not list((repository / "objects/pack").glob("*.pack"))


def test_every_type_that_is_media_has_its_rule_also_in_an_older_repository(
    store, repository, git, must_be_whole
):
    mine = b"*.png filter=lfs diff=lfs merge=lfs -text\n*.psb binary"
    store.commit("main", {".gitattributes": mine}, "As it once was", author=MARA)
    again = GitStore.create(repository, PROJECT, "tidewater", "Tidewater")
    rules = again.open(".gitattributes").decode()
    assert rules.startswith(mine.decode() + "\n")
    for suffix in ("exr", "webp", "usdc", "glb", "hdr", "mov", "wav", "PNG"):
        assert f"\n*.{suffix} filter=lfs" in rules
    head = again.head()
    assert GitStore.create(repository, PROJECT, "tidewater", "Tidewater").head() == head
    again.commit("main", {"a/B.PNG": b"1", "c.glb": b"2", "d.Png": b"3"}, "Media", author=MARA)
    must_be_whole(repository)
    assert [again.open(path) for path in ("a/B.PNG", "c.glb", "d.Png")] == [b"1", b"2", b"3"]
    assert git(repository, "lfs", "ls-files", "-n", "main").split() == ["a/B.PNG", "c.glb"]


def test_dropping_a_branch_frees_what_only_it_had(store, repository):
    store.commit("main", {PICTURE: b"old"}, "1", author=MARA)
    store.branch("warmer")
    store.commit("warmer", {PICTURE: b"warm"}, "2", author=MARA)
    store.drop("warmer")
    kept = [path for path in (repository / "lfs/objects").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [b"old"]


def test_a_push_between_seeing_and_moving_a_branch_is_not_lost(store, repository, monkeypatch):
    other, move, pushed = GitStore(repository), refs.Refs.move, []

    def push_first(self: refs.Refs, branch: str, seen, new) -> bool:
        if not pushed:
            pushed.append(new)
            commit = other._repository.get(seen)
            theirs = other._repository.create_commit(
                None, commit.author, commit.author, "Pushed", commit.tree.id, [seen]
            )
            other._repository.references[f"refs/heads/{branch}"].set_target(theirs)
        return move(self, branch, seen, new)

    monkeypatch.setattr(refs.Refs, "move", push_first)
    store.commit("main", {PICTURE: b"ours"}, "Ours", author=MARA)
    assert [each.message for each in store.log()] == ["Ours", "Pushed", "Begin"]


def test_a_lock_that_a_killed_program_left_is_removed_but_a_fresh_one_respected(
    store, repository, monkeypatch
):
    monkeypatch.setattr(refs, "PATIENCE_S", 0.3)
    lock = repository / "refs/heads/main.lock"
    lock.touch()
    with pytest.raises(Conflict, match="Another program writes"):
        store.commit("main", {PICTURE: b"x"}, "1", author=MARA)
    os.utime(lock, (time.time() - 60,) * 2)
    store.commit("main", {PICTURE: b"x"}, "1", author=MARA)
    assert store.open(PICTURE) == b"x" and not lock.exists()


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_bytes_that_are_missing_or_changed_on_disk_are_never_given_out(store, repository, damage):
    store.commit("main", {PICTURE: b"pixels"}, "1", author=MARA)
    [kept] = [path for path in (repository / "lfs/objects").rglob("*") if path.is_file()]
    kept.chmod(0o644)
    damage(kept)
    with pytest.raises(MediaBroken, match="render the picture again"):
        store.open(PICTURE)


def test_the_same_bytes_are_kept_once(store, repository):
    store.commit("main", {f"{name}.png": b"same" for name in "abc"}, "1", author=MARA)
    assert len([path for path in (repository / "lfs/objects").rglob("*") if path.is_file()]) == 1


def test_making_a_project_again_only_opens_it(repository):
    head = GitStore(repository).head()
    assert GitStore.create(repository, PROJECT, "other", "Other").head() == head
    assert [path.name for path in repository.parent.glob(".*")] == []


def test_a_folder_that_is_no_repository_is_told(tmp_path):
    with pytest.raises(NotFound, match=r"no repository none\.git.*new-project"):
        GitStore(tmp_path / "none.git")
    (tmp_path / "empty.git").mkdir()
    with pytest.raises(MediaBroken, match=r"empty\.git cannot be opened"):
        GitStore(tmp_path / "empty.git")


def test_the_store_needs_no_git_program(tmp_path):
    code = (
        "import sys; from pathlib import Path; from uuid import UUID\n"
        "from director.media import GitStore\n"
        "store = GitStore.create(Path(sys.argv[1]), UUID(int=1), 'film', 'Film')\n"
        "store.commit('main', {'a.png': b'x'}, 'A take', author=('M', ''))\n"
        "print(store.open('a.png'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "film.git")],
        env={"PATH": "/nowhere", "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "b'x'\n", done.stderr


def test_takes_that_the_records_do_not_know_can_be_found_since_a_commit(store):
    recipe = PICTURE.replace(".png", ".json")
    other = "01_Assets/Generative_Assets/Locations/INN/INN-WIDE_v02_take11.json"
    known = store.commit("main", {PICTURE: b"1", recipe: b'{"take": 1}'}, "1", author=MARA)
    store.commit("main", {other: b'{"take": 11}', "notes_v01_take01.json": b"{}"}, "2", author=MARA)
    store.evict([PICTURE], author=MARA)
    assert list(takes_in(store)) == [(other, {"take": 11}), (recipe, {"take": 1})]
    assert list(takes_in(store, since=known)) == [(other, {"take": 11})]
    assert list(takes_in(store, since="main")) == []


def test_bytes_that_are_evicted_while_they_are_put_again_come_back(store, repository, monkeypatch):
    store.commit("main", {PICTURE: b"pixels"}, "1", author=MARA)
    advance = GitStore._advance

    def evict_first(self: GitStore, *arguments, **named) -> str:
        monkeypatch.setattr(GitStore, "_advance", advance)
        GitStore(repository).evict([PICTURE], author=MARA)
        return advance(self, *arguments, **named)

    monkeypatch.setattr(GitStore, "_advance", evict_first)
    store.commit("main", {"other.png": b"pixels"}, "2", author=MARA)
    assert store.open("other.png") == b"pixels" and store.stat(PICTURE).evicted


def test_an_interrupted_write_leaves_neither_an_object_nor_a_draft(store, repository, monkeypatch):
    def interrupt(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    head = store.head()
    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        store.commit("main", {PICTURE: b"pixels"}, "1", author=MARA)
    assert [path for path in (repository / "lfs").rglob("*") if path.is_file()] == []
    assert store.head() == head
