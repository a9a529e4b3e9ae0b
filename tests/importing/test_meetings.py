"""One meeting, several readouts: which readouts are about the same encounter."""

import datetime as dt
from itertools import permutations

import pytest

from readouts.importing.meetings import Encounter, Verdict, compare
from readouts.importing.report import Fate
from readouts.models import Doubt, Meeting, Participant, Readout
from tests.importing.texts import EXTRACTION, changed, claim, person, put, statement

BIDEN, PUTIN = person("Joseph R. Biden", "US", "President"), person("Vladimir Putin", "RU")
SULLIVAN = person("Jake Sullivan", "US", "National Security Advisor")


def readout(publisher, country, day, *people, kind="phone call", title="Call", office=None):
    """A readout in the words of nobody: one statement, by the first of its people."""
    first = people[0].name
    text = f"{publisher} on {day}: {title}. {first} said that peace is near."
    written = f"on {day}"
    words = f"{first} said that peace is near."
    return changed(
        text=text,
        source=changed(EXTRACTION.source, publisher=publisher, publisher_country=country, url=""),
        title=claim(title, title, text),
        date=claim(day, written, text) if day else None,
        kind=claim(kind, title, text),
        place=None,
        publisher=claim(publisher, publisher, text),
        publisher_country=country,
        participants=people,
        statements=(statement(words, first, text=text),),
        mentioned=(),
    )


def white_house(day="2022-02-12", *people, **more):
    return readout("The White House", "US", day, *(people or (BIDEN, PUTIN)), **more)


def kremlin(day="2022-02-12", *people, **more):
    return readout("The Kremlin", "RU", day, *(people or (PUTIN, BIDEN)), **more)


def encounter(days=("2022-02-12",), kind="phone call", attended=((1, 10), (2, 20)), publisher=1):
    dates = [dt.date.fromisoformat(day) for day in days]
    return Encounter.of((dates[0], dates[-1]), kind, attended, [publisher])


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (encounter(), encounter(publisher=2), Verdict.SAME),
        (encounter(), encounter(["2022-02-13"], publisher=2), Verdict.SAME),
        (encounter(), encounter(["2022-02-14"], publisher=2), Verdict.DIFFERENT),
        (encounter(["2022-02-10", "2022-02-12"]), encounter(publisher=2), Verdict.SAME),
        (encounter(), encounter(kind="video call", publisher=2), Verdict.SAME),
        (encounter(), encounter(kind="meeting", publisher=2), Verdict.UNSURE),
        (encounter(), encounter(kind="correspondence", publisher=2), Verdict.DIFFERENT),
        (encounter(), encounter(publisher=None), Verdict.UNSURE),
        (encounter(), encounter(publisher=1), Verdict.UNSURE),
        (encounter(), encounter(["2022-02-13"], publisher=1), Verdict.DIFFERENT),
        (encounter(), encounter(attended=((1, 10), (3, 20)), publisher=2), Verdict.DIFFERENT),
        (
            encounter(),
            encounter(attended=((2, 20), (4, 20), (1, 10)), publisher=2),
            Verdict.SAME,
        ),
        (
            encounter(),
            encounter(attended=((1, 10), (2, 20), (3, 30)), publisher=2),
            Verdict.UNSURE,
        ),
        (encounter(attended=((1, 10),)), encounter(attended=((1, 10),)), Verdict.DIFFERENT),
    ],
)
def test_verdict_on_two_encounters(one, other, verdict):
    assert compare(one, other).verdict is verdict
    assert compare(other, one).verdict is verdict


@pytest.mark.django_db
def test_two_governments_readouts_of_one_call_are_one_meeting():
    put(kremlin())
    tally = put(white_house())
    meeting = Meeting.objects.get()
    assert meeting.readouts.count() == 2
    second = Readout.objects.order_by("pk").last()
    assert second.match_reason == "the same day, the same principals, each a phone call"
    assert tally.fate is Fate.CREATED
    assert Participant.objects.count() == 2
    assert meeting.attendances.count() == 2


@pytest.mark.django_db
def test_call_that_was_tomorrow_for_one_of_them_is_one_meeting():
    put(white_house("2022-02-12"))
    put(kremlin("2022-02-13"))
    assert Meeting.objects.get().readouts.count() == 2
    assert "a day apart" in Readout.objects.order_by("pk").last().match_reason


@pytest.mark.django_db
def test_meeting_keeps_the_code_of_its_first_readout():
    put(kremlin())
    first = Readout.objects.get().code
    put(white_house())
    assert Meeting.objects.get().code == first


@pytest.mark.django_db
def test_the_same_day_wins_over_a_day_apart():
    put(white_house("2022-02-12", title="First call"))
    put(white_house("2022-02-13", title="Second call"))
    put(kremlin("2022-02-13"))
    meeting = Readout.objects.order_by("pk").last().meeting
    assert meeting.date == dt.date(2022, 2, 13)
    assert Meeting.objects.count() == 2


@pytest.mark.django_db
def test_two_meetings_that_fit_as_well_are_proposed():
    put(white_house("2022-02-12", title="First call"))
    put(readout("U.S. Department of State", "US", "2022-02-14", BIDEN, PUTIN))
    put(kremlin("2022-02-13"))
    assert Meeting.objects.count() == 3
    assert Doubt.objects.filter(reason="meeting match").count() == 2


@pytest.mark.django_db
def test_second_readout_of_one_publisher_is_proposed_and_not_attached():
    put(white_house(title="Call"))
    put(white_house(title="Background on the call"))
    assert Meeting.objects.count() == 2
    doubt = Doubt.objects.get(reason="meeting match")
    assert doubt.detail.endswith("but the same publisher has published on it already")


@pytest.mark.django_db
def test_proposal_that_was_dismissed_is_not_made_again():
    put(white_house(title="Call"))
    put(white_house(title="Background on the call"))
    Doubt.objects.update(state="dismissed")
    put(white_house(title="Background on the call"))
    assert Doubt.objects.get(reason="meeting match").state == "dismissed"


@pytest.mark.django_db
def test_press_conference_after_talks_is_proposed():
    put(kremlin(kind="meeting"))
    put(white_house(kind="press conference"))
    assert Meeting.objects.count() == 2
    assert Doubt.objects.filter(reason="meeting match").count() == 1


@pytest.mark.django_db
def test_facts_and_attendances_do_not_depend_on_the_order_of_import():
    readouts = (
        kremlin("2022-02-12", PUTIN, BIDEN, title="Telephone conversation"),
        white_house("2022-02-12", BIDEN, SULLIVAN, PUTIN, title="Readout of a call"),
    )
    found = []
    for order in permutations(readouts):
        for extraction in order:
            put(extraction)
        meeting = Meeting.objects.get()
        attended = meeting.attendances.order_by("participant__slug")
        told = [(row.participant.slug, row.office, row.readout.title) for row in attended]
        found.append((meeting.title, meeting.date, meeting.kind, told))
        Readout.objects.all().delete()
        Meeting.objects.all().delete()
        Participant.objects.all().delete()
    assert found[0] == found[1]
    assert len(found[0][3]) == 3


@pytest.mark.django_db
def test_office_is_taken_from_the_readout_that_gives_it():
    bare = person("Vladimir Putin", "RU", role="", confidence=1.0)
    put(kremlin("2022-02-12", bare, BIDEN))
    put(white_house("2022-02-12", BIDEN, person("Vladimir Putin", "RU", role="President")))
    assert Meeting.objects.get().attendances.get(participant__name="Vladimir Putin").office == (
        "President"
    )


@pytest.mark.django_db
def test_readout_that_a_person_moved_to_another_meeting_stays_there():
    put(kremlin())
    put(white_house())
    moved = Readout.objects.order_by("pk").last()
    other = Meeting.objects.create(code="0123456789", title="Another call", date="2022-02-12")
    Readout.objects.filter(pk=moved.pk).update(meeting=other)
    tally = put(white_house())
    moved.refresh_from_db()
    assert moved.meeting == other
    assert tally.rows["readouts", Fate.KEPT] == 1


@pytest.mark.django_db
def test_stored_readout_is_never_moved_but_proposed_when_its_facts_change():
    put(kremlin("2022-02-12"))
    put(white_house("2022-02-20"))
    code = Readout.objects.order_by("pk").last().meeting.code
    better = white_house("2022-02-20")
    put(changed(better, date=claim("2022-02-12", "on 2022-02-20", better.text)))
    assert Readout.objects.order_by("pk").last().meeting.code == code
    assert Doubt.objects.filter(reason="meeting match").count() == 1


@pytest.mark.django_db
def test_meeting_that_a_person_rejected_takes_no_readout():
    put(kremlin())
    Meeting.objects.update(review_state="rejected")
    put(white_house())
    assert Meeting.objects.count() == 2


@pytest.mark.django_db
def test_readout_without_a_date_is_a_meeting_of_its_own():
    put(kremlin())
    put(white_house("", kind="phone call"))
    assert Meeting.objects.count() == 2


@pytest.mark.django_db
def test_importing_one_of_two_readouts_again_changes_nothing():
    put(kremlin())
    put(white_house())
    for extraction in (kremlin(), white_house()):
        assert put(extraction).fate is Fate.UNCHANGED
