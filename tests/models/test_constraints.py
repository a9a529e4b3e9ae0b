"""What the database itself refuses, whoever writes to it."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from readouts.models import Meeting, Participant, Readout, Statement, StatementTopic
from tests.factories import (
    MeetingFactory,
    ParticipantFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "Häßlich 中文 said that A. Then B said more."


def sql(statement: str, *parameters: object) -> None:
    """Run SQL as a person at a prompt would, with deferred constraints checked at once."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement, parameters)


class TestReadout:
    @pytest.mark.parametrize(
        ("column", "value"),
        [("text", "other words"), ("sha256", "0" * 64), ("code", "0123456789")],
    )
    def test_text_and_what_is_computed_from_it_never_change(self, column, value):
        readout = ReadoutFactory(text=TEXT)
        with pytest.raises(IntegrityError, match=f"text of readout {readout.code} is immutable"):
            sql(f"UPDATE readouts_readout SET {column} = %s", value)  # noqa: S608

    def test_other_fields_change(self):
        readout = ReadoutFactory(text=TEXT)
        sql("UPDATE readouts_readout SET title = 'A better title'")
        readout.refresh_from_db()
        assert readout.title == "A better title"

    def test_sha256_is_of_the_text(self):
        with pytest.raises(IntegrityError, match="readout_sha256_is_of_its_text"):
            ReadoutFactory(text=TEXT, sha256="0" * 64)

    def test_code_is_of_the_sha256(self):
        with pytest.raises(IntegrityError, match="readout_code_is_of_its_sha256"):
            ReadoutFactory(text=TEXT, code="0123456789", meeting=MeetingFactory())

    def test_same_text_is_stored_once(self):
        meeting = ReadoutFactory(text=TEXT).meeting
        with pytest.raises(IntegrityError, match="unique"):
            ReadoutFactory(text=TEXT, meeting=meeting)

    def test_empty_text_is_refused(self):
        with pytest.raises(IntegrityError, match="readout_has_a_text"):
            ReadoutFactory(text="")


class TestStatement:
    def test_text_is_filled_from_the_source_by_code_points(self):
        statement = StatementFactory(readout=ReadoutFactory(text=TEXT), start=8, end=20, text="")
        statement.refresh_from_db()
        assert statement.text == "中文 said that" == TEXT[8:20]

    def test_text_follows_moved_offsets(self):
        statement = StatementFactory(readout=ReadoutFactory(text=TEXT), start=8, end=20)
        sql('UPDATE readouts_statement SET "start" = 11, "end" = 23')
        statement.refresh_from_db()
        assert statement.text == TEXT[11:23]

    def test_text_that_differs_from_the_source_is_refused(self):
        StatementFactory(readout=ReadoutFactory(text=TEXT), start=8, end=20)
        with pytest.raises(IntegrityError, match='it has to read "中文 said that"'):
            sql("UPDATE readouts_statement SET text = 'something else'")

    def test_end_past_the_text_is_refused(self):
        readout = ReadoutFactory(text=TEXT)
        with pytest.raises(IntegrityError, match=f"its readout has {len(TEXT)} characters"):
            StatementFactory(readout=readout, start=0, end=len(TEXT) + 1, text="")

    @pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5)])
    def test_offsets_out_of_order_are_refused(self, start, end):
        readout = ReadoutFactory(text=TEXT)
        with pytest.raises(DatabaseError):
            StatementFactory(readout=readout, start=start, end=end, text="")

    def test_overlap_is_refused(self):
        readout = ReadoutFactory(text=TEXT)
        StatementFactory(readout=readout, start=0, end=10)
        with pytest.raises(IntegrityError, match="statements_do_not_overlap"):
            sql(
                "INSERT INTO readouts_statement"
                ' (readout_id, "start", "end", text, unnamed_group, confidence, rule,'
                " alternatives, review_state)"
                " VALUES (%s, 9, 12, '', '', 1, '', '[]', 'unreviewed')",
                readout.pk,
            )

    def test_rejected_statement_may_be_overlapped(self):
        readout = ReadoutFactory(text=TEXT)
        StatementFactory(readout=readout, start=0, end=10, review_state="rejected")
        StatementFactory(readout=readout, start=9, end=12)
        sql("SELECT 1")
        assert Statement.objects.standing().count() == 1

    def test_boundary_between_two_statements_moves_in_one_transaction(self):
        readout = ReadoutFactory(text=TEXT)
        first = StatementFactory(readout=readout, start=0, end=10)
        second = StatementFactory(readout=readout, start=10, end=20)
        with transaction.atomic():
            Statement.objects.filter(pk=first.pk).update(end=15)
            Statement.objects.filter(pk=second.pk).update(start=15)
        first.refresh_from_db()
        assert first.text == TEXT[0:15]

    def test_confidence_lies_between_0_and_1(self):
        with pytest.raises(IntegrityError, match="statement_confidence_is_valid"):
            StatementFactory(confidence=1.2)


class TestMeeting:
    def test_code_never_changes(self):
        MeetingFactory()
        with pytest.raises(DatabaseError):
            sql("UPDATE readouts_meeting SET code = '0123456789'")

    @pytest.mark.parametrize("date", [dt.date(4043, 1, 1), dt.date(1018, 1, 1)])
    def test_impossible_date_is_refused(self, date):
        with pytest.raises(IntegrityError, match="meeting_date_is_valid"):
            MeetingFactory(date=date)

    def test_last_day_before_the_first_is_refused(self):
        with pytest.raises(IntegrityError, match="meeting_ends_after_it_starts"):
            MeetingFactory(date=dt.date(2021, 7, 15), date_end=dt.date(2021, 7, 14))

    def test_unknown_kind_is_refused(self):
        with pytest.raises(IntegrityError, match="meeting_kind_is_known"):
            MeetingFactory(kind="seance")


class TestTopicOfAStatement:
    def test_given_once(self):
        topic = TopicFactory()
        statement = StatementFactory(topics=[topic])
        with pytest.raises(IntegrityError, match="statement_topic_once"):
            StatementTopic.objects.create(statement=statement, topic=topic)

    def test_from_a_phrase_names_the_phrase(self):
        statement = StatementFactory()
        with pytest.raises(IntegrityError, match="statement_topic_names_its_phrase"):
            StatementTopic.objects.create(
                statement=statement, topic=TopicFactory(), origin="phrase"
            )


def test_participant_is_not_merged_into_itself():
    participant = ParticipantFactory()
    with pytest.raises(IntegrityError, match="not_merged_into_itself"):
        Participant.objects.update(merged_into=participant)


def test_meeting_with_a_readout_is_not_deleted():
    readout = ReadoutFactory(text=TEXT)
    with pytest.raises(IntegrityError):
        readout.meeting.delete()
    assert Meeting.objects.count() == Readout.objects.count() == 1
