"""The three-way merge of one value: what the machine said, what stands, what it says now.

``base`` is the machine's last answer, ``ours`` the value as it stands in the row,
``theirs`` the new extraction. Who changed a value, and how, does not matter: only that
it no longer equals its base. Everything here is pure, and values are compared by ``==``.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Outcome(Enum):
    """What came of a merge, from the quietest to the loudest."""

    SAME = 0  # nothing to write: the row says already what the extraction says
    FOLLOWED = 1  # nobody had changed it: the new extraction's value
    KEPT = 2  # a person changed it: that stays
    CONFLICT = 3  # a person and the extraction changed it: the person's stays, and is looked at

    def louder(self, other: Outcome) -> Outcome:
        return self if self.value >= other.value else other


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    value: T
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class MergedFields:
    """The values of a row's fields after the merge, and what came of each."""

    values: dict[str, Any]
    outcomes: dict[str, Outcome]

    @property
    def outcome(self) -> Outcome:
        """The loudest outcome of the row's fields."""
        loudest = Outcome.SAME
        for outcome in self.outcomes.values():
            loudest = loudest.louder(outcome)
        return loudest

    @property
    def is_disputed(self) -> bool:
        """Whether a person's value stands in any of the fields."""
        return self.outcome in (Outcome.KEPT, Outcome.CONFLICT)


def merge(base: T, ours: T, theirs: T) -> Merged[T]:
    """The value that stands after the merge, and how that came about."""
    if ours == theirs:
        return Merged(ours, Outcome.SAME)
    if ours == base:
        return Merged(theirs, Outcome.FOLLOWED)
    if theirs == base:
        return Merged(ours, Outcome.KEPT)
    return Merged(ours, Outcome.CONFLICT)


def merge_fields(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    quiet: Collection[str] = (),
) -> MergedFields:
    """Merge the fields that ``theirs`` names, each by itself.

    A field that the base does not hold is one that the machine had not answered yet: None.
    The ``quiet`` ones (how sure the machine was, by which rule) are merged likewise, but
    a person's value there is neither counted nor put before anybody.
    """
    values: dict[str, Any] = {}
    outcomes: dict[str, Outcome] = {}
    for field, new in theirs.items():
        merged = merge(base.get(field), ours[field], new)
        values[field] = merged.value
        loud = merged.outcome in (Outcome.KEPT, Outcome.CONFLICT)
        outcomes[field] = Outcome.SAME if loud and field in quiet else merged.outcome
    return MergedFields(values, outcomes)


def merge_members(
    base: Iterable[H], ours: Iterable[H], theirs: Iterable[H], claimed: Iterable[H] = ()
) -> Merged[frozenset[H]]:
    """Merge two sets member by member: no conflict is possible.

    What a person added stays, what a person removed stays removed, the rest follows the
    extraction. ``claimed`` are members of ours that a person put there for certain, even
    where the machine had offered them before.
    """
    before, now, new = frozenset(base), frozenset(ours), frozenset(theirs)
    added = (now - before) | (now & frozenset(claimed))
    removed = before - now
    value = (new - removed) | added
    if value != new:
        return Merged(value, Outcome.KEPT)
    return Merged(value, Outcome.SAME if value == now else Outcome.FOLLOWED)


def next_base(base: Iterable[H], ours: Iterable[H], theirs: Iterable[H]) -> frozenset[H]:
    """The base of a set after the merge: what the machine offers now, and what was removed.

    The removed members are remembered, so that they stay removed when the extraction
    forgets them for a while and then finds them again.
    """
    return frozenset(theirs) | (frozenset(base) - frozenset(ours))
