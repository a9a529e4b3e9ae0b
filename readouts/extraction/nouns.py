"""Noun phrases of people: an office, a name or both ("the Norwegian Foreign Minister Anna Berg").

Parsing is by hand, token by token: who is meant is decided later, by
:mod:`readouts.extraction.roster`, against the people of the meeting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readouts.extraction.lexicon import word_set
from readouts.extraction.offices import match_honorific
from readouts.extraction.parties import PartyMatch, match_party
from readouts.extraction.personal_names import parse_name
from readouts.extraction.titles import Title, match_title
from readouts.extraction.tokens import Tokens

Kind = Literal[
    "person", "office", "honorific", "joint", "side", "pronoun", "group", "unknown", "host"
]

_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {word: n for n, word in enumerate(_COUNTS, start=2)} | {str(n): n for n in range(2, 10)}
SINGULAR_PRONOUNS = frozenset({"he", "she"})
PLURAL_PRONOUNS = frozenset({"they", "both"})


@dataclass(slots=True)
class Noun:
    """A noun phrase at tokens ``[i, j)``.

    ``name`` is the token range of a person's name; ``titles`` the offices that
    come with it; ``parties`` the codes of states and organisations in the
    phrase; ``honorific`` the folded honorific ("his highness"); ``number`` how
    many people the phrase says ("the two leaders"), ``word`` the joint noun, the
    pronoun or the side's noun. ``postposed`` is set where the party follows the
    name ("Cassis of Switzerland"). ``the`` tells a definite article.
    """

    i: int
    j: int
    kind: Kind
    titles: list[Title] = field(default_factory=list)
    name: tuple[int, int] | None = None
    parties: list[str] = field(default_factory=list)
    honorific: str = ""
    number: int = 0
    word: str = ""
    the: bool = False
    other: bool = False
    postposed: bool = False

    @property
    def plural_title(self) -> Title | None:
        return next((t for t in self.titles if t.plural), None)


_OWNERS = frozenset({"countries", "sides", "nations", "states", "parties"})
_DETERMINERS = word_set("nouns_determiners")


def parse_titled(
    tokens: Tokens, i: int, end: int, known: frozenset[str] = frozenset()
) -> Noun | None:
    """A run of party adjectives, honorifics and offices, and the name behind it.

    "State Councilor and Foreign Minister Wang Yi", "the French President",
    "H.E. Mr. Subrahmanyam Jaishankar", "Canada's Prime Minister".
    """
    noun = Noun(i, i, "office")
    k = _skip_determiner(tokens, i, end, noun)
    k = _collect_titles(tokens, k, end, noun)
    if not noun.titles and not noun.honorific:
        return None
    name_end = parse_name(tokens, k, end, known)
    if noun.plural_title and " of " in noun.plural_title.key and not noun.parties:
        # "leaders of Historically Black Colleges": what follows is no name.
        name_end = k
    if name_end > k:
        begin, name_end = peerage(tokens, k, name_end, end)
        noun.kind, noun.name, noun.j = "person", (begin, name_end), name_end
        postposed_party(tokens, noun, end)
    elif noun.titles:
        noun.j = noun.titles[-1].j if k < noun.titles[-1].j else k
        noun.kind = "group" if noun.plural_title else "office"
    else:
        noun.kind, noun.j = "honorific", k
    return noun


_PEERS = frozenset({"lord", "lady", "baroness", "viscount", "viscountess"})


def peerage(tokens: Tokens, i: int, j: int, end: int) -> tuple[int, int]:
    """The tokens of the name at ``[i, j)`` with its rank and seat: "Lord Dahl of Oslo"."""
    if j != i + 1 or i < 1 or tokens.low[i - 1] not in _PEERS or len(tokens.low[i]) < 3:
        return i, j
    k = j + 1
    while k < end and k < j + 4 and tokens.caps[k]:
        k += 1
    seat = tokens.low[j : j + 1] == ["of"] and k > j + 1 and match_party(tokens, j + 1, end) is None
    return i - 1, k if seat and (k >= end or not tokens.caps[k]) else j


def _skip_determiner(tokens: Tokens, i: int, end: int, noun: Noun) -> int:
    k = i
    while k < end:
        low = tokens.low[k]
        if low in NUMBERS or low == "both":
            noun.number = NUMBERS.get(low, 2)
        elif k > i and low in _OWNERS and k + 1 < end and tokens.low[k + 1] == "'":
            # "the two countries' ministers"
            k += 1
        elif low == "top" and k > i and match_party(tokens, k + 1, end) is not None:
            # "the top US diplomat"
            pass
        elif low not in _DETERMINERS or match_party(tokens, k, end) is not None:
            break
        noun.the = noun.the or low in ("the", "both")
        noun.other = noun.other or low in ("former", "late", "then", "other", "several", "various")
        if low in ("his", "her") and match_honorific(tokens, k, end):
            break
        k += 1
    return k


def _collect_titles(tokens: Tokens, k: int, end: int, noun: Noun) -> int:
    """Read adjectives, honorifics and offices from token ``k`` on; the end of the last."""
    settled = k
    while k < end:
        low = tokens.low[k]
        honorific = match_honorific(tokens, k, end)
        if honorific and not match_title(tokens, k, min(end, k + 3)):
            noun.honorific = noun.honorific or " ".join(tokens.low[k : k + honorific])
            k = settled = k + honorific
            continue
        party = match_party(tokens, k, end)
        if party is not None:
            after, codes = _party_list(tokens, party, end)
            # "received in Hanoi Dutch Ambassador X": the town is no party of the office
            town = party.word.forms == {"city"} and after < end and match_party(tokens, after, end)
            if not town and _title_ahead(tokens, after, end):
                noun.parties.extend(codes)
                k = after
                continue
        title = match_title(tokens, k, end)
        if title is not None and _is_given_name(tokens, k, end, noun):
            break
        if title is not None:
            served = (
                title.j < end
                and tokens.low[title.j] == "'s"
                and _title_ahead(tokens, title.j + 1, end)
            )
            if served:
                # "the Secretary-General's Personal Envoy": the envoy is meant.
                noun.parties.extend(title.parties)
                k = title.j + 1
                continue
            noun.titles.append(title)
            noun.parties.extend(title.parties)
            k = settled = title.j
            continue
        if low == "the" and k > noun.i and match_honorific(tokens, k + 1, end):
            k += 1
            continue
        if low == "the" and noun.honorific and not noun.titles and _title_ahead(tokens, k + 1, end):
            k += 1
            continue
        joins = low in ("and", ",", "&", "-", "/", "cum") and bool(noun.titles or noun.honorific)
        if (
            low
            in (
                "former",
                "acting",
                "then",
                "newly",
                "appointed",
                "elected",
                "as",
                "well",
                "concurrently",
            )
            and k > noun.i
            and _title_ahead(tokens, k + 1, end)
        ):
            k += 1
        elif low == "and" and noun.the and _is_another(tokens, k + 1, end, noun):
            break
        elif joins and _joined_title_ahead(tokens, k + 1, end):
            k += 2 if tokens.low[k + 1] in ("and", "the", "concurrently") else 1
            if tokens.low[k] == "the" and k > 0 and tokens.low[k - 1] == "and":
                break
        else:
            break
    return settled


def _is_another(tokens: Tokens, k: int, end: int, noun: Noun) -> bool:
    """ "The Minister and Foreign Minister Dahl": a bare and a fuller office are two people's."""
    if len(noun.titles) != 1 or " " in noun.titles[0].key:
        return False
    title = match_title(tokens, k, end)
    return title is not None and title.key.split()[-1] == noun.titles[0].key != title.key


# Titles of rulers that many bear as a given name.
_RANKS_AND_NAMES = frozenset({"amir", "sultan"})
_SON_OF = frozenset({"bin", "ibn", "bint"})
_PLAIN_HONORIFICS = frozenset({"mr", "mr.", "dr", "dr.", "engineer", "eng.", "prof", "prof."})


def _is_given_name(tokens: Tokens, k: int, end: int, noun: Noun) -> bool:
    """ "Foreign Minister Amir Khan Muttaqi", "Dr. Sultan Al Jaber": no ruler, but a first name."""
    if tokens.low[k] not in _RANKS_AND_NAMES or k + 1 >= end:
        return False
    if tokens.low[k + 1] in _SON_OF:
        return True
    if not tokens.caps[k + 1]:
        return False
    behind_body = tokens.caps[k - 1] and match_party(tokens, k - 1, k) is None
    behind_office = bool(noun.titles) and (noun.titles[-1].j == k or behind_body)
    return behind_office or noun.honorific.split(" ")[-1] in _PLAIN_HONORIFICS


def _party_list(tokens: Tokens, party: PartyMatch, end: int) -> tuple[int, list[str]]:
    """Adjectives in a row ("the Norwegian and Swedish Foreign Ministers"): their end and codes."""
    k = after_party(tokens, party, end)
    codes = [party.word.code] if party.word.code else []
    while k + 1 < end and tokens.low[k] in ("and", ",", "&"):
        start = k + 2 if tokens.low[k] == "," and tokens.low[k + 1] == "and" else k + 1
        further = match_party(tokens, start, end) if start < end else None
        if further is None or "adjective" not in further.word.forms & party.word.forms:
            break
        codes.extend([further.word.code] if further.word.code else [])
        k = after_party(tokens, further, end)
    return k, codes


def after_party(tokens: Tokens, party: PartyMatch, end: int) -> int:
    k = party.j
    if k + 2 < end and tokens.low[k] == "(" and tokens.low[k + 2] == ")":
        k += 3
    plural = k < end and tokens.low[k] == "'" and tokens.low[k - 1].endswith("s")
    if plural or (k < end and tokens.low[k] == "'s"):
        # "Canada's", "Solomon Islands'"
        k += 1
    return k


def _title_ahead(tokens: Tokens, k: int, end: int) -> bool:
    if k >= end:
        return False
    if match_title(tokens, k, end) or match_honorific(tokens, k, end):
        return True
    party = match_party(tokens, k, end)
    return party is not None and _title_ahead(tokens, after_party(tokens, party, end), end)


def _joined_title_ahead(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "and Foreign Minister" goes on with another office of the same person."""
    if k < end and tokens.low[k] in ("and", "concurrently"):
        k += 1
    if k >= end:
        return False
    if not tokens.caps[k]:
        return _lower_office_of_the_named(tokens, k, end)
    party = match_party(tokens, k, end)
    if party is not None and len(party.word.code) > 2 and party.j < end:
        # "Polish Foreign Minister and OSCE Chairman-in-Office X" is one person.
        return tokens.low[party.j].startswith("chair")
    if (
        party is not None
        and tokens.low[k - 1] == "and"
        and tokens.low[k - 2].endswith("-in-office")
    ):
        # ... and so is "OSCE Chairperson-in-Office and Poland's Foreign Minister X".
        return _title_ahead(tokens, after_party(tokens, party, end), end)
    title = match_title(tokens, k, end)
    return title is not None and not title.plural


def _lower_office_of_the_named(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "foreign minister, X" goes on in "the prime minister and foreign minister, X"."""
    lower = not tokens.caps[k - 2] or tokens.low[k] == "head"
    title = match_title(tokens, k, end) if lower else None
    if title is None or title.plural or title.j + 1 >= end:
        return False
    at = title.j + (tokens.low[title.j] == ",")
    return tokens.caps[at] and parse_name(tokens, at, end) > at + 1


def postposed_party(tokens: Tokens, noun: Noun, end: int) -> None:
    """ "Sergey Lavrov of Russia": the country behind the name."""
    k = noun.j
    if k + 2 < end and tokens.low[k] == "(":
        bracketed = match_party(tokens, k + 1, end)
        if bracketed is not None and bracketed.j < end and tokens.low[bracketed.j] == ")":
            if noun.plural_title is not None and bracketed.word.code:
                # "the OSCE Co-Chairs Anna Berg (Norway), Carl Dahl (Sweden)"
                noun.parties.clear()
            noun.parties.extend([bracketed.word.code] if bracketed.word.code else [])
            noun.j = bracketed.j + 1
        return
    if k + 1 < end and tokens.low[k] in ("of", "from"):
        k += 1
        if tokens.low[k] == "the":
            k += 1
        party = match_party(tokens, k, end) if k < end else None
        if party is not None:
            noun.parties.extend(party.word.codes if len(party.word.codes) == 1 else ())
            noun.postposed = True
            noun.j = after_party(tokens, party, end)
            if tokens.low[noun.j - 1] == "'s":
                noun.j -= 1
