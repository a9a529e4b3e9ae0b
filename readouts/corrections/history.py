"""What changed: who, when, from what to what, grouped by save.

The database's triggers write one event for each row that changed: a
"changed" or "deleted" event holds the row as it was before, an "added" event
the row as it was made. What a row became is therefore found in its next event
or, if there is none, in the row as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from readouts.models import (
    Alias,
    Attendance,
    Meeting,
    Mention,
    Participant,
    Party,
    Publisher,
    Readout,
    Statement,
    StatementSpeaker,
    StatementTopic,
    Topic,
    TopicPhrase,
)

TRACKED: tuple[type[models.Model], ...] = (
    Meeting,
    Readout,
    Attendance,
    Mention,
    Statement,
    StatementSpeaker,
    StatementTopic,
    Participant,
    Alias,
    Party,
    Publisher,
    Topic,
    TopicPhrase,
)

# What belongs to a row's own history beside the row: model -> (model, column).
PARTS: dict[type[models.Model], tuple[tuple[type[models.Model], str], ...]] = {
    Statement: ((StatementSpeaker, "statement_id"), (StatementTopic, "statement_id")),
    Meeting: ((Attendance, "meeting_id"),),
    Participant: ((Alias, "participant_id"),),
    Topic: ((TopicPhrase, "topic_id"),),
    Readout: ((Statement, "readout_id"), (Mention, "readout_id")),
}

# What the history calls the saves of imports, which are a machine's even at somebody's wish.
IMPORTED = "imported readouts"
# How the names begin of the saves that match a topic's phrases anew: a machine's work likewise.
MATCHED = "matched the phrases of"


def by_people() -> Q:
    """The events of what people changed."""
    return Q(pgh_context__metadata__has_key="user") & ~Q(pgh_context__metadata__what=IMPORTED)


NAMES = {StatementSpeaker: "speaker", StatementTopic: "topic"}


@dataclass(frozen=True)
class FieldChange:
    """One field's value before and after, as a person reads them."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One row that was added, changed or deleted."""

    event: models.Model = field(repr=False)
    model: type[models.Model]
    object_id: int
    label: str  # "added", "changed" or "deleted"
    title: str
    fields: tuple[FieldChange, ...]
    after: models.Model | None = field(default=None, repr=False)

    @property
    def model_name(self) -> str:
        return NAMES.get(self.model, str(self.model._meta.verbose_name))

    @property
    def is_link(self) -> bool:
        """Whether the row only ties a statement to a speaker or a topic."""
        return self.model in NAMES

    @property
    def whose(self) -> str:
        """The statement that a link is of, as far as its words are known still."""
        values = (field.before or field.after for field in self.fields if field.name == "statement")
        return next(values, "")

    @property
    def key(self) -> str:
        """Names this change: the model and the number of its event."""
        return f"{self.model._meta.model_name}-{self.event.pk}"


@dataclass
class Save:
    """The changes that one save made together."""

    when: dt.datetime
    who: str
    what: str
    context_id: str | None
    changes: list[Change]
    user_id: int | None = None
    undid: str = ""


def event_model(model: type[models.Model]) -> Any:
    """The table of ``model``'s events."""
    return next(iter(set(model.pgh_event_models.values())))  # type: ignore[attr-defined]


def object_column(model: type[models.Model]) -> str:
    """Which column of its events holds the row's own number."""
    return "id" if model is StatementSpeaker else "pgh_obj_id"


def history_of(instance: models.Model) -> list[Save]:
    """Every save that touched ``instance`` or what belongs to it, newest first.

    Works on a row that was deleted too, as long as it has its number.
    """
    model = type(instance)
    querysets = [(model, event_model(model).objects.filter(**{object_column(model): instance.pk}))]
    if model is Readout:
        meetings = Readout.objects.filter(pk=instance.pk).values("meeting_id")
        querysets += [
            (Meeting, event_model(Meeting).objects.filter(pgh_obj_id__in=meetings)),
            (Attendance, event_model(Attendance).objects.filter(meeting_id__in=meetings)),
        ]
    for part, column in PARTS.get(model, ()):
        events = event_model(part).objects.filter(**{column: instance.pk})
        querysets.append((part, events))
        if part is Statement:
            statements = Statement.objects.filter(readout_id=instance.pk).values("pk")
            querysets += [
                (inner, event_model(inner).objects.filter(statement_id__in=statements))
                for inner, _ in PARTS[Statement]
            ]
    return saves(querysets)


def saves_in(contexts: Iterable[Any]) -> list[Save]:
    """The saves whose history contexts are ``contexts``, newest first."""
    contexts = list(contexts)
    return saves(
        [
            (model, event_model(model).objects.filter(pgh_context_id__in=contexts))
            for model in TRACKED
        ]
    )


def saves(querysets: Sequence[tuple[type[models.Model], Any]]) -> list[Save]:
    """The changes in these events, as saves, newest first.

    The number of queries depends on the number of tables only.
    """
    changes: list[Change] = []
    rows: list[tuple[type[models.Model], Any, Any]] = []
    for model, events in querysets:
        rows += _with_after(model, events)
    names = _names(rows)
    for model, event, after in rows:
        changes.append(_change(model, event, after, names))
    return _grouped(changes)


def _with_after(
    model: type[models.Model], events: Any
) -> list[tuple[type[models.Model], Any, Any]]:
    """Each event with the row's state after it (None where there is none)."""
    column = object_column(model)
    table = event_model(model)
    later = table.objects.filter(
        **{column: OuterRef(column)}, pgh_id__gt=OuterRef("pgh_id")
    ).order_by("pgh_id")
    found = list(
        events.select_related("pgh_context").annotate(
            next_event=Subquery(later.values("pgh_id")[:1])
        )
    )
    changed = [event for event in found if event.pgh_label == "changed"]
    following = table.objects.in_bulk([event.next_event for event in changed if event.next_event])
    standing = model._base_manager.in_bulk(
        [getattr(event, column) for event in changed if not event.next_event]
    )
    rows = []
    for event in found:
        after = None
        if event.pgh_label == "changed":
            after = following.get(event.next_event) or standing.get(getattr(event, column))
        rows.append((model, event, after))
    return rows


def _row_fields(model: type[models.Model], event: Any) -> list[Any]:
    """The fields of ``model`` that its events hold, but its own number."""
    kept = {item.attname for item in event._meta.fields}
    return [
        item
        for item in model._meta.concrete_fields
        if item.attname in kept and not item.primary_key
    ]


def _names(
    rows: Iterable[tuple[type[models.Model], Any, Any]],
) -> dict[tuple[type[models.Model], Any], str]:
    """What to call each row that a foreign key of these events points at."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for model, event, after in rows:
        for item in _row_fields(model, event):
            if item.is_relation:
                for row in filter(None, (event, after)):
                    wanted[item.related_model].add(getattr(row, item.attname))
    names: dict[tuple[type[models.Model], Any], str] = {}
    for model, keys in wanted.items():
        queryset = model._base_manager.filter(pk__in=keys - {None})
        if model is Readout:
            queryset = queryset.defer("text", "extracted")
        names |= {(model, row.pk): str(row) for row in queryset}
    return names


def _printed(item: Any, value: Any, names: dict[Any, str]) -> str:
    """One value as a person reads it."""
    if value is None or value == "":
        return "nothing"
    if item.is_relation:
        return names.get((item.related_model, value), f"no. {value} (deleted)")
    if item.choices:
        return str(dict(item.flatchoices).get(value, value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _change(model: type[models.Model], event: Any, after: Any, names: dict[Any, str]) -> Change:
    fields = []
    for item in _row_fields(model, event):
        value = getattr(event, item.attname)
        label = str(item.verbose_name)
        if event.pgh_label == "changed":
            became = getattr(after, item.attname) if after else value
            if became != value:
                before, now = (_printed(item, v, names) for v in (value, became))
                fields.append(FieldChange(item.name, label, before, now))
        elif value not in (None, "", []):
            printed = _printed(item, value, names)
            fields.append(
                FieldChange(item.name, label, "", printed)
                if event.pgh_label == "added"
                else FieldChange(item.name, label, printed, "")
            )
    return Change(
        event=event,
        model=model,
        object_id=getattr(event, object_column(model)),
        label=event.pgh_label,
        title=_title(model, event, names),
        fields=tuple(fields),
        after=after,
    )


def _title(model: type[models.Model], event: Any, names: dict[Any, str]) -> str:
    """What to call the row of an event, which may be deleted by now."""
    for attname, related in (("participant_id", Participant), ("topic_id", Topic)):
        if model in (StatementSpeaker, StatementTopic, Attendance) and hasattr(event, attname):
            key = getattr(event, attname)
            return names.get((related, key), f"no. {key} (deleted)")
    for attribute in ("title", "name", "phrase", "text"):
        value = getattr(event, attribute, "")
        if value:
            return value if len(value) <= 90 else f"{value[:90].rstrip()}…"
    return f"no. {getattr(event, object_column(model))}"


def _grouped(changes: Iterable[Change]) -> list[Save]:
    """Group by history context; outside of one, by the transaction's time."""
    groups: dict[Any, list[Change]] = defaultdict(list)
    for change in changes:
        event: Any = change.event
        groups[event.pgh_context_id or event.pgh_created_at].append(change)
    people = _people(changes for changes in groups.values())
    found = []
    for members in groups.values():
        members.sort(key=lambda change: (change.event.pk, change.model_name))
        event = members[0].event
        known = event.pgh_context.metadata if event.pgh_context else {}
        found.append(
            Save(
                when=_when(known, event),
                who=_who(known, people),
                what=str(known.get("what", "")),
                context_id=str(event.pgh_context_id) if event.pgh_context_id else None,
                changes=members,
                user_id=known.get("user"),
                undid=str(known.get("undid", "")),
            )
        )
    return sorted(found, key=_age, reverse=True)


def _when(known: dict[str, Any], event: Any) -> dt.datetime:
    """When a save was made: as it says itself, or as the database dated its first change."""
    at = known.get("at")
    return dt.datetime.fromisoformat(at) if at else event.pgh_created_at


def _age(save: Save) -> tuple[dt.datetime, bool, int]:
    """Orders saves; two of one transaction have the same time."""
    newest = max(change.event.pk for change in save.changes)
    return save.when, save.context_id is not None, newest


def _people(groups: Iterable[list[Change]]) -> dict[Any, str]:
    keys = set()
    for members in groups:
        event: Any = members[0].event
        if event.pgh_context:
            keys.add(event.pgh_context.metadata.get("user"))
    users = get_user_model()._default_manager.filter(pk__in=keys - {None})
    return {user.pk: user.get_username() for user in users}


def _who(known: dict[str, Any], people: dict[Any, str]) -> str:
    key = known.get("user")
    if key is not None:
        return people.get(key, f"user no. {key} (deleted)")
    return str(known.get("command") or "outside of the desk")
