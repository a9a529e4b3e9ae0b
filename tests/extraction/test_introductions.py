"""How governments introduce those who met: honours, ranks, notes in brackets, names of groups."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

NORWAY = Source(publisher_country="NO", published_on=dt.date(2024, 5, 8))


def people(*paragraphs, source=NORWAY):
    """Who took part, as "name (party) office"."""
    record = extract("\n\n".join(paragraphs) + "\n", source)
    return [f"{p.name} ({p.party}) {p.role}" for p in record.participants]


def names(*paragraphs, source=NORWAY):
    return [line.split(" (")[0] for line in people(*paragraphs, source=source)]


def spoken(*paragraphs, source=NORWAY):
    record = extract("\n\n".join(paragraphs) + "\n", source)
    return ";".join("+".join(n.split()[0] for n in s.speakers) for s in record.statements)


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("Yang Berhormat Dato Seri Setia Awang Haji Carl bin Haji Dahl, Minister of Foreign Affairs II of Brunei Darussalam", "Carl bin Haji Dahl"),
        ("Foreign Minister II of Brunei Darussalam Dato Carl Pehin Dahl", "Carl Pehin Dahl"),
        ("Sir Carl Dahl KCMG, Speaker of the Parliament of Sweden", "Carl Dahl"),
        ("the Hon Carl Dahl MP, Solomon Islands’ Minister for Foreign Affairs", "Carl Dahl"),
        ("H.E. Mr. Carl Rasul oglu Dahl, Minister for Foreign Affairs of Azerbaijan", "Carl Rasul oglu Dahl"),
        ("the Ambassador of Iraq to Norway, Mr. Carl Khalid Said", "Carl Khalid Said"),
        ("State Secretary Carl Dahl S.D.B. of Sweden", "Carl Dahl"),
        ("Swedish Vice Minister C.M. Dahl", "C.M. Dahl"),
    ],
)  # fmt: skip
def test_honours_and_ranks_are_no_part_of_a_name(introduced, name):
    lead = f"On May 6, 2024, Foreign Minister Anna Berg met with {introduced}, in Oslo."
    assert names("A meeting", lead) == ["Anna Berg", name]


def test_an_office_may_have_a_note_in_brackets():
    lead = "The Ambassador of Sweden to Norway Ebba Dahl called on Foreign Secretary (Senior Secretary) Ambassador Arne Berg today."
    assert names("A call", lead) == ["Ebba Dahl", "Arne Berg"]
    assert spoken("A call", lead, "The Ambassador praised trade.") == "Ebba"
    assert spoken("A call", lead, "The Foreign Secretary praised trade.") == "Arne"


def test_an_office_runs_on_over_the_other_matters_it_is_for():
    lead = "On May 6, 2024, Anna Berg received the EU Special Representative for Asia and other regional issues, Jan Falk, in Oslo."
    role = "EU Special Representative for Asia and other regional issues"
    assert people("A meeting", lead)[1] == f"Jan Falk (EU) {role}"


def test_the_rank_behind_a_ministry_is_not_whom_an_office_serves():
    lead = "The talks were led by the Secretary for Europe and America of the Ministry of Foreign Affairs, Ambassador Anna Berg, and State Secretary Carl Dahl of Sweden."
    assert names("Talks", lead) == ["Anna Berg", "Carl Dahl"]


GROUP = "Jan Falk, EU Special Representative for the Dialogue, hosted in Brussels the Chief Negotiators, Anna Berg of Norway and Deputy Prime Minister Carl Dahl of Sweden."


def test_a_group_may_be_named_country_by_country():
    assert people("Dialogue", GROUP)[1:] == [
        "Anna Berg (NO) Chief Negotiator",
        "Carl Dahl (SE) Deputy Prime Minister",
    ]


def test_the_country_in_brackets_goes_before_that_of_the_group():
    lead = "On May 6, 2024, Foreign Minister Anna Berg received the OSCE Co-Chairs Carl Dahl (Sweden) and Jan Falk (Iceland)."
    assert [line.split()[2] for line in people("A meeting", lead)] == ["(NO)", "(SE)", "(IS)"]


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("State Minister of Foreign Affairs", "The State Minister"),
        ("Deputy Minister for Foreign Affairs", "The Deputy Minister"),
        ("Vice Minister for Foreign Affairs", "The Vice Minister"),
        ("Deputy Foreign Minister", "The Deputy FM"),
    ],
)
def test_an_office_is_later_called_without_its_portfolio(office, short):
    lead = f"The Ambassador of Sweden Carl Dahl paid a courtesy call on the {office}, Anna Berg, on May 6, 2024."
    assert spoken("A call", lead, f"{short} praised trade.") == "Anna"


def test_a_state_minister_is_not_the_foreign_minister():
    lead = "On May 6, 2024, State Minister of Foreign Affairs Anna Berg met Foreign Minister Carl Dahl of Sweden."
    assert spoken("A meeting", lead, "The Foreign Minister praised trade.") == "Carl"


def test_sides_are_presided_over_by_those_who_met():
    talks = "The meeting was presided over, on the Norwegian side, by State Secretary Anna Berg and, on the Swedish side, by Ambassador Carl Dahl."
    other = "The parties examined the follow-up to the meeting between Ministers Jan Falk and Eva Falk, held on the margins of the last Assembly."
    assert names("Talks", talks, other) == ["Anna Berg", "Carl Dahl"]


def test_remarks_in_the_first_person_are_of_the_minister_named_above():
    above = "Senator the Hon Anna Berg\n\nVirtual meeting with Swedish Foreign Minister"
    lead = "Today I met virtually with Foreign Minister Carl Dahl of Sweden."
    assert names(above, lead) == ["Anna Berg", "Carl Dahl"]
