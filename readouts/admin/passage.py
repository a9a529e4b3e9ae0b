"""A source text cut into runs: which statement each character belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.corrections.past import PastStatement
from readouts.models import Statement

HUES = 8


@dataclass(frozen=True)
class Run:
    """Characters ``[start, end)`` of a text, of one statement or of none."""

    start: int
    end: int
    text: str
    statement: Statement | PastStatement | None = None
    hue: int = 0
    speakers: str = ""


@dataclass(frozen=True)
class Cast:
    """A statement's place in the text with what to call its speakers."""

    statement: Statement | PastStatement
    speakers: str


def speaker_names(statement: Statement) -> str:
    """Who speaks, in words: names joined, the text's words for a group, or "nobody"."""
    names = [speaker.name for speaker in statement.speakers.all()]
    if statement.unnamed_group:
        names.append(statement.unnamed_group)
    return ", ".join(names) or "nobody"


def runs(
    text: str, statements: Iterable[Statement], start: int = 0, end: int | None = None
) -> list[Run]:
    """``text[start:end]`` as consecutive runs; joined, they are that text exactly.

    ``statements`` do not overlap and come in order. A hue tells speakers apart:
    the same speakers have the same hue, in order of their first words.
    """
    cast = [Cast(statement, speaker_names(statement)) for statement in statements]
    return _cut(text, cast, start, len(text) if end is None else end)


def past_runs(text: str, statements: Iterable[PastStatement]) -> list[Run]:
    """The whole text as runs, with the statements as they were once."""
    cast = [Cast(row, _past_names(row)) for row in statements]
    return _cut(text, cast, 0, len(text))


def _past_names(row: PastStatement) -> str:
    names = ", ".join(filter(None, (*row.speaker_names, row.unnamed_group))) or "nobody"
    return f"{names} (voice: {row.voice_name})" if row.voice_name else names


def _cut(text: str, cast: Iterable[Cast], start: int, end: int) -> list[Run]:
    found: list[Run] = []
    hues: dict[str, int] = {}
    at = start
    for member in cast:
        hue = hues.setdefault(member.speakers, len(hues) % HUES + 1)
        first, last = max(member.statement.start, at), min(member.statement.end, end)
        if first >= last:
            continue
        if first > at:
            found.append(Run(at, first, text[at:first]))
        words = text[first:last]
        found.append(Run(first, last, words, member.statement, hue, member.speakers))
        at = last
    if at < end:
        found.append(Run(at, end, text[at:end]))
    return found


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph before ``[start, end)`` begins and the one after it ends."""
    before = text[: text.rfind("\n", 0, start) + 1].rstrip()
    after = text.find("\n", end)
    if after < 0:
        return before.rfind("\n") + 1, len(text)
    rest = text[after:]
    following = after + len(rest) - len(rest.lstrip())
    last = text.find("\n", following)
    return before.rfind("\n") + 1, last if last >= 0 else len(text)
