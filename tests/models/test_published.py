"""What public pages show and count."""

import pytest

from readouts.models import Meeting, Readout, ReviewState, Statement
from readouts.profiles import Census
from tests.factories import ParticipantFactory, StatementFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rejected", [Statement, Readout, Meeting])
def test_a_rejected_row_takes_its_statements_out_of_public_sight(rejected):
    speaker = StatementFactory(speakers=[ParticipantFactory()]).speakers.get()
    assert Statement.objects.published().count() == 1
    assert Census().of("speaker", speaker.pk) == 1

    rejected.objects.update(review_state=ReviewState.REJECTED)

    assert Statement.objects.published().count() == 0
    assert Census().of("speaker", speaker.pk) == 0
