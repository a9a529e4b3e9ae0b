"""Layout: which lines of a page are its title, its date line, its body, its furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from readouts.extraction.dates import is_date_line
from readouts.extraction.lexicon import load_toml, pattern

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
_BLANK = re.compile(r"\n[ \t\xa0\r]*\n|\u2029|\r[ \t]*\r")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ENUMERATOR = re.compile(
    r"(?:[•·*▪●◦‣-]\s+|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\s+|[\u2460-\u2473]\s*|\d{1,2}\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_DATELINE_PREFIX = re.compile(
    r"(?!(?:On|In|From|Today|At|During|By|Between|The)\b)[A-Z][\w.’' -]{2,40}"
    r"(?:,\s*[A-Z][\w.’' ]{2,30})?,?\s*[/(]?\s*"
    r"(?:[A-Z][a-z]+[\w -]{0,12} \d{1,2},? 1[34]\d\d ?(?:H|AH)?,?\s*)?"  # Jumada II 10, 1430
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}"
    r"|\d{1,2}[./]\d{1,2}[./](?=\d{4}))(?:,?\s*\d{4})?\s*[)/]?"
    r"(?:[\s,.]*(?:(?:\(|/)?(?:[A-Z]{2,8}|[A-Z][a-z]+)(?:\)|/)?\s*)?\s*(?:–|—|--|-|:|\|)+\s*"
    r"|\.\s+(?=[A-Z]))"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4},? \([A-Z][\w' -]{2,25}\)\s*(?:–|—|--|-|:)\s*"
)
# "12 June 2024, Addis Ababa: ..."
_DATE_FIRST = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}"
    r"|(?:[A-Z][a-z]{2,5}day, )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?),?"
    r" [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}"
    r"\s*(?:–|—|--|:)\s+"
)
_HEADLINE = pattern("layout_headline")
_PUBLISHING = pattern("layout_publishing")
_TITLE_LENGTH = 330
_HEADING_LENGTH = 110


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, trimmed.

    ``body`` is where its running text starts, behind "1.", "•" or an agency's
    date line ("ABU DHABI, 5 June 2023 (WAM) --"), whose span is ``dateline``.
    """

    start: int
    end: int
    body: int
    listed: bool = False
    dateline: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart. All spans are half-open character offsets."""

    title: tuple[int, int] | None
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[tuple[int, int], ...]
    datelines: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]


@cache
def furniture_pattern() -> re.Pattern[str]:
    return _any_of(load_toml("furniture")["lines"])


@cache
def tail_pattern() -> re.Pattern[str]:
    return _any_of(load_toml("furniture")["tail"])


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{p})" for p in patterns) + r")\Z", re.IGNORECASE)


def read_layout(text: str, extra_furniture: Sequence[str] = (), title: str = "") -> Layout:
    """Take ``text`` apart; ``extra_furniture`` are the publisher's own lines.

    ``title`` is the title as known from elsewhere, which helps to find it in the text.
    """
    blocks = _blocks(text)
    extra = _any_of(extra_furniture) if extra_furniture else None
    kinds = _classify(text, blocks, extra, " ".join(title.split()).casefold())
    _prefer_headline(text, blocks, kinds, " ".join(title.split()).casefold())
    spans = list(zip(blocks, kinds, strict=True))
    titles = [block for block, kind in spans if kind == "title"]
    return Layout(
        title=titles[0] if titles else None,
        paragraphs=tuple(_paragraph(text, *block) for block, kind in spans if kind == "body"),
        furniture=tuple(block for block, kind in spans if kind == "furniture"),
        datelines=tuple(block for block, kind in spans if kind == "dateline"),
        places=tuple(block for block, kind in spans if kind == "heading"),
    )


def _blocks(text: str) -> list[tuple[int, int]]:
    """The lines of the text, trimmed; lines wrapped by hand are joined to paragraphs."""
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            lines.append((start, start + len(stripped)))
    return _unwrapped(text, lines) if _is_wrapped(text, lines) else lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken at a fixed width, as in an e-mail."""
    if len(lines) < 6 or max(end - start for start, end in lines) > 130:
        return False
    running = [
        (a, b)
        for a, b in pairwise(lines)
        if a[1] - a[0] > 45 and not _BLANK.search(text, a[1], b[0])
    ]
    unended = [a for a, b in running if not _SENTENCE_END.search(text[a[0] : a[1]])]
    return len(running) >= 4 and len(unended) * 2 > len(running)


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        fresh = not joined or _BLANK.search(text, joined[-1][1], start) is not None
        if fresh or joined[-1][1] - joined[-1][0] < 30 or _ENUMERATOR.match(text[start:end]):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _classify(
    text: str,
    blocks: list[tuple[int, int]],
    extra: re.Pattern[str] | None,
    known_title: str,
) -> list[str]:
    kinds: list[str] = []
    lines = [" ".join(text[start:end].split()).casefold() for start, end in blocks]
    seen_title = known_title in lines[:12] if known_title else False
    seen_body = tail = False
    for number, (start, end) in enumerate(blocks):
        line = text[start:end]
        if tail:
            kind = "furniture"
        elif known_title and lines[number] == known_title and "title" not in kinds:
            kind = "title"
        else:
            kind = _kind_of_line(line, extra, seen_title, seen_body)
            if kind == "title" and not _body_follows(text, blocks, number):
                kind = "body"
        if seen_body and len(line) < _HEADING_LENGTH and tail_pattern().match(line):
            kind, tail = "furniture", _running(blocks[:number]) >= _running(blocks[number + 1 :])
        seen_title = seen_title or kind == "title"
        seen_body = seen_body or kind == "body"
        kinds.append(kind)
    return kinds


def _running(blocks: Sequence[tuple[int, int]]) -> int:
    """How much running text there is: "Published" also stands above a body."""
    return sum(end - start for start, end in blocks if end - start > _HEADING_LENGTH)


def _prefer_headline(
    text: str, blocks: list[tuple[int, int]], kinds: list[str], known_title: str
) -> None:
    """Make the line that tells of an encounter the title, not the body's name above it.

    Pages begin with who publishes ("The Federal Council"), menus and bylines, which look
    like titles until a line comes that names an encounter.
    """
    if "title" not in kinds:
        return
    first = kinds.index("title")
    line = " ".join(text[slice(*blocks[first])].split())
    if line.casefold() == known_title or _HEADLINE.search(line):
        return
    for number in range(first + 1, len(blocks)):
        start, end = blocks[number]
        if kinds[number] not in ("heading", "body"):
            continue
        fits = end - start < _TITLE_LENGTH and not _SENTENCE_END.search(text[start:end])
        if fits and _HEADLINE.search(text, start, end) and "body" in kinds[number + 1 :]:
            _step_down(text, blocks[:number], kinds)
            kinds[number] = "title"
            return
        if kinds[number] == "body":
            return


def _step_down(text: str, above: list[tuple[int, int]], kinds: list[str]) -> None:
    """Make furniture of those above the headline who publish; the rest may tell the place."""
    for number, (start, end) in enumerate(above):
        if kinds[number] in ("title", "heading"):
            publishing = _PUBLISHING.search(text, start, end)
            kinds[number] = "furniture" if publishing else "heading"


def _kind_of_line(
    line: str, extra: re.Pattern[str] | None, seen_title: bool, seen_body: bool
) -> str:
    if is_date_line(line):
        return "furniture" if seen_body else "dateline"
    if furniture_pattern().match(line) or (extra is not None and extra.match(line)):
        return "furniture"
    if seen_body and line.endswith(",") and len(line.split()) > 1:
        # "Dear Carl, dear friends,": somebody begins to speak.
        return "body"
    if looks_like_heading(line):
        if seen_body:
            # "- consular affairs": an item of a list in the body.
            return "body" if _ENUMERATOR.match(line) else "furniture"
        return "heading" if seen_title else "title"
    if (
        not seen_body
        and not seen_title
        and len(line) < _TITLE_LENGTH
        and not _SENTENCE_END.search(line)
    ):
        return "title"
    return "body"


def looks_like_heading(line: str) -> bool:
    """A short line that is no sentence: "Ukraine", "The Kremlin, Moscow"."""
    if len(line) > _HEADING_LENGTH or _SENTENCE_END.search(line):
        return False
    return not line.startswith(("“", '"', "‘")) or len(line) < 40


def _body_follows(text: str, blocks: list[tuple[int, int]], number: int) -> bool:
    return any(end - start > 40 for start, end in blocks[number + 1 :])


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    dated = _DATE_FIRST.match(text, start, end)
    marker = None if dated else _ENUMERATOR.match(text, start, end)
    body = marker.end() if marker else start
    dateline = dated or _DATELINE_PREFIX.match(text, body, min(end, body + 120))
    prefix = None
    if dateline and dateline.end() < end:
        prefix = (body, dateline.end())
        body = dateline.end()
    return Paragraph(start, end, body, listed=marker is not None, dateline=prefix)
