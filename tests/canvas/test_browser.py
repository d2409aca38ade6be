"""The canvas in a real browser: what a film-maker sees and does. The test plays the worker."""

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from api.dependencies import dispatch_of
from tests.api.conftest import served
from tests.api.filming import Crew
from tests.canvas.acting import LOADED, Wall

SHOT = "tidewater/harbour/wide/dusk-rain-autumn/s010"
WIDE = "tidewater/harbour/wide"


def test_the_film_is_on_the_wall(wall: Wall, crew: Crew):
    crew.make_everything()
    wall.open()
    page = wall.page
    expect(page.locator(".card.environment").first).to_contain_text("HARBOUR")
    expect(page.get_by_role("article", name="Script")).to_contain_text("tidewater.fountain")
    total = len(crew.records.subjects(crew.project.id))
    expect(page.get_by_role("banner")).to_contain_text(f"{total} of {total} ready")
    expect(page.get_by_role("button", name="All ready")).to_be_disabled()
    wall.until(f"[...document.querySelectorAll('.card img')].every({LOADED})")


def test_what_is_out_of_view_is_not_mounted(wall: Wall, crew: Crew):
    wall.open()
    mounted = wall.page.locator(".card").count()
    assert 0 < mounted < len(crew.records.subjects(crew.project.id))


def test_generate_progress_and_picture_without_a_reload(wall: Wall, crew: Crew):
    wall.open()
    card = wall.card(SHOT)
    card.get_by_role("button", name="Generate").click()
    expect(card).to_have_attribute("data-state", "queued")
    shot = crew.records.subject(SHOT)
    render = crew.start(shot)
    crew.records.progress(render.id, 0.4, "rays")
    expect(card).to_contain_text("rendering 40 %")
    expect(card).to_contain_text("rays")
    crew.finish(render, crew.keep(shot).id)
    expect(card).to_have_attribute("data-state", "fresh")
    expect(card.locator("img")).to_be_visible()
    wall.select(SHOT)
    wall.see_picture()


def test_a_second_take_replaces_the_first_and_both_are_listed(wall: Wall, crew: Crew):
    shot = crew.records.subject(SHOT)
    first = crew.keep(shot)
    wall.open(SHOT)
    wall.see_picture()
    assert wall.shown_take == str(first.id)
    wall.inspector.get_by_label("Tier").select_option("standard")
    wall.generate()
    expect(wall.card(SHOT)).to_have_attribute("data-state", "queued")
    render = crew.start(shot, "standard")
    second = crew.keep(shot, "standard")
    crew.finish(render, second.id)
    expect(wall.inspector.locator("figure img")).to_have_attribute("data-take", str(second.id))
    takes = wall.inspector.get_by_role("region", name="Takes").get_by_role("listitem")
    expect(takes).to_have_count(2)
    takes.last.get_by_role("button").click()
    expect(wall.inspector.locator("figure img")).to_have_attribute("data-take", str(first.id))


def test_an_edit_makes_everything_below_stale_and_says_why(wall: Wall, crew: Crew):
    crew.make_everything()
    wall.page.set_viewport_size({"width": 1900, "height": 940})
    wall.open(WIDE)
    wall.inspector.get_by_label("Lens, mm").fill("35")
    wall.inspector.get_by_role("button", name="Save").click()
    for key in (WIDE, SHOT):
        expect(wall.card(key)).to_have_attribute("data-state", "stale")
        expect(wall.card(key)).to_contain_text("focal length: none → 35")
    expect(wall.inspector).to_contain_text("focal length: none → 35")
    assert crew.records.subject(WIDE).parameters["focal_length_mm"] == 35
    below = len(crew.records.subtree(WIDE))
    expect(wall.page.get_by_role("button", name=f"Generate {below} not ready")).to_be_enabled()


def test_generate_all_asks_for_everything_that_is_not_ready(wall: Wall, crew: Crew):
    wall.open()
    total = len(crew.records.subjects(crew.project.id))
    wall.page.get_by_role("button", name=f"Generate {total} not ready").click()
    expect(wall.page.get_by_role("banner")).to_contain_text(f"{total} rendering or queued")
    assert len(crew.records.renders(crew.project.id, open_only=True)) == total
    wall.page.get_by_role("button", name=f"Cancel {total}").click()
    expect(wall.page.get_by_role("banner")).not_to_contain_text("rendering or queued")
    assert crew.records.renders(crew.project.id, open_only=True) == []


def test_a_conflict_shows_both_values_and_loses_neither(wall: Wall, crew: Crew):
    wide = crew.records.subject(WIDE)
    wall.open(WIDE)
    lens = wall.inspector.get_by_label("Lens, mm")
    lens.fill("35")
    crew.records.patch_parameters(
        wide.id, {"focal_length_mm": 50}, expected_version=1, by=crew.owner.id
    )
    wall.inspector.get_by_role("button", name="Save").click()
    conflict = wall.inspector.get_by_role("alert")
    expect(conflict).to_contain_text("Somebody changed this first")
    expect(conflict.get_by_role("row").last).to_contain_text(re.compile(r"focal length\s*50\s*35"))
    expect(lens).to_have_value("35")
    conflict.get_by_role("button", name="Use mine").click()
    expect(wall.inspector.get_by_role("button", name="Save")).not_to_be_visible()
    expect(lens).to_have_value("35")
    assert crew.records.subject(WIDE).parameters["focal_length_mm"] == 35
    assert [one.version for one in crew.records.history(wide.id)][:2] == [3, 2]


def test_a_conflict_can_keep_theirs(wall: Wall, crew: Crew):
    wide = crew.records.subject(WIDE)
    wall.open(WIDE)
    wall.inspector.get_by_label("Lens, mm").fill("35")
    crew.records.patch_parameters(
        wide.id, {"focal_length_mm": 50}, expected_version=1, by=crew.owner.id
    )
    wall.inspector.get_by_role("button", name="Save").click()
    wall.inspector.get_by_role("button", name="Keep theirs").click()
    expect(wall.inspector.get_by_label("Lens, mm")).to_have_value("50")
    assert crew.records.subject(WIDE).version == 2


def test_somebody_elses_edit_appears_by_itself(wall: Wall, crew: Crew):
    wide = crew.records.subject(WIDE)
    crew.keep(wide)
    wall.open(WIDE)
    crew.records.patch_parameters(wide.id, {"height_m": 4}, expected_version=1, by=crew.owner.id)
    expect(wall.card(WIDE)).to_have_attribute("data-state", "stale")
    expect(wall.inspector.get_by_label("Camera height, m")).to_have_value("4")


def test_a_bad_value_is_explained_where_it_was_typed(wall: Wall, crew: Crew):
    wall.open(WIDE)
    wall.page.evaluate("document.querySelector('form').noValidate = true")
    wall.inspector.get_by_label("Lens, mm").fill("-3")
    wall.inspector.get_by_role("button", name="Save").click()
    expect(wall.inspector.get_by_role("alert")).to_contain_text("focal_length_mm")
    assert crew.records.subject(WIDE).version == 1


def test_a_failed_render_says_why_and_can_be_tried_again(wall: Wall, crew: Crew):
    wall.open(SHOT)
    wall.generate()
    expect(wall.card(SHOT)).to_have_attribute("data-state", "queued")
    render = crew.start(crew.records.subject(SHOT))
    crew.records.fail_render(render.id, "The painter ran out of light.", by=crew.owner.id)
    expect(wall.card(SHOT)).to_have_attribute("data-state", "failed")
    expect(wall.inspector).to_contain_text("The painter ran out of light.")
    wall.generate()
    expect(wall.card(SHOT)).to_have_attribute("data-state", "queued")


def test_without_dagster_the_click_gets_a_reason_and_a_remedy(wall: Wall, crew: Crew, app: FastAPI):
    del app.dependency_overrides[dispatch_of]
    wall.open(SHOT)
    wall.generate()
    expect(wall.page.get_by_role("alert").first).to_contain_text("Dagster")
    expect(wall.card(SHOT)).to_have_attribute("data-state", "failed")


def test_the_keyboard_alone_is_enough(wall: Wall, crew: Crew):
    wall.open()
    page = wall.page
    wall.card("tidewater/harbour").locator(".face").focus()
    page.keyboard.press("Enter")
    expect(wall.inspector).to_contain_text("Environment")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"harbour%2Fwide$"))
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"harbour%2Fmedium$"))
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"tidewater%2Fharbour$"))
    page.keyboard.press("Escape")
    expect(wall.inspector).not_to_be_visible()


def test_every_button_and_picture_has_a_name(wall: Wall, crew: Crew):
    crew.keep(crew.records.subject(WIDE))
    wall.open(WIDE)
    nameless = wall.page.evaluate(
        """[...document.querySelectorAll('button, select, input')].filter(
            (e) => !(e.ariaLabel || e.title || e.textContent.trim() || e.labels?.length)
        ).map((e) => e.outerHTML)"""
    )
    assert nameless == []
    assert wall.page.locator("img:not([alt])").count() == 0


def test_an_empty_house_says_how_to_begin(page: Page, server: str):
    page.goto(server)
    expect(page.get_by_role("heading", name="No film yet")).to_be_visible()
    expect(page.get_by_text("make film")).to_be_visible()


def test_another_film_is_picked_from_the_list(wall: Wall, crew: Crew):
    crew.records.create_project("ferry", "Night Ferry", by=crew.owner.id)
    wall.open()
    wall.page.get_by_label("Film", exact=True).select_option("ferry")
    expect(wall.page.get_by_role("heading", name="Night Ferry has no places yet")).to_be_visible()
    expect(wall.page).to_have_url(re.compile(r"project=ferry"))


def test_a_server_that_was_away_is_noticed_and_followed_again(page: Page, app: FastAPI, crew: Crew):
    with served(app) as address:
        wall = Wall(page, address)
        wall.open(WIDE)
    port = int(address.rpartition(":")[2])
    expect(page.get_by_text("The server is away.")).to_be_visible()
    crew.keep(crew.records.subject(WIDE))
    with served(app, port):
        expect(page.get_by_text("The server is away.")).not_to_be_visible()
        expect(wall.card(WIDE)).to_have_attribute("data-state", "fresh")
        wall.see_picture()


def test_seven_tabs_share_one_stream_and_none_is_left_out(
    wall: Wall, server: str, app: FastAPI, crew: Crew
):
    tabs = [wall] + [Wall(wall.page.context.new_page(), server) for _ in range(6)]
    for tab in tabs:
        tab.open(WIDE)
    crew.keep(crew.records.subject(WIDE))
    for tab in tabs:
        expect(tab.card(WIDE)).to_have_attribute("data-state", "fresh")
        tab.see_picture()
    assert app.state.hub.watchers == 1


def test_a_screenshot_is_more_than_an_empty_wall(wall: Wall, crew: Crew, tmp_path: Path):
    crew.make_everything()
    wall.open(SHOT)
    wall.see_picture()
    empty = len(wall.page.screenshot(clip={"x": 0, "y": 0, "width": 1500, "height": 40}))
    assert len(wall.page.screenshot()) > 5 * empty


@pytest.mark.parametrize("width", [1100, 700])
def test_a_narrow_window_still_shows_what_was_clicked(wall: Wall, crew: Crew, width: int):
    wall.page.set_viewport_size({"width": width, "height": 800})
    wall.open()
    wall.card("tidewater/harbour").locator(".face").click()
    box = wall.inspector.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
