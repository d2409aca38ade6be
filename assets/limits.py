"""The time limit of one render, for painters that do not look at the clock themselves."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from director.errors import PaintingTimedOut
from director.tiers import Tier

SLACK_S = 2.0
"""A painter that reports its progress is stopped in time by what it reports to."""
LAST_S = 30.0
"""Longer than that over the limit nothing in Python can be reached: the worker ends itself."""


@contextmanager
def limited(tier: Tier) -> Iterator[None]:
    """Interrupt the block when it takes longer than a render of that tier may.

    Only in the main thread, where workers execute; elsewhere the block is not limited.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return
    limit_s = tier.row.timeout_s

    def late(number: int, frame: FrameType | None) -> None:
        raise PaintingTimedOut(
            f"The render was stopped after {limit_s} s.",
            known=f"That is the limit of the {tier} tier, and the painter told nothing meanwhile.",
            remedy="Render it at another tier, or raise timeout_s in tiers.toml.",
        )

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, limit_s + SLACK_S)
    last = threading.Timer(limit_s + LAST_S, _end_worker)
    last.daemon = True
    last.start()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        last.cancel()


def _end_worker() -> None:
    """End a worker that hangs in foreign code; its run is noticed and goes to another one."""
    if "DIRECTOR_WORKER" in os.environ:
        os.kill(os.getpid(), signal.SIGKILL)
