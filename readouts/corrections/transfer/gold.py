"""Corrected readouts as gold labels: what a person confirmed is what must be extracted."""

from __future__ import annotations

import re
from typing import Any

from readouts.models import Attendance, Readout, Statement

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
OPENING = 50  # how many characters of a segment tell it apart


def gold_labels(readout: Readout) -> dict[str, Any]:
    """The labels of one readout, for `manage.py evaluate_extraction`.

    The text's statements as they stand are its segments, and so is each paragraph,
    or part of one, that belongs to no statement.
    """
    statements = list(
        readout.statements.standing().in_order().prefetch_related("speakers", "topics")
    )
    meeting = readout.meeting
    attendances = Attendance.objects.standing().filter(meeting=meeting)
    rows = attendances.select_related("participant", "party").order_by("pk")
    return {
        "file": readout.file or f"{readout.code}.txt",
        "url": readout.url,
        "publisher_country": _country(readout),
        "title": readout.title,
        "date": meeting.date.isoformat() if meeting.date else None,
        "kind": meeting.kind,
        "place": meeting.place or None,
        "participants": [
            {
                "name": row.participant.name,
                "country": row.party.code if row.party else "",
                "role": row.office,
            }
            for row in rows
        ],
        "mentioned": [mention.name for mention in readout.mentions.order_by("start", "pk")],
        "segments": _segments(readout.text, statements),
    }


def _country(readout: Readout) -> str | None:
    publisher = readout.publisher
    return publisher.party.code if publisher and publisher.party else None


def _segments(text: str, statements: list[Statement]) -> list[dict[str, Any]]:
    """The text in order: statements, and the paragraphs or parts of them that nobody said."""
    found: list[tuple[int, int, dict[str, Any]]] = []
    at = 0
    for statement in statements:
        found += _unsaid(text, at, statement.start)
        found.append((statement.start, statement.end, _said(statement)))
        at = statement.end
    found += _unsaid(text, at, len(text))
    segments = []
    known = 0
    for start, end, segment in found:
        starts = _opening(text, start, end, known)
        known = start + len(starts)
        segments.append({"starts": starts, **segment})
    return segments


def _opening(text: str, start: int, end: int, known: int) -> str:
    """The segment's first characters, as many as no earlier place after ``known`` has."""
    length = OPENING
    while text.find(text[start : min(start + length, end)], known) != start:
        length *= 2
    return text[start : min(start + length, end)]


def _said(statement: Statement) -> dict[str, Any]:
    segment: dict[str, Any] = {
        "speaker": [speaker.name for speaker in statement.speakers.all()],
        "kind": "statement",
        "topics": sorted(topic.slug for topic in statement.topics.all()),
    }
    if statement.voice:
        segment["voice"] = statement.voice.name
    if statement.unnamed_group:
        segment["unnamed_group"] = True
    return segment


def _unsaid(text: str, start: int, end: int) -> list[tuple[int, int, dict[str, Any]]]:
    found = []
    for match in PARAGRAPH.finditer(text, start, end):
        words = match.group()
        begin = match.start() + len(words) - len(words.lstrip())
        found.append((begin, match.end(), {"speaker": [], "kind": "narrative"}))
    return found
