"""Leads that open with what was said and tell of the encounter in a clause or further on."""
# ruff: noqa: E501 -- leads are long

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

LEADS = [
    (
        "VN",
        "Anna Berg/VN;Carl Dahl/LA",
        "Vietnam always values its friendship with Laos, State President Anna Berg told Lao Ambassador Carl Dahl at a reception in Hanoi on April 2.",
    ),
    (
        "EE",
        "Anna Berg/EE;Carl Dahl/SE",
        "Trade between Estonia and Sweden will grow, Foreign Minister Anna Berg said on 3 May after meeting Swedish Foreign Minister Carl Dahl in Tallinn.",
    ),
    (
        "NO",
        "Anna Berg/NO;Carl Dahl/SE",
        "Norway and Sweden agreed to reopen the border commission. The agreement was reached at the meeting between Minister for Foreign Affairs Anna Berg and Minister for Foreign Affairs of Sweden, Carl Dahl, in Oslo on Tuesday.",
    ),
    (
        "PL",
        "Anna Berg/PL;Carl Dahl/SE",
        "The war in Ukraine was the main topic of yesterday's meeting in Warsaw between Minister Anna Berg and the head of Swedish diplomacy Carl Dahl.",
    ),
    (
        "NG",
        "Anna Berg/NG;Carl Dahl/GH",
        "President Anna Berg has called for greater unity among the states of the region. The President spoke on Tuesday at the State House when she received her counterpart from Ghana, President Carl Dahl, who was on a working visit.",
    ),
    (
        "BD",
        "Anna Berg/BD;Carl Dahl/SE",
        'Prime Minister Anna Berg today said Bangladesh wants to boost trade with Sweden. "The ports should be used more," she said when Swedish Ambassador to Bangladesh Carl Dahl paid a courtesy call on her at her office this morning.',
    ),
    (
        "QA",
        "Omar bin Said Al Noor/QA;Eva Falk/SE",
        "HH the Amir Sheikh Khalid bin Hamad has received a written message from HE the President of the Kingdom of Sweden Carl Dahl. The message was received by HE Minister of State for Foreign Affairs Omar bin Said Al Noor, during his meeting today with HE Minister of Foreign Affairs of the Kingdom of Sweden Eva Falk.",
    ),
]


@pytest.mark.parametrize(("home", "people", "lead"), LEADS)
def test_who_met_is_read_wherever_the_encounter_is_told(home, people, lead):
    found = extract(lead, Source(publisher_country=home))
    assert sorted(f"{p.name}/{p.party}" for p in found.participants) == sorted(people.split(";"))


def test_a_topic_before_the_meeting_is_no_place_of_it():
    lead = next(lead for home, _, lead in LEADS if home == "PL")
    place = extract(lead, Source(publisher_country="PL")).place
    assert place is not None
    assert place.value == "Warsaw"


PLACES = [
    ("Oslo", "Minister Anna Berg met Minister Carl Dahl of Sweden in the city of Oslo."),
    ("Nordhall", "Minister Anna Berg met Minister Carl Dahl of Sweden at her residence Nordhall."),
    (
        "Oslo",
        "Minister Anna Berg met Minister Carl Dahl of Sweden. The two met in Oslo this morning.",
    ),
    (
        "Oslo",
        "Minister Anna Berg received Minister Carl Dahl of Sweden, who is in Oslo on a visit.",
    ),
    ("Oslo", "12 June 2024, Oslo: Minister Anna Berg met Minister Carl Dahl of Sweden."),
    ("Oslo", "Thursday, June 13, Oslo – Minister Anna Berg met Minister Carl Dahl of Sweden."),
    ("New York", "New York\n\nMinister Anna Berg met Minister Carl Dahl of Sweden."),
    ("New York", "Yesterday in New York I met with Minister Carl Dahl of Sweden."),
]


@pytest.mark.parametrize(("place", "text"), PLACES)
def test_the_place_is_read_where_the_text_ties_it_to_the_encounter(place, text):
    found = extract(f"Berg meets Dahl\n\n{text}", Source(publisher_country="NO"))
    assert found.place is not None
    assert found.place.value == place


def test_a_headline_in_capitals_is_no_turn_of_a_transcript():
    text = (
        "PRESIDENT BERG TO PRESIDENT DAHL: WE STAND TOGETHER\n\nPresident Anna Berg received "
        "President Carl Dahl of Sweden. “We and you are friends. I and my people know you,” the President said."
    )
    assert extract(text, Source(publisher_country="NO")).document == "readout"


def test_a_statement_after_a_meeting_tells_who_met():
    text = "High Representative Anna Berg made the following statement after her meeting with the Prime Ministers of Serbia, Carl Dahl, and of Kosovo*, Eva Falk:"
    found = extract(text, Source(publisher_country="EU"))
    assert [p.party for p in found.participants] == ["EU", "RS", "XK"]
