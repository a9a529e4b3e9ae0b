"""The query language: what a reader types, read into a tree.

::

    either  = both {"OR" both}
    both    = near {["AND"] near}
    near    = single ["NEAR/n" single]
    single  = ("-" | "NOT") single | "(" either ")" | word | prefix* | "phrase" | field:value

Parsing asks nobody: no database, no settings. ``readouts.search.plan`` gives the tree a meaning.
"""

from __future__ import annotations

from collections.abc import Sequence

from readouts.search.errors import QueryError
from readouts.search.nodes import And, Field, Near, Node, Not, Or, Phrase, Prefix, Term
from readouts.search.tokens import NearSign, Operator, Sign, Token, tokens

# Bounds on what one search may ask of the database.
MOST_CHARACTERS = 1_000
MOST_TERMS = 60
MOST_DEPTH = 20


def parse(query: str) -> Node | None:
    """Read ``query``; None where it is blank.

    Raises QueryError: what is wrong, where, what would be right.
    """
    if len(query) > MOST_CHARACTERS:
        raise QueryError(
            f"the search has {len(query):,} characters, and may have {MOST_CHARACTERS:,}",
            "Search for a part of it.",
            MOST_CHARACTERS,
            len(query),
        )
    found = list(tokens(query))
    _check_size(found)
    if not found:
        _check_blank(query)
        return None
    reader = _Reader(query, found)
    node = reader.either(0)
    reader.expect_the_end()
    return node


def _check_size(found: Sequence[Token]) -> None:
    terms = [token for token in found if not isinstance(token, Operator | NearSign)]
    if len(terms) > MOST_TERMS:
        raise QueryError(
            f"the search has {len(terms)} words, phrases and fields, and may have {MOST_TERMS}",
            "Search for a part of it.",
            terms[MOST_TERMS].start,
            terms[-1].end,
        )


def _check_blank(query: str) -> None:
    """Blanks ask for nothing; punctuation alone asks for something that cannot be found."""
    if query.strip():
        start = len(query) - len(query.lstrip())
        raise QueryError(
            "there is no word in this, and punctuation is not searched for",
            "Write a word, or leave the box empty.",
            start,
            len(query.rstrip()),
        )


class _Reader:
    def __init__(self, query: str, found: list[Token]) -> None:
        self.query = query
        self.tokens = found
        self.next = 0

    def sign(self) -> Sign | None:
        token = self.token()
        return token.sign if isinstance(token, Operator) else None

    def token(self) -> Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def either(self, depth: int) -> Node:
        parts = [self.both(depth)]
        while self.sign() is Sign.OR:
            self.next += 1
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else Or(parts[0].start, parts[-1].end, tuple(parts))

    def both(self, depth: int) -> Node:
        parts = [self.near(depth)]
        while self.token() is not None and self.sign() not in (Sign.OR, Sign.CLOSE):
            if self.sign() is Sign.AND:
                self.next += 1
            parts.append(self.near(depth))
        return parts[0] if len(parts) == 1 else And(parts[0].start, parts[-1].end, tuple(parts))

    def near(self, depth: int) -> Node:
        left = self.single(depth)
        sign = self.token()
        if not isinstance(sign, NearSign):
            return left
        self.next += 1
        right = self.single(depth)
        again = self.token()
        if isinstance(again, NearSign):
            raise QueryError(
                "NEAR joins two words, not three",
                "Write each pair by itself: peace NEAR/5 korea korea NEAR/5 missile.",
                again.start,
                again.end,
            )
        for side in (left, right):
            if not isinstance(side, Term | Prefix | Phrase):
                raise QueryError(
                    f"NEAR has no {_kind(side)} beside it, only words",
                    'Write a word, a beginning* or a "phrase" on either side,'
                    " as in taiwan NEAR/5 strait.",
                    side.start,
                    side.end,
                )
        assert isinstance(left, Term | Prefix | Phrase)  # noqa: S101 - for the type checker
        assert isinstance(right, Term | Prefix | Phrase)  # noqa: S101
        return Near(left.start, right.end, left, right, sign.distance)

    def single(self, depth: int) -> Node:
        token = self.token()
        if depth > MOST_DEPTH:
            last = token or self.tokens[-1]
            raise QueryError(
                f"parentheses and exclusions may stand {MOST_DEPTH} inside each other, not more",
                "Leave out those that change nothing, or search for a part of it.",
                last.start,
                last.end,
            )
        if isinstance(token, Term | Prefix | Phrase | Field):
            self.next += 1
            return token
        if isinstance(token, Operator) and token.sign is Sign.NOT:
            self.next += 1
            part = self.single(depth + 1)
            return Not(token.start, part.end, part)
        if isinstance(token, Operator) and token.sign is Sign.OPEN:
            return self.group(token, depth)
        raise self.nothing(token)

    def group(self, opening: Operator, depth: int) -> Node:
        self.next += 1
        if self.sign() is Sign.CLOSE:
            raise QueryError(
                "there is nothing between these parentheses",
                "Write words between them, as in (nuclear OR missile).",
                opening.start,
                self.tokens[self.next].end,
                instead=("",),
            )
        node = self.either(depth + 1)
        if self.sign() is not Sign.CLOSE:
            raise QueryError(
                "this parenthesis is never closed",
                f"Write ) where the group ends: {self.query[opening.start :].strip()})",
                opening.start,
                len(self.query),
                instead=(
                    f"{self.query[opening.start :].strip()})",
                    self.query[opening.end :],
                ),
            )
        self.next += 1
        return node

    def nothing(self, token: Token | None) -> QueryError:
        """What to say where a word has to stand and none does."""
        before = self.tokens[self.next - 1] if self.next else None
        if token is None:
            assert before is not None  # noqa: S101 - parse() has seen to it
            name = self.query[before.start : before.end]
            return QueryError(
                f"nothing follows {name}",
                f"Write a word after it, or leave out {name}.",
                before.start,
                before.end,
                instead=("",),
            )
        name = self.query[token.start : token.end]
        if isinstance(token, Operator) and token.sign is Sign.CLOSE and before is None:
            return self.unopened(token)
        where = f"after {self.query[before.start : before.end]}" if before else "at the start"
        return QueryError(
            f"{name} cannot stand {where}",
            f"Write a word before {name}, or leave it out. To search for the word"
            f' itself, put it between quotation marks: "{name}".',
            token.start,
            token.end,
            instead=("",),
        )

    def unopened(self, token: Token) -> QueryError:
        return QueryError(
            "this parenthesis was never opened",
            f"Write ( where the group begins, or leave out the ): {self.query[: token.start]}",
            token.start,
            token.end,
            instead=("",),
        )

    def expect_the_end(self) -> None:
        token = self.token()
        if token is not None:
            raise self.unopened(token)


def _kind(node: Node) -> str:
    match node:
        case Field():
            return "field"
        case Not():
            return "exclusion"
        case _:
            return "group"
