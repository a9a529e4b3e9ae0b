"""What the correction desk asks of extraction: one text, one phrase, one statement's sentences.

The desk knows importing, and importing alone knows extraction: what is shown to a person before
it is stored comes through here, and so does storing it.
"""

from __future__ import annotations

from collections.abc import Iterable

from readouts.extraction import extract
from readouts.extraction.reading import UnreadableInput, read_bytes
from readouts.extraction.records import Extraction, Source, Span
from readouts.extraction.sentences import split_sentences
from readouts.extraction.topics import (
    Vocabulary,
    VocabularyError,
    load_vocabulary,
    match_topics,
)
from readouts.importing.finish import finish
from readouts.importing.parties import Parties
from readouts.importing.people import People
from readouts.importing.readout import Archive, Refused, digest, import_readout, machine_at_work
from readouts.importing.report import Tally
from readouts.importing.run import LOCK
from readouts.importing.snapshot import source_with
from readouts.importing.vocabulary import current_vocabulary, merge_vocabulary, topic_numbers
from readouts.models import Readout

__all__ = [
    "LOCK",
    "Extraction",
    "PhraseError",
    "Refused",
    "Source",
    "UnreadableInput",
    "Vocabulary",
    "check_phrase",
    "current_vocabulary",
    "digest",
    "extraction_of",
    "known_source",
    "phrases_in",
    "read_bytes",
    "sentence_starts",
    "vocabulary_of",
    "write",
]

Match = tuple[str, int, int]  # a phrase, and where it stands


class PhraseError(ValueError):
    """A phrase that can match nothing; the message says why."""


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences inside ``text[start:end]`` begin, but the first."""
    return [first for first, _ in split_sentences(text, start, end) if start < first < end]


def check_phrase(phrase: str) -> None:
    """Raise PhraseError for a phrase that the matcher cannot use."""
    try:
        Vocabulary.from_phrases([("topic", "Topic", "issue", phrase)])
    except VocabularyError as error:
        raise PhraseError(str(error).removeprefix("topic 'topic': ")) from error


def vocabulary_of(rows: Iterable[tuple[str, str, str, str]]) -> Vocabulary:
    """A vocabulary of these phrases, each with its topic's slug, name and group before it."""
    return Vocabulary.from_phrases(rows)


def phrases_in(words: str, vocabulary: Vocabulary) -> dict[str, Match]:
    """Topic's slug -> the first of its phrases in ``words``, with where it stands there."""
    found: dict[str, Match] = {}
    for match in match_topics(words, Span(0, len(words)), vocabulary):
        found.setdefault(match.topic, (match.phrase, match.span.start, match.span.end))
    return found


def extraction_of(text: str, source: Source) -> Extraction:
    """What would be read from a text today."""
    return extract(text, source, current_vocabulary())


def known_source(readout: Readout) -> Source:
    """What the readout's last import was told of it from outside of its text."""
    return source_with(Source(file=readout.file), readout.extracted.get("source") or {})


def write(text: str, source: Source) -> int:
    """Read a text and merge it into the archive, as an import would; return its readout's number.

    To be called in a transaction in which no import runs. Raises Refused for what is no readout.
    """
    with machine_at_work():
        merge_vocabulary(load_vocabulary(), Tally())  # an archive that is new has none yet
    archive = Archive(People(), Parties(), topic_numbers())
    _, key = import_readout(extraction_of(text, source), archive)
    with machine_at_work():
        finish(archive.people, {key}, Tally())
    return key
