"""Gold files: what a person says must be extracted from one text.

A gold file is JSON: ``file`` (the text's name), ``publisher_country``, ``title``,
``date``, ``kind``, ``place``, ``participants`` (``name``, ``country``, ``role``, and
``unnamed_group`` for "senior Taliban representatives"), ``mentioned`` (names), and
``segments``, which cover the text in order: ``starts`` (the first characters of each),
``speaker`` (names), ``kind`` (statement, narrative or furniture), and where it was
labelled ``voice`` and ``topics``.
"""

from __future__ import annotations

import datetime as dt
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
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except ValueError as error:
        raise GoldError(f"{path}: is no JSON: {error}") from error
    label = _Labels(path, "the file", data)
    return Gold(
        path=path,
        file=label.text("file") or f"{path.name.removesuffix(SUFFIX)}.txt",
        publisher_country=label.text("publisher_country"),
        title=label.text("title"),
        date=label.date("date"),
        kind=label.one_of("kind", KINDS),
        place=label.text("place"),
        participants=tuple(_person(person) for person in label.objects("participants")),
        mentioned=label.texts("mentioned") if data.get("mentioned") else (),
        segments=tuple(_segment(segment) for segment in label.objects("segments")),
    )


@dataclass(frozen=True, slots=True)
class _Labels:
    """A JSON object of a gold file, whose values are asked for by their kind."""

    path: Path
    what: str
    data: Any

    def __post_init__(self) -> None:
        if not isinstance(self.data, dict):
            raise self._wrong(f"{self.what} is {self._shown(self.data)}, and no object")

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(f"{key!r} of {self.what} is {self._shown(value)}, and no string")
        return value or ""

    def given(self, key: str) -> str:
        if not self.text(key):
            raise self._wrong(f"{self.what} has no {key!r}")
        return self.text(key)

    def date(self, key: str) -> str:
        value = self.text(key)
        try:
            return dt.date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            raise self._wrong(f"the {key} {value!r} is no day such as 2021-06-04") from None

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.given(key)
        if value not in allowed:
            raise self._wrong(f"the {key} {value!r} of {self.what} is none of {', '.join(allowed)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        listed = self._list(key)
        for value in listed:
            if not isinstance(value, str):
                raise self._wrong(f"{key!r} of {self.what} holds {self._shown(value)}, no string")
        return tuple(listed)

    def objects(self, key: str) -> list[_Labels]:
        listed = enumerate(self._list(key), start=1)
        return [_Labels(self.path, f"number {n} of {key!r}", value) for n, value in listed]

    def _list(self, key: str) -> list[Any]:
        value = self.data.get(key)
        if not isinstance(value, list):
            raise self._wrong(f"{key!r} of {self.what} is {self._shown(value)}, and no list")
        return value

    def _wrong(self, reason: str) -> GoldError:
        return GoldError(f"{self.path}: is no gold file: {reason}")

    def _shown(self, value: Any) -> str:
        return "missing" if value is None else json.dumps(value, ensure_ascii=False)[:60]


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


def _person(label: _Labels) -> GoldPerson:
    return GoldPerson(
        name=label.given("name"),
        country=label.text("country"),
        role=label.text("role"),
        unnamed_group=bool(label.data.get("unnamed_group")),
    )


def _segment(label: _Labels) -> GoldSegment:
    return GoldSegment(
        starts=label.given("starts"),
        speakers=label.texts("speaker"),
        kind=label.one_of("kind", SEGMENT_KINDS),
        voice=label.text("voice") or None,
        topics=None if label.data.get("topics") is None else frozenset(label.texts("topics")),
        unnamed_group=bool(label.data.get("unnamed_group")),
    )


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
