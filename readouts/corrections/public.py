"""What public pages say of corrections: the day, what changed, from what to what; never who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
from django.db.models import Q, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from readouts.corrections.history import (
    IMPORTED,
    MATCHED,
    Change,
    FieldChange,
    Save,
    event_model,
    saves,
)
from readouts.models import (
    Attendance,
    Meeting,
    Mention,
    Readout,
    ReviewState,
    Statement,
    StatementSpeaker,
    StatementTopic,
)


@dataclass(frozen=True)
class PublicChange:
    """One thing that changed: "the date", about nothing further, from a day to another."""

    what: str
    about: str  # which statement or person, where ``what`` does not say it
    before: str
    after: str


@dataclass(frozen=True)
class PublicCorrection:
    """What people corrected on one day."""

    day: dt.date
    changes: tuple[PublicChange, ...]

    @property
    def summary(self) -> str:
        """What changed, in a few words: "the date; who says a statement"."""
        return "; ".join(dict.fromkeys(change.what for change in self.changes))


FIELD_WORDS: dict[tuple[type[models.Model], str], str] = {
    (Meeting, "title"): "the title",
    (Meeting, "date"): "the date",
    (Meeting, "date_end"): "the last day",
    (Meeting, "place"): "the place",
    (Meeting, "kind"): "the kind of meeting",
    (Readout, "title"): "a readout’s title",
    (Readout, "publisher"): "a readout’s publisher",
    (Readout, "published_on"): "a readout’s date of publication",
    (Readout, "url"): "a readout’s official source",
    (Readout, "language"): "a readout’s language",
    (Readout, "meeting"): "which meeting a readout tells of",
    (Attendance, "participant"): "who took part",
    (Attendance, "office"): "an office",
    (Attendance, "party"): "whom a participant represented",
    (Mention, "participant"): "who is mentioned",
    (Statement, "voice"): "who utters a statement",
    (Statement, "unnamed_group"): "who says a statement",
}

# What a row is called that came, went, was rejected or was restored.
ROW_WORDS: dict[type[models.Model], tuple[str, str]] = {
    Statement: ("a statement was added", "a statement was taken out"),
    Attendance: ("who took part", "who took part"),
    Readout: ("a readout was put back", "a readout was taken out"),
    Mention: ("who is mentioned", "who is mentioned"),
}

LINK_WORDS: dict[type[models.Model], tuple[str, str]] = {
    StatementSpeaker: ("who says a statement", "participant"),
    StatementTopic: ("the topics of a statement", "topic"),
}


def public_corrections(meeting: Meeting) -> list[PublicCorrection]:
    """What people corrected of a meeting and its readouts, by days, the newest first.

    What imports and the matching of phrases did, and confirmations, are no corrections. One query
    where nothing was corrected; else a number of queries that depends on the tables alone.
    """
    found = saves(
        [
            (model, event_model(model).objects.filter(pgh_id__in=keys))
            for (model, _), keys in zip(_links(meeting), _touched(meeting), strict=True)
            if keys
        ]
    )
    return list(_by_day(found))


# Stands for the number of any meeting in the composed question; no row has it.
ANY_MEETING = -1


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """The SQL that asks for the events of a meeting by people, with its parameters.

    Composed once: Django took longer to compose it for each page than the database to answer.
    """
    some = Meeting(pk=ANY_MEETING)
    events = [ArraySubquery(_of_people(model, link, some)) for model, link in _links(some)]
    # One SELECT: what begins otherwise, as a union does, the history takes for a change.
    composed = Meeting.objects.filter(pk=ANY_MEETING).values_list(*events).query
    sql, params = composed.sql_with_params()
    return sql, tuple(params)


def _touched(meeting: Meeting) -> Sequence[Sequence[int]]:
    """The numbers of the events that people made, those of each of ``_links`` by themselves."""
    sql, params = _question()
    with connection.cursor() as cursor:
        cursor.execute(sql, [meeting.pk if value == ANY_MEETING else value for value in params])
        [touched] = cursor.fetchall()
    return list(touched)


def _links(meeting: Meeting) -> list[tuple[type[models.Model], Q]]:
    """Each table of what a meeting's page prints, with how its events are found."""
    readouts = Readout.objects.filter(meeting=meeting).values("pk")
    statements = Statement.objects.filter(readout__meeting=meeting).values("pk")
    attendances = Attendance.objects.filter(meeting=meeting).values("pk")
    return [
        (Meeting, Q(pgh_obj_id=meeting.pk)),
        (Readout, Q(pgh_obj_id__in=readouts)),
        (Attendance, Q(meeting_id=meeting.pk) | Q(pgh_obj_id__in=attendances)),
        (Mention, Q(readout_id__in=readouts)),
        (Statement, Q(readout_id__in=readouts)),
        (StatementSpeaker, Q(statement_id__in=statements)),
        (StatementTopic, Q(statement_id__in=statements)),
    ]


def _of_people(model: type[models.Model], link: Q, meeting: Meeting) -> QuerySet[Any, Any]:
    """The events of one table that people made, by SQL and in a shell too: their numbers."""
    stored = Readout.objects.filter(meeting=meeting).order_by("imported_at").values("imported_at")
    # Outside of a save nothing tells a correction from the making of a row but its time.
    later = Q(pgh_context__isnull=False) | Q(pgh_created_at__gt=Subquery(stored[:1]))
    events: QuerySet[Any, Any] = event_model(model).objects.filter(link, later)
    named = KeyTextTransform("what", "pgh_context__metadata")
    return (
        events.annotate(what=Coalesce(named, Value("", TextField())))
        .exclude(what=IMPORTED)
        .exclude(what__startswith=MATCHED)
        .order_by("pgh_id")
        .values("pgh_id")
    )


def _by_day(found: Iterable[Save]) -> Iterator[PublicCorrection]:
    days: dict[dt.date, list[PublicChange]] = {}
    for save in found:
        told = _of_save(save.changes)
        if told:
            days.setdefault(save.when.date(), []).extend(told)
    for day, changes in days.items():
        yield PublicCorrection(day, tuple(changes))


def _of_save(changes: Sequence[Change]) -> list[PublicChange]:
    """The changes of one save that readers can see; links of one statement are told together."""
    told: list[PublicChange] = []
    links: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for change in changes:
        if change.model in LINK_WORDS:
            if change.label == "changed":
                continue  # the place of a topic's phrase
            what, target = LINK_WORDS[change.model]
            values = {f.name: f.before or f.after for f in change.fields}
            lost, gained = links.setdefault((what, values.get("statement", "")), ([], []))
            (gained if change.label == "added" else lost).append(values.get(target, ""))
        else:
            told += _of_row(change)
    for (what, about), (lost, gained) in links.items():
        told.append(PublicChange(what, about, ", ".join(lost), ", ".join(gained)))
    return told


def _of_row(change: Change) -> list[PublicChange]:
    came, went = ROW_WORDS.get(change.model, ("", ""))
    words = _whole_text(change)
    if change.label == "added":
        return [PublicChange(came, "", "", words)] if came else []
    if change.label == "deleted":
        return [PublicChange(went, "", words, "")] if went else []
    fields = {field.name: field for field in change.fields}
    if "review_state" in fields and change.model in ROW_WORDS:
        before = change.event.review_state  # type: ignore[attr-defined]
        after = change.after.review_state  # type: ignore[union-attr]
        if after == ReviewState.REJECTED:
            return [PublicChange(went, "", words, "")]
        if before == ReviewState.REJECTED:
            restored = "a statement was put back" if change.model is Statement else came
            return [PublicChange(restored, "", "", words)]
    return list(_of_fields(change, fields))


def _of_fields(change: Change, fields: dict[str, FieldChange]) -> Iterator[PublicChange]:
    if change.model is Statement and "text" in fields:
        words = fields["text"]
        yield PublicChange("where a statement begins or ends", "", words.before, words.after)
    names_itself = change.model in (Meeting, Readout, Mention)
    about = "" if names_itself else change.title
    for name, field in fields.items():
        what = FIELD_WORDS.get((change.model, name))
        if what:
            yield PublicChange(what, about if name != "participant" else "", *_ends(field))


def _ends(field: FieldChange) -> tuple[str, str]:
    """A field's value before and after, empty where there was none."""
    before, after = ("" if value == "nothing" else value for value in (field.before, field.after))
    return before, after


def _whole_text(change: Change) -> str:
    if change.model is Statement:
        return str(change.event.text)  # type: ignore[attr-defined]
    return change.title
