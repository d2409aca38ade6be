"""Names in the media store: the documents' numbered tree, and immutable take names.

    01_Assets/Generative_Assets/Locations/HARBOUR-WAREHOUSE/HARBOUR-WAREHOUSE-WIDE_v01_take02.png
    03_Renders/SCENE_03/SHOT-010/SHOT-010_v01_take01.png

The depth (`_depth.exr`) and the recipe (`.json`) share the picture's stem.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from director.keys import Kind

LOCATIONS = "01_Assets/Generative_Assets/Locations"
RENDERS = "03_Renders"
SCRIPTS = "02_Source_Creative/Scripts"


@dataclass(frozen=True)
class TakePaths:
    """Where the files of one take lie."""

    folder: str
    stem: str

    @property
    def picture(self) -> str:
        return f"{self.folder}/{self.stem}.png"

    @property
    def depth(self) -> str:
        return f"{self.folder}/{self.stem}_depth.exr"

    @property
    def recipe(self) -> str:
        return f"{self.folder}/{self.stem}.json"


def asset_name(key: str) -> str:
    """Return ASSET-NAME of an environment, angle or variation: `HARBOUR-WAREHOUSE-WIDE`."""
    return "-".join(key.split("/")[1:]).upper()


def take_paths(kind: Kind, key: str, version: int, number: int, scene: str | None) -> TakePaths:
    """Return the paths of take `number` of parameter version `version`.

    `scene` is the number of a shot's scene, as written; other kinds have none.
    """
    suffix = f"_v{version:02d}_take{number:02d}"
    if kind is not Kind.SHOT:
        environment = asset_name("/".join(key.split("/")[:2]))
        return TakePaths(f"{LOCATIONS}/{environment}", asset_name(key) + suffix)
    shot = "SHOT-" + key.rpartition("/s")[2].upper()
    return TakePaths(f"{RENDERS}/{scene_name(scene or '0')}/{shot}", shot + suffix)


def scene_name(number: str) -> str:
    """Return a scene's folder: digits padded to two, letters kept. `3a` becomes `SCENE_03A`."""
    rest = number.lstrip("0123456789")
    digits = number[: len(number) - len(rest)]
    letters = re.sub(r"[^A-Za-z0-9]+", "-", rest).upper().rstrip("-")
    return f"SCENE_{digits.zfill(2)}{letters}"


def script_path(name: str) -> str:
    """Return where a script of that file name is kept."""
    safe = re.sub(r"[^\w.-]+", "_", PurePosixPath(name).name).lstrip(".") or "script"
    return f"{SCRIPTS}/{safe}"


def is_recipe(path: str) -> bool:
    """Return whether a file is the recipe of a take."""
    placed = path.startswith((f"{LOCATIONS}/", f"{RENDERS}/"))
    return placed and re.search(r"_v\d{2,}_take\d{2,}\.json\Z", path) is not None
