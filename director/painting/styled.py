"""The print of any painter in the style of its order.

Surfaces and lamps were dressed when the world was built; what is left is the grade of the print.
Linear light, depth and ids stay as they are.
"""

from dataclasses import replace

from director.painting.painter import Picture
from director.recipe import Json
from director.style.develop import printed
from director.style.style import Style


def styled(picture: Picture, environment: Json) -> Picture:
    """Return a picture graded in the style of its environment; the same one when it has none."""
    style = Style.from_json(environment.get("style", {}))
    return picture if style.neutral else replace(picture, srgb=printed(picture.srgb, style))
