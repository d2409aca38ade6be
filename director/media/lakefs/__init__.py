"""lakeFS as a home of media, for teams.

Belongs here: what only lakeFS knows. `client.py` alone imports its SDK; `store.py` keeps the
promises of `director.media.store` with it. Next door: `director.media.git_store` keeps the same
promises on one machine with no server.
"""

from director.media.lakefs.client import LakeFS
from director.media.lakefs.store import LakeFSStore

__all__ = ["LakeFS", "LakeFSStore"]
