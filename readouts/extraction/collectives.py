"""Noun phrases that name no person: "the two leaders", "both sides", "the Chinese side"."""

from __future__ import annotations

from functools import cache

from readouts.extraction.lexicon import load_toml, pattern, word_set
from readouts.extraction.nouns import NUMBERS, Noun, after_party
from readouts.extraction.offices import is_head, office_words
from readouts.extraction.parties import match_party
from readouts.extraction.tokens import Tokens

_SIDE_NOUNS = word_set("nouns_side_nouns")
_PARTNERS = word_set("collectives_partners")
_SIDES = frozenset({"sides", "parties"})
# "The distinguished guest", "the visiting diplomat"
_GUESTS_ARE = word_set("nouns_guests_are")
_VISITORS = word_set("nouns_visitors")
# A body's meeting is told of at the top of the page.
_HEAD = 1200
_BODY_MET = pattern("collectives_body_met")
_BODIES = word_set("nouns_bodies")
_JOINT_DETERMINERS = word_set("nouns_joint_determiners")
_JOINT_MODIFIERS = word_set("nouns_joint_modifiers")
# Joint nouns that do without an article ("Participants discussed ...").
_BARE_JOINT = frozenset(
    {
        "participants",
        "leaders",
        "delegates",
        "representatives",
        "allies",
        "partners",
        "parties",
        "attendees",
        "interlocutors",
        "delegations",
        "politicians",
        "diplomats",
        "sides",
        "negotiators",
    }
)


# ... and those that do in the middle of a sentence ("In the discussion, leaders agreed").
_BARE_BEHIND_A_FRONTING = frozenset(
    {"leaders", "participants", "delegates", "attendees", "interlocutors", "delegations"}
)


@cache
def joint_nouns() -> tuple[frozenset[str], frozenset[str]]:
    data = load_toml("joint_nouns")
    return frozenset(data["all"]), frozenset(data["counted"])


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """The offices whose holders an office that nobody holds may mean ("the Chancellor")."""
    return {name: tuple(keys) for name, keys in load_toml("joint_nouns")["other_names"].items()}


@cache
def state_groups() -> dict[str, frozenset[str]]:
    """The members of each group under whose name they act together ("the E3")."""
    return {name: frozenset(codes) for name, codes in load_toml("joint_nouns")["groups"].items()}


def parse_joint(tokens: Tokens, i: int, end: int) -> Noun | None:
    """ "The two sides", "both leaders", "the parties", "the two", "both"."""
    everybody, counted = joint_nouns()
    noun = Noun(i, i, "joint")
    k = i
    while k < end and (tokens.low[k] in _JOINT_DETERMINERS or tokens.low[k] in NUMBERS):
        noun.number = NUMBERS.get(
            tokens.low[k], noun.number or (2 if tokens.low[k] == "both" else 0)
        )
        noun.the = noun.the or tokens.low[k] == "the"
        noun.other = noun.other or tokens.low[k] == "other"
        k += 1
    bare = tokens.low[i] in (_BARE_JOINT if tokens.caps[i] else _BARE_BEHIND_A_FRONTING)
    if k == i and not bare:
        return None
    if k + 2 < end and tokens.low[k + 1] == "'" and tokens.low[k] in counted | _SIDES:
        # "the three countries' leaders"
        k += 2
    start = k
    while (
        k < end
        and k < start + 4
        and tokens.low[k] not in everybody
        and tokens.low[k] not in counted
        and not is_head(tokens.low[k])
        and (tokens.low[k] in office_words().modifiers or tokens.low[k] in _JOINT_MODIFIERS)
    ):
        k += 1
    word = tokens.low[k] if k < end else ""
    if word == "us" and tokens.low[k - 1] == "of" and k > i + 1:
        # "The three of us", "all of us"
        noun.kind, noun.word, noun.j = "pronoun", "we", k + 1
        return noun
    if word in everybody and (tokens.low[k - 1] != "other" or k > i + 1):
        noun.word, noun.j = word, k + 1
        if word in NUMBERS and k + 1 < end and tokens.low[k + 1] in everybody | counted:
            noun.word, noun.j = tokens.low[k + 1], k + 2
        read_whose(tokens, noun, end)
        return noun
    if word in counted and noun.number:
        noun.word, noun.j = word, k + 1
        return noun
    if (
        k == start
        and noun.number
        and tokens.low[k - 1] in ("both", *NUMBERS)
        and not (k < end and (tokens.caps[k] or is_head(word) or word in office_words().modifiers))
    ):
        noun.word, noun.j = "both", k
        return noun
    return None


def read_whose(tokens: Tokens, noun: Noun, end: int) -> None:
    """Read on in "the leaders of Norway and Sweden", "the heads of the foreign ministries"."""
    k = noun.j
    if k + 1 >= end or tokens.low[k] not in ("of", "from"):
        return
    k += 1
    while k < min(end, noun.j + 9):
        low = tokens.low[k]
        party = match_party(tokens, k, end)
        if party is not None:
            noun.parties.extend([party.word.code] if party.word.code else [])
            k = party.j
        elif (
            low in ("the", "two", "both", "and", "three", ",", "their", "respective")
            or low in _BODIES
        ):
            k += 1
        else:
            break
    if k > noun.j + 1:
        noun.j = k


def bodies_that_met(tokens: Tokens) -> frozenset[str]:
    """The bodies whose meeting a text tells of, in lower case: all who met speak under their name.

    "Conference" where it begins "A meeting of the Nordic Trade Conference was held".
    """
    if tokens.bodies is None:
        head = tokens.text[:_HEAD]
        tokens.bodies = frozenset(
            match[match.lastindex or 0].lower() for match in _BODY_MET.finditer(head)
        )
    found: frozenset[str] = tokens.bodies
    return found


def parse_body(tokens: Tokens, i: int, end: int) -> Noun | None:
    """ "The Conference", "the Joint Commission", where one of that name met."""
    k = i + 2 if tokens.low[i + 1 : i + 2] in (["joint"], ["intergovernmental"]) else i + 1
    if tokens.low[i] != "the" or k >= end or not tokens.caps[k]:
        return None
    if tokens.low[k] not in bodies_that_met(tokens):
        return None
    return Noun(i, k + 1, "joint", word=tokens.low[k], the=True)


def parse_host(tokens: Tokens, i: int, end: int) -> Noun | None:
    """ "The guest", "the host", "his Swedish visitor": who that is, the meeting tells."""
    if tokens.low[i] not in ("the", "his", "her", "their"):
        return None
    k = i + 1
    while k < end - 1 and tokens.low[k] in _GUESTS_ARE:
        k += 1
    noun = Noun(i, k + 1, "host", word="guest")
    party = match_party(tokens, k, end) if k < end and tokens.caps[k] else None
    if party is not None and party.j < end:
        noun.parties, noun.j = [party.word.code] if party.word.code else [], party.j + 1
    word = tokens.low[noun.j - 1] if noun.j <= end else ""
    if word in ("host", "hostess"):
        noun.word = "host"
        return noun
    visiting = word in _VISITORS and tokens.low[i + 1] == "visiting"
    if word == "guest" and tokens.low[noun.j : noun.j + 2] in (["of", "honour"], ["of", "honor"]):
        noun.j += 2
    return noun if word in ("guest", "visitor") or visiting else None


def _side_of(tokens: Tokens, i: int, k: int, end: int) -> Noun | None:
    """ "The side of Norway", "the delegation of the Kingdom of Sweden": its noun is at ``k``."""
    at = k + 3 if tokens.low[k + 2 : k + 3] == ["the"] else k + 2
    party = match_party(tokens, at, end) if at < end else None
    if party is None or not party.word.code:
        return None
    return Noun(i, party.j, "side", parties=[party.word.code], word=tokens.low[k], the=True)


def parse_partners(tokens: Tokens, i: int, end: int) -> Noun | None:
    """ "His interlocutor", "both of her Swedish partners": the others, whoever spoke last."""
    k = i + 2 if tokens.low[i : i + 2] == ["both", "of"] else i
    if k + 1 >= end or tokens.low[k] not in ("his", "her"):
        return None
    noun = Noun(i, i, "host", number=2 if k > i else 0)
    k += 1
    if tokens.low[k] in NUMBERS:
        noun.number = NUMBERS[tokens.low[k]]
        k += 1
    party = match_party(tokens, k, end) if k < end else None
    if party is not None:
        noun.parties.extend([party.word.code] if party.word.code else [])
        k = party.j
    if k >= end or tokens.low[k] not in _PARTNERS:
        return None
    noun.word, noun.j = "partners" if tokens.low[k].endswith("s") else "partner", k + 1
    return noun


def parse_side(tokens: Tokens, i: int, end: int) -> Noun | None:
    """ "China", "the Chinese side", "the U.S. delegation", "U.S. officials", "the host side"."""
    k = i + 1 if tokens.low[i] in ("the", "both") else i
    if k >= end:
        return None
    if tokens.low[k] in ("side", "delegation") and tokens.low[k + 1 : k + 2] == ["of"] and k > i:
        return _side_of(tokens, i, k, end)
    party = match_party(tokens, k, end)
    if party is None:
        return None
    noun = Noun(i, party.j, "side", parties=[party.word.code] if party.word.code else [], the=k > i)
    j = after_party(tokens, party, end)
    while j < end and tokens.low[j] in ("and", "or") and j > i:
        other = match_party(tokens, j + 1, end) if j + 1 < end else None
        if other is None or not other.word.code:
            break
        noun.parties.append(other.word.code)
        j = noun.j = other.j
    if j < end and tokens.low[j] in _SIDE_NOUNS:
        noun.word, noun.j = tokens.low[j], j + 1
        return noun
    if "name" in party.word.forms or "city" in party.word.forms:
        return noun
    return None
