"""Which of the first sentences is the lead, and what the sentences beside it add to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from readouts.extraction.appositions import Mention
from readouts.extraction.layout import Layout
from readouts.extraction.lede import Lead, Range, read_lead
from readouts.extraction.matching import name_words, names_agree
from readouts.extraction.mentions import find_mentions
from readouts.extraction.tokens import Tokens

# The lead is looked for in this many sentences of the body.
_LEAD_SENTENCES = 8
_MESSAGES = frozenset({"message", "letter", "invitation"})
_STATEMENTS = frozenset({"statement", "statements", "remarks", "address"})
_OWN = frozenset({"i", "we", "pleasure", "honour", "honor", "glad", "pleased", "delighted"})


def find_lead(tokens: Tokens, sentences: Sequence[Range]) -> Lead | None:
    """The first sentence that tells of an encounter, None where none does.

    Where it names one side alone ("X attended the meeting ...", "X visited Oslo"), the next
    that names others completes it ("The meeting was chaired by Y", "Y held talks with X").
    """
    first: Lead | None = None
    handed = _handed_over(tokens, sentences[:_LEAD_SENTENCES])
    for number, (i, j) in enumerate(sentences[:_LEAD_SENTENCES]):
        lead = read_lead(tokens, i, j)
        if handed is not None and number < handed:
            continue
        if lead is not None:
            lead = _with_those_before(tokens, lead, sentences[max(0, number - 2) : number])
        if lead is None or (first is not None and "that" in tokens.low[lead.i : lead.verb]):
            # "She said that President X had met ..." tells nothing of this encounter.
            continue
        if lead.objects or len(lead.subjects) > 1:
            return lead if first is None else _completed(tokens, first, lead)
        if first is None and (lead.subjects or lead.present):
            first = lead
        elif first is not None and tokens.low[lead.verb] in ("chaired", "hosted", "co-chaired"):
            return replace(first, objects=lead.subjects)
    return first


def told_again(
    tokens: Tokens, lead: Lead | None, sentences: Sequence[Range]
) -> list[tuple[int, int]]:
    """The characters of the next sentence that tells of the encounter of the same people, if any.

    Under a summary as its lead a text tells once more who met, and when.
    """
    if lead is None:
        return []
    people = [m for m in (*lead.subjects, *lead.objects) if m.name is not None]
    for i, j in [(i, j) for i, j in sentences[:_LEAD_SENTENCES] if i >= lead.j][:3]:
        again = read_lead(tokens, i, j) if len(people) > 1 else None
        met = (*again.subjects, *again.objects) if again is not None else ()
        if met and all(_is_one_of(tokens, m, met) for m in people[:2]):
            return [(tokens.start[i], tokens.end[j - 1])]
    return []


def _handed_over(tokens: Tokens, sentences: Sequence[Range]) -> int | None:
    """Which sentence tells that somebody met to hand over the message of which the first tells.

    "The Amir received a message from President X. It was received by Minister A during his
    meeting with Minister Y": those two met; whose message it was, and for whom, did not.
    """
    opening = next(iter(sentences), None)
    if opening is None or not _is_of_a_message(tokens, *opening):
        return None
    for number, (i, j) in enumerate(sentences[:4]):
        by = [k for k in range(i + 1, j - 1) if tokens.low[k] == "by"]
        passive = any(
            tokens.low[k - 1] in _HANDED and tokens.low[k - 2] in ("was", "were") for k in by
        )
        if number and passive and {*_MESSAGES, "it"} & set(tokens.low[i : i + 5]):
            return number
    return None


_HANDED = frozenset({"received", "delivered", "conveyed", "over", "handed", "accepted"})


def _is_of_a_message(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the sentence tells that somebody received, or sent, a message."""
    for k in range(i + 1, j - 3):
        if tokens.low[k] in ("received", "receives", "sent", "sends") and not tokens.caps[k]:
            return bool(_MESSAGES & set(tokens.low[k + 1 : k + 5]))
    return False


def _with_those_before(tokens: Tokens, lead: Lead, earlier: Sequence[Range]) -> Lead:
    """The lead with those whom it means by "he", "him" or "both", as the sentences before tell."""
    if not earlier:
        return lead
    before = earlier[-1]
    if not lead.subjects and _by_pronoun(tokens, lead):
        lead = replace(lead, subjects=_introduced(tokens, *before), beside=(before,))
    named_before = _named_before(tokens, lead, before)
    if named_before is not None:
        lead = replace(lead, subjects=(named_before,), beside=(before,))
    if lead.subjects and not lead.objects and _meets_by_pronoun(tokens, lead):
        for sentence in reversed(earlier):
            met = _introduced(tokens, *sentence)
            if met:
                lead = replace(lead, objects=met, beside=(sentence,))
                break
    if _of_unnamed(tokens, lead):
        for told in reversed(earlier):
            named = [m for m in find_mentions(tokens, *told) if _may_be_of(lead, m)]
            if len(named) == 2:
                return replace(lead, subjects=tuple(named), beside=(told,))
    return lead


def _completed(tokens: Tokens, first: Lead, lead: Lead) -> Lead:
    """A lead that names one side alone, and the sentence that names those whom they met.

    "X of Sweden paid a visit. Y held talks with X": the second tells the encounter, the first
    X's office. Whoever the second names beside the first's own people was there as well.
    """
    own = [m for m in lead.subjects if _is_one_of(tokens, m, first.subjects)]
    hosts = tuple(m for m in lead.subjects if m not in own and m.name is not None)
    if not hosts:
        present, told = (*first.present, *lead.present), ((lead.i, lead.j), *first.beside)
        return replace(first, objects=lead.objects, present=present, beside=told)
    beside = ((first.i, first.j), *lead.beside)
    if own:
        # "Ministers X and Y held talks"
        people = (*first.subjects, *lead.subjects)
        return replace(lead, subjects=people, beside=beside)
    return replace(lead, objects=(*first.subjects, *lead.objects), beside=beside)


def _is_one_of(tokens: Tokens, mention: Mention, people: Iterable[Mention]) -> bool:
    words = name_words(tokens, mention.name) if mention.name else ()
    named = [name_words(tokens, person.name) for person in people if person.name]
    return any(words and names_agree(words, name) for name in named)


def with_narrator(tokens: Tokens, layout: Layout, lead: Lead | None) -> Lead | None:
    """The lead of remarks in the first person, with the one whose remarks they are.

    The title names them ("Press remarks by President X"), or a line of their own above the body.
    """
    if lead is None or lead.subjects or not _OWN & set(tokens.low[lead.i : lead.verb + 1]):
        return lead
    begin = layout.paragraphs[0].start if layout.paragraphs else 0
    above = [line for line in (*layout.places, *layout.furniture) if line[0] < begin]
    lines = [*([layout.title] if layout.title else []), *above]
    for start, end in lines:
        mentions = find_mentions(tokens, *tokens.between(start, end))
        first = mentions[0] if mentions else None
        if first is None or first.name is None or not first.titles:
            continue
        alone = tokens.end[first.j - 1] >= end - 1 and tokens.start[first.i] <= start
        before = tokens.low[max(first.i - 2, 0) : first.i]
        if alone:
            own = _office_beside(tokens, above, (start, end))
            return replace(lead, subjects=(first,) if own is None else (_with(first, own),))
        if "by" in before:
            return replace(lead, subjects=(first,))
        met = tuple(m for m in mentions[1:2] if m.name and tokens.low[m.i - 1] == "with")
        if met and _STATEMENTS & {*before, *tokens.low[first.j : first.j + 3]}:
            # "Statement of Minister X following his meeting with Minister Y"
            return replace(lead, subjects=(first,), objects=met)
    return lead


def _office_beside(
    tokens: Tokens, lines: Sequence[tuple[int, int]], line: tuple[int, int]
) -> Mention | None:
    """The office on the line above or below a name's own ("Minister for Foreign Affairs")."""
    ordered = sorted({*lines, line})
    at = ordered.index(line)
    for start, end in (*ordered[max(at - 1, 0) : at], *ordered[at + 1 : at + 2]):
        i, j = tokens.between(start, end)
        office = next(iter(find_mentions(tokens, i, j)), None)
        whole = office is not None and office.i == i and office.j == j
        if office is not None and whole and office.name is None and office.titles:
            return office
    return None


def _with(person: Mention, office: Mention) -> Mention:
    """Somebody with the office that stands on a line beside the name."""
    titles, parties = [*office.titles, *person.titles], [*office.parties, *person.parties]
    return replace(person, titles=titles, parties=parties, role=office.role)


def _meets_by_pronoun(tokens: Tokens, lead: Lead) -> bool:
    """Whether "met him" or "paid a courtesy call on her" leaves it to a pronoun who was met."""
    behind = tokens.low[lead.verb + 1 : lead.verb + 7]
    on = next((k for k in range(1, len(behind)) if behind[k] in ("him", "her")), -1)
    called = on > 0 and behind[on - 1] in ("on", "upon") and {"call", "called"} & set(behind[:on])
    return behind[:1] in (["him"], ["her"]) or bool(called) or behind[:2] == ["on", "him"]


def _named_before(tokens: Tokens, lead: Lead, before: Range) -> Mention | None:
    """Who "The President" of the lead is, whom the sentence before names with that office."""
    if len(lead.subjects) != 1:
        return None
    office = lead.subjects[0]
    if office.name is not None or not office.titles or office.titles[0].plural or office.parties:
        return None
    first = next(iter(find_mentions(tokens, *before)), None)
    if first is None or first.name is None or first.possessive:
        return None
    held = {title.key for title in first.titles}
    return first if office.titles[0].key in held else None


def _by_pronoun(tokens: Tokens, lead: Lead) -> bool:
    return bool({"he", "she"} & set(tokens.low[max(lead.i, lead.verb - 3) : lead.verb]))


def _of_unnamed(tokens: Tokens, lead: Lead) -> bool:
    """Whether "Both Ministers met" leaves it to the sentences before who they are."""
    unnamed = bool(lead.subjects) and all(m.group and m.name is None for m in lead.subjects)
    two = bool({"both", "two"} & set(tokens.low[lead.i : lead.verb]))
    ministers = any(not m.parties and m.titles for m in lead.subjects)
    return not lead.objects and (
        (two and (unnamed or not lead.subjects)) or (unnamed and ministers)
    )


def _may_be_of(lead: Lead, mention: Mention) -> bool:
    """Whether somebody named before is of the lead's "Ministers", as far as the office tells."""
    if mention.name is None or not mention.titles:
        return False
    asked = {title.key.split()[-1] for group in lead.subjects for title in group.titles}
    held = {(title.short or title.key).split()[-1] for title in mention.titles}
    return not asked or bool(asked & held) or "minister" not in asked


def _introduced(tokens: Tokens, i: int, j: int) -> tuple[Mention, ...]:
    """Whom the sentence before the lead is about ("X is on a working visit. He met ...")."""
    first = next(iter(find_mentions(tokens, i, j)), None)
    return (first,) if first is not None and first.name and first.titles else ()
