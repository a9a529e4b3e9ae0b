"""Names in full: what belongs to one, and where the text gives more of it than the lead."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

NORWAY = Source(publisher_country="NO", published_on=dt.date(2024, 5, 8))


def read(*paragraphs, source=NORWAY):
    return extract("\n\n".join(paragraphs) + "\n", source)


def names(*paragraphs, source=NORWAY):
    return [p.name for p in read(*paragraphs, source=source).participants]


def table(*paragraphs, source=NORWAY):
    return ";".join(f"{p.name}/{p.party}" for p in read(*paragraphs, source=source).participants)


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("Swedish Trade Minister Karl “Kalle” Dahl", "Karl “Kalle” Dahl"),
        ("the Minister of State of Sweden, Lord Dahl of Malmö,", "Lord Dahl of Malmö"),
        ("Swedish Minister Baroness Dahl", "Baroness Dahl"),
        ("Carl Dahl TD, Minister for Trade of Ireland,", "Carl Dahl"),
        ("Hon. Carl Dahl, SC, MP, Attorney General of Zambia,", "Carl Dahl"),
        ("Swedish State Secretary Carl Dahl vel Falk", "Carl Dahl vel Falk"),
        ("Thai Minister of Trade Mdm Dara Chan", "Dara Chan"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_name(introduced, name):
    assert (
        names("A meeting", f"Foreign Minister Anna Berg met with {introduced} in Oslo.")[1] == name
    )


@pytest.mark.parametrize(
    ("lead", "further", "name"),
    [
        ("Ms Lund Berg met with Swedish Foreign Minister Carl Dahl in Oslo.", "“Trade is good,” said Minister of Foreign Affairs Anna Lund Berg.", "Anna Lund Berg"),
        ("Foreign Minister Anna Lund met with Swedish Foreign Minister Carl Dahl in Oslo.", "Foreign Minister Anna Lund Berg praised trade.", "Anna Lund Berg"),
        ("Foreign Minister Berg met with Swedish Foreign Minister Carl Dahl in Oslo.", "Foreign Minister Anna “Nan” Berg praised trade.", "Anna “Nan” Berg"),
        ("Foreign Minister Nan met with Swedish Foreign Minister Carl Dahl in Oslo.", "Foreign Minister Anna “Nan” Berg praised trade.", "Anna “Nan” Berg"),
        ("Lord Berg met with Swedish Foreign Minister Carl Dahl in Oslo.", "The Minister, Lord Berg of Bergen, praised trade.", "Lord Berg of Bergen"),
    ],
)  # fmt: skip
def test_the_text_gives_the_name_in_full(lead, further, name):
    assert names("Talks", lead, further)[0] == name


def test_a_word_before_a_full_name_is_none_of_it():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Oslo."
    assert names("Talks", lead, "Browse Anna Berg on our pages.")[0] == "Anna Berg"


def test_those_who_attended_are_named_in_full():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Oslo."
    spoken = "State Minister of Trade Eva Falk proposed a forum."
    attended = "State Minister Falk was present."
    assert names("Talks", lead, spoken, attended)[-1] == "Eva Falk"


def test_a_doubled_letter_makes_no_other_name():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Lammar in Oslo."
    record = read("Talks", lead, "Minister Carl Lamar praised trade.")
    assert [s.speakers for s in record.statements] == [("Carl Lammar",)]
    assert record.mentioned == ()


def test_a_month_is_nobody():
    lead = "On 16 May, Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl."
    record = read("Talks", lead, "On 17 May, the Minister and a delegation went on to Bergen.")
    assert record.mentioned == ()


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("OSCE Chairperson-in-Office and Norway’s Minister of Foreign Affairs Anna Berg met with Swedish Foreign Minister Carl Dahl in Malmö.", "Anna Berg/OSCE;Carl Dahl/SE"),
        ("Foreign Secretary Anna Berg led the Norwegian side while the Swedish delegation was headed by Mr. Carl Dahl, Deputy Minister of Trade.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Foreign Minister Anna Berg met with the High Commissioner for Bangladesh to Norway, Carl Dahl, in Oslo.", "Anna Berg/NO;Carl Dahl/BD"),
        ("Foreign Minister Anna Berg received Foreign Minister Carl Dahl of Sweden, in the presence of Minister Jan Falk, as well as Minister of Trade of Sweden Eva Lind.", "Anna Berg/NO;Carl Dahl/SE;Jan Falk/NO;Eva Lind/SE"),
        ("“Trade is good”, Minister of Foreign Affairs Anna Berg declared at a joint press conference in Oslo on Tuesday with her Swedish counterpart Carl Dahl.", "Anna Berg/NO;Carl Dahl/SE"),
    ],
)  # fmt: skip
def test_who_is_of_which_party(lead, people):
    assert table("Talks", lead) == people


def test_a_headline_of_two_gives_the_first_no_office_of_the_second():
    lead = "Anna Berg, Minister of State for Trade, today received Carl Dahl, Minister of Trade of Sweden."
    assert table("Anna Berg, Swedish FM discuss trade", lead) == "Anna Berg/NO;Carl Dahl/SE"
