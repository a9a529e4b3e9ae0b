"""The vocabulary as it stands in the database, matched to the words of a correction."""

from __future__ import annotations

from readouts.importing.by_hand import Match, Vocabulary, current_vocabulary, phrases_in
from readouts.models import Statement, StatementTopic, Topic


def phrase_topics(words: str, vocabulary: Vocabulary | None = None) -> dict[str, Match]:
    """Topic slug -> the first of its phrases in ``words``, with where it stands there.

    By default by the phrases as people left them.
    """
    return phrases_in(words, current_vocabulary() if vocabulary is None else vocabulary)


def add_phrase_topics(statement: Statement, matches: dict[str, Match], offset: int) -> None:
    """Make the links for these matches; ``offset`` is where their words begin in the text."""
    for topic in Topic.objects.filter(slug__in=matches):
        phrase, start, end = matches[topic.slug]
        StatementTopic.objects.create(
            statement=statement,
            topic=topic,
            origin=StatementTopic.Origin.PHRASE,
            phrase=phrase,
            start=offset + start,
            end=offset + end,
        )


def retopic(statement: Statement, before: tuple[int, int]) -> None:
    """After a boundary moved: drop the topics whose phrase is outside now, add those of new words.

    A topic that a person took off the old words does not come back.
    """
    inside = phrase_topics(statement.text)
    statement.statement_topics.filter(origin=StatementTopic.Origin.PHRASE).exclude(
        topic__slug__in=inside
    ).delete()
    for link in statement.statement_topics.filter(
        origin=StatementTopic.Origin.PHRASE
    ).select_related("topic"):
        phrase, start, end = inside[link.topic.slug]
        span = (statement.start + start, statement.start + end)
        if not (
            link.start is not None
            and link.end is not None
            and statement.start <= link.start
            and link.end <= statement.end
        ):
            link.phrase, (link.start, link.end) = phrase, span
            link.save()
    old = statement.readout.text[before[0] : before[1]]
    had = set(statement.statement_topics.values_list("topic__slug", flat=True))
    known = set(phrase_topics(old)) | had
    add_phrase_topics(
        statement,
        {slug: match for slug, match in inside.items() if slug not in known},
        statement.start,
    )


def share_topics(first: Statement, second: Statement) -> None:
    """Give the second part of a split its share of the topics that the whole had."""
    inside = phrase_topics(second.text)
    for link in first.statement_topics.select_related("topic"):
        if link.origin == StatementTopic.Origin.PERSON:
            StatementTopic.objects.create(statement=second, topic=link.topic)
        elif link.topic.slug in inside:
            add_phrase_topics(second, {link.topic.slug: inside[link.topic.slug]}, second.start)
