"""lakeFS on its bad days, and what only lakeFS has. The rest is in the suite of all stores."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from director.errors import Conflict, MediaBroken, NotFound, ServerFailed
from director.media.lakefs import LakeFS, LakeFSStore
from tests.media.conftest import MARA, PROJECT
from tests.media.lakefs_fake import KEY, SECRET, Fault, State, lakefs

PICTURE = "03_Renders/SCENE_01/SHOT-010/SHOT-010_v01_take01.png"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, State]]:
    with lakefs(tmp_path / "blocks") as found:
        yield found


@pytest.fixture
def state(server) -> State:
    return server[1]


@pytest.fixture
def store(server) -> LakeFSStore:
    client = LakeFS(server[0], KEY, SECRET, "film")
    client.patience_s = 3.0
    return LakeFSStore.create(client, "local://blocks", PROJECT, "film", "Film")


def put(store: LakeFSStore, files: dict[str, bytes | None]) -> str:
    return store.commit("main", files, "A take", author=MARA, meta={"run": "r1", "recipe": "ab"})


@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST .*/objects", status=429),
        Fault("POST .*/objects", status=500),
        Fault("POST .*/objects", status=503, after=True),
        Fault("POST .*/branches$", status=409, message="branch is currently locked"),
        Fault("POST .*/branches$", status=502, after=True),
        Fault("POST .*/branches$", after=True),
        Fault("POST .*/branches/batch-[^/]*/commits", status=412, message="precondition failed"),
        Fault("POST .*/branches/batch-[^/]*/commits", status=500, after=True),
        Fault("POST .*/merge/main", status=423, message="too many tries"),
        Fault("POST .*/merge/main", status=409, message="branch is currently locked", times=3),
        Fault("POST .*/merge/main", status=504, after=True),
        Fault("POST .*/merge/main", after=True),
        Fault("DELETE .*/branches/batch-", status=500, after=True),
        Fault("GET .*/objects/ls", status=429, times=2),
        Fault("GET .*/branches/main", slow_s=0.3),
        Fault("POST .*/merge/main", cut=True),
    ],
    ids=lambda fault: (
        f"{fault.matching} {fault.status}{' after' * fault.after}{' cut' * fault.cut}"
    ),
)
def test_a_commit_is_made_once_however_the_server_stumbles(store, state, fault):
    before = len(list(store.log()))
    state.faults.append(fault)
    commit = put(store, {PICTURE: b"pixels", "notes.md": b""})
    assert fault.times == 0
    assert store.open(PICTURE) == b"pixels" and store.open("notes.md") == b""
    assert next(store.log()).id == commit
    assert len(list(store.log())) == before + 1
    assert [name for name in state.branches if name != "main"] == []


def test_a_body_that_is_cut_off_is_read_again_and_never_given_out_short(store, state):
    picture = bytes(range(256)) * 4000
    put(store, {PICTURE: picture})
    state.faults.append(Fault("GET .*/refs/[^/]*/objects$", cut=True, times=2))
    assert store.open(PICTURE) == picture
    state.faults.append(Fault("GET .*/refs/[^/]*/objects$", cut=True, times=99))
    with pytest.raises(ServerFailed):
        store.open(PICTURE)


def test_a_server_that_stays_away_is_told_and_nothing_is_left_behind(store, state):
    head = store.head()
    state.faults.append(Fault("POST .*/merge/main", status=503, message="maintenance", times=99))
    with pytest.raises(ServerFailed, match="maintenance"):
        put(store, {PICTURE: b"pixels"})
    assert store.head() == head and list(state.branches) == ["main"]


def test_a_wrong_key_is_told_at_once(server):
    with pytest.raises(ServerFailed, match="LAKEFS_ACCESS_KEY_ID"):
        LakeFSStore(LakeFS(server[0], KEY, "wrong", "film"))


def test_a_repository_that_is_not_there_is_told(server):
    with pytest.raises(NotFound, match="new-project"):
        LakeFSStore(LakeFS(server[0], KEY, SECRET, "film"))


def test_bytes_that_are_there_already_are_not_sent_again(store, state):
    put(store, {PICTURE: b"x" * 10_000, "a.md": b"1"})
    sent, asked = state.received, len(state.requests)
    put(store, {PICTURE: b"x" * 10_000, "a.md": b"1"})
    assert state.received == sent
    assert not [r for r in state.requests[asked:] if r.startswith("POST")]
    put(store, {PICTURE: b"x" * 10_000, "a.md": b"2"})
    assert state.received == sent + 1


def test_a_commit_carries_who_for_which_run_and_every_object_its_digest(store, state):
    commit = put(store, {PICTURE: b"pixels"})
    told = state.commits[commit]
    assert told.meta == {
        "author-name": "Mara Quist",
        "author-email": "mara@example.org",
        "run": "r1",
        "recipe": "ab",
    }
    assert dict(told.files[PICTURE].meta) == {"sha256": hashlib.sha256(b"pixels").hexdigest()}
    assert next(store.log()).meta == {"run": "r1", "recipe": "ab"}


def test_bytes_that_the_block_store_lost_or_changed_are_never_given_out(store, state):
    commit = put(store, {PICTURE: b"pixels"})
    kept = state.file(state.commits[commit].files[PICTURE].address)
    kept.write_bytes(b"pixelx")
    with pytest.raises(MediaBroken, match="changed"):
        store.open(PICTURE)
    kept.unlink()
    with pytest.raises(MediaBroken, match="block store"):
        store.open(PICTURE)


def test_an_address_is_signed_where_the_block_store_can_and_not_for_longer(store, state):
    put(store, {PICTURE: b"pixels"})
    state.signs = "https://blocks.example.org/"
    assert store.url(PICTURE, 3600).startswith("https://blocks.example.org/")
    assert store.url(PICTURE, 60) is None
    state.signs = ""


def test_a_store_that_cannot_sign_has_no_address(store):
    put(store, {PICTURE: b"pixels"})
    assert store.url(PICTURE, 3600) is None


def test_a_check_on_the_server_can_refuse_a_merge(store, state):
    store.branch("warmer")
    store.commit("warmer", {PICTURE: b"warm"}, "Warmer", author=MARA)
    refused = "pre-merge hook aborted: village square, wide: 0.61 is under 0.85"
    state.faults.append(Fault("POST .*/merge/main", status=412, message=refused))
    with pytest.raises(Conflict, match=r"0\.61"):
        store.merge("warmer", "main", author=MARA)


def test_branches_of_writers_that_died_are_tidied_away_and_never_listed(store, state):
    put(store, {PICTURE: b"pixels"})
    store._client.create_branch("batch-dead", "main")
    assert store.names() == (["main"], [])
    assert store.tidy() == 1 and list(state.branches) == ["main"]


def test_a_path_that_somebody_else_changed_meanwhile_is_written_again_upon_theirs(
    store, server, state, monkeypatch
):
    other = LakeFSStore(LakeFS(server[0], KEY, SECRET, "film"))
    prepare, raced = LakeFSStore._prepare, []

    def race_first(self: LakeFSStore, *arguments) -> None:
        prepare(self, *arguments)
        if not raced:
            raced.append(True)
            put(other, {PICTURE: b"theirs", "b.md": b"theirs"})

    monkeypatch.setattr(LakeFSStore, "_prepare", race_first)
    before = state.received
    put(store, {PICTURE: b"ours" * 1000})
    assert store.open(PICTURE) == b"ours" * 1000 and store.open("b.md") == b"theirs"
    assert [each.message for each in store.log(PICTURE)] == ["A take", "A take"]
    assert state.received - before < 5000, "What was sent once is copied on the server."
