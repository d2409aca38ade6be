"""Media: the versioned home of pictures, one protocol, and the Git + LFS and lakeFS stores.

Belongs here: bytes, their names and their formats. Next door: `director.records` knows what the
bytes mean, `director.making` decides when they are kept.
"""

from director.media.git_store import GitStore
from director.media.homes import create_store, open_store
from director.media.store import Change, Commit, Entry, MediaStore
from director.media.transaction import Transaction

__all__ = [
    "Change",
    "Commit",
    "Entry",
    "GitStore",
    "MediaStore",
    "Transaction",
    "create_store",
    "open_store",
]
