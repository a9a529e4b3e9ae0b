"""What a readout looked like at a moment: its facts and statements, rebuilt from the history."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from readouts.corrections.history import event_model, object_column
from readouts.models import (
    Attendance,
    Kind,
    Meeting,
    Mention,
    Participant,
    Party,
    Publisher,
    Readout,
    ReviewState,
    Statement,
    StatementSpeaker,
    StatementTopic,
    Topic,
)

Names = dict[int, str]


@dataclass(frozen=True)
class PastStatement:
    """A statement as it stood then; it prints like one of today."""

    pk: int
    start: int
    end: int
    text: str
    unnamed_group: str
    review_state: str
    speaker_names: tuple[str, ...]
    topic_names: tuple[str, ...]
    voice_name: str = ""


@dataclass(frozen=True)
class PastAttendance:
    """Who took part, as far as the archive knew then."""

    name: str
    office: str
    party: str


@dataclass(frozen=True)
class PastMeeting:
    """The facts of a meeting as they stood then."""

    title: str
    date: dt.date | None
    date_end: dt.date | None
    kind: str
    place: str
    attendances: tuple[PastAttendance, ...]


@dataclass(frozen=True)
class PastReadout:
    """A readout as it stood then, with the meeting that it was taken to be about."""

    title: str
    publisher: str
    is_reviewed: bool
    meeting: PastMeeting | None
    mentioned: tuple[str, ...]
    statements: tuple[PastStatement, ...]

    @property
    def topics(self) -> list[tuple[str, int]]:
        """The topics of the statements, each with the number of these, most frequent first."""
        counts = Counter(name for row in self.statements for name in row.topic_names)
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def readout_at(readout: Readout, when: dt.datetime) -> PastReadout | None:
    """``readout`` as it stood at ``when``, None where the archive did not have it yet.

    Rows that an import made have no event of their making: they count as made
    with the readout. A fixed number of queries.
    """
    if when < readout.imported_at:
        return None
    then = next(iter(_rows_at(Readout, "pk", [readout.pk], when)), readout)
    publishers = _names(Publisher, [then.publisher_id], when)
    mentions = _rows_at(Mention, "readout_id", [readout.pk], when)
    return PastReadout(
        title=then.title,
        publisher=publishers.get(then.publisher_id or 0, ""),
        is_reviewed=then.review_state == ReviewState.REVIEWED,
        meeting=_meeting(then.meeting_id, when),
        mentioned=tuple(row.name for row in sorted(mentions, key=lambda row: row.start or 0)),
        statements=_statements(readout, when),
    )


def _meeting(key: int, when: dt.datetime) -> PastMeeting | None:
    row = next(iter(_rows_at(Meeting, "pk", [key], when)), None)
    if row is None:
        return None
    attendances = [
        attendance
        for attendance in _rows_at(Attendance, "meeting_id", [key], when)
        if attendance.review_state != ReviewState.REJECTED
    ]
    attendances.sort(key=lambda attendance: _key(Attendance, attendance))
    people = _names(Participant, [one.participant_id for one in attendances], when)
    parties = _names(Party, [one.party_id for one in attendances], when)
    return PastMeeting(
        title=row.title,
        date=row.date,
        date_end=row.date_end,
        kind=str(dict(Kind.choices).get(row.kind, row.kind)),
        place=row.place,
        attendances=tuple(
            PastAttendance(
                name=_called(people, one.participant_id),
                office=one.office,
                party=parties.get(one.party_id, ""),
            )
            for one in attendances
        ),
    )


def _statements(readout: Readout, when: dt.datetime) -> tuple[PastStatement, ...]:
    """The statements that stood then, in order."""
    rows = _rows_at(Statement, "readout_id", [readout.pk], when)
    standing = [row for row in rows if row.review_state != ReviewState.REJECTED]
    keys = [_key(Statement, row) for row in standing]
    speakers = _linked(StatementSpeaker, keys, when, "participant_id")
    topics = _linked(StatementTopic, keys, when, "topic_id")
    voices = [row.voice_id for row in standing]
    people = _names(Participant, [*voices, *(k for ks in speakers.values() for k in ks)], when)
    themes = _names(Topic, [k for ks in topics.values() for k in ks], when)
    found = [
        PastStatement(
            pk=key,
            start=row.start,
            end=row.end,
            text=row.text,
            unnamed_group=row.unnamed_group,
            review_state=row.review_state,
            speaker_names=tuple(_called(people, one) for one in speakers.get(key, [])),
            topic_names=tuple(_called(themes, one) for one in topics.get(key, [])),
            voice_name=people.get(row.voice_id, ""),
        )
        for key, row in zip(keys, standing, strict=True)
    ]
    return tuple(sorted(found, key=lambda statement: statement.start))


def _called(names: Names, key: int) -> str:
    return names.get(key, f"no. {key} (deleted)")


def _names(model: type[models.Model], keys: Iterable[int | None], when: dt.datetime) -> Names:
    """What the rows with these numbers were called then."""
    known = sorted({key for key in keys if key is not None})
    return {_key(model, row): row.name for row in _rows_at(model, "pk", known, when)}


def _key(model: type[models.Model], row: Any) -> int:
    """The number of the row, whether it comes from its table or from its history."""
    return int(row.pk) if isinstance(row, model) else int(getattr(row, object_column(model)))


def _rows_at(
    model: type[models.Model], column: str, values: Iterable[int], when: dt.datetime
) -> list[Any]:
    """The rows of ``model`` whose ``column`` had one of ``values`` at ``when``: events or rows.

    The first event after ``when`` tells: a change or a deletion holds the row as
    it was until then, an addition says that it was not there. A row without any
    later event is as it stands.
    """
    wanted = set(values)
    number = object_column(model)
    table = event_model(model)
    past_column = number if column == "pk" else column
    # A row that has these values today may have had others then, and the other way round.
    touched = table.objects.filter(**{f"{past_column}__in": wanted}, pgh_created_at__gt=when)
    today = model._base_manager.filter(**{f"{column}__in": wanted})
    first_later = {
        getattr(event, number): event
        for event in table.objects.filter(
            models.Q(**{f"{number}__in": touched.values(number)})
            | models.Q(**{f"{number}__in": today.values("pk")}),
            pgh_created_at__gt=when,
        )
        .order_by(number, "pgh_id")
        .distinct(number)
    }
    unchanged = today.exclude(pk__in=first_later)
    if model is Readout:
        unchanged = unchanged.defer("text", "extracted")
    return [
        *unchanged,
        *(
            event
            for event in first_later.values()
            if event.pgh_label != "added" and getattr(event, past_column) in wanted
        ),
    ]


def _linked(
    model: type[models.Model], statements: list[int], when: dt.datetime, target: str
) -> dict[int, list[int]]:
    linked: dict[int, list[int]] = {}
    for row in _rows_at(model, "statement_id", statements, when):
        linked.setdefault(row.statement_id, []).append(getattr(row, target))
    return {key: sorted(values) for key, values in linked.items()}
