"""Every page kind in a real browser: no barrier that axe finds, no sideways scrolling, no error.

On the five shipped readouts, on a large archive of our own making, and on the one that the
environment variable ARCHIVE_URL names, if it is set: CONTRIBUTING.md tells how.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import NOT_OF_COLOURS, Axe
from tests.site.archives import FIXED_PAGES, page_kinds, served

# The mark for the database is what makes pytest-django make one: see ``archives.served``.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ALL_RULES = {
    "type": "tag",
    "values": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
    ],
}
WHATEVER_THE_COLOURS = {"runOnly": ALL_RULES, "rules": NOT_OF_COLOURS}
OF_SIZES = {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
}
# All rules once; in each other state of the same open page, those that it can change. Both schemes
# are looked at in both widths, since a narrow page has other backgrounds behind its words.
LOOKS = (
    (1280, "light", WHATEVER_THE_COLOURS),
    (1280, "dark", None),
    (390, "dark", OF_SIZES),
    (390, "light", None),
)


@pytest.fixture(scope="module", params=["five", "large", "ARCHIVE_URL"])
def archive(request, django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of each archive in turn."""
    if request.param != "ARCHIVE_URL":
        with django_db_blocker.unblock(), served(request.param) as base:
            yield base
    elif base := os.environ.get("ARCHIVE_URL", ""):
        yield base.rstrip("/")
    else:
        pytest.skip("ARCHIVE_URL names no served archive")


@pytest.fixture(scope="module")
def fullest(archive) -> dict[str, str]:
    """The addresses that the archive's lists lead to, looked up once."""
    return page_kinds(archive)


@pytest.fixture
def kinds(request, fullest) -> dict[str, str]:
    """An address of every page kind; those that all archives share, once."""
    return {**fullest, **(FIXED_PAGES if is_five(request) else {})}


def is_five(request) -> bool:
    return "five" in request.node.name


def test_no_page_has_a_barrier_or_scrolls_sideways(
    request, browser: Browser, archive, kinds, subtests
):
    """Both widths in both schemes, of each page as it was loaded once.

    Of a large archive's pages, whose lists and long texts repeat themselves, one element stands
    for all that are alike.
    """
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    axe = Axe(page)
    for kind, address in kinds.items():
        page.goto(archive + address)
        for width, scheme, rules in LOOKS:
            with subtests.test(f"{kind}, {width} pixels, {scheme}"):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme)
                found = axe.violations_of_colours((width, scheme))
                if rules:
                    whole = rules is WHATEVER_THE_COLOURS and is_five(request)
                    found += axe.violations(rules, "all" if whole else "first")
                assert [(v["id"], node["html"][:120]) for v in found for node in v["nodes"]] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_no_page_logs_an_error_or_asks_another_host(page: Page, archive, kinds, subtests):
    """A Content-Security-Policy that a page breaks is an error in the console."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: errors.append(f"{message.type}: {message.text}"))
    page.on("request", lambda request: asked.append(request.url))
    for kind, address in kinds.items():
        if kind in ("not found", "a search that is refused"):
            continue  # the browser itself logs their status
        with subtests.test(kind):
            page.goto(archive + address)
            assert errors == []
    assert {url for url in asked if not url.startswith((archive, "data:"))} == set()


@pytest.mark.parametrize("archive", ["five"], indirect=True)
class TestTheFive:
    """What one archive is enough for."""

    def test_the_filters_open_and_close_by_keyboard_on_a_phone(self, browser: Browser, archive):
        context = browser.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(f"{archive}/statements/?q=treaty")
        facet = page.get_by_role("heading", name="Speaker", exact=True)
        assert not facet.is_visible()
        page.get_by_role("button", name="Filter").press("Enter")
        assert facet.is_visible()
        page.keyboard.press("Escape")
        assert not facet.is_visible()
        context.close()

    def test_the_first_tab_stop_skips_to_the_content(self, page: Page, archive):
        page.goto(archive)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"

    def test_every_page_can_be_read_and_searched_without_javascript(
        self, browser: Browser, archive, kinds
    ):
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(archive)
        page.get_by_label("Search the words of every statement").fill("treaty")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Sergey Lavrov", exact=False).first.click()
        assert "Sergey Lavrov" in page.title() or "Sergey Lavrov" in page.inner_text("main")
        page.goto(archive + kinds["meeting"])
        assert page.locator(".said").count() > 3
        assert page.get_by_role("button", name="Copy link").count() == 0
        link = page.get_by_role("link", name="1: link, cite, report", exact=True)
        link.click()
        assert "Cite this statement" in page.inner_text("main")
        context.close()

    def test_a_button_copies_each_statements_permanent_link(self, browser: Browser, archive, kinds):
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(archive + kinds["meeting"])
        second = page.locator(".said").nth(1)
        link = second.get_by_role("link", name="2: link, cite, report")
        button = second.get_by_role("button", name="Copy link to statement 2")
        button.press("Enter")
        expect(second.get_by_role("button", name="Copied")).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("Copied: http")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == archive + str(link.get_attribute("href"))
        page.get_by_role("button", name="Copy the citation, APA").click()
        expect(page.get_by_role("button", name="Copied")).to_have_count(2)
        assert page.evaluate("navigator.clipboard.readText()").endswith("/")
        context.close()

    def test_buttons_go_from_hit_to_hit_and_round(self, page: Page, archive, kinds):
        page.goto(archive + kinds["meeting"] + "?q=the OR and OR to OR cooperation OR that OR will")
        hits = page.locator(".hits-nav ol a").count()
        assert hits > 1
        page.get_by_role("button", name="Next hit").press("Enter")
        expect(page).to_have_url(re.compile("#hit-1$"))
        page.get_by_role("button", name="Next hit").press("Enter")
        expect(page).to_have_url(re.compile("#hit-2$"))
        expect(page.locator("#hit-2")).to_be_in_viewport()
        page.get_by_role("button", name="Previous hit").press("Enter")
        page.get_by_role("button", name="Previous hit").press("Enter")
        expect(page).to_have_url(re.compile(f"#hit-{hits}$"))

    def test_a_page_prints_without_navigation_and_with_its_text(self, page: Page, archive, kinds):
        page.emulate_media(media="print")
        page.goto(archive + kinds["meeting"])
        assert not page.locator(".site-nav").is_visible()
        assert page.locator(".said > p").first.is_visible()
        expect(page.get_by_role("button", name="Copy link").first).not_to_be_visible()

    def test_what_is_printed_tells_its_own_address(self, page: Page, archive, kinds):
        for kind in ("meeting", "statement", "statements searched and filtered", "speaker"):
            page.goto(archive + kinds[kind])
            printed = page.locator(".printed-at")
            expect(printed).not_to_be_visible()
            page.emulate_media(media="print")
            expect(printed).to_be_visible()
            address = str(printed.text_content())
            page.emulate_media(media="screen")
            page.goto(address)
            assert page.locator(".printed-at").text_content() == address

    def test_a_printed_list_takes_the_whole_width_of_the_sheet(self, page: Page, archive, kinds):
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 960})
        page.goto(archive + kinds["statements"])
        box = page.locator(".results").bounding_box()
        assert box
        assert box["width"] == 680

    def test_a_narrow_chart_opens_at_its_newest_bar_without_javascript(
        self, browser: Browser, archive
    ):
        context = browser.new_context(
            java_script_enabled=False, viewport={"width": 240, "height": 800}
        )
        page = context.new_page()
        page.goto(archive)
        bars = page.locator(".chart-columns li")
        first, last = bars.first.bounding_box(), bars.last.bounding_box()
        assert first
        assert last
        assert first["x"] < 0 < last["x"] + last["width"] <= 240
        context.close()
