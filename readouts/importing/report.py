"""What an import did: counts of readouts and rows, and one line for each failed file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from readouts.importing.merge import Outcome

ROWS = ("meetings", "participants", "attendances", "mentions", "statements", "topics")


class Fate(StrEnum):
    """What became of a row; of a readout: the loudest that befell any of its rows."""

    UNCHANGED = "unchanged"
    REMOVED = "removed"
    UPDATED = "updated"
    CREATED = "created"
    KEPT = "kept"
    CONFLICTING = "conflicting"

    @classmethod
    def of(cls, outcome: Outcome, *, written: bool = False) -> Fate:
        """The fate of a merged row; ``written`` if any of its columns changes."""
        if outcome is Outcome.CONFLICT:
            return cls.CONFLICTING
        if outcome is Outcome.KEPT:
            return cls.KEPT
        return cls.UPDATED if written or outcome is Outcome.FOLLOWED else cls.UNCHANGED


COLUMNS = (
    Fate.CREATED,
    Fate.UPDATED,
    Fate.UNCHANGED,
    Fate.KEPT,
    Fate.CONFLICTING,
    Fate.REMOVED,
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not imported, and one line that says what is wrong with it."""

    file: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"


@dataclass(slots=True)
class Tally:
    """The fates of the rows of one readout, by the kind of row."""

    rows: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    created: bool = False

    def count(self, kind: str, fate: Fate, number: int = 1) -> None:
        if number:
            self.rows[kind, fate] += number

    def keep_all(self) -> None:
        """A person rejected the readout: nothing of it is read any more."""
        self.rows["readouts", Fate.KEPT] += 1

    def changes(self) -> int:
        """How many rows were created, updated or removed so far."""
        quiet = (Fate.UNCHANGED, Fate.KEPT)
        return sum(number for (_, fate), number in self.rows.items() if fate not in quiet)

    @property
    def fate(self) -> Fate:
        """The readout's own: the loudest of its rows, with every small change an update."""
        if self.created:
            return Fate.CREATED
        found = {fate for _, fate in self.rows}
        for loud in (Fate.CONFLICTING, Fate.KEPT):
            if loud in found:
                return loud
        return Fate.UPDATED if found - {Fate.UNCHANGED} else Fate.UNCHANGED


@dataclass(slots=True)
class Report:
    """What a whole run did."""

    readouts: Counter[Fate] = field(default_factory=Counter)
    rows: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    dry_run: bool = False

    def add(self, tally: Tally) -> None:
        self.readouts[tally.fate] += 1
        self.add_rows(tally)

    def add_rows(self, tally: Tally) -> None:
        """Count rows that belong to no single readout (topics, people's names)."""
        self.rows.update(tally.rows)

    def fail(self, file: str, reason: str) -> None:
        self.failures.append(Failure(file, reason))

    @property
    def failed(self) -> bool:
        return bool(self.failures)

    def lines(self) -> list[str]:
        """The summary as it is printed: the failures, then a table of what was done."""
        lines = [f"failed  {failure}" for failure in self.failures]
        lines.append(_row("", [str(fate) for fate in COLUMNS], "failed"))
        lines.append(
            _row("readouts", [self.readouts[fate] for fate in COLUMNS], len(self.failures))
        )
        for kind in ROWS:
            counts = [self.rows[kind, fate] for fate in COLUMNS]
            if any(counts):
                lines.append(_row(kind, counts, ""))
        if self.dry_run:
            lines.append("Dry run: nothing was written.")
        return lines


def _row(name: str, values: list[str] | list[int], failed: str | int) -> str:
    cells = "".join(
        f"{value:>{len(fate) + 2}}" for fate, value in zip(COLUMNS, values, strict=True)
    )
    return f"{name:<12}{cells}{failed:>8}".rstrip()
