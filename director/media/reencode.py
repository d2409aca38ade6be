"""A program of its own that decodes a stranger's picture and writes it anew, within limits.

    python -m director.media.reencode IN OUT THUMBNAIL

The size is read from the header before any pixel. Whatever the file does to the decoder, it does
to this process, which may use so much memory and time and no more. What is written holds pixels
and a colour profile's effect, no metadata: neither place nor camera nor comments.
"""

import io
import json
import resource
import sys
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
LARGEST_PX = 8192 * 8192
MEMORY_BYTES = 2 << 30
CPU_S = 60
THUMBNAIL_PX = (480, 480)
QUALITY = 95


def main(source: Path, target: Path, thumbnail: Path) -> str:
    """Write the picture and its thumbnail; return what they are as JSON."""
    _limit()
    with Image.open(source, formats=FORMATS) as found:
        if found.width * found.height > LARGEST_PX:
            return _told(problem=f"It has {found.width}x{found.height} pixels.")
        kind = found.format or ""
        found.load()
        picture = _as_srgb(ImageOps.exif_transpose(found))
    lossy = kind in ("JPEG", "WEBP")
    if lossy:
        picture.convert("RGB").save(target, "JPEG", quality=QUALITY, subsampling=0)
    else:
        picture.save(target, "PNG")
    small = picture.convert("RGB")
    small.thumbnail(THUMBNAIL_PX, Image.Resampling.LANCZOS)
    small.save(thumbnail, "WEBP", quality=80)
    suffix = "jpg" if lossy else "png"
    return _told(suffix=suffix, width=picture.width, height=picture.height)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))


def _as_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB, without anything beside its pixels."""
    profile = picture.info.get("icc_profile")
    clean = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    if profile:
        try:
            known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            colours: Any = ImageCms  # its types are unfinished
            colours.profileToProfile(clean, known, colours.createProfile("sRGB"), inPlace=True)
        except ImageCms.PyCMSError:
            pass  # a profile that cannot be read says nothing
    clean.info = {}
    return clean


def _told(**words: object) -> str:
    return json.dumps(words)


if __name__ == "__main__":
    try:
        print(main(*(Path(argument) for argument in sys.argv[1:4])))
    except Exception as error:
        print(_told(problem=f"{type(error).__name__}: {str(error)[:200]}"))
