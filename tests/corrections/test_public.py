"""What readers are told of corrections: the day, what changed, from what to what; never who."""

import datetime as dt

import pghistory
import pytest
from django.test import Client
from django.utils import timezone

from readouts.corrections import facts, meetings, statements, vocabulary
from readouts.corrections.public import PublicChange, public_corrections
from readouts.models import Meeting, Statement, TopicPhrase
from tests.corrections.archive import span
from tests.factories import ReadoutFactory

LAVROVS = "Sergey Lavrov agreed on multilateralism."


def told(readout) -> list[PublicChange]:
    return [change for day in public_corrections(readout.meeting) for change in day.changes]


def test_new_speakers_are_told_with_those_before(editor, readout, second, lavrov):
    statements.reassign(second, [lavrov], by=editor)

    assert told(readout) == [
        PublicChange("who says a statement", LAVROVS, "Wang Yi", "Sergey Lavrov")
    ]
    assert public_corrections(readout.meeting)[0].day == timezone.now().date()


def test_a_moved_boundary_is_told_by_the_words(editor, readout, second):
    statements.move(second, second.start, second.end - len(" on multilateralism."), by=editor)

    moved, topic = told(readout)
    assert (topic.what, topic.after) == ("the topics of a statement", "")
    assert moved == PublicChange(
        "where a statement begins or ends", "", LAVROVS, "Sergey Lavrov agreed"
    )


def test_rejected_restored_and_added_statements_are_told(editor, readout, second):
    statements.reject(second, by=editor)
    statements.restore(second, by=editor)
    place = span(readout, "They parted as friends.")
    statements.add(readout, place["start"], place["end"], by=editor)

    assert told(readout) == [
        PublicChange("a statement was added", "", "", "They parted as friends."),
        PublicChange("a statement was put back", "", "", LAVROVS),
        PublicChange("a statement was taken out", "", LAVROVS, ""),
    ]


def test_facts_and_offices_are_told_with_both_values(editor, readout, wang):
    facts.correct_meeting(
        readout.meeting, by=editor, date=dt.date(2021, 7, 16), place="Tashkent, Uzbekistan"
    )
    attendance = wang.attendances.get()
    facts.correct_attendance(attendance, office="Director", by=editor)

    changes = {change.what: change for change in told(readout)}
    assert changes["the date"].after == "2021-07-16"
    assert changes["the place"].after == "Tashkent, Uzbekistan"
    assert (changes["an office"].about, changes["an office"].after) == ("Wang Yi", "Director")


def test_a_given_topic_is_told(editor, readout, second, trade):
    statements.add_topic(second, trade, by=editor)

    assert told(readout) == [
        PublicChange("the topics of a statement", LAVROVS, "", str(trade)),
    ]


def test_a_participant_who_was_not_there_is_told(editor, readout, lavrov):
    facts.correct_attendance(lavrov.attendances.get(), review_state="rejected", by=editor)

    assert told(readout) == [PublicChange("who took part", "", "Sergey Lavrov", "")]


def test_a_joined_readout_is_told_at_the_meeting_it_came_to(editor, readout):
    other = ReadoutFactory(text="Another text of the same meeting.")
    meetings.join(other.meeting, readout.meeting, by=editor)

    assert "which meeting a readout tells of" in {change.what for change in told(readout)}


def test_a_confirmation_is_no_correction(editor, readout, second):
    statements.confirm(second, by=editor)

    assert public_corrections(readout.meeting) == []


def test_what_an_import_changed_is_no_correction(readout):
    with pghistory.context(what="imported readouts"):
        Meeting.objects.update(place="Bukhara")

    assert public_corrections(readout.meeting) == []


def test_what_the_phrases_matched_is_no_correction(editor, readout, second, trade):
    TopicPhrase.objects.create(topic=trade, phrase="agreed")
    assert vocabulary.rematch(trade, by=editor)[0] == 1

    assert public_corrections(readout.meeting) == []


@pytest.mark.django_db(transaction=True)
def test_a_change_by_sql_is_a_correction_too(transactional_db, readout):
    Meeting.objects.update(place="Bukhara")

    assert [c.after for c in told(readout) if c.what == "the place"] == ["Bukhara"]


def test_many_corrections_take_no_more_queries_than_one(
    editor, readout, first, second, lavrov, wang, django_assert_num_queries
):
    statements.reassign(second, [lavrov], by=editor)
    with django_assert_num_queries(5):
        public_corrections(readout.meeting)
    for speakers in ([wang], [lavrov], [wang, lavrov]):
        for row in Statement.objects.all():
            statements.reassign(row, speakers, by=editor)
    with django_assert_num_queries(5):
        assert len(told(readout)) == 6


def test_a_meeting_that_nobody_corrected_takes_one_query(readout, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert public_corrections(readout.meeting) == []


def test_the_meetings_page_says_what_was_corrected_and_not_by_whom(editor, readout, second, lavrov):
    statements.reassign(second, [lavrov], by=editor)

    page = Client().get(readout.meeting.get_absolute_url()).content.decode()

    assert "Corrected on <time" in page
    section = page.split('id="corrections"')[1].split("</section>")[0]
    assert "<del>Wang Yi</del> to <ins>Sergey Lavrov</ins>" in section
    assert editor.get_username() not in page


def test_the_meetings_json_lists_the_corrections(editor, readout, second, lavrov):
    statements.reassign(second, [lavrov], by=editor)

    twin = Client().get(readout.meeting.get_absolute_url(), {"format": "json"}).json()

    assert twin["corrections"] == [
        {
            "day": timezone.now().date().isoformat(),
            "changes": [
                {
                    "what": "who says a statement",
                    "about": LAVROVS,
                    "before": "Wang Yi",
                    "after": "Sergey Lavrov",
                }
            ],
        }
    ]


def test_an_uncorrected_meetings_page_says_nothing_of_corrections(readout):
    page = Client().get(readout.meeting.get_absolute_url()).content.decode()

    assert "Corrections" not in page
