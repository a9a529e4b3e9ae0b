"""The table of participants: adding a mention of somebody to those who are in it."""

from __future__ import annotations

from readouts.extraction.appositions import Mention
from readouts.extraction.matching import display_name, name_words, names_agree
from readouts.extraction.offices import office_words
from readouts.extraction.participant import Participant
from readouts.extraction.tokens import Tokens


def merge(
    tokens: Tokens, people: list[Participant], mention: Mention, rule: str, *, subject: bool
) -> Participant | None:
    """Add a mention to the table, or let it tell more about somebody who is in it."""
    words = name_words(tokens, mention.name) if mention.name else ()
    if mention.name is not None and not words:
        return None
    for person in people:
        if not mention.group and same_person(person, words, mention):
            _enrich(tokens, person, mention, words)
            return person
    if mention.former and mention.name is None:
        return None
    person = new_participant(tokens, mention, words, rule, subject=subject)
    people.append(person)
    return person


def same_person(person: Participant, words: tuple[str, ...], mention: Mention) -> bool:
    """Whether a mention whose name has these words is of ``person``."""
    if person.group and person.words:
        return False
    if not words or not person.words:
        return False
    if words == person.words and len(words) > 1:
        return True
    if not (names_agree(words, person.words) or names_agree(person.words, words)):
        return _same_office_and_surname(person, words, mention)
    if mention.parties and person.party and person.party not in mention.parties:
        return False
    if (
        len(words) == 1
        and len(person.words) >= 1
        and mention.titles
        and person.titles
        and mention.titles[0].key != person.titles[0].key
    ):
        # Two ministers Kim: another office is another person unless one office contains the other.
        a, b = mention.titles[0].key, person.titles[0].key
        return a in b or b in a or a.split()[-1] == b.split()[-1] or not mention.parties
    return True


def _same_office_and_surname(person: Participant, words: tuple[str, ...], mention: Mention) -> bool:
    """ "President Joe Biden" and "President Joseph R. Biden, Jr.": one office, one surname."""
    shared = len(words[-1]) > 3 and words[-1] == person.words[-1] and words[-1][0] != "~"
    offices = {t.key for t in mention.titles} & set(person.keys)
    initials = words[0][0] == person.words[0][0]
    return bool(shared and offices and initials) and (
        not mention.parties or person.party in ("", mention.party)
    )


def _enrich(tokens: Tokens, person: Participant, mention: Mention, words: tuple[str, ...]) -> None:
    if mention.name is None:
        return
    if words != person.words:
        person.other_words.append(words if len(words) <= len(person.words) else person.words)
    if len(words) > len(person.words):
        person.aliases.append(person.name)
        person.name = display_name(tokens.printed(*mention.name))
        person.words = words
        person.group = False
    elif words != person.words:
        person.aliases.append(display_name(tokens.printed(*mention.name)))
    held = {t.key for t in person.titles}
    person.titles.extend(t for t in mention.titles if t.key not in held)
    person.role = person.role or mention.role
    person.honorific = person.honorific or mention.honorific
    person.party = person.party or mention.party


def new_participant(
    tokens: Tokens, mention: Mention, words: tuple[str, ...], rule: str, *, subject: bool
) -> Participant:
    """A participant as ``mention`` introduces them; a group where it gives no name."""
    if mention.name is not None:
        name = _regnal_name(tokens, mention) or display_name(tokens.printed(*mention.name))
    else:
        name = mention.role or tokens.printed(mention.i, mention.j)
    last = mention.j - 1
    span = (tokens.start[mention.i], tokens.end[last])
    return Participant(
        name=name, words=words, titles=list(mention.titles), party=mention.party,
        role=mention.role, honorific=mention.honorific, span=span, rule=rule,
        confidence=0.95 if mention.name else 0.75, subject=subject, group=mention.name is None,
        parties=tuple(dict.fromkeys(mention.parties)),
    )  # fmt: skip


def give_name(
    tokens: Tokens, person: Participant, mention: Mention, words: tuple[str, ...]
) -> None:
    """Name one who is in the table by office alone."""
    if mention.name is None:
        return
    person.name = display_name(tokens.printed(*mention.name))
    person.words, person.group = words, False
    person.party = person.party or mention.party
    person.rule, person.confidence = "title", 0.9


def _regnal_name(tokens: Tokens, mention: Mention) -> str:
    """ "King Abdullah": a monarch's single name is none without the office; "" for others."""
    if mention.name is None or mention.name[1] - mention.name[0] > 1 or not mention.titles:
        return ""
    title = mention.titles[-1]
    reigns = title.key in office_words().classes["monarchs"] | {"pope", "emperor", "empress"}
    beside = reigns and title.j == mention.name[0] == title.i + 1
    return tokens.printed(title.i, mention.name[1]) if beside else ""
