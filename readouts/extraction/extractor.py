"""Puts the stages together: layout, lead, participants, attribution, topics, doubts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from readouts.extraction import transcripts
from readouts.extraction.attendance import (
    add_attendees,
    add_speakers,
    drop_silent,
)
from readouts.extraction.attribution import Attributor
from readouts.extraction.documents import not_a_readout
from readouts.extraction.further_meetings import add_further_meetings
from readouts.extraction.kinds import kind_of
from readouts.extraction.layout import Layout, read_layout
from readouts.extraction.leads import find_lead, told_again, with_narrator
from readouts.extraction.lede import Lead, Range
from readouts.extraction.mentioned import mentioned_people
from readouts.extraction.participant import FURTHER_MEETING, Participant
from readouts.extraction.participants import build_participants, count_parties, drop_named_groups
from readouts.extraction.places import find_place
from readouts.extraction.publishers import country_of, is_measured, profile_of, read_publisher
from readouts.extraction.records import Claim, Extraction, Person, Silence, Source, Span
from readouts.extraction.roster import Roster
from readouts.extraction.sentences import split_sentences
from readouts.extraction.silences import find_silences
from readouts.extraction.soundness import trust_in_text
from readouts.extraction.statements import build_statements, withhold_guesses
from readouts.extraction.tokens import Tokens
from readouts.extraction.topics import Vocabulary, load_vocabulary
from readouts.extraction.towns import dateline_place, place_beside_the_lead
from readouts.extraction.when import encounter_dates, reference_day

_NO_SOURCE = Source()


@dataclass(slots=True)
class _Page:
    """One text, taken apart: what all later stages start from."""

    tokens: Tokens
    layout: Layout
    publisher: Claim | None
    home: str
    sentences: list[Range]
    lead: Lead | None
    title: Claim | None


def extract(
    text: str,
    source: Source = _NO_SOURCE,
    vocabulary: Vocabulary | None = None,
    *,
    guesses: bool = False,
) -> Extraction:
    """Everything that can be read from one readout's ``text``.

    ``source`` is what is known of it from outside; ``vocabulary`` the topics to
    look for (the archive's own by default). With ``guesses`` the statements are in it
    that are too unsure to attribute. Never fails: what cannot be read is
    missing from the result, and a ``Silence`` says so.
    """
    transcript = transcripts.recognise(text)
    page = _read_page(text, source)
    if transcript:
        return _without_statements(page, text, source, "transcript", transcript)
    reason = not_a_readout(page.tokens, page.layout)
    if reason:
        return _without_statements(page, text, source, "other", reason)
    known = guesses or (page.publisher is not None and is_measured(page.publisher.value))
    return _extract_readout(page, text, source, vocabulary or load_vocabulary(), known=known)


def _read_page(text: str, source: Source) -> _Page:
    profile = profile_of(source)
    layout = read_layout(text, profile.furniture if profile else (), source.title)
    tokens = Tokens(text)
    publisher, home = read_publisher(text, _furniture(layout), source)
    home = home or country_of(tokens, [*layout.furniture, *layout.datelines, *layout.places])
    sentences = [
        tokens.between(start, end)
        for paragraph in layout.paragraphs
        for start, end in split_sentences(text, paragraph.body, paragraph.end)
    ]
    return _Page(
        tokens,
        layout,
        publisher,
        home,
        sentences,
        with_narrator(tokens, layout, find_lead(tokens, sentences)),
        _title(text, layout, source),
    )


def _furniture(layout: Layout) -> list[tuple[int, int]]:
    """All that may tell the publisher: furniture, date lines and the title, never the lead."""
    prefixes = [p.dateline for p in layout.paragraphs if p.dateline]
    title = [layout.title] if layout.title else []
    return [*layout.furniture, *layout.datelines, *layout.places, *prefixes, *title]


def _title(text: str, layout: Layout, source: Source) -> Claim | None:
    if layout.title is not None:
        start, end = layout.title
        return Claim(
            " ".join(text[start:end].split()), text[start:end], Span(start, end), "title line", 0.95
        )
    if source.title:
        return Claim(source.title, source.title, None, "manifest", 0.95)
    return None


def _extract_readout(
    page: _Page, text: str, source: Source, vocabulary: Vocabulary, *, known: bool
) -> Extraction:
    """The record of a readout; what is a guess is withheld unless its publisher is ``known``."""
    tokens, lead, layout = page.tokens, page.lead, page.layout
    reference = reference_day(text, layout, source)
    lead_span = _span_of_lead(page)
    bodies = [(p.body, p.end) for p in layout.paragraphs]
    date, date_end = encounter_dates(tokens, _lead_spans(page), bodies, reference)
    if (
        date is not None
        and "lead" not in date.rule
        and (told := told_again(tokens, lead, page.sentences))
    ):
        date, date_end = encounter_dates(tokens, told, bodies, reference)
    day = dt.date.fromisoformat(date.value) if date else None
    people = _participants(page, day)
    kind = kind_of(
        page.title.value if page.title else "",
        " ".join(text[slice(*span)] for span in (lead_span, *_before(page)) if span),
        text[bodies[0][0] : bodies[:3][-1][1]] if bodies else "",
        _parties_at_once(people),
    )
    roster = Roster(people, page.home)
    attributor = Attributor(tokens, roster, kind.value, lead)
    units = attributor.run(layout.paragraphs)
    added = add_speakers(tokens, roster, attributor.strangers, page.home, day)
    if drop_silent(roster, units) or added:
        attributor = Attributor(tokens, roster, kind.value, lead)
        units = attributor.run(layout.paragraphs)
    trust = trust_in_text(roster, attributor.silences)
    statements = build_statements(tokens, units, vocabulary, trust)
    if lead is None and not statements:
        reason = "it tells of no encounter and reports nobody's words"
        return _without_statements(page, text, source, "other", reason)
    statements, guesses = (statements, ()) if known else withhold_guesses(statements)
    mentioned = mentioned_people(tokens, roster)
    place = find_place(tokens, lead, layout, page.sentences)
    if place is None and kind.value in ("meeting", "multilateral meeting", "press conference"):
        place = place_beside_the_lead(tokens, layout)
    elif place is None and kind.value in ("phone call", "video call"):
        place = dateline_place(text, layout, body=True)
    silences = [
        *attributor.silences,
        *guesses,
        *find_silences(tokens, layout, lead, roster, statements, date, units),
    ]
    return Extraction(
        text=text, source=source, document="readout", title=page.title, date=date, kind=kind,
        place=place, publisher=page.publisher, publisher_country=page.home, date_end=date_end,
        participants=tuple(map(_person, roster.people)), mentioned=mentioned,
        statements=statements, silences=tuple(silences),
    )  # fmt: skip


def _parties_at_once(people: list[Participant]) -> int:
    """How many parties met together: of several encounters each is of two."""
    together = [p for p in people if p.rule != FURTHER_MEETING]
    count = count_parties(together)
    unnamed = any(p.group for p in together)
    return min(count, 2) if len(together) < len(people) and unnamed else count


def _span_of_lead(page: _Page) -> tuple[int, int] | None:
    """The lead with what stands before it in its paragraph ("The meeting was held in ...")."""
    if page.lead is None:
        return None
    start = page.tokens.start[page.lead.i]
    inside = [p.body for p in page.layout.paragraphs if p.body <= start < p.end]
    return (inside[0] if inside else start), page.tokens.end[page.lead.j - 1]


def _lead_spans(page: _Page) -> list[tuple[int, int]]:
    """Where to look for the date: the lead's sentence, what stands before it and beside it."""
    whole = _span_of_lead(page)
    if page.lead is None or whole is None:
        return []
    own, tokens = page.tokens.start[page.lead.i], page.tokens
    before = [(i, j) for i, j in page.sentences[:2] if j <= page.lead.i and _tells(tokens, i, j)]
    also = dict.fromkeys((*page.lead.beside, *before))
    beside = [(tokens.start[i], tokens.end[j - 1]) for i, j in also]
    return [*([(own, whole[1]), (whole[0], own)] if whole[0] < own else [whole]), *beside]


def _before(page: _Page) -> list[tuple[int, int]]:
    """The sentences before the lead's paragraph that tell how it was ("held by video")."""
    if page.lead is None:
        return []
    first = [(i, j) for i, j in page.sentences[:2] if j <= page.lead.i]
    return [
        (page.tokens.start[i], page.tokens.end[j - 1])
        for i, j in first
        if _tells(page.tokens, i, j)
    ]


def _tells(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a sentence before the lead tells when it was ("The talks were held on 5 May")."""
    return bool({"held", "met", "visit", "visited", "place"} & set(tokens.low[i:j]))


def _participants(page: _Page, day: dt.date | None) -> list[Participant]:
    tokens, lead = page.tokens, page.lead
    title_range = (
        tokens.between(page.title.span.start, page.title.span.end)
        if page.title and page.title.span
        else (0, 0)
    )
    town = dateline_place(tokens.text, page.layout)
    people = build_participants(
        tokens, lead, title_range, page.home, day, town.written if town else ""
    )
    others = [(i, j) for i, j in page.sentences if lead is None or i != lead.i]
    add_attendees(tokens, people, others, page.home, lead)
    add_further_meetings(tokens, people, others, page.home, day)
    drop_named_groups(people)
    return people


def _person(participant: Participant) -> Person:
    span = Span(*participant.span) if participant.span else None
    aliases = tuple(dict.fromkeys(a for a in participant.aliases if a != participant.name))
    return Person(
        participant.name, participant.party, participant.role, span, participant.rule,
        participant.confidence, aliases, group=participant.group,
    )  # fmt: skip


def _without_statements(
    page: _Page, text: str, source: Source, document: str, reason: str
) -> Extraction:
    """The record of a text that is no readout: its title and date, and why nothing more."""
    reference = reference_day(text, page.layout, source)
    date, _ = encounter_dates(page.tokens, (), [], reference)
    return Extraction(
        text=text, source=source, document=document, title=page.title, date=date,
        kind=Claim("other", "", None, document, 0.9), place=None, publisher=page.publisher,
        publisher_country=page.home, silences=(Silence("not a readout", reason),),
    )  # fmt: skip
