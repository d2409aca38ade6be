"""Figures: one file of the gallery each, of one picture or of many in rows and columns."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from PIL import Image, ImageDraw, ImageFont

from director.painting.painter import Order, Picture
from director.recipe import digest

INK, PAPER = (222, 221, 216), (20, 20, 22)
GAP_PX = 3
TEXT_PX = 13
MARGIN_PX = 78
"""Room for what is written beside rows."""
HEAD_PX = 20
QUALITY = 80


@dataclass(frozen=True)
class Still:
    """One picture: who paints it, and what."""

    order: Order
    painter: str = "blockout"


@dataclass(frozen=True)
class Figure:
    """A file of the gallery."""

    name: str
    """Without suffix; also names it on the command line."""
    title: str
    caption: str
    stills: tuple[Still, ...]
    """Row by row."""
    shown_px: tuple[int, int]
    """Width and height of each picture on the page."""
    columns: tuple[str, ...] = ("",)
    rows: tuple[str, ...] = ("",)

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}.webp"

    def recipe(self, code_version: Callable[[str], str]) -> str:
        """Return the digest of everything that decides its pixels."""
        painters = sorted({still.painter for still in self.stills})
        told = {
            "stills": [[still.painter, asdict(still.order)] for still in self.stills],
            "code": {name: code_version(name) for name in painters},
            "page": [list(self.shown_px), list(self.columns), list(self.rows)],
        }
        return digest(told)

    def drawn(self, paint: Callable[[Still], Picture]) -> Image.Image:
        """Paint all stills and lay them out."""
        pictures = (Image.fromarray(paint(still).srgb) for still in self.stills)
        small = [picture.resize(self.shown_px, Image.Resampling.LANCZOS) for picture in pictures]
        if len(small) == 1:
            return small[0]
        return self._sheet(small)

    def _sheet(self, small: list[Image.Image]) -> Image.Image:
        width, height = self.shown_px
        left = MARGIN_PX if any(self.rows) else 0
        top = HEAD_PX if any(self.columns) else 0
        size = (
            left + len(self.columns) * (width + GAP_PX) - GAP_PX,
            top + len(self.rows) * (height + GAP_PX) - GAP_PX,
        )
        sheet = Image.new("RGB", size, PAPER)
        pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(TEXT_PX)
        for column, text in enumerate(self.columns):
            pen.text((left + column * (width + GAP_PX) + 4, 2), text, INK, font)
        for row, text in enumerate(self.rows):
            pen.text((4, top + row * (height + GAP_PX) + height // 2 - 8), text, INK, font)
        for index, picture in enumerate(small):
            row, column = divmod(index, len(self.columns))
            sheet.paste(picture, (left + column * (width + GAP_PX), top + row * (height + GAP_PX)))
        return sheet
