"""The gallery: what is planned, what is painted again, and that the page's pictures are there."""

import json
import re
from pathlib import Path

from PIL import Image

from director.gallery import __main__ as command
from director.gallery.figures import Figure, Still
from director.gallery.page import written
from director.gallery.plan import LOOKED_AT, plan
from director.painting.painter import Order
from director.world.look import Look, Season, Time, Weather
from director.world.sites import sites

ROOT = Path(__file__).parents[2]
DESCRIPTIONS = ROOT / "docs/gallery/descriptions.json"


def planned() -> dict[str, Figure]:
    sections = plan(DESCRIPTIONS)
    return {figure.name: figure for section in sections for figure in section.figures}


def small(name: str, site: str = "yard", columns: int = 1) -> Figure:
    look = Look().as_json()
    order = Order({"site": site, "seed": "test"}, {"framing": "wide"}, look, look, (64, 36))
    heads = tuple(f"{n}" for n in range(columns))
    return Figure(name, name, "As it came.", (Still(order),) * columns, (32, 18), heads)


def test_every_site_there_is_has_a_picture():
    shown = {figure.stills[0].order.environment["site"] for figure in planned().values()}
    assert shown == set(sites())
    assert all(f"site-{name}" in planned() for name in sites())


def test_every_look_of_three_places_is_shown_once_and_none_moves_the_camera():
    assert len(LOOKED_AT) == 3
    for site in LOOKED_AT:
        sheets = [planned()[f"looks-{site}-{season}"] for season in Season]
        orders = [still.order for sheet in sheets for still in sheet.stills]
        looks = {Look.from_json(dict(order.look)).slug for order in orders}
        assert len(looks) == len(orders) == len(Time) * len(Weather) * len(Season)
        assert len({json.dumps([o.camera, o.base_look], sort_keys=True) for o in orders}) == 1


def test_a_description_goes_the_way_of_a_script_and_its_caption_says_what_became_of_it():
    told = json.loads(DESCRIPTIONS.read_text())
    figures = [planned()[f"script-{number:02}"] for number in range(1, len(told) + 1)]
    assert len(told) >= 10
    for each, figure in zip(told, figures, strict=True):
        assert each["heading"] in figure.title
        assert each["action"] in figure.caption
        kind = str(figure.stills[0].order.environment["site"]).replace("-", " ")
        assert re.search(rf"Built as an? {kind}", figure.caption)


def test_what_is_up_to_date_is_not_painted_again_and_what_is_gone_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIRECTOR_WORKSPACE", str(tmp_path / "workspace"))
    command.FOLDER.mkdir(parents=True)
    figures = [small("one"), small("two", columns=2)]
    assert command.make(figures) == []
    assert Image.open(command.FOLDER / "two.webp").width > 2 * 32
    capsys.readouterr()
    assert command.make(figures) == []
    assert capsys.readouterr().out == ""
    (command.FOLDER / "two.webp").unlink()
    command.make(figures)
    assert "two" in capsys.readouterr().out


def test_a_figure_that_fails_is_named_and_the_others_are_painted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIRECTOR_WORKSPACE", str(tmp_path / "workspace"))
    command.FOLDER.mkdir(parents=True)
    [problem] = command.make([small("lost", site="nowhere"), small("found")])
    assert problem.startswith("lost: ")
    assert (command.FOLDER / "found.webp").exists()
    assert not (command.FOLDER / "lost.webp").exists()


def test_the_page_shows_the_pictures_that_there_are_and_no_other(tmp_path):
    sections = plan(DESCRIPTIONS)
    shown = sections[0].figures[0]
    Image.new("RGB", (8, 8)).save(tmp_path / shown.file)
    page = written(sections, tmp_path)
    assert re.findall(r"\]\((.*?)\)", page) == [f"{tmp_path.name}/{shown.file}"]
    assert shown.caption in page


def test_the_committed_page_links_only_pictures_that_are_committed_and_small():
    page = (ROOT / "docs/gallery.md").read_text()
    links = re.findall(r"\]\((gallery/.*?)\)", page)
    assert links
    assert all((ROOT / "docs" / link).exists() for link in links)
    assert sum(path.stat().st_size for path in (ROOT / "docs/gallery").iterdir()) < 6_500_000
