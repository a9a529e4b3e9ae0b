"""Whatever people decide, stands: after imports with other rules, and in an archive built anew."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from readouts.corrections import bulk, facts, people, statements, undo
from readouts.corrections.saving import CorrectionError
from readouts.corrections.transfer import decisions, take_in
from readouts.extraction.records import Claim, ExtractedStatement, Extraction, Person, Source, Span
from readouts.extraction.sentences import split_sentences
from readouts.extraction.topics import match_topics
from readouts.importing.parties import Parties
from readouts.importing.people import People
from readouts.importing.readout import Archive, import_readout
from readouts.importing.spans import is_same_passage
from readouts.importing.vocabulary import current_vocabulary, topic_numbers
from readouts.models import (
    Attendance,
    Doubt,
    Meeting,
    Mention,
    Participant,
    Readout,
    Statement,
    Topic,
    TopicPhrase,
)

NAMES = ("Wang Yi", "Sergey Lavrov", "Antony Blinken")
TEXT = "\n\n".join(
    (
        "On 15 July 2021 Wang Yi met with Sergey Lavrov and Antony Blinken in Tashkent.",
        "Wang Yi said that peace is good. He hopes for more trade. Trade needs peace 🕊.",
        "Sergey Lavrov agreed. He spoke of vaccines. Peace, he said, is a matter of trade.",
        "Antony Blinken disagreed. The ministers parted as friends.",
    )
)
SENTENCES = [
    sentence
    for paragraph in TEXT.split("\n\n")[1:]
    for sentence in split_sentences(
        TEXT, TEXT.index(paragraph), TEXT.index(paragraph) + len(paragraph)
    )
]
BREAKS = {TEXT.index(paragraph) for paragraph in TEXT.split("\n\n")}

# A rule set: for each sentence, whom it is given to (or nobody), and whether it goes on.
RULES = st.lists(
    st.tuples(st.sampled_from([None, (0,), (1,), (2,), (0, 1)]), st.booleans()),
    min_size=len(SENTENCES),
    max_size=len(SENTENCES),
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "reassign",
                "joint",
                "split",
                "merge",
                "move",
                "add",
                "reject",
                "restore",
                "confirm",
                "topic",
                "untopic",
                "undo",
                "office",
                "absent",
                "date",
            ]
        ),
        st.integers(0, 9),
        st.integers(0, len(TEXT)),
        st.integers(0, len(TEXT)),
    ),
    max_size=8,
)


def claim(value: str) -> Claim:
    return Claim(value, value, None, "test", 0.9)


def extraction(rules: list[Any]) -> Extraction:
    """What these rules make of TEXT."""
    spans: list[tuple[int, int, tuple[int, ...]]] = []
    for (start, end), (speakers, goes_on) in zip(SENTENCES, rules, strict=True):
        last = spans[-1] if spans else None
        if speakers and goes_on and last and last[2] == speakers and start not in BREAKS:
            spans[-1] = (last[0], end, speakers)
        elif speakers:
            spans.append((start, end, speakers))
    vocabulary = current_vocabulary()
    said = tuple(
        ExtractedStatement(
            span=Span(start, end),
            text=TEXT[start:end],
            speakers=tuple(NAMES[index] for index in speakers),
            rule="test",
            confidence=0.5,
            topics=match_topics(TEXT, Span(start, end), vocabulary),
        )
        for start, end, speakers in spans
    )
    return Extraction(
        text=TEXT,
        source=Source(file="text.txt"),
        document="readout",
        title=claim("Three ministers meet"),
        date=claim("2021-07-15"),
        kind=claim("meeting"),
        place=claim("Tashkent"),
        publisher=None,
        publisher_country="",
        participants=tuple(
            Person(name, code, "Minister", None, "test", 0.9)
            for name, code in zip(NAMES, ("CN", "RU", "US"), strict=True)
        ),
        statements=said,
    )


def run_import(rules: list[Any]) -> None:
    import_readout(extraction(rules), Archive(People(), Parties(), topic_numbers()))


def edit(operation: str, index: int, a: int, b: int, by: Any) -> None:
    """One edit at the desk, of one of the rows that there are; some are refused."""
    rows = list(Statement.objects.order_by("start", "pk"))
    row = rows[index % len(rows)] if rows else None
    persons = list(Participant.objects.order_by("pk"))
    one, other = persons[a % 3], persons[b % 3]
    readout = Readout.objects.get()
    attendance = Attendance.objects.order_by("pk")[index % 3]
    topic = Topic.objects.order_by("slug")[index % 2]
    low, high = sorted((a, b))
    if operation == "add":
        statements.add(readout, low, high, [one], by=by)
    elif operation == "undo":
        save = undo.last_save(readout.pk, by)
        if save and save.context_id:
            undo.undo(save.context_id, by=by)
    elif operation == "office":
        facts.correct_attendance(attendance, office=f"Envoy no. {index}", by=by)
    elif operation == "absent":
        facts.correct_attendance(attendance, review_state="rejected", by=by)
    elif operation == "date":
        day = dt.date(2021, 7, 1 + index)
        facts.correct_meeting(readout.meeting, date=day, place=f"Room {index}", by=by)
    elif row is not None:
        length = row.end - row.start
        does = {
            "reassign": lambda: statements.reassign(row, [one], by=by),
            "joint": lambda: statements.reassign(row, list({one, other}), voice=one, by=by),
            "split": lambda: statements.split(row, row.start + a % (length + 1), by=by),
            "merge": lambda: statements.merge_with_next(row, by=by),
            "move": lambda: statements.move(row, low, high, by=by),
            "reject": lambda: statements.reject(row, by=by),
            "restore": lambda: statements.restore(row, by=by),
            "confirm": lambda: statements.confirm(row, by=by),
            "topic": lambda: statements.add_topic(row, topic, by=by),
            "untopic": lambda: statements.remove_topic(row, topic, by=by),
        }
        does[operation]()


def names(speakers: Any) -> list[str]:
    return sorted(speaker["name"] for speaker in speakers)


def decided() -> list[dict[str, Any]]:
    return [line for line in decisions() if line["kind"] in ("statement", "attendance", "meeting")]


def assert_stands(line: dict[str, Any]) -> None:
    """What the line tells is so in the archive."""
    if line["kind"] == "meeting":
        meeting = Meeting.objects.get()
        told = {name: str(getattr(meeting, name) or "") for name in line["set"]}
        assert told == {name: str(value or "") for name, value in line["set"].items()}
        return
    if line["kind"] == "attendance":
        row = Attendance.objects.get(participant__name=line["participant"]["name"])
        for name in {"office", "review_state"} & set(line["set"]):
            assert getattr(row, name) == line["set"][name]
        return
    state = line["set"].get("review_state")
    place = (line["start"], line["end"])
    if state or list(place) != line["base"]:
        rows = Statement.objects.filter(start=place[0], end=place[1])
    else:
        # Nobody moved it: it may follow the extraction's boundaries.
        every = Statement.objects.standing()
        rows = [row for row in every if is_same_passage(place, (row.start, row.end))]
    found = [row for row in rows if state in (None, row.review_state)]
    assert found, line
    row = found[0]
    assert row.text == TEXT[row.start : row.end]
    if "speakers" in line["set"]:
        assert any(
            sorted(p.name for p in row.speakers.all()) == names(line["set"]["speakers"])
            for row in found
        )
    if "voice" in line["set"]:
        voice = line["set"]["voice"]
        assert any((r.voice and r.voice.name) == (voice and voice["name"]) for r in found)
    topics = [set(row.topics.values_list("slug", flat=True)) for row in found]
    assert any(set(line["topics_added"]) <= held for held in topics)
    assert any(not set(line["topics_removed"]) & held for held in topics)


def raze() -> None:
    """Leave nothing of the readouts."""
    Participant.objects.update(merged_into=None)
    for model in (Doubt, Mention, Statement, Attendance, Readout, Meeting, Participant):
        model.objects.all().delete()


class EveryDecisionStands(TestCase):
    def setUp(self) -> None:
        self.editor, _ = get_user_model().objects.get_or_create(username="li-hui")
        for slug in ("peace", "trade"):
            told = {"name": slug.title(), "group": "issue"}
            topic, _ = Topic.objects.get_or_create(slug=slug, defaults=told)
            TopicPhrase.objects.get_or_create(topic=topic, phrase=slug)

    def work(self, edits: list[Any]) -> None:
        for operation, index, a, b in edits:
            try:
                edit(operation, index, a, b, self.editor)
            except CorrectionError:
                continue

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(first=RULES, edits=EDITS, second=RULES, third=RULES)
    def test_after_another_import_and_in_an_archive_built_anew(
        self, first: Any, edits: Any, second: Any, third: Any
    ) -> None:
        run_import(first)
        self.work(edits)
        before = decided()

        run_import(second)
        for line in before:
            assert_stands(line)

        lines = [json.dumps(line) for line in decisions()]
        promised = decided()
        raze()
        run_import(third)
        taken = take_in(lines, by=self.editor)
        assert taken.problems == []
        for line in promised:
            assert_stands(line)

        again = take_in(lines, by=self.editor)
        assert again.problems == []
        assert again.counts["applied"] == 0

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(first=RULES, edits=EDITS)
    def test_undoing_save_after_save_leads_back_to_the_extraction(
        self, first: Any, edits: Any
    ) -> None:
        run_import(first)
        assert decided() == []
        self.work([entry for entry in edits if entry[0] != "undo"])
        readout = Readout.objects.get()

        while save := undo.last_save(readout.pk, self.editor):
            undo.undo(str(save.context_id), by=self.editor)

        assert decided() == []

    def test_a_whole_confirmed_readout_is_carried_over(self) -> None:
        rules = [((0,), False)] * len(SENTENCES)
        run_import(rules)
        bulk.confirm_all(Readout.objects.get(), by=self.editor)
        lines = [json.dumps(line) for line in decisions()]
        raze()
        run_import([((1,), False)] * len(SENTENCES))

        taken = take_in(lines, by=self.editor)

        assert taken.problems == []
        said = Statement.objects.filter(review_state="reviewed", speakers__name="Wang Yi")
        assert said.count() == len(SENTENCES)

    def test_a_merge_of_two_people_is_carried_over(self) -> None:
        rules = [((0,), False), ((1,), False)] * (len(SENTENCES) // 2)
        run_import(rules + [((2,), False)] * (len(SENTENCES) % 2))
        loser = Participant.objects.get(name="Antony Blinken")
        people.merge(loser, Participant.objects.get(name="Wang Yi"), by=self.editor)
        lines = [json.dumps(line) for line in decisions()]
        raze()
        run_import([((2,), False)] * len(SENTENCES))

        taken = take_in(lines, by=self.editor)

        assert taken.problems == []
        said = Statement.objects.standing().filter(speakers__name="Wang Yi")
        assert said.count() == len(SENTENCES)
