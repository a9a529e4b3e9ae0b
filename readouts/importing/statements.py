"""The statements of one readout: which row each extracted one continues, and what is written.

Pure: `plan` takes the rows as they stand and the statements as they are offered, and says
what has to happen. `statement_rows` reads the rows and carries the plan out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from readouts.extraction.records import TopicMatch
from readouts.importing.merge import (
    Merged,
    MergedFields,
    Outcome,
    merge,
    merge_fields,
    merge_members,
    next_base,
)
from readouts.importing.spans import Run, Wish, covers, overlap, pair, settle
from readouts.models import ReviewState

# How sure the machine was, and why: no person's statement of fact.
QUIET = ("rule", "confidence", "evidence", "alternatives")


@dataclass(frozen=True, slots=True)
class Offered:
    """A statement as the extraction gives it, with the rows' numbers in place of names."""

    run: Run
    text: str
    fields: Mapping[str, Any]  # speakers, voice, unnamed_group and the quiet ones
    topics: Mapping[int, Sequence[TopicMatch]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement's row as it stands, in the same terms; ``base`` is its ``extracted``."""

    pk: int
    run: Run
    fields: Mapping[str, Any]
    topics: frozenset[int]
    claimed: frozenset[int]  # the topics that a person put there
    review_state: str
    base: Mapping[str, Any] | None

    @property
    def base_run(self) -> Run | None:
        return (self.base["start"], self.base["end"]) if self.base else None

    @property
    def is_rejected(self) -> bool:
        return self.review_state == ReviewState.REJECTED

    @property
    def is_followed(self) -> bool:
        """Whether it follows the extraction: a machine's row that nobody has judged."""
        return self.base is not None and self.review_state == ReviewState.UNREVIEWED

    def is_touched(self) -> bool:
        """Whether a person changed anything of it since the machine's last answer."""
        base = self.base or {}
        return (
            self.run != self.base_run
            or self.topics != frozenset(base.get("topics", ()))
            or bool(self.claimed)
            or any(self.fields[name] != base.get(name) for name in self.fields if name not in QUIET)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """An offered statement and the row that it is merged into."""

    row: Standing
    offered: Offered
    run: Merged[Run]
    fields: MergedFields
    topics: Merged[frozenset[int]]
    base: dict[str, Any]

    @property
    def outcome(self) -> Outcome:
        return self.run.outcome.louder(self.fields.outcome).louder(self.topics.outcome)


@dataclass(slots=True)
class Plan:
    """What has to happen. ``made`` answers each offered statement: see `snapshot`."""

    create: list[Offered] = field(default_factory=list)
    change: list[Change] = field(default_factory=list)
    remove: list[Standing] = field(default_factory=list)
    untouched: list[tuple[Standing, Offered | None]] = field(default_factory=list)
    stay_deleted: list[Offered] = field(default_factory=list)
    made: list[bool] = field(default_factory=list)


def base_of(offered: Offered) -> dict[str, Any]:
    """The machine's answer as a row's ``extracted`` keeps it."""
    start, end = offered.run
    return {"start": start, "end": end, **offered.fields, "topics": sorted(offered.topics)}


def plan(rows: Sequence[Standing], offered: Sequence[Offered], made: Sequence[Run]) -> Plan:
    """Decide what becomes of the rows and of the offered statements.

    ``made`` are the runs of the statements that the last import made rows of: one that
    has no row any more was deleted by a person, and what continues it stays deleted.
    """
    machine = [row for row in rows if row.base is not None]
    bases: list[Run] = [row.base_run for row in machine if row.base_run is not None]
    gone = [run for run in made if run not in set(bases)]
    pairs = pair([*bases, *gone], [statement.run for statement in offered])
    plan = Plan(made=[True] * len(offered))

    paired: dict[int, Standing] = {}
    fresh: list[int] = []
    for index, statement in enumerate(offered):
        at = pairs.get(index)
        if at is None:
            fresh.append(index)
        elif at >= len(machine):
            if covers(gone[at - len(machine)], statement.run):
                plan.stay_deleted.append(statement)
            else:
                fresh.append(index)
        elif machine[at].is_rejected and not covers(bases[at], statement.run):
            fresh.append(index)
        else:
            row = machine[at]
            paired[index] = row
            if not row.is_followed:
                plan.untouched.append((row, statement))
                plan.made[index] = row.base_run == statement.run
    _place(plan, rows, offered, paired, fresh)
    return plan


def _place(
    plan: Plan,
    rows: Sequence[Standing],
    offered: Sequence[Offered],
    paired: Mapping[int, Standing],
    fresh: Sequence[int],
) -> None:
    """Let rows move, new ones stand and old ones go where that overlaps no person's words."""
    continued = {row.pk for row in paired.values()}
    held = [row.run for row in rows if not row.is_followed and not row.is_rejected]
    plan.untouched += [
        (row, None) for row in rows if not row.is_followed and row.pk not in continued
    ]
    for row in rows:
        if row.is_followed and row.pk not in continued:
            if row.is_touched():
                plan.untouched.append((row, None))
                held.append(row.run)
            else:
                plan.remove.append(row)

    followed = [(index, row) for index, row in paired.items() if row.is_followed]
    runs = {
        index: merge(row.base_run or row.run, row.run, offered[index].run)
        for index, row in followed
    }
    held += [runs[i].value for i, row in followed if runs[i].value != offered[i].run]
    rejected = [row.run for row in rows if row.is_rejected]
    rejected += [row.base_run for row in rows if row.is_rejected and row.base_run]
    wishes = [(i, Wish(row.run, offered[i].run)) for i, row in followed]
    wishes = [(i, wish) for i, wish in wishes if runs[i].value == wish.next]
    wishes += [(index, Wish(None, offered[index].run)) for index in fresh]
    for (index, wish), granted in zip(
        wishes, settle(held, [wish for _, wish in wishes]), strict=True
    ):
        if wish.now is not None:
            if not granted:
                runs[index] = Merged(wish.now, Outcome.CONFLICT)
        elif granted and not any(covers(run, wish.next) for run in rejected):
            plan.create.append(offered[index])
        else:
            plan.made[index] = False
    plan.change = [_change(row, offered[index], runs[index]) for index, row in followed]


def _change(row: Standing, offered: Offered, run: Merged[Run]) -> Change:
    before = row.base or {}
    base = before.get("topics", ())
    topics = _topics_inside(offered, run.value, row.topics & frozenset(base))
    return Change(
        row,
        offered,
        run,
        merge_fields(before, row.fields, offered.fields, QUIET),
        merge_members(base, row.topics, topics, row.claimed),
        {**base_of(offered), "topics": sorted(next_base(base, row.topics, offered.topics))},
    )


def _topics_inside(offered: Offered, run: Run, present: frozenset[int]) -> list[int]:
    """The offered topics that have a match inside of ``run``, or are there already.

    A person who moved a boundary may have left a topic's words outside.
    """
    return [
        topic
        for topic, matches in offered.topics.items()
        if topic in present
        or any(overlap(run, (match.span.start, match.span.end)) for match in matches)
    ]
