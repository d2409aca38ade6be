"""The file itself: how large it may be, whether it is text at all, and in which encoding.

A file is judged by its content, never by its name: a PDF renamed to `.fountain` is still a PDF.
"""

import codecs
from pathlib import Path

from director.errors import NotAScreenplay, NotFound

LARGEST_BYTES = 10 * 1024 * 1024

EXPORT = (
    "Export Fountain (.fountain) or Final Draft (.fdx) from your writing program and pass that."
)

_PDF_WITHIN = 1024
"""Readers accept a PDF whose mark stands anywhere in its first 1024 bytes."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive (Word, Pages, Fade In and Highland save such files)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_ENCODING_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOSTLY = 0.7
"""Share of zero high bytes from which on text without a mark is taken for UTF-16."""
_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\f\r\x1a\x1b")) + b"\x7f"


def load(path: Path) -> bytes:
    """Return the bytes of the screenplay at `path`; never reads more than is allowed.

    Raises:
        NotFound: there is no such file.
        NotAScreenplay: it is too large, a folder, or cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _too_large(path.name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise NotFound(
            f"There is no file '{path}'.", remedy="Check the path: SCRIPT=path/to/film.fountain."
        ) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise NotAScreenplay(
            f"'{path}' cannot be read: {why}.", remedy="Pass a Fountain or Final Draft file."
        ) from None
    return data


def check(data: bytes, name: str) -> None:
    """Refuse what cannot be a screenplay, by size and by content.

    Raises:
        NotAScreenplay: it is empty, too large, a PDF, or another kind of file.
    """
    if len(data) > LARGEST_BYTES:
        raise _too_large(name, len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise NotAScreenplay(f"'{name}' is empty.", remedy="Save the screenplay first.")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        raise NotAScreenplay(
            f"'{name}' is a PDF.",
            known="A PDF keeps the look of the pages and loses what is a heading and what is not.",
            remedy=f"{EXPORT} PDF comes later.",
        )
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise NotAScreenplay(f"'{name}' is {what}, no screenplay.", remedy=EXPORT)


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`, lines ended by a line feed.

    UTF-8 (with or without mark), UTF-16, else Windows-1252, else Latin-1.

    Raises:
        NotAScreenplay: it is no text.
    """
    text = _decode(data, _encoding(data), name)
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def _encoding(data: bytes) -> str:
    for mark, encoding in _ENCODING_MARKS:
        if data.startswith(mark):
            return encoding
    even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
    if odd > _MOSTLY * len(data[1:400:2]) and not even:
        return "utf-16-le"
    if even > _MOSTLY * len(data[0:400:2]) and not odd:
        return "utf-16-be"
    return "utf-8"


def _decode(data: bytes, encoding: str, name: str) -> str:
    if not encoding.startswith("utf-16"):
        _check_bytes(data, name)
    for candidate in dict.fromkeys((encoding, "cp1252", "latin-1")):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            if encoding.startswith("utf-16"):
                raise _binary(name) from None
            continue
        if "\x00" in text:
            break
        return text
    raise _binary(name)


def _check_bytes(data: bytes, name: str) -> None:
    strange = len(data) - len(data.translate(None, _CONTROL))
    if b"\x00" in data or strange > len(data) // 100:
        raise _binary(name)


def _binary(name: str) -> NotAScreenplay:
    return NotAScreenplay(f"'{name}' is no text but a binary file.", remedy=EXPORT)


def _too_large(name: str, size_bytes: int) -> NotAScreenplay:
    return NotAScreenplay(
        f"'{name}' has {size_bytes / 1024**2:.1f} MB; a screenplay may have 10 MB.",
        known="A feature film's script has about 0.2 MB.",
        remedy="Is it the script itself? Leave pictures and attachments out.",
    )
