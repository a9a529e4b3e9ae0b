"""What a save is called, of which others are a part."""

from django.urls import reverse

from readouts.corrections import bulk, doubts, history, people
from readouts.models import Attendance, Doubt, Statement
from tests.factories import AttendanceFactory, MeetingFactory


def newest(row) -> str:
    return history.history_of(row)[0].what


def test_a_parting_is_called_one_though_it_makes_a_participant(first, wang, editor):
    AttendanceFactory(meeting=MeetingFactory(code="00000000aa"), participant=wang)
    chosen = Attendance.objects.filter(participant=wang, meeting=first.readout.meeting)

    people.part(wang, "Wang Er", chosen, by=editor)

    assert newest(first) == "parted Wang Er from Wang Yi"


def test_many_reassignments_are_called_so(first, lavrov, editor):
    bulk.reassign_all(Statement.objects.all(), [lavrov], by=editor)

    assert newest(first) == "reassigned statements"


def test_a_proposal_that_was_followed_is_called_by_what_was_done(wang, lavrov, editor):
    proposal = Doubt.objects.create(reason="merge", participant=wang, other_participant=lavrov)

    doubts.decide(proposal, "merge", by=editor)

    assert newest(lavrov) == "merged Sergey Lavrov into Wang Yi"


def test_a_page_saved_in_the_admin_keeps_its_own_name(client, first, editor, lavrov):
    client.force_login(editor)
    page = reverse("admin:readouts_statement_change", args=[first.pk])
    form = client.get(page).context["adminform"].form
    inline = client.get(page).context["inline_admin_formsets"][0].formset.management_form
    data = {f"{inline.prefix}-{name}": value for name, value in inline.initial.items()}
    data |= {"start": first.start, "end": first.end, "review_state": "reviewed"}
    data |= {"seen": form.initial["seen"], "speakers": [lavrov.pk]}

    assert client.post(page, data).status_code == 302
    assert newest(first) == "changed a statement"
