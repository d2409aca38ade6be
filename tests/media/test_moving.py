"""A film moves from store to store, with its history, and every file is compared."""

import pytest

from director.errors import BadInput, MediaBroken, NotFound
from director.media import GitStore
from director.media.homes import create_store, home_of, open_store, settle
from director.media.lakefs import LakeFSStore
from director.media.moving import move
from director.workspace import Workspace
from tests.media.conftest import MARA, PROJECT
from tests.media.homes import fake_lakefs_stores, git_stores
from tests.media.lakefs_fake import KEY, SECRET, lakefs

PICTURE = "03_Renders/SCENE_01/SHOT-010/SHOT-010_v01_take01.png"


@pytest.mark.parametrize(
    "ways", [(git_stores, fake_lakefs_stores), (fake_lakefs_stores, git_stores)]
)
def test_a_film_moves_with_its_history_branches_tags_and_evictions(tmp_path, ways):
    with ways[0](tmp_path / "a") as first, ways[1](tmp_path / "b") as second:
        source, target = first(), second()
        source.commit(
            "main", {PICTURE: b"one", "gone.png": b"x"}, "1", author=MARA, meta={"run": "r"}
        )
        source.tag("dailies-1")
        source.branch("warmer")
        source.commit("warmer", {PICTURE: b"warm"}, "Warmer", author=("Jo", "jo@example.org"))
        source.commit("main", {"old.png": b"old"}, "2", author=MARA)
        source.commit("main", {"old.png": b"new"}, "3", author=MARA)
        source.evict(["gone.png"], author=MARA)
        moved = move(source, target)
        for branch in ("main", "warmer"):
            assert target.list("", branch) == source.list("", branch)
            told = [(c.message, c.author) for c in source.log(ref=branch)]
            assert [(c.message, c.author) for c in target.log(ref=branch)][: len(told) - 1] == told[
                :-1
            ]
        assert target.names() == source.names()
        assert target.open(PICTURE, "dailies-1") == b"one"
        assert target.stat("gone.png").evicted
        assert next(target.log(PICTURE)).meta["run"] == "r"
        assert moved.files == len(source.list()) + len(source.list("", "warmer"))
        head = target.head()
        move(source, target)
        assert target.list() == source.list() and target.head() == head


def test_a_move_that_lacks_bytes_says_so(tmp_path):
    with git_stores(tmp_path / "a") as first, fake_lakefs_stores(tmp_path / "b") as second:
        first().commit("main", {PICTURE: b"one"}, "1", author=MARA)
        [kept] = [p for p in (tmp_path / "a/film.git/lfs/objects").rglob("*") if p.is_file()]
        kept.unlink()
        with pytest.raises(MediaBroken, match="SHOT-010"):
            move(first(), second())


def test_a_film_lives_where_it_was_made_until_it_is_moved(tmp_path, monkeypatch):
    workspace = Workspace(tmp_path / "workspace")
    for name in ("LAKEFS_ENDPOINT", "LAKEFS_ACCESS_KEY_ID", "LAKEFS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    assert isinstance(create_store(workspace, "film", PROJECT, "Film"), GitStore)
    with lakefs(tmp_path / "blocks") as (address, _):
        monkeypatch.setenv("LAKEFS_ENDPOINT", address)
        monkeypatch.setenv("LAKEFS_ACCESS_KEY_ID", KEY)
        monkeypatch.setenv("LAKEFS_SECRET_ACCESS_KEY", SECRET)
        assert home_of(workspace, "film") == "git" and home_of(workspace, "other") == "lakefs"
        with pytest.raises(NotFound):
            open_store(workspace, "film", "lakefs")
        target = create_store(workspace, "film", PROJECT, "Film", "lakefs")
        assert home_of(workspace, "film") == "git"
        move(open_store(workspace, "film"), target)
        settle(workspace, "film", "lakefs")
        assert isinstance(open_store(workspace, "film"), LakeFSStore)
        settle(workspace, "film", "git")
        assert isinstance(open_store(workspace, "film"), GitStore)


def test_a_film_in_lakefs_without_keys_says_what_to_set(tmp_path, monkeypatch):
    workspace = Workspace(tmp_path)
    (tmp_path / "Projects").mkdir()
    settle(workspace, "film", "lakefs")
    monkeypatch.delenv("LAKEFS_ENDPOINT", raising=False)
    with pytest.raises(BadInput, match="LAKEFS_ACCESS_KEY_ID"):
        open_store(workspace, "film")
