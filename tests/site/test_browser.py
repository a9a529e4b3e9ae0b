"""Every page kind in a real browser: no barrier that axe finds, no sideways scrolling, no error."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.factories import PublisherFactory, ReadoutFactory

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.fixture
def addresses(transactional_db, tashkent) -> dict[str, str]:
    """One address of every page kind."""
    ReadoutFactory(
        meeting=tashkent.meeting,
        text="The Kremlin tells of the meeting too.",
        publisher=PublisherFactory(slug="kremlin", name="Kremlin"),
    )
    meeting = tashkent.meeting.get_absolute_url()
    place = f"/readouts/{tashkent.readout.code}"
    return {
        "home": "/",
        "statements": "/statements/",
        "statements with a search and filters": "/statements/?q=treaty&speaker=sergey-lavrov",
        "statements that do not exist": "/statements/?q=nowhere&year=2021",
        "a search that is refused": "/statements/?q=%22open",
        "meetings": "/meetings/?q=treaty",
        "meeting": meeting,
        "meeting with hits": f"{meeting}?q=treaty",
        "statement": f"{place}/{tashkent.joint.start}/",
        "place": f"{place}/3/",
        "report": f"{place}/3/report/",
        "speakers": "/speakers/",
        "speaker": "/speakers/sergey-lavrov/",
        "topics": "/topics/",
        "topic": "/topics/vaccines/",
        "parties": "/parties/",
        "party": "/parties/RU/",
        "calendar": "/calendar/",
        "calendar of a year": "/calendar/2021/",
        "calendar of a month": "/calendar/2021/7/",
        "api": "/api/",
        "download": "/download/",
        "about": "/about/",
        "search help": "/search-help/",
        "not found": "/nowhere/",
    }


# What the other half of the combinations can change: colours by scheme, sizes by width.
RULES_OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size"]


def found_by_axe(page: Page, *, only_looks: bool) -> list[str]:
    chosen = (
        {"type": "rule", "values": RULES_OF_LOOKS}
        if only_looks
        else {"type": "tag", "values": RULES}
    )
    options = {"runOnly": chosen, "resultTypes": ["violations"]}
    response = Axe().run(page, options=options).response
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


LOOKS = ((1280, "dark"), (390, "light"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_has_a_barrier_or_scrolls_sideways(
    browser: Browser, live_server, addresses, subtests, width, scheme
):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for kind, address in addresses.items():
        with subtests.test(kind):
            page.goto(live_server.url + address)
            assert found_by_axe(page, only_looks=(width, scheme) in LOOKS) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_no_page_logs_an_error_or_asks_another_host(page: Page, live_server, addresses, subtests):
    """A Content-Security-Policy that a page breaks is an error in the console."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: errors.append(f"{message.type}: {message.text}"))
    page.on("request", lambda request: asked.append(request.url))
    for kind, address in addresses.items():
        if kind in ("not found", "a search that is refused"):
            continue  # the browser itself logs their status
        with subtests.test(kind):
            page.goto(live_server.url + address)
            assert errors == []
    assert {url for url in asked if not url.startswith((live_server.url, "data:"))} == set()


def test_the_filters_open_and_close_by_keyboard_on_a_phone(
    browser: Browser, live_server, addresses
):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/statements/?q=treaty")
    facet = page.get_by_role("heading", name="Speaker", exact=True)
    assert not facet.is_visible()
    page.get_by_role("button", name="Filter").press("Enter")
    assert facet.is_visible()
    page.keyboard.press("Escape")
    assert not facet.is_visible()
    context.close()


def test_the_first_tab_stop_skips_to_the_content(page: Page, live_server, addresses):
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_page_can_be_read_and_searched_without_javascript(
    browser: Browser, live_server, addresses
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_label("Search the words of every statement").fill("treaty")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Sergey Lavrov", exact=False).first.click()
    assert "Sergey Lavrov" in page.title() or "Sergey Lavrov" in page.inner_text("main")
    page.goto(live_server.url + addresses["meeting"])
    assert page.locator(".said").count() == 3
    context.close()


def test_a_page_prints_without_navigation_and_with_its_text(page: Page, live_server, addresses):
    page.emulate_media(media="print")
    page.goto(live_server.url + addresses["meeting"])
    assert not page.locator(".site-nav").is_visible()
    assert page.locator(".said > p").first.is_visible()
