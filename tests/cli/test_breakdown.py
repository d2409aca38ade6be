"""`director breakdown`: prints, and touches nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from director.cli.main import app

SCRIPT = "EXT. HARBOUR--DUSK\n\nRain. Boats.\n\nINT. HARBOUR - WAREHOUSE - NIGHT\n\nCrates.\n"


def test_scenes_and_places_come_out_as_json_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "two.fountain"
    script.write_text(SCRIPT)
    done = CliRunner().invoke(app, ["breakdown", str(script), "--json"])
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert [scene["line"] for scene in found["scenes"]] == [1, 5]
    assert [scene["place"] for scene in found["scenes"]] == ["harbour", "harbour/warehouse"]
    assert found["places"][1]["scenes"] == ["2"]
    assert list(tmp_path.iterdir()) == [script]


def test_each_place_tells_its_site_its_words_and_what_is_not_shown(tmp_path: Path) -> None:
    script = tmp_path / "one.fountain"
    script.write_text("EXT. LIGHTHOUSE - DAY\n\nAn abandoned tower. A carousel.\n")
    done = CliRunner().invoke(app, ["breakdown", str(script), "--json"])
    (place,) = json.loads(done.stdout)["places"]
    assert (place["site"]["chosen"], place["site"]["words"]) == ("beach", ["abandoned"])
    told = {(note["asked"], note["taken"]) for note in place["site"]["unmet"]}
    assert {("lighthouse", "beach"), ("carousel", "")} <= told
    shown = CliRunner().invoke(app, ["breakdown", str(script)], env={"COLUMNS": "160"})
    assert "carousel" in shown.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 whatever", "PDF"),
        (b"", "empty"),
        (bytes(range(256)) * 40, ""),
        (b"Dear diary, nothing happened today.\n", "scene"),
    ],
)
def test_what_is_no_screenplay_is_refused_in_words(
    tmp_path: Path, content: bytes, said: str
) -> None:
    script = tmp_path / "x.fountain"
    script.write_bytes(content)
    done = CliRunner().invoke(app, ["breakdown", str(script)])
    assert done.exit_code == 1
    assert "NotAScreenplay" in done.stderr
    assert said.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["breakdown", str(tmp_path / "none.fountain")])
    assert done.exit_code == 1
    assert "none.fountain" in done.stderr
