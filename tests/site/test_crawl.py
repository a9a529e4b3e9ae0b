"""The whole site, link by link: nothing is broken, everything is well-formed HTML and light."""

from __future__ import annotations

import os

import html5lib
import pytest
from django.test import Client

from tests.site.archives import build_large, import_five
from tests.site.crawl import Crawl, crawl, kind, lost

LARGEST = 100_000  # bytes of a page without its images
# Every kind of page comes in its turn, so that few show most faults; ``make crawl`` asks for 2,000.
PAGES_OF_THE_LARGE = int(os.environ.get("CRAWL_PAGES", "150"))

pytestmark = pytest.mark.django_db


def heavy(found: Crawl) -> list[str]:
    return [a for a, page in found.pages.items() if len(page.body.encode()) > LARGEST]


def one_of_each_kind(found: Crawl) -> dict[str, str]:
    """Pages by address. To parse all of them strictly takes longer than to make them."""
    addresses = {kind(address): address for address in found.pages}
    return {address: found.pages[address].body for address in addresses.values()}


def malformed(body: str) -> list[object]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(body)
    return [error for error in parser.errors if error[1] != "unknown-named-entity"]


def test_no_page_of_the_five_readouts_has_a_broken_link_or_is_heavy_or_malformed():
    """One test, since a crawl is dear: what each assertion names tells where to look."""
    import_five()
    found = crawl(Client())
    assert found.asked > 500
    assert found.broken == []
    assert lost(found.pages) == []
    assert heavy(found) == []
    faults = {address: malformed(body) for address, body in one_of_each_kind(found).items()}
    assert {address: errors for address, errors in faults.items() if errors} == {}


def test_many_pages_of_a_large_archive_have_no_broken_link_and_are_light():
    build_large()
    found = crawl(Client(), PAGES_OF_THE_LARGE)
    assert found.asked == PAGES_OF_THE_LARGE
    assert found.broken == []
    assert lost(found.pages) == []
    assert heavy(found) == []
