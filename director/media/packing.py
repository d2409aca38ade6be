"""Packing: thousands of loose Git objects become one file, so that a film opens and clones fast.

Nothing that is not in the new pack is removed, and it is on disk before anything is: a kill leaves
objects twice, never none. Call under the repository's lock.
"""

from pathlib import Path

import pygit2

from director.media.durable import sync_path

LEAST_TO_PACK = 2000
MOST_PACKS = 8
"""More of them slow every look-up down: then all become one."""


def pack(repository: pygit2.Repository, path: Path, least: int) -> int:
    """Pack the loose objects, when there are `least` of them; return how many were packed."""
    objects = path / "objects"
    loose = [file for file in objects.glob("[0-9a-f][0-9a-f]/*") if len(file.name) == 38]
    if not loose or len(loose) < least:
        return 0
    packs = [file for file in (objects / "pack").glob("*.pack") if not _is_kept(file)]
    everything = len(packs) >= MOST_PACKS
    written = _write(repository, objects / "pack", None if everything else loose)
    for file in loose:
        file.unlink()
    for file in packs if everything and written else ():
        for part in file.parent.glob(f"{file.stem}.*"):
            part.unlink()
    return len(loose)


def _write(repository: pygit2.Repository, folder: Path, loose: list[Path] | None) -> set[Path]:
    """Write a pack of the loose objects, or of everything, durably; return what is new."""
    builder = pygit2.PackBuilder(repository)
    if loose is None:
        for each in repository.odb:
            builder.add(each)
    else:
        for file in loose:
            builder.add(pygit2.Oid(hex=file.parent.name + file.name))
    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    builder.write(str(folder))
    written = set(folder.iterdir()) - before
    for file in written:
        sync_path(file)
    sync_path(folder)
    return written


def _is_kept(file: Path) -> bool:
    return file.with_suffix(".keep").exists()
