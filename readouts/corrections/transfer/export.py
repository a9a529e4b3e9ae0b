"""What people decided: every row's difference from the machine's answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from readouts.corrections.history import by_people, event_model
from readouts.models import (
    Alias,
    Attendance,
    Doubt,
    Meeting,
    Mention,
    Participant,
    Party,
    Publisher,
    Readout,
    ReviewState,
    Statement,
    StatementTopic,
    Topic,
)

Line = dict[str, Any]


def decisions() -> Iterator[Line]:
    """One JSON object for each decision, in the order in which they have to be taken in."""
    people = _People()
    texts = _Texts()
    yield from _parties()
    yield from _participants(people)
    yield from _topics()
    yield from _readouts(texts)
    yield from _meetings(texts)
    yield from _attendances(people, texts)
    yield from _mentions(people, texts)
    yield from _statements(people, texts)
    yield from _doubts(people, texts)


class _People:
    """How lines name participants: by slug and name. Merged ones are the one they became."""

    def __init__(self) -> None:
        self.rows = {row.pk: row for row in Participant.objects.select_related("party")}
        self.now = {pk: row.merged_into_id or pk for pk, row in self.rows.items()}

    def canonical(self, pk: int | None) -> int | None:
        return None if pk is None else self.now.get(pk, pk)

    def name(self, pk: int | None) -> Line | None:
        row = self.rows.get(self.canonical(pk) or 0)
        if row is None:
            return None
        return {
            "slug": row.slug,
            "name": row.name,
            "party": row.party.code if row.party else None,
        }

    def names(self, pks: Any) -> list[Line | None]:
        return [self.name(pk) for pk in sorted({self.canonical(pk) or 0 for pk in pks} - {0})]


class _Texts:
    """The SHA-256 of each readout's text, and of the text that a meeting is known by."""

    def __init__(self) -> None:
        rows = list(Readout.objects.order_by("pk").values_list("pk", "sha256", "meeting_id"))
        self.of_readout = {pk: sha256 for pk, sha256, _ in rows}
        by_code = {sha256[:10]: sha256 for _, sha256, _ in rows}
        self.of_meeting: dict[int, str] = {}
        for _, sha256, meeting in rows:
            self.of_meeting.setdefault(meeting, sha256)
        for pk, code in Meeting.objects.values_list("pk", "code"):
            if code in by_code:
                self.of_meeting[pk] = by_code[code]


def corrected(model: Any) -> Any:
    """The numbers of the rows of ``model`` that somebody changed or added at the desk."""
    events = event_model(model).objects.filter(by_people())
    return events.exclude(pgh_label="deleted").values("pgh_obj_id")


def _parties() -> Iterator[Line]:
    for party in Party.objects.filter(pk__in=corrected(Party)).order_by("code"):
        yield {
            "kind": "party",
            "code": party.code,
            "set": {"name": party.name, "kind": party.kind},
        }
    publishers = Publisher.objects.filter(pk__in=corrected(Publisher))
    for publisher in publishers.select_related("party").order_by("slug"):
        code = publisher.party.code if publisher.party else None
        yield {
            "kind": "publisher",
            "slug": publisher.slug,
            "set": {"name": publisher.name, "party": code},
        }


def _participants(people: _People) -> Iterator[Line]:
    aliases: dict[int, list[str]] = {}
    for pk, name in Alias.objects.filter(extracted__isnull=True).values_list(
        "participant_id", "name"
    ):
        aliases.setdefault(pk, []).append(name)
    for row in sorted(people.rows.values(), key=lambda row: (bool(row.merged_into_id), row.pk)):
        party = row.party.code if row.party else None
        ours = {"name": row.name, "sort_name": row.sort_name, "party": party}
        base = row.extracted or {}
        told = {"name": row.name, "sort_name": row.sort_name, "party": row.party_id}
        changed = {
            name: value
            for name, value in ours.items()
            if row.extracted is None or told[name] != base.get(name)
        }
        if row.review_state != ReviewState.UNREVIEWED:
            changed = {**ours, "review_state": row.review_state}
        merged = people.name(row.merged_into_id)
        if changed or merged or row.pk in aliases:
            yield {
                "kind": "participant",
                "slug": row.slug,
                "name": base.get("name") or row.name,
                "set": changed,
                "aliases": sorted(aliases.get(row.pk, [])),
                "merged_into": merged,
            }


def _topics() -> Iterator[Line]:
    for topic in Topic.objects.prefetch_related("phrases").order_by("slug"):
        base = topic.extracted or {}
        phrases = {row.phrase for row in topic.phrases.all()}
        known = set(base.get("phrases", ()))
        ours = {"name": topic.name, "group": topic.group}
        changed = {name: value for name, value in ours.items() if value != base.get(name)}
        if topic.description:
            changed["description"] = topic.description
        # A base remembers the phrases that were removed; what the topic lacks, a person took.
        if changed or phrases != known:
            yield {
                "kind": "topic",
                "slug": topic.slug,
                "set": changed,
                "phrases_added": sorted(phrases - known),
                "phrases_removed": sorted(known - phrases),
            }


def _readouts(texts: _Texts) -> Iterator[Line]:
    rows = Readout.objects.defer("text").select_related("publisher__party", "meeting")
    for row in rows.order_by("sha256"):
        base = (row.extracted or {}).get("fields") or {}
        published = row.published_on.isoformat() if row.published_on else None
        ours = {
            "title": row.title,
            "publisher": row.publisher_id,
            "url": row.url,
            "published_on": published,
            "language": row.language,
            "meeting": row.meeting_id,
        }
        whole = not base or row.review_state == ReviewState.REVIEWED
        changed: Line = {k: v for k, v in ours.items() if whole or v != base.get(k, v)}
        if "publisher" in changed:
            changed["publisher"] = _publisher(row.publisher)
        if "meeting" in changed:
            changed["meeting"] = texts.of_meeting[row.meeting_id]
        if row.review_state != ReviewState.UNREVIEWED:
            changed["review_state"] = row.review_state
        if changed and (base or row.review_state != ReviewState.UNREVIEWED):
            yield {"kind": "readout", "text": row.sha256, "set": changed}


def _publisher(row: Publisher | None) -> Line | None:
    if row is None:
        return None
    party = row.party.code if row.party else None
    return {"slug": row.slug, "name": row.name, "party": party}


def _meetings(texts: _Texts) -> Iterator[Line]:
    for row in Meeting.objects.order_by("pk"):
        if row.pk not in texts.of_meeting or row.extracted is None:
            continue
        first, last = row.extracted["date"]
        ours = {
            "title": row.title,
            "date": row.date.isoformat() if row.date else None,
            "date_end": row.date_end.isoformat() if row.date_end else None,
            "kind": row.kind,
            "place": row.place,
        }
        base = {**row.extracted, "date": first, "date_end": last}
        whole = row.review_state == ReviewState.REVIEWED
        changed = {k: v for k, v in ours.items() if whole or v != base.get(k)}
        if row.review_state != ReviewState.UNREVIEWED:
            changed["review_state"] = row.review_state
        if changed:
            yield {"kind": "meeting", "text": texts.of_meeting[row.pk], "set": changed}


def _attendances(people: _People, texts: _Texts) -> Iterator[Line]:
    # Where both of two who were merged attended, the winner's row speaks for both.
    rows = Attendance.objects.filter(participant__merged_into=None).select_related("party")
    for row in rows.order_by("pk"):
        base = row.extracted
        was = people.canonical(base["participant"]) if base else None
        changed: Line = {}
        whole = base is None or row.review_state == ReviewState.REVIEWED
        if whole or row.office != (base or {}).get("office"):
            changed["office"] = row.office
        if whole or row.party_id != (base or {}).get("party"):
            changed["party"] = row.party.code if row.party else None
        if row.review_state != ReviewState.UNREVIEWED:
            changed["review_state"] = row.review_state
        moved = base is not None and was != people.canonical(row.participant_id)
        if (changed or moved) and row.meeting_id in texts.of_meeting:
            yield {
                "kind": "attendance",
                "text": texts.of_meeting[row.meeting_id],
                "base": people.name(was),
                "participant": people.name(row.participant_id),
                "set": changed,
            }
    yield from _gone_attendances(people, texts)


def _gone_attendances(people: _People, texts: _Texts) -> Iterator[Line]:
    """Attendances that were extracted and that a person deleted."""
    there = {
        (meeting, people.canonical(base))
        for meeting, base in Attendance.objects.filter(extracted__isnull=False).values_list(
            "meeting_id", "extracted__participant"
        )
    }
    known = Readout.objects.exclude(extracted={}).values_list("meeting_id", "extracted")
    for meeting, extracted in known.order_by("pk"):
        for entry in extracted.get("participants", ()):
            pk = people.canonical(entry.get("participant"))
            if entry.get("made") and (meeting, pk) not in there and people.name(pk):
                yield {
                    "kind": "attendance",
                    "text": texts.of_meeting[meeting],
                    "base": people.name(pk),
                    "participant": people.name(pk),
                    "set": {"review_state": "rejected"},
                }


def _mentions(people: _People, texts: _Texts) -> Iterator[Line]:
    for row in Mention.objects.order_by("pk"):
        base = row.extracted
        was = people.canonical(base["participant"]) if base else None
        now = people.canonical(row.participant_id)
        if base is None or row.name != base["name"] or now != was:
            yield {
                "kind": "mention",
                "text": texts.of_readout[row.readout_id],
                "base": base["name"] if base else None,
                "name": row.name,
                "participant": people.name(now),
                "span": [row.start, row.end],
            }


def _statements(people: _People, texts: _Texts) -> Iterator[Line]:
    slugs = dict(Topic.objects.values_list("pk", "slug"))
    rows = Statement.objects.order_by("readout_id", "start", "pk").prefetch_related("speakers")
    links: dict[int, list[StatementTopic]] = {}
    for link in StatementTopic.objects.all():
        links.setdefault(link.statement_id, []).append(link)
    for row in rows:
        line = _statement(row, links.get(row.pk, []), people, slugs)
        if line is not None:
            yield {"kind": "statement", "text": texts.of_readout[row.readout_id], **line}
    yield from _gone_statements(texts)


def _statement(
    row: Statement, links: list[StatementTopic], people: _People, slugs: dict[int, str]
) -> Line | None:
    base = row.extracted
    speakers = sorted({people.canonical(p.pk) or 0 for p in row.speakers.all()})
    changed: Line = {}
    whole = base is None or row.review_state == ReviewState.REVIEWED
    before = base or {"speakers": [], "voice": None, "unnamed_group": "", "topics": []}
    if whole or speakers != sorted({people.canonical(pk) or 0 for pk in before["speakers"]}):
        changed["speakers"] = people.names(speakers)
    if whole or people.canonical(row.voice_id) != people.canonical(before["voice"]):
        changed["voice"] = people.name(row.voice_id)
    if whole or row.unnamed_group != before["unnamed_group"]:
        changed["unnamed_group"] = row.unnamed_group
    if row.review_state != ReviewState.UNREVIEWED:
        changed["review_state"] = row.review_state
    now, then = {link.topic_id for link in links}, set(before["topics"])
    given = {link.topic_id for link in links if link.origin == StatementTopic.Origin.PERSON}
    added = now if whole else (now - then) | given
    moved = base is not None and (row.start, row.end) != (base["start"], base["end"])
    removed = then - now
    if not (changed or added or removed or moved):
        return None
    return {
        "base": [base["start"], base["end"]] if base else None,
        "start": row.start,
        "end": row.end,
        "set": changed,
        "topics_added": sorted(slugs[pk] for pk in added),
        "topics_given": sorted(slugs[pk] for pk in given),
        "topics_removed": sorted(slugs[pk] for pk in removed if pk in slugs),
    }


def _gone_statements(texts: _Texts) -> Iterator[Line]:
    """Statements that were extracted and that a person deleted: rejections, elsewhere."""
    there = {
        (readout, start, end)
        for readout, start, end in Statement.objects.filter(extracted__isnull=False).values_list(
            "readout_id", "extracted__start", "extracted__end"
        )
    }
    known = Readout.objects.exclude(extracted={}).values_list("pk", "extracted")
    for readout, extracted in known.order_by("pk"):
        for entry in extracted.get("statements", ()):
            start, end = entry["start"], entry["end"]
            if entry.get("made") and (readout, start, end) not in there:
                yield {
                    "kind": "statement",
                    "text": texts.of_readout[readout],
                    "base": [start, end],
                    "start": start,
                    "end": end,
                    "set": {"review_state": "rejected"},
                    "topics_added": [],
                    "topics_given": [],
                    "topics_removed": [],
                }


def _doubts(people: _People, texts: _Texts) -> Iterator[Line]:
    closed = Doubt.objects.exclude(Q(state=Doubt.State.OPEN) | Q(reason=Doubt.Reason.CONFLICT))
    for doubt in closed.select_related("statement", "attendance").order_by("pk"):
        line: Line = {"kind": "doubt", "reason": doubt.reason, "state": doubt.state}
        if doubt.reason == Doubt.Reason.MERGE:
            line["people"] = [
                people.name(doubt.participant_id),
                people.name(doubt.other_participant_id),
            ]
            if line["people"][0] == line["people"][1]:
                continue  # merged: their own lines say so
        elif doubt.reason == Doubt.Reason.MEETING_MATCH:
            meetings = (doubt.meeting_id, doubt.other_meeting_id)
            line["texts"] = [texts.of_meeting.get(pk or 0) for pk in meetings]
        elif doubt.readout_id:
            line["text"] = texts.of_readout[doubt.readout_id]
            line |= {"start": doubt.start, "end": doubt.end, "detail": doubt.detail}
            if doubt.statement:
                line["statement"] = [doubt.statement.start, doubt.statement.end]
            if doubt.attendance:
                line["person"] = people.name(doubt.attendance.participant_id)
        else:
            continue
        yield line
