"""Run a program that dies with the process that asked for it.

    python -m director.machine.tether PARENT_PID PROGRAM ARGUMENTS...

A killed `director` must leave nothing behind. Linux sends the signal itself; elsewhere a small
watcher asks every half second whether the parent is still there.
"""

import ctypes
import os
import signal
import sys
import time

PR_SET_PDEATHSIG = 1
WATCH_INTERVAL_S = 0.5


def main(arguments: list[str]) -> None:
    """Tie this process to its parent, then become the program."""
    parent, *program = arguments
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    elif os.fork() == 0:
        _watch(int(parent), os.getppid())
    if os.getppid() != int(parent):  # it died before we were tied
        sys.exit(0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs ignore it, and pass
    os.execvp(program[0], program)  # that on; Dagster would then ignore SIGTERM too


def _watch(parent: int, child: int) -> None:
    while _alive(child):
        if not _alive(parent):
            os.kill(child, signal.SIGTERM)
        time.sleep(WATCH_INTERVAL_S)
    os._exit(0)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
