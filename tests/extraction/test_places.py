"""Where the encounter was, when the lead does not say it plainly."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction import extract

BODY = "The presidents discussed trade between the two countries and agreed to meet again.\n"


@pytest.mark.parametrize(
    ("head", "lead", "place"),
    [
        ("Talks\n\n16 September 2010\n\nAmman, Jordan", "King Olav met with President Carl Dahl of Sweden.", "Amman"),
        ("In Kyiv, the President met Carl Dahl", "President Anna Berg met with Prime Minister Carl Dahl of Sweden, who arrived in Ukraine on a visit.", "Kyiv"),
        ("Outcomes of the Review, Pretoria, 28 March 2025", "Minister Anna Berg met with Minister Carl Dahl of Sweden.", "Pretoria"),
        ("Secretary General in London", "Secretary General Anna Berg met with Prime Minister Carl Dahl of Sweden at No 10 on Thursday.", "London"),
        ("Talks", "After the ceremony of welcome at the Presidential Palace, President Anna Berg held talks with President Carl Dahl of Sweden.", None),
        ("Talks", "President Anna Berg met with President Carl Dahl of Sweden at State House, Dar es Salaam.", "Dar es Salaam"),
        ("Visit", "President Anna Berg is in Lima for a visit. President Berg met with President Carl Dahl of Sweden.", "Lima"),
        ("Talks", "President Anna Berg met with President Carl Dahl of Sweden at Villa Fram, Oslo.", "Oslo"),
        ("Talks", "Consultations were held today in Oslo. They were led by President Anna Berg of Norway and President Carl Dahl of Sweden.", "Oslo"),
        ("Talks", "President Anna Berg met with President Carl Dahl of Sweden, continuing their work on peace in Ukraine.", None),
        ("Talks", "President Anna Berg met with President Carl Dahl and his advisors, including Ambassador Eva Falk, in Manila.", "Manila"),
    ],
)  # fmt: skip
def test_place(head, lead, place):
    found = extract(f"{head}\n\n{lead}\n\n{BODY}").place
    assert (found.value if found else None) == place


@pytest.mark.parametrize(
    ("head", "lead", "place"),
    [
        ("Talks", "President Anna Berg received, at her Oslo office, the Swedish envoy Mr. Carl Dahl.", "Oslo"),
        ("Talks", "On August 2, Tashkent hosted a meeting of ministers. It was attended by Minister Anna Berg of Norway and Minister Carl Dahl of Sweden.", "Tashkent"),
        ("Talks", "President Anna Berg met with President Carl Dahl of Sweden on 6 March 2025 at Wisma Fram.", "Wisma Fram"),
        ("Telephone call", "OSLO, 17 February 2021 – President Anna Berg spoke by phone with President Carl Dahl of Sweden.", "Oslo"),
        ("Telephone call", "Doha, 17 February 2021 (QNA) – President Anna Berg spoke by phone with President Carl Dahl of Sweden.", None),
    ],
)  # fmt: skip
def test_place_of_houses_hosts_and_date_lines(head, lead, place):
    found = extract(f"{head}\n\n{lead}\n\n{BODY}").place
    assert (found.value if found else None) == place


@pytest.mark.parametrize(
    "text", ["The Minister is on a visit to Lima", "Oslo, 5 May", "Minister Berg met"]
)
def test_a_text_that_breaks_off_is_read_as_far_as_it_goes(text):
    assert extract(f"Talks\n\n{text}").text.endswith(text)


def test_a_soft_hyphen_alone_is_no_office():
    assert extract("Minister \xad Berg met the \xad Minister.").participants is not None


def test_a_town_in_capitals_is_shown_as_it_is_written_elsewhere():
    lead = "ABU DHABI, 13th June, 2023 (WAM) -- President Anna Berg has met with President Carl Dahl of Sweden."
    assert extract(f"Talks\n\n{lead}\n").place.value == "Abu Dhabi"
