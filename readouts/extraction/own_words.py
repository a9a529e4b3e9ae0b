"""Own words behind a line that tells whose they are: "Speaking after the talks, X said:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.extraction.clauses import Clause, inverted_clause, main_clause
from readouts.extraction.layout import Paragraph
from readouts.extraction.lexicon import pattern, word_set
from readouts.extraction.participant import Participant
from readouts.extraction.quotations import is_open, opens_quotation
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.sentences import split_sentences
from readouts.extraction.speech import decide
from readouts.extraction.tokens import Tokens

_SAYING = word_set("own_words_saying")
_STRESSING = word_set("own_words_stressing")
# "made the following statement"
_MAKING = frozenset({"make", "issue", "deliver", "give", "release"})
_HOW = word_set("own_words_how")
_SOMEBODY_SPEAKS = pattern("own_words_somebody_speaks")
_BELOW = pattern("own_words_below")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# "X X X", "* * *": what stands between one's words and the next.
_DIVIDES = re.compile(r"(?:\W|\b[xX]\b)*$")
_AT_THE_END = frozenset(',”"’“»')
_ENDS = re.compile(r":\s*$")


def introduces(tokens: Tokens, clause: Clause | None, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the clause that ends ``paragraphs[0]`` only says whose words follow.

    "The Minister said at the start of the talks:" does; "The Minister stressed three
    points:" and what a list follows are words of hers already.
    """
    if clause is None or len(paragraphs) < 2 or len(clause.subject.nouns) > 1:
        return False
    here, behind = paragraphs[0], paragraphs[1]
    if clause.subject.nouns[0].kind not in ("person", "office", "pronoun", "host"):
        return False
    verb, spoken = clause.cue.verb, is_spoken(tokens.text, behind)
    quoted = spoken or opens_quotation(tokens.text, behind.body)
    following = tokens.low[clause.cue.j : clause.cue.j + 2] == ["the", "following"]
    saying = verb.lemma in _SAYING or (verb.lemma in _STRESSING and quoted)
    saying = saying or (verb.lemma in _MAKING and following)
    if not saying or verb.tense not in ("past", "present"):
        return False
    if not _ENDS.search(tokens.text, max(here.start, here.end - 3), here.end):
        return False
    k, end = clause.cue.j, tokens.between(here.body, here.end)[1]
    if tokens.low[k - 1] == ":":
        return False
    bare = tokens.low[k] == ":" or tokens.low[k] in _HOW
    if not bare or "that" in tokens.low[k:end]:
        return False
    return not behind.listed or spoken


def goes_on(tokens: Tokens, paragraphs: Sequence[Paragraph], known: frozenset[str]) -> bool:
    """Whether the words of ``paragraphs[0]`` go on in ``paragraphs[1]``.

    They do where its quotation is not closed, and without quotation marks as long as
    somebody speaks to others: "we", "our", "you", in this paragraph or in one soon behind.
    """
    text, here = tokens.text, paragraphs[0]
    if opens_quotation(text, here.body):
        return is_open(text, here.body, here.end)
    for paragraph in paragraphs[1:4]:
        body = text[paragraph.body : paragraph.end]
        told = _DIVIDES.match(body) or _ENDS.search(body) or _BELOW.match(body)
        quoted = opens_quotation(text, paragraph.body)
        if told or quoted or _is_reported(tokens, paragraph, known):
            return False
        if is_spoken(text, paragraph):
            return True
    return False


def said_below(
    tokens: Tokens, paragraphs: Sequence[Paragraph], roster: Roster, state: State
) -> Participant | None:
    """Whose words ``paragraphs[0]`` is where the next says it: "emphasised Anna Berg."."""
    if len(paragraphs) < 2 or tokens.text[paragraphs[0].end - 1] not in _AT_THE_END:
        return None
    below = paragraphs[1]
    if not tokens.text[below.body].islower():
        return None
    i, j = tokens.between(below.body, below.end)
    clause = inverted_clause(tokens, i, j, roster.known, i)
    if clause is None or clause.subject.j < j - 1:
        return None
    decision = decide(tokens, clause, roster, state)
    return decision.speakers[0] if len(decision.speakers) == 1 else None


def _is_reported(tokens: Tokens, paragraph: Paragraph, known: frozenset[str]) -> bool:
    """Whether the publisher tells again what somebody said."""
    start, end = split_sentences(tokens.text, paragraph.body, paragraph.end)[0]
    clause = main_clause(tokens, *tokens.between(start, end), known)
    if clause is None or clause.cue.verb.tense != "past":
        return False
    noun, kind = clause.subject.nouns[0], clause.cue.verb.kind
    # "The two ministers signed a treaty": one of them would say "we".
    both = kind == "narrative" and noun.kind in ("joint", "group") and noun.word != "countries"
    return noun.word not in ("we", "i") and (both or kind in ("report", "discuss"))


def is_spoken(text: str, paragraph: Paragraph) -> bool:
    body = _QUOTED.sub("", text[paragraph.body : paragraph.end])
    return _SOMEBODY_SPEAKS.search(body) is not None
