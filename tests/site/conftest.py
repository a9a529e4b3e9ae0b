"""One meeting with every kind of passage, for the pages of the readers' site."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import transaction

from readouts.models import Kind
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    ParticipantFactory,
    PartyFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)
from tests.site import large
from tests.site.archives import build_large
from tests.snapshots import restored

TEXT = """Home > News & Events
Wang Yi Meets with Sergey Lavrov

On July 15, 2021, Wang Yi met with Foreign Minister Sergey Lavrov in Tashkent.

Wang Yi said that vaccines are a public good. 中国 supports <b>all</b> & everyone.

The two sides agreed to keep in touch. Lavrov said that the treaty stands.

Suggest to a Friend:"""


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture(scope="module")
def large_archive(django_db_setup, django_db_blocker) -> Iterator[large.LargeArchive]:
    """Hundreds of speakers and thousands of statements, made once for the tests of a module.

    Each test's own transaction is one inside of this one's, which is rolled back at the end.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_large()
        transaction.set_rollback(True)


@pytest.fixture
def tashkent(db) -> SimpleNamespace:
    return restored(meet_in_tashkent)


def meet_in_tashkent() -> SimpleNamespace:
    """The meeting, its readout, its people, its three statements, one topic."""
    china, russia = PartyFactory(code="CN"), PartyFactory(code="RU")
    wang = ParticipantFactory(slug="wang-yi", name="Wang Yi", sort_name="Wang Yi", party=china)
    lavrov = ParticipantFactory(
        slug="sergey-lavrov", name="Sergey Lavrov", sort_name="Lavrov, Sergey", party=russia
    )
    start, end = span("July 15, 2021")
    readout = ReadoutFactory(
        text=TEXT,
        title="Wang Yi Meets with Sergey Lavrov",
        url="https://www.example.org/readout",
        meeting=MeetingFactory(
            code="0123456789",
            title="Wang Yi Meets with Sergey Lavrov",
            date="2021-07-15",
            kind=Kind.MEETING,
            place="Tashkent",
            extracted={"date": ["2021-07-15", None]},
        ),
        extracted={
            "date": {"value": "2021-07-15", "written": "July 15, 2021", "start": start, "end": end}
        },
    )
    start, end = span("Foreign Minister Sergey Lavrov")
    AttendanceFactory(meeting=readout.meeting, participant=wang, office="State Councilor")
    AttendanceFactory(
        meeting=readout.meeting,
        participant=lavrov,
        office="Foreign Minister",
        readout=readout,
        start=start,
        end=end,
    )
    vaccines = TopicFactory(slug="vaccines", name="Vaccines")
    first, first_end = span(
        "Wang Yi said that vaccines are a public good. 中国 supports <b>all</b> & everyone."
    )
    joint, joint_end = span("The two sides agreed to keep in touch.")
    last, last_end = span("Lavrov said that the treaty stands.")
    return SimpleNamespace(
        readout=readout,
        meeting=readout.meeting,
        wang=wang,
        lavrov=lavrov,
        vaccines=vaccines,
        first=StatementFactory(
            readout=readout, start=first, end=first_end, speakers=[wang], topics=[vaccines]
        ),
        joint=StatementFactory(
            readout=readout, start=joint, end=joint_end, speakers=[wang, lavrov]
        ),
        last=StatementFactory(readout=readout, start=last, end=last_end, speakers=[lavrov]),
    )
