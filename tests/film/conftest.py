"""One small film, made once by the real command, for every test that looks at its outcome."""

import pytest

from tests.film.running import SCRIPT, MadeFilm, director, logs


@pytest.fixture(scope="session")
def made_film(tmp_path_factory: pytest.TempPathFactory) -> MadeFilm:
    """The small film, made by `director film` at the low tier."""
    workspace = tmp_path_factory.mktemp("a film") / "workspace"
    outcome = director(workspace, "film", str(SCRIPT), "--tier", "low")
    assert outcome.status == 0, outcome.output + outcome.errors + logs(workspace)
    return MadeFilm(workspace, outcome)
