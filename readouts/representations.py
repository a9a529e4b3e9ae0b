"""What the JSON twins say of a row: plain dictionaries with addresses to go on from.

Callers load what is read here: speakers, topics, readout, meeting, attendances.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from readouts.corrections.public import PublicCorrection
from readouts.models import (
    Attendance,
    Meeting,
    Mention,
    Participant,
    Party,
    Readout,
    Topic,
)
from readouts.offices import Office


def party(row: Party | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {"code": row.code, "name": row.name, "kind": row.kind, "url": row.get_absolute_url()}


def speaker(row: Participant) -> dict[str, Any]:
    return {"slug": row.slug, "name": row.name, "url": row.get_absolute_url()}


def topic(row: Topic) -> dict[str, Any]:
    return {"slug": row.slug, "name": row.name, "group": row.group, "url": row.get_absolute_url()}


def attendance(row: Attendance) -> dict[str, Any]:
    return {
        **speaker(row.participant),
        "office": row.office,
        "party": row.party.code if row.party else None,
        "start": row.start,
        "end": row.end,
    }


def office(row: Office) -> dict[str, Any]:
    return {
        "office": row.name,
        "party": row.party,
        "printed": list(row.printed),
        "first": row.first,
        "last": row.last,
        "meetings": row.meetings,
    }


def mention(row: Mention) -> dict[str, Any]:
    return {
        "name": row.name,
        "start": row.start,
        "end": row.end,
        "speaker": speaker(row.participant) if row.participant else None,
    }


def meeting_line(row: Meeting) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.title,
        "date": row.date,
        "date_end": row.date_end,
        "kind": row.kind,
        "place": row.place,
        "url": row.get_absolute_url(),
    }


def readout_line(row: Readout) -> dict[str, Any]:
    return {
        "code": row.code,
        "sha256": row.sha256,
        "title": row.title,
        "publisher": row.publisher.name if row.publisher else None,
        "publisher_slug": row.publisher.slug if row.publisher else None,
        "published_on": row.published_on,
        "language": row.language,
        "source": row.url or None,
        "url": row.get_absolute_url(),
    }


def correction(row: PublicCorrection) -> dict[str, Any]:
    """What people corrected on one day; who did it is nobody's business."""
    return {
        "day": row.day,
        "changes": [
            {
                "what": change.what,
                "about": change.about or None,
                "before": change.before or None,
                "after": change.after or None,
            }
            for change in row.changes
        ],
    }


def timeline(bars: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"period": bar.label, "count": bar.count} for bar in bars]


def topics_beside(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Topics with their share of some statements beside that of the archive, in percent."""
    return [
        {
            "name": row.label,
            "count": row.count,
            "percent": round(row.share, 1),
            "percent_of_archive": round(row.other, 1),
            "url": row.page,
        }
        for row in rows
    ]


def words_beside(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Words with their share of some statements beside that of all others, in percent."""
    return [
        {
            "word": row.label,
            "count": row.count,
            "percent": round(row.share, 1),
            "percent_of_others": round(row.other, 1),
            "url": row.url,
        }
        for row in rows
    ]


def met(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Speakers or parties with the number of meetings."""
    return [{"name": row.label, "meetings": row.count, "url": row.page} for row in rows]


def statement(row: Any, readout: Readout) -> dict[str, Any]:
    """A statement with its ``speaker_list`` and ``topic_list``, as both pages and lists load it."""
    return {
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "speakers": [speaker(p) for p in row.speaker_list],
        "voice": speaker(row.voice) if row.voice else None,
        "unnamed_group": row.unnamed_group or None,
        "topics": [topic(t) for t in row.topic_list],
        "confidence": round(row.confidence, 3),
        "rule": row.rule,
        "review_state": row.review_state,
        "url": readout.permanent_link(row.start),
    }
