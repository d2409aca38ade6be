"""Git trees: a new tree from an old one and a few changed paths, rewriting only what changed."""

from collections.abc import Iterator, Mapping

import pygit2
from pygit2.enums import FileMode

from director.errors import BadInput


def check_path(path: str) -> str:
    """Return a path that can stand in a repository.

    Raises:
        BadInput: it is absolute, empty, climbs out, or touches Git's own folder.
    """
    parts = path.split("/")
    bad = any(part in ("", ".", "..") or part.lower() == ".git" for part in parts)
    if bad or any(ord(letter) < 32 or letter == "\\" for letter in path):
        raise BadInput(f"'{path}' cannot be a path in a project's repository.")
    return path


def changed_tree(
    repository: pygit2.Repository, tree: pygit2.Tree | None, changes: Mapping[str, bytes | None]
) -> pygit2.Oid:
    """Return the id of `tree` with blobs put (bytes) and removed (None); empty folders go."""
    builder = repository.TreeBuilder(tree) if tree is not None else repository.TreeBuilder()
    below: dict[str, dict[str, bytes | None]] = {}
    for path, data in changes.items():
        head, _, rest = path.partition("/")
        if rest:
            below.setdefault(head, {})[rest] = data
        elif data is not None:
            builder.insert(head, repository.create_blob(data), FileMode.BLOB)
        elif builder.get(head) is not None:
            builder.remove(head)
    for name, inside in below.items():
        _change_folder(repository, builder, name, inside)
    return builder.write()


def _change_folder(
    repository: pygit2.Repository,
    builder: pygit2.TreeBuilder,
    name: str,
    inside: Mapping[str, bytes | None],
) -> None:
    known = builder.get(name)
    old = repository[known.id] if known is not None else None
    new = changed_tree(repository, old if isinstance(old, pygit2.Tree) else None, inside)
    if len(repository[new]):  # type: ignore[arg-type]
        builder.insert(name, new, FileMode.TREE)
    elif known is not None:
        builder.remove(name)


def blobs(tree: pygit2.Tree, folder: str = "") -> Iterator[tuple[str, pygit2.Blob]]:
    """Yield (path, blob) of everything in a tree, sorted by path within each folder."""
    for item in tree:
        path = f"{folder}{item.name}"
        if isinstance(item, pygit2.Tree):
            yield from blobs(item, path + "/")
        elif isinstance(item, pygit2.Blob):
            yield path, item


def blob_id(tree: pygit2.Tree, path: str) -> pygit2.Oid | None:
    """Return the id of what stands at a path, or None."""
    try:
        return tree[path].id
    except KeyError:
        return None
