"""Whom people represent where the text does not say it beside their names."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.officeholders import holder_with_surname, known_party
from readouts.extraction.records import Source

US = Source(publisher="The White House", publisher_country="US", published_on=dt.date(2023, 3, 1))
RU = Source(publisher="The Kremlin", publisher_country="RU", published_on=dt.date(2022, 3, 1))


def parties(text, source):
    return {p.name: p.party for p in extract(text, source).participants}


def test_a_governor_named_without_a_country_is_of_the_publishers_state():
    text = "Meeting with the Governor\n\nVladimir Putin held a working meeting with Governor of Tmolsk Territory Ivan Berdin.\n"
    assert parties(text, RU)["Ivan Berdin"] == "RU"


def test_a_minister_met_at_home_is_of_the_publishers_state():
    text = "Meeting with the Minister of Forests\n\nVladimir Putin met with Minister of Agriculture Ivan Berdin. Ivan Berdin reported on the harvest.\n"
    assert parties(text, RU)["Ivan Berdin"] == "RU"


@pytest.mark.parametrize("office", ["Secretary of Agriculture", "Small Business Administrator"])
def test_an_office_of_the_publishers_own_government_tells_the_party(office):
    text = f"Readout of a Meeting\n\nNational Security Advisor Ann Berg met with {office} Tom Dahl about trade with China and Japan.\n"
    assert parties(text, US)["Tom Dahl"] == "US"


def test_those_listed_behind_a_foreign_guest_are_of_the_guests_party():
    text = "Readout of a Meeting\n\nSecretary of State Ann Berg met with Kuwaiti Crown Prince Omar Hadi, Prime Minister Ali Salem, and Speaker of the National Assembly Nasser Ghali, after talks in Oman.\n"
    found = parties(text, US)
    assert (found["Ali Salem"], found["Nasser Ghali"]) == ("KW", "KW")


def test_a_president_named_without_country_is_of_the_state_that_the_text_speaks_of():
    text = "Readout of a Trip\n\nSecretary of State Ann Berg met with President Ali Ondimo. They discussed reforms in Gabon. Gabon and its people thanked her.\n"
    assert parties(text, US)["Ali Ondimo"] == "GA"


def test_an_activist_represents_nobody():
    text = "Readout of a Call\n\nNational Security Advisor Ann Berg spoke with Human Rights Activist Mina Rad.\n"
    assert parties(text, US)["Mina Rad"] == ""


def test_well_known_people_are_told_by_full_name_or_by_surname_and_office():
    assert known_party(("volodymyr", "zelenskyy")) == "UA"
    assert known_party(("joseph", "r.", "biden", "jr.")) == "US"
    assert known_party(("zelenskyy",)) == ""
    day = dt.date(2023, 5, 1)
    term = holder_with_surname(("zelenskyy",), ["president"], "", day)
    assert term is not None
    assert term.party == "UA"
    assert holder_with_surname(("zelenskyy",), ["foreign minister"], "", day) is None
    assert holder_with_surname(("zelenskyy",), ["president"], "", dt.date(2001, 5, 1)) is None
