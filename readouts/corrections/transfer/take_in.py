"""Decisions into rows: what people decided elsewhere, or before a rebuild, stands here."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError

from readouts.corrections import people as persons
from readouts.corrections.facts import check_dates
from readouts.corrections.saving import CorrectionError, saving
from readouts.corrections.transfer.statements import take_statements
from readouts.models import (
    Alias,
    Attendance,
    Doubt,
    Kind,
    Meeting,
    Mention,
    Participant,
    Party,
    Publisher,
    Readout,
    ReviewState,
    Topic,
    TopicPhrase,
)

Line = dict[str, Any]


@dataclass
class Taken:
    """What became of the decisions: counts, and a sentence for each that did not go in."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def count(self, outcome: str) -> None:
        """``outcome`` is "applied" or "unchanged"."""
        self.counts[outcome] += 1

    def problem(self, outcome: str, words: str) -> None:
        """``outcome`` is "conflicting", "missing" or "failed"."""
        self.counts[outcome] += 1
        self.problems.append(f"{outcome}: {words}")


# What a line runs into that holds no decision, or one that no column can hold.
UNUSABLE = (
    CorrectionError,
    ValidationError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
    DataError,
    IntegrityError,
)


def take_in(lines: Iterable[str], *, by: Any) -> Taken:
    """Make the decisions of ``lines`` (JSON Lines, see `decisions`) stand, in one save.

    A row that somebody corrected here otherwise stays, and is counted as
    conflicting. Taking the same lines in again changes nothing.
    """
    taken = Taken()
    with saving(by, "took in corrections"):
        statements: dict[str, list[Line]] = {}
        doubts: list[tuple[int, Line]] = []
        for number, text in enumerate(lines, 1):
            line = _read(text, number, taken)
            if line is None:
                continue
            if line["kind"] == "statement":
                statements.setdefault(line["text"], []).append(line)
            elif line["kind"] == "doubt":
                doubts.append((number, line))
            else:
                _take_line(number, line, taken, by)
        for sha256, group in statements.items():
            _take_statement_group(sha256, group, taken, by)
        # Doubts name statements by where they stand after their own decisions.
        for number, line in doubts:
            _take_line(number, line, taken, by)
    return taken


def _take_line(number: int, line: Line, taken: Taken, by: Any) -> None:
    try:
        with saving(by, "took in corrections"):
            TAKERS[line["kind"]](line, taken)
    except UNUSABLE as error:
        taken.problem("failed", f"line {number}: {_words(error)}")


def _words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    return " ".join(str(error).split())


def _read(text: str, number: int, taken: Taken) -> Line | None:
    if not text.strip():
        return None
    try:
        line = json.loads(text)
    except ValueError as error:
        taken.problem("failed", f"line {number} is no JSON: {error}")
        return None
    kind = line.get("kind") if isinstance(line, dict) else None
    if kind != "statement" and kind not in TAKERS:
        known = ", ".join(sorted([*TAKERS, "statement"]))
        taken.problem("failed", f"line {number}: a kind is one of {known}, not {kind!r}")
        return None
    if kind == "statement" and not isinstance(line.get("text"), str):
        taken.problem("failed", f"line {number}: a statement names its text’s SHA-256")
        return None
    return dict(line)


def _take_statement_group(sha256: str, group: Sequence[Line], taken: Taken, by: Any) -> None:
    readout = Readout.objects.select_for_update().filter(sha256=sha256).first()
    if readout is None:
        for _ in group:
            taken.problem("missing", f"the archive has no text {sha256[:10]}")
        return
    try:
        with saving(by, "took in corrections"):
            take_statements(readout, group, person, taken)
    except UNUSABLE as error:
        for _ in group:
            taken.problem("failed", f"the statements of {sha256[:10]}: {_words(error)}")


def person(named: Line | None) -> Participant | None:
    """The participant that a line names, made where the archive has none."""
    if named is None:
        return None
    rows = Participant.objects.select_related("merged_into")
    found = rows.filter(slug=named["slug"]).first()
    if found is None:
        try:
            found = persons.find(named["name"])
        except CorrectionError:
            found = Participant.objects.create(
                slug=named["slug"], name=named["name"], party=_party(named.get("party"))
            )
    return found.merged_into or found


def _party(code: str | None) -> Party | None:
    if not code:
        return None
    return Party.objects.filter(code=code).first() or Party.objects.create(code=code, name=code)


def _readout(sha256: str, taken: Taken) -> Readout | None:
    found = Readout.objects.filter(sha256=sha256).select_related("meeting").first()
    if found is None:
        taken.problem("missing", f"the archive has no text {sha256[:10]}")
    return found


def _set(row: Any, values: dict[str, Any], base: dict[str, Any] | None, taken: Taken) -> None:
    """Set the row's fields, unless somebody here changed one of them otherwise."""
    differing = {name: v for name, v in values.items() if getattr(row, name) != v}
    if not differing:
        taken.count("unchanged")
        return
    for name in differing:
        ours = getattr(row, name)
        if base is not None and name in base and ours != base[name]:
            taken.problem(
                "conflicting", f"{row._meta.verbose_name} “{row}”: its {name} is {ours!r} here"
            )
            return
    for name, value in differing.items():
        setattr(row, name, value)
    row.save(update_fields=list(differing))
    taken.count("applied")


def _take_party(line: Line, taken: Taken) -> None:
    row = Party.objects.filter(code=line["code"]).first()
    if row is None:
        row = Party(code=line["code"])
        row.name, row.kind = line["set"]["name"], line["set"]["kind"]
        row.full_clean()
        row.save()
        taken.count("applied")
    else:
        _set(row, line["set"], None, taken)


def _take_publisher(line: Line, taken: Taken) -> None:
    values = {**line["set"], "party": _party(line["set"].get("party"))}
    row = Publisher.objects.filter(slug=line["slug"]).first()
    if row is None:
        Publisher.objects.create(slug=line["slug"], **values)
        taken.count("applied")
        return
    _set(row, values, None, taken)


def _take_participant(line: Line, taken: Taken) -> None:
    row = Participant.objects.filter(slug=line["slug"]).first()
    before = (0, 0)
    if row is None:
        found = person({"slug": line["slug"], "name": line["name"], "party": None})
        if found is None:
            raise CorrectionError("a participant has a slug and a name")
        row, before = found, (1, 1)
    changed = before != (0, 0)
    for name in line.get("aliases", ()):
        _, made = Alias.objects.get_or_create(participant=row, name=name)
        changed = changed or made
    values = dict(line["set"])
    if "party" in values:
        values["party"] = _party(values["party"])
    known = row.extracted or {}
    base = {name: known[name] for name in ("name", "sort_name") if name in known}
    if line.get("merged_into"):
        winner = person(line["merged_into"])
        if winner is not None and row.merged_into_id is None and winner.pk != row.pk:
            persons.merge(row, winner, by=None)
            changed = True
    if changed:
        taken.count("applied")
        _set(row, values, base or None, Taken())
    else:
        _set(row, values, base or None, taken)


def _take_topic(line: Line, taken: Taken) -> None:
    slug, values = line["slug"], line["set"]
    row = Topic.objects.filter(slug=slug).first()
    if row is None:
        row = Topic.objects.create(
            slug=slug, name=values.get("name", slug), group=values.get("group", "issue")
        )
    before = set(row.phrases.values_list("phrase", flat=True))
    gone = before & set(line.get("phrases_removed", ()))
    row.phrases.filter(phrase__in=gone).delete()
    new = set(line.get("phrases_added", ())) - before
    TopicPhrase.objects.bulk_create(TopicPhrase(topic=row, phrase=phrase) for phrase in sorted(new))
    base = {k: v for k, v in (row.extracted or {}).items() if k in ("name", "group")}
    if gone or new:
        taken.count("applied")
        _set(row, values, base or None, Taken())
    else:
        _set(row, values, base or None, taken)


def _take_readout(line: Line, taken: Taken) -> None:
    row = _readout(line["text"], taken)
    if row is None:
        return
    values = dict(line["set"])
    base = dict((row.extracted or {}).get("fields") or {})
    if "publisher" in values:
        values["publisher"] = _publisher(values["publisher"])
        base["publisher"] = Publisher.objects.filter(pk=base.get("publisher") or 0).first()
    if "meeting" in values:
        other = _readout(values.pop("meeting"), taken)
        if other is None:
            return
        values["meeting"] = other.meeting
        base["meeting"] = Meeting.objects.filter(pk=base.get("meeting") or 0).first()
    if "published_on" in values:
        values["published_on"] = _day(values["published_on"])
        base["published_on"] = _day(base.get("published_on"))
    _set(row, values, base, taken)


def _publisher(named: Line | None) -> Publisher | None:
    if named is None:
        return None
    return Publisher.objects.filter(slug=named["slug"]).first() or Publisher.objects.create(
        slug=named["slug"], name=named["name"], party=_party(named.get("party"))
    )


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _take_meeting(line: Line, taken: Taken) -> None:
    # A meeting has the code of its first text, even when its readouts have left it.
    row = Meeting.objects.filter(code=line["text"][:10]).first()
    if row is None:
        readout = _readout(line["text"], taken)
        if readout is None:
            return
        row = readout.meeting
    values, told = dict(line["set"]), row.extracted or {}
    base = {name: told[name] for name in ("title", "kind", "place") if name in told}
    first, last = told.get("date", (None, None))
    base |= {"date": _day(first), "date_end": _day(last), "review_state": ReviewState.UNREVIEWED}
    for name in ("date", "date_end"):
        if name in values:
            values[name] = _day(values[name])
    check_dates(values.get("date", row.date), values.get("date_end", row.date_end))
    if values.get("kind", row.kind) not in Kind.values:
        raise CorrectionError(f"a kind is one of {', '.join(Kind.values)}")
    _set(row, values, base if row.extracted else None, taken)


def _take_attendance(line: Line, taken: Taken) -> None:
    readout = _readout(line["text"], taken)
    if readout is None:
        return
    now = person(line["participant"])
    if now is None:
        raise CorrectionError("an attendance names its participant")
    rows = Attendance.objects.filter(meeting=readout.meeting)
    row = rows.filter(participant=now).first()
    was = person(line["base"])
    if row is None and was is not None:
        row = rows.filter(participant=was).first()
    values = dict(line["set"])
    if "party" in values:
        values["party"] = _party(values["party"])
    if row is None:
        Attendance.objects.create(
            meeting=readout.meeting, participant=now, rule="a person", **values
        )
        taken.count("applied")
        return
    told = row.extracted or {}
    base = {"office": told.get("office"), "review_state": ReviewState.UNREVIEWED}
    values["participant"] = now
    _set(row, values, base if row.extracted else None, taken)


def _take_mention(line: Line, taken: Taken) -> None:
    readout = _readout(line["text"], taken)
    if readout is None:
        return
    rows = Mention.objects.filter(readout=readout)
    row = rows.filter(name=line["name"]).first()
    if row is None and line["base"] is not None:
        row = rows.filter(name=line["base"]).first()
    values = {"name": line["name"], "participant": person(line["participant"])}
    if row is None:
        start, end = line["span"]
        Mention.objects.create(readout=readout, start=start, end=end, **values)
        taken.count("applied")
        return
    _set(row, values, None, taken)


def _take_doubt(line: Line, taken: Taken) -> None:
    """Close the doubt that the line is about, or make it closed, so that it is not raised again."""
    about = _about(line, taken)
    if about is None:
        return
    if line["state"] not in Doubt.State.values or line["reason"] not in Doubt.Reason.values:
        raise CorrectionError(f"no doubt is {line['reason']!r} and {line['state']!r}")
    found = Doubt.objects.filter(reason=line["reason"], **about).first()
    if found is None:
        made = Doubt.objects.create(reason=line["reason"], detail=line.get("detail") or "", **about)
        Doubt.objects.filter(pk=made.pk).update(state=line["state"])
        taken.count("applied")
    elif found.state == Doubt.State.OPEN:
        Doubt.objects.filter(pk=found.pk).update(state=line["state"])
        taken.count("applied")
    else:
        taken.count("unchanged")


def _about(line: Line, taken: Taken) -> dict[str, Any] | None:
    """The columns that say what a doubt is about; None where the archive lacks it."""
    if "people" in line:
        one, other = (person(named) for named in line["people"])
        if Doubt.objects.filter(
            reason=line["reason"], participant=other, other_participant=one
        ).exists():
            one, other = other, one
        return {"participant": one, "other_participant": other}
    if "texts" in line:
        meetings = [Meeting.objects.filter(code=(s or "")[:10]).first() for s in line["texts"]]
        if None in meetings:
            taken.problem("missing", "a meeting that a doubt is about")
            return None
        return {"meeting": meetings[0], "other_meeting": meetings[1]}
    readout = _readout(line["text"], taken)
    if readout is None:
        return None
    about: dict[str, Any] = {"readout": readout}
    if "statement" in line:
        start, end = line["statement"]
        about["statement"] = readout.statements.filter(start=start, end=end).first()
    elif "person" in line:
        rows = Attendance.objects.filter(meeting=readout.meeting)
        about["attendance"] = rows.filter(participant=person(line["person"])).first()
    else:
        about |= {"start": line["start"], "end": line["end"]}
    if None in (about.get("statement", 0), about.get("attendance", 0)):
        taken.count("unchanged")  # the extraction here made no such row: nothing to doubt
        return None
    return about


TAKERS: dict[str, Callable[[Line, Taken], None]] = {
    "party": _take_party,
    "publisher": _take_publisher,
    "participant": _take_participant,
    "topic": _take_topic,
    "readout": _take_readout,
    "meeting": _take_meeting,
    "attendance": _take_attendance,
    "mention": _take_mention,
    "doubt": _take_doubt,
}
