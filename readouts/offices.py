"""The offices that a person held, told as one where texts print one office in several ways."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, Max, Min

from readouts.models import Attendance, Participant, ReviewState
from readouts.search import parties
from readouts.search.words import plain, words


@dataclass(frozen=True, slots=True)
class Office:
    """An office for one party. ``printed`` are the forms of it, that of most meetings first.

    ``first`` and ``last`` are the days of the meetings at which the office is met with.
    """

    name: str
    party: str | None
    party_name: str | None
    printed: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    meetings: int


def offices_of(participant: Participant) -> list[Office]:
    """The offices of a person by the day they are first met with. One query."""
    rows: Iterable[Any] = (
        Attendance.objects.standing()
        .filter(participant=participant)
        .exclude(meeting__review_state=ReviewState.REJECTED)
        .order_by()
        .values("office", "party__name", "party__code")
        .annotate(
            first=Min("meeting__date"), last=Max("meeting__date"), meetings=Count("meeting_id")
        )
        .order_by("-meetings", "office")
    )
    alike: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for row in rows:
        name = without_party(row["office"], row["party__code"])
        alike.setdefault((*words(plain(name)), row["party__code"]), []).append(row)
    offices = [_office(forms) for forms in alike.values()]
    return sorted(offices, key=lambda office: (office.first or dt.date.max, office.name))


def _office(forms: list[dict[str, Any]]) -> Office:
    code = forms[0]["party__code"]
    name = forms[0]["office"] if len(forms) == 1 else without_party(forms[0]["office"], code)
    return Office(
        name,
        code,
        forms[0]["party__name"],
        tuple(form["office"] for form in forms),
        min(_days(form["first"] for form in forms), default=None),
        max(_days(form["last"] for form in forms), default=None),
        sum(form["meetings"] for form in forms),
    )


def _days(days: Iterable[dt.date | None]) -> list[dt.date]:
    return [day for day in days if day]


def without_party(office: str, party: str | None) -> str:
    """ "President" for "Russian President" and "President of Russia", where that is the party."""
    found = _around(party).sub("", office) if party else office
    return found if words(plain(found)) else office


@cache
def _around(code: str) -> re.Pattern[str]:
    """A party's names and demonyms before an office, and its names behind one."""
    names = sorted((name for known, name in parties.names() if known == code), key=len)
    named = "|".join(map(re.escape, reversed(names))) or "(?!)"
    return re.compile(rf"^(?:the )?(?:{named})(?:[’']s?)? +|,? of (?:the )?(?:{named})$", re.I)
