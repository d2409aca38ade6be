"""Commit messages: a title, perhaps a text, and metadata as Git's trailers (`Name: value`)."""

import re
from collections.abc import Mapping

from director.errors import BadInput

TRAILER = re.compile(r"([A-Za-z][A-Za-z0-9-]*): (\S.*)")


def compose(message: str, meta: Mapping[str, str] | None) -> str:
    """Return the text of a commit. Empty metadata are left out.

    Raises:
        BadInput: an empty message, or metadata that is no single line under a plain name.
    """
    if not message.strip():
        raise BadInput("A commit needs a message.", remedy="Say what changes, and why.")
    lines = [f"{name}: {value}" for name, value in (meta or {}).items() if value]
    for line in lines:
        if not TRAILER.fullmatch(line):
            raise BadInput(
                f"'{line}' cannot be metadata of a commit.",
                known="Names have letters, digits and hyphens; values are one line.",
            )
    return "\n\n".join([message.strip(), "\n".join(lines)]).strip() + "\n"


def read(text: str) -> tuple[str, dict[str, str]]:
    """Return the message and the metadata of a commit's text."""
    message, _, last = text.strip().rpartition("\n\n")
    found = [TRAILER.fullmatch(line) for line in last.splitlines()]
    if not message or not all(found):
        return text.strip(), {}
    return message.strip(), {pair[1]: pair[2] for pair in found if pair}
