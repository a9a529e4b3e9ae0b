"""Signs that a whole text was read wrongly, which lower the confidence of all its statements."""

from __future__ import annotations

from readouts.extraction import extract
from readouts.extraction.confidence import left_by
from readouts.extraction.participant import SPEAKS, Participant
from readouts.extraction.records import Silence
from readouts.extraction.roster import Roster
from readouts.extraction.soundness import trust_in_text


def person(name: str, party: str, rule: str = "lead", *, principal: bool = True) -> Participant:
    words = tuple(name.lower().split())
    return Participant(name, words, [], party, "", "", None, rule, 0.95, principal=principal)


ANNA, CARL = person("Anna Berg", "NO"), person("Carl Dahl", "SE")


def unresolved(times: int) -> list[Silence]:
    return [Silence("unresolved subject", "The visitor said")] * times


def test_a_table_that_adds_up_leaves_all() -> None:
    assert trust_in_text(Roster([ANNA, CARL]), []) == 1.0


def test_one_person_under_two_names() -> None:
    twice = Roster([ANNA, CARL, person("Berg", "NO")])
    assert trust_in_text(twice, []) == left_by("named twice") < 1


def test_namesakes_are_two() -> None:
    namesakes = Roster([ANNA, person("Erik Berg", "SE")])
    assert trust_in_text(namesakes, []) == 1.0


def test_those_who_met_are_of_one_party_though_another_attended() -> None:
    guest = person("Carl Dahl", "SE", "attendance", principal=False)
    same = Roster([ANNA, person("Erik Lund", "NO"), guest])
    assert trust_in_text(same, []) == left_by("one side missing") < 1


def test_a_meeting_at_home_is_of_one_party() -> None:
    assert trust_in_text(Roster([ANNA, person("Erik Lund", "NO")]), []) == 1.0


def test_somebody_speaks_whom_nothing_introduces() -> None:
    roster = Roster([ANNA, CARL, person("Erik Lund", "NO", SPEAKS)])
    assert trust_in_text(roster, []) == left_by("speaker not introduced") < 1


def test_one_unresolved_subject_is_no_sign_and_two_are() -> None:
    roster = Roster([ANNA, CARL])
    assert trust_in_text(roster, unresolved(1)) == 1.0
    assert trust_in_text(roster, unresolved(2)) == left_by("many subjects unresolved") < 1


def test_the_gravest_sign_counts_alone() -> None:
    roster = Roster([ANNA, CARL, person("Berg", "NO", SPEAKS)])
    signs = ("named twice", "speaker not introduced", "many subjects unresolved")
    assert trust_in_text(roster, unresolved(2)) == min(map(left_by, signs))


def test_every_statement_of_such_a_text_is_less_sure() -> None:
    text = (
        "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Oslo on 5 May"
        " 2021.\n\nCarl Dahl said that trade had grown.\n\n"
    )
    stranger = "The Romanian Ambassador Erik Lund noted the progress made. He thanked the hosts.\n"
    sure, less = extract(text).statements[0], extract(text + stranger).statements[0]
    assert less.speakers == sure.speakers == ("Carl Dahl",)
    assert less.confidence < sure.confidence
