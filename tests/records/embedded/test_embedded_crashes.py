"""Kill -9, a recycled process number, orphaned backends, a full disk: nothing accepted is lost."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator

import psutil
import psycopg
import pytest

from director.records.embedded import EmbeddedPostgres
from director.records.embedded.pidfile import read_postmaster
from tests.records.embedded.conftest import needs, servers_in, wait_until

WRITERS = 3


def write_until_it_breaks(url: str, writer: int, accepted: list[int]) -> None:
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            for number in range(1_000_000):
                identity = writer * 1_000_000 + number
                connection.execute("insert into take values (%s)", (identity,))
                accepted.append(identity)
    except psycopg.Error:
        return


def loop_for_ever(connection: psycopg.Connection) -> None:
    with pytest.raises(psycopg.Error):
        connection.execute("do $$ begin loop perform 1; end loop; end $$")


def plain(postgres: EmbeddedPostgres) -> str:
    return postgres.start().director_url.replace("+psycopg", "")


def postmaster(postgres: EmbeddedPostgres) -> int:
    found = read_postmaster(postgres.folder / "data")
    assert found
    return found.pid


@pytest.mark.parametrize("whole_tree", [False, True])
def test_no_accepted_commit_is_lost_when_the_server_is_killed(postgres, whole_tree):
    with psycopg.connect(plain(postgres)) as connection:
        connection.execute("create table take (id bigint)")
    accepted: list[list[int]] = [[] for _ in range(WRITERS)]
    threads = [
        threading.Thread(target=write_until_it_breaks, args=(plain(postgres), k, accepted[k]))
        for k in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    wait_until(lambda: all(len(each) > 30 for each in accepted))
    server = postmaster(postgres)
    for pid in servers_in(postgres.folder) if whole_tree else [server]:
        os.kill(pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    with psycopg.connect(plain(postgres)) as connection:
        kept = {row[0] for row in connection.execute("select id from take")}
    assert {identity for each in accepted for identity in each} <= kept


def test_a_starter_joins_nothing_that_was_killed_and_recovers_it_instead(postgres):
    plain(postgres)
    os.kill(postmaster(postgres), signal.SIGKILL)
    other = EmbeddedPostgres(postgres.folder)
    with psycopg.connect(plain(other)) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert other.owned
    other.stop()


def test_a_process_number_that_another_program_has_now_is_no_server(postgres):
    plain(postgres)
    postgres.stop()
    (postgres.folder / "data/postmaster.pid").write_text(
        f"{os.getpid()}\n{postgres.folder / 'data'}\n1\n5432\n/nowhere\n\n  1 1\nready   \n"
    )
    assert plain(postgres) and postgres.owned


@pytest.fixture
def busy_backend(postgres) -> Iterator[int]:
    """A backend in an endless query: it will not notice that its server is gone."""
    connection = psycopg.connect(plain(postgres), autocommit=True)
    threading.Thread(target=loop_for_ever, args=(connection,), daemon=True).start()
    backend = psutil.Process(connection.info.backend_pid)
    try:
        wait_until(lambda: backend.cpu_times().user > 0.2)
        yield backend.pid
    finally:
        with contextlib.suppress(psutil.Error):
            backend.kill()


def test_a_backend_that_outlives_its_server_does_not_stand_in_the_way(
    postgres, busy_backend, monkeypatch
):
    monkeypatch.setattr("director.records.embedded.server.ORPHANS_TIMEOUT_S", 1)
    os.kill(postmaster(postgres), signal.SIGKILL)
    wait_until(lambda: servers_in(postgres.folder) == [busy_backend])
    assert plain(postgres) and postgres.owned
    assert busy_backend not in servers_in(postgres.folder)


FULL_DISK = """
import sys
from pathlib import Path
from director.errors import DiskFull
from director.records.embedded import EmbeddedPostgres
import psycopg
folder, postgres = Path(sys.argv[1]), EmbeddedPostgres(Path(sys.argv[1]) / "postgres")
try:
    postgres.start()
except DiskFull as error:
    print("full:", error, [path.name for path in (folder / "postgres").glob("*a*")])
"""


def test_a_full_disk_is_told_as_such_and_leaves_no_half_cluster(run, tmp_path):
    needs("unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "x", tmp_path)
    small = 'mount -t tmpfs -o size=12m small "$0" && exec "$@"'
    wrap = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", small, str(tmp_path))
    done = run(FULL_DISK, tmp_path, wrap=wrap)
    assert "full: There is no room left for the database." in done.stdout, done
    assert "[]" in done.stdout or "start.lock" in done.stdout
    assert "making" not in done.stdout and "'data'" not in done.stdout
