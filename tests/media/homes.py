"""The homes that media can have, each as a way to open the same store again and again."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from director.media import GitStore, MediaStore
from tests.media.conftest import PROJECT

Stores = Callable[[], MediaStore]


@contextmanager
def git_stores(folder: Path) -> Iterator[Stores]:
    """A bare repository in a folder."""
    yield lambda: GitStore.create(folder / "film.git", PROJECT, "film", "Film")


@contextmanager
def fake_lakefs_stores(folder: Path) -> Iterator[Stores]:
    """A repository on a server that is played; its bytes can be erased."""
    from director.media.lakefs import LakeFS, LakeFSStore
    from tests.media.lakefs_fake import KEY, SECRET, lakefs

    with lakefs(folder / "blocks") as (address, state):

        def opened() -> MediaStore:
            client = LakeFS(address, KEY, SECRET, "film")
            return LakeFSStore.create(
                client, "local://blocks", PROJECT, "film", "Film", eraser=state.erase
            )

        yield opened


@contextmanager
def real_lakefs_stores(folder: Path) -> Iterator[Stores]:
    """A new repository on the server that LAKEFS_ENDPOINT names."""
    from director.media.lakefs import LakeFS, LakeFSStore

    name = f"director-test-{uuid4().hex[:12]}"
    namespace = os.environ.get("LAKEFS_NAMESPACE", "local://director-tests") + f"/{name}"
    key, secret = os.environ["LAKEFS_ACCESS_KEY_ID"], os.environ["LAKEFS_SECRET_ACCESS_KEY"]

    def opened() -> MediaStore:
        client = LakeFS(os.environ["LAKEFS_ENDPOINT"], key, secret, name)
        return LakeFSStore.create(client, namespace, PROJECT, "film", "Film")

    yield opened


HOMES = [git_stores, fake_lakefs_stores]
if os.environ.get("LAKEFS_ENDPOINT"):
    HOMES.append(real_lakefs_stores)
