"""Who published a text: from its manifest, else from the furniture of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from readouts.extraction.lexicon import load_toml
from readouts.extraction.parties import match_party, party_names
from readouts.extraction.records import Claim, Source, Span
from readouts.extraction.tokens import Tokens

# Several governments have an "Office of the Spokesperson", and name what it belongs to.
_BODY = re.compile(
    r"\b(?:ministry|presidency|government|cabinet|chancellery|embassy|department of (?:foreign"
    r"|international|external)|office of the (?:president|prime minister)"
    r"|(?:president|prime minister)['’]s office)\b",
    re.IGNORECASE,
)
# What such a body may be called before the state's name, and no more.
_NAME = re.compile(
    r"(?:the )?(?P<body>(?:ministry|department) (?:of|for) (?:the )?"
    r"(?:foreign|external|international|european|affairs|relations|trade|cooperation|integration|expatriates|emigrants|regional|and"
    r"|&|,|\s)*(?:affairs|relations|trade|cooperation|integration|expatriates|emigrants)"
    r"|presidency|government|office of the (?:president|prime minister))"
    r"(?: of(?: the)?|,| [-–—]) *(?:the )?(?=[A-Z])",
    re.IGNORECASE,
)
_LINE = 140  # characters a line of furniture may be long
_MINISTRY = re.compile(r"\b(?:ministry|presidency|prime minister|embassy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one publisher's pages (``data/publishers.toml``)."""

    name: str
    country: str
    names: frozenset[str]
    sign: re.Pattern[str] | None
    sign_weak: re.Pattern[str] | None
    sign_all: tuple[re.Pattern[str], ...]
    sign_text: re.Pattern[str] | None
    furniture: tuple[str, ...]
    measured: bool


@cache
def profiles() -> tuple[Profile, ...]:
    def compiled(patterns: list[str]) -> re.Pattern[str] | None:
        return (
            re.compile("(?:" + "|".join(f"(?:{p})" for p in patterns) + r")\Z", re.IGNORECASE)
            if patterns
            else None
        )

    return tuple(
        Profile(
            name=entry["name"],
            country=entry["country"],
            names=frozenset(name.casefold() for name in (entry["name"], *entry.get("aliases", []))),
            sign=compiled(entry.get("sign", [])),
            sign_weak=compiled(entry.get("sign_weak", [])),
            sign_all=tuple(
                re.compile(f"(?:{p})\\Z", re.IGNORECASE) for p in entry.get("sign_all", [])
            ),
            sign_text=re.compile(entry["sign_text"]) if "sign_text" in entry else None,
            furniture=tuple(entry.get("furniture", [])),
            measured=bool(entry.get("measured")),
        )
        for entry in load_toml("publishers")["publisher"]
    )


def is_measured(publisher: str) -> bool:
    """Whether the confidences were measured on readouts of a publisher of this name."""
    name = publisher.casefold().strip()
    return any(profile.measured and name in profile.names for profile in profiles())


def profile_of(source: Source) -> Profile | None:
    """The profile that a manifest's publisher belongs to, if there is one."""
    name = source.publisher.casefold().strip()
    if not name:
        return None
    for profile in profiles():
        if name in profile.names and source.publisher_country in ("", profile.country):
            return profile
    return None


def read_publisher(
    text: str, lines: Iterable[tuple[int, int]], source: Source
) -> tuple[Claim | None, str]:
    """The publisher as a claim, and the party it belongs to ("" where unknown).

    ``lines`` are the furniture and date lines of the page. The lead is never
    asked: who is named first there need not be the one who published. Nor does the
    address in a manifest say more than whose site it is.
    """
    profile = profile_of(source)
    if source.publisher:
        country = source.publisher_country or (profile.country if profile else "")
        return Claim(source.publisher, source.publisher, None, "manifest", 1.0), country
    spans = list(lines)
    candidates = [p for p in profiles() if source.publisher_country in ("", p.country)]
    for found in candidates if source.url else ():
        if found.sign is not None and found.sign.match(site := urlsplit(source.url).netloc):
            return Claim(found.name, site, None, "manifest", 0.9), found.country
    weakly = [] if any(_MINISTRY.search(text, *span) for span in spans) else candidates
    for found, weak in [(p, False) for p in candidates] + [(p, True) for p in weakly]:
        span = _signature(text, spans, found, weak=weak)
        if span is not None:
            written = text[span[0] : span[1]]
            claim = Claim(found.name, written, Span(*span), "furniture", 0.75 if weak else 0.9)
            return claim, found.country
    return _unlisted(text, spans, source)


def _unlisted(text: str, spans: list[tuple[int, int]], source: Source) -> tuple[Claim | None, str]:
    """A body without a profile, where a line is its name and nothing else: state and all."""
    for start, end in spans:
        name = _NAME.match(text, start, min(end, start + _LINE))
        if name is None:
            continue
        tokens = Tokens(text[name.end() : end])
        party = match_party(tokens, 0, len(tokens))
        code = party.word.code if party and party.j == len(tokens) else ""
        if code and source.publisher_country in ("", code):
            body = " ".join(name["body"].split())
            value = f"{_in_small_letters(body)} of {party_names()[code]}"
            return Claim(value, text[start:end], Span(start, end), "furniture", 0.8), code
    return None, source.publisher_country


def _in_small_letters(name: str) -> str:
    """ "MINISTRY OF FOREIGN AFFAIRS" as it is written elsewhere."""
    if not name.isupper():
        return name
    words = name.lower().split()
    return " ".join(w if w in ("of", "for", "and", "the") else w.capitalize() for w in words)


def country_of(tokens: Tokens, lines: Iterable[tuple[int, int]]) -> str:
    """The party of a publisher without a profile, as the furniture of its page tells.

    A line that names a government body and one state, else such a body on one line and
    its state, or the capital, alone on another. "" where no line tells.
    """
    bodies = False
    alone: set[str] = set()
    for start, end in lines:
        if end - start > _LINE:
            continue
        i, j = tokens.between(start, end)
        found = {c for c in _states_in(tokens, i, j) if c}
        body = _BODY.search(tokens.text, start, end) is not None
        if body and len(found) == 1:
            return next(iter(found))
        bodies = bodies or body
        if len(found) == 1 and (party := match_party(tokens, i, j)) and party.j == j:
            alone |= found
    return next(iter(alone)) if bodies and len(alone) == 1 else ""


def _states_in(tokens: Tokens, i: int, j: int) -> Iterable[str]:
    k = i
    while k < j:
        party = match_party(tokens, k, j)
        if party is not None:
            yield party.word.code
        k = party.j if party is not None else k + 1


def _signature(
    text: str, spans: list[tuple[int, int]], profile: Profile, *, weak: bool
) -> tuple[int, int] | None:
    sign = profile.sign_weak if weak else profile.sign
    if sign is not None:
        for start, end in spans:
            if sign.match(text, start, end):
                return start, end
    told = profile.sign_text is None or profile.sign_text.search(text) is not None
    if profile.sign_all and told and not weak:
        hits = [
            next((span for span in spans if pattern.match(text, *span)), None)
            for pattern in profile.sign_all
        ]
        if all(hit is not None for hit in hits):
            return hits[0]
    return None
