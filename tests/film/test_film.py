"""A film from a script, end to end, through the real command and everything behind it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.film.running import SCRIPT, MadeFilm, director, left_running

ANGLES = 7


def test_every_subject_gets_a_picture(made_film: MadeFilm) -> None:
    report = made_film.first.last
    assert report["failed"] == 0
    assert report["made"] >= 1 + ANGLES + 1
    assert report["first_picture_s"] <= report["seconds"]
    assert report["bytes"] > 100_000


def test_nothing_is_left_running(made_film: MadeFilm) -> None:
    assert left_running(made_film.workspace) == []


def test_the_contact_sheet_holds_every_picture_inline(made_film: MadeFilm) -> None:
    report = made_film.first.last
    page = Path(report["contact_sheet"]).read_text()
    assert page.count("data:image/webp;base64,") == report["made"] + report["reused"]
    assert 'src="http' not in page
    with Image.open(Path(report["contact_sheet"]).with_suffix(".png")) as sheet:
        assert sheet.getextrema() != ((20, 20),) * 3


def test_a_second_run_renders_nothing_and_says_so(made_film: MadeFilm) -> None:
    again = director(made_film.workspace, "film", str(SCRIPT), "--tier", "low")
    assert again.status == 0, again.errors
    assert again.last["made"] == again.last["failed"] == 0
    first = made_film.first.last
    assert again.last["reused"] == first["made"] + first["reused"]
    assert "Nothing to do" in again.output


@pytest.mark.skipif(shutil.which("git-lfs") is None, reason="Git LFS is not installed")
def test_a_plain_clone_has_the_pictures_under_the_documents_names(
    made_film: MadeFilm, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    for command in (
        ["git", "clone", "-q", str(made_film.repository), str(clone)],
        ["git", "-C", str(clone), "lfs", "pull"],
        ["git", "-C", str(clone), "lfs", "fsck"],
        ["git", "-C", str(clone), "fsck", "--strict"],
    ):
        subprocess.run(command, check=True, capture_output=True)
    place = clone / "01_Assets/Generative_Assets/Locations/KEEPERS-COTTAGE-KITCHEN"
    wide = place / "KEEPERS-COTTAGE-KITCHEN-WIDE_v01_take01.png"
    with Image.open(wide) as picture:
        assert picture.size == (680, 384)
    recipe = json.loads(wide.with_suffix(".json").read_text())
    assert recipe["subject"]["key"] == "the-keeper/keepers-cottage-kitchen/wide"
    assert recipe["made_with"]["recipe"]["wanted"]["camera"]["framing"] == "wide"
    assert wide.with_name(wide.stem + "_depth.exr").exists()
    shots = sorted((clone / "03_Renders/SCENE_01").glob("SHOT-*/SHOT-*_v01_take01.png"))
    assert shots
    assert (clone / "02_Source_Creative/Scripts/lighthouse.fountain").read_bytes() == (
        SCRIPT.read_bytes()
    )
