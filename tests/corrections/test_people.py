"""Two who are one, and one who was two."""

import pytest

from readouts.corrections import people
from readouts.corrections.saving import CorrectionError
from readouts.models import Alias, Attendance, Doubt, Participant
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    ParticipantFactory,
    ReadoutFactory,
    StatementFactory,
)


@pytest.fixture
def lavrof(db):
    """Sergey Lavrov as another text spells him, with a meeting and a statement of his own."""
    person = ParticipantFactory(slug="sergei-lavrov", name="Sergei Lavrov")
    readout = ReadoutFactory(text="Sergei Lavrov said no.")
    AttendanceFactory(meeting=readout.meeting, participant=person, office="Minister")
    StatementFactory(readout=readout, speakers=[person], voice=person)
    return person


def test_statements_voices_attendances_and_names_move_to_the_one_who_stays(lavrof, lavrov, editor):
    people.merge(lavrof, lavrov, by=editor)

    statement = lavrov.statements.get()
    assert (statement.text, statement.voice) == ("Sergei Lavrov said no.", lavrov)
    assert lavrov.attendances.filter(office="Minister").exists()
    assert lavrov.aliases.filter(name="Sergei Lavrov").exists()
    lavrof.refresh_from_db()
    assert lavrof.merged_into == lavrov
    assert not lavrof.statements.exists()


def test_where_both_attended_one_attendance_stands(readout, lavrof, lavrov, editor):
    Attendance.objects.filter(participant=lavrov).update(office="")
    AttendanceFactory(meeting=readout.meeting, participant=lavrof, office="Foreign Minister")

    people.merge(lavrof, lavrov, by=editor)

    standing = Attendance.objects.standing().filter(meeting=readout.meeting)
    assert standing.get(participant=lavrov).office == "Foreign Minister"
    assert not standing.filter(participant=lavrof).exists()


def test_a_joint_statement_of_both_becomes_one_speakers(first, wang, lavrov, editor):
    first.speakers.set([wang, lavrov])
    people.merge(lavrov, wang, by=editor)

    assert list(first.speakers.all()) == [wang]


def test_who_was_merged_into_the_loser_follows(wang, lavrov, lavrof, editor):
    people.merge(lavrof, lavrov, by=editor)
    people.merge(lavrov, wang, by=editor)

    lavrof.refresh_from_db()
    assert lavrof.merged_into == wang


def test_a_merge_settles_its_proposal(lavrof, lavrov, editor):
    Doubt.objects.create(reason="merge", participant=lavrov, other_participant=lavrof)
    people.merge(lavrof, lavrov, by=editor)

    assert Doubt.objects.get().state == "resolved"


def test_nobody_is_merged_into_themselves_or_twice(wang, lavrov, lavrof, editor):
    with pytest.raises(CorrectionError, match="the same person"):
        people.merge(wang, wang, by=editor)
    people.merge(lavrof, lavrov, by=editor)
    with pytest.raises(CorrectionError, match="was merged into Sergey Lavrov already"):
        people.merge(lavrof, wang, by=editor)


def test_parting_takes_the_chosen_meetings_and_what_was_said_there(first, wang, editor):
    elsewhere = MeetingFactory(code="00000000aa")
    AttendanceFactory(meeting=elsewhere, participant=wang)
    chosen = Attendance.objects.filter(participant=wang, meeting=first.readout.meeting)
    alias = Alias.objects.create(participant=wang, name="Vice Minister Wang")

    other = people.part(wang, "Wang Yi", chosen, [alias], by=editor)

    assert (other.slug, other.party) == ("wang-yi-2", wang.party)
    assert list(first.speakers.all()) == [other]
    assert [row.meeting for row in wang.attendances.all()] == [elsewhere]
    assert other.aliases.get() == alias


def test_parting_all_meetings_is_refused(first, wang, editor):
    with pytest.raises(CorrectionError, match="a change of name"):
        people.part(wang, "Wang Er", wang.attendances.all(), by=editor)


def test_a_person_is_found_by_name_alias_or_slug(lavrov):
    for name in ("sergey lavrov", " Foreign Minister  Lavrov", "sergey-lavrov"):
        assert people.find(name) == lavrov


def test_a_name_that_nobody_has_brings_the_nearest(lavrov):
    with pytest.raises(CorrectionError, match="Did you mean Sergey Lavrov"):
        people.find("Sergei Lavrow")


def test_a_name_that_two_have_asks_which(wang):
    ParticipantFactory(slug="wang-yi-2", name="Wang Yi")
    with pytest.raises(CorrectionError, match=r"Wang Yi \(wang-yi\), Wang Yi \(wang-yi-2\)"):
        people.find("Wang Yi")


def test_the_merged_are_not_found(lavrof, lavrov, editor):
    people.merge(lavrof, lavrov, by=editor)

    assert people.find("Sergei Lavrov") == lavrov
    assert Participant.objects.filter(slug="sergei-lavrov").exists()
