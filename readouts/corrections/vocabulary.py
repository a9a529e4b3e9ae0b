"""Corrections of the vocabulary: what new phrases of a topic would change, and changing it.

Only links that a phrase made are touched. A person's topics stay, a topic that
a person took off a statement does not come back, and reviewed statements are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.db.models import QuerySet

from readouts.corrections.history import MATCHED, by_people, event_model
from readouts.corrections.lookup import named
from readouts.corrections.matching import phrase_topics
from readouts.corrections.saving import CorrectionError, saving
from readouts.importing.by_hand import (
    Match,
    PhraseError,
    Vocabulary,
    check_phrase,
    vocabulary_of,
)
from readouts.models import ReviewState, Statement, StatementTopic, Topic, TopicPhrase

SMALL = 20_000  # statements that are matched while somebody waits
EXAMPLES = 5
BATCH = 2_000

# A statement with the match that it gains, or the link that it loses, or neither.
Difference = tuple[Statement, Match | None, StatementTopic | None]


class PhrasesChanged(CorrectionError):
    """Somebody else changed the topic's phrases since the person saw them."""

    def __init__(self, seen: set[str], now: set[str]) -> None:
        added = [f"added “{phrase}”" for phrase in sorted(now - seen)]
        removed = [f"removed “{phrase}”" for phrase in sorted(seen - now)]
        super().__init__(
            f"Meanwhile somebody {', '.join(added + removed)}. Nothing was overwritten: the list "
            "below has their change and yours."
        )


@dataclass
class Preview:
    """What a change of phrases would do. ``looked_at`` of ``total`` statements were matched."""

    gained: list[Statement] = field(default_factory=list)
    lost: list[Statement] = field(default_factory=list)
    gain: int = 0
    loss: int = 0
    looked_at: int = 0
    total: int = 0

    @property
    def is_whole(self) -> bool:
        return self.looked_at == self.total


def check_phrases(phrases: Iterable[str]) -> list[str]:
    """The phrases without repetitions. Raises CorrectionError for one that cannot match."""
    kept = list(dict.fromkeys(" ".join(phrase.split()) for phrase in phrases if phrase.strip()))
    for phrase in kept:
        try:
            check_phrase(phrase)
        except PhraseError as error:
            raise CorrectionError(str(error)) from error
        if len(phrase) > 160:
            raise CorrectionError(f"A phrase has 160 characters at most, and “{phrase}” more.")
    return kept


def with_theirs(wanted: Iterable[str], seen: Iterable[str], now: Iterable[str]) -> list[str]:
    """What a person wanted who had ``seen`` those phrases, with what others did to them since."""
    wanted, seen, now = list(wanted), set(seen), list(now)
    kept = [phrase for phrase in wanted if phrase in now or phrase not in seen]
    return kept + [phrase for phrase in now if phrase not in seen and phrase not in kept]


def find_topic(text: str) -> Topic:
    """The topic of this name or slug. Raises CorrectionError for an unknown one."""
    found: Topic | None = named(Topic.objects.all(), text.strip(), "name", "slug")
    if found is None:
        raise CorrectionError(f"The vocabulary has no topic “{text.strip()}”.")
    return found


def vocabulary_with(topic: Topic, phrases: Iterable[str]) -> Vocabulary:
    """The vocabulary as it would be with these phrases of ``topic``."""
    others = TopicPhrase.objects.exclude(topic=topic).order_by("topic_id", "pk")
    rows = list(others.values_list("topic__slug", "topic__name", "topic__group", "phrase"))
    rows += [(topic.slug, topic.name, topic.group, phrase) for phrase in phrases]
    return vocabulary_of(rows)


def preview(topic: Topic, phrases: Iterable[str], limit: int = SMALL) -> Preview:
    """What the archive's statements would gain and lose of ``topic`` with these phrases.

    At most ``limit`` statements are matched, the newest: `Preview.is_whole` tells.
    """
    found = Preview(total=_open_statements().count())
    vocabulary = vocabulary_with(topic, check_phrases(phrases))
    newest = _open_statements().order_by("-pk")[:limit]
    for statement, gains, link in _differences(topic, vocabulary, newest):
        found.looked_at += 1
        if gains:
            found.gain += 1
            found.gained += [statement] if len(found.gained) < EXAMPLES else []
        elif link is not None:
            found.loss += 1
            found.lost += [statement] if len(found.lost) < EXAMPLES else []
    return found


def set_phrases(
    topic: Topic, phrases: Iterable[str], *, by: Any, seen: Iterable[str] | None = None
) -> None:
    """Let these be the topic's phrases. The statements follow by `rematch`.

    Raises PhrasesChanged where the topic has other phrases than the person saw.
    """
    wanted = check_phrases(phrases)
    with saving(by, f"changed the phrases of {topic}"):
        row = Topic.objects.select_for_update().get(pk=topic.pk)
        there = set(row.phrases.values_list("phrase", flat=True))
        if seen is not None and there != set(seen):
            raise PhrasesChanged(set(seen), there)
        row.phrases.exclude(phrase__in=wanted).delete()
        TopicPhrase.objects.bulk_create(
            TopicPhrase(topic=row, phrase=phrase) for phrase in wanted if phrase not in there
        )


def is_small() -> bool:
    """Whether the archive is small enough to be matched while somebody waits."""
    return _open_statements().count() <= SMALL


def apply(
    topic: Topic, phrases: Iterable[str], *, by: Any, seen: Iterable[str] | None = None
) -> tuple[int, int] | None:
    """Let these be the topic's phrases; in a small archive the statements follow in the same save.

    Returns how many statements gained and lost the topic, None where the archive is too large
    to be matched while somebody waits. Raises PhrasesChanged as `set_phrases` does.
    """
    if not is_small():
        set_phrases(topic, phrases, by=by, seen=seen)
        return None
    # Named as the machine's work that most of it is: the public pages tell of no correction.
    with saving(by, f"{MATCHED} {topic} anew"):
        set_phrases(topic, phrases, by=by, seen=seen)
        return rematch(topic, by=by)


def rematch(topic: Topic, *, by: Any) -> tuple[int, int]:
    """Put the topic on the statements that its phrases match, take it off the others.

    Matching a large archive takes minutes, in which others save; what they decided meanwhile
    stands. Returns how many statements gained and lost the topic.
    """
    phrases = list(topic.phrases.values_list("phrase", flat=True))
    found = _differences(topic, vocabulary_with(topic, phrases), _open_statements())
    changed = [difference for difference in found if difference[1] or difference[2]]
    gain = loss = 0
    # One entry of the history, whose batches let other saves in between.
    with pghistory.context(what=f"{MATCHED} {topic} anew"):
        for first in range(0, len(changed), BATCH):
            with saving(by, f"{MATCHED} {topic} anew"):
                gained, lost = _write(topic, changed[first : first + BATCH])
            gain, loss = gain + gained, loss + lost
    return gain, loss


def _write(topic: Topic, changed: list[Difference]) -> tuple[int, int]:
    """Make and remove these links, but of statements that somebody changed meanwhile."""
    keys = [statement.pk for statement, _, _ in changed]
    words = dict(_open_statements().filter(pk__in=keys).values_list("pk", "text"))
    linked = set(
        StatementTopic.objects.filter(topic=topic, statement__in=keys).values_list(
            "statement_id", flat=True
        )
    )
    refused = _taken_off(topic)
    still = [row for row in changed if words.get(row[0].pk) == row[0].text]
    new = [
        StatementTopic(
            statement=statement,
            topic=topic,
            origin=StatementTopic.Origin.PHRASE,
            phrase=match[0],
            start=match[1],
            end=match[2],
        )
        for statement, match, _ in still
        if match and statement.pk not in linked | refused
    ]
    StatementTopic.objects.bulk_create(new)
    gone = StatementTopic.objects.filter(
        pk__in=[link.pk for _, _, link in still if link], origin=StatementTopic.Origin.PHRASE
    )
    return len(new), gone.delete()[0]


def _open_statements() -> QuerySet[Statement]:
    return (
        Statement.objects.exclude(review_state__in=(ReviewState.REVIEWED, ReviewState.REJECTED))
        .only("pk", "text", "start", "readout_id")
        .order_by("pk")
    )


def _differences(
    topic: Topic, vocabulary: Vocabulary, statements: QuerySet[Statement]
) -> Iterator[Difference]:
    """Each of the statements, with what becomes of its link."""
    links = {link.statement_id: link for link in StatementTopic.objects.filter(topic=topic)}
    taken_off = _taken_off(topic)
    for statement in statements.iterator(chunk_size=BATCH):
        link = links.get(statement.pk)
        found = phrase_topics(statement.text, vocabulary).get(topic.slug)
        if found and link is None and statement.pk not in taken_off:
            phrase, start, end = found
            yield statement, (phrase, statement.start + start, statement.start + end), None
        elif not found and link is not None and link.origin == StatementTopic.Origin.PHRASE:
            yield statement, None, link
        else:
            yield statement, None, None


def _taken_off(topic: Topic) -> set[int]:
    """The statements that a person took the topic off, by the history."""
    events = event_model(StatementTopic).objects.filter(
        by_people(), topic_id=topic.pk, pgh_label="deleted"
    )
    by_hand = events.exclude(pgh_context__metadata__what__startswith=MATCHED)
    return set(by_hand.values_list("statement_id", flat=True))
