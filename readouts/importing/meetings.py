"""Which meeting a readout is about: two governments' readouts of one encounter meet here.

`compare` is pure and says how far two encounters are the same; `Meetings` looks for those
that a new readout may be about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Prefetch, Q

from readouts.models import Attendance, Kind, Meeting, Readout, ReviewState
from readouts.querysets import MeetingQuerySet

# Two publishers' dates of one encounter may differ by a day: it is tomorrow in Moscow
# while it is still today in Washington.
DAYS_APART = 1
# What one publisher calls a call another may call a video call.
SAME_KIND = (
    frozenset({Kind.PHONE_CALL, Kind.VIDEO_CALL}),
    frozenset({Kind.MEETING, Kind.MULTILATERAL}),
)
# A press conference follows the talks it is about, and a video call may be called a
# meeting: whether it is the same encounter, a person says.
NEVER_SAME = frozenset({Kind.SPEECH, Kind.CORRESPONDENCE})


class Verdict(IntEnum):
    DIFFERENT = 0
    UNSURE = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Encounter:
    """What tells one encounter from another."""

    first: dt.date
    last: dt.date
    kind: str
    principals: frozenset[int]  # the participant who stands first for each party
    attendees: frozenset[int]
    publishers: frozenset[int | None]

    @classmethod
    def of(
        cls,
        dates: tuple[dt.date | None, dt.date | None],
        kind: str,
        attended: Iterable[tuple[int, int | None]],
        publishers: Iterable[int | None],
    ) -> Encounter | None:
        """``attended``: (participant, party), in the order of the text. None without a date."""
        first, last = dates
        if first is None:
            return None
        pairs = list(attended)
        heads: dict[int | None, int] = {}
        for participant, party in pairs:
            heads.setdefault(party, participant)
        return cls(
            first,
            last or first,
            kind,
            frozenset(heads.values()),
            frozenset(participant for participant, _ in pairs),
            frozenset(publishers),
        )

    def days_to(self, other: Encounter) -> int:
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


@dataclass(frozen=True, slots=True)
class Match:
    verdict: Verdict
    reason: str = ""
    days: int = 0


def compare(new: Encounter, old: Encounter) -> Match:
    """Whether the two are one encounter, by its dates, its kind, who met and who published."""
    days = new.days_to(old)
    if days > DAYS_APART or len(new.principals) < 2 or len(old.principals) < 2:
        return Match(Verdict.DIFFERENT)
    same_people = new.principals <= old.attendees and old.principals <= new.attendees
    shared = len(new.principals & old.principals)
    if not same_people and 2 * shared < len(new.principals | old.principals):
        return Match(Verdict.DIFFERENT)
    kind = _kinds(new.kind, old.kind)
    own = bool(new.publishers & old.publishers - {None})
    if kind is Verdict.DIFFERENT or (own and (days or kind is not Verdict.SAME)):
        return Match(Verdict.DIFFERENT)
    doubts = [
        words
        for words, holds in (
            ("the same publisher has published on it already", own),
            ("a publisher is not known", None in new.publishers | old.publishers),
            (f"one is a {new.kind}, the other a {old.kind}", kind is Verdict.UNSURE),
            ("not all of the principals are the same", not same_people),
        )
        if holds
    ]
    told = f"{_days(days)}, {'the same' if same_people else 'shared'} principals"
    if doubts:
        return Match(Verdict.UNSURE, f"{told}; but {', and '.join(doubts)}", days)
    return Match(Verdict.SAME, f"{told}, {_kind_words(new.kind, old.kind)}", days)


def _kinds(one: str, other: str) -> Verdict:
    if one == other or any({one, other} <= kinds for kinds in SAME_KIND):
        return Verdict.SAME
    return Verdict.DIFFERENT if {one, other} & NEVER_SAME else Verdict.UNSURE


def _days(days: int) -> str:
    return "a day apart" if days else "the same day"


def _kind_words(one: str, other: str) -> str:
    return f"each a {one}" if one == other else f"a {one} and a {other}"


@dataclass(frozen=True, slots=True)
class Found:
    """The meeting that a readout is about, and those that a person should compare it with."""

    meeting: Meeting | None
    reason: str
    proposals: tuple[tuple[Meeting, str], ...]


NOTHING = Found(None, "", ())


def look_again(pk: int) -> Found:
    """The meetings that a stored meeting may be the same as, after its facts have changed.

    Its readouts stay where they are, for a published address never goes away by an
    import: whatever is found is a proposal.
    """
    found = find(encounter_of(_with_parts(Meeting.objects.filter(pk=pk)).get()), but=pk)
    if found.meeting is None:
        return found
    return Found(None, "", ((found.meeting, found.reason),))


def find(encounter: Encounter | None, but: int | None = None) -> Found:
    """Look for the meetings that may be ``encounter``; ``but`` is its own row's number.

    One is the same if it alone is, or if it alone is of the same day. Else each that may
    be the same is proposed.
    """
    if encounter is None or len(encounter.principals) < 2:
        return NOTHING
    matches = [
        (compare(encounter, old), meeting)
        for meeting in _around(encounter)
        if meeting.pk != but and (old := encounter_of(meeting)) is not None
    ]
    same = [(match, meeting) for match, meeting in matches if match.verdict is Verdict.SAME]
    best = [pair for pair in same if pair[0].days == min(match.days for match, _ in same)]
    proposals = [(meeting, match.reason) for match, meeting in matches if match.verdict]
    if len(best) != 1:
        return Found(None, "", tuple(proposals))
    [(match, meeting)] = best
    return Found(meeting, match.reason, ())


def _around(encounter: Encounter) -> MeetingQuerySet:
    near = dt.timedelta(days=DAYS_APART)
    return _with_parts(
        Meeting.objects.filter(
            Q(date__lte=encounter.last + near),
            Q(date__gte=encounter.first - near) | Q(date_end__gte=encounter.first - near),
            attendances__participant__in=encounter.attendees,
        )
        .exclude(review_state=ReviewState.REJECTED)
        .distinct()
        .order_by("pk")
    )


def _with_parts(meetings: MeetingQuerySet) -> MeetingQuerySet:
    return meetings.prefetch_related(
        Prefetch("attendances", Attendance.objects.standing().order_by("pk")),
        Prefetch("readouts", Readout.objects.only("pk", "meeting_id", "publisher_id")),
    )


def encounter_of(meeting: Meeting) -> Encounter | None:
    """A meeting as it stands, corrections included."""
    return Encounter.of(
        (meeting.date, meeting.date_end),
        meeting.kind,
        [(row.participant_id, row.party_id) for row in meeting.attendances.all()],
        [readout.publisher_id for readout in meeting.readouts.all()],
    )
