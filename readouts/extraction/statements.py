"""Statements: the units of attribution, joined to runs inside a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.extraction.confidence import confidence_of, least_confidence
from readouts.extraction.records import ExtractedStatement, Silence, Span
from readouts.extraction.tokens import Tokens
from readouts.extraction.topics import Vocabulary, match_topics
from readouts.extraction.units import Unit

# A participant whom the lead names has this confidence; one found otherwise has less.
SURE = 0.95


def build_statements(
    tokens: Tokens, units: Sequence[Unit], vocabulary: Vocabulary, trust: float = 1.0
) -> tuple[ExtractedStatement, ...]:
    """Maximal runs of the same speakers inside a paragraph, with topics and confidence.

    ``trust`` is what doubts about the whole text leave of every confidence.
    """
    for unit in units:
        unit.trust *= trust
    runs: list[list[Unit]] = []
    for unit in units:
        if not unit.speakers:
            runs.append([])
        elif runs and runs[-1] and _continues(runs[-1][-1], unit):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return tuple(_statement(tokens, run, vocabulary) for run in runs if run)


def withhold_guesses(
    statements: tuple[ExtractedStatement, ...],
) -> tuple[tuple[ExtractedStatement, ...], tuple[Silence, ...]]:
    """The statements sure enough to attribute, and a doubt in place of each of the others.

    For texts of publishers on whose readouts nothing was measured: a speaker guessed there
    is wrong as often as right.
    """
    least = least_confidence()
    kept = tuple(s for s in statements if s.confidence >= least)
    doubts = tuple(_as_doubt(s) for s in statements if s.confidence < least)
    return kept, doubts


def _as_doubt(guess: ExtractedStatement) -> Silence:
    words = " ".join(guess.text.split()[:12])
    return Silence(
        "unresolved subject", f"perhaps {', '.join(guess.speakers)}: {words}", guess.span
    )


def _continues(before: Unit, unit: Unit) -> bool:
    return (
        before.paragraph == unit.paragraph
        and set(map(id, before.speakers)) == set(map(id, unit.speakers))
        and before.voice is unit.voice
        and before.others == unit.others
    )


def _statement(tokens: Tokens, run: Sequence[Unit], vocabulary: Vocabulary) -> ExtractedStatement:
    start, end = _trimmed(tokens.text, run[0].start, run[-1].end)
    span = Span(start, end)
    first = run[0]
    doubtful = min(run, key=_confidence)
    return ExtractedStatement(
        span=span,
        text=tokens.text[start:end],
        speakers=tuple(p.name for p in first.speakers),
        rule=first.rule,
        confidence=_confidence(doubtful),
        voice=first.voice.name if first.voice else None,
        topics=match_topics(tokens.text, span, vocabulary),
        evidence=_evidence(tokens, first),
        alternatives=tuple(tuple(p.name for p in people) for people in doubtful.alternatives),
        unnamed_group=first.others,
        trust=_trust(doubtful),
    )


def _confidence(unit: Unit) -> float:
    """That of the rule, less where the people themselves are in doubt."""
    return confidence_of(unit.rule, unit.carried) * _trust(unit)


def _trust(unit: Unit) -> float:
    """What doubts about the people leave of the rule's confidence."""
    return unit.trust * min(min(1.0, person.confidence / SURE) for person in unit.speakers)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _evidence(tokens: Tokens, unit: Unit) -> Span | None:
    if unit.evidence is None:
        return None
    i, j = unit.evidence
    return Span(tokens.start[i], tokens.end[max(i, j - 1)])
