"""A real browser before the built canvas, over the API with real PostgreSQL."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Response,
    expect,
    sync_playwright,
)

from api.settings import Settings
from director.workspace import Workspace
from tests.api.conftest import NOBODY_LISTENS, app, crew, server, workspace
from tests.canvas.acting import Wall

__all__ = ["app", "crew", "server", "workspace"]

DIST = Path(__file__).parents[2] / "canvas" / "dist"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture
def settings(database_url: str, workspace: Workspace) -> Settings:
    """The API serves the canvas as it was built."""
    if not (DIST / "index.html").is_file():
        pytest.skip("NOT TESTED: the canvas is not built. Run 'make canvas'.")
    return Settings(database_url, workspace, NOBODY_LISTENS, canvas=DIST)


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """An installed Chromium, else the one that Playwright downloaded.

    It ends with its module: while it lives, its event loop keeps others from running theirs.
    """
    expect.set_options(timeout=20_000)  # a busy machine is no failure
    names = ("chromium", "chromium-browser", "google-chrome")
    installed = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
        except Error as error:
            pytest.skip(f"NOT TESTED: there is no browser ({error.message.splitlines()[0]}).")
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """A page of its own; an error in its console or script fails the test."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1500, "height": 940}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(20_000)

    def hear(message: ConsoleMessage) -> None:
        refused = "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not refused:
            wrong.append(message.text)

    def see(response: Response) -> None:
        if response.status >= 500 and "/renders" not in response.url:
            wrong.append(f"{response.status} {response.url}")

    page.on("console", hear)
    page.on("response", see)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert not wrong, wrong


@pytest.fixture
def wall(page: Page, server: str) -> Wall:
    """The canvas of the film that `crew` works on."""
    return Wall(page, server)
