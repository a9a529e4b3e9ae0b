"""Runs of characters: which old one a new one continues, and which of them give way. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Run = tuple[int, int]  # half-open, start < end


def overlap(a: Run, b: Run) -> int:
    """How many characters the two have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def is_same_passage(a: Run, b: Run) -> bool:
    """Whether one is the other with its boundaries moved: they share half of the shorter one."""
    return 2 * overlap(a, b) >= min(a[1] - a[0], b[1] - b[0]) > 0


def covers(old: Run, new: Run) -> bool:
    """Whether most of ``new`` lies inside of ``old``."""
    return 2 * overlap(old, new) >= new[1] - new[0] > 0


def pair(old: Sequence[Run], new: Sequence[Run]) -> dict[int, int]:
    """Pair each new run with the old one that it continues; return {new's index: old's index}.

    Equal runs first, then those that share most characters. Each is paired once at most.
    """
    found: dict[int, int] = {}
    places = {run: index for index, run in enumerate(old)}
    for index, run in enumerate(new):
        if run in places:
            found[index] = places.pop(run)
    shared = sorted(
        (-overlap(run, old[at]), index, at)
        for index, run in enumerate(new)
        if index not in found
        for at in places.values()
        if is_same_passage(run, old[at])
    )
    taken: set[int] = set()
    for _, index, at in shared:
        if index not in found and at not in taken:
            found[index] = at
            taken.add(at)
    return found


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a run would like to stand; ``now`` is where it stands, None if it is a new one."""

    now: Run | None
    next: Run


def settle(held: Iterable[Run], wishes: Sequence[Wish]) -> list[bool]:
    """Which wishes can be granted so that nothing overlaps: one answer for each.

    The ``held`` runs stay. A wish that overlaps a held run is refused; its old place, if
    it has one, is held from then on, which may refuse others.
    """
    fixed = list(held)
    granted = [True] * len(wishes)
    changed = True
    while changed:
        changed = False
        for index, wish in enumerate(wishes):
            if granted[index] and any(overlap(wish.next, run) for run in fixed):
                granted[index] = False
                changed = True
                if wish.now is not None:
                    fixed.append(wish.now)
    return granted
