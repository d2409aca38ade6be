"""The notebooks run from top to bottom, on a real film."""

import sys
from pathlib import Path

import papermill
import pytest

from tests.film.running import ROOT, MadeFilm

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(
    notebook: Path, made_film: MadeFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIRECTOR_WORKSPACE", str(made_film.workspace))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    for name in ("DATABASE_URL", "DAGSTER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    papermill.execute_notebook(
        notebook,
        tmp_path / notebook.name,
        parameters={"project": "the-keeper", "tier": "low"},
        progress_bar=False,
        cwd=ROOT,
    )
