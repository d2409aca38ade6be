"""Finding takes whose media were committed, but which a kill kept out of the records."""

import json
from collections.abc import Iterator
from typing import Any

from director.media.naming import is_recipe
from director.media.store import MAIN, MediaStore


def takes_in(
    store: MediaStore, ref: str = MAIN, since: str | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (path, content) of the recipe of every take in a commit, sorted by path.

    With `since`, a ref, only of takes that came or changed after it. Each is everything that a
    record needs; `log(path)` tells the commit.

    Raises:
        NotFound: one of the refs is unknown.
    """
    if since is None:
        paths = [entry.path for entry in store.list("", ref)]
    else:
        paths = [change.path for change in store.diff(since, ref) if change.new]
    for path in paths:
        if is_recipe(path):
            yield path, json.loads(store.open(path, ref))
