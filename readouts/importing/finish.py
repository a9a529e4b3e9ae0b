"""What a run settles when all of its readouts are in: names, parties, mentions, leftovers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import F
from django.db.models.fields.json import KT

from readouts.extraction.filing import sort_name
from readouts.extraction.records import Person
from readouts.importing.doubts import Dispute, disputes, reconcile_conflicts
from readouts.importing.merge import MergedFields, merge_fields
from readouts.importing.people import LONGEST, People
from readouts.importing.report import Fate, Tally
from readouts.models import Alias, Attendance, Doubt, Mention, Participant, Party, ReviewState

# How often each form of a name is used of each participant of the given readouts' meetings.
FORMS = """
    SELECT (entry ->> 'participant')::bigint, entry ->> 'name', count(*)
    FROM readouts_readout AS readout,
        jsonb_array_elements(readout.extracted -> 'participants') AS entry
    WHERE readout.meeting_id IN (
            SELECT meeting_id FROM readouts_attendance WHERE participant_id = ANY(%s))
        AND (entry ->> 'participant')::bigint = ANY(%s)
    GROUP BY 1, 2
"""


def finish(people: People, readouts: Collection[int], tally: Tally) -> None:
    """Settle what depends on more than one readout, for the people of these ``readouts``.

    Run again on the same archive it changes nothing, so a run that was cut short is
    completed by the next.
    """
    touched = set(
        Attendance.objects.filter(meeting__readouts__in=readouts)
        .order_by()
        .values_list("participant_id", flat=True)
    )
    _remove_leftovers(tally)
    _name_people(people, touched, tally)
    _link_mentions(people, readouts, tally)


def _remove_leftovers(tally: Tally) -> None:
    """Remove participants whom no text names any more and whom nobody has touched.

    A better extraction leaves them behind: what it took for a person was none.
    """
    rows = Participant.objects.filter(
        extracted__isnull=False,
        review_state=ReviewState.UNREVIEWED,
        merged_into=None,
        merged_from=None,
        attendances=None,
        statements=None,
        voiced_statements=None,
        mentions=None,
        name=KT("extracted__name"),
    ).exclude(pk__in=Alias.objects.filter(extracted__isnull=True).values("participant"))
    gone = list(rows.values_list("pk", flat=True))
    if gone:
        Participant.objects.filter(pk__in=gone).delete()
    tally.count("participants", Fate.REMOVED, len(gone))


def _name_people(people: People, touched: Collection[int], tally: Tally) -> None:
    """Give each participant the form of the name used most, and the party represented last."""
    forms = _forms(people, touched)
    parties = _parties(people, touched)
    numbers = {people.canonical(pk) for pk in touched}
    rows = Participant.objects.filter(pk__in=numbers, extracted__isnull=False)
    disputed: list[Dispute] = []
    for row in rows.select_related("party").prefetch_related("aliases").order_by("pk"):
        if row.review_state != ReviewState.UNREVIEWED:
            continue
        base = row.extracted or {}
        name = _best_name(forms.get(row.pk, {})) or base["name"]
        party, code = parties.get(row.pk, (base["party"], ""))
        aliases = tuple(alias.name for alias in row.aliases.all())
        theirs = {
            "name": name[:LONGEST],
            "sort_name": sort_name(name[:LONGEST], code, aliases)[:LONGEST],
            "party": party,
        }
        fate = _merge(row, theirs, disputed)
        if row.pk not in people.made:
            tally.count("participants", fate)
    known = Doubt.objects.filter(reason=Doubt.Reason.CONFLICT, participant__in=numbers)
    reconcile_conflicts(known, disputed)


def _merge(row: Participant, theirs: dict[str, Any], disputed: list[Dispute]) -> Fate:
    """Merge one row, adding what is disputed."""
    ours = {"name": row.name, "sort_name": row.sort_name, "party": row.party_id}
    merged = merge_fields(row.extracted or {}, ours, theirs)
    written = merged.values != ours
    if written or row.extracted != theirs:
        row.name = merged.values["name"]
        row.sort_name = merged.values["sort_name"]
        row.party_id = merged.values["party"]
        row.extracted = theirs
        row.save(update_fields=["name", "sort_name", "party", "extracted"])
    codes = dict(Party.objects.values_list("pk", "code")) if merged.is_disputed else {}
    ours, theirs = (
        {**values, "party": codes.get(values["party"])} for values in (merged.values, theirs)
    )
    disputed += disputes("participant_id", row.pk, MergedFields(ours, merged.outcomes), theirs)
    return Fate.of(merged.outcome, written=written)


def _forms(people: People, touched: Collection[int]) -> dict[int, dict[str, int]]:
    """How often each form of the name is used in readouts, for each participant."""
    forms: dict[int, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(FORMS, [list(touched), list(touched)])
        for pk, name, count in cursor.fetchall():
            used = forms.setdefault(people.canonical(pk), {})
            used[name] = used.get(name, 0) + count
    return forms


def _best_name(forms: dict[str, int]) -> str:
    """The form that is used most, of those with a given name if there are any."""

    def rank(form: str) -> tuple[bool, int, int, str]:
        return (" " in form, forms[form], len(form), form)

    return max(forms, key=rank, default="")


def _parties(people: People, touched: Collection[int]) -> dict[int, tuple[int, str]]:
    """The party (row and code) that each participant represented last."""
    rows = (
        Attendance.objects.standing()
        .filter(participant__in=touched, party__isnull=False)
        .order_by(F("meeting__date").asc(nulls_first=True), "pk")
        .values_list("participant_id", "party_id", "party__code")
    )
    return {people.canonical(pk): (party, code) for pk, party, code in rows}


def _link_mentions(people: People, readouts: Collection[int], tally: Tally) -> None:
    """Say whom a mention means, where a participant certainly is that person."""
    unlinked = Mention.objects.filter(
        readout__in=readouts, participant=None, extracted__participant=None
    )
    linked = []
    for row in unlinked.order_by("pk"):
        told = row.extracted or {}
        person = Person(told["name"], told["party"], told["role"], None, "mention", 1.0)
        number = people.find_known(person)
        if number is not None:
            row.participant_id = number
            row.extracted = {**told, "participant": number}
            linked.append(row)
    Mention.objects.bulk_update(linked, ["participant", "extracted"])
    tally.count("mentions", Fate.UPDATED, len(linked))
