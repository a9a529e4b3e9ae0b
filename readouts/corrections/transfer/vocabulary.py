"""Decisions about people, parties, publishers and topics, which many readouts share."""

from __future__ import annotations

from readouts.corrections import people as persons
from readouts.corrections.saving import CorrectionError
from readouts.corrections.transfer.rows import (
    Line,
    Taken,
    participant_of,
    party_of,
    set_fields,
)
from readouts.models import Alias, Participant, Party, Publisher, Topic, TopicPhrase


def take_party(line: Line, taken: Taken) -> None:
    """The party with its name and kind, made where the archive lacks it."""
    row = Party.objects.filter(code=line["code"]).first()
    if row is None:
        row = Party(code=line["code"])
        row.name, row.kind = line["set"]["name"], line["set"]["kind"]
        row.full_clean()
        row.save()
        taken.count("applied")
    else:
        set_fields(row, line["set"], None, taken)


def take_publisher(line: Line, taken: Taken) -> None:
    """The publisher with its name and party, made where the archive lacks it."""
    values = {**line["set"], "party": party_of(line["set"].get("party"))}
    row = Publisher.objects.filter(slug=line["slug"]).first()
    if row is None:
        Publisher.objects.create(slug=line["slug"], **values)
        taken.count("applied")
        return
    set_fields(row, values, None, taken)


def take_participant(line: Line, taken: Taken) -> None:
    """The participant’s values and names; merged here too, if they were there."""
    row = Participant.objects.filter(slug=line["slug"]).first()
    before = (0, 0)
    if row is None:
        found = participant_of({"slug": line["slug"], "name": line["name"], "party": None})
        if found is None:
            raise CorrectionError("a participant has a slug and a name")
        row, before = found, (1, 1)
    changed = before != (0, 0)
    for name in line.get("aliases", ()):
        _, made = Alias.objects.get_or_create(participant=row, name=name)
        changed = changed or made
    values = dict(line["set"])
    if "party" in values:
        values["party"] = party_of(values["party"])
    known = row.extracted or {}
    base = {name: known[name] for name in ("name", "sort_name") if name in known}
    if line.get("merged_into"):
        winner = participant_of(line["merged_into"])
        if winner is not None and row.merged_into_id is None and winner.pk != row.pk:
            persons.merge(row, winner, by=None)
            changed = True
    if changed:
        taken.count("applied")
        set_fields(row, values, base or None, Taken())
    else:
        set_fields(row, values, base or None, taken)


def take_topic(line: Line, taken: Taken) -> None:
    """The topic’s values, the phrases that were put in and those that were taken out."""
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
        set_fields(row, values, base or None, Taken())
    else:
        set_fields(row, values, base or None, taken)
