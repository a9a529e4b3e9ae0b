"""Heads of two sides, people told apart by portfolio or country, and further interlocutors."""
# ruff: noqa: E501 -- readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

PEOPLE = [
    (
        "IN",
        "Anna Berg/IN;Carl Dahl/SE",
        "The 9th round of consultations between India and Sweden was held in Stockholm on 18 October 2022. The Indian delegation was led by Shri Anna Berg, Secretary (East). The Swedish side was led by H.E. Mr. Carl Dahl, Vice Minister for Trade.",
    ),
    (
        "IE",
        "Anna Berg/IE;Carl Dahl/GB;Eva Falk/GB",
        "The Government of Ireland was represented by the Minister for Justice, Ms Anna Berg TD. The Government of the United Kingdom of Great Britain and Northern Ireland was represented by the Secretary of State for Trade, Mr Carl Dahl MP, and the Minister of State, Eva Falk MP.",
    ),
    (
        "UN",
        "Anna Berg/UN;Carl Dahl/IGAD;Eva Falk/UN",
        "The Special Representative of the UN, Ms Anna Berg, today convened a consultation on the situation in Mali with the Executive Secretary of the Intergovernmental Authority on Development (IGAD), Mr Carl Dahl, and the Personal Envoy of the UN Secretary-General, Ms Eva Falk.",
    ),
    (
        "NO",
        "Anna Berg/NO;Carl Dahl/SE;Eva Falk/SE",
        "Minister Anna Berg held talks with Swedish Foreign Minister Carl Dahl in Stockholm. With the President of Sweden Eva Falk, Minister Berg talked about trade. President Falk said that trade matters.",
    ),
    (
        "MN",
        "Anna Berg/MN;Carl Dahl/SE;Eva Falk/MN",
        "The Minister of Foreign Affairs of Sweden Carl Dahl held talks with Minister of Foreign Affairs Anna Berg. On the same day Prime Minister Eva Falk received Minister Carl Dahl. The Prime Minister said that trade matters.",
    ),
]


@pytest.mark.parametrize(("home", "people", "text"), PEOPLE)
def test_heads_of_sides_and_further_interlocutors_take_part_for_their_own(home, people, text):
    found = extract(text, Source(publisher_country=home), guesses=True)
    assert sorted(f"{p.name}/{p.party}" for p in found.participants) == people.split(";")


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "The Ministers for Foreign Affairs, Anna Berg, and for Public Works, Carl Dahl, held talks with Swedish Minister Eva Falk.",
            "Anna Berg/Minister for Foreign Affairs;Carl Dahl/Minister for Public Works;Eva Falk/Swedish Minister",
        ),
        (
            "Minister Eva Falk met the Prime Ministers of Serbia, Anna Berg, and of Kosovo*, Carl Dahl.",
            "Anna Berg/Prime Minister of Serbia;Carl Dahl/Prime Minister of Kosovo;Eva Falk/Minister",
        ),
        (
            "President Anna (Annie) Berg met Swedish President Carl Dahl.",
            "Anna (Annie) Berg/President;Carl Dahl/Swedish President",
        ),
    ],
)
def test_several_of_one_office_are_told_apart(sentence, people):
    found = extract(sentence, Source(publisher_country="NO"), guesses=True)
    assert sorted(f"{p.name}/{p.role}" for p in found.participants) == people.split(";")


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked about the situation of Norbank, the President of the Government replied that it will be solved.",
        "“Welcome to Nordby, Mr. President,” the President said.",
    ],
)
def test_a_matter_before_an_office_is_nobody(sentence):
    text = f"President Anna Berg of Norway met Swedish President Carl Dahl in Oslo. {sentence}"
    assert not extract(text, Source(publisher_country="NO")).mentioned


def test_a_prime_minister_is_of_no_organisation():
    text = "Prime Minister Anna Berg met Prime Minister Carl Dahl and Prime Minister Eva Falk at the European Council."
    found = extract(text, Source(publisher_country="GB"))
    assert [p.party for p in found.participants] == ["GB", "", ""]


def test_who_is_accompanied_tells_whose_company_it_is():
    text = "President Anna Berg of Norway received President Carl Dahl of Sweden in Oslo. The visiting President was accompanied by his Foreign Minister, Ms Eva Falk."
    found = extract(text, Source(publisher_country="NO"))
    assert found.participants[-1].party == "SE"


def test_citizens_abroad_tell_whose_minister_it_is():
    text = "Minister Anna Berg met with Minister of Foreign Affairs and Chadians Abroad Carl Dahl in Jeddah."
    found = extract(text, Source(publisher_country="SA"))
    assert [p.party for p in found.participants] == ["SA", "TD"]


def test_a_host_at_table_took_part_though_nothing_of_the_host_is_told():
    text = "Minister Anna Berg of Norway met Minister Carl Dahl in Stockholm. Minister Berg was also hosted to lunch by Senior Minister Eva Falk."
    found = extract(text, Source(publisher_country="SE"))
    assert "Eva Falk" in [p.name for p in found.participants]


def test_the_president_of_whom_a_prime_minister_speaks_did_not_take_part():
    text = "Mikhail Mishustin’s talks with Prime Minister of Norway Anna Berg\n\nThe heads of government held talks. As the President said at the time, “our relations are good.”"
    found = extract(text, Source(publisher_country="RU", published_on=dt.date(2024, 10, 24)))
    assert "Vladimir Putin" not in [p.name for p in found.participants]


def test_two_prime_ministers_of_unknown_states_make_a_meeting_of_many():
    text = "Prime Minister Anna Berg of Norway met Prime Minister Carl Dahl and Prime Minister Eva Falk at the European Council."
    found = extract(text, Source(publisher_country="NO"))
    assert found.kind.value == "multilateral meeting"


def test_a_country_that_people_call_home_was_not_phoned():
    text = "Foreign Minister Anna Berg met Swedish Foreign Minister Carl Dahl about those who called Norway home."
    assert extract(text, Source(publisher_country="NO")).kind.value == "meeting"


def test_the_sentence_before_the_lead_tells_the_kind():
    text = "A meeting of the Norwegian-Swedish Council was held by video conference on 5 May 2024.\n\nThe Norwegian Government was represented by Minister Anna Berg. The Swedish Government was represented by Minister Carl Dahl."
    assert extract(text, Source(publisher_country="NO")).kind.value == "video call"
