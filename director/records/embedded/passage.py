"""How PostgreSQL, which refuses to be root, is run on behalf of root; and by anybody else.

An ordinary user needs nothing. For root, in this order:

1. a user namespace in which root appears as `nobody`: files stay root's, nothing is widened;
2. where those are forbidden (most containers), the account `nobody`, in place, if it can enter;
3. else that account, with the data and a copy of the binaries in a folder of the system's that it
   can enter. The folder is noted in `elsewhere` beside the place where the data would have been.

No account is ever added, no permission of the user's folders changed.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from director.errors import ServerFailed
from director.records.embedded import keeper
from director.records.embedded.binaries import Binaries

ELSEWHERE = "elsewhere"
SYSTEM_FOLDERS = (Path("/var/lib"), Path("/var/tmp"))
CLEAN_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Passage:
    """As whom, with which programs, and where."""

    how: str
    """`self`, `namespace` or `account`: see `keeper`."""
    uid: int
    gid: int
    binaries: Binaries
    home: Path
    """Folder that holds `data`."""

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def owner(self) -> int:
        """The user that files belong to, as seen from outside."""
        return self.uid if self.how == "account" else os.geteuid()

    def give(self, folder: Path) -> None:
        """Hand `folder`, which is ours, to the user that the programs run as."""
        if self.how == "account":
            os.chown(folder, self.uid, self.gid)

    def popen(
        self,
        command: Sequence[str | Path],
        output: int | IO[bytes],
        source: int | IO[bytes] = subprocess.DEVNULL,
        cwd: Path | None = None,
        keep: tuple[int, ...] = (),
        sweep: Path | None = None,
    ) -> tuple[subprocess.Popen[bytes], int]:
        """Start `command` under a keeper. Returns it and the lifeline: close that to stop it.

        `keep` are file descriptors that the program inherits. The folder `sweep` is removed at the
        end when it is empty.
        """
        ours, lifeline = _lifeline()
        words = (lifeline, self.how, self.uid, self.gid, cwd or self.home, sweep or "-", *command)
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", "-S", keeper.__file__, *(str(word) for word in words)],
                stdin=source,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=(lifeline, *keep),
                env=CLEAN_ENVIRONMENT,
                start_new_session=True,
            )
        except BaseException:
            let_go(ours)
            raise
        finally:
            os.close(lifeline)
        return process, ours

    def run(
        self,
        command: Sequence[str | Path],
        source: int | IO[bytes] = subprocess.DEVNULL,
        cwd: Path | None = None,
    ) -> tuple[int, str]:
        """Run `command` to its end. Returns its exit status and all that it printed."""
        process, lifeline = self.popen(command, subprocess.PIPE, source, cwd)
        try:
            printed, _ = process.communicate()
        finally:
            let_go(lifeline)
        return process.returncode, printed.decode(errors="replace")

    def can_enter(self) -> bool:
        """Whether the programs run at all, in that folder, as that user."""
        status, _ = self.run([self.binaries.postgres, "--version"])
        return status == 0


def _lifeline() -> tuple[int, int]:
    reading, writing = os.pipe()
    _LIFELINES.add(writing)
    return writing, reading


def let_go(lifeline: int) -> None:
    """End a lifeline: its keeper shuts the program down. Safe to repeat."""
    if lifeline in _LIFELINES:
        _LIFELINES.remove(lifeline)
        os.close(lifeline)


_LIFELINES: set[int] = set()


def _forget_in_a_fork() -> None:
    """A forked copy of the starter must not keep the server alive when the starter is gone."""
    for lifeline in list(_LIFELINES):
        let_go(lifeline)


os.register_at_fork(after_in_child=_forget_in_a_fork)


def choose_passage(home: Path, binaries: Binaries) -> Passage:
    """Return how to run `binaries` over the data in `home`, a folder that exists and is ours.

    Raises:
        ServerFailed: root has no user that can enter any folder, or the data is somebody else's.
    """
    if os.geteuid() != 0:
        return _checked(Passage("self", os.geteuid(), os.getegid(), binaries, home))
    nobody = _nobody()
    namespace = Passage("namespace", nobody.pw_uid, nobody.pw_gid, binaries, home)
    account = replace(namespace, how="account")
    note = home / ELSEWHERE
    if note.exists():
        return _elsewhere(account, Path(note.read_text().strip()))
    belongs = namespace.data.stat().st_uid if namespace.data.exists() else None
    for passage in (namespace, account):
        if belongs in (None, passage.owner) and passage.can_enter():
            return passage
    if belongs is not None:
        return _checked(namespace)
    return _moved(account, note)


def _nobody() -> pwd.struct_passwd:
    """The account that owns nothing; where there is none, the last ordinary one."""
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        others = [entry for entry in pwd.getpwall() if entry.pw_uid != 0]
        if others:
            return others[-1]
    raise ServerFailed(
        "PostgreSQL refuses to run as root, and this machine has no other account.",
        remedy="Run as an ordinary user, or set DATABASE_URL and DAGSTER_DATABASE_URL.",
    )


def _checked(passage: Passage) -> Passage:
    """Refuse data that belongs to somebody else before PostgreSQL does so less clearly."""
    belongs = passage.data.stat().st_uid if passage.data.exists() else passage.owner
    if belongs == passage.owner and (passage.how == "self" or passage.can_enter()):
        return passage
    raise ServerFailed(
        f"The database in {passage.home} cannot be opened by this user.",
        known=f"It belongs to user {belongs}, this is user {os.geteuid()}.",
        remedy="Start it as the user who made it, or with another workspace.",
    )


def _moved(account: Passage, note: Path) -> Passage:
    """Choose a folder of the system's that the account can enter, and note it."""
    name = hashlib.sha256(os.fsencode(account.home)).hexdigest()[:12]
    for root in SYSTEM_FOLDERS:
        home = root / "movie-director" / name
        try:
            home.mkdir(mode=0o711, parents=True, exist_ok=True)
            moved = _elsewhere(account, home)
        except (OSError, ServerFailed):
            continue
        note.write_text(f"{home}\n")
        return moved
    raise ServerFailed(
        "PostgreSQL refuses to run as root, and its own user can enter no folder here.",
        known=f"Tried {account.home} and {', '.join(map(str, SYSTEM_FOLDERS))}.",
        remedy="Run as an ordinary user, or set DATABASE_URL and DAGSTER_DATABASE_URL.",
    )


def _elsewhere(account: Passage, home: Path) -> Passage:
    moved = replace(account, home=home)
    if not moved.can_enter() and account.binaries.wheel:
        moved = replace(moved, binaries=_copied(account.binaries, home.parent))
    return _checked(moved)


def _copied(binaries: Binaries, root: Path) -> Binaries:
    """Copy the wheel's programs (40 MB, with the libraries beside them) where all may enter."""
    installation = binaries.folder.parent
    package = installation.parent
    name = hashlib.sha256(os.fsencode(installation)).hexdigest()[:12]
    target = root / f"postgresql-{binaries.major}-{name}"
    if not target.exists():
        partial = root / f"{target.name}.{os.getpid()}"
        shutil.copytree(installation, partial / package.name / installation.name)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, partial / libraries.name)
        _readable(partial)
        partial.rename(target)
    return replace(binaries, folder=target / package.name / installation.name / "bin")


def _readable(folder: Path) -> None:
    """Let everybody read our own copy, whatever the umask was."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
