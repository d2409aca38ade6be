"""The contact sheet: every picture of a film on one page, in the order of the script.

One HTML file with the pictures inside (it can be mailed), and one PNG to look at quickly.
"""

import base64
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from director.keys import Kind

PREVIEW_WIDTH = 480
PNG_COLUMNS = 8
PNG_CELL = (240, 135)
GAP = 6
LABEL = 16
INK, PAPER, DIM = (222, 221, 216), (20, 20, 22), (140, 139, 134)


@dataclass(frozen=True)
class Frame:
    """One picture of the sheet."""

    kind: Kind
    caption: str
    take_name: str
    note: str
    """Shown small: look, seconds, whether it was reused."""
    webp: bytes


@dataclass(frozen=True)
class Row:
    """One place with its pictures: the panorama first, then angles, variations, shots."""

    place: str
    note: str
    """What kind of site was built, and how it was chosen."""
    frames: Sequence[Frame]


def write(folder: Path, title: str, subtitle: str, rows: Sequence[Row]) -> Path:
    """Write `contact_sheet.html` and `contact_sheet.png` into `folder`; return the HTML's path."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "contact_sheet.html"
    _replace(page, _page(title, subtitle, rows).encode())
    _replace(folder / "contact_sheet.png", _png(title, subtitle, rows))
    return page


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(data)
    draft.replace(path)


# ------------------------------------------------------------------ HTML

STYLE = """
:root { color-scheme: dark; --paper: #141416; --ink: #deddd8; --dim: #8c8b86; --line: #2b2b2f; }
body { background: var(--paper); color: var(--ink); margin: 2rem clamp(1rem, 4vw, 4rem) 5rem;
       font: 15px/1.45 system-ui, sans-serif; }
h1 { font-weight: 600; margin: 0; letter-spacing: .01em; } header p { color: var(--dim); }
section { border-top: 1px solid var(--line); margin-top: 2.2rem; padding-top: 1.2rem; }
h2 { font-size: 1.15rem; margin: 0; letter-spacing: .04em; }
h3 { font-size: .75rem; text-transform: uppercase; letter-spacing: .12em; color: var(--dim);
     font-weight: 500; margin: 1.4rem 0 .5rem; }
section > p { color: var(--dim); margin: .2rem 0 0; font-size: .85rem; }
.grid { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); }
figure { margin: 0; } img { width: 100%; display: block; border-radius: 3px; background: #000; }
.environment { max-width: 960px; }
figcaption { font-size: .8rem; margin-top: .3rem; } small { color: var(--dim); display: block; }
a { color: inherit; }
"""

HEADINGS = {
    Kind.ENVIRONMENT: "Environment, all around",
    Kind.ANGLE: "Angles",
    Kind.VARIATION: "Other looks",
    Kind.SHOT: "Shots",
}


def _page(title: str, subtitle: str, rows: Sequence[Row]) -> str:
    body = "".join(_section(row) for row in rows)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}'
        '</title><meta name="viewport" content="width=device-width">'
        f"<style>{STYLE}</style></head><body><header><h1>{html.escape(title)}</h1>"
        f"<p>{html.escape(subtitle)}</p></header>{body}</body></html>"
    )


def _section(row: Row) -> str:
    parts = [f"<section><h2>{html.escape(row.place)}</h2><p>{html.escape(row.note)}</p>"]
    for kind, heading in HEADINGS.items():
        frames = [frame for frame in row.frames if frame.kind is kind]
        if frames:
            parts.append(f'<h3>{heading}</h3><div class="grid {kind}">')
            parts.extend(_figure(frame) for frame in frames)
            parts.append("</div>")
    return "".join([*parts, "</section>"])


def _figure(frame: Frame) -> str:
    source = "data:image/webp;base64," + base64.b64encode(frame.webp).decode()
    caption = html.escape(frame.caption)
    wide = ' style="grid-column: 1 / -1"' if frame.kind is Kind.ENVIRONMENT else ""
    return (
        f'<figure{wide}><img loading="lazy" src="{source}" alt="{caption}" '
        f'title="{html.escape(frame.take_name)}"><figcaption>{caption}'
        f"<small>{html.escape(frame.note)}</small></figcaption></figure>"
    )


# ------------------------------------------------------------------ PNG


def _png(title: str, subtitle: str, rows: Sequence[Row]) -> bytes:
    """Return the sheet as PNG: a line per place, then its pictures, eight to a line."""
    cell_w, cell_h = PNG_CELL[0] + GAP, PNG_CELL[1] + LABEL + GAP
    lines = [-(-len(row.frames) // PNG_COLUMNS) for row in rows]
    height = 64 + sum(28 + count * cell_h for count in lines) + GAP
    sheet = Image.new("RGB", (PNG_COLUMNS * cell_w + GAP, height), PAPER)
    draw = ImageDraw.Draw(sheet)
    draw.text((GAP + 2, 12), title, INK, ImageFont.load_default(22))
    draw.text((GAP + 2, 40), subtitle, DIM, ImageFont.load_default(13))
    top = 64
    for row, count in zip(rows, lines, strict=True):
        draw.text((GAP + 2, top + 6), row.place, INK, ImageFont.load_default(14))
        for index, frame in enumerate(row.frames):
            left = GAP + index % PNG_COLUMNS * cell_w
            _paste(sheet, draw, frame, left, top + 28 + index // PNG_COLUMNS * cell_h)
        top += 28 + count * cell_h
    data = io.BytesIO()
    sheet.save(data, "PNG", compress_level=3)  # 6 takes four times as long for 5 % less
    return data.getvalue()


def _paste(sheet: Image.Image, draw: ImageDraw.ImageDraw, frame: Frame, x: int, y: int) -> None:
    with Image.open(io.BytesIO(frame.webp)) as picture:
        small = picture.convert("RGB")
        small.thumbnail(PNG_CELL, Image.Resampling.LANCZOS)
    sheet.paste(small, (x, y + (PNG_CELL[1] - small.height) // 2))
    draw.text((x, y + PNG_CELL[1] + 1), frame.caption[:38], DIM, ImageFont.load_default(11))
