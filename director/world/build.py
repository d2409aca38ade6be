"""Building: an environment's parameters in, its blockout out, kept in memory and on disk.

environment -> digest -> memory (the last few) | disk (one .npz each) | site -> stage -> blockout
                                                                    then style and edits
"""

import hashlib
import json
import threading
import zipfile
from collections import OrderedDict
from dataclasses import asdict
from functools import cache as once
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, cast

import numpy as np

from director.errors import BadInput
from director.recipe import Json, digest
from director.style.style import Style, style_json
from director.world.blockout import Blockout, Focus, Lamp, Material, Thing
from director.world.dressing import dressed
from director.world.edits import edited, edits_json, edits_of
from director.world.look import Season
from director.world.sites import find_site
from director.world.stage import Stage

KEPT_IN_MEMORY = 3
DRESSING = ("style", "edits")
"""Parameters that change a world after it was built."""
_ARRAYS = ("corners", "uv", "tint", "material", "thing")
_memory: OrderedDict[str, Blockout] = OrderedDict()
_lock = threading.Lock()


def build(environment: Json, season: Season, cache: Path | None = None) -> Blockout:
    """Return the blockout of an environment; the same parameters, the same arrays.

    `environment` has `site`, `seed`, `words`, `interior` and perhaps `style` and `edits` (see the
    docs on looks); `cache` is a folder in which worlds are kept as built, before both.
    A broken file in it is built again.

    Raises:
        BadInput: no site has that name, the words are not a list of words, or an edit cannot be.
    """
    name = world_digest(environment, season)
    with _lock:
        if name in _memory:
            _memory.move_to_end(name)
            return _memory[name]
    style = Style.from_json(environment.get("style", {}))
    edits = edits_of(environment.get("edits", {}))
    plain = style.neutral and not edits
    world = (
        _built(environment, season, name, cache)
        if plain
        else build(as_built(environment), season, cache)
    )
    if not style.neutral:
        world = dressed(world, style, name)
    if edits:  # last: a colour that somebody chose is that colour
        world = edited(world, edits, name)
    with _lock:
        _memory[name] = world
        while len(_memory) > KEPT_IN_MEMORY:
            _memory.popitem(last=False)
    return world


def as_built(environment: Json) -> Json:
    """Return the environment before people's edits: where cameras are placed.

    A camera stays on its mark when a chair is moved.
    """
    return {name: value for name, value in environment.items() if name not in DRESSING}


def _built(environment: Json, season: Season, name: str, cache: Path | None) -> Blockout:
    path = None if cache is None else cache / f"{name[:40]}.npz"
    world = None if path is None else _load(path, name)
    if world is None:
        world = _furnish(environment, season, name)
        if path is not None:
            _store(path, world)
    return world


def world_digest(environment: Json, season: Season) -> str:
    """Return the digest of everything that decides a blockout's arrays."""
    site = find_site(str(environment.get("site", "")))
    told: dict[str, Any] = {
        "site": site.name,
        "words": _words(environment),
        "seed": str(environment.get("seed", "")),
    }
    dressing = {
        "style": style_json(environment.get("style", {})),
        "edits": edits_json(environment.get("edits", {})),
    }
    told |= {name: value for name, value in dressing.items() if value}
    return digest(told | {"season": str(season), "code": code_version()})


@once
def code_version() -> str:
    """Digest of this package's sources and of numpy's version."""
    folder = Path(__file__).parent
    sums = hashlib.sha256(np.__version__.encode())
    for source in sorted(folder.rglob("*.py")):
        sums.update(source.relative_to(folder).as_posix().encode() + b"\0" + source.read_bytes())
    return sums.hexdigest()


def forget() -> None:
    """Empty the memory (not the disk): for tests and for processes that run low."""
    with _lock:
        _memory.clear()


def _words(environment: Json) -> list[str]:
    words = environment.get("words", ())
    if isinstance(words, str) or not all(isinstance(word, str) for word in words):
        raise BadInput("An environment's 'words' are a list of words.", known=f"Given: {words!r}.")
    return sorted({word.lower() for word in words})


def _furnish(environment: Json, season: Season, name: str) -> Blockout:
    site = find_site(str(environment["site"]))
    seed = f"{site.name}:{environment.get('seed', '')}"
    stage = Stage(seed, season, site.interior, frozenset(_words(environment)))
    site.furnish(stage)
    return stage.blockout(name)


def _store(path: Path, world: Blockout) -> None:
    """Write the file whole or not at all."""
    about = {
        "materials": [asdict(material) for material in world.materials],
        "things": [asdict(thing) for thing in world.things],
        "lamps": [asdict(lamp) for lamp in world.lamps],
        "focus": asdict(world.focus),
        "indoor": world.indoor,
        "digest": world.digest,
    }
    text = np.frombuffer(json.dumps(about).encode(), np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        np.savez(file, about=text, **{part: getattr(world, part) for part in _ARRAYS})
    Path(file.name).replace(path)


def _load(path: Path, name: str) -> Blockout | None:
    """Return the stored world; a file that is missing, broken or another's counts as none."""
    try:
        with np.load(path) as file:
            about = json.loads(file["about"].tobytes())
            arrays = [file[part] for part in _ARRAYS]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    if about.get("digest") != name or len({len(array) for array in arrays}) != 1:
        return None
    return Blockout(
        *arrays,
        materials=tuple(Material(**_fields(fields)) for fields in about["materials"]),
        things=tuple(Thing(**_fields(fields)) for fields in about["things"]),
        lamps=tuple(Lamp(**_fields(fields)) for fields in about["lamps"]),
        focus=Focus(**_fields(about["focus"])),
        indoor=about["indoor"],
        digest=name,
    )


def _fields(saved: dict[str, Any]) -> dict[str, Any]:
    """Return a dataclass's fields: JSON has lists where ours have tuples."""
    return {name: _tuples(value) for name, value in saved.items()}


def _tuples(value: Any) -> Any:
    return (
        tuple(_tuples(item) for item in cast(list[Any], value))
        if isinstance(value, list)
        else value
    )
