"""The queue of what a person should look at, over several imports."""

import pytest

from readouts.corrections import statements as desk
from readouts.importing.report import Fate
from readouts.models import Attendance, Doubt, Meeting, Participant, Publisher, Statement
from tests.factories import ParticipantFactory, PartyFactory
from tests.importing.texts import (
    ENERGY,
    EXTRACTION,
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
    silent,
    span,
    statement,
    with_statements,
)

pytestmark = pytest.mark.django_db

SILENT = changed(silences=(silent("silent paragraph", "no cue in it", THANKS),))
UNSURE = with_statements(
    STATEMENTS[0], statement(MULTILATERALISM, LAVROV, confidence=0.6), STATEMENTS[2]
)
OTHERS = with_statements(STATEMENTS[0], statement(MULTILATERALISM, WANG), STATEMENTS[2])


def doubts(reason):
    return Doubt.objects.filter(reason=reason)


def correct_speaker(name="Ma Zhaoxu"):
    other = ParticipantFactory(slug=name.lower().replace(" ", "-"), name=name)
    said(MULTILATERALISM).speakers.set([other])


def test_silence_becomes_a_doubt_with_its_words():
    put(SILENT)
    doubt = doubts("silent paragraph").get()
    assert (doubt.start, doubt.end) == (span(THANKS).start, span(THANKS).end)
    assert doubt.detail == "no cue in it"


def test_silence_is_not_raised_twice():
    put(SILENT)
    put(SILENT)
    assert doubts("silent paragraph").count() == 1


def test_doubt_whose_cause_is_gone_goes():
    put(SILENT)
    put()
    assert not Doubt.objects.exists()


@pytest.mark.parametrize("state", ["resolved", "dismissed"])
def test_doubt_that_a_person_closed_is_not_raised_again(state):
    put(SILENT)
    Doubt.objects.update(state=state)
    put()
    put(SILENT)
    assert doubts("silent paragraph").get().state == state


def test_statement_of_low_confidence_is_a_doubt():
    put(UNSURE)
    doubt = doubts("low confidence").get()
    assert doubt.statement == said(MULTILATERALISM)
    assert doubt.confidence == 0.6


def test_doubt_about_a_speaker_goes_when_a_person_decides():
    put(UNSURE)
    correct_speaker()
    put(UNSURE)
    assert not doubts("low confidence").exists()


def test_reviewed_statement_is_no_doubt():
    put()
    desk.confirm(said(MULTILATERALISM), by=None)
    put(UNSURE)
    assert not doubts("low confidence").exists()


def test_attendance_of_low_confidence_is_a_doubt():
    put(changed(participants=(person(WANG, "CN", confidence=0.5), EXTRACTION.participants[1])))
    doubt = doubts("low confidence").get()
    assert doubt.attendance == Attendance.objects.get(participant__name=WANG)


def test_conflict_shows_both_values():
    put()
    correct_speaker()
    put(OTHERS)
    doubt = doubts("conflict").get()
    assert doubt.statement == said(MULTILATERALISM)
    assert (doubt.field, doubt.ours, doubt.theirs) == ("speakers", ["ma-zhaoxu"], ["wang-yi"])


def test_conflict_of_boundaries_shows_offsets():
    put()
    Statement.objects.filter(pk=said(ENERGY).pk).update(end=span(ENERGY).end - 1)
    put(with_statements(statement(ENERGY, WANG), *STATEMENTS[1:]))
    doubt = doubts("conflict").get()
    start, end = span(ENERGY).start, span(ENERGY).end
    assert (doubt.field, doubt.ours, doubt.theirs) == ("span", [start, end - 1], [start, end])


def test_conflict_of_a_date_shows_dates():
    put()
    Meeting.objects.update(date="2021-07-14")
    put(changed(date=claim("2021-07-16", "July 15, 2021")))
    doubt = doubts("conflict").get()
    assert (doubt.meeting, doubt.ours, doubt.theirs) == (
        Meeting.objects.get(),
        "2021-07-14",
        "2021-07-16",
    )


def test_conflict_of_a_publisher_shows_publishers():
    put()
    other = Publisher.objects.create(slug="xinhua", name="Xinhua")
    Meeting.objects.get().readouts.update(publisher=other)
    third = claim("The Ministry", "Tashkent")
    put(changed(publisher=third))
    doubt = doubts("conflict").get()
    assert (doubt.field, doubt.ours, doubt.theirs) == ("publisher", "xinhua", "cn-the-ministry")


def test_conflict_stays_open_over_later_imports_and_is_not_doubled():
    put()
    correct_speaker()
    put(OTHERS)
    tally = put(OTHERS)
    assert doubts("conflict").get().state == "open"
    assert tally.rows["statements", Fate.KEPT] == 1


def test_conflict_goes_when_a_person_takes_the_extractions_value():
    put()
    correct_speaker()
    put(OTHERS)
    said(MULTILATERALISM).speakers.set([Participant.objects.get(name=WANG)])
    put(OTHERS)
    assert not doubts("conflict").exists()


def test_conflict_goes_when_a_person_decides_again():
    put()
    correct_speaker()
    put(OTHERS)
    said(MULTILATERALISM).speakers.set(Participant.objects.filter(name__in=[LAVROV, WANG]))
    put(OTHERS)
    assert not doubts("conflict").exists()


def test_conflict_that_a_person_closed_is_raised_anew_for_other_values_only():
    put()
    correct_speaker()
    put(OTHERS)
    Doubt.objects.update(state="resolved")
    put(OTHERS)
    assert doubts("conflict").get().state == "resolved"
    both = statement(MULTILATERALISM, WANG, LAVROV)
    put(with_statements(STATEMENTS[0], both, STATEMENTS[2]))
    doubt = doubts("conflict").get()
    assert (doubt.state, doubt.theirs) == ("open", ["sergey-lavrov", "wang-yi"])


def test_row_that_may_not_move_over_a_persons_words_is_a_conflict():
    put()
    desk.add(Meeting.objects.get().readouts.get(), span(THANKS).start, span(THANKS).end, by=None)
    longer = statement(f"{MULTILATERALISM} {THANKS}", LAVROV)
    put(with_statements(STATEMENTS[0], longer, STATEMENTS[2]))
    doubt = doubts("conflict").get()
    assert (doubt.field, doubt.statement) == ("span", said(MULTILATERALISM))


def test_name_that_a_person_corrected_is_kept_and_a_new_one_is_a_conflict():
    put()
    Participant.objects.filter(slug="sergey-lavrov").update(name="Sergey V. Lavrov")
    tally = put()
    assert Participant.objects.get(slug="sergey-lavrov").name == "Sergey V. Lavrov"
    assert tally.rows["participants", Fate.KEPT] == 1
    assert not doubts("conflict").exists()


def test_conflict_of_a_participants_party_shows_codes():
    put()
    lavrov = Participant.objects.filter(slug="sergey-lavrov")
    lavrov.update(party=PartyFactory(code="BY", name="Belarus"))
    put(changed(participants=(EXTRACTION.participants[0], person(LAVROV, "UN", role=""))))
    doubt = doubts("conflict").get()
    assert (doubt.participant, doubt.field) == (lavrov.get(), "party")
    assert (doubt.ours, doubt.theirs) == ("BY", "UN")


def test_doubts_of_statements_leave_with_them():
    put(UNSURE)
    put(with_statements(STATEMENTS[0], STATEMENTS[2]))
    assert not Doubt.objects.exists()
