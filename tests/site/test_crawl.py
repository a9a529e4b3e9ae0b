"""The whole site, link by link: nothing is broken, everything is well-formed HTML and light."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

LARGEST = 100_000  # bytes of a page without its images


def links(body: str, base: str) -> set[str]:
    """The addresses on this site that a page links to."""
    html = LexborHTMLParser(body)
    found = {urljoin(base, a.attributes["href"]) for a in html.css("a[href], link[href]")}
    found = {address.removeprefix("http://testserver") for address in found}
    return {address for address in found if address.startswith("/")}


def worth_following(address: str) -> bool:
    """Every page, and every list under one choice; not the choices upon choices."""
    return address.count("&") < 1 and not address.startswith(("/static/", "/admin/"))


@pytest.fixture
def crawled(client, tashkent) -> dict[str, str]:
    """Each page's address and HTML; fails on a link that does not answer."""
    pages: dict[str, str] = {}
    seen = {"/"}
    queue = deque([("/", "")])
    while queue:
        address, linked_from = queue.popleft()
        response = client.get(address, follow=True)
        assert response.status_code == 200, f"{address}, linked from {linked_from}"
        if not response["Content-Type"].startswith("text/html"):
            continue
        body = pages[address] = response.content.decode()
        for link in sorted(links(body, address)):
            target = urldefrag(link).url
            # The examples of the search help are of the shipped readouts; its own tests run them.
            if address == "/search-help/" and "?" in target:
                continue
            if target not in seen and worth_following(target):
                seen.add(target)
                queue.append((target, address))
    return pages


def test_no_link_is_broken_and_no_page_is_heavy_or_malformed(crawled):
    assert len(crawled) > 40
    for address, body in crawled.items():
        assert len(body.encode()) < LARGEST, address
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(body)
        assert [error for error in parser.errors if error[1] != "unknown-named-entity"] == [], (
            address
        )


@pytest.mark.skipif(
    not os.environ.get("HTML_VALIDATE"),
    reason="HTML_VALIDATE names no html-validate; html5lib looks at the same pages",
)
def test_html_validate_finds_no_fault(crawled, tmp_path):
    for number, body in enumerate(crawled.values()):
        (tmp_path / f"{number}.html").write_text(body, encoding="utf-8")
    config = Path(__file__).with_name("html-validate.json")
    done = subprocess.run(
        [os.environ["HTML_VALIDATE"], "--config", config, "--formatter", "text", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_link_to_a_place_on_a_page_finds_it(crawled):
    ids = {
        address: {node.attributes["id"] for node in LexborHTMLParser(body).css("[id]")}
        for address, body in crawled.items()
    }
    for address, body in crawled.items():
        for link in links(body, address):
            target, fragment = urldefrag(link)
            if fragment and target in ids:
                assert unquote(fragment) in ids[target], f"{link} on {address}"
