"""Doubts: what extraction could make nothing of, so that a person looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.extraction.dates import impossible_day
from readouts.extraction.layout import Layout
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import word_set
from readouts.extraction.records import Claim, ExtractedStatement, Silence, Span
from readouts.extraction.roster import Roster
from readouts.extraction.tokens import Tokens
from readouts.extraction.units import Unit
from readouts.extraction.verbs import verb_lexicon

# Verbs that as often tell what happened as what was said.
_FACTS = word_set("silences_facts")


def find_silences(
    tokens: Tokens,
    layout: Layout,
    lead: Lead | None,
    roster: Roster,
    statements: Sequence[ExtractedStatement],
    date: Claim | None,
    told: Sequence[Unit] = (),
) -> Iterator[Silence]:
    """Silent paragraphs and participants, and the facts that the text does not give.

    ``told`` are the stretches that attribution took for the publisher's telling.
    """
    if date is None:
        yield _no_date(tokens, lead)
    if not any(not p.group for p in roster.people):
        yield Silence("no participant", "nobody who took part is named")
    yield from _silent_paragraphs(tokens, layout, lead, statements)
    yield from _silent_sentences(tokens, lead, statements, told)
    yield from _silent_participants(roster, statements)


def _no_date(tokens: Tokens, lead: Lead | None) -> Silence:
    start, end = (tokens.start[lead.i], tokens.end[lead.j - 1]) if lead else (0, 0)
    impossible = impossible_day(tokens.text, start, end)
    if impossible is not None:
        written = tokens.text[impossible.start : impossible.end]
        return Silence("no date", f"there is no day {written}", impossible)
    return Silence("no date", "no date in the lead, the date line or the manifest")


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


def _silent_sentences(
    tokens: Tokens,
    lead: Lead | None,
    statements: Sequence[ExtractedStatement],
    told: Sequence[Unit],
) -> Iterator[Silence]:
    """Sentences of nobody that hold a reporting verb, in a paragraph where others speak."""
    speaking = {unit.paragraph for unit in told if unit.speakers}
    lead_at = tokens.start[lead.i] if lead else -1
    for unit in told:
        if (
            unit.speakers
            or unit.rule
            or unit.paragraph not in speaking
            or unit.start <= lead_at < unit.end
        ):
            continue
        i, j = tokens.between(unit.start, unit.end)
        if _reports(tokens, i, j):
            words = " ".join(tokens.text[unit.start : unit.end].split()[:12])
            yield Silence("unresolved subject", words, Span(unit.start, unit.end))


def _reports(tokens: Tokens, i: int, j: int) -> bool:
    for k in range(i + 1, j):
        found = verb_lexicon().match(tokens.low, k, j) if not tokens.caps[k] else None
        if found is not None and found[1].kind == "report" and found[1].tense == "past":
            return found[1].lemma not in _FACTS
    return False


def _silent_participants(
    roster: Roster, statements: Sequence[ExtractedStatement]
) -> Iterator[Silence]:
    heard = {name for statement in statements for name in statement.speakers}
    for person in roster.people:
        if person.principal and person.name not in heard:
            yield Silence(
                "silent participant", person.name, Span(*person.span) if person.span else None
            )
