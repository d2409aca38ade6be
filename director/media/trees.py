"""Git trees: a new tree from an old one and a few changed paths, rewriting only what changed."""

import unicodedata
from collections.abc import Iterator, Mapping

import pygit2
from pygit2.enums import DeltaStatus, FileMode

from director.errors import BadInput, Conflict

Leaf = tuple[pygit2.Oid, FileMode]
"""What stands at a path: a blob and its mode."""

NOT_NAMES = {".git", "git~1", ".gitmodules", ".", "..", ""}


def check_path(path: str) -> str:
    """Return a path that can stand in a repository, on every system and in a strict `git fsck`.

    Raises:
        BadInput: it is absolute, empty, climbs out, or touches Git's own files.
    """
    plain = "".join(letter for letter in path if unicodedata.category(letter) != "Cf").lower()
    bad = any(part.rstrip(" .") in NOT_NAMES or part in NOT_NAMES for part in plain.split("/"))
    control = any(ord(letter) < 32 or letter in '\\:*?"<>|\x7f' for letter in path)
    if bad or control or any("\ud800" <= letter <= "\udfff" for letter in path):
        raise BadInput(
            f"{path!r} cannot be a path in a project's repository.",
            known="Paths are relative, with '/', and have no control characters.",
        )
    return path


def changed_tree(
    repository: pygit2.Repository, tree: pygit2.Tree | None, changes: Mapping[str, Leaf | None]
) -> pygit2.Oid:
    """Return the id of `tree` with leaves put and removed (None); empty folders go.

    Raises:
        BadInput: a path would be a file and a folder at once.
    """
    builder = repository.TreeBuilder(tree) if tree is not None else repository.TreeBuilder()
    leaves: dict[str, Leaf | None] = {}
    below: dict[str, dict[str, Leaf | None]] = {}
    for path, leaf in changes.items():
        name, _, rest = path.partition("/")
        if rest:
            below.setdefault(name, {})[rest] = leaf
        else:
            leaves[name] = leaf
    for name in [name for name, leaf in leaves.items() if leaf is None]:
        if isinstance(_at(repository, builder, name), pygit2.Blob):
            builder.remove(name)
    for name, inside in below.items():
        _change_folder(repository, builder, name, inside)
    for name, leaf in leaves.items():
        if leaf is not None:
            _put(repository, builder, name, leaf)
    return builder.write()


def _at(
    repository: pygit2.Repository, builder: pygit2.TreeBuilder, name: str
) -> pygit2.Object | None:
    known = builder.get(name)
    return repository[known.id] if known else None  # its type does not say so, but it may be None


def _put(repository: pygit2.Repository, builder: pygit2.TreeBuilder, name: str, leaf: Leaf) -> None:
    if isinstance(_at(repository, builder, name), pygit2.Tree):
        raise BadInput(f"'{name}' is a folder: a file cannot take its place.")
    builder.insert(name, *leaf)


def _change_folder(
    repository: pygit2.Repository,
    builder: pygit2.TreeBuilder,
    name: str,
    inside: Mapping[str, Leaf | None],
) -> None:
    known = _at(repository, builder, name)
    if known is not None and not isinstance(known, pygit2.Tree):
        if any(leaf is not None for leaf in inside.values()):
            raise BadInput(f"'{name}' is a file: nothing can be put below it.")
        return
    new = changed_tree(repository, known, inside)
    if len(repository[new].peel(pygit2.Tree)):
        builder.insert(name, new, FileMode.TREE)
    elif known is not None:
        builder.remove(name)


def blobs(tree: pygit2.Tree, folder: str = "") -> Iterator[tuple[str, pygit2.Blob]]:
    """Yield (path, blob) of everything below `folder` ("" is all), in no particular order."""
    below = leaf_object(tree, folder) if folder else tree
    if not isinstance(below, pygit2.Tree):
        return
    for item in below:
        path = f"{folder}/{item.name}" if folder else str(item.name)
        if isinstance(item, pygit2.Tree):
            yield from blobs(tree, path)
        elif isinstance(item, pygit2.Blob):
            yield path, item


def leaf_object(tree: pygit2.Tree, path: str) -> pygit2.Object | None:
    """Return what stands at a path, or None."""
    try:
        return tree[path]
    except KeyError:
        return None


def leaf(tree: pygit2.Tree, path: str) -> Leaf | None:
    """Return the blob at a path, or None."""
    found = leaf_object(tree, path)
    if not isinstance(found, pygit2.Blob):
        return None
    return found.id, FileMode(found.filemode or FileMode.BLOB)


def differences(
    old: pygit2.Tree, new: pygit2.Tree
) -> Iterator[tuple[str, Leaf | None, Leaf | None]]:
    """Yield (path, before, after) for every path in which two trees differ."""
    for delta in old.diff_to_tree(new).deltas:
        before, after = delta.old_file, delta.new_file
        yield (
            after.path,
            None if delta.status == DeltaStatus.ADDED else (before.id, before.mode),
            None if delta.status == DeltaStatus.DELETED else (after.id, after.mode),
        )


def carried_over(
    base: pygit2.Tree, theirs: pygit2.Tree, ours: pygit2.Tree, what: str
) -> dict[str, Leaf | None]:
    """Return what `theirs` changed since `base`, as changes to `ours`.

    Files are taken whole: lines of two versions of a recipe or a pointer are never mixed.

    Raises:
        Conflict: both sides changed a path, each in its own way.
    """
    changes: dict[str, Leaf | None] = {}
    clashes: list[str] = []
    for path, before, after in differences(base, theirs):
        here = leaf(ours, path)
        if here == before:
            changes[path] = after
        elif here != after:
            clashes.append(path)
    if clashes:
        raise Conflict(
            f"{what} is not possible.",
            known=f"Both sides changed {', '.join(sorted(clashes)[:5])}.",
            remedy="Decide for one side and commit that first.",
        )
    return changes
