"""Corrections of people: find, make, merge and part them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from rapidfuzz import process

from readouts.corrections.lookup import named
from readouts.corrections.saving import CorrectionError, check_lengths, saving, settle
from readouts.models import (
    Alias,
    Attendance,
    Doubt,
    Mention,
    Participant,
    Party,
    ReviewState,
    Statement,
    StatementSpeaker,
)


def find(name: str) -> Participant:
    """The one living participant of this name, alias or slug.

    Raises CorrectionError where there is none, naming the nearest, or several.
    """
    name = " ".join(name.split())
    if not name:
        raise CorrectionError("Name somebody.")
    living = Participant.objects.living()
    found = list(
        living.filter(
            Q(name__iexact=name) | Q(slug__iexact=name) | Q(aliases__name__iexact=name)
        ).distinct()
    )
    if len(found) == 1:
        return found[0]
    exact = [person for person in found if person.name.casefold() == name.casefold()]
    if len(exact) == 1:
        return exact[0]
    if found:
        several = ", ".join(f"{person} ({person.slug})" for person in found)
        raise CorrectionError(f"“{name}” may be any of {several}: give the one in brackets.")
    names = living.values_list("name", flat=True)
    near = [match[0] for match in process.extract(name, names, limit=3, score_cutoff=60)]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise CorrectionError(f"The archive knows nobody named “{name[:160]}”.{hint}")


def living(listed: Iterable[Participant]) -> list[Participant]:
    """The people as they are now: for who was merged since the form was made, whom they became.

    Raises CorrectionError where one was deleted.
    """
    keys = list(dict.fromkeys(person.pk for person in listed))
    found = Participant.objects.select_related("merged_into").in_bulk(keys)
    if len(found) < len(keys):
        raise CorrectionError("One of these participants was deleted meanwhile: open it anew.")
    return list(dict.fromkeys(found[key].merged_into or found[key] for key in keys))


def find_party(text: str) -> Party | None:
    """The party of this code or name, None for no text. Raises CorrectionError for an unknown."""
    text = text.strip()
    if not text:
        return None
    found: Party | None = named(Party.objects.all(), text, "code", "name")
    if found is None:
        raise CorrectionError(f"The archive knows no party “{text}”: give its code or its name.")
    return found


def make(name: str, party: Party | None = None, *, by: Any) -> Participant:
    """A new participant, with an address of their own."""
    name = " ".join(name.split())
    if not name:
        raise CorrectionError("A participant needs a name.")
    with saving(by, "added a participant"):
        person = Participant(name=name, slug=free_slug(name), party=party)
        check_lengths(person, ["name"])
        person.save(force_insert=True)
        return person


def free_slug(name: str) -> str:
    """A slug of ``name`` that nobody has."""
    slug = slugify(name)[:110] or "participant"
    taken = set(Participant.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    number = 2
    free = slug
    while free in taken:
        free = f"{slug}-{number}"
        number += 1
    return free


def merge(loser: Participant, winner: Participant, *, by: Any) -> None:
    """Make two participants one: all that was ``loser``'s is ``winner``'s.

    The loser's row stays, so that its address leads to the winner's. Where both
    attended a meeting, the winner's attendance stands, with the loser's office if
    it has none, and the loser's is rejected.
    """
    with saving(by, f"merged {loser} into {winner}"):
        rows = Participant.objects.select_for_update().in_bulk([loser.pk, winner.pk])
        if loser.pk == winner.pk:
            raise CorrectionError(f"{loser} cannot be merged into the same person.")
        if len(rows) < 2:
            raise CorrectionError("One of the two was deleted meanwhile.")
        loser, winner = rows[loser.pk], rows[winner.pk]
        for person in (loser, winner):
            if person.merged_into_id:
                raise CorrectionError(
                    f"{person} was merged into {person.merged_into} already: take that one."
                )
        settle(
            Doubt.objects.filter(
                Q(participant=loser, other_participant=winner)
                | Q(participant=winner, other_participant=loser),
                reason=Doubt.Reason.MERGE,
            )
        )
        _move_statements(Statement.objects.all(), loser, winner)
        _move_attendances(Attendance.objects.filter(participant=loser), winner)
        Mention.objects.filter(participant=loser).update(participant=winner)
        _move_aliases(loser.aliases.all(), winner)
        if loser.name != winner.name:
            Alias.objects.get_or_create(participant=winner, name=loser.name)
        Participant.objects.filter(merged_into=loser).update(merged_into=winner)
        loser.merged_into = winner
        loser.save(update_fields=["merged_into"])
        if winner.party_id is None and loser.party_id is not None:
            winner.party_id = loser.party_id
            winner.save(update_fields=["party"])


def part(
    person: Participant,
    name: str,
    attendances: Iterable[Attendance],
    aliases: Iterable[Alias] = (),
    *,
    by: Any,
    party: Party | None = None,
) -> Participant:
    """Part one participant who was two; return the new one.

    The new participant takes the chosen attendances, all that the old one said in
    the readouts of those meetings, and the chosen aliases.
    """
    chosen = [row for row in attendances if row.participant_id == person.pk]
    if not chosen:
        raise CorrectionError("Choose at least one meeting that the other person attended.")
    if len(chosen) == person.attendances.count():
        raise CorrectionError(
            f"Those are all of {person}’s meetings: then it is a change of name, not two people."
        )
    with saving(by, f"parted {name} from {person}"):
        other = make(name, party or chosen[0].party, by=by)
        meetings = [row.meeting_id for row in chosen]
        said = Statement.objects.filter(readout__meeting__in=meetings)
        _move_statements(said, person, other)
        _move_attendances(Attendance.objects.filter(pk__in=[row.pk for row in chosen]), other)
        Mention.objects.filter(participant=person, readout__meeting__in=meetings).update(
            participant=other
        )
        _move_aliases(Alias.objects.filter(pk__in=[a.pk for a in aliases]), other)
        return other


def _move_statements(statements: Any, old: Participant, new: Participant) -> None:
    keys = list(statements.filter(speakers=old).values_list("pk", flat=True))
    links = StatementSpeaker.objects.filter(statement__in=keys)
    both = set(links.filter(participant=new).values_list("statement_id", flat=True))
    links.filter(participant=old).delete()
    StatementSpeaker.objects.bulk_create(
        StatementSpeaker(statement_id=key, participant_id=new.pk) for key in keys if key not in both
    )
    statements.filter(voice=old).update(voice=new)


def _move_attendances(attendances: Any, new: Participant) -> None:
    there = {row.meeting_id: row for row in Attendance.objects.filter(participant=new)}
    for row in attendances:
        standing = there.get(row.meeting_id)
        if standing is None:
            row.participant = new
            row.save(update_fields=["participant"])
            continue
        if not standing.office and row.office:
            standing.office = row.office
            standing.save(update_fields=["office"])
        if standing.review_state == ReviewState.REJECTED != row.review_state:
            standing.review_state = row.review_state
            standing.save(update_fields=["review_state"])
        row.review_state = ReviewState.REJECTED
        row.save(update_fields=["review_state"])


def _move_aliases(aliases: Any, new: Participant) -> None:
    has = set(new.aliases.values_list("name", flat=True))
    for alias in aliases:
        if alias.name in has or alias.name == new.name:
            alias.delete()
        else:
            alias.participant = new
            alias.save(update_fields=["participant"])
