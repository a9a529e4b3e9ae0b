"""An office with its portfolio and its party: "President of the Republic of Turkey"."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.lexicon import word_set
from readouts.extraction.offices import (
    find_head,
    is_head,
    office_key,
    office_words,
    singular,
    starts_title,
)
from readouts.extraction.parties import match_party
from readouts.extraction.portfolios import complement_words
from readouts.extraction.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Title:
    """An office at tokens ``[i, j)``; ``key`` is what it is compared by.

    ``plural`` is set for "foreign ministers"; ``parties`` holds the codes that
    stand in its complement ("President of the Republic of Turkey"). ``serves`` is set
    where it ends in another's office ("Adviser to the President"). ``short`` is the
    office without its portfolio ("deputy minister"), which later sentences call it by.
    """

    i: int
    j: int
    key: str
    plural: bool
    parties: tuple[str, ...]
    serves: bool = False
    short: str = ""


# "Head of the Office of the President"
_OFFICES_OF = frozenset(
    {"office", "administration", "cabinet", "secretariat", "chancellery", "staff"}
)


# Offices that serve another office-holder.
_SERVING = word_set("titles_serving")


_FRATERNAL = frozenset({"sisterly", "brotherly", "friendly", "fraternal", "neighbouring"})
_CONNECTING = frozenset({"of", "for", "to", "on", "in", "at", "with"})
# What one has "with" a state or a body ("Coordinator for Cooperation with China").
_TIES = frozenset({"cooperation", "co-operation", "relations", "dialogue", "negotiations"})
# Who is "for" a state is sent by it, where the host follows ("for Norway to Sweden").
_SENT = frozenset({"ambassador", "commissioner", "consul"})
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "director", "secretary"})


def match_title(tokens: Tokens, i: int, end: int) -> Title | None:
    """The office that starts at token ``i``, with its complement, or None."""
    try:
        return tokens.titles[i, end]  # type: ignore[no-any-return]
    except KeyError:
        title = tokens.titles[i, end] = _read_title(tokens, i, end)
        return title


def _read_title(tokens: Tokens, i: int, end: int) -> Title | None:
    phrases = office_words().phrases
    phrase = phrases.match(tokens.low, i, end) if tokens.low[i] in phrases else None
    if phrase is not None:
        return Title(i, i + phrase[0], phrase[1], False, ())
    head_at = find_head(tokens, i, end)
    if head_at < 0:
        return None
    j = _after_suffixes(tokens, head_at + 1, end)
    head, plural = singular(tokens.low[head_at])
    words = [*tokens.low[i:head_at], head, *tokens.low[head_at + 1 : j]]
    short = office_key(tuple(words))
    j = _after_charge(tokens, _after_note(tokens, j, end), end)
    j, complement, parties = _complement(tokens, j, end, head, plural)
    j += tokens.low[j : min(j + 1, end)] == ["*"]  # "the President of Kosovo* Carl Dahl"
    implied = office_words().implied_party.get(" ".join(words))
    if implied and not parties:
        parties = (implied,)
    serves = j - 1 > head_at + 1 and is_head(tokens.low[j - 1])
    return Title(i, j, office_key((*words, *complement)), plural, parties, serves, short)


def further_portfolio(tokens: Tokens, k: int, end: int, first: Title) -> Title | None:
    """The office of "and for Works" at ``k``, where ``first`` is "the Ministers for Trade"."""
    if k >= end or tokens.low[k] not in ("of", "for") or not first.plural:
        return None
    head = first.key.split()[0] if " for " in first.key else first.key.split()[-1]
    j, words, parties = _complement(tokens, k, end, head, plural=False)
    return Title(k, j, office_key((head, *words)), False, parties) if words else None


def _after_note(tokens: Tokens, j: int, end: int) -> int:
    """Past the brackets of "Foreign Secretary (Senior Secretary)" and "Secretary (West)"."""
    if j + 2 >= end or tokens.low[j] != "(" or not tokens.caps[j + 1]:
        return j
    state = match_party(tokens, j + 1, end)
    if state is not None and len(state.word.code) == 2:
        return j
    stop = next((k for k in range(j + 2, min(end, j + 6)) if tokens.low[k] == ")"), 0)
    return stop + 1 if stop else j


def _after_charge(tokens: Tokens, j: int, end: int) -> int:
    """To the "for" of "Minister responsible for", the "of" of "Minister in charge of"."""
    for charge, connector in ((["responsible"], "for"), (["in", "charge"], "of")):
        k = j + len(charge)
        if k < end and tokens.low[j:k] == charge and tokens.low[k] == connector:
            return k
    return j


_OF_GENERALS = frozenset({"director", "secretary", "consul", "attorney", "inspector"})


def _after_suffixes(tokens: Tokens, j: int, end: int) -> int:
    """Past "General" or "at Large" behind the head noun."""
    while j < end:
        low = tokens.low[j]
        if low == "at":
            if j + 1 >= end or tokens.low[j + 1] != "large":
                break
        elif low == "general" and tokens.low[j - 1] in _OF_GENERALS:
            pass  # "the director general of Bilateral Affairs"
        elif low not in office_words().suffixes or not (tokens.caps[j] or low == "large"):
            break
        j += 1
    return j


def _complement(
    tokens: Tokens, j: int, end: int, head: str, plural: bool
) -> tuple[int, list[str], tuple[str, ...]]:
    """What follows "of" or "for": new end, the words that belong to the office, party codes."""
    words: list[str] = []
    parties: list[str] = []
    while j + 1 < end and tokens.low[j] in _CONNECTING:
        connector = tokens.low[j]
        owned = (
            connector == "at" and head == "secretary" and _is_body_of_a_state(tokens, j + 1, end)
        )
        if connector == "with" and not (words and words[-1] in _TIES):
            break
        if connector in ("in", "at", "on") and (words or parties or owned):
            # "the Speaker of the Parliament of Chad in Oslo": where they met.
            # ... and "the Minister of Chad at the Foreign Ministry" as well
            of_state = connector == "at" and bool(parties)
            at_body = connector != "in" and not of_state and _is_body(tokens, j + 1, end)
            stop = _crisis_in(tokens, j, end) if connector == "in" else 0
            if at_body:
                stop = _after_body(tokens, j + 1, end)
            if not stop:
                break
            j = stop
            continue
        k = j + 1
        if tokens.low[k] == "the" and k + 1 < end:
            k += 1
        if tokens.low[k] in _FRATERNAL and k + 1 < end:
            k += 1
        in_office = bool(words) and words[-1] in _OFFICES_OF
        nested = _nested_title(tokens, k, end, connector, head in _SERVING or in_office)
        if nested:
            words.extend([connector, *tokens.low[k:nested]])
            served = match_party(tokens, k, nested)
            parties.extend([served.word.code] if served and served.word.code else ())
            j = nested
            continue
        stop, added, codes = complement_words(tokens, k, end, connector, plural)
        if stop == k:
            break
        if added:
            words.extend([connector, *added])
        sent = head in _SENT and connector == "for" and tokens.low[stop : stop + 1] == ["to"]
        if connector == "of" or sent:
            # "Ambassador of Japan to China": only the first country is represented.
            parties.extend(codes)
        j = _skip_parenthesis(tokens, stop, end)
        j += tokens.words[j : min(j + 1, end)] == ["II"]  # "Minister of Foreign Affairs II"
    return j, words, tuple(parties)


def _is_body(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "the Federal Foreign Office" or "the Middle East Issue" begins at ``k``."""
    k = _past_owner(tokens, k, end)
    return k + 1 < end and tokens.caps[k] and tokens.low[k] in office_words().portfolio


def _is_body_of_a_state(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "the Swedish Ministry of Trade" begins at ``k``, where a secretary works."""
    bare = k + (tokens.low[k] == "the")
    return _past_owner(tokens, k, end) > bare and _is_body(tokens, k, end)


def _after_body(tokens: Tokens, k: int, end: int) -> int:
    k = _past_owner(tokens, k, end)
    while k < end:
        portfolio = office_words().portfolio
        joined = tokens.low[k] in ("of", "for", "and") and k + 1 < end and tokens.caps[k + 1]
        joined = joined and tokens.low[k + 1] in portfolio
        part = tokens.caps[k] and tokens.low[k] in portfolio
        if not (part or joined) or starts_title(tokens, k + joined, end):
            break
        k += 1
    return k


def _past_owner(tokens: Tokens, k: int, end: int) -> int:
    """Past "the" and the state of "at the Swedish Ministry of Foreign and European Affairs"."""
    k += tokens.low[k : k + 1] == ["the"]
    party = match_party(tokens, k, end)
    adjective = party is not None and "adjective" in party.word.forms
    return party.j if party is not None and adjective else k


def _crisis_in(tokens: Tokens, j: int, end: int) -> int:
    """The end of "in Georgia" in "Representative for the Crisis in Georgia Toivo Klaar", or 0."""
    party = match_party(tokens, j + 1, end)
    if party is None or party.j >= end or not tokens.caps[party.j]:
        return 0
    named = tokens.low[party.j] not in office_words().portfolio and tokens.words[party.j].isalpha()
    return party.j if named and not starts_title(tokens, party.j, end) else 0


def _nested_title(tokens: Tokens, k: int, end: int, connector: str, serving: bool) -> int:
    """The end of "the President" in "Assistant to the President", 0 where there is none."""
    if not tokens.caps[k] or not serving or connector not in ("to", "of", "for"):
        return 0
    party = match_party(tokens, k, end)
    if party is not None and party.j < end and connector != "of":
        # "Adviser to the French President"
        k = party.j + (tokens.low[party.j] == "'s")
    served = find_head(tokens, k, end) if k < end else -1
    if served < 0 or (connector == "for" and tokens.low[served] in _ENVOYS):
        # "Special Representative for Sudan Ambassador X": who is sent serves no ambassador.
        return 0
    j = _after_suffixes(tokens, served + 1, end)
    # "the Presidential Executive Office" is a body, nobody's office.
    body = j < end and tokens.caps[j] and tokens.low[j] in office_words().portfolio
    return 0 if body else j


def _skip_parenthesis(tokens: Tokens, j: int, end: int) -> int:
    """Past an abbreviation in brackets: "Affairs (ECA)"."""
    if j + 2 < end and tokens.low[j] == "(":
        for k in range(j + 1, min(end, j + 5)):
            if tokens.low[k] == ")":
                return _after_body(tokens, k + 1, end)
    return j
