"""People named in a stretch of text, each with office, party and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import cast

from readouts.extraction.lexicon import word_set
from readouts.extraction.nouns import Noun, parse_titled, postposed_party
from readouts.extraction.offices import match_honorific, office_words
from readouts.extraction.parties import match_party
from readouts.extraction.personal_names import POST_NOMINALS, parse_name
from readouts.extraction.roles import printed_role, role_of_one
from readouts.extraction.titles import Title, match_title
from readouts.extraction.tokens import Tokens


@dataclass(slots=True)
class Mention:
    """A person (or an office, or a group) as a stretch of text introduces them.

    ``i, j`` are the tokens of the whole phrase, ``name`` those of the name
    (None for "the ASEAN Secretary General"); ``role`` the office as printed.
    """

    i: int
    j: int
    name: tuple[int, int] | None
    titles: list[Title] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    role: str = ""
    honorific: str = ""
    group: bool = False
    possessive: bool = False
    former: bool = False
    postposed: bool = False

    @property
    def party(self) -> str:
        return self.parties[0] if self.parties else ""


# What may follow the name in "the President of Ukraine, Volodymyr Zelenskyy, ...".
_AFTER_APPOSITION = word_set("mentions_after_apposition")


# Ranks between an office and the name: "the Head of Delegation, Ambassador Eva Falk".
_NOBLE = frozenset(
    {"prince", "princess", "king", "queen", "cardinal", "senator", "archbishop", "ambassador"}
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
    while k < end:
        mentions = _mentions_at(tokens, k, end, known)
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
    small = {"the", "his", "her", "their", "foreign", "senior", "a", "prime", "representatives"}
    return lists.heads | lists.plurals.keys() | small


def _mentions_at(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> list[Mention]:
    if not (tokens.caps[k] or tokens.low[k] in _starters()):
        return []
    after_of = k >= 2 and tokens.low[k - 1] in ("of", "the")
    if after_of and "office" in tokens.low[max(0, k - 3) : k] and "of" in tokens.low[k - 2 : k]:
        # "the Office of the Secretary of Defense" is no person.
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
    titled = _apposition(tokens, bare, end)
    if titled or name_end - k >= 2 or tokens.low[k] in known:
        _finish(tokens, bare, end)
        return [bare]
    return []


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
    mention.role = printed_role(tokens, noun)
    named = list(_names_of_all(tokens, mention, end, known)) if mention.group else []
    if named:
        yield from named
        return
    shared = replace(mention, titles=list(mention.titles), parties=list(mention.parties))
    if noun.name is None and not mention.group:
        if mention.titles and mention.titles[-1].key.endswith("counterpart"):
            _counterpart_from(tokens, mention, end)
        _apposed_name(tokens, mention, end, known)
        if mention.name is not None and mention.titles[-1].key.endswith("counterpart"):
            # "his counterpart, Mr. Carl Dahl, Minister of Trade of Sweden"
            _apposition(tokens, mention, end)
    elif noun.name is not None:
        _name_behind_the_served(tokens, mention, noun, end, known)
        _apposition(tokens, mention, end)
    _finish(tokens, mention, end)
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
    by_country = _names_by_country(tokens, group, end, known)
    if by_country:
        yield from by_country
        return
    k = group.j
    listed = k < end and tokens.low[k] == ":"
    if k + 1 >= end or not (listed or (len(group.parties) > 1 and tokens.low[k] == ",")):
        return
    name_end = parse_name(tokens, k + 1, end, known)
    if name_end < k + 3:
        return
    group.role = role_of_one(group.role)
    first = _of_the_group(tokens, k + 1, name_end, end, group)
    people = [first, *_further_names(tokens, first, end, known)]
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
    parties, k = list(group.parties), group.j
    while len(parties) == 1 and k + 2 < end and tokens.low[k] == ",":
        name_end = parse_name(tokens, k + 1, end, known)
        if name_end < k + 3:
            break
        person = _of_the_group(tokens, k + 1, name_end, end, group)
        person.parties, person.role = parties, role_of_one(group.role)
        people.append(person)
        k = name_end
        while k < end and tokens.low[k] in (",", "and", "of", "the"):
            k += 1
        party = match_party(tokens, k, end) if k < end and "of" in tokens.low[k - 2 : k] else None
        parties, k = ([party.word.code], party.j) if party is not None else ([], k)
    return people if len(people) > 1 else []


def _of_the_group(tokens: Tokens, i: int, j: int, end: int, group: Mention) -> Mention:
    """One of several who hold the office of ``group``, named at tokens ``[i, j)``."""
    noun = Noun(i, j, "person", name=(i, j))
    postposed_party(tokens, noun, end)
    return Mention(
        i, noun.j, (i, j), list(group.titles), list(noun.parties), role=group.role,
        postposed=noun.postposed,
    )  # fmt: skip


def _skip_letters(tokens: Tokens, mention: Mention, end: int) -> None:
    """Past the letters behind a name: "Samuel Berg, MP, Minister of ..."."""
    k = mention.j
    if k + 1 < end and tokens.low[k] == "," and tokens.low[k + 1] in POST_NOMINALS:
        k += 2
    mention.j = _past_letters(tokens, k, end)


def _past_letters(tokens: Tokens, k: int, end: int) -> int:
    while k < end and tokens.low[k] in POST_NOMINALS and tokens.words[k].isupper():
        k += 1
    return k


def _finish(tokens: Tokens, mention: Mention, end: int) -> None:
    if mention.name is not None and mention.name[1] == mention.j:
        _skip_letters(tokens, mention, end)
    mention.possessive = mention.j < end and tokens.low[mention.j] in ("'s", "'", "’")


def _apposed_name(tokens: Tokens, mention: Mention, end: int, known: frozenset[str]) -> None:
    """Give "the President of Ukraine, Volodymyr Zelenskyy," its name."""
    k = mention.j
    post = match_party(tokens, k + 1, end) if mention.parties and k + 1 < end else None
    if post is not None and tokens.low[k] in ("in", "to"):
        # "the Head of Delegation of the European Union in Norway, Ambassador Eva Falk"
        k = post.j
    if k + 1 >= end or tokens.low[k] not in (",", "–", "—"):
        return
    start = k + 1
    if mention.titles[-1].key == "counterpart" or mention.titles[-1].key.endswith(" counterpart"):
        start = _apposed_office(tokens, mention, start, end)
    if start + 1 < end and tokens.low[start] == "the" and match_honorific(tokens, start + 1, end):
        # "the British Foreign Secretary, the Rt Hon Eva Falk"
        start += 1
    while start < end and (honorific := match_honorific(tokens, start, end)):
        mention.honorific = mention.honorific or " ".join(tokens.low[start : start + honorific])
        start += honorific
    if start + 1 < end and tokens.low[start] in _NOBLE and tokens.caps[start]:
        start += 1
    name_end = parse_name(tokens, start, end, known)
    long_enough = (
        name_end - start >= 2 or start > k + 1 or (name_end > start and tokens.low[start] in known)
    )
    after = _past_letters(tokens, name_end, end)
    if long_enough and (
        after >= end or tokens.low[after] in _AFTER_APPOSITION or not tokens.caps[after]
    ):
        mention.name = (start, name_end)
        mention.j = name_end


def _counterpart_from(tokens: Tokens, mention: Mention, end: int) -> None:
    """Read the country of "his counterpart from Sweden, Carl Dahl"."""
    k = mention.j
    if k + 1 < end and tokens.low[k] == "from":
        k += 2 if tokens.low[k + 1] == "the" else 1
        party = match_party(tokens, k, end) if k < end else None
        if party is not None and party.word.code:
            mention.parties.append(party.word.code)
            mention.j = party.j


def _apposed_office(tokens: Tokens, mention: Mention, k: int, end: int) -> int:
    """Read the office in "his counterpart, the Minister of ..., X"; the token behind it."""
    noun = parse_titled(tokens, k, end)
    if noun is None or not noun.titles or noun.plural_title:
        return k
    mention.titles = [*noun.titles, *mention.titles]
    mention.parties = [*noun.parties, *mention.parties]
    mention.role = printed_role(tokens, noun)
    if noun.name is not None:
        mention.name, mention.j = noun.name, noun.j
        return noun.name[0]
    mention.j = noun.j
    return noun.j + 1 if noun.j < end and tokens.low[noun.j] == "," else noun.j


def _names_another(tokens: Tokens, k: int, end: int) -> bool:
    """Whether a name follows: "President Macron, Prime Minister Sunak" are two."""
    comma = k + 1 < end and tokens.low[k] == "," and tokens.caps[k + 1]
    return comma and parse_name(tokens, k + 1, end) > k + 2


def _apposition(tokens: Tokens, mention: Mention, end: int) -> bool:
    """Read "..., Minister of Foreign Affairs of China," behind a name."""
    _skip_letters(tokens, mention, end)
    k = mention.j
    if k + 1 >= end or tokens.low[k] not in (",", "(", "–", "—"):
        return False
    noun = parse_titled(tokens, k + 1, end)
    if noun is None or not noun.titles or noun.plural_title:
        return False
    if noun.name is not None and not _names_the_served(tokens, noun):
        return False
    if noun.titles[0].key == "counterpart" and tokens.low[k] == ",":
        # "Anna Berg, Indian counterpart discuss ties": somebody else
        return False
    if noun.j < end and tokens.caps[noun.j] and not match_party(tokens, noun.j, end):
        return False
    if (
        tokens.low[k] == ","
        and not mention.titles
        and noun.j < end
        and tokens.low[noun.j] in ("'s",)
    ):
        return False
    if mention.titles and tokens.low[k + 1] == "the":
        return False
    if mention.titles and not mention.honorific and _names_another(tokens, noun.j, end):
        return False
    mention.titles = [*mention.titles, *noun.titles]
    mention.parties = [*mention.parties, *noun.parties]
    nobility = mention.role.lower() in ("prince", "princess", "senator", "sheikh")
    mention.role = ", ".join(
        filter(None, ("" if nobility else mention.role, printed_role(tokens, noun)))
    )
    mention.j = noun.j
    return True


def _name_behind_the_served(
    tokens: Tokens, mention: Mention, noun: Noun, end: int, known: frozenset[str]
) -> None:
    """Name the one who serves in "Adviser to Prime Minister Berg, Carl Dahl, ..."."""
    k = mention.j
    if not _names_the_served(tokens, noun) or k + 1 >= end or tokens.low[k] != ",":
        return
    name_end = parse_name(tokens, k + 1, end, known)
    if name_end > k + 2:
        mention.name, mention.j = (k + 1, name_end), name_end


def _names_the_served(tokens: Tokens, noun: Noun) -> bool:
    """Whether the name in "Adviser to President Anna Berg" is of the one who is served."""
    if not noun.titles:
        return False
    title = noun.titles[-1]
    behind = noun.name is not None and noun.name[0] == title.j
    serves = {"to", "for", "of"} & set(tokens.low[title.i : title.j])
    return behind and bool(serves) and title.serves


def _further_names(
    tokens: Tokens, first: Mention, end: int, known: frozenset[str]
) -> Iterator[Mention]:
    """The other names behind a plural office: "Presidents Macron, Duda and Zelenskyy"."""
    k = first.j
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
        _apposition(tokens, mention, end)
        mention.parties = mention.parties or list(first.parties if not first.postposed else ())
        _finish(tokens, mention, end)
        yield mention
        k = mention.j
