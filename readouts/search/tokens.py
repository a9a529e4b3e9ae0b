"""A query cut into tokens: words, phrases, fields, operators, parentheses."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from readouts.search.errors import QueryError
from readouts.search.nodes import Field, Phrase, Prefix, Term
from readouts.search.words import words

QUOTES = '"“”„‟«»＂'
FIELDS = ("speaker", "topic", "party", "publisher", "kind", "place", "year", "before", "after")
NEAREST, FARTHEST = 1, 50
SHORTEST_PREFIX = 2

NAMED = re.compile(r"([A-Za-z_]+):(.*)", re.DOTALL)
# With a number it can be nothing else, so small letters do; without, "near" is a word.
NEAR = re.compile(r"NEAR(?:/(.*))?|(?i:near)/(\d+)", re.DOTALL)


class Sign(Enum):
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Operator:
    sign: Sign
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NearSign:
    distance: int
    start: int
    end: int


Token = Operator | NearSign | Term | Prefix | Phrase | Field

SIGNS = {"OR": Sign.OR, "AND": Sign.AND, "NOT": Sign.NOT}


def tokens(query: str) -> Iterator[Token]:
    """Cut ``query``. Raises QueryError; punctuation that means nothing is left out."""
    at = 0
    while at < len(query):
        character = query[at]
        if character.isspace():
            at += 1
        elif character in "()":
            yield Operator(Sign.OPEN if character == "(" else Sign.CLOSE, at, at + 1)
            at += 1
        elif character in QUOTES:
            end = _closing(query, at)
            yield _phrase(query, at, end)
            at = end
        elif character == "-" and _negates(query, at):
            yield Operator(Sign.NOT, at, at + 1)
            at += 1
        else:
            end = _chunk_end(query, at)
            chunk = query[at:end]
            if _is_field(query, chunk, end):
                end = _value_end(query, chunk, end)
                yield _field(query, at, end)
            else:
                yield from _chunk(chunk, at, end)
            at = end


def _closing(query: str, start: int) -> int:
    for end in range(start + 1, len(query)):
        if query[end] in QUOTES:
            return end + 1
    raise QueryError(
        "this quotation mark is never closed",
        f'Write another " where the phrase ends: {query[start:].strip()}"',
        start,
        len(query),
        instead=(f'{query[start:].strip()}"', query[start + 1 :]),
    )


def _phrase(query: str, start: int, end: int) -> Phrase:
    found = words(query[start + 1 : end - 1])
    if not found:
        raise QueryError(
            "there are no words between these quotation marks",
            'Write the words of the phrase between them, as in "strategic stability".',
            start,
            end,
        )
    return Phrase(start, end, tuple(found))


def _negates(query: str, at: int) -> bool:
    before = query[at - 1] if at else " "
    after = query[at + 1] if at + 1 < len(query) else " "
    return (before.isspace() or before in "(-") and not after.isspace() and after != ")"


def _chunk_end(query: str, start: int) -> int:
    end = start
    while end < len(query) and not query[end].isspace() and query[end] not in "()" + QUOTES:
        end += 1
    return end


def _is_field(query: str, chunk: str, end: int) -> bool:
    """A name, a colon and something right after it. ("Iran: a plan" is only words.)"""
    named = NAMED.fullmatch(chunk)
    if named is None:
        return False
    name, value = named.groups()
    followed = end < len(query) and query[end] in "(" + QUOTES
    return name.lower() in FIELDS or bool(value) or followed


def _value_end(query: str, chunk: str, end: int) -> int:
    if chunk.endswith(":") and end < len(query) and query[end] in QUOTES:
        return _closing(query, end)
    return end


def _field(query: str, start: int, end: int) -> Field:
    named = NAMED.fullmatch(query[start:end])
    assert named is not None  # noqa: S101 - _is_field has seen to it
    name, value = named[1].lower(), named[2]
    if name not in FIELDS:
        raise _no_such_field(named[1], query, start, end)
    if value[:1] in QUOTES:
        value = value[1:-1]
    if "*" in value:
        raise QueryError(
            f"{name}: takes whole words, and no beginnings",
            f"Leave out the asterisk, as in {EXAMPLES[name]}.",
            start,
            end,
            instead=(query[start:end].replace("*", ""),),
        )
    if not any(character.isalnum() for character in value):
        grouped = end < len(query) and query[end] == "("
        raise QueryError(
            f"{name}: has no value" if not grouped else f"{name}: cannot be followed by (",
            f"Write it right after the colon, as in {EXAMPLES[name]}"
            + (f" – and of several, ({EXAMPLES[name]} OR {name}:…)." if grouped else "."),
            start,
            end,
        )
    return Field(start, end, name, value.strip())


def _no_such_field(name: str, query: str, start: int, end: int) -> QueryError:
    rest = query[start + len(name) : end]
    plain = "".join(character for character in query[start:end] if character not in QUOTES)
    alike = difflib.get_close_matches(name.lower(), FIELDS, n=2)
    return QueryError(
        f"there is no field “{name}”",
        f"The fields are {', '.join(f'{field}:' for field in FIELDS)}. To search for the words"
        f' themselves, put them between quotation marks: "{plain}".',
        start,
        end,
        instead=(*(f"{field}{rest}" for field in alike), f'"{plain}"'),
    )


EXAMPLES = {
    "speaker": "speaker:lavrov",
    "topic": "topic:taiwan",
    "party": "party:CN",
    "publisher": 'publisher:"department of state"',
    "kind": 'kind:"phone call"',
    "place": "place:geneva",
    "year": "year:2022",
    "before": "before:2022-02-24",
    "after": "after:2022-02-24",
}


def _chunk(chunk: str, start: int, end: int) -> Iterator[Token]:
    if chunk in SIGNS:
        yield Operator(SIGNS[chunk], start, end)
        return
    near = NEAR.fullmatch(chunk)
    if near:
        yield NearSign(_distance(chunk, near[1] or near[2], start, end), start, end)
        return
    found = tuple(words(chunk))
    if "*" in chunk:
        _check_star(chunk, found, start, end)
        yield Prefix(start, end, found)
    elif found:
        yield Term(start, end, found)
    elif chunk == "-":
        raise QueryError(
            "this - stands alone and excludes nothing",
            "Write it right before the word that is not wanted, as in nuclear -iran; where it"
            " is only a dash, leave it out.",
            start,
            end,
            instead=("",),
        )


def _distance(chunk: str, written: str | None, start: int, end: int) -> int:
    if written and written.isascii() and written.isdigit() and len(written) < 5:
        distance = int(written)
        if NEAREST <= distance <= FARTHEST:
            return distance
    raise QueryError(
        "NEAR does not say how near" if not written else f"{chunk} is no distance",
        f"Write a number of words from {NEAREST} to {FARTHEST}, as in taiwan NEAR/5 strait.",
        start,
        end,
    )


def _check_star(chunk: str, found: tuple[str, ...], start: int, end: int) -> None:
    if chunk.index("*") != len(chunk) - 1 or not found:
        raise QueryError(
            "an asterisk stands only at the end of a word",
            "Write the beginning of the word before it, as in cooperat*.",
            start,
            end,
        )
    last = found[-1]
    if len(last) >= SHORTEST_PREFIX:
        return
    least = f"at least {SHORTEST_PREFIX} letters before the asterisk, as in"
    if len(found) == 1:
        raise QueryError(
            f"{chunk} would find nearly every word", f"Write {least} cooperat*.", start, end
        )
    whole, longest = chunk[:-1], max(found, key=len)
    raise QueryError(
        f"punctuation divides {whole} into {' and '.join(found)}, so that the asterisk follows"
        f" {last} alone",
        f"Leave out the asterisk, or write {least} {longest}*.",
        start,
        end,
        instead=(whole, f"{longest}*"),
    )
