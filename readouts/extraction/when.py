"""The day of the encounter, from the lead, the date line or the manifest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from readouts.extraction.dates import DateMention, find_dates, impossible_day, relative_date
from readouts.extraction.layout import Layout
from readouts.extraction.lexicon import pattern
from readouts.extraction.records import Claim, Source, Span
from readouts.extraction.tokens import Tokens

# A date behind these words is not the day of the encounter.
_OTHER_EVENT = pattern("when_other_event")
_TODAY_ELSEWHERE = re.compile(
    r"\btoday['’]s (?!(?:meeting|call|talks|discussion|conversation|session))", re.IGNORECASE
)
_ENCOUNTER = pattern("when_encounter")
_FRONTED = re.compile(r"\W*(?:on|from)?\W*", re.IGNORECASE)
_IN_PRINT = dt.timedelta(days=7)  # so long a text may lie before it is put on its page
_BESIDE = 14
_TIME_ZONES = dt.timedelta(days=1)  # it may be tomorrow where they met


def reference_day(
    text: str, layout: Layout, source: Source
) -> tuple[dt.date | None, Span | None, str]:
    """The day of publication: from the date line, else the manifest, else the title."""
    printed = _first_date(text, layout.datelines, source.published_on)
    above = printed.first if printed is not None else source.published_on
    prefixes = [(p.start, p.body) for p in layout.paragraphs[:1]]
    own = _first_date(text, prefixes, above)
    if own is not None and printed is not None and printed.first - own.first > _IN_PRINT:
        own = None
    if own is not None and own.first <= (above or own.first):
        # "OSLO, 17 February - ..." under the page's "18 February": written on the day itself.
        printed = own
    if printed is not None:
        return printed.first, Span(printed.start, printed.end), "date line"
    if source.published_on is not None:
        return source.published_on, None, "manifest"
    spans = [*layout.furniture, *([layout.title] if layout.title else []), *layout.places]
    for start, end in spans:
        for mention in find_dates(text, start, end, None):
            if mention.has_year:
                return mention.first, Span(mention.start, mention.end), "date line"
    return None, None, ""


def _first_date(
    text: str, spans: Sequence[tuple[int, int]], reference: dt.date | None
) -> DateMention | None:
    return next((d for span in spans for d in find_dates(text, *span, reference)), None)


def encounter_dates(
    tokens: Tokens,
    lead: Sequence[tuple[int, int]],
    paragraphs: list[tuple[int, int]],
    reference: tuple[dt.date | None, Span | None, str],
) -> tuple[Claim | None, Claim | None]:
    """The (first) day of the encounter and the last day of a range.

    ``lead`` and ``paragraphs`` are character ranges, the nearest to the encounter first;
    ``reference`` is the day of publication.
    """
    text = tokens.text
    day, span, origin = reference
    for start, end in lead:
        found = _in_sentence(text, start, end, day)
        if found is not None:
            return _claims(
                text,
                found,
                "date in lead" if found.has_year else "day in lead",
                0.98 if found.has_year else 0.95,
            )
    if any(impossible_day(text, start, end) for start, end in lead):
        # "On February 30, ...": the day of publication is no better a guess than another.
        return None, None
    for start, end in paragraphs[:4]:
        found = _later(text, start, end, day)
        if found is not None:
            return _claims(text, found, "day in body", 0.85)
    if day is None:
        return None, None
    written = text[span.start : span.end] if span else day.isoformat()
    return Claim(day.isoformat(), written, span, origin, 0.8), None


def _in_sentence(text: str, start: int, end: int, reference: dt.date | None) -> DateMention | None:
    """The date that begins the sentence; else its "today"; else another date in it.

    "... spoke today on the anniversary of the attack of October 7" is of today. What is
    to come after the day of publication is another event, though it may be tomorrow there.
    """
    dates = [
        mention
        for mention in find_dates(text, start, end, reference)
        if not _OTHER_EVENT.search(text, max(start, mention.start - 40), mention.start)
        and (reference is None or mention.first <= reference + _TIME_ZONES)
    ]
    relative = _relative(text, start, end, reference)
    for mention in dates:
        if relative is not None and 0 <= mention.start - relative.end <= _BESIDE:
            return mention  # "today, Tuesday 12 March": printed beside it
        if (
            relative is None
            or relative.is_weekday
            or _FRONTED.fullmatch(text, start, mention.start)
        ):
            return mention
    return relative


def _relative(text: str, start: int, end: int, reference: dt.date | None) -> DateMention | None:
    if reference is None:
        return None
    found = relative_date(text, start, end, reference)
    if found is None or _TODAY_ELSEWHERE.match(text, found.start):
        return None
    return found


def _later(text: str, start: int, end: int, reference: dt.date | None) -> DateMention | None:
    """ "Today's meeting in Geneva" in a later sentence."""
    found = _relative(text, start, min(end, start + 400), reference)
    if found is None:
        return None
    around = text[max(start, found.start - 80) : min(end, found.end + 60)]
    return found if _ENCOUNTER.search(around) else None


def _claims(
    text: str, found: DateMention, rule: str, confidence: float
) -> tuple[Claim, Claim | None]:
    span = Span(found.start, found.end)
    written = text[found.start : found.end]
    first = Claim(found.first.isoformat(), written, span, rule, confidence)
    last = Claim(found.last.isoformat(), written, span, rule, confidence) if found.last else None
    return first, last
