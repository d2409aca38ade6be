"""What every media store promises, whoever keeps it."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator

import pytest

from director.errors import BadInput, Conflict, MediaBroken, NotFound
from director.media import MediaStore
from tests.media.conftest import MARA, PROJECT
from tests.media.homes import HOMES

PICTURE = "03_Renders/SCENE_01/SHOT-010/SHOT-010_v01_take01.png"
RECIPE = PICTURE.replace(".png", ".json")


@pytest.fixture(params=HOMES, ids=[home.__name__ for home in HOMES])
def another(request, tmp_path) -> Iterator[Callable[[], MediaStore]]:
    """Opens the same store once more, as another process would."""
    with request.param(tmp_path) as stores:
        yield stores


@pytest.fixture
def store(another) -> MediaStore:
    return another()


def put(store: MediaStore, files: dict[str, bytes | None], branch: str = "main") -> str:
    return store.commit(branch, files, "A take", author=MARA)


def test_a_new_project_has_the_documents_folders_and_its_manifest(store):
    paths = {entry.path for entry in store.list()}
    for folder in ("Characters", "Styles", "Locations"):
        assert f"01_Assets/Generative_Assets/{folder}/.gitkeep" in paths
    for folder in ("02_Source_Creative/Scripts", "03_Renders", "04_Project_Files"):
        assert f"{folder}/.gitkeep" in paths
    manifest = json.loads(store.open("project.json"))
    assert (manifest["id"], manifest["title"]) == (str(PROJECT), "Film")
    assert b"/05_Cache/\n/06_Exports/\n" in store.open(".gitignore")
    assert not any(path.startswith(("05_", "06_")) for path in paths)


def test_what_is_put_is_read_again_with_its_digest_and_size(store, another):
    put(store, {PICTURE: b"pixels", RECIPE: b"{}"})
    assert another().open(PICTURE) == b"pixels"
    entry = another().stat(PICTURE)
    assert (entry.sha256, entry.size) == (hashlib.sha256(b"pixels").hexdigest(), 6)
    assert [entry.path for entry in store.list("03_Renders/SCENE_01")] == [RECIPE, PICTURE]


@pytest.mark.parametrize("path", [PICTURE, "notes.md"])
def test_a_part_of_a_file_is_read_alone(store, path):
    put(store, {path: b"0123456789"})
    assert store.part(path, 2, 4) == b"234"
    assert store.part(path, 8, 99) == b"89" and store.part(path, 10, 12) == b""
    with pytest.raises(NotFound):
        store.part("never/was.png", 0, 1)
    if path == PICTURE:
        store.evict([path], author=MARA)
        with pytest.raises(MediaBroken, match="evicted"):
            store.part(path, 0, 1)


def test_branches_and_tags_are_listed_and_a_branch_can_be_dropped(store):
    put(store, {PICTURE: b"old"})
    store.branch("warmer")
    store.tag("dailies-1")
    put(store, {PICTURE: b"warm"}, "warmer")
    assert store.names() == (["main", "warmer"], ["dailies-1"])
    store.drop("warmer")
    assert store.names() == (["main"], ["dailies-1"])
    with pytest.raises(NotFound):
        store.open(PICTURE, "warmer")
    assert store.open(PICTURE) == b"old"
    with pytest.raises(NotFound):
        store.drop("warmer")
    with pytest.raises(BadInput):
        store.drop("main")


def test_a_dropped_experiment_leaves_what_others_need(store):
    put(store, {PICTURE: b"old"})
    store.branch("warmer")
    put(store, {PICTURE: b"shared", "a.png": b"own"}, "warmer")
    put(store, {"b.png": b"shared", PICTURE: b"new"})
    before = next(store.log()).id
    store.drop("warmer")
    put(store, {"c.md": b"later"})
    assert store.open("b.png") == b"shared" and store.open(PICTURE, before) == b"new"


def test_a_commit_tells_who_why_and_for_which_run(store):
    meta = {"recipe": "ab" * 32, "run": ""}
    commit = store.commit("main", {PICTURE: b"x"}, "Dusk\n\nNote: warmer.", author=MARA, meta=meta)
    told = next(store.log())
    assert (told.id, told.author, told.meta) == (commit, MARA, {"recipe": "ab" * 32})
    assert told.message == "Dusk\n\nNote: warmer."


@pytest.mark.parametrize("meta", [{"run id": "1"}, {"run": "two\nlines"}, {"": "x"}])
def test_metadata_that_could_not_be_read_again_is_refused(store, meta):
    head = store.head()
    with pytest.raises(BadInput, match="metadata"):
        store.commit("main", {PICTURE: b"x"}, "A take", author=MARA, meta=meta)
    assert store.head() == head


def test_a_transaction_is_one_commit_and_nothing_before_it(store):
    head = store.head()
    change = store.begin()
    change.put(PICTURE, b"first thought")
    change.put(PICTURE, b"second thought")
    change.put(RECIPE, b"{}")
    change.delete("03_Renders/.gitkeep")
    assert store.head() == head
    commit = change.commit("A take", author=MARA)
    assert [each.id for each in store.log()][:2] == [commit, head]
    assert store.open(PICTURE) == b"second thought"
    with pytest.raises(Conflict):
        change.commit("Again", author=MARA)


def test_a_commit_that_changes_nothing_is_not_made(store):
    commit = put(store, {PICTURE: b"x"})
    assert put(store, {PICTURE: b"x", "03_Renders/none.png": None}) == commit
    assert put(store, {}) == commit


def test_deleting_the_last_file_removes_the_folder_and_old_commits_keep_it(store):
    commit = put(store, {PICTURE: b"x"})
    put(store, {PICTURE: None})
    with pytest.raises(NotFound, match="SHOT-010"):
        store.open(PICTURE)
    assert store.open(PICTURE, commit) == b"x"
    assert store.list("03_Renders/SCENE_01") == []


@pytest.mark.parametrize(
    "path",
    ["", "/a.png", "a//b", "../a", "a/./b", ".git/config", "a/.GIT/x", ".g\u200cit/x", "git~1",
     "a\\b", "a\x00b", "a\nb", ".gitmodules", "a/", "\ud800"],
)  # fmt: skip
def test_a_path_that_no_repository_should_hold_is_refused(store, path):
    head = store.head()
    with pytest.raises(BadInput):
        put(store, {path: b"x"})
    with pytest.raises(BadInput):
        store.open(path)
    assert store.head() == head


def test_a_file_never_takes_the_place_of_a_folder_nor_a_folder_that_of_a_file(store):
    put(store, {"a/b.md": b"1", "c": b"2"})
    for clash in ({"a": b"x"}, {"c/d": b"x"}, {"e": b"x", "e/f": b"x"}):
        with pytest.raises(BadInput):
            put(store, clash)
    assert (store.open("a/b.md"), store.open("c")) == (b"1", b"2")
    put(store, {"a/b.md": None, "a": b"now a file", "c": None, "c/d": b"now a folder"})
    assert (store.open("a"), store.open("c/d")) == (b"now a file", b"now a folder")


def test_the_log_of_a_path_names_only_commits_that_changed_it(store):
    first = put(store, {PICTURE: b"1"})
    put(store, {"04_Project_Files/notes.md": b"x"})
    second = put(store, {PICTURE: b"2"})
    third = put(store, {PICTURE: None})
    assert [each.id for each in store.log(PICTURE)] == [third, second, first]
    assert list(store.log("never/was.png")) == []


def test_a_diff_names_what_came_changed_and_went(store):
    old = put(store, {"a.png": b"1", "b.png": b"1"})
    put(store, {"a.png": b"2", "b.png": None, "c.md": b"3"})
    found = {each.path: each for each in store.diff(old)}
    assert {path: each.kind for path, each in found.items()} == {
        "a.png": "changed",
        "b.png": "removed",
        "c.md": "added",
    }
    assert found["a.png"].new == store.stat("a.png") and found["b.png"].new is None


def test_branches_part_and_merge(store):
    put(store, {"a.png": b"1"})
    store.branch("warmer")
    put(store, {"a.png": b"2"}, "warmer")
    put(store, {"b.png": b"3"})
    assert store.open("a.png") == b"1"
    merged = store.merge("warmer", "main", author=MARA)
    assert (store.open("a.png"), store.open("b.png")) == (b"2", b"3")
    assert store.merge("warmer", "main", author=MARA) == merged


def test_a_path_that_both_sides_changed_is_a_conflict_even_in_other_lines(store):
    lines = {number: f'"{number}": 0' for number in range(20)}
    put(store, {RECIPE: "\n".join(lines.values()).encode()})
    store.branch("other")
    put(store, {RECIPE: "\n".join((lines | {1: "x"}).values()).encode()}, "other")
    head = put(store, {RECIPE: "\n".join((lines | {18: "y"}).values()).encode()})
    with pytest.raises(Conflict, match=r"SHOT-010_v01_take01\.json"):
        store.merge("other", "main", author=MARA)
    assert store.head() == head


def test_a_revert_undoes_one_commit_unless_a_later_one_stands_on_it(store):
    put(store, {"a.png": b"1"})
    second = put(store, {"a.png": b"2", "b.png": b"2"})
    put(store, {"c.png": b"3"})
    reverted = store.revert("main", second, author=MARA)
    assert store.open("a.png") == b"1" and store.open("c.png") == b"3"
    with pytest.raises(NotFound):
        store.stat("b.png")
    assert store.revert("main", second, author=MARA) == reverted
    put(store, {"a.png": b"3"})
    with pytest.raises(Conflict):
        store.revert("main", second, author=MARA)
    with pytest.raises(Conflict, match="first commit"):
        store.revert("main", [each.id for each in store.log()][-1], author=MARA)


def test_a_tag_names_a_commit_for_good(store):
    commit = put(store, {PICTURE: b"1"})
    store.tag("dailies-1")
    put(store, {PICTURE: b"2"})
    assert (store.head("dailies-1"), store.open(PICTURE, "dailies-1")) == (commit, b"1")
    with pytest.raises(Conflict):
        store.tag("dailies-1")
    with pytest.raises(Conflict):
        store.branch("dailies-1")


@pytest.mark.parametrize("name", ["", "a b", "..", "a..b", "-", "HEAD", "abcdef1", "x.lock", "é\n"])
def test_a_name_that_git_or_people_would_misread_is_refused(store, name):
    with pytest.raises(BadInput):
        store.branch(name)
    with pytest.raises(BadInput):
        store.tag(name)


@pytest.mark.parametrize("ref", ["nowhere", "main~1", "HEAD@{0}", "f" * 40, ":/A take", ""])
def test_an_unknown_ref_is_not_found(store, ref):
    for ask in (store.open, store.stat):
        with pytest.raises(NotFound):
            ask("project.json", ref)
    with pytest.raises(NotFound):
        put(store, {PICTURE: b"x"}, ref)


def test_an_evicted_file_keeps_digest_and_size_and_says_why_it_cannot_be_read(store):
    put(store, {PICTURE: b"pixels", RECIPE: b"{}"})
    before = store.stat(PICTURE)
    head = store.evict([PICTURE], author=MARA)
    after = store.stat(PICTURE)
    assert (after.sha256, after.size, after.evicted) == (before.sha256, before.size, True)
    with pytest.raises(MediaBroken, match="evicted to save room"):
        store.open(PICTURE)
    assert store.evict([PICTURE], author=MARA) == head
    put(store, {PICTURE: b"pixels"})
    assert store.stat(PICTURE) == before and store.open(PICTURE) == b"pixels"
    assert PICTURE + ".evicted.json" not in {entry.path for entry in store.list()}


def test_bytes_that_a_branch_or_a_tag_or_another_path_needs_are_not_evicted(store):
    put(store, {PICTURE: b"pixels"})
    store.branch("needs-it")
    store.evict([PICTURE], author=MARA)
    assert store.open(PICTURE, "needs-it") == b"pixels"
    put(store, {"one.png": b"same", "two.png": b"same"})
    store.evict(["one.png"], author=MARA)
    assert store.open("two.png") == b"same"


def test_what_was_evicted_cannot_come_back_by_history(store):
    commit = put(store, {PICTURE: b"pixels"})
    evicted = store.evict([PICTURE], author=MARA)
    with pytest.raises(MediaBroken):
        store.open(PICTURE, commit)
    with pytest.raises(MediaBroken, match="evicted"):
        store.revert("main", evicted, author=MARA)
    for name in (store.branch, store.tag):
        with pytest.raises(MediaBroken, match="evicted"):
            name("again", commit)
    assert store.head() == evicted


def test_only_media_can_be_evicted(store):
    put(store, {RECIPE: b"{}"})
    with pytest.raises(MediaBroken, match="no media"):
        store.evict([RECIPE], author=MARA)
    with pytest.raises(NotFound):
        store.evict(["never/was.png"], author=MARA)


def test_bytes_that_look_like_a_pointer_are_kept_as_they_are(store):
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 3\n" % (b"0" * 64)
    put(store, {"notes.md": pointer, "odd.png": pointer})
    assert store.open("notes.md") == store.open("odd.png") == pointer


def test_an_author_without_an_address_or_with_odd_letters_can_commit(store):
    for author in (("", ""), ("Åsa <x>\n夜", "a@b>c")):
        store.commit("main", {PICTURE: repr(author).encode()}, "A take", author=author)
    assert next(store.log()).author == ("Åsa x夜", "a@bc")


def test_writers_at_the_same_time_lose_nothing(another):
    another()

    def write(writer: int) -> None:
        store = another()
        for number in range(8):
            put(store, {f"03_Renders/{writer}-{number}.png": f"{writer} {number}".encode()})

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = another()
    assert len(store.list("03_Renders")) == 4 * 8 + 1
    assert len(list(store.log())) == 4 * 8 + 1
    assert store.open("03_Renders/3-7.png") == b"3 7"
