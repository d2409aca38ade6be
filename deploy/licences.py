"""`make check`: every declared dependency stands in the README's tables, with its licence.

Where a package is installed, the licence it declares must be one that the table's row names.
"""

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

FAMILIES = ("MIT", "BSD", "APACHE", "LGPL", "GPL", "MPL", "PSF", "ISC")


def declared() -> set[str]:
    """Return the names of all dependencies in pyproject.toml."""
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return {re.split(r"[\[<>=!~; ]", line)[0] for group in groups for line in group}


def tabled() -> dict[str, str]:
    """Return package name to licence cell, from the README's tables."""
    found: dict[str, str] = {}
    for line in Path("README.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) in (3, 4) and not set(line) <= set("|-"):
            for name in cells[-3].split(","):
                found[name.strip()] = cells[-1]
    return found


def families(text: str) -> set[str]:
    """Return the licence families that a text names."""
    words = re.findall(r"[A-Z]+", text.upper())
    return {family for family in FAMILIES if any(word.startswith(family) for word in words)}


def licence_of(name: str) -> set[str]:
    """Return the families that an installed package declares; empty when it does not say."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return set()
    texts = [about.get("License-Expression") or "", (about.get("License") or "")[:60]]
    texts += [text for text in about.get_all("Classifier") or [] if text.startswith("License")]
    return families(" ".join(texts))


def main() -> None:
    """Print what is missing or differs, and fail when anything does."""
    rows = tabled()
    problems = [f"{name}: no row in the README" for name in sorted(declared() - rows.keys())]
    for name in sorted(declared() & rows.keys()):
        says = licence_of(name)
        if says and not says & families(rows[name]):
            problems.append(f"{name}: declares {sorted(says)}, the README says '{rows[name]}'")
    sys.exit("\n".join(problems) or 0)


if __name__ == "__main__":
    main()
