"""Final Draft (FDX): XML to elements, streamed, with the hostile kinds of XML refused.

A paragraph's line is the line of its `<Paragraph>` tag in the XML text, counted from 1.
"""

from io import BytesIO
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parse as parse_xml

from director.errors import NotAScreenplay
from director.screenplay.fountain import speaker_name
from director.screenplay.headings import without_number
from director.screenplay.script import Draft, Element, ElementKind

_KINDS = {
    "Scene Heading": ElementKind.HEADING,
    "Shot": ElementKind.SHOT,
    "Dialogue": ElementKind.DIALOGUE,
    "Parenthetical": ElementKind.PARENTHETICAL,
    "Transition": ElementKind.TRANSITION,
    "Lyrics": ElementKind.LYRIC,
    "Singing": ElementKind.LYRIC,
    "New Act": ElementKind.SECTION,
    "End of Act": ElementKind.SECTION,
    "Outline 1": ElementKind.SECTION,
}
_BESIDE = frozenset({"ScriptNote", "SceneProperties", "OmittedScene", "ListItem", "AltCollection"})
"""Elements whose paragraphs are notes about the script, not the script."""


def looks_like_xml(data: bytes) -> bool:
    """Tell whether a file's first characters are XML's, in any of the encodings that we read."""
    start = data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith((b"<?xml", b"<FinalDraft", b"<!DOCTYPE", b"<!--", b"<html"))


def read_fdx(data: bytes, name: str) -> Draft:
    """Return the elements of a Final Draft document.

    Raises:
        NotAScreenplay: it is no FDX, is broken, or declares entities.
    """
    pages = _Pages()
    try:
        parse_xml(BytesIO(data), pages)
    except DefusedXmlException:
        raise NotAScreenplay(
            f"'{name}' declares XML entities, which no writing program does.",
            known="Such a file can grow without bound when it is read, so it was not.",
            remedy="Export the screenplay again from its writing program.",
        ) from None
    except (SAXException, ValueError, LookupError, RecursionError) as error:
        raise NotAScreenplay(
            f"'{name}' is broken XML: {error}.",
            remedy="Export the screenplay again as Final Draft (.fdx) or Fountain.",
        ) from None
    if pages.root != "FinalDraft":
        raise NotAScreenplay(
            f"'{name}' is XML, but not Final Draft's: it begins with <{pages.root[:40]}>.",
            remedy="Export Final Draft (.fdx) or Fountain from your writing program.",
        )
    title, author = _title_page(pages.title_lines)
    return Draft(title, author, tuple(pages.elements))


class _Pages(ContentHandler):
    """Collects paragraphs while the XML streams by. Only the title page and Content count."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.elements: list[Element] = []
        self.title_lines: list[str] = []
        self._open: list[str] = []
        self._beside = 0
        self._on_title_page = 0
        self._type = self._number = self._speaker = ""
        self._line = 0
        self._text: list[str] | None = None

    def startElement(self, name: str, attrs: Any) -> None:
        """A tag opens."""
        self.root = self.root or name
        self._beside += name in _BESIDE
        self._on_title_page += name == "TitlePage"
        self._open.append(name)
        if name == "Paragraph" and not self._beside:
            self._finish()
            self._type, self._number = attrs.get("Type", "Action"), attrs.get("Number", "")
            self._line = self._locator_line()
            self._text = []

    def characters(self, content: str) -> None:
        """Text, in pieces; only that of `<Text>` runs is the writer's."""
        if self._text is not None and not self._beside and self._open[-1:] == ["Text"]:
            self._text.append(content)

    def endElement(self, name: str) -> None:
        """A tag closes."""
        self._open.pop()
        if name == "Paragraph" and not self._beside:
            self._finish()
        self._beside -= name in _BESIDE
        self._on_title_page -= name == "TitlePage"

    def _locator_line(self) -> int:
        locator: Any = getattr(self, "_locator", None)
        return locator.getLineNumber() if locator else 0

    def _finish(self) -> None:
        """Keep the open paragraph, unless it is empty."""
        text = "".join(self._text or ()).strip()
        self._text = None
        if not text:
            return
        if self._on_title_page:
            self.title_lines.append(" ".join(text.split()))
        elif "Content" in self._open[:2]:
            self._keep(text)

    def _keep(self, text: str) -> None:
        kind = _KINDS.get(self._type.removesuffix(" (Top of Page)"), ElementKind.ACTION)
        if self._type == "Character":
            self._speaker = speaker_name(text)
        elif kind in (ElementKind.DIALOGUE, ElementKind.PARENTHETICAL):
            self.elements.append(Element(kind, text, self._line, self._speaker))
        elif kind == ElementKind.HEADING:
            heading, number = without_number(text)
            number = self._number.strip() or number
            self.elements.append(Element(kind, heading, self._line, number=number))
        else:
            self.elements.append(Element(kind, text, self._line))


def _title_page(lines: list[str]) -> tuple[str, str]:
    """Return title and author: the first line, and the line after "by"."""
    title = lines[0] if lines else ""
    for index, line in enumerate(lines[1:], start=1):
        before, found, after = line.partition("by")
        if found and before.strip().lower() in ("", "written", "screenplay", "story"):
            return title, after.strip(" :") or (lines[index + 1] if index + 1 < len(lines) else "")
    return title, ""
