"""The keeper: starts one PostgreSQL program, unprivileged, and sees that it dies with its starter.

Run as a script by path, with nothing but the standard library:

    python -I -S keeper.py LIFELINE PASSAGE UID GID FOLDER SWEEP COMMAND...

LIFELINE is the reading end of a pipe whose other end only the starter holds. When the starter is
gone, however it went, the pipe ends and the keeper shuts the program down. This works on Linux and
macOS and does not depend on which thread of the starter is alive, as PR_SET_PDEATHSIG does; that
one serves for the keeper's own death. PASSAGE says how root becomes somebody else: `self`
(nothing to do), `namespace` (a user namespace in which root appears as UID, files stay root's) or
`account` (become UID). The program works in FOLDER; the folder SWEEP (or -) is removed after it,
when it is empty.
"""

import contextlib
import ctypes
import os
import select
import signal
import sys
from pathlib import Path
from types import FrameType

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
FAST_SHUTDOWN, IMMEDIATE_SHUTDOWN = signal.SIGINT, signal.SIGQUIT
PATIENCE_S = 20
"""How long a fast shutdown may take before an immediate one (which is crash-safe) follows."""
CANNOT_ENTER = 126
"""Exit status when the program, or the folder, cannot be reached as that user."""


def main(arguments: list[str]) -> int:
    """Run the program until it ends or the starter is gone; return its exit status."""
    lifeline, passage, uid, gid, folder, sweep, *command = arguments
    os.set_inheritable(int(lifeline), False)
    waker, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.set_wakeup_fd(wakes)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, _wake)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keeper = os.getpid()
    child = os.fork()
    if child == 0:
        _become_program(keeper, passage, int(uid), int(gid), folder, command)
    try:
        return _watch(child, int(lifeline), waker)
    finally:
        with contextlib.suppress(OSError):
            Path(sweep).rmdir()


def _wake(number: int, frame: FrameType | None) -> None:
    """The number arrives through the wake-up pipe."""


def _watch(child: int, lifeline: int, waker: int) -> int:
    """Wait for the program; ask it to stop at the end of the lifeline or on SIGTERM."""
    poller = select.poll()
    poller.register(lifeline, select.POLLIN | select.POLLHUP)
    poller.register(waker, select.POLLIN)
    stopping = False
    while True:
        ready = dict(poller.poll(PATIENCE_S * 1000 if stopping else None))
        told = os.read(waker, 64) if waker in ready else b""
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code
        if stopping and not ready:
            os.kill(child, IMMEDIATE_SHUTDOWN)
        elif lifeline in ready or signal.SIGTERM in told:
            if lifeline in ready:
                poller.unregister(lifeline)
            stopping = True
            os.kill(child, FAST_SHUTDOWN)


def _become_program(
    keeper: int, passage: str, uid: int, gid: int, folder: str, command: list[str]
) -> None:
    """In the child: give up being root, tie the own life to the keeper's, become the program."""
    try:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        os.umask(0o077)
        _PASSAGES[passage](uid, gid)
        os.chdir(folder)
        _die_with(keeper)
        os.execv(command[0], command)
    except OSError as error:
        os.write(2, f"{command[0]} in {folder} as {passage} {uid}: {error}\n".encode())
    finally:
        os._exit(CANNOT_ENTER)


def _die_with(keeper: int) -> None:
    """Linux: be told to shut down when the keeper is killed. Changing user clears it: call last."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(FAST_SHUTDOWN), 0, 0, 0)
        if os.getppid() != keeper:
            os._exit(CANNOT_ENTER)


def _stay(uid: int, gid: int) -> None:
    """Already an ordinary user."""


def _enter_namespace(uid: int, gid: int) -> None:
    outer_uid, outer_gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "no user namespace")
    with contextlib.suppress(FileNotFoundError):
        Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {outer_uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {outer_gid} 1")


def _change_account(uid: int, gid: int) -> None:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


_PASSAGES = {"self": _stay, "namespace": _enter_namespace, "account": _change_account}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
