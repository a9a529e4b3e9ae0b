"""How one extraction becomes rows, step by step, inside of its transaction."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readouts.extraction.publishers import profile_of
from readouts.extraction.records import Extraction, Source
from readouts.importing import attendances, facts, meetings, mentions, snapshot, statement_rows
from readouts.importing.attendances import AttendanceRows
from readouts.importing.doubts import Doubts, disputes, raise_pairs
from readouts.importing.merge import MergedFields, merge_fields
from readouts.importing.parties import Parties
from readouts.importing.people import Likeness, People
from readouts.importing.report import Fate, Tally
from readouts.importing.statement_rows import StatementRows
from readouts.models import Doubt, Meeting, Party, Publisher, Readout, ReviewState

LONGEST_URL = 500
COLUMNS = {"publisher": "publisher_id", "meeting": "meeting_id"}
# How sure it is that two meetings are one, where that is proposed to a person.
PROPOSED = 0.5


class Refused(ValueError):
    """An extraction that is not imported; the message says what is wrong, in one line."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What a run knows of the archive's rows."""

    people: People
    parties: Parties
    topics: Mapping[str, int]

    def forget(self) -> None:
        self.people.forget()
        self.parties.forget()


def digest(text: str) -> str:
    """The SHA-256 of a text, by which a readout is known."""
    return hashlib.sha256(text.encode()).hexdigest()


class Writing:
    """The import of one extraction. `write` does it all, once."""

    row: Readout
    meeting: Meeting
    doubts: Doubts

    def __init__(self, extraction: Extraction, archive: Archive) -> None:
        self.extraction = extraction
        self.archive = archive
        self.canonical = archive.people.canonical
        self.tally = Tally()
        self.sha256 = digest(extraction.text)
        self.code = self.sha256[:10]
        self.snapshot = snapshot.as_json(extraction)
        self.numbers: dict[str, int] = {}
        self.before: dict[str, Any] = {}
        self.is_new = True
        self.is_new_meeting = False

    def write(self) -> None:
        """Write the readout, its meeting and all of their parts, counting rows in ``tally``."""
        known = Readout.objects.filter(sha256=self.sha256).defer("text")
        row = known.select_for_update(no_key=True).first()
        if row is not None:
            self.row, self.is_new, self.before = row, False, row.extracted
            if row.review_state == ReviewState.REJECTED:
                self.tally.keep_all()
                return
        likenesses = self._find_people()
        fields = self._fields()
        found = self._create(fields) if self.is_new else meetings.NOTHING
        self.doubts = Doubts(self.row.pk, self.row.meeting_id)
        if not self.is_new:
            self._merge_row(fields)
        is_changed = self._write_meeting()
        self._write_mentions()
        self._write_statements()
        if self.snapshot != self.before:
            Readout.objects.filter(pk=self.row.pk).update(extracted=self.snapshot)
        if is_changed and not self.is_new:
            found = meetings.look_again(self.meeting.pk)
        self.doubts.silences(s for s in self.extraction.silences if s.reason in Doubt.Reason)
        self.doubts.reconcile(is_new=self.is_new)
        raise_pairs(self._proposals(found, likenesses))

    def _find_people(self) -> list[Likeness]:
        """Find the participants of the persons that the text names; return the doubtful pairs."""
        named = [person for person in self.extraction.participants if not person.group]
        before = {entry["name"]: entry["participant"] for entry in snapshot.persons(self.before)}
        people, parties = self.archive.people, self.archive.parties
        self.numbers, likenesses = people.resolve(named, before, parties, self.tally)
        for entry in snapshot.persons(self.snapshot):
            entry["participant"] = self.numbers[entry["name"]]
        return likenesses

    def _party(self, code: str) -> int | None:
        party = self.archive.parties.party(code)
        return party.pk if party else None

    def _dispute(
        self, target: str, pk: int, merged: MergedFields, theirs: Mapping[str, Any]
    ) -> None:
        values = {name: self._as_read(name, value) for name, value in merged.values.items()}
        told = {name: self._as_read(name, value) for name, value in theirs.items()}
        self.doubts.disputes += disputes(target, pk, MergedFields(values, merged.outcomes), told)

    def _as_read(self, name: str, value: Any) -> Any:
        """A field's value in words that a person knows and no import changes."""
        if value is None:
            return None
        if name == "participant":
            return self.archive.people.slug(value)
        if name == "party":
            return Party.objects.values_list("code", flat=True).get(pk=value)
        if name == "publisher":
            return Publisher.objects.values_list("slug", flat=True).get(pk=value)
        if name == "meeting":
            return Meeting.objects.values_list("code", flat=True).get(pk=value)
        return "/".join(day for day in value if day) if name == "date" else value

    # The readout's own row

    def _fields(self) -> dict[str, Any]:
        """The machine's answer for the readout's row, but for its meeting."""
        source, claim = self.extraction.source, self.extraction.publisher
        if len(source.url) > LONGEST_URL:
            raise Refused(f"has an address of {len(source.url)} characters; {LONGEST_URL} at most")
        publisher = None
        if claim:
            country = self.extraction.publisher_country
            profile = profile_of(Source(publisher=claim.value, publisher_country=country))
            name = profile.name if profile else claim.value
            publisher = self.archive.parties.publisher(name, country)
        title = self.extraction.title.value if self.extraction.title else source.title
        return {
            "title": title[: facts.TITLE_LENGTH],
            "publisher": publisher and publisher.pk,
            "url": source.url,
            "published_on": source.published_on and source.published_on.isoformat(),
            "language": source.language or "en",
        }

    def _create(self, fields: dict[str, Any]) -> meetings.Found:
        """Make the readout's row, and a meeting's row unless the meeting is there already."""
        told = facts.facts([facts.Told(self.code, self.snapshot)])
        found = meetings.find(self._encounter(told, fields["publisher"]))
        if found.meeting is None:
            columns = facts.columns(told)
            self.meeting = Meeting.objects.create(code=self.code, extracted=told, **columns)
            self.is_new_meeting = True
            self.tally.count("meetings", Fate.CREATED)
        else:
            self.meeting = found.meeting
        self.snapshot["fields"] = {**fields, "meeting": self.meeting.pk}
        self.before = copy.deepcopy(self.snapshot)
        self.row = Readout.objects.create(
            code=self.code,
            sha256=self.sha256,
            text=self.extraction.text,
            file=self.extraction.source.file[-255:],
            match_reason=found.reason[:255],
            extracted=self.snapshot,
            **_columns(self.snapshot["fields"]),
        )
        self.tally.created = True
        return found

    def _encounter(self, told: dict[str, Any], publisher: int | None) -> meetings.Encounter | None:
        columns = facts.columns(told)
        attended = [
            (entry["participant"], self._party(entry["party"]))
            for entry in snapshot.persons(self.snapshot)
        ]
        dates = columns["date"], columns["date_end"]
        return meetings.Encounter.of(dates, columns["kind"], attended, [publisher])

    def _merge_row(self, fields: dict[str, Any]) -> None:
        """Merge the row of a readout that is there already. Its meeting is never changed."""
        row = self.row
        ours = {
            "title": row.title,
            "publisher": row.publisher_id,
            "url": row.url,
            "published_on": row.published_on and row.published_on.isoformat(),
            "language": row.language,
            "meeting": row.meeting_id,
        }
        base = self.before.get("fields") or ours
        theirs = {**fields, "meeting": base["meeting"]}
        self.snapshot["fields"] = theirs
        if row.review_state != ReviewState.UNREVIEWED:
            self.tally.count("readouts", Fate.UNCHANGED if ours == theirs else Fate.KEPT)
            return
        merged = merge_fields(base, ours, theirs)
        written = merged.values != ours
        if written:
            columns = _columns(merged.values)
            for name, value in columns.items():
                setattr(row, name, value)
            row.save(update_fields=list(columns))
        self.tally.count("readouts", Fate.of(merged.outcome, written=written))
        self._dispute("readout_id", row.pk, merged, theirs)

    # Its parts

    def _write_meeting(self) -> bool:
        """Merge the meeting's row and attendances; return whether the archive's view changed."""
        siblings: list[tuple[int, str, dict[str, Any]]] = []
        before = self.tally.changes()
        if not self.is_new_meeting:
            self.meeting = Meeting.objects.select_for_update().get(pk=self.row.meeting_id)
            siblings = self._siblings()
            told = [facts.Told(code, known) for _, code, known in siblings]
            answer = facts.facts([*told, facts.Told(self.code, self.snapshot)])
            fate, merged = facts.merge_meeting(self.meeting, answer)
            self.tally.count("meetings", fate)
            self._dispute("meeting_id", self.meeting.pk, merged, answer)
        self._write_attendances(siblings)
        return self.tally.changes() != before

    def _siblings(self) -> list[tuple[int, str, dict[str, Any]]]:
        """The meeting's other readouts (row, code, snapshot), those made by hand left out."""
        others = Readout.objects.filter(meeting=self.row.meeting_id).exclude(pk=self.row.pk)
        others = others.exclude(review_state=ReviewState.REJECTED).order_by("code")
        known = others.values_list("pk", "code", "extracted")
        return [entry for entry in known if entry[2]]

    def _write_attendances(self, siblings: list[tuple[int, str, dict[str, Any]]]) -> None:
        rows = AttendanceRows(self.meeting.pk, self.canonical)
        if not self.is_new_meeting:
            rows.load()
        own = (self.row.pk, self.code, self.snapshot)
        answers = attendances.merge_told(
            [
                attendances.Told(pk, code, snapshot.persons(one))
                for pk, code, one in [*siblings, own]
            ],
            self.canonical,
            self._party,
        )
        before = [*(one for _, _, one in siblings), *([] if self.is_new else [self.before])]
        made = frozenset(
            self.canonical(entry["participant"])
            for one in before
            for entry in snapshot.persons(one)
            if entry["made"]
        )
        now_made, merged = rows.write(answers, made, self.tally)
        for entry in self.snapshot["participants"]:
            entry["made"] = entry["participant"] in now_made
        for row, fields, answer in merged:
            self._dispute("attendance_id", row.pk, fields, answer)
        rows.raise_doubts(self.doubts)

    def _write_mentions(self) -> None:
        made = frozenset(e["name"] for e in self.before.get("mentioned", ()) if e["made"])
        now_made = mentions.write(
            self.row.pk,
            self.snapshot["mentioned"],
            frozenset() if self.is_new else made,
            self.canonical,
            self.tally,
            is_new=self.is_new,
        )
        for entry in self.snapshot["mentioned"]:
            entry["made"] = entry["name"] in now_made

    def _write_statements(self) -> None:
        rows = StatementRows(self.row.pk, self.canonical)
        made: list[tuple[int, int]] = []
        if not self.is_new:
            rows.load()
            entries = self.before.get("statements", ())
            made = [(entry["start"], entry["end"]) for entry in entries if entry["made"]]
        groups = {person.name for person in self.extraction.participants if person.group}
        offered = [
            statement_rows.offer(statement, self.numbers, groups, self.archive.topics)
            for statement in self.extraction.statements
        ]
        what = rows.write(offered, made, self.tally)
        for entry, is_made in zip(self.snapshot["statements"], what.made, strict=True):
            entry["made"] = is_made
        statement_rows.raise_doubts(what, rows, self.doubts, self.archive.people.slug)

    def _proposals(self, found: meetings.Found, likenesses: list[Likeness]) -> list[Doubt]:
        """What a person is asked: whether two participants, or two meetings, are one."""
        pairs = [
            Doubt(
                reason=Doubt.Reason.MERGE,
                readout_id=self.row.pk,
                participant_id=one.participant,
                other_participant_id=one.other,
                detail=one.evidence,
                confidence=one.confidence,
            )
            for one in likenesses
        ]
        return pairs + [
            Doubt(
                reason=Doubt.Reason.MEETING_MATCH,
                readout_id=self.row.pk,
                meeting_id=self.meeting.pk,
                other_meeting_id=other.pk,
                detail=reason[:1].upper() + reason[1:],
                confidence=PROPOSED,
            )
            for other, reason in found.proposals
        ]


def _columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The machine's answer for a readout's row as the row's columns."""
    day = fields["published_on"]
    columns = {COLUMNS.get(name, name): value for name, value in fields.items()}
    return {**columns, "published_on": day and dt.date.fromisoformat(day)}
