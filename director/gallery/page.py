"""The page: docs/gallery.md, written from the plan and from the pictures that there are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from director.gallery.figures import Figure
from director.gallery.plan import Section

HEAD = """# Gallery

Made by `python -m director.gallery` from nothing but the words below each picture: no model, no
weights, no graphics card. Small previews; a film's own pictures are larger.
"""


def written(sections: Sequence[Section], folder: Path) -> str:
    """Return the page for the pictures that lie in `folder`."""
    return "\n".join([HEAD, *(line for section in sections for line in _chapter(section, folder))])


def _chapter(section: Section, folder: Path) -> Iterator[str]:
    yield f"## {section.title}\n\n{section.words}\n"
    for figure in section.figures:
        if (folder / figure.file).exists():
            yield f"{_heading(figure)}\n\n![{_plain(figure.title)}]({folder.name}/{figure.file})\n"
            yield f"{figure.caption}\n"


def _heading(figure: Figure) -> str:
    return f"### {figure.title}"


def _plain(title: str) -> str:
    return title.replace("`", "")
