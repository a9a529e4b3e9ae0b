"""What a person changed stands, by whatever way it was changed; the rest follows."""

import datetime as dt

import pytest
from django.db import connection

from readouts.corrections import statements as desk
from readouts.importing.report import Fate
from readouts.models import (
    Attendance,
    Meeting,
    Mention,
    Participant,
    Publisher,
    ReviewState,
    Statement,
    StatementTopic,
    Topic,
)
from tests.factories import ParticipantFactory, TopicFactory
from tests.importing.texts import (
    AGREED,
    ENERGY,
    EXTRACTION,
    HOPES,
    LAVROV,
    MULTILATERALISM,
    STATEMENTS,
    THANKS,
    WANG,
    changed,
    claim,
    person,
    put,
    said,
    span,
    statement,
    stored,
    with_statements,
)

pytestmark = pytest.mark.django_db


def sql(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)


def speakers(row):
    return {speaker.name for speaker in row.speakers.all()}


def slugs(row):
    return {topic.slug for topic in row.topics.all()}


@pytest.fixture
def imported():
    return put()


# Speakers


def test_corrected_speaker_stands_and_counts_as_kept(imported):
    said(MULTILATERALISM).speakers.set([Participant.objects.get(name=WANG)])
    tally = put()
    assert speakers(said(MULTILATERALISM)) == {WANG}
    assert tally.rows["statements", Fate.KEPT] == 1
    assert tally.fate is Fate.KEPT


def test_speaker_corrected_by_sql_stands(imported):
    wang = Participant.objects.get(name=WANG)
    sql(
        "UPDATE readouts_statement_speakers SET participant_id = %s WHERE statement_id = %s",
        wang.pk,
        said(MULTILATERALISM).pk,
    )
    put()
    assert speakers(said(MULTILATERALISM)) == {WANG}


def test_speaker_that_nobody_corrected_follows_the_extraction(imported):
    put(with_statements(STATEMENTS[0], statement(MULTILATERALISM, WANG), STATEMENTS[2]))
    assert speakers(said(MULTILATERALISM)) == {WANG}


def test_corrected_speaker_stands_against_a_new_extraction(imported):
    other = ParticipantFactory(slug="ma-zhaoxu", name="Ma Zhaoxu")
    said(MULTILATERALISM).speakers.set([other])
    tally = put(with_statements(STATEMENTS[0], statement(MULTILATERALISM, WANG), STATEMENTS[2]))
    assert speakers(said(MULTILATERALISM)) == {"Ma Zhaoxu"}
    assert tally.rows["statements", Fate.CONFLICTING] == 1


def test_corrected_voice_stands(imported):
    Statement.objects.filter(pk=said(AGREED).pk).update(voice=Participant.objects.get(name=LAVROV))
    put()
    assert said(AGREED).voice.name == LAVROV


# Boundaries


def test_corrected_boundary_stands(imported):
    row = said(ENERGY)
    desk.move(row, row.start, row.start + len(ENERGY), by=None)
    tally = put()
    row.refresh_from_db()
    assert row.text == ENERGY
    assert tally.rows["statements", Fate.KEPT] == 1


def test_boundary_corrected_by_sql_stands(imported):
    row = said(ENERGY)
    sql('UPDATE readouts_statement SET "end" = %s WHERE id = %s', span(ENERGY).end, row.pk)
    put()
    row.refresh_from_db()
    assert row.text == ENERGY


def test_moved_boundary_of_the_extraction_keeps_the_row(imported):
    row = said(ENERGY)
    shorter = statement(ENERGY, WANG, topics=[("energy", "energy")])
    put(with_statements(shorter, *STATEMENTS[1:]))
    row.refresh_from_db()
    assert row.text == ENERGY
    assert slugs(row) == {"energy"}


def test_split_by_the_extraction_continues_one_row_and_makes_one(imported):
    row = said(ENERGY)
    parts = statement(ENERGY, WANG), statement(HOPES, WANG)
    put(with_statements(*parts, *STATEMENTS[1:]))
    assert Statement.objects.count() == 4
    assert Statement.objects.filter(pk=row.pk).exists()
    assert {said(ENERGY).text, said(HOPES).text} == {ENERGY, HOPES}


def test_split_by_a_person_stands(imported):
    _, second = desk.split(said(ENERGY), span(HOPES).start, by=None)
    second.speakers.set([Participant.objects.get(name=LAVROV)])
    put()
    assert Statement.objects.count() == 4
    assert (said(ENERGY).text, speakers(said(ENERGY))) == (ENERGY, {WANG})
    assert (said(HOPES).text, speakers(said(HOPES))) == (HOPES, {LAVROV})


def test_merge_by_a_person_stands(imported):
    parts = statement(ENERGY, WANG), statement(HOPES, WANG)
    put(with_statements(*parts, *STATEMENTS[1:]))
    desk.merge_with_next(said(ENERGY), by=None)
    for extraction in (with_statements(*parts, *STATEMENTS[1:]), EXTRACTION):
        put(extraction)
        standing = stored().statements.standing()
        assert standing.get(start=span(ENERGY).start).text == f"{ENERGY} {HOPES}"
        assert standing.count() == 3


def test_new_statement_gives_way_to_a_boundary_that_a_person_moved(imported):
    row = said(MULTILATERALISM)
    desk.move(row, row.start, span(THANKS).end, by=None)
    put(with_statements(*STATEMENTS, statement(THANKS, WANG)))
    assert Statement.objects.count() == 3
    row.refresh_from_db()
    assert row.text == f"{MULTILATERALISM} {THANKS}"


# Statements that were added, deleted, rejected, reviewed


def test_statement_that_a_person_added_stays(imported):
    desk.add(stored(), span(THANKS).start, span(THANKS).end, by=None)
    put()
    assert said(THANKS).text == THANKS


def test_statement_that_a_person_added_wins_over_an_overlapping_new_one(imported):
    added = desk.add(stored(), span(THANKS).start, span(THANKS).end, by=None)
    longer = statement(f"{MULTILATERALISM} {THANKS}", LAVROV)
    put(with_statements(STATEMENTS[0], longer, STATEMENTS[2]))
    assert said(THANKS) == added
    assert said(MULTILATERALISM).text == MULTILATERALISM


def test_deleted_statement_stays_deleted(imported):
    said(MULTILATERALISM).delete()
    tally = put()
    assert not stored().statements.filter(start=span(MULTILATERALISM).start).exists()
    assert tally.rows["statements", Fate.KEPT] == 1


def test_deleted_statement_stays_deleted_when_its_boundaries_move(imported):
    said(ENERGY).delete()
    put(with_statements(statement(ENERGY, WANG), *STATEMENTS[1:]))
    assert Statement.objects.count() == 2
    put()
    assert Statement.objects.count() == 2


def test_rejected_statement_stays_rejected(imported):
    desk.reject(said(MULTILATERALISM), by=None)
    put(with_statements(STATEMENTS[0], statement(MULTILATERALISM, WANG), STATEMENTS[2]))
    assert said(MULTILATERALISM).review_state == ReviewState.REJECTED
    assert Statement.objects.count() == 3


def test_larger_statement_around_a_rejected_fragment_is_imported(imported):
    put(with_statements(statement(HOPES, WANG), *STATEMENTS[1:]))
    desk.reject(said(HOPES), by=None)
    put()
    assert said(ENERGY).text == f"{ENERGY} {HOPES}"
    assert said(HOPES).review_state == ReviewState.REJECTED


def test_reviewed_statement_is_never_touched(imported):
    row = desk.confirm(said(MULTILATERALISM), by=None)
    before = Statement.objects.filter(pk=row.pk).values().get()
    put(with_statements(STATEMENTS[0], statement(f"{MULTILATERALISM} {THANKS}", WANG)))
    assert Statement.objects.filter(pk=row.pk).values().get() == before
    assert speakers(row) == {LAVROV}


def test_reviewed_statement_outlasts_an_extraction_without_it(imported):
    desk.confirm(said(MULTILATERALISM), by=None)
    put(with_statements(STATEMENTS[0], STATEMENTS[2]))
    assert said(MULTILATERALISM).text == MULTILATERALISM


def test_statement_that_the_extraction_has_no_more_goes(imported):
    tally = put(with_statements(STATEMENTS[0], STATEMENTS[2]))
    assert Statement.objects.count() == 2
    assert tally.rows["statements", Fate.REMOVED] == 1


def test_corrected_statement_outlasts_an_extraction_without_it(imported):
    said(MULTILATERALISM).speakers.set([Participant.objects.get(name=WANG)])
    put(with_statements(STATEMENTS[0], STATEMENTS[2]))
    assert speakers(said(MULTILATERALISM)) == {WANG}


# Topics


def test_removed_topic_stays_removed(imported):
    StatementTopic.objects.filter(topic__slug="trade").delete()
    put()
    assert slugs(said(ENERGY)) == {"energy"}


def test_removed_topic_stays_removed_though_the_extraction_forgets_it_for_a_while(imported):
    StatementTopic.objects.filter(topic__slug="trade").delete()
    without = statement(f"{ENERGY} {HOPES}", WANG, topics=[("energy", "energy")])
    put(with_statements(without, *STATEMENTS[1:]))
    put()
    assert slugs(said(ENERGY)) == {"energy"}


def test_topic_removed_by_sql_stays_removed(imported):
    sql(
        "DELETE FROM readouts_statementtopic WHERE topic_id = %s",
        Topic.objects.get(slug="trade").pk,
    )
    put()
    assert slugs(said(ENERGY)) == {"energy"}


def test_added_topic_stays(imported):
    desk.add_topic(said(ENERGY), TopicFactory(slug="health"), by=None)
    put()
    assert slugs(said(ENERGY)) == {"energy", "trade", "health"}


def test_topic_added_by_sql_stays(imported):
    sql(
        "INSERT INTO readouts_statementtopic (statement_id, topic_id, origin, phrase)"
        " VALUES (%s, %s, 'person', '')",
        said(ENERGY).pk,
        Topic.objects.get(slug="health").pk,
    )
    put()
    assert "health" in slugs(said(ENERGY))


def test_topics_that_nobody_touched_follow_the_extraction(imported):
    StatementTopic.objects.filter(topic__slug="trade").delete()
    desk.add_topic(said(ENERGY), TopicFactory(slug="multilateralism"), by=None)
    topics = [("trade", "trade"), ("health", "vaccines")]
    put(with_statements(statement(f"{ENERGY} {HOPES}", WANG, topics=topics), *STATEMENTS[1:]))
    assert slugs(said(ENERGY)) == {"health", "multilateralism"}


def test_topic_whose_words_a_person_left_outside_is_not_added(imported):
    row = said(ENERGY)
    Statement.objects.filter(pk=row.pk).update(end=span(ENERGY).end)
    topics = [("energy", "energy"), ("trade", "trade"), ("health", "vaccines")]
    put(with_statements(statement(f"{ENERGY} {HOPES}", WANG, topics=topics), *STATEMENTS[1:]))
    assert slugs(row) == {"energy", "trade"}


# The meeting and its attendances


def test_corrected_date_stands(imported):
    Meeting.objects.update(date=dt.date(2021, 7, 14))
    tally = put()
    assert Meeting.objects.get().date == dt.date(2021, 7, 14)
    assert tally.rows["meetings", Fate.KEPT] == 1


def test_date_corrected_by_sql_stands(imported):
    sql("UPDATE readouts_meeting SET date = '2021-07-14'")
    put()
    assert Meeting.objects.get().date == dt.date(2021, 7, 14)


def test_each_fact_of_a_meeting_is_merged_by_itself(imported):
    Meeting.objects.update(place="Samarkand")
    put(changed(kind=claim("video call", "met with"), place=claim("Tashkent")))
    meeting = Meeting.objects.get()
    assert (meeting.place, meeting.kind) == ("Samarkand", "video call")


def test_reviewed_meeting_is_never_touched(imported):
    Meeting.objects.update(review_state=ReviewState.REVIEWED)
    put(changed(kind=claim("video call", "met with")))
    assert Meeting.objects.get().kind == "meeting"


def test_corrected_last_day_stands_with_its_first(imported):
    Meeting.objects.update(date=dt.date(2021, 7, 20))
    put(changed(date_end=claim("2021-07-16", "July 15, 2021")))
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.date_end) == (dt.date(2021, 7, 20), None)


def test_corrected_office_stands_and_the_party_follows(imported):
    Attendance.objects.filter(participant__name=LAVROV).update(office="Minister")
    put(
        changed(participants=(EXTRACTION.participants[0], person(LAVROV, "BY", role="Minister of")))
    )
    attendance = Attendance.objects.get(participant__name=LAVROV)
    assert (attendance.office, attendance.party.code) == ("Minister", "BY")


def test_deleted_attendance_stays_deleted(imported):
    Attendance.objects.filter(participant__name=LAVROV).delete()
    put()
    assert not Attendance.objects.filter(participant__name=LAVROV).exists()


def test_attendance_that_a_person_added_stays(imported):
    other = ParticipantFactory(slug="ma-zhaoxu", name="Ma Zhaoxu")
    Attendance.objects.create(meeting=Meeting.objects.get(), participant=other)
    put()
    assert Attendance.objects.filter(participant=other).exists()
    put(changed(participants=(*EXTRACTION.participants, person("Ma Zhaoxu", "CN"))))
    assert Attendance.objects.filter(participant=other).count() == 1


def test_attendance_given_to_somebody_else_stays_so(imported):
    other = ParticipantFactory(slug="ma-zhaoxu", name="Ma Zhaoxu")
    Attendance.objects.filter(participant__name=LAVROV).update(participant=other)
    put()
    attended = set(Attendance.objects.values_list("participant__name", flat=True))
    assert attended == {WANG, "Ma Zhaoxu"}


def test_attendance_that_the_extraction_has_no_more_goes(imported):
    put(changed(participants=(EXTRACTION.participants[0],), statements=(STATEMENTS[0],)))
    attended = set(Attendance.objects.values_list("participant__name", flat=True))
    assert attended == {WANG}


# The readout's row and its mentions


def test_corrected_publisher_stands(imported):
    other = Publisher.objects.create(slug="xinhua", name="Xinhua")
    readout = stored()
    readout.publisher = other
    readout.save()
    tally = put()
    assert stored().publisher == other
    assert tally.rows["readouts", Fate.KEPT] == 1


def test_renamed_publisher_is_not_made_again(imported):
    Publisher.objects.update(name="Chinese Foreign Ministry")
    put(changed(title=claim("Sergey Lavrov")))
    assert Publisher.objects.count() == 1


def test_deleted_mention_stays_deleted(imported):
    Mention.objects.all().delete()
    put()
    assert not Mention.objects.exists()


def test_corrected_mention_stands(imported):
    Mention.objects.update(name="President Xi Jinping")
    put()
    assert [mention.name for mention in Mention.objects.all()] == ["President Xi Jinping"]
