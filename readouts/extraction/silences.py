"""Doubts: what extraction could make nothing of, so that a person looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.extraction.layout import Layout
from readouts.extraction.lede import Lead
from readouts.extraction.records import Claim, ExtractedStatement, Silence, Span
from readouts.extraction.roster import Roster
from readouts.extraction.tokens import Tokens


def find_silences(
    tokens: Tokens,
    layout: Layout,
    lead: Lead | None,
    roster: Roster,
    statements: Sequence[ExtractedStatement],
    date: Claim | None,
) -> Iterator[Silence]:
    """Silent paragraphs and participants, and the facts that the text does not give."""
    if date is None:
        yield Silence("no date", "no date in the lead, the date line or the manifest")
    if not any(not p.group for p in roster.people):
        yield Silence("no participant", "nobody who took part is named")
    yield from _silent_paragraphs(tokens, layout, lead, statements)
    yield from _silent_participants(roster, statements)


def _silent_paragraphs(
    tokens: Tokens, layout: Layout, lead: Lead | None, statements: Sequence[ExtractedStatement]
) -> Iterator[Silence]:
    lead_at = tokens.start[lead.i] if lead else -1
    for paragraph in layout.paragraphs:
        if paragraph.end - paragraph.start < 40 or paragraph.start <= lead_at < paragraph.end:
            continue
        if not any(paragraph.start <= s.span.start < paragraph.end for s in statements):
            words = " ".join(tokens.text[paragraph.start : paragraph.end].split()[:12])
            yield Silence("silent paragraph", words, Span(paragraph.start, paragraph.end))


def _silent_participants(
    roster: Roster, statements: Sequence[ExtractedStatement]
) -> Iterator[Silence]:
    heard = {name for statement in statements for name in statement.speakers}
    for person in roster.people:
        if person.principal and person.name not in heard:
            yield Silence(
                "silent participant", person.name, Span(*person.span) if person.span else None
            )
