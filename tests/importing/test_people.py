"""Which participant a person in a text is."""

import pytest

from readouts.corrections import people as desk
from readouts.importing.report import Fate
from readouts.models import Alias, Attendance, Doubt, Mention, Participant, ReviewState
from tests.factories import ParticipantFactory, PartyFactory
from tests.importing.texts import (
    EXTRACTION,
    LAVROV,
    MULTILATERALISM,
    WANG,
    changed,
    claim,
    person,
    put,
    said,
)

pytestmark = pytest.mark.django_db


def text(number):
    """The text of another readout, on another day: the names in it do not matter."""
    return f"Readout {number}. {EXTRACTION.text}"


def met(number, *people, day="2021-08-01"):
    """Another readout, of a meeting of these people, without statements."""
    return changed(
        text=text(number),
        date=claim(day, "July 15, 2021"),
        participants=people,
        statements=(),
        mentioned=(),
    )


def names():
    return set(Participant.objects.values_list("name", flat=True))


def test_same_person_in_two_readouts_is_one_participant():
    put()
    put(met(1, person(WANG, "CN"), person(LAVROV, "RU")))
    assert names() == {WANG, LAVROV}


def test_spellings_of_one_name_are_one_participant_where_the_party_agrees():
    put()
    put(met(1, person("Sergei Lavrov", "RU")))
    assert names() == {WANG, LAVROV}
    lavrov = Participant.objects.get(slug="sergey-lavrov")
    assert [alias.name for alias in lavrov.aliases.all()] == ["Sergei Lavrov"]


def test_two_ministers_who_share_a_surname_stay_two():
    put(met(1, person("Boris Johnson", "GB"), person("Simon Johnson", "JM")))
    put(met(2, person("Simon Johnson", "JM")))
    assert names() == {"Boris Johnson", "Simon Johnson"}


def test_uncertain_likeness_is_proposed_and_never_merged():
    put(met(1, person("Macky Sall", "SN")))
    put(met(2, person("Macky Sall", "AFU")))
    assert Participant.objects.count() == 2
    doubt = Doubt.objects.get(reason="merge")
    assert {doubt.participant, doubt.other_participant} == set(Participant.objects.all())
    assert "parties differ" in doubt.detail


def test_proposal_that_a_person_dismissed_is_not_made_again():
    put(met(1, person("Macky Sall", "SN")))
    put(met(2, person("Macky Sall", "AFU")))
    Doubt.objects.update(state="dismissed")
    put(met(2, person("Macky Sall", "AFU")))
    assert Doubt.objects.get(reason="merge").state == "dismissed"


def test_participant_that_a_person_merged_is_the_other_one_from_then_on():
    put(met(1, person("Macky Sall", "SN")))
    put(met(2, person("Macky Sall", "AFU")))
    one, other = Participant.objects.order_by("pk")
    desk.merge(other, one, by=None)
    put(met(2, person("Macky Sall", "AFU")))
    put(met(3, person("Macky Sall", "AFU")))
    attended = set(Attendance.objects.values_list("participant", flat=True))
    assert attended == {one.pk}


def test_merge_by_sql_moves_the_rows_with_the_next_import():
    other = ParticipantFactory(slug="lavrov", name="S. V. Lavrov", party=PartyFactory(code="RU"))
    put()
    lavrov = Participant.objects.get(slug="sergey-lavrov")
    Participant.objects.filter(pk=lavrov.pk).update(merged_into=other)
    put()
    assert [speaker.pk for speaker in said(MULTILATERALISM).speakers.all()] == [other.pk]
    assert set(Attendance.objects.values_list("participant__slug", flat=True)) == {
        "wang-yi",
        "lavrov",
    }


def test_participant_that_a_person_parted_stays_two():
    put(met(1, person(LAVROV, "RU")))
    put()
    lavrov = Participant.objects.get(slug="sergey-lavrov")
    chosen = [lavrov.attendances.get(meeting__readouts__text=EXTRACTION.text)]
    other = desk.part(lavrov, "Sergey Lavrov Junior", chosen, by=None)
    put()
    assert list(said(MULTILATERALISM).speakers.all()) == [other]
    assert other.attendances.count() == 1


def test_slug_is_plain_and_unique():
    put(met(1, person("Recep Tayyip Erdoğan", "TR"), person("Mateusz Wałęsa", "PL")))
    put(met(2, person("Macky Sall", "SN")))
    put(met(3, person("Macky Sall", "AFU")))
    assert set(Participant.objects.values_list("slug", flat=True)) == {
        "recep-tayyip-erdogan",
        "mateusz-walesa",
        "macky-sall",
        "macky-sall-2",
    }


def test_slug_stays_when_the_name_changes():
    put(met(1, person("Antony J. Blinken", "US")))
    for number in (2, 3):
        put(met(number, person("Antony Blinken", "US")))
    blinken = Participant.objects.get()
    assert (blinken.slug, blinken.name) == ("antony-blinken", "Antony Blinken")


def test_sort_name_begins_with_the_family_name():
    put()
    assert dict(Participant.objects.values_list("slug", "sort_name")) == {
        "wang-yi": "Wang Yi",
        "sergey-lavrov": "Lavrov, Sergey",
    }


def test_party_is_that_of_the_latest_attendance():
    put(met(1, person("Kaja Kallas", "EE"), day="2023-01-01"))
    put(met(2, person("Kaja Kallas", "EE"), day="2022-01-01"))
    estonian = Participant.objects.get()
    Attendance.objects.filter(meeting__date="2022-01-01").update(
        party=PartyFactory(code="EU", name="European Union")
    )
    put(met(2, person("Kaja Kallas", "EE"), day="2022-01-01"))
    estonian.refresh_from_db()
    assert estonian.party.code == "EE"


def test_alias_that_a_person_deleted_stays_deleted():
    put()
    put(met(1, person("Sergei Lavrov", "RU")))
    Alias.objects.all().delete()
    put(met(1, person("Sergei Lavrov", "RU")))
    put(met(2, person("Sergei Lavrov", "RU")))
    assert not Alias.objects.exists()


def test_participant_of_a_worse_extraction_goes_when_nothing_names_it_any_more():
    rubbish = person("Energy Trade", "CN")
    put(changed(participants=(*EXTRACTION.participants, rubbish)))
    tally = put()
    assert names() == {WANG, LAVROV}
    assert tally.rows["participants", Fate.REMOVED] == 1


def test_participant_that_a_person_has_touched_stays_though_nothing_names_it():
    put(changed(participants=(*EXTRACTION.participants, person("Energy Trade", "CN"))))
    Participant.objects.filter(name="Energy Trade").update(review_state=ReviewState.REVIEWED)
    put()
    assert "Energy Trade" in names()


def test_mention_means_the_participant_of_that_name():
    put(met(1, person("Xi Jinping", "CN")))
    put()
    assert Mention.objects.get().participant.slug == "xi-jinping"


def test_mention_finds_a_participant_who_came_later():
    put()
    put(met(1, person("Xi Jinping", "CN")))
    put()
    assert Mention.objects.get().participant.slug == "xi-jinping"


def test_mention_that_a_person_unlinked_stays_unlinked():
    put(met(1, person("Xi Jinping", "CN")))
    put()
    Mention.objects.update(participant=None)
    put()
    assert Mention.objects.get().participant is None


def test_person_stays_the_same_participant_when_others_like_them_come():
    put(met(1, person("Macky Sall", "SN")))
    first = Attendance.objects.get().participant
    put(met(2, person("Macky Sall", "AFU")))
    put(met(1, person("Macky Sall", "AFU")))
    assert Attendance.objects.get(meeting__readouts__text=text(1)).participant == first


def test_two_names_in_one_text_stay_two_and_are_proposed():
    put(met(1, person("Mark A. Milley", "US"), person("Milley", "US", role="General")))
    assert Participant.objects.count() == 2
    doubt = Doubt.objects.get(reason="merge")
    assert {doubt.participant, doubt.other_participant} == set(Participant.objects.all())
    put(met(1, person("Mark A. Milley", "US"), person("Milley", "US", role="General")))
    assert Doubt.objects.count() == 1


def test_person_whom_the_archive_has_twice_is_not_made_a_third_time():
    put(met(1, person("Antony J. Blinken", "US", aliases=("Blinken",))))
    put(met(2, person("Blinken", "US"), person("Antony J. Blinken", "US")))
    for number in (3, 4):
        put(met(number, person("Antony J. Blinken", "US")))
    elder, younger = Participant.objects.order_by("pk")
    assert (elder.attendances.count(), younger.attendances.count()) == (4, 1)
    assert Doubt.objects.filter(reason="merge").count() == 1


def test_one_name_twice_in_a_text_is_one_participant():
    put(met(1, person("Mark A. Milley", "US"), person("Mark A. Milley", "US", role="General")))
    assert Participant.objects.count() == 1
    assert Attendance.objects.count() == 1


def test_participant_whose_name_a_person_left_without_a_letter_stops_nothing():
    put()
    Participant.objects.filter(slug="sergey-lavrov").update(name="???")
    put(met(1, person("Sergei Lavrov", "RU")))
    put(met(2, person("Sergei Lavrov", "RU")))
    assert Participant.objects.count() == 3
