"""A reader who follows every link: each page of a site, and what it links to."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urldefrag, urlencode, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from selectolax.lexbor import LexborHTMLParser

BASE = "http://testserver"
LISTS = ("/statements/", "/meetings/")
# The desk is no page for readers; static files are looked at by the tests of the ground.
NOT_OF_THE_SITE = ("/static/", "/admin/")


@dataclass
class Page:
    """An HTML page: its words, the ids in it, and what it links to, with and without "#..."."""

    body: str
    ids: frozenset[str]
    links: frozenset[str]


@dataclass
class Crawl:
    """What was found; ``broken`` says of each link that did not answer where it stood."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: int = 0
    broken: list[str] = field(default_factory=list)


def read(body: str, address: str) -> Page:
    """Parse the page that ``address`` answered with."""
    html = LexborHTMLParser(body)
    found = {urljoin(BASE + address, a.attributes["href"]) for a in html.css("[href]")}
    return Page(
        body,
        frozenset(node.attributes["id"] for node in html.css("[id]")),
        frozenset(link.removeprefix(BASE) for link in found if link.startswith(f"{BASE}/")),
    )


def way(address: str) -> str | None:
    """What stands for ``address`` among those that show the same: None if it is not followed.

    Of the lists every one under one choice, and all the pages of those; not the choices upon
    choices, of which there are more than anybody can read (robots are told so). Any other page
    once, and once as it is after a search, whichever search that was: it marks the words that were
    looked for, and links to what it links to without.
    """
    parts = urlsplit(address)
    if parts.path.startswith(NOT_OF_THE_SITE):
        return None
    asked = parse_qs(parts.query, keep_blank_values=True)
    if parts.path in LISTS:
        choices = sum(len(values) for name, values in asked.items() if name != "page")
        return address if choices <= 1 else None
    if "q" in asked:
        asked["q"] = ["anything"]
        asked.pop("hit", None)
    return f"{parts.path}?{urlencode(asked, doseq=True)}"


def crawl(client: Client, most: int | None = None) -> Crawl:
    """Follow every link from the first page on; ``most`` pages at most, each kind in its turn."""
    found = Crawl()
    queue = Queue()
    queue.add(["/"], "nowhere")
    while (most is None or found.asked < most) and (step := queue.next()):
        address, linked_from = step
        found.asked += 1
        response = client.get(address, follow=True)
        content = response.getvalue()
        if response.status_code != 200:
            found.broken.append(f"{response.status_code} {address}, linked from {linked_from}")
        elif response["Content-Type"].startswith("text/html"):
            page = found.pages[address] = read(content.decode(), address)
            queue.add(page.links, address)
    return found


class Queue:
    """Addresses to go to, each once; the next is always of a kind that was seen least."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.waiting: dict[str, deque[tuple[str, str]]] = {}
        self.taken: Counter[str] = Counter()

    def add(self, links: Iterable[str], linked_from: str) -> None:
        for address in sorted({urldefrag(link).url for link in links}):
            same = way(address)
            if same is not None and same not in self.known:
                self.known.add(same)
                self.waiting.setdefault(kind(address), deque()).append((address, linked_from))

    def next(self) -> tuple[str, str] | None:
        kinds = [name for name, addresses in self.waiting.items() if addresses]
        if not kinds:
            return None
        chosen = min(kinds, key=self.taken.__getitem__)
        self.taken[chosen] += 1
        return self.waiting[chosen].popleft()


def kind(address: str) -> str:
    """The route of an address, and what is asked of it: "topic", "statements?page"."""
    parts = urlsplit(address)
    try:
        route = resolve(parts.path).url_name or parts.path
    except Resolver404:
        route = "nowhere"
    asked = sorted(parse_qs(parts.query, keep_blank_values=True))
    return f"{route}?{'&'.join(asked)}" if asked else route


def lost(pages: Mapping[str, Page]) -> list[str]:
    """Links to a place on one of ``pages`` that has no such place."""
    return [
        f"{link} on {address}"
        for address, page in pages.items()
        for link in page.links
        for target, place in [urldefrag(link)]
        if place and target in pages and place not in pages[target].ids
    ]
