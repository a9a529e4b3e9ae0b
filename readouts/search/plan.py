"""A query's meaning: conditions on the search table, and where its hits are in a text.

A row's vector holds every word as it stands, marked by "=", and every stem, at the same places.
So words in all forms, exact phrases, beginnings and nearness go into one full-text condition,
however they are combined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from readouts.search import fields, times
from readouts.search.fields import Condition
from readouts.search.nodes import (
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Term,
    Text,
    leaves,
)

# Each word as typed, as folded, and its stem; no stem where it is a stop word.
FORMS = """
    SELECT typed, word, readouts_stem(word)
    FROM unnest(%s::text[]) AS typed, unnest(readouts_words(typed)) AS word
"""


@dataclass(frozen=True, slots=True)
class Form:
    word: str
    stem: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What one query asks for.

    ``ranking`` is the full-text query to rank by, "" where no words are wanted; ``ignored``
    are words too common to look for among others; ``unmatched`` are fields that name nobody.
    """

    query: str
    tree: Node
    forms: Mapping[str, Form]
    condition: Condition
    ranking: str
    ignored: tuple[str, ...] = ()
    unmatched: tuple[Field, ...] = ()

    @property
    def asks_words(self) -> bool:
        """Whether the query speaks of a statement's words, wanted or unwanted."""
        return any(not isinstance(leaf, Field) for leaf in leaves(self.tree))

    def wanted(self) -> tuple[list[str], list[str]]:
        """The lexemes that mark hits: whole ones, and beginnings."""
        whole: set[str] = set()
        begun: set[str] = set()
        for leaf in leaves(self.tree):
            if isinstance(leaf, Prefix):
                *before, last = (exact(self.forms[word]) for word in leaf.words)
                whole.update(before)
                begun.add(last)
            elif not isinstance(leaf, Field):
                whole.update(lexemes(leaf, self.forms))
        return sorted(whole), sorted(begun)


@dataclass
class Known:
    """What the database has told already, so that it is asked once for several queries."""

    forms: dict[str, Form]
    fields: dict[tuple[str, str], Condition] = field(default_factory=dict)

    def conditions(self, asked: Sequence[Field]) -> dict[Field, Condition]:
        """What each field wants; the database is asked once for the same of several."""
        for one in asked:
            key = one.name, one.value
            if key not in self.fields:
                self.fields[key] = fields.condition(one)
        return {one: self.fields[one.name, one.value] for one in asked}


def know(trees: Iterable[Node]) -> Known:
    """Ask for the words of all these queries together: one question, none without words."""
    texts = [leaf for tree in trees for leaf in leaves(tree) if not isinstance(leaf, Field)]
    return Known(_forms({word for text in texts for word in text.words}))


def plan(query: str, tree: Node, known: Known | None = None) -> Plan:
    """Give ``tree``, read from ``query``, its meaning. Raises QueryError for a senseless field.

    Asks the database once for all words, and once for each different field, that are not
    ``known``, which takes up what is learnt of the fields.
    """
    times.check(tree)
    known = known or know([tree])
    forms = known.forms
    ignored: list[str] = []
    tree = _without_stop_words(tree, forms, ignored)
    conditions = known.conditions([leaf for leaf in leaves(tree) if isinstance(leaf, Field)])
    return Plan(
        query=query,
        tree=tree,
        forms=forms,
        condition=_as_condition(_compile(tree, forms, conditions)),
        ranking=_ranking(tree, forms),
        ignored=tuple(ignored),
        unmatched=tuple(asked for asked, wants in conditions.items() if wants.sql == "FALSE"),
    )


def exact(form: Form) -> str:
    return f"={form.word}"


def lexemes(text: Text, forms: Mapping[str, Form]) -> list[str]:
    """The lexemes of a run of words: stems, but of stop words and in phrases the words."""
    found = (forms[word] for word in text.words)
    if isinstance(text, Term):
        return [form.stem or exact(form) for form in found]
    return [exact(form) for form in found]


def _forms(words: Iterable[str]) -> dict[str, Form]:
    # A diacritic that stands alone folds to nothing, and so it does in a text.
    forms = dict.fromkeys(words, Form("", None))
    if not forms:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FORMS, [sorted(forms)])
        forms.update((typed, Form(word, stem)) for typed, word, stem in cursor.fetchall())
    return forms


def _without_stop_words(node: Node, forms: Mapping[str, Form], ignored: list[str]) -> Node:
    """Leave out "the" and its like among other words; alone they are looked for as they stand."""
    match node:
        case Or(start, end, parts):
            return Or(start, end, tuple(_without_stop_words(p, forms, ignored) for p in parts))
        case Not(start, end, part):
            return Not(start, end, _without_stop_words(part, forms, ignored))
        case And(start, end, parts):
            common = [
                part
                for part in parts
                if isinstance(part, Term) and not any(forms[word].stem for word in part.words)
            ]
            kept = [part for part in parts if part not in common]
            if any(not isinstance(part, Not) for part in kept):
                ignored.extend(" ".join(part.words) for part in common)
            else:
                kept = list(parts)
            done = tuple(_without_stop_words(part, forms, ignored) for part in kept)
            return done[0] if len(done) == 1 else And(start, end, done)
        case _:
            return node


def _text(node: Text | Near, forms: Mapping[str, Form]) -> str:
    """A full-text query, as PostgreSQL writes it."""
    if isinstance(node, Near):
        left, right = _text(node.left, forms), _text(node.right, forms)
        return _grouped(
            " | ".join(
                f"{one} <{n}> {other}"
                for n in range(1, node.distance + 1)
                for one, other in ((left, right), (right, left))
            )
        )
    run = " <-> ".join(f"'{lexeme}'" for lexeme in lexemes(node, forms))
    if isinstance(node, Prefix):
        run += ":*"
    return _grouped(run)


def _grouped(text: str) -> str:
    return f"({text})" if " " in text else text


def _compile(
    node: Node, forms: Mapping[str, Form], conditions: Mapping[Field, Condition]
) -> str | Condition:
    """A full-text query where ``node`` is nothing but words, else a condition."""
    match node:
        case Field():
            return conditions[node]
        case Near(left=left, right=right):
            # The index looks for both words; only the rows that hold them are read for nearness,
            # by the function: the operator would look every distance up in the index.
            both = f"{_text(left, forms)} & {_text(right, forms)}"
            return Condition(
                "(tsv @@ %s::tsquery AND ts_match_vq(tsv, %s::tsquery))",
                (both, _text(node, forms)),
            )
        case Not(part=part):
            inner = _compile(part, forms, conditions)
            if isinstance(inner, str):
                return f"!{inner}"
            # A row without a date is not before any day: then "not before" holds.
            return Condition(f"({inner.sql}) IS NOT TRUE", inner.params)
        case And(parts=parts):
            return _combine([_compile(p, forms, conditions) for p in parts], "AND", " & ")
        case Or(parts=parts):
            return _combine([_compile(p, forms, conditions) for p in parts], "OR", " | ")
        case _:
            return _text(node, forms)


def _combine(parts: Sequence[str | Condition], word: str, sign: str) -> str | Condition:
    texts = [part for part in parts if isinstance(part, str)]
    others = [part for part in parts if isinstance(part, Condition)]
    text = _grouped(sign.join(texts))
    if not others:
        return text
    all_of_them = ([_as_condition(text)] if texts else []) + others
    return Condition(
        "(" + f" {word} ".join(part.sql for part in all_of_them) + ")",
        tuple(param for part in all_of_them for param in part.params),
    )


def _as_condition(compiled: str | Condition) -> Condition:
    if isinstance(compiled, Condition):
        return compiled
    return Condition("tsv @@ %s::tsquery", (compiled,))


def _ranking(node: Node, forms: Mapping[str, Form]) -> str:
    """The words that are wanted, joined as the query joins them.

    Those near each other are only joined: what stands together ranks higher by itself, and every
    distance that NEAR allows would have to be ranked.
    """
    match node:
        case Field() | Not():
            return ""
        case Near(left=left, right=right):
            return _grouped(f"{_text(left, forms)} & {_text(right, forms)}")
        case And(parts=parts):
            return _grouped(" & ".join(filter(None, (_ranking(p, forms) for p in parts))))
        case Or(parts=parts):
            return _grouped(" | ".join(filter(None, (_ranking(p, forms) for p in parts))))
        case _:
            return _text(node, forms)
