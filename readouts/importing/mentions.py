"""The people whom a readout names but who did not take part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from readouts.importing.merge import merge_fields
from readouts.importing.report import Fate, Tally
from readouts.models import Mention

QUIET = ("start", "end")
LONGEST = 160


def write(
    readout: int,
    offered: Sequence[Mapping[str, Any]],
    made: frozenset[str],
    canonical: Callable[[int], int],
    tally: Tally,
    *,
    is_new: bool,
) -> frozenset[str]:
    """Merge the readout's mentions with the ``offered`` (see `snapshot`), by their names.

    ``made`` are the names that the last import made rows of. Return those made now.
    Whom a mention means is found when all readouts are in: see `finish`.
    """
    found = Mention.objects.filter(readout=readout).order_by("pk")
    rows = [] if is_new else list(found.select_for_update())
    machine = {row.extracted["name"]: row for row in rows if row.extracted is not None}
    taken = {row.name for row in rows}
    now_made: set[str] = set()
    create: list[Mention] = []
    for name, entry in {entry["name"][:LONGEST]: entry for entry in offered}.items():
        row = machine.pop(name, None)
        if row is not None:
            tally.count("mentions", _merge(row, name, entry, canonical))
        elif name in taken:
            continue  # a person's row says it already
        elif name in made:
            tally.count("mentions", Fate.KEPT)
        else:
            create.append(_row(readout, name, entry))
            tally.count("mentions", Fate.CREATED)
        now_made.add(name)
    for row in machine.values():
        _drop(row, canonical, tally)
    Mention.objects.bulk_create(create)
    return frozenset(now_made)


def _base(name: str, entry: Mapping[str, Any], participant: int | None) -> dict[str, Any]:
    return {
        "name": name,
        "participant": participant,
        "start": entry["start"],
        "end": entry["end"],
        "party": entry["party"],
        "role": entry["role"],
    }


def _row(readout: int, name: str, entry: Mapping[str, Any]) -> Mention:
    base = _base(name, entry, None)
    return Mention(
        readout_id=readout, name=name, start=base["start"], end=base["end"], extracted=base
    )


def _merge(
    row: Mention, name: str, entry: Mapping[str, Any], canonical: Callable[[int], int]
) -> Fate:
    before = _known(row, canonical)
    theirs = _base(name, entry, before["participant"])
    ours = _ours(row, canonical)
    merged = merge_fields(before, ours, {key: theirs[key] for key in ours}, QUIET)
    values = {
        {"participant": "participant_id"}.get(key, key): value
        for key, value in merged.values.items()
    }
    written = any(getattr(row, key) != value for key, value in values.items())
    if written or row.extracted != theirs:
        for key, value in values.items():
            setattr(row, key, value)
        row.extracted = theirs
        row.save(update_fields=[*values, "extracted"])
    return Fate.of(merged.outcome, written=written)


def _drop(row: Mention, canonical: Callable[[int], int], tally: Tally) -> None:
    """Remove a mention that the extraction has no more, unless a person has touched it."""
    before, ours = _known(row, canonical), _ours(row, canonical)
    if any(ours[key] != before[key] for key in ("name", "participant")):
        tally.count("mentions", Fate.KEPT)
    else:
        row.delete()
        tally.count("mentions", Fate.REMOVED)


def _known(row: Mention, canonical: Callable[[int], int]) -> dict[str, Any]:
    base = row.extracted or {}
    participant = base["participant"]
    return {**base, "participant": None if participant is None else canonical(participant)}


def _ours(row: Mention, canonical: Callable[[int], int]) -> dict[str, Any]:
    participant = None if row.participant_id is None else canonical(row.participant_id)
    return {"name": row.name, "participant": participant, "start": row.start, "end": row.end}
