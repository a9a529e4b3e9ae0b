"""Make the pictures in docs/screenshots: ``make screenshots``.

The five shipped readouts are imported into a database of its own, which is dropped at the end.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
LARGEST = 300_000  # bytes; a README with heavier pictures is slow to open


@dataclass(frozen=True)
class Picture:
    """A page as it is seen: ``path`` may name {meeting}, {readout} or {place}, a statement."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    press: str = ""
    media: str = "screen"


PICTURES = (
    Picture("home", "/"),
    Picture("home-phone-dark", "/", 390, 844, scheme="dark"),
    Picture("statements", "/statements/?q=%22political+virus%22+OR+multilateralism"),
    Picture("statements-dark", "/statements/?speaker=sergey-lavrov", scheme="dark"),
    Picture("statements-phone", "/statements/?q=treaty", 390, 844),
    Picture("filters-phone", "/statements/?q=treaty", 390, 844, press=".facets-open"),
    Picture("meetings", "/meetings/?q=treaty"),
    Picture("meeting", "{meeting}", height=1000),
    Picture("meeting-dark", "{meeting}", height=1000, scheme="dark"),
    Picture("meeting-hits", "{meeting}?q=treaty#hit-1"),
    Picture("meeting-phone", "{meeting}#text-title", 390, 844),
    Picture("statement", "{place}", height=1000),
    Picture("statement-phone", "{place}", 390, 844),
    Picture("statement-print", "{place}", 794, 1123, media="print"),
    Picture("cite", "{place}#cite", height=600),
    Picture("place", "{readout}0/", height=700),
    Picture("speaker", "/speakers/wang-yi/"),
    Picture("speaker-phone", "/speakers/wang-yi/", 390, 844),
    Picture("topic", "/topics/china-russia-relations/"),
    Picture("party", "/parties/CN/"),
    Picture("speakers", "/speakers/", height=600),
    Picture("topics", "/topics/"),
    Picture("parties", "/parties/", height=600),
    Picture("calendar-years", "/calendar/", height=600),
    Picture("calendar", "/calendar/2021/"),
    Picture("calendar-month", "/calendar/2021/7/", height=700),
    Picture("report", "{place}report/"),
    Picture("search-help", "/search-help/"),
    Picture("about", "/about/"),
    Picture("download", "/download/", height=600),
    Picture("api", "/api/"),
    Picture("nothing-found", "/statements/?q=nowhere-at-all", height=600),
    Picture("refused", "/statements/?q=%22open", height=600),
    Picture("not-found", "/no-such-page/", height=600),
)


@contextmanager
def served_archive() -> Iterator[str]:
    """The address of a server with the shipped readouts in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    # Playwright's loop in this thread is none of Django's business.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    django.setup()
    from django.core.management import call_command
    from django.db import connections
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases
    from pytest_django.live_server_helper import LiveServer

    setup_test_environment(debug=False)
    databases = setup_databases(verbosity=0, interactive=False)
    # The server's connections end with each request: a database in use cannot be dropped.
    connections["default"].settings_dict["CONN_MAX_AGE"] = 0
    try:
        call_command("import_readouts", str(ROOT / "fixtures" / "readouts"), verbosity=0)
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()
            connections.close_all()
    finally:
        teardown_databases(databases, verbosity=0)


def names() -> dict[str, str]:
    """The addresses of the meeting and the statement that are shown."""
    from readouts.models import Meeting, Statement

    meeting = Meeting.objects.get(date="2021-07-15")
    statement = Statement.objects.filter(readout__meeting=meeting).in_order()[1]
    return {
        "meeting": meeting.get_absolute_url(),
        "place": statement.get_absolute_url(),
        "readout": statement.readout.get_absolute_url(),
    }


def take(browser: Browser, picture: Picture, address: str) -> Path:
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        locale="en-GB",
        reduced_motion="reduce",
        bypass_csp=picture.media == "print",
    )
    page.goto(address)
    if picture.media == "print":
        page.emulate_media(media="print")
        page.add_style_tag(content="html { padding: 16mm 15mm; }")  # the sheet's own margins
    if picture.press:
        page.click(picture.press)
    path = FOLDER / f"{picture.name}.png"
    page.screenshot(path=path)
    page.close()
    return path


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with served_archive() as base:
        # Before Playwright begins: a connection made within its loop would stay open after it.
        known = names()
        take_all(base, known)


def take_all(base: str, known: dict[str, str]) -> None:
    from tests.conftest import CHROMIUM_ARGUMENTS, chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        for picture in PICTURES:
            path = take(browser, picture, base + picture.path.format(**known))
            size = path.stat().st_size
            sys.stdout.write(f"{path.relative_to(ROOT)}  {size:,} bytes\n")
            if size > LARGEST:
                raise SystemExit(f"{path.name} is larger than {LARGEST:,} bytes: show less of it.")
        browser.close()


if __name__ == "__main__":
    main()
