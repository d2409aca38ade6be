"""Reference pictures, decoded where they can do no harm: in a process that may use little.

A picture from outside may be broken, may be no picture, or may unpack to a hundred times its size.
The child has limits on memory and processor time, knows four formats, and answers with a small RGB
picture or with what is wrong; the parent never decodes anything.
"""

import subprocess
import sys
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from director.errors import BadInput

MOST_BYTES = 32 << 20
MOST_PIXELS = 64_000_000
LEAST_PX = 16
SIDE_PX = 192
MEMORY_BYTES = 1_500_000_000
SECONDS = 15
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")


def decoded(data: bytes, name: str = "the picture") -> NDArray[np.uint8]:
    """Return a reference picture (h, w, 3) in sRGB, its longer side at most `SIDE_PX`.

    Raises:
        BadInput: it is too large or too small, broken, or no picture that we read.
    """
    if len(data) > MOST_BYTES:
        raise _unfit(name, f"It has {len(data) >> 20} MiB; at most {MOST_BYTES >> 20} are read.")
    command = [sys.executable, "-m", "director.style.reference"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=4 * SECONDS)
    except subprocess.TimeoutExpired:
        raise _unfit(name, "Reading it takes too long.") from None
    if done.returncode == 3:
        raise _unfit(name, done.stderr.decode(errors="replace").strip()[-200:])
    if done.returncode:
        raise _unfit(name, "Reading it takes more memory or time than a picture may.")
    width, height = np.frombuffer(done.stdout[:8], "<u4").tolist()
    return np.frombuffer(done.stdout[8:], np.uint8).reshape(height, width, 3)


def _unfit(name: str, why: str) -> BadInput:
    return BadInput(
        f"No palette can be read from {name}: {why}",
        remedy=f"Give a {', '.join(FORMATS[:-1])} or {FORMATS[-1]} of at least "
        f"{LEAST_PX}x{LEAST_PX} pixels.",
    )


def main() -> None:
    """Decode standard input to standard output: width, height, then RGB. The child's side."""
    _limit()
    try:
        pixels = _small(sys.stdin.buffer.read())
    except Exception as error:
        sys.stderr.write(_why(error))
        sys.exit(3)
    size = np.array([pixels.shape[1], pixels.shape[0]], "<u4")
    sys.stdout.buffer.write(size.tobytes() + pixels.tobytes())


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform != "darwin":  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _small(data: bytes) -> NDArray[np.uint8]:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # ours is the stricter one, and it raises
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise ValueError(f"it would unpack to {width}x{height} pixels")
        if min(width, height) < LEAST_PX:
            raise ValueError(f"it has {width}x{height} pixels only")
        image.draft("RGB", (SIDE_PX, SIDE_PX))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
        upright.thumbnail((SIDE_PX, SIDE_PX))
        grey = Image.new("RGBA", upright.size, (128, 128, 128, 255))
        return np.asarray(Image.alpha_composite(grey, upright).convert("RGB"))


def _why(error: Exception) -> str:
    from PIL import UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        return "It is no picture in a format that we read."
    if isinstance(error, MemoryError):
        return "It needs more memory than a picture may."
    return f"It cannot be decoded ({error})."


if __name__ == "__main__":
    main()
