"""The statements of one readout, as people decided them elsewhere, put in place here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.db.models import Q

from readouts.corrections.matching import phrase_topics
from readouts.corrections.saving import CorrectionError
from readouts.corrections.sureness import BY_A_PERSON
from readouts.importing.spans import Run, overlap, pair
from readouts.models import (
    Participant,
    Readout,
    ReviewState,
    Statement,
    StatementTopic,
    Topic,
)

Line = dict[str, Any]


class Counts(Protocol):
    def count(self, outcome: str) -> None: ...
    def problem(self, outcome: str, words: str) -> None: ...


def take_statements(
    readout: Readout,
    lines: Sequence[Line],
    person: Callable[[Line | None], Participant | None],
    taken: Counts,
) -> None:
    """Put these decisions on the statements of ``readout`` (locked by the caller) in place.

    A decision continues the row that the machine made of the same words, or of
    the nearest; a machine's row that stands in a decision's way is rejected. A row
    that somebody here corrected otherwise stays, and the decision is a conflict.
    """
    for line in lines:
        if not 0 <= line["start"] < line["end"] <= len(readout.text):
            raise CorrectionError(
                f"a statement from {line['start']} to {line['end']} is outside of the text"
            )
    rows = list(readout.statements.prefetch_related("speakers", "statement_topics__topic"))
    targets = _targets(rows, lines)
    decided: set[int] = set()
    for index, line in enumerate(lines):
        row = targets.get(index)
        if row is None:
            row = _make(readout, line)
            _apply(row, line, person)
            taken.count("applied")
        elif _stands(row, line, person):
            taken.count("unchanged")
        elif _touched(row):
            taken.problem("conflicting", f"the statement “{row}” was corrected otherwise here")
        else:
            _apply(row, line, person)
            taken.count("applied")
        decided.add(row.pk)
    _clear_the_way(readout, decided)


def _targets(rows: Sequence[Statement], lines: Sequence[Line]) -> dict[int, Statement]:
    """Which row each decision is about, where there is one."""
    found: dict[int, Statement] = {}
    free = {row.pk: row for row in rows}
    for index, line in enumerate(lines):
        if line["base"] is None:
            exact = next(
                (
                    row
                    for row in free.values()
                    if (row.start, row.end) == (line["start"], line["end"])
                    and row.extracted is None
                ),
                None,
            )
            if exact is not None:
                found[index] = free.pop(exact.pk)
    machine = [row for row in free.values() if row.extracted is not None]
    told = [row.extracted or {} for row in machine]
    bases: list[Run] = [(base["start"], base["end"]) for base in told]
    asked = [(index, line) for index, line in enumerate(lines) if line["base"] is not None]
    wanted: list[Run] = [(line["base"][0], line["base"][1]) for _, line in asked]
    for place, at in pair(bases, wanted).items():
        found[asked[place][0]] = machine[at]
        free.pop(machine[at].pk)
    for index, line in enumerate(lines):
        if index in found:
            continue
        same = (
            row for row in free.values() if (row.start, row.end) == (line["start"], line["end"])
        )
        row = next(same, None)
        if row is not None:
            found[index] = free.pop(row.pk)
    return found


def _make(readout: Readout, line: Line) -> Statement:
    start, end = line["start"], line["end"]
    row = Statement(
        readout=readout, start=start, end=end, text=readout.text[start:end], rule=BY_A_PERSON
    )
    row.save(force_insert=True)
    return row


def _wanted(
    line: Line, person: Callable[[Line | None], Participant | None]
) -> tuple[dict[str, Any], set[int] | None]:
    """The columns that a decision sets, and the speakers where it sets them."""
    told = line["set"]
    columns: dict[str, Any] = {"start": line["start"], "end": line["end"]}
    if "voice" in told:
        columns["voice_id"] = getattr(person(told["voice"]), "pk", None)
    for name in ("unnamed_group", "review_state"):
        if name in told:
            columns[name] = told[name]
    if columns.get("review_state", ReviewState.UNREVIEWED) not in ReviewState.values:
        raise CorrectionError(f"a state is one of {', '.join(ReviewState.values)}")
    if "speakers" not in told:
        return columns, None
    people = [person(named) for named in told["speakers"]]
    return columns, {one.pk for one in people if one is not None}


def _stands(
    row: Statement, line: Line, person: Callable[[Line | None], Participant | None]
) -> bool:
    """Whether the row is as the decision says already."""
    columns, speakers = _wanted(line, person)
    topics = {link.topic.slug: link.origin for link in row.statement_topics.all()}
    return (
        all(getattr(row, name) == value for name, value in columns.items())
        and (speakers is None or {p.pk for p in row.speakers.all()} == speakers)
        and set(line["topics_added"]) <= set(topics)
        and not set(line["topics_removed"]) & set(topics)
        and all(topics.get(slug) == "person" for slug in line["topics_given"])
    )


def _touched(row: Statement) -> bool:
    """Whether somebody here changed the row since the machine's last answer, or judged it."""
    base = row.extracted
    if base is None or row.review_state != ReviewState.UNREVIEWED:
        return True
    merged = Participant.objects.filter(pk__in=base["speakers"])
    speakers = {person.merged_into_id or person.pk for person in merged}
    return (
        (row.start, row.end) != (base["start"], base["end"])
        or {speaker.pk for speaker in row.speakers.all()} != speakers
        or row.unnamed_group != base["unnamed_group"]
        or any(link.origin == "person" for link in row.statement_topics.all())
    )


def _apply(row: Statement, line: Line, person: Callable[[Line | None], Participant | None]) -> None:
    columns, speakers = _wanted(line, person)
    before = (row.start, row.end)
    for name, value in columns.items():
        setattr(row, name, value)
    row.text = row.readout.text[row.start : row.end]
    row.save(update_fields=["text", *(name.removesuffix("_id") for name in columns)])
    if speakers is not None:
        row.speakers.set(speakers)
    links = row.statement_topics
    if (row.start, row.end) != before:
        inside = phrase_topics(row.text)
        links.filter(origin="phrase").exclude(topic__slug__in=inside).delete()
    links.filter(topic__slug__in=line["topics_removed"]).delete()
    _add_topics(row, line)


def _add_topics(row: Statement, line: Line) -> None:
    there = dict(row.statement_topics.values_list("topic__slug", "origin"))
    given = set(line["topics_given"])
    row.statement_topics.filter(topic__slug__in=given, origin="phrase").delete()
    found = phrase_topics(row.text)
    wanted = [slug for slug in line["topics_added"] if there.get(slug) is None or slug in given]
    for topic in Topic.objects.filter(slug__in=wanted):
        if there.get(topic.slug) == "person":
            continue
        link = StatementTopic(statement=row, topic=topic)
        if topic.slug in found and topic.slug not in given:
            phrase, start, end = found[topic.slug]
            link.origin, link.phrase = StatementTopic.Origin.PHRASE, phrase
            link.start, link.end = row.start + start, row.start + end
        link.save()


def _clear_the_way(readout: Readout, decided: set[int]) -> None:
    """Reject the machine's rows that overlap what people decided; those of people stay."""
    standing = list(readout.statements.standing().order_by("start"))
    kept = [row for row in standing if row.pk in decided]
    others = [row for row in standing if row.pk not in decided]
    for row in others:
        clash = [k for k in kept if overlap((row.start, row.end), (k.start, k.end))]
        if not clash:
            continue
        if row.extracted is None:
            raise CorrectionError(f"“{row}”, which somebody here made, stands in the way")
        row.review_state = ReviewState.REJECTED
        row.save(update_fields=["review_state"])
    overlapping = Q()
    for one in kept:
        overlapping |= Q(start__lt=one.end, end__gt=one.start) & ~Q(pk=one.pk)
    if kept and readout.statements.standing().filter(overlapping).exists():
        raise CorrectionError("two of the decisions overlap")
