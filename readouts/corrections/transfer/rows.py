"""What a line of decisions names, found or made, and how a row takes its values."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from readouts.corrections import people as persons
from readouts.corrections.saving import CorrectionError
from readouts.models import Participant, Party, Publisher, Readout

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


def participant_of(named: Line | None) -> Participant | None:
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
                slug=named["slug"], name=named["name"], party=party_of(named.get("party"))
            )
    return found.merged_into or found


def party_of(code: str | None) -> Party | None:
    """The party of this code, made where the archive has none."""
    if not code:
        return None
    return Party.objects.filter(code=code).first() or Party.objects.create(code=code, name=code)


def publisher_of(named: Line | None) -> Publisher | None:
    """The publisher that a line names, made where the archive has none."""
    if named is None:
        return None
    return Publisher.objects.filter(slug=named["slug"]).first() or Publisher.objects.create(
        slug=named["slug"], name=named["name"], party=party_of(named.get("party"))
    )


def readout_of(sha256: str, taken: Taken) -> Readout | None:
    """The readout of this text; None where the archive lacks it, which is told."""
    found = Readout.objects.filter(sha256=sha256).select_related("meeting").first()
    if found is None:
        taken.problem("missing", f"the archive has no text {sha256[:10]}")
    return found


def day_of(value: str | None) -> dt.date | None:
    """A date as lines write it."""
    return dt.date.fromisoformat(value) if value else None


def set_fields(row: Any, values: dict[str, Any], base: dict[str, Any] | None, taken: Taken) -> None:
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
