"""People named in a stretch of text, each with office, party and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from readouts.extraction.appositions import (
    Mention,
    apposed_name,
    apposition,
    counterpart_from,
    finish,
    name_behind_the_served,
)
from readouts.extraction.nouns import Noun, parse_titled, postposed_party
from readouts.extraction.offices import match_honorific, office_words, singular
from readouts.extraction.parties import match_party
from readouts.extraction.personal_names import parse_name
from readouts.extraction.roles import printed_role, role_of_one
from readouts.extraction.titles import Title, further_portfolio, match_title
from readouts.extraction.tokens import Tokens

_SPOKES = frozenset({"spokesperson", "spokesman", "spokeswoman"})
_BODIES = frozenset(
    {"board", "group", "council", "committee", "commission", "consultation", "consultations"}
    | {"office", "forum", "panel", "team", "secretariat", "programme", "program", "agency", "court"}
)
_EVENTS = frozenset(
    {
        "meeting",
        "meetings",
        "summit",
        "conference",
        "dialogue",
        "forum",
        "session",
        "retreat",
        "track",
    }
)


def find_mentions(
    tokens: Tokens, i: int, end: int, known: frozenset[str] = frozenset()
) -> list[Mention]:
    """All people, offices and groups named between tokens ``i`` and ``end``, in order."""
    found: list[Mention] = []
    k = i
    low, caps, starters = tokens.low, tokens.caps, _starters()
    while k < end:
        may = caps[k] or low[k] in starters
        mentions = _mentions_at(tokens, k, end, known) if may else None
        if mentions:
            found.extend(mentions)
            k = max(mentions[-1].j, k + 1)
        else:
            k += 1
    return found


def all_mentions(tokens: Tokens) -> tuple[Mention, ...]:
    """All people, offices and groups that the text names, read once and not to be changed."""
    if tokens.mentions is None:
        found = [m for i, j in tokens.lines() for m in find_mentions(tokens, i, j)]
        tokens.mentions = tuple(found)
    return cast("tuple[Mention, ...]", tokens.mentions)


@cache
def _starters() -> frozenset[str]:
    """Words in small letters with which a person's office may begin."""
    lists = office_words()
    small = {
        "1st",
        "2nd",
        "3rd",
        "the",
        "his",
        "her",
        "their",
        "foreign",
        "senior",
        "a",
        "prime",
        "representatives",
    }
    return lists.heads | lists.plurals.keys() | small


def _mentions_at(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> list[Mention]:
    if _is_in_an_office(tokens, k) or _speaks_for(tokens, k, end, known):
        return []
    noun = parse_titled(tokens, k, end, known)
    if noun is not None and noun.plural_title and _is_event(tokens, noun.j, end):
        return [Mention(noun.i, noun.j, None, group=True, former=True)]
    if noun is not None and (noun.titles or noun.name):
        return list(_from_noun(tokens, noun, end, known))
    if not tokens.caps[k]:
        return []
    name_end = parse_name(tokens, k, end, known)
    if name_end == k:
        return []
    bare = _bare(tokens, k, name_end, end)
    titled = apposition(tokens, bare, end)
    if titled or name_end - k >= 2 or tokens.low[k] in known:
        finish(tokens, bare, end)
        return [bare]
    return []


def _speaks_for(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> bool:
    """Whether "the spokesperson of Minister Anna Berg" leaves the spokesperson unnamed."""
    k += tokens.low[k] == "the"
    if k + 3 >= end or tokens.low[k + 1] != "of" or singular(tokens.low[k])[0] not in _SPOKES:
        return False
    noun = parse_titled(tokens, k + 2, end, known)
    named = noun is not None and noun.name is not None and bool(noun.titles)
    return named or parse_name(tokens, k + 2, end, known) > k + 3


def _is_a_body(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the name of a body goes on behind an office ("the Network Executive Board")."""
    return k < end and tokens.caps[k] and tokens.low[k] in _BODIES


def _is_in_an_office(tokens: Tokens, k: int) -> bool:
    """Whether "the Office of the Prime Minister" leads to the office at ``k``: nobody is meant."""
    if "office" not in tokens.low[max(0, k - 8) : k]:
        return False
    while k > 2 and tokens.caps[k - 1] and tokens.low[k - 1] in office_words().modifiers:
        k -= 1
    after_of = k >= 2 and tokens.low[k - 1] in ("of", "the")
    return after_of and "office" in tokens.low[max(0, k - 3) : k] and "of" in tokens.low[k - 2 : k]


def _bare(tokens: Tokens, i: int, j: int, end: int) -> Mention:
    """Somebody named without an office, with the country behind ("Carl Dahl of Sweden")."""
    noun = Noun(i, j, "person", name=(i, j))
    if j - i >= 2 and j < end and tokens.low[j] == "of":
        postposed_party(tokens, noun, end)
    return Mention(i, noun.j, (i, j), parties=noun.parties, postposed=noun.postposed)


def _is_event(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "Foreign Ministers" only names a meeting ("the BRICS Foreign Ministers' Meeting")."""
    while k < end and tokens.low[k] in ("'", "’", "'s"):
        k += 1
    return k < end and tokens.caps[k] and tokens.low[k] in _EVENTS


def _from_noun(tokens: Tokens, noun: Noun, end: int, known: frozenset[str]) -> Iterator[Mention]:
    mention = Mention(
        noun.i, noun.j, noun.name, noun.titles, noun.parties, honorific=noun.honorific,
        group=noun.kind == "group", former=noun.other, postposed=noun.postposed,
    )  # fmt: skip
    if noun.name is None and not mention.group and _is_a_body(tokens, noun.j, end):
        return
    mention.role = printed_role(tokens, noun)
    named = list(_names_of_all(tokens, mention, end, known)) if mention.group else []
    if named:
        yield from named
        return
    shared = replace(mention, titles=list(mention.titles), parties=list(mention.parties))
    if noun.name is None and not mention.group:
        if mention.titles and mention.titles[-1].key.endswith("counterpart"):
            counterpart_from(tokens, mention, end)
        apposed_name(tokens, mention, end, known)
        if mention.name is not None and mention.titles[-1].key.endswith("counterpart"):
            # "his counterpart, Mr. Carl Dahl, Minister of Trade of Sweden"
            apposition(tokens, mention, end)
    elif noun.name is not None:
        name_behind_the_served(tokens, mention, noun, end, known)
        apposition(tokens, mention, end)
    finish(tokens, mention, end)
    yield mention
    if noun.plural_title is not None and noun.name is not None:
        mention.group = False
        mention.role, shared.role = role_of_one(mention.role), role_of_one(shared.role)
        shared.j = mention.j
        yield from _further_names(tokens, shared, end, known)


def _names_of_all(
    tokens: Tokens, group: Mention, end: int, known: frozenset[str]
) -> Iterator[Mention]:
    """The people of "the Foreign Ministers of Norway and Sweden, Anna Berg and Carl Dahl, ..."."""
    apart = _names_by_country(tokens, group, end, known)
    apart = apart or _names_by_portfolio(tokens, group, end, known)
    if apart:
        yield from apart
        return
    k = group.j
    listed = k < end and tokens.low[k] == ":"
    if k + 1 >= end or not (listed or tokens.low[k] == ","):
        return
    name_end = parse_name(tokens, k + 1, end, known)
    if name_end < k + 3:
        return
    first = _of_the_group(tokens, k + 1, name_end, end, group)
    if not (listed or len(group.parties) > 1 or (first.parties and not group.parties)):
        # "the Chief Negotiators, Anna Berg of Norway and ..." names them, country by country.
        return
    first.role = role_of_one(group.role)
    people = [first, *_further_names(tokens, first, end, known)]
    people.extend(_of_another_office(tokens, people[-1].j, end, group))
    if listed and len(people) < 2:
        return
    if len(people) == len(group.parties) and not any(p.parties for p in people):
        for person, party in zip(people, group.parties, strict=True):
            person.parties = [party]
    for person, following in reversed(list(pairwise(people))):
        # "Nick Berg and Matt Dahl of the United Kingdom"
        person.parties = person.parties or list(following.parties)
    yield from people


def _names_by_country(
    tokens: Tokens, group: Mention, end: int, known: frozenset[str]
) -> list[Mention]:
    """The people of "the Ministers of Norway, Anna Berg, of Sweden, Carl Dahl, and of ..."."""
    people: list[Mention] = []
    parties, k, role = list(group.parties), group.j, role_of_one(group.role)
    office = role_of_one(_office_without_state(tokens, group))
    while len(parties) == 1 and k + 2 < end:
        comma = tokens.low[k] == ","
        honorific = match_honorific(tokens, k + comma, end)
        start = k + comma + honorific
        name_end = parse_name(tokens, start, end, known) if comma or honorific else start
        if name_end < start + 2:
            break
        person = _of_the_group(tokens, start, name_end, end, group)
        person.parties, person.role = parties, role
        people.append(person)
        k = name_end
        while k < end and tokens.low[k] in (",", "and", "of", "the"):
            k += 1
        party = match_party(tokens, k, end) if k > name_end else None
        parties, k = ([party.word.code], party.j) if party is not None else ([], k)
        if party is not None:
            role = f"{office} of {tokens.printed(party.i, party.j)}"
        k += tokens.low[k : k + 1] == ["*"]  # "of Kosovo*, Carl Dahl"
    return people if len(people) > 1 else []


def _office_without_state(tokens: Tokens, group: Mention) -> str:
    """ "Ministers of Trade" of "the Ministers of Trade of Norway", as printed."""
    for k in range(group.titles[0].i if group.titles else group.i, group.j - 1):
        at = k + 1 + (tokens.low[k + 1] == "the")
        party = match_party(tokens, at, group.j) if tokens.low[k] == "of" else None
        if party is not None and party.j == group.j:
            return tokens.printed(group.titles[0].i if group.titles else group.i, k)
    return group.role.partition(" of ")[0]


def _names_by_portfolio(
    tokens: Tokens, group: Mention, end: int, known: frozenset[str]
) -> list[Mention]:
    """The people of "the Ministers for Trade, Anna Berg, and for Public Works, Carl Dahl"."""
    people: list[Mention] = []
    title, k = group.titles[0], group.j
    while not group.parties and k + 2 < end and tokens.low[k] == ",":
        start = k + 1 + match_honorific(tokens, k + 1, end)
        name_end = parse_name(tokens, start, end, known)
        if name_end < start + 2:
            break
        person = _of_the_group(tokens, start, name_end, end, group)
        person.titles, person.role = [title], _printed_office(tokens, group, title)
        people.append(person)
        k = name_end
        while k < end and tokens.low[k] in (",", "and"):
            k += 1
        further = further_portfolio(tokens, k, end, group.titles[0])
        if further is None:
            break
        title, k = further, further.j
    return people if len(people) > 1 else []


def _printed_office(tokens: Tokens, group: Mention, title: Title) -> str:
    """One's office of "the Ministers for Trade, ..., and for Public Works": with its head."""
    printed = role_of_one(group.role)
    if title is group.titles[0]:
        return printed
    return f"{printed.split()[0]} {tokens.printed(title.i, title.j)}"


def _of_the_group(tokens: Tokens, i: int, j: int, end: int, group: Mention) -> Mention:
    """One of several who hold the office of ``group``, named at tokens ``[i, j)``."""
    noun = Noun(i, j, "person", name=(i, j))
    postposed_party(tokens, noun, end)
    return Mention(
        i, noun.j, (i, j), list(group.titles), list(noun.parties), role=group.role,
        postposed=noun.postposed,
    )  # fmt: skip


def _of_another_office(tokens: Tokens, k: int, end: int, group: Mention) -> Iterator[Mention]:
    """ "... and Deputy Prime Minister Carl Dahl of Sweden": of the group under an office of his."""
    noun = parse_titled(tokens, k + 1, end) if k < end and tokens.low[k] == "and" else None
    if noun is not None and noun.name is not None and noun.postposed:
        yield Mention(
            noun.i, noun.j, noun.name, [*noun.titles, *group.titles], noun.parties,
            printed_role(tokens, noun), noun.honorific, postposed=True,
        )  # fmt: skip


def _further_names(
    tokens: Tokens, first: Mention, end: int, known: frozenset[str]
) -> Iterator[Mention]:
    """The other names behind a plural office: "Presidents Macron, Duda and Zelenskyy"."""
    k = _past_brackets(tokens, first.j, end)
    while k < end and tokens.low[k] in (",", "and", "&"):
        start = (
            k + 2 if tokens.low[k] == "," and k + 1 < end and tokens.low[k + 1] == "and" else k + 1
        )
        if start >= end or match_title(tokens, start, end):
            return
        name_end = parse_name(tokens, start, end, known)
        if name_end == start:
            return
        mention = _of_the_group(tokens, start, name_end, end, first)
        apposition(tokens, mention, end)
        mention.parties = mention.parties or list(first.parties if not first.postposed else ())
        finish(tokens, mention, end)
        yield mention
        k = _past_brackets(tokens, mention.j, end)


def _past_brackets(tokens: Tokens, k: int, end: int) -> int:
    """Past the portfolio of "Secretaries Anna Berg (Trade) and Carl Dahl (Health)"."""
    if k + 2 >= end or tokens.low[k] != "(" or not tokens.caps[k + 1]:
        return k
    stop = next((at for at in range(k + 2, min(end, k + 8)) if tokens.low[at] == ")"), 0)
    return stop + 1 if stop else k
