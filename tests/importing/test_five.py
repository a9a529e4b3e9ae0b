"""The archive's own five readouts, from their files to rows, twice, and after corrections."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from readouts.extraction import batch
from readouts.importing.report import Fate
from readouts.importing.run import import_readouts
from readouts.models import (
    Doubt,
    Meeting,
    Mention,
    Participant,
    Readout,
    Statement,
    StatementTopic,
    Topic,
)
from tests.importing.texts import versions

pytestmark = pytest.mark.django_db

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "readouts"
GOLD = {
    path.name.replace(".gold.json", ".txt"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FIXTURES.glob("*.gold.json"))
}


@pytest.fixture
def five():
    return import_readouts([FIXTURES])


def readout(number):
    return Readout.objects.get(file=sorted(GOLD)[number])


def sql(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)


def test_every_fact_of_the_labels_is_a_row(five):
    assert not five.failures
    for file, gold in GOLD.items():
        meeting = Readout.objects.get(file=file).meeting
        assert (meeting.title, str(meeting.date), meeting.kind, meeting.place or None) == (
            gold["title"],
            gold["date"],
            gold["kind"],
            gold["place"],
        )
        attended = {(row.participant.name, row.party.code) for row in meeting.attendances.all()}
        assert attended == {(who["name"], who["country"]) for who in gold["participants"]}


def test_every_statement_of_the_labels_has_its_speakers_and_topics(five):
    for file, gold in GOLD.items():
        text = Readout.objects.get(file=file).text
        labelled, at = {}, 0
        for segment in gold["segments"]:
            at = text.index(segment["starts"], at)
            if segment["kind"] == "statement":
                labelled[at] = (set(segment["speaker"]), set(segment["topics"]))
        rows = Statement.objects.filter(readout__file=file)
        found = {
            row.start: (
                {speaker.name for speaker in row.speakers.all()},
                {topic.slug for topic in row.topics.all()},
            )
            for row in rows.prefetch_related("speakers", "topics")
        }
        assert found == labelled


def test_speakers_have_their_addresses(five):
    assert set(Participant.objects.values_list("slug", flat=True)) == {
        "wang-yi",
        "sergey-lavrov",
    }


def test_second_import_writes_nothing(five):
    before = versions()
    report = import_readouts([FIXTURES])
    assert versions() == before
    assert report.readouts == {Fate.UNCHANGED: 5}


def correct_by_rows():
    statement = readout(0).statements.order_by("start").first()
    statement.speakers.set([Participant.objects.get(slug="sergey-lavrov")])
    Meeting.objects.filter(readouts=readout(1)).update(date="2020-12-23")
    StatementTopic.objects.filter(statement__readout=readout(2), topic__slug="covid-19-and-health")[
        0
    ].delete()
    moved = readout(3).statements.order_by("start").last()
    moved.end -= 40
    moved.text = moved.readout.text[moved.start : moved.end]
    moved.save()


def correct_by_sql():
    first = readout(0).statements.order_by("start").first().pk
    lavrov = Participant.objects.get(slug="sergey-lavrov").pk
    sql("DELETE FROM readouts_statement_speakers WHERE statement_id = %s", first)
    sql(
        "INSERT INTO readouts_statement_speakers (statement_id, participant_id) VALUES (%s, %s)",
        first,
        lavrov,
    )
    meeting = readout(1).meeting_id
    sql("UPDATE readouts_meeting SET date = '2020-12-23' WHERE id = %s", meeting)
    sql(
        "DELETE FROM readouts_statementtopic WHERE id = (SELECT min(link.id)"
        " FROM readouts_statementtopic link JOIN readouts_statement s ON s.id = link.statement_id"
        " WHERE s.readout_id = %s AND link.topic_id = %s)",
        readout(2).pk,
        Topic.objects.get(slug="covid-19-and-health").pk,
    )
    sql(
        'UPDATE readouts_statement SET "end" = "end" - 40 WHERE id = %s',
        readout(3).statements.order_by("start").last().pk,
    )


def as_they_stand():
    """Everything that was corrected, and whatever stands beside it."""
    return {
        row.pk: (
            row.start,
            row.end,
            frozenset(row.speakers.values_list("slug", flat=True)),
            frozenset(row.topics.values_list("slug", flat=True)),
            row.readout.meeting.date,
        )
        for row in Statement.objects.select_related("readout__meeting")
    }


@pytest.mark.parametrize("correct", [correct_by_rows, correct_by_sql])
def test_four_corrections_stand_and_the_summary_says_kept(five, correct):
    correct()
    before = as_they_stand()
    report = import_readouts([FIXTURES])
    assert as_they_stand() == before
    assert report.readouts == {Fate.KEPT: 4, Fate.UNCHANGED: 1}
    assert report.rows["statements", Fate.KEPT] == 3
    assert report.rows["meetings", Fate.KEPT] == 1


@pytest.mark.parametrize("correct", [correct_by_rows, correct_by_sql])
def test_four_corrections_stand_against_a_changed_extraction(five, correct, monkeypatch):
    correct()
    before = as_they_stand()
    real = batch.extract

    def other(text, source, vocabulary):
        """An extraction that hears everything from Xi Jinping, a day later, of no topic."""
        found = real(text, source, vocabulary)
        xi = replace(found.participants[0], name="Xi Jinping", aliases=())
        day = replace(found.date, value="2021-12-31")
        statements = tuple(
            replace(
                one,
                span=replace(one.span, end=one.span.end - 20),
                text=one.text[:-20],
                speakers=("Xi Jinping",),
                voice=None,
                topics=(),
            )
            for one in found.statements
        )
        return replace(found, participants=(xi,), date=day, statements=statements)

    monkeypatch.setattr(batch, "extract", other)
    report = import_readouts([FIXTURES])
    after = as_they_stand()
    corrected = readout(0).statements.order_by("start").first().pk
    moved = readout(3).statements.order_by("start").last().pk
    assert after[corrected][2] == before[corrected][2] == {"sergey-lavrov"}
    assert after[moved][:2] == before[moved][:2]
    assert str(readout(1).meeting.date) == "2020-12-23"
    others = [values for pk, values in after.items() if pk != corrected]
    assert {values[2] for values in others} == {frozenset({"xi-jinping"})}
    assert report.readouts[Fate.CONFLICTING] == 3
    assert set(after) == set(before)


def test_better_extraction_leaves_what_a_fresh_import_makes(monkeypatch):
    real = batch.extract

    def worse(text, source, vocabulary):
        """An extraction that misses every third statement and hears others too short."""
        found = real(text, source, vocabulary)
        statements = tuple(
            replace(one, span=replace(one.span, end=one.span.end - 30), text=one.text[:-30])
            if place % 3
            else replace(one, topics=one.topics[1:], speakers=one.speakers[:1], confidence=0.5)
            for place, one in enumerate(found.statements)
            if place % 3 != 1
        )
        return replace(found, statements=statements, mentioned=(), place=None)

    def content():
        return (
            set(as_they_stand().values()),
            set(Meeting.objects.values_list("title", "date", "kind", "place")),
            set(Statement.objects.values_list("readout__file", "start", "text", "confidence")),
            set(Statement.objects.values_list("start", "statement_topics__phrase")),
            set(Mention.objects.values_list("readout__file", "name", "start")),
            set(Doubt.objects.values_list("reason", "readout__file", "detail", "start")),
        )

    monkeypatch.setattr(batch, "extract", worse)
    import_readouts([FIXTURES])
    rows = set(Statement.objects.values_list("pk", flat=True))
    monkeypatch.setattr(batch, "extract", real)
    import_readouts([FIXTURES])
    improved = content()
    assert rows < set(Statement.objects.values_list("pk", flat=True))
    Readout.objects.all().delete()
    Meeting.objects.all().delete()
    Participant.objects.all().delete()
    import_readouts([FIXTURES])
    assert improved == content()
