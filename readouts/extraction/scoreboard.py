"""Printing scores: a table by publisher's country, calibration, and each miss with its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from readouts.extraction.scores import Judged, Miss, Ratio, Score, total

# The lower borders of the calibration table's rows, in hundredths.
_STEPS = (0, 50, 60, 70, 80, 85, 90, 95, 98)
_FIFTH = 0.2


@dataclass(frozen=True, slots=True)
class Band:
    """The statements whose confidence lies in ``[low, high)`` (the last band holds 1 too).

    ``right`` and ``errors`` are characters; ``clean`` counts statements without an error.
    """

    low: float
    high: float
    statements: int
    clean: int
    right: int
    errors: int

    @property
    def share(self) -> float | None:
        """How much of what the band's statements hold is right, by characters."""
        return self.right / (self.right + self.errors) if self.right + self.errors else None


def bands(judged: Iterable[Judged]) -> list[Band]:
    """The calibration table: how often each confidence is right."""
    judged = list(judged)
    borders = [step / 100 for step in (*_STEPS, 101)]
    table = []
    for low, high in pairwise(borders):
        inside = [item for item in judged if low <= item.confidence < high]
        if inside:
            table.append(_band(low, min(high, 1.0), inside))
    return table


def above(judged: Iterable[Judged], confidence: float) -> Band:
    """All statements of at least this confidence, as one band."""
    return _band(confidence, 1.0, [item for item in judged if item.confidence >= confidence])


def doubtful_share(judged: Iterable[Judged], part: float = _FIFTH) -> float | None:
    """How much of all errors lies in the most doubtful ``part`` of the statements.

    Errors are counted in characters. Statements of the same confidence at the border
    count in proportion, so that their order does not matter. None without an error.
    """
    judged = list(judged)
    errors = sum(item.errors for item in judged)
    if not errors:
        return None
    room = part * len(judged)
    caught = 0.0
    for confidence in sorted({item.confidence for item in judged}):
        tied = [item for item in judged if item.confidence == confidence]
        taken = min(1.0, room / len(tied))
        caught += taken * sum(item.errors for item in tied)
        room -= taken * len(tied)
        if room <= 0:
            break
    return caught / errors


def scoreboard(scores: Mapping[str, Iterable[Score]]) -> str:
    """The report: a row for each publisher's country and one for all, then calibration."""
    rows = {country or "unknown": total(listed) for country, listed in sorted(scores.items())}
    rows["all"] = total(rows.values())
    overall = rows["all"]
    lines = [*_table("Attribution (share of the attributed characters)", _ATTRIBUTION, rows)]
    lines += ["", *_table("People (precision / recall)", _PEOPLE, rows)]
    lines += ["", *_table("Facts (right / labelled)", _FACTS, rows)]
    if overall.topics_exact.total or overall.voice.total:
        lines += ["", *_table("Where labelled", _DETAILS, rows)]
    lines += ["", *_calibration(overall)]
    return "\n".join(lines)


def miss_line(miss: Miss) -> str:
    """One difference in one line: file, what, expected, extracted, and the text."""
    line = f"{miss.file}: {miss.what}: expected {miss.expected or 'nothing'}, "
    line += f"extracted {miss.extracted or 'nothing'}"
    return f"{line}: {miss.text}" if miss.text else line


_ATTRIBUTION = {
    "texts": lambda score: str(score.texts),
    "characters": lambda score: str(score.attributed),
    "right": lambda score: _percent(score.share(score.right)),
    "wrong": lambda score: _percent(score.share(score.wrong)),
    "missed": lambda score: _percent(score.share(score.missed)),
    "noticed": lambda score: _percent(score.share(score.noticed)),
    "false": lambda score: _percent(score.share(score.false)),
}
_PEOPLE = {
    "participants": lambda score: _pair(score.found, score.recalled),
    "country": lambda score: _percent(score.country.share),
    "office": lambda score: _percent(score.office.share),
    "mentioned": lambda score: _pair(score.mentioned_found, score.mentioned_recalled),
}
_FACTS = {
    "date": lambda score: _of(score.date),
    "kind": lambda score: _of(score.kind),
    "place": lambda score: _of(score.place),
    "title": lambda score: _of(score.title),
    "publisher": lambda score: _of(score.publisher_country),
}
_DETAILS = {
    "topics": lambda score: _pair(score.topics_found, score.topics_recalled),
    "exactly": lambda score: _of(score.topics_exact),
    "voice": lambda score: _of(score.voice),
}


def _table(title: str, columns: Mapping[str, Any], rows: Mapping[str, Score]) -> list[str]:
    cells = [["", *columns]]
    cells += [
        [name, *(column(score) for column in columns.values())] for name, score in rows.items()
    ]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip()
        for row in cells
    ]
    return [title, *lines]


def _calibration(score: Score) -> list[str]:
    if not score.judged:
        return ["Calibration: no statement was extracted"]
    lines = ["Calibration (how much of what is given a confidence is right)"]
    lines.append(f"{'confidence':<12}{'statements':>11}{'all right':>11}{'characters right':>18}")
    for band in bands(score.judged):
        closing = "]" if band.high == 1 else ")"
        label = f"[{band.low:.2f}, {band.high:.2f}{closing}"
        clean = _percent(band.clean / band.statements)
        lines.append(f"{label:<12}{band.statements:>11}{clean:>11}{_percent(band.share):>18}")
    sure = above(score.judged, 0.9)
    lines.append(f"Of what is given 0.9 or more, {_percent(sure.share)} is right.")
    caught = doubtful_share(score.judged)
    if caught is None:
        lines.append("No statement holds an error.")
    else:
        lines.append(f"The most doubtful fifth holds {_percent(caught)} of the errors.")
    return lines


def _band(low: float, high: float, inside: list[Judged]) -> Band:
    return Band(
        low=low,
        high=high,
        statements=len(inside),
        clean=sum(1 for item in inside if not item.errors),
        right=sum(item.right for item in inside),
        errors=sum(item.errors for item in inside),
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}%"


def _pair(found: Ratio, recalled: Ratio) -> str:
    return f"{_percent(found.share)} / {_percent(recalled.share)}"


def _of(ratio: Ratio) -> str:
    return f"{ratio.hits}/{ratio.total}" if ratio.total else "-"
