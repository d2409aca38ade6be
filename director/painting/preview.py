"""Look at a site: `python -m director.painting.preview --site harbour --look dusk-rain-autumn`.

`--contact angles` paints the panorama and all seven angles into one sheet, `--contact looks` one
angle in every time of day and every weather.
"""

import argparse
import resource
from pathlib import Path

from PIL import Image, ImageDraw

from director.camera.framings import FRAMINGS, PANORAMA
from director.painting.blockout import BlockoutPainter
from director.painting.painter import Order, Picture
from director.world.look import Look, Season, Time, Weather

SHEET_PX = (512, 288)


def main() -> None:
    """Paint what the command line asks for."""
    asked = _arguments()
    painter = BlockoutPainter(asked.cache)
    look = _look(asked.look)
    if asked.contact == "angles":
        wanted = [(framing, look) for framing in (PANORAMA, *FRAMINGS)]
    elif asked.contact == "looks":
        wanted = [(asked.framing, each) for each in _looks(look)]
    else:
        wanted = [(asked.framing, look)]
    size = tuple(asked.size) if not asked.contact else SHEET_PX
    sheet = [
        (f"{framing} {each.slug}", _paint(painter, asked, framing, each, size))
        for framing, each in wanted
    ]
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    _sheet(sheet, size).save(asked.out)
    print(
        f"{asked.out} (peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB)"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--site", required=True)
    parser.add_argument("--framing", default="wide")
    parser.add_argument("--look", default="day-clear-summer")
    parser.add_argument("--base", default="", help="look in which cameras are placed")
    parser.add_argument("--words", nargs="*", default=[])
    parser.add_argument("--seed", default="preview")
    parser.add_argument("--size", nargs=2, type=int, default=[680, 384])
    parser.add_argument("--contact", nargs="?", const="angles", choices=("angles", "looks"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, default=Path("preview.png"))
    return parser.parse_args()


def _look(slug: str) -> Look:
    return Look.from_json(dict(zip(("time", "weather", "season"), slug.split("-"), strict=True)))


def _looks(base: Look) -> list[Look]:
    times = [Look(time, base.weather, base.season) for time in Time]
    weathers = [
        Look(base.time, weather, base.season) for weather in Weather if weather != base.weather
    ]
    night = [
        Look(Time.NIGHT, Weather.RAIN, base.season),
        Look(Time.DUSK, Weather.SNOW, Season.WINTER),
    ]
    return [*times, *weathers, *night]


def _paint(
    painter: BlockoutPainter,
    asked: argparse.Namespace,
    framing: str,
    look: Look,
    size: tuple[int, int],
) -> Picture:
    environment = {"site": asked.site, "seed": asked.seed, "words": asked.words}
    base = _look(asked.base) if asked.base else look
    if framing == PANORAMA:
        size = (size[1] * 2, size[1])
    order = Order(environment, {"framing": framing}, look.as_json(), base.as_json(), size)
    picture = painter.paint(order)
    print(framing, look.slug, {step: round(value, 2) for step, value in picture.seconds.items()})
    return picture


def _sheet(pictures: list[tuple[str, Picture]], size: tuple[int, int]) -> Image.Image:
    if len(pictures) == 1:
        return Image.fromarray(pictures[0][1].srgb)
    columns = 3 if len(pictures) <= 9 else 4
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * size[0], rows * size[1]))
    for index, (name, picture) in enumerate(pictures):
        image = Image.fromarray(picture.srgb)
        image.thumbnail(size)
        at = (index % columns * size[0], index // columns * size[1])
        sheet.paste(image, at)
        ImageDraw.Draw(sheet).text(
            (at[0] + 6, at[1] + 4), name, fill="white", stroke_fill="black", stroke_width=1
        )
    return sheet


if __name__ == "__main__":
    main()
