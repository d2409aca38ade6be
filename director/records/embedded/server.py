"""The embedded server: started by whoever needs it first, joined by the others."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from director.errors import DiskFull, ServerFailed
from director.records.embedded.binaries import find_binaries
from director.records.embedded.cluster import SUPERUSER, ensure_cluster, raise_for
from director.records.embedded.passage import ELSEWHERE, Passage, choose_passage, let_go
from director.records.embedded.pidfile import (
    READY,
    is_server_of,
    processes_of,
    read_postmaster,
    remove_stale,
)
from director.records.embedded.sockets import is_private, socket_folder

START_TIMEOUT_S = 120
"""A recovery after a crash replays at most `max_wal_size` and takes seconds."""
STOP_TIMEOUT_S = 60
ORPHANS_TIMEOUT_S = 15
"""Backends without a server notice within moments, unless they are in the middle of a query."""
LOG_LIMIT_BYTES = 8 << 20

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "jit": "off",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    **({"recovery_init_sync_method": "syncfs"} if sys.platform == "linux" else {}),
    "logging_collector": "off",
    "log_destination": "stderr",
    "lc_messages": "C",
    "log_timezone": "UTC",
    "timezone": "UTC",
}


@dataclass(frozen=True)
class Addresses:
    """SQLAlchemy URLs of the two databases, each with its own ordinary role."""

    director_url: str
    """psycopg 3."""
    dagster_url: str
    """psycopg2: Dagster's storage speaks no other."""


class EmbeddedPostgres:
    """One machine's PostgreSQL over `folder`. It lives as long as the process that started it.

    As a context manager it gives the `Addresses`. Not for use by several threads at once.
    """

    def __init__(self, folder: Path, log: Path | None = None) -> None:
        self.folder = folder.resolve()
        self.log = (log or folder / "postgres.log").resolve()
        self.owned = False
        """Whether this object started the server, and so stops it."""
        self._socket_folder: Path | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._lifeline = -1
        self._log_start = 0

    def start(self) -> Addresses:
        """Start the server, or join the healthy one that another of our processes started.

        The first start makes the cluster. A server that is going down is waited for, one that was
        killed is recovered.

        Raises:
            MissingTool: no PostgreSQL is installed.
            DiskFull: no room.
            ServerFailed: it did not start; the message ends with its last words.
        """
        if self._socket_folder and self._answers(self._socket_folder):
            return self.addresses
        self.stop()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self._join_or_start()
        except OSError as error:
            raise _cannot(self.folder, error) from error
        return self.addresses

    def revive(self) -> None:
        """Start the server again when it is ours and was killed; costs nothing while it lives.

        Raises:
            ServerFailed: it did not start.
        """
        if self._keeper is not None and self._keeper.poll() is not None:
            self.start()

    def stop(self) -> None:
        """Shut the server down and wait for it, when it is ours; else only leave it."""
        self._socket_folder, keeper = None, self._keeper
        if keeper is None:
            return
        self._keeper, self.owned = None, False
        let_go(self._lifeline)
        try:
            keeper.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            raise ServerFailed(
                f"The database does not stop (process {keeper.pid}).", remedy=f"See {self.log}."
            ) from None

    def __enter__(self) -> Addresses:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def addresses(self) -> Addresses:
        """The URLs, once started.

        Raises:
            ServerFailed: it is not.
        """
        return Addresses(
            self._url("postgresql+psycopg", "director", "director"),
            self._url("postgresql+psycopg2", "dagster", "dagster"),
        )

    def superuser_url(self, database: str = "postgres") -> str:
        """URL of the cluster's superuser: for upkeep and for tests that make databases."""
        return self._url("postgresql+psycopg", SUPERUSER, database)

    def _url(self, scheme: str, role: str, database: str) -> str:
        if self._socket_folder is None:
            raise ServerFailed("The database is not started.", remedy="Call start() first.")
        return f"{scheme}://{role}@/{database}?host={quote(str(self._socket_folder))}"

    def _join_or_start(self) -> None:
        major = _major_of(self.folder)
        passage = choose_passage(self.folder, find_binaries(major))
        deadline = time.monotonic() + START_TIMEOUT_S
        while (lock := _try_lock(self.folder / "server.lock")) is None:
            if self._join(passage):
                return
            self._wait_for_the_other(passage, deadline)
        try:
            remove_stale(passage.data)
            ensure_cluster(passage)
            self._launch(passage, lock)
        finally:
            os.close(lock)
        self._await_ready(passage, deadline)

    def _join(self, passage: Passage) -> bool:
        """Join the running server, when it says that it is ready and answers."""
        other = read_postmaster(passage.data)
        if other is None or other.status != READY:
            return False
        if not is_private(other.socket_folder, passage.owner):
            return False
        if not self._answers(other.socket_folder):
            return False
        self._socket_folder = other.socket_folder
        return True

    def _wait_for_the_other(self, passage: Passage, deadline: float) -> None:
        """Something still works in the data: a server coming up or going down, or its orphans."""
        time.sleep(0.05)
        waited = time.monotonic() - (deadline - START_TIMEOUT_S)
        other = read_postmaster(passage.data)
        if waited > ORPHANS_TIMEOUT_S and not (other and is_server_of(other.pid, passage.data)):
            _dismiss(processes_of(passage.data))
        if time.monotonic() > deadline:
            raise ServerFailed(
                f"Another process holds the database in {self.folder} and does not answer.",
                known=f"Its server: {other}." if other else "",
                remedy=f"End it, then try again. Its log: {self.log}.",
            )

    def _launch(self, passage: Passage, lock: int) -> None:
        """Start the server. Every process of it inherits `lock`, so that orphans keep it too."""
        sockets = socket_folder(passage.data, passage.owner)
        settings = SETTINGS | {"unix_socket_directories": f'"{sockets}"'}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self.log.parent.mkdir(parents=True, exist_ok=True)
        _shorten(self.log)
        with self.log.open("ab") as log:
            command = [passage.binaries.postgres, "-D", passage.data, *options]
            os.set_inheritable(lock, True)
            self._keeper, self._lifeline = passage.popen(
                command, log, cwd=passage.data, keep=(lock,), sweep=sockets
            )
            self._log_start = log.tell()
        self._socket_folder, self.owned = sockets, True

    def _await_ready(self, passage: Passage, deadline: float) -> None:
        keeper, sockets = self._keeper, self._socket_folder
        assert keeper and sockets
        try:
            while keeper.poll() is None:
                server = read_postmaster(passage.data)
                if server and server.status == READY and self._answers(sockets):
                    return
                if time.monotonic() > deadline:
                    raise_for(self._last_words(), "PostgreSQL takes too long to start.")
                time.sleep(0.01)
            raise_for(self._last_words(), f"PostgreSQL did not start ({keeper.returncode}).")
        except BaseException:
            self.stop()
            raise

    def _last_words(self) -> str:
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode(errors="replace")

    @staticmethod
    def _answers(sockets: Path) -> bool:
        import psycopg

        try:
            with psycopg.connect(
                host=str(sockets), user=SUPERUSER, dbname=SUPERUSER, connect_timeout=5
            ) as connection:
                return connection.execute("select 1").fetchone() == (1,)
        except psycopg.Error:
            return False

    @contextmanager
    def _alone(self) -> Generator[None]:
        """One starter at a time."""
        with (self.folder / "start.lock").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield


def _try_lock(path: Path) -> int | None:
    """Return a descriptor that holds the lock on `path`; None when another process has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _major_of(folder: Path) -> int | None:
    """Return the PostgreSQL version that made the data in `folder`; None for a new one."""
    note = folder / ELSEWHERE
    home = Path(note.read_text().strip()) if note.exists() else folder
    version = home / "data" / "PG_VERSION"
    return int(version.read_text()) if version.exists() else None


def _dismiss(orphans: list[int]) -> None:
    """End backends that outlived their server: what they do can no longer be committed."""
    for pid in orphans:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)


def _shorten(log: Path) -> None:
    """Keep the log and one before it, each of a bounded size."""
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(log.with_suffix(".old.log"))


def _cannot(folder: Path, error: OSError) -> ServerFailed | DiskFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            "There is no room left for the database.",
            known=f"Its folder is {folder}.",
            remedy="Free some space and run it again; what was accepted before is safe.",
        )
    return ServerFailed(f"The database in {folder} cannot be started.", known=f"{error}.")
