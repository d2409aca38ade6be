"""`tiers.toml`: the tier table as a person edits it. Only what differs from the defaults need be
there; `director tiers` prints the whole table in this form.

    [high]
    side_px = 1280
    slots = 2

    [high.painters]
    shot = ["diffusion", "blockout"]     # the second one when the first one fails

    [exports]
    slots = 1

    [prices]
    currency = "EUR"
    cpu_hour = 0.04
    gpu_hour = {low = 0.4, standard = 0.8, high = 1.6}
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from director.errors import BadTierTable
from director.keys import Kind
from director.tiers import DEFAULTS, Prices, Tier, TierRow, TierTable

RANGES = {
    "side_px": (64, 8192),
    "vram_gb": (1, 1024),
    "timeout_s": (1, 86_400),
    "priority": (-1000, 1000),
    "slots": (1, 64),
    "renders_per_worker": (1, 1_000_000),
    "worker_growth_mb": (64, 1_000_000),
}
EXPORTS, PRICES, PAINTERS = "exports", "prices", "painters"
EXAMPLE = "Look at 'director tiers': it prints a table that works."


def read_table(path: Path) -> TierTable:
    """Return the table in a file.

    Raises:
        BadTierTable: it is no TOML, or says something that the table does not have.
    """
    try:
        return table_of(tomllib.loads(path.read_text()), str(path))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadTierTable(f"{path} cannot be read: {error}.", remedy=EXAMPLE) from None


def table_of(told: Mapping[str, Any], source: str = "tiers.toml") -> TierTable:
    """Return the defaults with what `told` changes.

    Raises:
        BadTierTable: it names a tier, field or value that cannot be.
    """
    _only(told, (*Tier, EXPORTS, PRICES), source, "section")
    rows = {
        tier: _row(_section(told, tier, source), DEFAULTS.rows[tier], f"{source}, [{tier}]")
        for tier in Tier
    }
    sides = [row.side_px for row in rows.values()]
    if sides != sorted(sides):
        raise BadTierTable(
            f"{source}: a dearer tier has fewer pixels than a cheaper one.",
            known=", ".join(f"{tier} {row.side_px}" for tier, row in rows.items()) + ".",
            remedy="Let side_px rise from low to high.",
        )
    exports = _section(told, EXPORTS, source)
    _only(exports, ("slots",), f"{source}, [{EXPORTS}]", "field")
    slots = _number(exports.get("slots", DEFAULTS.export_slots), "slots", f"{source}, [{EXPORTS}]")
    return TierTable(rows, slots, _prices(_section(told, PRICES, source), f"{source}, [{PRICES}]"))


def as_toml(table: TierTable) -> str:
    """Return a table as the text of a `tiers.toml`."""
    lines: list[str] = []
    for tier, row in table.rows.items():
        lines += [f"[{tier}]", *(f"{name} = {getattr(row, name)}" for name in RANGES), ""]
        lines += [f"[{tier}.{PAINTERS}]"]
        lines += [f"{kind} = {_quoted(chain)}" for kind, chain in row.painters.items()] + [""]
    prices = table.prices
    hours = ", ".join(f"{tier} = {price}" for tier, price in prices.gpu_hour.items())
    lines += [f"[{EXPORTS}]", f"slots = {table.export_slots}", "", f"[{PRICES}]"]
    lines += [f'currency = "{prices.currency}"', f"cpu_hour = {prices.cpu_hour}"]
    lines += [f"gpu_hour = {{{hours}}}", f"kwh = {prices.kwh}"]
    return "\n".join(lines) + "\n"


def _quoted(chain: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in chain) + "]"


def _row(told: Mapping[str, Any], default: TierRow, where: str) -> TierRow:
    _only(told, (*RANGES, PAINTERS), where, "field")
    numbers = {name: _number(told[name], name, where) for name in RANGES if name in told}
    if numbers.get("side_px", 8) % 8:
        raise BadTierTable(f"{where}: side_px is a multiple of 8, not {numbers['side_px']}.")
    chains = _section(told, PAINTERS, where)
    _only(chains, tuple(Kind), f"{where}, {PAINTERS}", "job")
    painters = {
        kind: _chain(chains[kind], f"{where}, {PAINTERS}.{kind}")
        if kind in chains
        else default.painters[kind]
        for kind in Kind
    }
    return replace(default, painters=painters, **numbers)


def _chain(told: object, where: str) -> tuple[str, ...]:
    """The painters of a job; which ones there are is checked where they are registered."""
    names = cast("list[object]", told) if isinstance(told, list) else [told]
    if not names or not all(isinstance(name, str) and name for name in names):
        raise BadTierTable(f"{where} is a list of painters.", remedy='For example ["blockout"].')
    return tuple(dict.fromkeys(str(name) for name in names))


def _prices(told: Mapping[str, Any], where: str) -> Prices:
    default = DEFAULTS.prices
    _only(told, ("currency", "cpu_hour", "gpu_hour", "kwh"), where, "field")
    currency = told.get("currency", default.currency)
    if not (isinstance(currency, str) and currency.isalpha() and len(currency) == 3):
        raise BadTierTable(f"{where}: currency has three letters, such as EUR.")
    hours = _section(told, "gpu_hour", where)
    _only(hours, tuple(Tier), f"{where}, gpu_hour", "tier")
    gpu_hour = {
        tier: _price(hours.get(tier, default.gpu_hour[tier]), f"gpu_hour.{tier}", where)
        for tier in Tier
    }
    cpu_hour = _price(told.get("cpu_hour", default.cpu_hour), "cpu_hour", where)
    return Prices(currency.upper(), cpu_hour, gpu_hour, _price(told.get("kwh", 0.0), "kwh", where))


def _price(value: object, name: str, where: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e6:
        return float(value)
    raise BadTierTable(f"{where}: {name} is a price, not {value!r}.")


def _number(value: object, name: str, where: str) -> int:
    low, high = RANGES[name]
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise BadTierTable(
        f"{where}: {name} is a whole number from {low} to {high}, not {value!r}.", remedy=EXAMPLE
    )


def _section(told: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    section = told.get(name, {})
    if not isinstance(section, dict):
        raise BadTierTable(f"{where}: [{name}] is a section of fields.", remedy=EXAMPLE)
    return cast("Mapping[str, Any]", section)


def _only(told: Mapping[str, Any], known: Sequence[str], where: str, what: str) -> None:
    for name in told:
        if name not in known:
            raise BadTierTable(
                f"{where}: there is no {what} '{name}'.", known=f"Known: {', '.join(known)}."
            )
