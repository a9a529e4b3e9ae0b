"""What every test may use. The database and its server come from tests/settings.py."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Playwright's synchronous interface runs an event loop in this thread, which Django takes for
# asynchronous code and would refuse every query of.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium takes the last such list alone, so this one names what Playwright turns off too.
PLAYWRIGHT_TURNS_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
# A window draws two pages of its own for the suggestions under its address bar, and a context keeps
# a process for a page that may come: as much work again as the one page that a test looks at.
NOBODY_LOOKS_AT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--disable-features={','.join(PLAYWRIGHT_TURNS_OFF + NOBODY_LOOKS_AT)}",
]


def chromium() -> str | None:
    """The Chromium to drive: the one CHROMIUM names, or one on the PATH, or Playwright's own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture
def address(transactional_db) -> str:
    """The test database as a URL, for other processes."""
    connection.ensure_connection()
    info = connection.connection.info
    user = f"{quote(info.user)}:{quote(info.password)}@" if info.password else f"{info.user}@"
    return f"postgresql://{user}{quote(info.host, safe='')}:{info.port}/{info.dbname}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def browser_context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile at 1280 pixels' width: no cookies of the test before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(browser_context: BrowserContext) -> Page:
    return browser_context.new_page()
