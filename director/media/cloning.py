"""Taking a film's repository over from elsewhere: every branch and tag, and media on demand."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pygit2

from director.errors import BadInput, Conflict, MissingTool
from director.media.lfs import LfsObjects

EVERYTHING = "+refs/*:refs/*"


def git_folder(source: str) -> Path | None:
    """Return the Git folder of a clone or a bare repository on this machine, or None."""
    folder = Path(source)
    if (folder / ".git").is_dir():
        return folder / ".git"
    return folder if (folder / "objects").is_dir() else None


def clone(source: str, target: Path) -> None:
    """Make `target` a bare repository with all that `source` has, but no media.

    It is made aside and moved into place: a kill leaves none, never half of one.

    Raises:
        BadInput: there is no repository at `source`.
        Conflict: `target` is there already.
    """
    if target.exists():
        raise Conflict(f"There is a repository {target.name} already.")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    folder = git_folder(source)
    try:
        repository = pygit2.init_repository(str(aside), bare=True, initial_head="main")
        aside.chmod(0o755)
        origin = repository.remotes.create("origin", str(folder or source), EVERYTHING)
        origin.fetch()
        _heads_of_a_clone(repository)
        aside.rename(target)
    except (pygit2.GitError, ValueError) as error:
        raise BadInput(
            f"There is no Git repository at '{source}'.", known=f"Git said: {error}."
        ) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _heads_of_a_clone(repository: pygit2.Repository) -> None:
    """A clone knows the branches of its origin by another name: make them branches again."""
    for name in list(repository.references):
        branch = name.removeprefix("refs/remotes/origin/")
        if branch not in (name, "HEAD") and f"refs/heads/{branch}" not in repository.references:
            repository.references.create(f"refs/heads/{branch}", repository.references[name].target)
        if name.startswith("refs/remotes/"):
            repository.references.delete(name)


def pull(source: str, target: Path) -> tuple[int, int]:
    """Bring the media that `target` lacks; return how many objects and bytes came.

    From a folder they are copied and checked by digest; from an address Git LFS fetches them.

    Raises:
        MissingTool: Git LFS is needed and not installed.
        BadInput: Git LFS could not fetch.
    """
    objects, folder = LfsObjects(target), git_folder(source)
    if folder is not None:
        others = LfsObjects(folder)
        names = [path.name for path in (folder / "lfs/objects").glob("??/??/*")]
        lacking = [name for name in names if not objects.has(name)]
        sizes = [_copy(others, objects, name) for name in lacking]
        return len(sizes), sum(sizes)
    if not shutil.which("git-lfs"):
        raise MissingTool("Media of an address come by Git LFS, which is not installed here.")
    before = _size(target)
    done = subprocess.run(
        ["git", "lfs", "fetch", "--all", source], cwd=target, capture_output=True, text=True
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        raise BadInput("Git LFS could not fetch the media.", known=f"It said: {last}.")
    after = _size(target)
    return after[0] - before[0], after[1] - before[1]


def _copy(source: LfsObjects, target: LfsObjects, name: str) -> int:
    data = source.get(name)
    target.put(data)
    return len(data)


def _size(repository: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in (repository / "lfs/objects").glob("??/??/*")]
    return len(sizes), sum(sizes)
