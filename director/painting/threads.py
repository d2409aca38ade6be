"""Work on a picture's parts by as many threads as there are cores.

Rays and arithmetic on arrays let other threads run. A pixel's numbers depend on the pixel alone,
so how many threads there are decides no value.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

from director.painting.painter import Progress

Part = TypeVar("Part")
MOST = 8


def cores() -> int:
    """Return how many threads a picture is painted by: the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST)


def spread(parts: Sequence[Part], work: Callable[[Part], None], watch: Progress, step: str) -> None:
    """Call `work` with every part. What `watch` or `work` raises stops the rest and is passed on.

    The watcher is called by the thread that called us, with the share that is done.
    """
    with ThreadPoolExecutor(cores()) as pool:
        tasks = [pool.submit(work, part) for part in parts]
        try:
            for done, task in enumerate(as_completed(tasks), 1):
                task.result()
                watch(done / len(parts), step)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
