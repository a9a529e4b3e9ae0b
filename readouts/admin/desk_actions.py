"""What the readout desk’s forms ask for: each action reads its fields, calls a correction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from readouts.admin.desk import number
from readouts.corrections import bulk, claims, facts, people, statements, undo, vocabulary
from readouts.corrections import doubts as settling
from readouts.corrections.history import Save
from readouts.corrections.saving import CorrectionError
from readouts.corrections.seen import Seen, read
from readouts.models import (
    Attendance,
    Doubt,
    Kind,
    Participant,
    Readout,
    ReviewState,
    Statement,
)


class Outcome(Enum):
    """Where the desk goes after an action."""

    STAY = "stay on the statement"
    NEXT = "on to the next that wants looking at"


@dataclass(frozen=True)
class Done:
    """What was done, in words, and which statement it was about."""

    told: str
    statement: int | None = None
    outcome: Outcome = Outcome.STAY


@dataclass(frozen=True)
class Action:
    """One thing that the desk can do; ``permissions`` are all needed for it."""

    run: Callable[[HttpRequest, Readout, Statement | None], Done]
    permissions: tuple[str, ...]


ACTIONS: dict[str, Action] = {}

About = Callable[[HttpRequest, Readout, Statement | None], Done]


def action(name: str, *permissions: str) -> Callable[[About], About]:
    """Register a function as the action of this name."""

    def register(function: About) -> About:
        needed = tuple(f"readouts.{p}" for p in permissions or ("change_statement",))
        ACTIONS[name] = Action(function, needed)
        return function

    return register


def _chosen(statement: Statement | None) -> Statement:
    if statement is None:
        raise CorrectionError("Choose a statement first.")
    return statement


def _seen(fields: QueryDict) -> Seen | None:
    seen = fields.get("seen")
    return read(seen) if seen else None


def _number(fields: QueryDict, name: str) -> int:
    # A form may offer a button and a field for one value: the one that says something counts.
    value = next((given.strip() for given in fields.getlist(name) if given.strip()), "")
    found = number(value)
    if found is None:
        raise CorrectionError(f"The {name} is a number, not “{value[:40]}”.")
    return found


def _speakers(fields: QueryDict) -> list[Participant]:
    """The speakers that were ticked, and somebody else who was named."""
    keys = [key for key in map(number, fields.getlist("speakers")) if key is not None]
    chosen = people.living(Participant(pk=key) for key in keys)
    other = fields.get("somebody", "").strip()
    if other:
        person = people.find(other)
        if person not in chosen:
            chosen.append(person)
    return chosen


def _voice(fields: QueryDict, speakers: list[Participant]) -> Participant | None:
    key = fields.get("voice", "")
    voice = next((person for person in speakers if str(person.pk) == key), None)
    if key and voice is None:
        raise CorrectionError("Whoever utters a joint position is one of its speakers.")
    return voice if len(speakers) > 1 or fields.get("unnamed_group") else None


@action("reassign")
def _reassign(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    speakers = _speakers(fields)
    row = statements.reassign(
        _chosen(statement),
        speakers,
        by=request.user,
        voice=_voice(fields, speakers),
        unnamed_group=fields.get("unnamed_group", "").strip(),
        seen=_seen(fields),
    )
    names = ", ".join(map(str, speakers)) or row.unnamed_group
    return Done(f"Given to {names}.", row.pk)


@action("split", "change_statement", "add_statement")
def _split(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    at = _number(request.POST, "at")
    _, second = statements.split(_chosen(statement), at, by=request.user, seen=_seen(request.POST))
    return Done(f"Split at {at}: this is the second part.", second.pk)


@action("merge")
def _merge(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    row = statements.merge_with_next(_chosen(statement), by=request.user, seen=_seen(request.POST))
    return Done("Merged with the next.", row.pk)


@action("move")
def _move(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    row = statements.move(
        _chosen(statement),
        _number(fields, "start"),
        _number(fields, "end"),
        by=request.user,
        seen=_seen(fields),
    )
    return Done(f"Now from {row.start} to {row.end}.", row.pk)


@action("add", "add_statement")
def _add(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    speakers = _speakers(fields)
    row = statements.add(
        readout,
        _number(fields, "start"),
        _number(fields, "end"),
        speakers,
        by=request.user,
        unnamed_group=fields.get("unnamed_group", "").strip(),
    )
    told = "Made a statement." if speakers else "Made a statement: say who speaks."
    return Done(told, row.pk)


@action("reject")
def _reject(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    row = statements.reject(_chosen(statement), by=request.user, seen=_seen(request.POST))
    return Done("Rejected: no longer on the public pages.", row.pk, Outcome.NEXT)


@action("restore")
def _restore(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    row = statements.restore(_chosen(statement), by=request.user, seen=_seen(request.POST))
    return Done("Restored.", row.pk)


@action("confirm")
def _confirm(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    row = statements.confirm(_chosen(statement), by=request.user, seen=_seen(request.POST))
    return Done("Confirmed.", row.pk, Outcome.NEXT)


@action("confirm-all", "change_statement", "change_readout")
def _confirm_all(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    count = bulk.confirm_all(readout, by=request.user)
    noun = "statement" if count == 1 else "statements"
    return Done(f"Confirmed the whole readout, {count} {noun} of it now.")


@action("topic-add", "add_statementtopic")
def _topic_add(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    topic = vocabulary.find_topic(request.POST.get("topic", ""))
    row = _chosen(statement)
    statements.add_topic(row, topic, by=request.user, seen=_seen(request.POST))
    return Done(f"Added the topic {topic}.", row.pk)


@action("topic-remove", "delete_statementtopic")
def _topic_remove(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    topic = vocabulary.find_topic(request.POST.get("topic", ""))
    row = _chosen(statement)
    statements.remove_topic(row, topic, by=request.user, seen=_seen(request.POST))
    return Done(f"Took the topic {topic} off.", row.pk)


@action("facts", "change_meeting")
def _facts(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    wanted: dict[str, Any] = {}
    was: dict[str, str] = {}
    for name in ("title", "date", "date_end", "kind", "place"):
        value = getattr(readout.meeting, name)
        seen = fields.get(f"was_{name}", "" if value is None else str(value))
        new = fields.get(name, seen).strip()
        if new != seen:
            wanted[name] = _date(name, new) if name.startswith("date") else new
            if f"was_{name}" in fields:
                was[name] = seen
    if wanted.get("kind", Kind.OTHER) not in Kind.values:
        raise CorrectionError(f"A kind is one of {', '.join(Kind.values)}.")
    facts.correct_meeting(readout.meeting, by=request.user, seen=was, **wanted)
    changed = ", ".join(name.replace("_", " ") for name in wanted) or "nothing"
    return Done(f"Changed of the meeting: {changed}.", statement.pk if statement else None)


def _date(name: str, value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise CorrectionError(
            f"The {name.replace('_', ' ')} is written YYYY-MM-DD, not “{value}”."
        ) from error


@action("attendance", "change_attendance")
def _attendance(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    rows = Attendance.objects.filter(meeting=readout.meeting_id)
    row = get_object_or_404(rows, pk=_number(fields, "attendance"))
    wanted: dict[str, Any] = {}
    was: dict[str, str] = {}
    for name in ("office", "party"):
        seen = fields.get(f"was_{name}")
        if name in fields and fields[name].strip() != seen:
            new = fields[name].strip()
            wanted[name] = people.find_party(new) if name == "party" else new
            was |= {name: seen} if seen is not None else {}
    if state := fields.get("review_state"):
        if state not in ReviewState.values:
            raise CorrectionError(f"A state is one of {', '.join(ReviewState.values)}.")
        wanted["review_state"] = state
    facts.correct_attendance(row, by=request.user, seen=was, **wanted)
    return Done(f"Changed {row.participant}’s attendance.", statement.pk if statement else None)


@action("attend", "add_attendance")
def _attend(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    name, party = fields.get("name", ""), people.find_party(fields.get("party", ""))
    try:
        person = people.find(name)
    except CorrectionError:
        if not (fields.get("new") and request.user.has_perm("readouts.add_participant")):
            raise
        person = people.make(name, party, by=request.user)
    facts.attend(
        readout.meeting,
        person,
        by=request.user,
        office=fields.get("office", "").strip(),
        party=party,
    )
    return Done(f"{person} took part.", statement.pk if statement else None)


@action("doubt", "change_doubt")
def _doubt(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    fields = request.POST
    listed = Doubt.objects.filter(Q(readout=readout) | Q(meeting=readout.meeting_id))
    row = get_object_or_404(listed, pk=_number(fields, "doubt"))
    decision = fields.get("decision", "")
    needed = settling.NEEDED.get(decision)
    if needed and not request.user.has_perm(f"readouts.{needed}"):
        raise PermissionDenied
    told = settling.decide(row, decision, by=request.user)
    return Done(told, statement.pk if statement else None)


@action("undo")
def _undo(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    save = undo.last_save(readout.pk, request.user)
    if save is None or save.context_id is None:
        raise CorrectionError("There is nothing of yours to undo on this readout.")
    undo.undo(save.context_id, by=request.user)
    return Done(f"Undid: {undo.named(save)}. Redo does it again.", _touched(save, statement))


@action("redo")
def _redo(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    save = undo.last_undoing(readout.pk, request.user)
    if save is None or save.context_id is None:
        raise CorrectionError(
            "There is nothing to do again: redo takes back an undoing of yours, "
            "while you have changed nothing else here since."
        )
    undo.undo(save.context_id, by=request.user)
    told = undo.named(save).removeprefix("undid: ")
    return Done(f"Did again: {told}.", _touched(save, statement))


def _touched(save: Save, statement: Statement | None) -> int | None:
    """The statement to show after an undoing: where the person is, or what it was about."""
    links = (cast(Any, c.event).statement_id for c in save.changes if c.is_link)
    rows = (c.object_id for c in save.changes if c.model is Statement)
    keys = [*([statement.pk] if statement else []), *rows, *links]
    standing = set(Statement.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return next((key for key in keys if key in standing), None)


@action("claim", "add_claim")
def _claim(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    claims.claim(readout, request.user)
    return Done("You are on this readout now.", statement.pk if statement else None)


@action("release", "delete_claim")
def _release(request: HttpRequest, readout: Readout, statement: Statement | None) -> Done:
    anybodys = request.user.has_perm("readouts.bulk_change_statement")
    claims.release(readout, request.user, anybodys=anybodys)
    return Done("Released: nobody is on this readout.", statement.pk if statement else None)
