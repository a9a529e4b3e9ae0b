"""People whom a readout names but who did not take part."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.extraction.appositions import Mention
from readouts.extraction.lexicon import word_set
from readouts.extraction.matching import display_name, name_words, names_agree
from readouts.extraction.mentions import all_mentions
from readouts.extraction.officeholders import known_party
from readouts.extraction.records import Mention as MentionRecord
from readouts.extraction.records import Span
from readouts.extraction.roster import Roster
from readouts.extraction.tokens import Tokens

_KNOWN = word_set("mentioned_by_surname")


def mentioned_people(tokens: Tokens, roster: Roster) -> tuple[MentionRecord, ...]:
    """Everybody named with an office, and well-known people, that the roster does not hold.

    One record a person, under the fullest name the text gives.
    """
    found: list[tuple[tuple[str, ...], Mention]] = []
    for mention in all_mentions(tokens):
        if mention.name is None:
            continue
        words = name_words(tokens, mention.name)
        if not words or roster.by_name(words) or not _is_person(mention, words):
            continue
        for k, (others, first) in enumerate(found):
            if names_agree(words, others) or names_agree(others, words):
                if len(words) > len(others):
                    found[k] = (words, mention if mention.titles or not first.titles else first)
                break
        else:
            found.append((words, mention))
    found.extend(_by_surname(tokens, roster, [words for words, _ in found]))
    return tuple(_record(tokens, mention, *mention.name) for _, mention in found if mention.name)


def _by_surname(
    tokens: Tokens, roster: Roster, found: list[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], Mention]]:
    """Those so well known that a text names them by surname alone ("Lukashenka’s regime")."""
    for surname in sorted(_KNOWN & set(tokens.low)):
        words = (surname,)
        if roster.by_name(words) or any(names_agree(words, others) for others in found):
            continue
        k = next((k for k, low in enumerate(tokens.low) if low == surname and tokens.caps[k]), -1)
        if k >= 0:
            yield words, Mention(k, k + 1, (k, k + 1))


def _is_person(mention: Mention, words: tuple[str, ...]) -> bool:
    return bool(mention.titles or mention.honorific) or bool(known_party(words))


def _record(tokens: Tokens, mention: Mention, i: int, j: int) -> MentionRecord:
    return MentionRecord(
        display_name(tokens.printed(i, j)),
        Span(tokens.start[i], tokens.end[j - 1]),
        mention.party,
        mention.role,
    )
