"""Gold files: what a person says must be extracted from one text.

A gold file is JSON: ``file`` (the text's name), ``publisher_country``, ``title``,
``date``, ``kind``, ``place``, ``participants`` (``name``, ``country``, ``role``, and
``unnamed_group`` for "senior Taliban representatives"), ``mentioned`` (names), and
``segments``, which cover the text in order: ``starts`` (the first characters of each),
``speaker`` (names), ``kind`` (statement, narrative or furniture), and where it was
labelled ``voice`` and ``topics``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from readouts.extraction.records import KINDS, Extraction, Span

SEGMENT_KINDS = ("statement", "narrative", "furniture")
SUFFIX = ".gold.json"
_STARTS = 50  # characters that a written segment begins with


class GoldError(ValueError):
    """A gold file that cannot be used; the message names the file and the value."""


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """Someone who took part; ``unnamed_group`` marks people who cannot all be named."""

    name: str
    country: str
    role: str
    unnamed_group: bool = False


@dataclass(frozen=True, slots=True)
class GoldSegment:
    """A run of text by the same speakers; ``topics`` is None where nobody labelled them."""

    starts: str
    speakers: tuple[str, ...]
    kind: str
    voice: str | None = None
    topics: frozenset[str] | None = None
    unnamed_group: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of one text. Empty strings stand for what the text does not tell."""

    path: Path
    file: str
    publisher_country: str
    title: str
    date: str
    kind: str
    place: str
    participants: tuple[GoldPerson, ...]
    mentioned: tuple[str, ...]
    segments: tuple[GoldSegment, ...]


def load_gold(path: Path) -> Gold:
    """The labels in one gold file. Raises GoldError where it is unreadable or incomplete."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Gold(
            path=path,
            file=data.get("file") or f"{path.name.removesuffix(SUFFIX)}.txt",
            publisher_country=data.get("publisher_country") or "",
            title=data.get("title") or "",
            date=data.get("date") or "",
            kind=_one_of(path, "kind", data["kind"], KINDS),
            place=data.get("place") or "",
            participants=tuple(_person(person) for person in data["participants"]),
            mentioned=tuple(data.get("mentioned") or ()),
            segments=tuple(_segment(path, segment) for segment in data["segments"]),
        )
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise error if isinstance(error, GoldError) else GoldError(f"{path}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(
            f"{path}: is no gold file: {error!r} is missing or of a wrong kind"
        ) from error


def gold_files(folder: Path) -> list[Path]:
    """The gold files of a folder, in the order of their names."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def text_of(gold: Gold, folder: Path) -> Path:
    """Where the labelled text is: named in the gold file, or named as the gold file is."""
    stem = gold.path.name.removesuffix(SUFFIX)
    for name in (gold.file, f"{stem}.txt", f"{stem}.html"):
        if (folder / name).is_file():
            return folder / name
    raise GoldError(f"{gold.path}: its text {gold.file!r} is not in {folder}")


def locate(gold: Gold, text: str) -> tuple[Span, ...]:
    """Where each segment lies in the text; each runs to where the next one starts.

    Raises GoldError, naming the segment, where its first words do not follow.
    """
    begins: list[int] = []
    at = 0
    for segment in gold.segments:
        begin = text.find(segment.starts, at)
        if begin < 0 or not segment.starts:
            raise GoldError(f"{gold.path}: the segment {segment.starts!r} is not in the text there")
        begins.append(begin)
        at = begin + 1  # a short segment ends within its own first words
    return tuple(Span(begin, end) for begin, end in pairwise([*begins, len(text)]))


def _person(data: dict[str, Any]) -> GoldPerson:
    return GoldPerson(
        name=data["name"],
        country=data.get("country") or "",
        role=data.get("role") or "",
        unnamed_group=bool(data.get("unnamed_group")),
    )


def _segment(path: Path, data: dict[str, Any]) -> GoldSegment:
    topics = data.get("topics")
    return GoldSegment(
        starts=data["starts"],
        speakers=tuple(data["speaker"]),
        kind=_one_of(path, "kind of a segment", data["kind"], SEGMENT_KINDS),
        voice=data.get("voice"),
        topics=None if topics is None else frozenset(topics),
        unnamed_group=bool(data.get("unnamed_group")),
    )


def _one_of(path: Path, what: str, value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise GoldError(f"{path}: the {what} {value!r} is none of {', '.join(allowed)}")
    return str(value)


def write_gold(extraction: Extraction, path: Path) -> None:
    """Write what extraction finds as a gold file, for a person to review and correct.

    Where the file exists, what extraction does not give (the address, notes, doubts and
    whether unattributed text is narrative or furniture) is kept from it.
    """
    old: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    new = {
        "file": Path(extraction.source.file).name,
        "url": extraction.source.url or old.get("url"),
        "publisher_country": extraction.publisher_country or None,
        "title": extraction.title.value if extraction.title else None,
        "date": extraction.date.value if extraction.date else None,
        "kind": extraction.kind.value,
        "place": extraction.place.value if extraction.place else None,
        "participants": [
            {"name": person.name, "country": person.party or None, "role": person.role or None}
            for person in extraction.participants
        ],
        "mentioned": list(dict.fromkeys(mention.name for mention in extraction.mentioned)),
        "segments": list(_written_segments(extraction, old.get("segments", []))),
    }
    kept = {key: value for key, value in old.items() if key not in new}
    path.write_text(
        json.dumps({**new, **kept}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def _written_segments(
    extraction: Extraction, old: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    text = extraction.text
    unspoken = {segment["starts"]: segment["kind"] for segment in old if not segment["speaker"]}
    at = 0
    for statement in sorted(extraction.statements, key=lambda statement: statement.span.start):
        yield from _unattributed(text, Span(at, statement.span.start), unspoken)
        segment: dict[str, Any] = {
            "starts": _starts(text, statement.span),
            "speaker": list(statement.speakers),
            "kind": "statement",
            "topics": sorted({match.topic for match in statement.topics}),
        }
        if statement.voice:
            segment["voice"] = statement.voice
        if statement.unnamed_group:
            segment["unnamed_group"] = True
        yield segment
        at = statement.span.end
    yield from _unattributed(text, Span(at, len(text)), unspoken)


def _unattributed(text: str, span: Span, kinds: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A segment for each line of text between two statements."""
    at = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            starts = _starts(text, Span(begin, at + len(line)))
            yield {"starts": starts, "speaker": [], "kind": kinds.get(starts, "narrative")}
        at += len(line)


def _starts(text: str, span: Span) -> str:
    return text[span.start : min(span.end, span.start + _STARTS)].strip()
