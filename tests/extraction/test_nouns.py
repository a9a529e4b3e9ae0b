"""Noun phrases: who is named, under which office, for which party."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction.subjects import parse_noun
from readouts.extraction.tokens import Tokens


def parse(text, known=frozenset()):
    tokens = Tokens(text)
    noun = parse_noun(tokens, 0, len(tokens), known)
    assert noun is not None, text
    return tokens, noun


@pytest.mark.parametrize(
    ("text", "name", "offices", "parties"),
    [
        ("State Councilor and Foreign Minister Wang Yi had", "Wang Yi", ["state councilor", "foreign minister"], ["CN"]),
        ("Russian Foreign Minister Sergey Lavrov said", "Sergey Lavrov", ["foreign minister"], ["RU"]),
        ("Foreign Minister Sergey Lavrov of Russia said", "Sergey Lavrov", ["foreign minister"], ["RU"]),
        ("President Joseph R. Biden, Jr. met", "Joseph R. Biden, Jr.", ["president"], []),
        ("President of the Bolivarian Republic of Venezuela Nicolas Maduro said", "Nicolas Maduro", ["president"], ["VE"]),
        ("King Hamad bin Isa Al Khalifa of Bahrain said", "Hamad bin Isa Al Khalifa", ["king"], ["BH"]),
        ("Governor of Khabarovsk Territory Mikhail Degtyaryov said", "Mikhail Degtyaryov", ["governor of khabarovsk territory"], []),
        ("Foreign Minister Israel Katz said", "Israel Katz", ["foreign minister"], []),
        ("the Minister for Foreign Affairs and Trade of Hungary Péter Szijjártó said", "Péter Szijjártó", ["foreign minister"], ["HU"]),
        ("NATO Secretary General Jens Stoltenberg met", "Jens Stoltenberg", ["secretary-general"], ["NATO"]),
        ("U.S. Special Representative for the DPRK Ambassador Sung Kim met", "Sung Kim", ["special representative", "ambassador"], ["US"]),
        ("Canada's Prime Minister Justin Trudeau said", "Justin Trudeau", ["prime minister"], ["CA"]),
        ("Prime Minister Dato' Seri Anwar Ibrahim said", "Anwar Ibrahim", ["prime minister"], []),
        ("Head of the Office of the President of Ukraine Andriy Yermak said", "Andriy Yermak", ["head of office of president"], ["UA"]),
        ("Somali President Hassan Sheikh Mohamud said", "Hassan Sheikh Mohamud", ["president"], ["SO"]),
        ("H.E. Mr. Jaishankar Subrahmanyam said", "Jaishankar Subrahmanyam", [], []),
    ],
)  # fmt: skip
def test_a_person_with_office_and_party(text, name, offices, parties):
    tokens, noun = parse(text)
    assert noun.kind == "person"
    assert tokens.printed(*noun.name).replace(" ,", ",") == name
    assert [title.key for title in noun.titles] == offices
    assert list(dict.fromkeys(noun.parties)) == parties


def test_the_complement_of_for_is_no_party_represented():
    _, noun = parse("Special Representative for Afghanistan Thomas West led", frozenset({"west"}))
    assert noun.parties == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Secretary noted", "office"),
        ("the two sides agreed", "joint"),
        ("both leaders agreed", "joint"),
        ("the two foreign ministers agreed", "group"),
        ("the Chinese side stressed", "side"),
        ("the United States expressed", "side"),
        ("they discussed", "pronoun"),
        ("His Highness stressed", "honorific"),
        ("Participants discussed", "joint"),
    ],
)
def test_kinds_of_noun_phrase(text, kind):
    assert parse(text)[1].kind == kind


def test_plural_offices_keep_their_countries():
    _, noun = parse("the Presidents of Russia and Turkey agreed")
    assert noun.parties == ["RU", "TR"]


@pytest.mark.parametrize(
    "text",
    [
        "trade has grown",
        "Bilateral trade rose",
        "experts noted",
        "COVID-19 is",
        "The Treaty has laid",
    ],
)
def test_things_are_no_speakers(text):
    tokens = Tokens(text)
    noun = parse_noun(tokens, 0, len(tokens))
    assert noun is None or noun.kind not in ("person", "office")


def test_a_portfolio_on_an_issue_is_no_part_of_the_name():
    tokens, noun = parse(
        "Special Envoy of the Chinese Government on the Middle East Issue Zhai Jun met"
    )
    assert tokens.printed(*noun.name) == "Zhai Jun"
    assert noun.parties == ["CN"]
