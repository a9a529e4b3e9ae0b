"""What "we" did told by a host, whom "he" and "they" mean beside others, sides of one mind."""

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

A, B = "Anna Berg", "Carl Dahl"
LEAD = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with"
    " Swedish Foreign Minister Carl Dahl in Oslo."
)
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def said(*paragraphs, lead=LEAD):
    text = "\n\n".join(("Talks in Oslo", lead, *paragraphs)) + "\n"
    return [(s.speakers, s.text) for s in extract(text, NORWAY).statements]


@pytest.mark.parametrize(
    "sentence",
    [
        "Together, we identified ways to trade.",
        "We agreed that trade must grow.",
        "We also discussed the fair.",
        "Throughout the meeting, we recognized the value of trade.",
    ],
)
def test_what_we_did_told_by_who_tells_of_the_meeting_is_of_all(sentence):
    lead = "Today I met Swedish Foreign Minister Carl Dahl in Oslo."
    text = f"The Talks\n\nMay 6, 2024\n\nAnna Berg, Foreign Minister\n\n{lead} {sentence}\n"
    found = [(s.speakers, s.text) for s in extract(text, NORWAY).statements]
    assert found == [((A, B), sentence)]


@pytest.mark.parametrize(
    "told", ["briefed Minister Berg on trade", "thanked Anna Berg", "assured Minister Berg of help"]
)
def test_he_is_not_whom_he_speaks_to(told):
    sentence = f"He {told}."
    assert said("Anna Berg praised trade.", sentence)[-1] == ((B,), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway and Sweden share the view that trade helps.",
        "Both authorities agreed to meet again.",
        "The Secretaries of State reviewed trade.",
        "The engagement centred on trade.",
        "The meeting witnessed an emphasis on the value of trade.",
        "The substantive dialogue on trade was continued.",
        "The discussion of developments in trade continued.",
    ],
)
def test_of_both_is_what_says_so_in_other_words(sentence):
    assert said(sentence) == [((A, B), sentence)]


def test_greetings_that_one_brought_are_words():
    sentence = "Carl Dahl brought greetings from King Olav and said that trade grows."
    assert said(sentence) == [((B,), sentence)]


def test_shared_concerns_in_a_lead_are_no_position():
    lead = LEAD.replace(" in Oslo.", " to discuss acute and shared concerns that trade falls.")
    assert said("Anna Berg praised trade.", lead=lead) == [((A,), "Anna Berg praised trade.")]


def test_what_was_discussed_in_separate_calls_is_told_by_the_lead():
    lead = (
        "In separate May 4 calls, Foreign Minister Anna Berg discussed trade"
        " with Swedish Foreign Minister Carl Dahl and Danish Foreign Minister Eva Falk."
    )
    assert said("Minister Berg praised trade.", lead=lead)[0] == ((A,), lead)


def test_they_are_the_two_who_just_talked():
    lead = (
        "Norwegian Foreign Minister Anna Berg called on Swedish Prime Minister Gus Holm and"
        " met Foreign Minister Carl Dahl in Oslo today."
    )
    first = "Minister Berg and Minister Dahl discussed trade."
    assert said(f"{first} They also exchanged views on peace.", lead=lead) == [
        ((A, B), f"{first} They also exchanged views on peace.")
    ]


def test_what_one_has_said_above_how_they_met_is_told():
    first = "Minister Anna Berg has said that trade will grow."
    text = f"Trade will grow\n\n{first}\n\n{LEAD}\n\nCarl Dahl praised trade.\n"
    found = [(s.speakers, s.text) for s in extract(text, NORWAY).statements]
    assert found == [((A,), first), ((B,), "Carl Dahl praised trade.")]


def test_the_two_are_not_those_who_were_also_present():
    found = said(
        "The two discussed trade.",
        "Also present at the meeting was Swedish Minister of Trade Eva Falk.",
    )
    assert found == [((A, B), "The two discussed trade.")]
