"""The text of a web page as a reader sees it: title and paragraphs, nothing around them.

Scripts, navigation, forms and share buttons are left out. Each block becomes a
paragraph, and a blank line stands between two; a line break stays a line break. Spaces
collapse as in a browser, except non-breaking ones, and list items keep their mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = (
    "script, style, noscript, template, nav, button, input, select, textarea, iframe, svg, "
    "canvas, object, audio, video, dialog, menu, aside, head, "
    "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], "
    "[role=search], [role=complementary], [role=dialog], [role=menu], [role=toolbar]"
)
# Names that pages give to what surrounds a text, as whole words of a class or an id.
_SURROUNDINGS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharethis|addthis|addtoany|social|socials|breadcrumbs?|"
    r"navbar|navigation|nav|menu|sidebar|cookies?|consent|skip|skiplink|related|pagination|"
    r"pager|newsletter|subscribe|toolbar|noprint|footer|masthead|"
    r"sr-only|visually-?hidden|screen-reader(?:-text)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Some sites put the whole page into one form. A header inside the text's own element, or
# around the title, holds what a reader has to know: the day, the place, who publishes.
_AROUND = ("form", "header", "footer")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
})
# fmt: on
_SPACES = re.compile(r"[ \t\n\r\f]+")
# Where a word may be broken: nothing to read, and a border inside a word.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_MAIN = ("main", "[role=main]", "article")
_INSIDE = f":is({', '.join(_MAIN)})"
# A container counts as the page's text only with this share of its words: an <article> may
# as well be one of twenty teasers.
_ENOUGH = 0.5


def page_text(html: str) -> str:
    """The text of a page: its title first, then its paragraphs, a blank line between each.

    A page without any text gives "".
    """
    tree = LexborHTMLParser(html)
    title = _title(tree)
    body = tree.body
    if body is None:
        return title
    # Nodes are left out by their id and never taken from the tree: that would free their
    # descendants too, which a selection may still hold.
    left_out = {node.mem_id for node in body.css(_NEVER)}
    left_out |= _surroundings(body, left_out, title)
    left_out |= _menus(body, left_out)
    writer = _Writer()
    for node, entering in _walk(_main(body, left_out), left_out):
        if entering:
            writer.enter(node)
        else:
            writer.leave(node)
    paragraphs = writer.finish()
    if title and not _begins_with(paragraphs, title):
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _title(tree: LexborHTMLParser) -> str:
    """The page's own heading, else what it calls itself to other sites, else its <title>.

    The only heading of the first rank may be the site's name; what the page calls itself
    to other sites tells, since it holds the page's own heading and not the site's alone.
    """
    meta = tree.css_first('meta[property="og:title"]')
    called = _SPACES.sub(" ", (meta.attributes.get("content") if meta else "") or "").strip()
    headings = [heading for node in tree.css("h1") if (heading := _flat(node))]
    for heading in headings:
        if heading in called or (not called and len(headings) == 1):
            return heading
    if called or headings:
        return called or headings[0]
    title = tree.css_first("title")
    return _flat(title) if title is not None else ""


def _begins_with(paragraphs: list[str], title: str) -> bool:
    """Whether the title is among the first paragraphs already."""
    wanted = _SPACES.sub(" ", title).casefold()
    return any(_SPACES.sub(" ", text).casefold() == wanted for text in paragraphs[:5])


def _main(body: LexborNode, left_out: set[int]) -> LexborNode:
    """The one element that holds the page's text, or the whole body."""
    sizes = _sizes(body, left_out)
    for selector in _MAIN:
        candidates = [node for node in body.css(selector) if node.mem_id in sizes]
        if len(candidates) == 1:
            size = sizes[candidates[0].mem_id]
            if size.text >= _ENOUGH * sizes[body.mem_id].text:
                return candidates[0]
    return body


def _surroundings(body: LexborNode, left_out: set[int], title: str) -> set[int]:
    """What the page's own names or styles mark as not the text.

    An element that holds most of the page stays whatever it is called.
    """
    found: set[int] = set()
    sizes = _sizes(body, left_out)
    most = _ENOUGH * sizes[body.mem_id].text
    own = {node.mem_id for node in body.css(f"{_INSIDE} header")} | _around_title(body, title)
    for node in body.css("[class], [id], [style], form, header, footer"):
        if node.tag == "body" or node.mem_id not in sizes:
            continue
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        around = node.tag in _AROUND and node.mem_id not in own
        named = around or _SURROUNDINGS.search(names)
        hidden = _HIDDEN.search(attributes.get("style") or "")
        if hidden or (named and sizes[node.mem_id].text < most):
            found.add(node.mem_id)
    return found


def _around_title(body: LexborNode, title: str) -> set[int]:
    """The headers that hold the page's title."""
    headings = "h1, h2, h3"
    return {
        header.mem_id
        for header in body.css("header")
        if any(_flat(heading) == title for heading in header.css(headings))
    }


def _menus(body: LexborNode, left_out: set[int]) -> set[int]:
    """Lists and rows that are nothing but links."""
    sizes = _sizes(body, left_out)
    found: set[int] = set()
    for node in body.css("ul, ol, table, td, p, div"):
        size = sizes.get(node.mem_id, _Size())
        if size.links >= 3 and size.linked >= 0.8 * size.text:
            found.add(node.mem_id)
    return found


@dataclass(slots=True)
class _Size:
    """How much an element holds: characters but for spaces, those of links, and links."""

    text: int = 0
    linked: int = 0
    links: int = 0


def _sizes(root: LexborNode, left_out: set[int]) -> dict[int, _Size]:
    """The size of every element at and under ``root`` that is not left out, by its id."""
    sizes: dict[int, _Size] = {}
    open_sizes: list[_Size] = []
    for node, entering in _walk(root, left_out):
        if node.tag == "-text":
            if entering and open_sizes:
                open_sizes[-1].text += len("".join((node.text_content or "").split()))
        elif entering:
            open_sizes.append(sizes.setdefault(node.mem_id, _Size()))
        else:
            size = open_sizes.pop()
            if node.tag == "a":
                size.links, size.linked = 1, size.text
            if open_sizes:
                above = open_sizes[-1]
                above.text += size.text
                above.linked += size.linked
                above.links += size.links
    return sizes


def _walk(root: LexborNode, left_out: set[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node at and under ``root``: (node, True) where it opens, (node, False) at its end.

    Nodes whose id is in ``left_out`` are passed over with all they hold.

    A loop and no recursion: pages nest their elements as deep as they like.
    """
    node: LexborNode | None = root
    while node is not None:
        skipped = node.mem_id in left_out
        if not skipped:
            yield node, True
            if (child := node.first_child) is not None:
                node = child
                continue
        while node is not None:
            if not skipped:
                yield node, False
            skipped = False
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _flat(node: LexborNode) -> str:
    return _SPACES.sub(" ", node.text(deep=True).translate(_UNSEEN)).strip()


class _Writer:
    """Collects the words between two block borders into a paragraph."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._preformatted = 0
        self._numbers: list[int | None] = []  # of the lists that are open; None: a bulleted one

    def enter(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "-text":
            text = (node.text_content or "").translate(_UNSEEN)
            self._words.append(text if self._preformatted else _SPACES.sub(" ", text))
        elif tag == "br":
            self._words.append("\n")
        elif tag in _BLOCKS:
            self._break()
            self._preformatted += tag == "pre"
            if tag in ("ol", "ul"):
                self._numbers.append(_number(node, "start", 1) if tag == "ol" else None)
            elif tag == "li":
                self._mark = self._next_mark(node)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in _BLOCKS:
            self._break()
            self._preformatted -= tag == "pre"
            if tag in ("ol", "ul"):
                self._numbers.pop()

    def finish(self) -> list[str]:
        self._break()
        return self.paragraphs

    def _break(self) -> None:
        """End the paragraph; two line breaks in a row end one as well."""
        text = "".join(self._words)
        self._words.clear()
        for part in re.split(r"\n[ \t]*\n\s*", text):
            lines = (re.sub(r"[ \t]+", " ", line).strip(" \t\r\f") for line in part.split("\n"))
            paragraph = "\n".join(lines).strip("\n")
            if paragraph.strip():
                self.paragraphs.append(self._mark + paragraph)
                self._mark = ""

    def _next_mark(self, item: LexborNode) -> str:
        """How a browser shows the next item of the list: by its number, or by a bullet."""
        if not self._numbers or self._numbers[-1] is None:
            return "• "
        number = _number(item, "value", self._numbers[-1])
        self._numbers[-1] = number + 1
        return f"{number}. "


def _number(node: LexborNode, attribute: str, otherwise: int) -> int:
    written = (node.attributes.get(attribute) or "").strip()
    return int(written) if re.fullmatch(r"-?[0-9]{1,6}", written) else otherwise
