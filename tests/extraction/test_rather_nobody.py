"""Where the text does not tell who speaks: rather nobody, and a doubt, than a wrong speaker."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

A, B, C = "Anna Berg", "Carl Dahl", "Eva Falk"
TWO = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with"
    " Swedish Foreign Minister Carl Dahl in Oslo."
)
THREE = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister"
    " Carl Dahl and Danish Foreign Minister Eva Falk in Oslo."
)
# Two of one side, who both are ministers.
COLLEAGUES = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister"
    " Carl Dahl and Swedish Minister of Trade Eva Falk in Oslo."
)
MEASURED = Source(publisher="The White House", publisher_country="US")
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def read(*paragraphs, lead=TWO, source=NORWAY):
    """The record, and the speakers of each statement."""
    record = extract("\n\n".join(("Talks in Oslo", lead, *paragraphs)) + "\n", source)
    return record, [s.speakers for s in record.statements]


def doubts(record):
    return [s.detail for s in record.silences if s.reason == "unresolved subject"]


@pytest.mark.parametrize("subject", ["Both ministers", "The two ministers", "The two sides"])
def test_two_of_three_who_met_are_nobody(subject):
    record, said = read(f"{subject} agreed to meet again.", lead=THREE)
    assert said == []
    assert any(detail.startswith(subject) for detail in doubts(record))


def test_three_of_three_who_met_are_sure():
    counted, said = read("The three ministers agreed to meet again.", lead=THREE)
    assert said == [(A, B, C)]
    uncounted, _ = read("The ministers agreed to meet again.", lead=THREE)
    assert uncounted.statements[0].confidence < counted.statements[0].confidence


def test_he_behind_an_unknown_minister_is_nobody():
    record, said = read(
        "Anna Berg praised trade.",
        "The Swedish minister asked for more of it. He added that it had grown.",
        lead=COLLEAGUES,
    )
    assert said == [(A,)]
    assert "He added" in doubts(record)


@pytest.mark.parametrize("title", ["Deputy Minister", "Vice Minister", "Deputy Foreign Minister"])
def test_a_deputy_minister_is_called_so_for_short(title):
    lead = (
        "On May 6, 2024, Vice Minister of Foreign Affairs Anna Berg of Norway met with"
        " the Swedish Ambassador, Carl Dahl, in Oslo."
    )
    assert read(f"The {title} stressed the value of trade.", lead=lead)[1] == [(A,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Special attention was paid by the Swedish side to trade.",
        "Interest in trade was expressed on the Swedish side.",
    ],
)
def test_a_passive_is_by_the_side_that_it_names(sentence):
    assert read(sentence)[1] == [(B,)]


@pytest.mark.parametrize(
    "aside",
    [
        "It should be noted that trade has grown by ten percent.",
        "It should be recalled that Norway has been a partner of Sweden since 1905.",
        "For reference: trade has grown by ten percent.",
        "As is known, trade has grown.",
        "In 2023, bilateral trade reached ten million euros.",
        "President Falk will be invited to Oslo.",
    ],
)
def test_what_the_publisher_recalls_is_nobodys_statement(aside):
    assert read(f"The two ministers discussed trade. {aside}")[1] == [(A, B)]
    assert [s.text for s in read(f"The two ministers discussed trade. {aside}")[0].statements] == [
        "The two ministers discussed trade."
    ]


def test_what_a_speaker_recalls_is_the_speakers():
    paragraph = "Anna Berg spoke about trade. It should be noted that it has grown."
    assert [s.text for s in read(paragraph)[0].statements] == [paragraph]


def test_what_a_state_supports_is_no_statement_of_its_minister():
    assert read("Norway supports a free trade in the North.")[1] == []
    assert read("Norway reaffirmed its support for free trade in the North.")[1] == [(A,)]


def test_a_guess_about_a_publisher_never_measured_is_a_doubt():
    chinese = "On May 6, 2024, Foreign Minister Wang Yi of China met with Swedish Foreign Minister Carl Dahl."
    known = Source(publisher="MFA China", publisher_country="CN")
    unknown = Source(publisher="Beijing Daily", publisher_country="CN")
    sentence = "China is ready to work with Sweden."
    assert read(sentence, lead=chinese, source=known)[1] == [("Wang Yi",)]
    record, said = read(sentence, lead=chinese, source=unknown)
    assert said == []
    assert f"perhaps Wang Yi: {sentence}" in doubts(record)
    text = f"Talks\n\n{chinese}\n\n{sentence}\n"
    assert [s.speakers for s in extract(text, unknown, guesses=True).statements] == [("Wang Yi",)]


def test_a_surname_with_an_office_behind_anothers_words_is_a_stranger():
    record, said = read("Anna Berg praised trade. President Falk informed about energy.")
    assert said == [(A,)]
    assert any(detail.startswith("President Falk informed") for detail in doubts(record))


def test_a_ruler_whom_a_minister_quotes_is_content():
    speech = "Anna Berg praised trade. Danish President Eva Falk stressed its value last year."
    record, _ = read(speech)
    assert [s.text for s in record.statements] == [speech]


def test_they_behind_a_phrase_that_names_them_are_as_sure():
    record, _ = read("Anna Berg praised trade. She added that it had grown.")
    alone, _ = read("Anna Berg praised trade.")
    assert record.statements[0].confidence == alone.statements[0].confidence


def test_all_who_met_are_surer_where_each_came_for_a_state():
    apart, _ = read("The ministers agreed on trade.", lead=THREE)
    lumped, _ = read("The ministers agreed on trade.", lead=COLLEAGUES, source=MEASURED)
    assert lumped.statements[0].confidence < apart.statements[0].confidence


PRESIDENTS = (
    "On May 6, 2024, the President of the European Council, Anna Berg, and the President of the"
    " European Commission, Carl Dahl, met with Ivorian President Ivo Falk in Oslo."
)


def test_leaders_are_sure_where_all_who_met_are():
    _, said = read("The leaders discussed trade.", lead=PRESIDENTS)
    assert said == [(A, B, "Ivo Falk")]


def test_a_list_is_as_sure_as_its_opening():
    _, said = read("The leaders agreed:", "– to meet again;", lead=PRESIDENTS)
    assert said == [(A, B, "Ivo Falk")] * 2


def test_the_european_side_are_both_of_its_presidents():
    _, said = read("The EU side praised trade.", lead=PRESIDENTS)
    assert said == [(A, B)]


def test_the_commission_president_presides_over_the_commission():
    _, said = read("The Commission President praised trade.", lead=PRESIDENTS)
    assert said == [(B,)]
