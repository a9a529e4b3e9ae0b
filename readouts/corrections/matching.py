"""The vocabulary as it stands in the database, matched to the words of a correction."""

from __future__ import annotations

from readouts.extraction.records import Span
from readouts.extraction.topics import Vocabulary, match_topics
from readouts.models import TopicPhrase


def current_vocabulary() -> Vocabulary:
    """The topics with the phrases that people left them with."""
    return Vocabulary.from_phrases(
        TopicPhrase.objects.order_by("topic_id", "pk").values_list(
            "topic__slug", "topic__name", "topic__group", "phrase"
        )
    )


def phrase_topics(
    words: str, vocabulary: Vocabulary | None = None
) -> dict[str, tuple[str, int, int]]:
    """Topic slug -> the first of its phrases in ``words``, with where it stands there."""
    vocabulary = current_vocabulary() if vocabulary is None else vocabulary
    found: dict[str, tuple[str, int, int]] = {}
    for match in match_topics(words, Span(0, len(words)), vocabulary):
        found.setdefault(match.topic, (match.phrase, match.span.start, match.span.end))
    return found
