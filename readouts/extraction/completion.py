"""Names and offices of participants, completed from the rest of the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from readouts.extraction.appositions import Mention
from readouts.extraction.matching import display_name, key_score, name_words, names_agree
from readouts.extraction.mentions import all_mentions
from readouts.extraction.officeholders import holder_of, known_party
from readouts.extraction.offices import office_words
from readouts.extraction.participant import Participant
from readouts.extraction.people_table import give_name
from readouts.extraction.tokens import Tokens


def complete_offices(
    tokens: Tokens, people: list[Participant], home: str, day: dt.date | None
) -> None:
    """Name those whom the lead gives by office alone ("The Prime Minister spoke to ...")."""
    nameless = [
        p for p in people if p.group and not p.words and p.titles and not p.titles[0].plural
    ]
    if not nameless:
        return
    named = [m for m in all_mentions(tokens) if m.name and m.titles and not m.former]
    for person in nameless:
        party = person.party or (home if person.subject else "")
        matches = [
            m
            for m in named
            if max(key_score(title.key, m.titles[0].key) for title in person.titles) >= 3
            and (m.party in ("", party) or (person.subject and not (party or _of_a_state(m))))
            and (m.party or person.subject or not home or person.keys[0] == "counterpart")
            and not any(m.name and _names_one(name_words(tokens, m.name), p) for p in people)
        ]
        names = {name_words(tokens, m.name) for m in matches if m.name}
        if matches and _all_agree(names) and _is_known(person, names, party, day):
            longest = max(matches, key=lambda m: len(name_words(tokens, m.name or (0, 0))))
            give_name(tokens, person, longest, name_words(tokens, longest.name or (0, 0)))
        else:
            _name_by_office(tokens, people, person, home, day)
    complete_names(tokens, nameless)
    _name_the_pair(tokens, people)


# Between the names of two who met: "Anna Berg and Carl Dahl talked", "Anna Berg met Carl Dahl".
_PAIRED = (["and"], ["&"], ["with"], ["met"], ["met", "with"], ["spoke", "with"], ["spoke", "to"])


def _name_the_pair(tokens: Tokens, people: list[Participant]) -> None:
    """Name one whom the lead gives by office alone from the two names of a later sentence.

    "The Foreign Minister and his Swedish counterpart talked. Anna Berg and Carl Dahl met ...".
    """
    nameless = [p for p in people if p.group and not p.words and p.titles]
    if len(people) != 2 or not nameless or any(p.titles[0].plural for p in nameless):
        return
    for first, second in pairwise(all_mentions(tokens)):
        if not (first.name and second.name) or first.titles or second.titles:
            continue
        if tokens.low[first.j : second.i] not in _PAIRED:
            continue
        pair = [(m, name_words(tokens, m.name or (0, 0))) for m in (first, second)]
        left = [p for p in people if p in nameless]
        new = [(m, w) for m, w in pair if not any(_names_one(w, p) for p in people)]
        known = [known_party(words) for _, words in new]
        agree = all(c in ("", p.party) for c, p in zip(known, left, strict=False))
        if len(new) == len(left) and agree and all(len(w) > 1 for _, w in new):
            for person, (mention, words) in zip(left, new, strict=True):
                give_name(tokens, person, mention, words)
            return


def _is_known(
    person: Participant, names: set[tuple[str, ...]], party: str, day: dt.date | None
) -> bool:
    """Whether nothing tells that the office was another's that day.

    "The President" of a French readout is not the one President whom its text names.
    """
    term = holder_of(party, person.titles[0].key, day) if person.subject else None
    return term is None or any(names_agree(words, term.words) for words in names)


def _of_a_state(mention: Mention) -> bool:
    """Whether somebody holds an office that every state has: another may hold it of another."""
    lists = office_words().classes
    return any(title.key in lists["national"] | lists["leaders"] for title in mention.titles)


def _names_one(words: tuple[str, ...], person: Participant) -> bool:
    """Whether a name is that of somebody in the table, whose surname it may be alone."""
    return bool(person.words) and names_agree(words, person.words)


def _name_by_office(
    tokens: Tokens, people: list[Participant], person: Participant, home: str, day: dt.date | None
) -> None:
    """Name the publisher's own principal, if the data tells who held the office that day.

    Where the lead tells of what was done to them ("reported to the President"), all who
    met are of their party, or their surname stands in the text as well.
    """
    if not (person.subject or person.party in ("", home)):
        return
    term = holder_of(person.party or home, person.titles[0].key, day)
    if term is None or any(p.words == term.words for p in people):
        return
    key, side = person.titles[0].key, ("", term.party)
    if any(p is not person and key in p.keys and p.party in side for p in people):
        return
    own = all(p.party in ("", home) for p in people)
    if person.subject or own or term.words[-1] in tokens.low:
        person.name, person.words, person.group = term.name, term.words, False
        person.party, person.rule, person.confidence = term.party, "officeholder", 0.8


def _all_agree(names: Iterable[tuple[str, ...]]) -> bool:
    longest: tuple[str, ...] = max(names, key=len, default=())
    return bool(longest) and all(names_agree(words, longest) for words in names)


def offices_from_text(tokens: Tokens, people: list[Participant]) -> None:
    """Read the office of one named alone in the lead from a later "the President of Russia"."""
    bare = {p.party: p for p in people if not p.titles and not p.group and p.party}
    if not bare:
        return
    for mention in all_mentions(tokens):
        person = bare.get(mention.party)
        if person is None or person.titles or mention.group or not mention.titles or mention.former:
            continue
        key = mention.titles[0].key
        if mention.name is None and key not in office_words().classes["leaders"]:
            continue
        if mention.name is not None and not names_agree(
            name_words(tokens, mention.name), person.words
        ):
            continue
        if key != "leader":
            person.titles, person.role = list(mention.titles), mention.role


def office_from_text(tokens: Tokens, person: Participant) -> None:
    """Read the office of one named without it from where the text gives both."""
    for mention in all_mentions(tokens):
        if mention.name is None or not mention.titles or mention.former:
            continue
        words = name_words(tokens, mention.name)
        if words == person.words or (len(words) > 1 and names_agree(words, person.words)):
            person.titles, person.role = list(mention.titles), mention.role
            return


def complete_names(tokens: Tokens, people: list[Participant]) -> None:
    """Give those whom lead and title name by surname alone the full name the text has for them.

    Only where all full names with that surname agree, and neither party nor office speaks
    against it: another minister may share the surname.
    """
    for person in people:
        if person.group or not person.words:
            continue
        fitting = [
            m
            for m in all_mentions(tokens)
            if m.name is not None
            and m.name[1] - m.name[0] > len(person.words)
            and _is_longer(tokens, person, m)
            and _may_be(person, m)
        ]
        names = {name_words(tokens, m.name) for m in fitting if m.name}
        if fitting and _all_agree(names):
            longest = max(fitting, key=lambda m: len(name_words(tokens, m.name or (0, 0))))
            person.aliases.append(person.name)
            person.other_words.append(person.words)
            name = longest.name or (0, 0)
            person.name = display_name(tokens.printed(*name))
            person.words = name_words(tokens, name)
            others = {key for other in people if other is not person for key in other.keys}
            _take_office(person, [m for m in fitting if not _of_two(m, others)])


def _is_longer(tokens: Tokens, person: Participant, mention: Mention) -> bool:
    """Whether a mention names ``person`` with more words before or behind the name.

    "Anna Lund Berg" for "Berg" and "Lund Berg"; a double surname may be cut short as well.
    Only an office or a form of respect tells that what precedes two words is a name too.
    """
    name = mention.name or (0, 0)
    words, n = name_words(tokens, name), len(person.words)
    if n == 1:
        called = tokens.low[name[0] + 2 : name[1]] if "“" in tokens.low[slice(*name)] else ()
        ends = (tokens.low[name[0]], tokens.low[name[1] - 1], *words[:1], *words[-1:])
        return person.words[0] in (*ends, *called)
    told = bool(mention.titles or mention.honorific)
    return told and len(words) > n and person.words in (words[:n], words[-n:])


def _of_two(mention: Mention, others: set[str]) -> bool:
    """Whether "the Vice President and King Carl" are two: another holds the first office."""
    return len(mention.titles) > 1 and mention.titles[0].key in others


def _take_office(person: Participant, mentions: Sequence[Mention]) -> None:
    """Party and full office of one of "Ministers Berg and Dahl", where the text gives them once."""
    told = [m for m in mentions if m.titles and not m.former]
    party = {m.party for m in told if m.party}
    person.party = person.party or (party.pop() if len(party) == 1 else "")
    bare = [title.key for title in person.titles if " " not in title.key]
    fuller = next((m for m in told if any(" " in t.key for t in m.titles)), None)
    if fuller is not None and len(bare) == len(person.titles):
        person.titles, person.role = list(fuller.titles), fuller.role


def _may_be(person: Participant, mention: Mention) -> bool:
    """Whether party and office of a mention leave it open that it is of ``person``."""
    if mention.party and person.party and mention.party != person.party:
        return False
    keys = [t.key for t in mention.titles]
    if not keys or not person.keys or mention.party:
        return True
    return any(key_score(a, b) or key_score(b, a) for a in keys for b in person.keys)
