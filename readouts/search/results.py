"""What the lists print of a row beside its own fields: snippets, speakers as of that day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from readouts.search import hits, language
from readouts.search.errors import QueryError
from readouts.search.people import living
from readouts.search.plan import Plan, plan

if TYPE_CHECKING:
    from readouts.models import Attendance, Meeting, Participant, Party, Statement

WIDTH = 320  # characters of a snippet, about
SHORT = 160  # where there are many rows
BEFORE = 80  # of them at most before the first hit, and at most a quarter
Marks = Sequence[tuple[int, int]]
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a statement; printed, it is its HTML."""

    html: SafeString
    url: str
    speaker_lines: Sequence[tuple[Participant, str, Party | None]]

    def __str__(self) -> SafeString:
        return self.html


def marks(query_plan: Plan | None, statements: Iterable[Statement]) -> dict[int, Marks]:
    """Of each statement, the hits as offsets into its text. One query, none without words."""
    if query_plan is None or not query_plan.asks_words:
        return {}
    rows = {statement.pk: statement for statement in statements}
    return {
        pk: hits.offsets(rows[pk].text, hits.hits(query_plan, positions))
        for pk, positions in hits.positions(query_plan, rows).items()
    }


def marks_of(query: str, statements: Iterable[Statement]) -> dict[int, Marks]:
    """The hits of ``query`` as it was typed; none where it cannot be read."""
    try:
        tree = language.parse(query)
        return marks(plan(query, tree), statements) if tree else {}
    except QueryError:
        return {}


def snippet(text: str, marked: Marks = (), width: int = WIDTH) -> SafeString:
    """The passage of ``text`` with most of the hits in it, marked; all else escaped. It has about
    ``width`` characters.
    """
    start, end = _window(text, marked, width)
    pieces = ["…"] if start else []
    at = start
    for first, last in marked:
        if first < start or last > end:
            continue
        pieces += [_plain(text[at:first]), "<mark>", _plain(text[first:last]), "</mark>"]
        at = last
    pieces += [_plain(text[at:end]), "…" if end < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped


def _plain(text: str) -> str:
    return escape(SPACE.sub(" ", text))


def _window(text: str, marked: Marks, width: int) -> tuple[int, int]:
    if len(text) <= width * 5 // 4:
        return 0, len(text)
    lead = min(BEFORE, width // 4)
    best = 0
    if marked:
        room = width - lead
        # Hits are in order and do not overlap: those that end in time are the first ones.
        ends = [end for _, end in marked]
        counted = [
            (bisect_right(ends, first + room) - place, -first)
            for place, (first, _) in enumerate(marked)
        ]
        best = -max(counted)[1]
    start = max(0, min(best - lead, len(text) - width))
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = start + width
    # A hit that begins inside ends inside, and no word is cut.
    inside = [last for first, last in marked if start <= first < end]
    end = max([end, *inside])
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", max([best, *inside]), end)
    return start, space if space > start else end


def dress_statements(
    statements: Sequence[Statement], query: str, marked: Mapping[int, Marks]
) -> None:
    """Give each what a line of the list prints: see the names that are set."""
    for row in statements:
        statement: Any = row
        statement.meeting = row.readout.meeting
        statement.topic_list = list(row.topics.all())
        statement.speaker_lines = speaker_lines(row)
        statement.speaker_list = [person for person, _, _ in statement.speaker_lines]
        statement.marks = marked.get(row.pk, ())
        statement.snippet = snippet(row.text, statement.marks)
        statement.hit_url = hit_url(row, query)


def dress_meetings(
    meetings: Sequence[Meeting],
    best: Mapping[int, Sequence[Statement]],
    counts: Mapping[int, int],
) -> None:
    """Give each its participants' lines, and the dressed statements that were found in it."""
    for row in meetings:
        meeting: Any = row
        meeting.participant_lines = [
            (living(there.participant), there.office, there.party)
            for there in row.attendances.all()
        ]
        meeting.hit_count = counts.get(row.pk, 0)
        statements: Sequence[Any] = best.get(row.pk, ())
        meeting.snippets = [Snippet(s.snippet, s.hit_url, s.speaker_lines) for s in statements]


def hit_url(statement: Statement, query: str) -> str:
    """The statement at its place in the source, with the hits of ``query`` marked there."""
    address = statement.get_absolute_url()
    return f"{address}?{urlencode({'q': query})}" if query else address


def speaker_lines(statement: Statement) -> list[tuple[Participant, str, Party | None]]:
    """Each speaker with the office and party of that day, as ``readouts_search_source`` has it."""
    there: dict[int, Attendance] = {}
    for attendance in statement.readout.meeting.attendances.all():
        there.setdefault(living(attendance.participant).pk, attendance)
    lines: dict[int, tuple[Participant, str, Party | None]] = {}
    for speaker in statement.speakers.all():
        person = living(speaker)
        presence = there.get(person.pk)
        party = (presence.party if presence else None) or person.party or speaker.party
        lines[person.pk] = (person, presence.office if presence else "", party)
    return list(lines.values())
