"""What a person does on the canvas, in words; for these tests and for those of the whole stack."""

import time
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

WATCH = """
window.seen = [];
new MutationObserver(() => {
  for (const card of document.querySelectorAll('.card.selected'))
    window.seen.push(card.dataset.state, card.querySelector('.chip').textContent);
}).observe(document.body, {subtree: true, attributes: true, characterData: true, childList: true})
"""
"""Notes every state of the selected card: a quick picture may not wait for a slow look."""
LOADED = "image => image.complete && image.naturalWidth > 0"


@dataclass
class Wall:
    """The canvas in a browser. `address` is the API's."""

    page: Page
    address: str

    def open(self, subject: str = "") -> None:
        """Load the page, at a subject where one is named by its key."""
        query = f"?subject={quote(subject, safe='')}" if subject else ""
        self.page.goto(f"{self.address}/{query}")
        expect(self.page.locator(".card").first).to_be_visible()
        # Lost when somebody loads the page again: pictures have to come by themselves.
        self.page.evaluate("window.loadedOnce = true")

    def card(self, key: str) -> Locator:
        """The card of a subject; it is mounted only while it is in view."""
        return self.page.locator(f'.card[data-key="{key}"]')

    def select(self, key: str) -> None:
        """Click a card."""
        self.card(key).locator(".face").click()

    @property
    def inspector(self) -> Locator:
        """The panel of the selected subject."""
        return self.page.get_by_role("complementary", name="Inspector")

    @property
    def shown_take(self) -> str | None:
        """Id of the take whose picture the inspector shows."""
        picture = self.inspector.locator("figure img")
        return picture.get_attribute("data-take") if picture.count() else None

    def generate(self) -> None:
        """Click Generate in the inspector."""
        self.inspector.get_by_role("button", name="Generate", exact=True).click()

    def until(self, expression: str, timeout_s: float = 20) -> None:
        """Wait until a JavaScript expression holds (the page's policy forbids Playwright's own)."""
        deadline = time.monotonic() + timeout_s
        while not self.page.evaluate(expression):
            assert time.monotonic() < deadline, expression
            self.page.wait_for_timeout(50)

    def see_picture(self) -> None:
        """The inspector shows a picture that has really come, and the page was never reloaded."""
        picture = self.inspector.locator("figure img")
        expect(picture).to_be_visible()
        self.until(f"({LOADED})(document.querySelector('aside figure img'))")
        assert self.page.evaluate("window.loadedOnce === true")


def see_a_picture_being_made(wall: Wall, key: str, timeout_ms: float = 60_000) -> None:
    """Click Generate on a subject that has no picture, see its progress, see its picture arrive.

    Needs only a running stack behind `wall.address`, with a film that has the subject `key`.
    """
    wall.open(key)
    wall.page.evaluate(WATCH)
    before = wall.shown_take
    wall.generate()
    expect(wall.card(key)).to_have_attribute("data-state", "fresh", timeout=timeout_ms)
    wall.see_picture()
    assert wall.shown_take != before
    seen = wall.page.evaluate("window.seen")
    assert "running" in seen, seen
    assert any("%" in words for words in seen), seen
