"""What stands beside an office or a name and tells more of somebody: names and offices apposed."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.extraction.lexicon import word_set
from readouts.extraction.nouns import Noun, parse_titled, peerage
from readouts.extraction.offices import match_honorific
from readouts.extraction.parties import match_party
from readouts.extraction.personal_names import POST_NOMINALS, parse_name
from readouts.extraction.roles import printed_role
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


# What a role is no more, once an office is told.
_LESS_THAN_AN_OFFICE = frozenset(
    {"prince", "princess", "senator", "sheikh", "counterpart", "colleague"}
)
# What may follow the name in "the President of Ukraine, Volodymyr Zelenskyy, ...".
_AFTER_APPOSITION = word_set("mentions_after_apposition")


# In a headline, verbs of two: "Anna Berg, Swedish FM discuss trade".
_PLURAL_VERBS = frozenset(
    {"discuss", "meet", "hold", "talk", "exchange", "review", "explore", "sign", "agree", "confer"}
    | {"speak", "address", "examine", "consider", "tackle", "stress", "reaffirm", "pledge", "vow"}
)
# Ranks between an office and the name: "the Head of Delegation, Ambassador Eva Falk".
_NOBLE = frozenset(
    {"prince", "princess", "king", "queen", "cardinal", "senator", "archbishop", "ambassador"}
)


def _skip_letters(tokens: Tokens, mention: Mention, end: int) -> None:
    """Past the letters behind a name: "Samuel Berg, MP, Minister of ..."."""
    k = mention.j
    if k + 1 < end and tokens.low[k] == "," and tokens.low[k + 1] in POST_NOMINALS:
        k += 2
    if k + 2 < end and tokens.low[k] == "(" and tokens.low[k + 2] == ")":
        # "Samuel Berg (MP)"
        k += 3 if _past_letters(tokens, k + 1, end) == k + 2 else 0
    mention.j = _past_letters(tokens, k, end)


def _past_letters(tokens: Tokens, k: int, end: int) -> int:
    while k < end and tokens.low[k] in POST_NOMINALS and tokens.words[k].isupper():
        k += 1
    return k


def finish(tokens: Tokens, mention: Mention, end: int) -> None:
    if mention.name is not None and mention.name[1] == mention.j:
        _skip_letters(tokens, mention, end)
    mention.possessive = mention.j < end and tokens.low[mention.j] in ("'s", "'", "’")


def apposed_name(tokens: Tokens, mention: Mention, end: int, known: frozenset[str]) -> None:
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
    if (
        len(mention.parties) == 1
        and len(mention.parties[0]) > 2
        and _state_office(tokens, start, end)
    ):
        # "the OSCE Chairperson-in-Office, Swedish Foreign Minister Carl Dahl"
        start = _apposed_office(tokens, mention, start, end)
        if mention.name is not None:
            return
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
        mention.name = peerage(tokens, start, name_end, end)
        mention.j = mention.name[1]


def counterpart_from(tokens: Tokens, mention: Mention, end: int) -> None:
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


# Before a single word without an office stands a matter or a place, and nobody.
_BEFORE_MATTERS = frozenset(
    {"on", "of", "in", "at", "about", "regarding", "concerning", "near", "after", "before", "over"}
)


def _is_a_matter(tokens: Tokens, mention: Mention) -> bool:
    """Whether "Rafah" in "Asked about Rafah, the Minister said" is no person."""
    single = mention.name is not None and mention.name[1] - mention.name[0] == 1
    named = bool(mention.titles or mention.honorific)
    return single and not named and mention.i > 0 and tokens.low[mention.i - 1] in _BEFORE_MATTERS


def _is_addressed(tokens: Tokens, k: int) -> bool:
    """Whether "Mr. President" is only spoken to ("Welcome to Oslo, Mr. President")."""
    return tokens.low[k].rstrip(".") in ("mr", "madam", "madame", "mrs", "ms") and (
        match_title(tokens, k + 1, min(k + 3, len(tokens))) is not None
    )


def _names_another(tokens: Tokens, k: int, end: int) -> bool:
    """Whether a name follows: "President Macron, Prime Minister Sunak" are two."""
    comma = k + 1 < end and tokens.low[k] == "," and tokens.caps[k + 1]
    return comma and parse_name(tokens, k + 1, end) > k + 2


def _own_office(tokens: Tokens, k: int, end: int) -> Noun | None:
    """The office at ``k``, without that of the next whom an "and" adds.

    "Anna Berg, Special Envoy of Norway, and Ambassador Carl Dahl" are two.
    """
    noun = parse_titled(tokens, k, end)
    if noun is None or noun.name is None or len(noun.titles) < 2:
        return noun
    joint = noun.titles[-1].i - 1
    if tokens.low[joint] != "and":
        return noun
    own = parse_titled(tokens, k, joint - (tokens.low[joint - 1] == ","))
    return own if own is not None and own.parties and own.titles else noun


def _state_office(tokens: Tokens, k: int, end: int) -> bool:
    """Whether an office of a state, and its holder's name, stand at ``k``."""
    noun = parse_titled(tokens, k, end)
    named = noun is not None and noun.name is not None and not noun.plural_title
    return named and noun is not None and bool(noun.parties) and len(noun.parties[0]) == 2


def apposition(tokens: Tokens, mention: Mention, end: int) -> bool:
    """Read "..., Minister of Foreign Affairs of China," behind a name."""
    _skip_letters(tokens, mention, end)
    k = mention.j
    if k + 1 >= end or tokens.low[k] not in (",", "(", "–", "—"):
        return False
    noun = _own_office(tokens, k + 1, end)
    if noun is None or not noun.titles or noun.plural_title:
        return False
    if noun.name is not None and not _names_the_served(tokens, noun):
        return False
    if tokens.low[k] == "," and (
        _is_addressed(tokens, k + 1)
        or (tokens.low[k + 1] == "the" and _is_a_matter(tokens, mention))
    ):
        return False
    two = tokens.low[noun.j : noun.j + 1] and tokens.low[noun.j] in _PLURAL_VERBS
    if tokens.low[k] == "," and (two or noun.titles[0].key == "counterpart"):
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
    if mention.titles and tokens.low[k + 1] == "the" and not _of_a_counterpart(mention, noun):
        return False
    if mention.titles and not mention.honorific and _names_another(tokens, noun.j, end):
        return False
    mention.titles = [*mention.titles, *noun.titles]
    mention.parties = [*mention.parties, *noun.parties]
    told = mention.role if set(mention.role.lower().split()[-1:]) - _LESS_THAN_AN_OFFICE else ""
    mention.role = ", ".join(filter(None, (told, printed_role(tokens, noun))))
    mention.j = noun.j
    return True


def _of_a_counterpart(mention: Mention, noun: Noun) -> bool:
    """Whether an office tells what "her Swedish counterpart, Carl Dahl, the Minister of ..." is."""
    same = not noun.parties or not mention.parties or noun.parties[0] == mention.parties[0]
    return same and noun.name is None and mention.titles[-1].key.endswith("counterpart")


def name_behind_the_served(
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
