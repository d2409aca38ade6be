"""The workspace: the one git-ignored folder in which all state lives.

workspace/
  Library/{Pipeline_Templates,Stock_Media,Branding}   shared by all films
  Projects/<slug>.git                                 a film's own repository (bare, Git LFS)
  Projects/<slug>/06_Exports                          contact sheets and other deliverables
  postgres/  dagster/  cache/  logs/  run/            the machine's own
  tiers.toml                                          the tier table, where it is not the usual one
"""

import os
from dataclasses import dataclass
from pathlib import Path

LIBRARY_FOLDERS = ("Pipeline_Templates", "Stock_Media", "Branding")


@dataclass(frozen=True)
class Workspace:
    """Where things lie. Nothing is created by naming it."""

    root: Path

    @classmethod
    def here(cls) -> "Workspace":
        """The workspace named by DIRECTOR_WORKSPACE, else `workspace/` below the working folder."""
        return cls(Path(os.environ.get("DIRECTOR_WORKSPACE", "workspace")).resolve())

    @property
    def library(self) -> Path:
        return self.root / "Library"

    @property
    def tiers(self) -> Path:
        """The tier table as somebody has edited it; need not be there."""
        return self.root / "tiers.toml"

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def dagster_home(self) -> Path:
        return self.root / "dagster"

    @property
    def cache(self) -> Path:
        """Worlds, textures and previews: may be deleted at any time."""
        return self.root / "cache"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def run(self) -> Path:
        """Lock, process ids and addresses of what is running now."""
        return self.root / "run"

    def repository(self, film: str) -> Path:
        """The bare Git repository of a film."""
        return self.root / "Projects" / f"{film}.git"

    def exports(self, film: str) -> Path:
        """`06_Exports` of a film: deliverables, outside version control."""
        return self.root / "Projects" / film / "06_Exports"

    def create(self) -> None:
        """Make the folders that every film shares. Safe to repeat."""
        for name in LIBRARY_FOLDERS:
            (self.library / name).mkdir(parents=True, exist_ok=True)
        for folder in (self.root / "Projects", self.cache, self.logs, self.run):
            folder.mkdir(parents=True, exist_ok=True)
