"""The stack a picture was painted on: what decides whether it can be repeated bit for bit."""

import functools
import platform
from importlib.metadata import version
from pathlib import Path

NUMERIC = ("numpy", "embreex", "pillow")
TELLING = ("avx512f", "avx2", "avx", "fma", "sse4_2", "asimd", "sve")
"""Processor features that numeric libraries choose their code by."""


@functools.cache
def stack() -> dict[str, str]:
    """Return processor, its telling features, Python and the numeric libraries' versions."""
    return {
        "machine": f"{platform.system()} {platform.machine()}",
        "features": " ".join(_features()),
        "python": platform.python_version(),
        **{name: version(name) for name in NUMERIC},
    }


def _features() -> list[str]:
    try:
        flags = set(Path("/proc/cpuinfo").read_text().split())
    except OSError:
        return []
    return [name for name in TELLING if name in flags]
