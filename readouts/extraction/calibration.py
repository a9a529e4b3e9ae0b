"""Measures how often each rule of attribution is right, for ``data/confidence.toml``.

Run on folders of texts with gold labels; what it prints goes into the data file:

    python -m readouts.extraction.calibration FOLDER...
"""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from readouts.extraction.evaluation import evaluate
from readouts.extraction.extractor import extract
from readouts.extraction.gold import gold_files, load_gold, text_of
from readouts.extraction.records import Source
from readouts.extraction.scores import Judged

# One-sided 90 percent: the true precision is below the bound once in ten times.
Z = 1.2816
# A statement is right when at most this share of its characters is not.
TOLERANCE = 0.05
# Statements with less trust than this in their people do not measure their rule.
SURE = 0.99
# A rule seen less often keeps its prior.
ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule was right, of how many statements that rest on it."""

    right: int
    total: int

    @property
    def lower(self) -> float:
        """The lower bound of the Wilson score interval of the precision."""
        n, p = self.total, self.right / self.total
        spread = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return (p + Z * Z / (2 * n) - spread) / (1 + Z * Z / n)


def measure(judged: Iterable[Judged]) -> dict[str, Measured]:
    """The counts by rule, the most frequent first; rules seen too seldom are left out.

    Where the people are in doubt it is not the rule that errs: those are left out too.
    """
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for statement in (item for item in judged if item.trust > SURE):
        total[statement.rule] += 1
        size = statement.right + statement.errors
        right[statement.rule] += statement.errors <= TOLERANCE * size
    return {rule: Measured(right[rule], n) for rule, n in total.most_common() if n >= ENOUGH}


def judge(folders: Iterable[Path]) -> Iterable[Judged]:
    """Every statement of every labelled text of the folders, with how much of it is right."""
    for folder in folders:
        for path in gold_files(folder):
            gold = load_gold(path)
            text = text_of(gold, folder).read_bytes().decode("utf-8")
            source = Source(publisher_country=gold.publisher_country)
            yield from evaluate(extract(text, source, guesses=True), gold).judged


def as_toml(measured: dict[str, Measured], day: dt.date) -> str:
    """The section of the data file."""
    lines = []
    for rule, found in measured.items():
        lines += [f'[measured."{rule}"]', f"right = {found.right}", f"total = {found.total}"]
        lines += [f"lower = {found.lower:.3f}", f"on = {day.isoformat()}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    counts = measure(judge(Path(argument) for argument in sys.argv[1:]))
    sys.stdout.write(as_toml(counts, dt.datetime.now(dt.UTC).date()))
