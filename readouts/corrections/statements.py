"""Corrections of statements: who speaks, where the words begin and end, what stands.

Each function takes the row as its caller knows it, locks its readout, and
makes one save. They raise `CorrectionError` with a sentence for the person who
asked; nothing is changed then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from readouts.corrections import people
from readouts.corrections.matching import add_phrase_topics, phrase_topics, retopic, share_topics
from readouts.corrections.saving import CorrectionError, check_lengths, saving, settle
from readouts.corrections.seen import SPEAKERS, TOPICS, WHOLE, WORDS, Seen, check
from readouts.corrections.sureness import BY_A_PERSON
from readouts.corrections.words import check_between_words
from readouts.models import (
    Doubt,
    Participant,
    Readout,
    ReviewState,
    Statement,
    StatementTopic,
    Topic,
)

PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")

# What a decision about a statement's speaker settles.
SETTLED_BY_A_SPEAKER = (
    Doubt.Reason.LOW_CONFIDENCE,
    Doubt.Reason.UNRESOLVED_SUBJECT,
    Doubt.Reason.AMBIGUOUS_PERSON,
)
SETTLED_BY_WORDS = (Doubt.Reason.SILENT_PARAGRAPH,)

UNCHANGED: Any = object()


def check_span(
    readout: Readout,
    start: int,
    end: int,
    but: Iterable[int] = (),
    was: tuple[int, int] | None = None,
) -> tuple[int, int]:
    """``start`` and ``end`` without the white space at the edges, if they can be a statement's.

    ``but`` are the numbers of statements that may be overlapped, since they
    give way; ``was`` is where the statement lay before: an edge that stays is
    taken as it is. Raises CorrectionError: outside of the text, empty, inside
    a word, over a paragraph's end, or over another statement's words.
    """
    text = readout.text
    if not 0 <= start < end <= len(text):
        raise CorrectionError(
            f"A statement lies inside its readout: 0 <= start < end <= {len(text)}, "
            f"not {start} to {end}."
        )
    words = text[start:end]
    if not any(character.isalnum() for character in words):
        raise CorrectionError(f"There is no word from {start} to {end}: select some words.")
    start, end = (
        start + len(words) - len(words.lstrip()),
        end - len(words) + len(words.rstrip()),
    )
    broken = PARAGRAPH_BREAK.search(text, start, end)
    if broken:
        raise CorrectionError(
            "A statement lies inside one paragraph, and a paragraph ends at "
            f"{broken.start()}: end there, or make two statements."
        )
    taken = (
        readout.statements.standing()
        .filter(start__lt=end, end__gt=start)
        .exclude(pk__in=list(but))
        .first()
    )
    if taken:
        raise CorrectionError(
            f"The words from {taken.start} to {taken.end} are another statement's "
            f"(“{taken}”): move or reject that one first."
        )
    for place in sorted({start, end}.difference(was or ())):
        check_between_words(text, place)
    return start, end


def locked(statement: Statement, seen: Seen | None = None, about: Sequence[str] = ()) -> Statement:
    """The row as it stands now; its readout is locked until the save ends.

    Raises CorrectionError where somebody deleted it meanwhile, ChangedMeanwhile
    where its fields ``about`` differ from what the person saw.
    """
    Readout.objects.select_for_update().only("pk").filter(pk=statement.readout_id).first()
    found = (
        Statement.objects.select_related("readout")
        .select_for_update(of=("self",))
        .filter(pk=statement.pk)
        .first()
    )
    if found is None:
        raise CorrectionError("This statement was deleted meanwhile.")
    check(found, seen, about)
    return found


def correct(
    statement: Statement,
    *,
    by: Any,
    what: str = "corrected a statement",
    seen: Seen | None = None,
    about: Sequence[str] = WHOLE,
    start: int = UNCHANGED,
    end: int = UNCHANGED,
    speakers: Iterable[Participant] = UNCHANGED,
    voice: Participant | None = UNCHANGED,
    unnamed_group: str = UNCHANGED,
    review_state: str = UNCHANGED,
) -> Statement:
    """Change what is given of one statement, in one save; return it as it stands then."""
    with saving(by, what):
        row = locked(statement, seen, about)
        if speakers is not UNCHANGED or review_state is not UNCHANGED:
            _settle(row)
        if review_state is not UNCHANGED:
            row.review_state = review_state
        moved = (
            row.start if start is UNCHANGED else start,
            row.end if end is UNCHANGED else end,
        )
        stands = row.review_state != ReviewState.REJECTED
        before = (row.start, row.end)
        if moved != before or (stands and review_state is not UNCHANGED):
            moved = check_span(row.readout, *moved, but=[row.pk], was=before)
            row.start, row.end = moved
            row.text = row.readout.text[row.start : row.end]
        if voice is not UNCHANGED:
            row.voice = people.living([voice])[0] if voice else None
        if unnamed_group is not UNCHANGED:
            row.unnamed_group = unnamed_group
            check_lengths(row, ["unnamed_group"])
        row.save(update_fields=["start", "end", "text", "voice", "unnamed_group", "review_state"])
        if speakers is not UNCHANGED:
            row.speakers.set(people.living(speakers))
        if (row.start, row.end) != before:
            retopic(row, before)
        return row


def reassign(
    statement: Statement,
    speakers: Sequence[Participant],
    *,
    by: Any,
    voice: Participant | None = None,
    unnamed_group: str = "",
    seen: Seen | None = None,
) -> Statement:
    """Give the statement to these speakers: one, or several who speak jointly."""
    if not speakers and not unnamed_group:
        raise CorrectionError(
            "A statement needs a speaker: name at least one, or the text's words "
            "for a group whose members it does not name."
        )
    return correct(
        statement,
        by=by,
        what="reassigned a statement",
        seen=seen,
        about=SPEAKERS,
        speakers=speakers,
        voice=voice,
        unnamed_group=unnamed_group,
    )


def move(
    statement: Statement, start: int, end: int, *, by: Any, seen: Seen | None = None
) -> Statement:
    """Let the statement begin and end at other places of its text."""
    return correct(
        statement,
        by=by,
        what="moved a statement’s boundary",
        seen=seen,
        about=WORDS,
        start=start,
        end=end,
    )


def confirm(statement: Statement, *, by: Any, seen: Seen | None = None) -> Statement:
    """Say that the statement is right: imports never touch it again."""
    return correct(
        statement,
        by=by,
        what="confirmed a statement",
        seen=seen,
        review_state=ReviewState.REVIEWED,
    )


def reject(statement: Statement, *, by: Any, seen: Seen | None = None) -> Statement:
    """Say that this is no statement. It stays, out of sight, so that no import brings it back."""
    return correct(
        statement,
        by=by,
        what="rejected a statement",
        seen=seen,
        review_state=ReviewState.REJECTED,
    )


def restore(statement: Statement, *, by: Any, seen: Seen | None = None) -> Statement:
    """Take a rejection back. Its words have to be free still."""
    return correct(
        statement,
        by=by,
        what="restored a statement",
        seen=seen,
        review_state=ReviewState.UNREVIEWED,
    )


def add(
    readout: Readout,
    start: int,
    end: int,
    speakers: Sequence[Participant] = (),
    *,
    by: Any,
    voice: Participant | None = None,
    unnamed_group: str = "",
) -> Statement:
    """Make a statement of these words; topics come from their phrases."""
    with saving(by, "made a statement of selected words"):
        locked_readout = Readout.objects.select_for_update().get(pk=readout.pk)
        start, end = check_span(locked_readout, start, end)
        settle(
            Doubt.objects.filter(
                readout=locked_readout,
                reason__in=SETTLED_BY_WORDS,
                start__lt=end,
                end__gt=start,
            )
        )
        row = Statement(
            readout=locked_readout,
            start=start,
            end=end,
            text=locked_readout.text[start:end],
            voice=people.living([voice])[0] if voice else None,
            unnamed_group=unnamed_group,
            rule=BY_A_PERSON,
        )
        check_lengths(row, ["unnamed_group"])
        row.save(force_insert=True)
        row.speakers.set(people.living(speakers))
        add_phrase_topics(row, phrase_topics(row.text), row.start)
        return row


def split(
    statement: Statement, at: int, *, by: Any, seen: Seen | None = None
) -> tuple[Statement, Statement]:
    """Part the statement at ``at``, a place of the readout's text; return both parts.

    The first part keeps the row; the second has the same speakers until
    somebody reassigns it. A phrase's topic goes where its phrase stands, a
    person's topic to both.
    """
    with saving(by, "split a statement"):
        first = locked(statement, seen, WORDS)
        text = first.readout.text
        if not (text[first.start : at].strip() and text[at : first.end].strip()):
            raise CorrectionError(
                f"A statement is split inside its words, between {first.start} and "
                f"{first.end}, not at {at}."
            )
        speakers = list(first.speakers.all())
        was = (first.start, first.end)
        rest_start, rest_end = check_span(first.readout, at, first.end, [first.pk], was)
        first.start, first.end = check_span(first.readout, first.start, at, [first.pk], was)
        first.text = text[first.start : first.end]
        first.save(update_fields=["start", "end", "text"])
        second = Statement.objects.create(
            readout=first.readout,
            start=rest_start,
            end=rest_end,
            text=text[rest_start:rest_end],
            voice=first.voice,
            unnamed_group=first.unnamed_group,
            rule=BY_A_PERSON,
        )
        second.speakers.set(speakers)
        share_topics(first, second)
        retopic(first, was)
        return first, second


def merge_with_next(statement: Statement, *, by: Any, seen: Seen | None = None) -> Statement:
    """Let the statement go on to the end of the next one of its paragraph.

    The next one's row is rejected, not deleted, and its topics are kept.
    """
    with saving(by, "merged a statement with the next"):
        row = locked(statement, seen, WORDS)
        after = (
            row.readout.statements.standing().filter(start__gte=row.end).order_by("start").first()
        )
        if after is None:
            raise CorrectionError("There is no statement after this one to merge with.")
        whole = (row.start, after.end)
        start, end = check_span(row.readout, *whole, but=[row.pk, after.pk], was=whole)
        after.review_state = ReviewState.REJECTED
        after.save(update_fields=["review_state"])
        row.start, row.end = start, end
        row.text = row.readout.text[start:end]
        row.save(update_fields=["start", "end", "text"])
        had = set(row.statement_topics.values_list("topic_id", flat=True))
        for link in after.statement_topics.exclude(topic_id__in=had):
            link.pk = None
            link.statement = row
            link.save(force_insert=True)
        return row


def add_topic(
    statement: Statement, topic: Topic, *, by: Any, seen: Seen | None = None
) -> StatementTopic:
    """Put a topic on the statement; it is the person's, whatever the phrases say."""
    with saving(by, "added a topic"):
        row = locked(statement)
        if topic in row.topics.all():
            check(row, seen, TOPICS)
        link, made = StatementTopic.objects.get_or_create(
            statement=row,
            topic=topic,
            defaults={"origin": StatementTopic.Origin.PERSON},
        )
        if not made:
            raise CorrectionError(f"The statement has the topic {topic} already.")
        return link


def remove_topic(statement: Statement, topic: Topic, *, by: Any, seen: Seen | None = None) -> None:
    """Take a topic off the statement."""
    with saving(by, "removed a topic"):
        row = locked(statement)
        if topic not in row.topics.all():
            check(row, seen, TOPICS)
        gone, _ = row.statement_topics.filter(topic=topic).delete()
        if not gone:
            raise CorrectionError(f"The statement has no topic {topic}.")


def _settle(statement: Statement) -> None:
    """Close the doubts that a decision on the speaker or the state answers."""
    settle(Doubt.objects.filter(statement=statement, reason__in=SETTLED_BY_A_SPEAKER))
