"""How a command ends when something is wrong: one message, no traceback, a status for scripts."""

import errno
import functools
import signal
import sys
from collections.abc import Callable
from typing import ParamSpec

from rich.console import Console

from director.errors import DirectorError, DiskFull

P = ParamSpec("P")
STATUS_ERROR = 1
STATUS_INTERRUPTED = 130


def told(command: Callable[P, None]) -> Callable[P, None]:
    """Wrap a command: what a film-maker can meet is told in words, on standard error.

    SIGTERM ends a command as Ctrl-C does: everything that it started is stopped.
    """

    @functools.wraps(command)
    def telling(*args: P.args, **kwargs: P.kwargs) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            command(*args, **kwargs)
        except DirectorError as error:
            _say(error)
            sys.exit(STATUS_ERROR)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            _say(DiskFull("The disk is full.", remedy="Free some room and run the command again."))
            sys.exit(STATUS_ERROR)
        except KeyboardInterrupt:
            Console(stderr=True).print("\nStopped. What was made is kept; run it again to go on.")
            sys.exit(STATUS_INTERRUPTED)

    return telling


def _say(error: DirectorError) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"[bold red]{type(error).__name__}[/]: ", end="")
    for part in (error.problem, error.known, error.remedy):
        if part:
            console.print(part, markup=False)
