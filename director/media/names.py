"""Names of branches and tags: what both Git and lakeFS allow, and nobody takes for a commit."""

import re

from director.errors import BadInput

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,199}")
COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")


def check_name(name: str) -> str:
    """Return a name that can be a branch or a tag in every store.

    Raises:
        BadInput: it has letters that a store refuses, or reads like a commit.
    """
    if NAME.fullmatch(name) and not COMMIT_ID.fullmatch(name) and name != "HEAD":
        return name
    raise BadInput(
        f"'{name}' cannot be the name of a branch or a snapshot.",
        known="Names have letters, digits, '-' and '_', and do not look like a commit's id.",
    )
