"""How to search, by examples of the archive's own words: each is run and says what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

from readouts.search import samples
from readouts.search.engine import Engine, Search
from readouts.search.errors import QueryError
from readouts.search.fields import written
from readouts.search.language import parse
from readouts.search.nodes import Node
from readouts.search.plan import know, plan
from readouts.search.samples import Row, Sample
from readouts.search.tokens import EXAMPLES, FARTHEST, QUOTES
from readouts.search.words import words

WORDS = "Words"
FIELDS = "What is known of a statement"
TOGETHER = "All of it together"
NEAR = 10


@dataclass(frozen=True, slots=True)
class Example:
    """``count`` is what the query finds in this archive now."""

    query: str
    finds: str
    count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    examples: tuple[Example, ...]


def chapters(engine: Engine) -> list[Chapter]:
    """The language by examples made from what the archive holds, each counted by ``engine``.

    Of a construct for which an archive has nothing yet the example is one of another archive.
    """
    sample = samples.take()
    told = [*_words(sample), *_fields(sample), *_together(sample)]
    counts = _counts([query for _, query, _ in told], engine)
    return [
        Chapter(title, tuple(Example(query, finds, counts[query]) for _, query, finds in examples))
        for title, examples in groupby(told, key=lambda line: line[0])
    ]


def _counts(queries: Sequence[str], engine: Engine) -> dict[str, int]:
    """What each query finds. All of them take one query for their words, and one to count."""
    trees: dict[str, Node] = {}
    searches: dict[str, Search] = {}
    # A list of another archive may have a value, and this one's not: nothing would be found here.
    for query in queries:
        with suppress(QueryError):
            if tree := parse(query):
                trees[query] = tree
    known = know(trees.values())
    for query, tree in trees.items():
        with suppress(QueryError):
            searches[query] = Search(plan(query, tree, known))
    found = zip(searches, engine.totals([*searches.values()]), strict=True)
    return {**dict.fromkeys(queries, 0), **dict(found)}


Line = tuple[str, str, str]  # the chapter, the query, what it finds


def _words(sample: Sample) -> Iterator[Line]:
    one, other = sample.together() or ("nuclear", "cooperation")
    third = sample.apart([one]) or "pandemic"
    fourth = sample.apart([one, other]) or third
    near = sample.near(NEAR) or ("taiwan", "strait")
    beginning = sample.beginning() or "cooperat"
    for query, finds in (
        (
            f"{one} {other}",
            "both words, anywhere in the statement, in all their forms, as “visited”, “visits” and"
            " “visiting” are. Capital letters and diacritics make no difference.",
        ),
        (f"{one} OR {third}", "either word, or both. OR is written in capitals."),
        (f"{one} -{third}", "the first word, and not the second."),
        (
            f'"{sample.phrase() or "the rules based order"}"',
            "exactly these words in a row, small words like “the” included. Punctuation and the"
            " kind of quotation mark make no difference.",
        ),
        (
            sample.compound() or "cold-war",
            "words that punctuation joins: side by side, in all their forms.",
        ),
        (f"{beginning}*", "all words that begin so, as they are printed."),
        (
            f"{near[0]} NEAR/{NEAR} {near[1]}",
            f"both, the one at most {NEAR} words after the other, in either order; up to"
            f" {FARTHEST} can be asked for, and small letters do as well. Words, beginnings*"
            " and “phrases” can stand on either side.",
        ),
        (
            f"({one} OR {other}) -{fourth}",
            "parentheses make one of several. Without them OR joins all that stands on either"
            " side of it.",
        ),
    ):
        yield WORDS, query, finds


def _fields(sample: Sample) -> Iterator[Line]:
    speaker = _value(sample, "speaker") or "Sergey Lavrov"
    year = int(_value(sample, "year") or 2022)
    for query, finds in (
        (
            written("speaker", _called(speaker)),
            "statements of everybody so called, alone or jointly. Any words of any of a person's"
            " names will do, with diacritics or without; several go between quotation marks.",
        ),
        (f'speaker:"{speaker}"', "the same, with more words of the name."),
        (
            _field(sample, "topic"),
            "statements on a topic, by words of its name or by its address.",
        ),
        (
            _field(sample, "party"),
            "statements by those who spoke for a state or an organisation that day: by its code,"
            " its name, or another name that it goes by: party:UK, party:British.",
        ),
        (_field(sample, "publisher"), "statements according to a publisher, by words of its name."),
        (_field(sample, "kind"), "statements made at one kind of meeting."),
        (_field(sample, "place"), "statements made in a place, as the readout prints it."),
        (f"year:{year}", f"statements of a year; year:{year - 1}..{year} for several."),
        (
            f"before:{sample.last_day or '2022-02'}",
            "statements before a day, a month (2021-07) or a year.",
        ),
        (f"after:{sample.first_day or '2022-02-24'}", "statements after one."),
    ):
        yield FIELDS, query, finds


def _together(sample: Sample) -> Iterator[Line]:
    speaker = _value(sample, "speaker") or "Lavrov"
    said = next((row for row in sample.having("speaker", speaker) if _begun(row, sample)), None)
    begun = (_begun(said, sample) if said else None) or "cooperat"
    other = [t for t in sample.values("topic") if not said or t not in said.values.get("topic", ())]
    yield (
        TOGETHER,
        f"{written('speaker', _called(speaker))} {begun}*"
        f" -{written('topic', other[0] if other else 'taiwan')}",
        "words and fields, wanted and unwanted, in any order.",
    )
    places = [p for p in sample.values("place") if _writable(p)][:2] or ["Moscow", "Geneva"]
    word = next(
        (
            w
            for w in sample.frequent
            if any(w in r.words for r in sample.having("place", places[0]))
        ),
        "security",
    )
    yield (
        TOGETHER,
        f"({' OR '.join(written('place', place) for place in places)}) {word}",
        "fields with OR and parentheses, as words.",
    )


def _begun(row: Row, sample: Sample) -> str | None:
    long = (word for word in row.words if word in sample.telling and len(word) > 7)
    return next((word[:6] for word in long), None)


def _called(name: str) -> str:
    """One word of a name that names few others: the longest."""
    return max(words(name), key=len).lower()


def _value(sample: Sample, facet: str) -> str | None:
    """The commonest value that can be written between quotation marks."""
    return next((value for value in sample.values(facet) if _writable(value)), None)


def _field(sample: Sample, facet: str) -> str:
    value = _value(sample, facet)
    return written(facet, value) if value else EXAMPLES[facet]


def _writable(value: str) -> bool:
    return not set(value) & {*QUOTES, "*"}
