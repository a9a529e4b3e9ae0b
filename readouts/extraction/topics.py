"""Topics: which entries of the curated vocabulary a passage speaks of, and where.

The vocabulary is data that people edit (``data/topics.toml``, or the same
phrases kept in a database). A phrase is matched by whole words, never by
substrings; its small language is described at the head of the data file.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

from readouts.extraction.records import Span, TopicMatch

GROUPS = ("issue", "organisation", "region", "bilateral")

# Combining marks, soft hyphens and zero-width characters belong to the word they
# stand in and do not count in a comparison.
_IGNORED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_LETTERS = rf"[^\W_](?:[^\W_]|[{_IGNORED}])*"
_TOKEN = re.compile(
    r"(?!\s)(?:[A-Za-z0-9]++(?=[ ,;\n])"  # most words are read like this, and none otherwise
    r"|(?:[A-Z]\.)+[A-Z](?!\w)\.?"  # U.S., U.N.: one word, compared without its dots
    r"|['\u2018\u2019\u02bc][sS]\b"  # a possessive ending is a word of its own
    rf"|{_LETTERS}(?:['\u2018\u2019\u02bc](?![sS]\b){_LETTERS})*)"
)
_DROPPED = re.compile(rf"[.{_IGNORED}]")
_GAP = re.compile(r"(?:['\u2019\u02bc]?\s+|\s*[-\u2010-\u2015\u2212]\s*)?")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")
_REMEMBERED = 50_000  # words
_EXCLUSION = "not:"  # such a phrase gives no topic, and neither does anything inside it
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PIECE = re.compile(r"[^\s\-\u2010-\u2015\u2212]+")
_ENDING = re.compile(r"(?P<stem>.*?)(?P<mark>\*|\((?P<plural>s|es)\))?")


class VocabularyError(ValueError):
    """A vocabulary that cannot be used; the message names the topic and the phrase."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of the vocabulary; ``phrases`` are in the language of the data file."""

    slug: str
    name: str
    group: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a phrase.

    ``text`` is folded as `_fold` does; ``prefix`` lets any ending follow. ``case`` is
    "" (either case), "Initial" (a capital first) or the exact form of an acronym.
    An empty ``text`` with ``prefix`` is any one word.
    """

    text: str
    prefix: bool
    case: str


@dataclass(slots=True)
class _Node:
    """A place in the trie of phrases: where each next word leads, and what ends here."""

    words: dict[str, _Node] = field(default_factory=dict)
    prefixes: dict[str, _Node] = field(default_factory=dict)
    prefix_lengths: tuple[int, ...] = ()
    ends: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)

    def child(self, word: _Word) -> _Node:
        """The node that ``word`` leads to, made where it is missing."""
        if not word.prefix:
            return self.words.setdefault(word.text, _Node())
        node = self.prefixes.setdefault(word.text, _Node())
        self.prefix_lengths = tuple(sorted({len(prefix) for prefix in self.prefixes}))
        return node

    def after(self, folded: str) -> Iterator[_Node]:
        """The nodes that one word of a text, folded, leads to."""
        if (node := self.words.get(folded)) is not None:
            yield node
        for length in self.prefix_lengths:
            if (node := self.prefixes.get(folded[:length])) is not None:
                yield node


@dataclass(frozen=True)
class Vocabulary:
    """The topics in their order, ready to match.

    Iterating gives the topics; ``vocabulary[slug]`` one of them (KeyError when there is none).
    """

    topics: tuple[Topic, ...]
    _root: _Node = field(init=False, repr=False, compare=False, default_factory=_Node)
    # Where each word seen so far leads from the root: texts have few different words.
    _firsts: dict[str, tuple[_Node, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for topic in self.topics:
            if topic.slug in seen:
                raise VocabularyError(f"the topic {topic.slug!r} stands twice in the vocabulary")
            seen.add(topic.slug)
            _check(topic)
            for phrase in topic.phrases:
                self._add(topic.slug, phrase)

    @classmethod
    def from_phrases(cls, rows: Iterable[tuple[str, str, str, str]]) -> Vocabulary:
        """A vocabulary from rows of (slug, name, group, phrase), one row a phrase.

        Rows of one topic need not follow each other; its first row gives name and group.
        Raises VocabularyError for a phrase that cannot match anything.
        """
        topics: dict[str, tuple[str, str, list[str]]] = {}
        for slug, name, group, phrase in rows:
            topics.setdefault(slug, (name, group, []))[2].append(phrase)
        return cls(
            tuple(
                Topic(slug, name, group, tuple(phrases))
                for slug, (name, group, phrases) in topics.items()
            )
        )

    @classmethod
    def from_toml(cls, text: str) -> Vocabulary:
        """A vocabulary from the text of a file such as ``data/topics.toml``.

        Raises VocabularyError where the file is no valid TOML or a topic is incomplete.
        """
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise VocabularyError(f"the vocabulary is not valid TOML: {error}") from error
        return cls(tuple(_topic(slug, entry) for slug, entry in data.get("topics", {}).items()))

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.topics)

    def __len__(self) -> int:
        return len(self.topics)

    def __getitem__(self, slug: str) -> Topic:
        for topic in self.topics:
            if topic.slug == slug:
                return topic
        raise KeyError(slug)

    def starting(self, folded: str) -> tuple[_Node, ...]:
        """Where a folded word leads as the first of a phrase. Internal to the matching."""
        nodes = self._firsts.get(folded)
        if nodes is None:
            if len(self._firsts) >= _REMEMBERED:
                self._firsts.clear()
            nodes = self._firsts[folded] = tuple(self._root.after(folded))
        return nodes

    def _add(self, slug: str, phrase: str) -> None:
        spoken = phrase.removeprefix(_EXCLUSION)
        gives = slug if spoken == phrase else ""
        for words in _expand(slug, spoken):
            node = self._root
            for word in words:
                node = node.child(word)
            node.ends.append((gives, phrase, tuple(word.case for word in words)))


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the archive (``data/topics.toml``), read once."""
    data = resources.files("readouts.extraction") / "data" / "topics.toml"
    return Vocabulary.from_toml(data.read_text(encoding="utf-8"))


def match_topics(text: str, span: Span, vocabulary: Vocabulary) -> tuple[TopicMatch, ...]:
    """The vocabulary's phrases that occur in ``text[span.start:span.end]``, in text order.

    Each match's span counts in the whole ``text``. A match that lies inside a longer one
    is left out, whichever topic it is of; matches that only overlap both stay, and so do
    two topics that share a phrase.
    """
    tokens = [
        (match.start(), match.end(), match.group())
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]
    folded = [_fold(raw) for _, _, raw in tokens]
    found: list[TopicMatch] = []
    reach = -1  # the furthest end of a match that starts at an earlier word
    for index in range(len(tokens)):
        best: list[TopicMatch] = []
        for first in vocabulary.starting(folded[index]):
            best.extend(_walk(text, tokens, folded, index, first))
        if not best:
            continue
        longest = max(match.span.end for match in best)
        if longest > reach:
            reach = longest
            kept = (match for match in best if match.span.end == longest)
            found.extend(dict.fromkeys(kept))
    return tuple(match for match in found if match.topic)


def _walk(
    text: str, tokens: list[tuple[int, int, str]], folded: list[str], index: int, first: _Node
) -> Iterator[TopicMatch]:
    """Every phrase whose words stand one after the other from token ``index`` on."""
    begin = tokens[index][0]
    stack = [(index, first)]
    while stack:
        at, node = stack.pop()
        for slug, phrase, cases in node.ends:
            if all(_case_fits(tokens[index + k][2], case) for k, case in enumerate(cases)):
                yield TopicMatch(slug, phrase, Span(begin, tokens[at][1]))
        if at + 1 < len(tokens) and (node.words or node.prefixes):
            gap = _GAP.fullmatch(text, tokens[at][1], tokens[at + 1][0])
            if gap is not None:
                stack.extend((at + 1, child) for child in node.after(folded[at + 1]))


def _case_fits(raw: str, case: str) -> bool:
    if not case:
        return True
    if case == "Initial":
        return raw[0].isupper()
    return raw == case or _DROPPED.sub("", raw) == case


def _fold(raw: str) -> str:
    """A word as it is compared: no case, diacritics, dots or kinds of apostrophe."""
    if raw.isascii():
        return raw.replace(".", "").lower()
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", raw.translate(_APOSTROPHES)))
    return plain.casefold()


def _expand(slug: str, phrase: str) -> Iterator[tuple[_Word, ...]]:
    """The word sequences that a phrase stands for: two where it holds one "(s)"."""
    choices: list[tuple[tuple[_Word, ...], ...]] = [
        _piece(slug, phrase, piece) for piece in _PIECE.findall(phrase)
    ]
    if not choices or not any(word.text for words in choices[0] for word in words):
        raise VocabularyError(f"topic {slug!r}: the phrase {phrase!r} has to begin with a word")
    for combination in product(*choices):
        yield tuple(word for words in combination for word in words)


def _piece(slug: str, phrase: str, piece: str) -> tuple[tuple[_Word, ...], ...]:
    """What stands between two gaps of a phrase, with its ending mark: one or two readings."""
    if piece == "*":
        return ((_Word("", True, ""),),)
    ending = _ENDING.fullmatch(piece.rstrip("'\u2019\u02bc"))  # "leaders' meeting"
    stem = ending["stem"] if ending else ""
    tokens = list(_TOKEN.finditer(stem))
    if ending is None or "".join(token.group() for token in tokens) != stem or not stem:
        raise VocabularyError(
            f"topic {slug!r}: {piece!r} in the phrase {phrase!r} is no word; "
            "a phrase holds words, and a word may end in * or (s)"
        )
    words = [_Word(_fold(token.group()), False, _case(token.group())) for token in tokens]
    last = words[-1]
    if ending["mark"] == "*":
        # Whatever follows an open stem has a length of its own, so only a capital is asked for.
        case = "Initial" if last.case else ""
        return ((*words[:-1], _Word(last.text, True, case)),)
    if plural := ending["plural"]:
        case = last.case + plural if last.case not in ("", "Initial") else last.case
        return (tuple(words), (*words[:-1], _Word(last.text + plural, False, case)))
    return (tuple(words),)


def _case(raw: str) -> str:
    plain = _DROPPED.sub("", raw)
    if plain.isupper() and len(plain) > 1:
        return plain
    return "Initial" if plain[0].isupper() else ""


def _topic(slug: str, entry: dict[str, Any]) -> Topic:
    unknown = set(entry) - {"name", "group", "phrases"}
    missing = {"name", "group", "phrases"} - set(entry)
    if unknown or missing:
        raise VocabularyError(
            f"topic {slug!r} needs exactly name, group and phrases; "
            f"unknown: {sorted(unknown) or 'none'}, missing: {sorted(missing) or 'none'}"
        )
    return Topic(slug, entry["name"], entry["group"], tuple(entry["phrases"]))


def _check(topic: Topic) -> None:
    if not _SLUG.fullmatch(topic.slug):
        raise VocabularyError(
            f"the topic {topic.slug!r}: a slug is small letters, digits and single hyphens"
        )
    if topic.group not in GROUPS:
        raise VocabularyError(
            f"topic {topic.slug!r}: the group {topic.group!r} is none of {', '.join(GROUPS)}"
        )
    if not topic.name:
        raise VocabularyError(f"topic {topic.slug!r} has no name")
    twice = {phrase for phrase in topic.phrases if topic.phrases.count(phrase) > 1}
    if twice:
        raise VocabularyError(f"topic {topic.slug!r} holds {sorted(twice)[0]!r} twice")
