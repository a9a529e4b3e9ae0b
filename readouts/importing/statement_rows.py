"""The rows of a readout's statements: read as they stand, and written as planned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from readouts.extraction.records import ExtractedStatement, TopicMatch
from readouts.importing.doubts import Dispute, Doubts
from readouts.importing.merge import Outcome
from readouts.importing.report import Fate, Tally
from readouts.importing.spans import Run, overlap
from readouts.importing.statements import QUIET, Change, Offered, Plan, Standing, base_of, plan
from readouts.models import Statement, StatementTopic

COLUMNS = (
    "start",
    "end",
    "text",
    "voice",
    "unnamed_group",
    "rule",
    "confidence",
    "evidence_start",
    "evidence_end",
    "alternatives",
    "extracted",
)


class UnknownName(ValueError):
    """An extraction that names a speaker or a topic which it did not introduce."""


def offer(
    statement: ExtractedStatement,
    people: Mapping[str, int],
    groups: Collection[str],
    topics: Mapping[str, int],
) -> Offered:
    """The extracted statement with rows' numbers for the names of people and topics.

    The ``groups`` are speakers whom the text does not name: they are kept in its words.
    """

    def number(name: str) -> int:
        if name not in people:
            raise UnknownName(
                f"the statement at {statement.span.start} is by {name!r}, "
                "who is not among the participants"
            )
        return people[name]

    matches: dict[int, list[TopicMatch]] = {}
    for match in statement.topics:
        if match.topic not in topics:
            raise UnknownName(f"the topic {match.topic!r} is not in the vocabulary")
        matches.setdefault(topics[match.topic], []).append(match)
    evidence, voice = statement.evidence, statement.voice
    unnamed = [name for name in statement.speakers if name in groups]
    return Offered(
        (statement.span.start, statement.span.end),
        statement.text,
        {
            "speakers": sorted({number(name) for name in statement.speakers if name not in groups}),
            "voice": number(voice) if voice and voice not in groups else None,
            "unnamed_group": (statement.unnamed_group or ", ".join(unnamed))[:160],
            "rule": statement.rule[:80],
            "confidence": statement.confidence,
            "evidence": [evidence.start, evidence.end] if evidence else None,
            "alternatives": [list(names) for names in statement.alternatives],
        },
        matches,
    )


@dataclass(slots=True)
class StatementRows:
    """The statements of one readout, and the links to their speakers and topics."""

    readout: int
    canonical: Callable[[int], int]
    rows: dict[int, Statement] = field(default_factory=dict)
    speakers: dict[int, set[int]] = field(default_factory=dict)
    links: dict[int, dict[int, StatementTopic]] = field(default_factory=dict)

    def load(self) -> None:
        """Read and lock the rows."""
        found = Statement.objects.filter(readout=self.readout).order_by("start", "pk")
        self.rows = {row.pk: row for row in found.select_for_update()}
        self.speakers = {pk: set() for pk in self.rows}
        self.links = {pk: {} for pk in self.rows}
        if not self.rows:
            return
        through = Statement.speakers.through.objects.filter(statement__in=self.rows)
        for pk, participant in through.values_list("statement_id", "participant_id"):
            self.speakers[pk].add(participant)
        for link in StatementTopic.objects.filter(statement__in=self.rows):
            self.links[link.statement_id][link.topic_id] = link

    def standing(self) -> list[Standing]:
        return [self._standing(row) for row in self.rows.values()]

    def _standing(self, row: Statement) -> Standing:
        base = row.extracted
        if base is not None:
            base = {
                **base,
                "speakers": sorted({self.canonical(pk) for pk in base["speakers"]}),
                "voice": self._canonical(base["voice"]),
            }
        evidence = row.evidence_start, row.evidence_end
        links = self.links[row.pk].values()
        return Standing(
            row.pk,
            (row.start, row.end),
            {
                "speakers": sorted({self.canonical(pk) for pk in self.speakers[row.pk]}),
                "voice": self._canonical(row.voice_id),
                "unnamed_group": row.unnamed_group,
                "rule": row.rule,
                "confidence": row.confidence,
                "evidence": None if evidence[0] is None else list(evidence),
                "alternatives": row.alternatives,
            },
            frozenset(self.links[row.pk]),
            frozenset(x.topic_id for x in links if x.origin == StatementTopic.Origin.PERSON),
            row.review_state,
            base,
        )

    def _canonical(self, pk: int | None) -> int | None:
        return None if pk is None else self.canonical(pk)

    def write(self, offered: Sequence[Offered], made: Sequence[Run], tally: Tally) -> Plan:
        """Plan what becomes of the statements and carry it out; count the rows in ``tally``."""
        what = plan(self.standing(), offered, made)
        if what.remove:
            Statement.objects.filter(pk__in=[row.pk for row in what.remove]).delete()
            for gone in what.remove:
                del self.rows[gone.pk]
        tally.count("statements", Fate.REMOVED, len(what.remove))
        for row, other in what.untouched:
            tally.count("statements", _fate_untouched(row, other))
        tally.count("statements", Fate.KEPT, len(what.stay_deleted))
        self._change(what.change, tally)
        self._create(what.create)
        tally.count("statements", Fate.CREATED, len(what.create))
        return what

    def _create(self, offered: Sequence[Offered]) -> None:
        rows = [
            Statement(
                readout_id=self.readout, **_columns(x.run, x.text, x.fields), extracted=base_of(x)
            )
            for x in offered
        ]
        Statement.objects.bulk_create(rows)
        self.rows.update({row.pk: row for row in rows})
        pairs = list(zip(rows, offered, strict=True))
        self._link_speakers((row.pk, x.fields["speakers"]) for row, x in pairs)
        StatementTopic.objects.bulk_create(
            _link(row.pk, topic, x, x.run) for row, x in pairs for topic in x.topics
        )

    def _change(self, changes: Sequence[Change], tally: Tally) -> None:
        dirty: list[Statement] = []
        for change in changes:
            row = self.rows[change.row.pk]
            text = change.offered.text if change.run.value == change.offered.run else row.text
            new = _columns(change.run.value, text, change.fields.values)
            moved = any(getattr(row, name) != value for name, value in new.items())
            if moved or row.extracted != change.base:
                for name, value in new.items():
                    setattr(row, name, value)
                row.extracted = change.base
                dirty.append(row)
            said = self._set_speakers(row.pk, change.fields.values["speakers"])
            about = self._set_topics(row.pk, change)
            tally.count("statements", Fate.of(change.outcome, written=moved or said or about))
        if dirty:
            Statement.objects.bulk_update(dirty, COLUMNS)

    def _set_speakers(self, pk: int, wanted: Iterable[int]) -> bool:
        now, wanted = self.speakers[pk], set(wanted)
        through = Statement.speakers.through.objects
        if gone := now - wanted:
            through.filter(statement=pk, participant__in=gone).delete()
        self._link_speakers([(pk, sorted(wanted - now))])
        return now != wanted

    def _link_speakers(self, pairs: Iterable[tuple[int, Iterable[int]]]) -> None:
        through = Statement.speakers.through
        through.objects.bulk_create(
            through(statement_id=pk, participant_id=participant)
            for pk, participants in pairs
            for participant in participants
        )

    def _set_topics(self, pk: int, change: Change) -> bool:
        now, wanted = self.links[pk], change.topics.value
        gone = [link.pk for topic, link in now.items() if topic not in wanted]
        if gone:
            StatementTopic.objects.filter(pk__in=gone).delete()
        new = [
            _link(pk, topic, change.offered, change.run.value)
            for topic in change.offered.topics
            if topic in wanted and topic not in now
        ]
        StatementTopic.objects.bulk_create(new)
        moved = [
            link
            for topic, link in now.items()
            if topic in wanted and topic in change.offered.topics
            if _follow(link, _link(pk, topic, change.offered, change.run.value))
        ]
        if moved:
            StatementTopic.objects.bulk_update(moved, ["phrase", "start", "end"])
        return bool(gone or new or moved)


def _columns(run: Run, text: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    evidence = fields["evidence"] or (None, None)
    return {
        "start": run[0],
        "end": run[1],
        "text": text,
        "voice_id": fields["voice"],
        "unnamed_group": fields["unnamed_group"],
        "rule": fields["rule"],
        "confidence": fields["confidence"],
        "evidence_start": evidence[0],
        "evidence_end": evidence[1],
        "alternatives": fields["alternatives"],
    }


def _link(pk: int, topic: int, offered: Offered, run: Run) -> StatementTopic:
    """The link to a topic, with its first phrase inside of the statement."""
    matches = offered.topics[topic]
    match = next((m for m in matches if overlap(run, (m.span.start, m.span.end))), matches[0])
    return StatementTopic(
        statement_id=pk,
        topic_id=topic,
        origin=StatementTopic.Origin.PHRASE,
        phrase=match.phrase[:160],
        start=match.span.start,
        end=match.span.end,
    )


def _follow(link: StatementTopic, new: StatementTopic) -> bool:
    """Let a machine's link say which phrase it rests on now; False where nothing changes."""
    before = (link.phrase, link.start, link.end)
    if link.origin == StatementTopic.Origin.PERSON or before == (new.phrase, new.start, new.end):
        return False
    link.phrase, link.start, link.end = new.phrase, new.start, new.end
    return True


def _fate_untouched(row: Standing, offered: Offered | None) -> Fate:
    """A row that the extraction does not reach: kept where the two differ."""
    if row.base is None:
        return Fate.UNCHANGED
    if row.is_rejected or offered is None:
        return Fate.KEPT if offered or row.is_followed else Fate.UNCHANGED
    same = row.run == offered.run and row.topics == set(offered.topics)
    same = same and all(
        row.fields[name] == offered.fields[name] for name in row.fields if name not in QUIET
    )
    return Fate.UNCHANGED if same else Fate.KEPT


def raise_doubts(
    what: Plan, rows: StatementRows, doubts: Doubts, slug: Callable[[int], str]
) -> None:
    """What a person should look at: statements of low confidence, and disputes."""
    settled = set()
    for change in what.change:
        pk = change.row.pk
        if change.fields.outcomes["speakers"] in (Outcome.KEPT, Outcome.CONFLICT):
            settled.add(pk)
        for name, outcome in _loud(change):
            ours, theirs = _as_read(change, name, slug)
            conflict = outcome is Outcome.CONFLICT
            doubts.disputes.append(Dispute("statement_id", pk, name, ours, theirs, conflict))
    followed = {change.row.pk for change in what.change}
    known = {row.pk for row in (r for r, _ in what.untouched)}
    for pk, row in rows.rows.items():
        if pk not in settled and (pk in followed or pk not in known):
            doubts.low_confidence("statement_id", pk, row.confidence)


def _loud(change: Change) -> list[tuple[str, Outcome]]:
    found = [("span", change.run.outcome), *change.fields.outcomes.items()]
    return [(name, is_) for name, is_ in found if is_ in (Outcome.KEPT, Outcome.CONFLICT)]


def _as_read(change: Change, name: str, slug: Callable[[int], str]) -> tuple[Any, Any]:
    """A disputed field's two values: participants by their slugs, which no import changes."""
    if name == "span":
        return list(change.run.value), list(change.offered.run)
    ours, theirs = change.fields.values[name], change.offered.fields[name]
    if name == "speakers":
        return sorted(map(slug, ours)), sorted(map(slug, theirs))
    if name == "voice":
        return (ours and slug(ours)), (theirs and slug(theirs))
    return ours, theirs
