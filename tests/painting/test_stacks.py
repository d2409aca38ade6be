"""Another stack: without the newest instructions of this processor, the picture stays within bound.

The bound is the one of `docs/painters.md`.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from director.camera.model import Camera
from director.painting.painter import Picture
from director.painting.shooting import lit, shoot
from director.world.look import Look, Time, Weather
from tests.painting.yards import yard

FEATURES = ("AVX512_SPR", "AVX512_ICL", "AVX512_SKX", "X86_V4", "X86_V3", "AVX2", "FMA3")


def paint() -> Picture:
    place = lit(yard(), Look(Time.DUSK, Weather.RAIN), "test", (0.0, -8.0, 1.65))
    return shoot(place, Camera((2, -9, 2), (0, 0, 1), 24.0), (340, 192))


def known(environment: dict[str, str]) -> list[str]:
    """Return those of the features that this numpy chooses by, in the words that it takes."""
    code = "from numpy._core._multiarray_umath import __cpu_dispatch__ as d; print(*d)"
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return [name for name in FEATURES if name in told.stdout.split()]


def test_a_picture_by_older_instructions_is_within_the_stated_bound(tmp_path: Path):
    code = (
        "import sys, numpy; from tests.painting.test_stacks import paint; p = paint();"
        "numpy.savez(sys.argv[1], srgb=p.srgb, depth_m=p.depth_m)"
    )
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(known(dict(os.environ)))}
    path = tmp_path / "older.npz"
    subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=True)
    here, older = paint(), np.load(path)
    assert np.isclose(older["depth_m"], here.depth_m, rtol=0.01).mean() >= 0.999
    error = (older["srgb"].astype(float) - here.srgb) / 255
    assert np.mean(error**2) <= 10**-4
