"""Readouts of one call by two governments, from their texts to one meeting."""

import pytest

from readouts.importing.run import import_readouts
from readouts.models import Meeting, Readout

pytestmark = pytest.mark.django_db

KREMLIN = """Telephone conversation with US President Joseph Biden

Vladimir Putin had a telephone conversation with President of the United States of America \
Joseph Biden.

February 12, 2022
23:30

The two presidents discussed European security. Vladimir Putin stressed that Russia's proposals \
had been left without an answer.
"""
WHITE_HOUSE = """Readout of President Biden's Call with President Vladimir Putin of Russia

February 12, 2022 • Statements and Releases

President Joseph R. Biden, Jr. spoke by phone today with President Vladimir Putin of Russia. \
President Biden underscored that the United States was ready to go on with diplomacy.
"""
TEXTS = {"kremlin.txt": KREMLIN, "white-house.txt": WHITE_HOUSE}


@pytest.mark.parametrize("order", [list(TEXTS), list(reversed(TEXTS))])
def test_call_that_both_sides_published_on_is_one_meeting(tmp_path, order):
    (tmp_path / "list.csv").write_text(
        "file,publisher,publisher_country,published_on\n"
        "kremlin.txt,The Kremlin,RU,2022-02-12\n"
        "white-house.txt,The White House,US,2022-02-12\n"
    )
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    for name in order:
        report = import_readouts([tmp_path / name], tmp_path / "list.csv")
        assert not report.failures
    meeting = Meeting.objects.get()
    assert meeting.readouts.count() == 2
    assert meeting.kind == "phone call"
    assert {row.party.code for row in meeting.attendances.all()} == {"RU", "US"}
    assert meeting.attendances.count() == 2
    assert Readout.objects.get(file=order[1]).match_reason == (
        "the same day, the same principals, each a phone call"
    )
    assert {row.publisher.name for row in meeting.readouts.all()} == {
        "The Kremlin",
        "The White House",
    }
