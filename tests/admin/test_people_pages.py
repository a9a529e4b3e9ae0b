"""Merging and parting people, with the evidence side by side."""

from django.urls import reverse

from readouts.models import Attendance, Doubt, Mention
from tests.factories import AttendanceFactory, MeetingFactory, ParticipantFactory


def merge_page(person) -> str:
    return reverse("admin:readouts_participant_merge", args=[person.pk])


def part_page(person) -> str:
    return reverse("admin:readouts_participant_part", args=[person.pk])


def test_two_are_compared_before_they_are_merged(desk, first, lavrov, wang):
    page = desk.get(merge_page(lavrov), {"into": "wang yi"})

    assert [one["person"] for one in page.context["pair"]] == [lavrov, wang]
    assert page.context["pair"][1]["statements"] == 1
    lavrov.refresh_from_db()
    assert lavrov.merged_into is None


def test_two_are_merged(desk, lavrov, wang):
    desk.post(merge_page(lavrov), {"into": "wang-yi", "apply": "1"})

    lavrov.refresh_from_db()
    assert lavrov.merged_into == wang


def test_a_proposal_is_offered_with_its_evidence(desk, lavrov):
    twin = ParticipantFactory(slug="s-lavrov", name="S. Lavrov")
    Doubt.objects.create(
        reason="merge", participant=lavrov, other_participant=twin, detail="same office"
    )

    body = desk.get(merge_page(lavrov)).content.decode()
    assert "S. Lavrov" in body
    assert "same office" in body


def test_a_name_that_nobody_has_is_told_with_the_nearest(desk, lavrov, wang):
    page = desk.get(merge_page(lavrov), {"into": "Wang Ji"})

    assert page.status_code == 422
    assert "Did you mean Wang Yi" in page.context["problem"]


def test_one_who_was_two_is_parted(desk, readout, wang):
    elsewhere = MeetingFactory(code="00000000aa")
    row = AttendanceFactory(meeting=elsewhere, participant=wang)

    desk.post(part_page(wang), {"name": "Wang Yi", "attendances": [row.pk]})

    row.refresh_from_db()
    assert row.participant.slug == "wang-yi-2"


def test_parting_without_a_meeting_is_refused(desk, readout, wang):
    page = desk.post(part_page(wang), {"name": "Wang Er"})

    assert page.status_code == 422
    assert "Choose at least one meeting" in page.content.decode()
    assert Attendance.objects.filter(participant=wang).exists()


def test_every_field_of_a_tables_rows_is_named_the_first_rows_too(desk, readout):
    for name in ("First Mentioned", "Second Mentioned"):
        readout.mentions.create(name=name)

    page = desk.get(reverse("admin:readouts_readout_change", args=[readout.pk]))
    inlines = page.context["inline_admin_formsets"]
    (formset,) = [inline.formset for inline in inlines if inline.opts.model is Mention]

    for form in formset.forms:
        assert 'aria-label="Participant"' in str(form["participant"])
        assert 'aria-label="Name"' in str(form["name"])
