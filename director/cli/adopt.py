"""`director adopt`: a film from its repository alone."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from director.adopting import take_in
from director.errors import Conflict, NotFound
from director.machine.opened import Machine, machine
from director.media import GitStore, MediaStore, open_store
from director.media.cloning import clone, pull

MOST_TOLD = 5


def adopt(source: str, media: bool) -> None:
    """Take over the film of a repository, or bring the records of one that is here up to date.

    Raises:
        BadInput: there is no repository, or it holds no film of ours.
        Conflict: another film has its name.
    """
    console = Console(highlight=False)
    with machine("director adopt") as opened:
        slug, store = _store(opened, source)
        project, new, lost = take_in(opened.records, store, opened.owner.id)
        console.print(f"{project.title} is here: {new} takes are new, no media was moved.")
        for key in lost[:MOST_TOLD]:
            console.print(f"[yellow]![/] a take of '{key}' belongs to no subject that was told.")
        if media:
            objects, size = pull(source, opened.workspace.repository(slug))
            console.print(f"{objects} media objects came along, {size / 1e6:.1f} MB.")
        else:
            console.print(
                f"Pictures: director adopt {source} --media, or director verify {slug} --missing"
            )


def _store(opened: Machine, source: str) -> tuple[str, MediaStore]:
    """The store of the film that `source` names: a repository to clone, or a film that is here."""
    try:
        return source, open_store(opened.workspace, source)
    except (NotFound, OSError):
        pass
    projects = opened.workspace.root / "Projects"
    projects.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".adopting-", dir=projects) as folder:
        aside = Path(folder) / "film.git"
        clone(source, aside)
        manifest = json.loads(GitStore(aside).open("project.json"))
        slug, target = manifest["slug"], opened.workspace.repository(manifest["slug"])
        if not target.exists():
            aside.rename(target)
        elif json.loads(GitStore(target).open("project.json"))["id"] != manifest["id"]:
            raise Conflict(f"Another film is called '{slug}' here.")
    return slug, open_store(opened.workspace, slug)
