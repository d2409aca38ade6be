"""The painters that there are, by name."""

from collections.abc import Callable
from pathlib import Path

from director.errors import BadInput, BadTierTable
from director.painting.painter import Painter
from director.tiers import TierTable

Maker = Callable[[Path | None], Painter]


def _blockout(cache: Path | None) -> Painter:
    from director.painting.blockout import BlockoutPainter

    return BlockoutPainter(cache)


def _cycles(cache: Path | None) -> Painter:
    from director.painting.cycles.painter import CyclesPainter

    return CyclesPainter(cache)


PAINTERS: dict[str, Maker] = {"blockout": _blockout, "cycles": _cycles}


def painter(name: str, cache: Path | None = None) -> Painter:
    """Return a painter; `cache` is a folder for worlds, textures and cameras.

    Raises:
        BadInput: no painter has that name.
    """
    if name not in PAINTERS:
        raise BadInput(f"There is no painter '{name}'.", known=f"Known: {', '.join(PAINTERS)}.")
    return PAINTERS[name](cache)


def check_painters(table: TierTable) -> None:
    """Hold a tier table to the painters that there are.

    Raises:
        BadTierTable: it names another one.
    """
    for tier, row in table.rows.items():
        for kind, chain in row.painters.items():
            for name in chain:
                if name not in PAINTERS:
                    raise BadTierTable(
                        f"The tier table gives {tier} {kind}s to a painter '{name}'.",
                        known=f"Known: {', '.join(PAINTERS)}.",
                        remedy=f"Change [{tier}.painters] in tiers.toml.",
                    )
