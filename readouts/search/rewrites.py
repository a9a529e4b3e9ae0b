"""Other queries that one query could be: looser, without a part, with OR. Text to text.

Each is made from the query as it was typed, by the places of its parts. Nothing is asked of the
database: ``readouts.search.suggest`` counts what each would find.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import groupby

from readouts.search.nodes import And, Field, Near, Node, Not, Or, Part, Phrase, Term, Text
from readouts.search.tokens import FARTHEST

# Half-open offsets into a query, and what to write there instead.
Change = tuple[int, int, str]


def changed(query: str, changes: Iterable[Change]) -> str:
    """``query`` with these changes, which do not overlap."""
    for start, end, text in sorted(changes, reverse=True):
        query = query[:start] + text + query[end:]
    return " ".join(query.split())


def looser(query: str, tree: Node) -> Iterator[str]:
    """Words that have to stand in a certain order, in any order near each other, then anywhere."""
    bound = [part for part in _wanted(tree) if _binds(part)]
    if not bound:
        return
    nearer = [(part, near) for part in bound if (near := _near(part, query))]
    if nearer:
        yield changed(query, [(part.start, part.end, near) for part, near in nearer])
    apart = [(part.start, part.end, _apart(part, query, alone=part is tree)) for part in bound]
    if len(bound) > 1:
        for change in apart:
            yield changed(query, [change])
    yield changed(query, apart)


def without(query: str, tree: Node) -> Iterator[tuple[str, str]]:
    """(what is left out, the rest) for each of the parts that all have to hold."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    for part in parts:
        start, end = place(part, query)
        yield query[start:end], changed(query, [(start, end, " ")])


def parts(query: str, tree: Node) -> list[str]:
    """The parts that all have to hold, without what is excluded; none where there is only one."""
    if not isinstance(tree, And):
        return []
    return [_written(part, query) for part in tree.parts if not isinstance(part, Not)]


def place(part: Part, query: str) -> tuple[int, int]:
    """Where ``part`` stands with the parentheses around it, which the tree does not keep."""
    start, end = part.start, part.end
    if isinstance(part, And | Or):
        while True:
            before, after = query[:start].rstrip(), query[end:].lstrip()
            if not (before.endswith("(") and after.startswith(")")):
                break
            start, end = len(before) - 1, len(query) - len(after) + 1
    return start, end


def any_of(query: str, tree: Node, common: Container[str] = ()) -> str:
    """The words joined by OR, and fields of one name too; what is excluded stays so. Or "".

    Of a phrase that stands alone it is the words in it, without those that are ``common``.
    """
    if isinstance(tree, Phrase | Term):
        words = [word for word in dict.fromkeys(tree.words) if word not in common]
        return " OR ".join(words) if len(words) > 1 else ""
    if isinstance(tree, Near):
        return _joined((tree.left, tree.right), query)
    if not isinstance(tree, And):
        return ""
    wanted = [part for part in tree.parts if not isinstance(part, Not | Field)]
    fields = [part for part in tree.parts if isinstance(part, Field)]
    excluded = [part for part in tree.parts if isinstance(part, Not)]
    groups: list[list[Node]] = [[*wanted]] if wanted else []
    for _, same in groupby(sorted(fields, key=lambda f: f.name), key=lambda f: f.name):
        groups.append([*same])
    if not any(len(group) > 1 for group in groups):
        return ""
    joined = [_joined(group, query) for group in groups]
    if len(joined) > 1 or excluded:
        joined = [f"({text})" if " OR " in text else text for text in joined]
    return " ".join([*joined, *(_written(part, query) for part in excluded)])


def _joined(parts: Iterable[Node], query: str) -> str:
    return " OR ".join(_written(part, query) for part in parts)


def _written(part: Node, query: str) -> str:
    start, end = place(part, query)
    return query[start:end]


def _wanted(node: Node) -> Iterator[Text | Near]:
    """The words that are looked for, not those that are excluded: to loosen these finds less."""
    match node:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _wanted(part)
        case Field() | Not():
            return
        case _:
            yield node


def _binds(part: Text | Near) -> bool:
    """Whether it asks for words at certain places."""
    return isinstance(part, Near) or (isinstance(part, Phrase | Term) and len(part.words) > 1)


def _near(part: Text | Near, query: str) -> str:
    """Two words, at most the farthest from each other that can be asked for; "" for others."""
    if isinstance(part, Near):
        sides = [query[side.start : side.end] for side in (part.left, part.right)]
        return f"{sides[0]} NEAR/{FARTHEST} {sides[1]}" if part.distance < FARTHEST else ""
    return f"{part.words[0]} NEAR/5 {part.words[1]}" if len(part.words) == 2 else ""


def _apart(part: Text | Near, query: str, *, alone: bool) -> str:
    if isinstance(part, Near):
        words = [query[side.start : side.end] for side in (part.left, part.right)]
    else:
        words = list(part.words)
    text = " ".join(words)
    return text if alone else f"({text})"
