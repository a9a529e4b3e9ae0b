"""Title, date line, furniture, paragraphs."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction.layout import read_layout


def parts(text, **known):
    layout = read_layout(text, **known)
    cut = lambda spans: [text[a:b] for a, b in spans]  # noqa: E731
    return {
        "title": text[slice(*layout.title)] if layout.title else None,
        "body": [text[p.start : p.end] for p in layout.paragraphs],
        "furniture": cut(layout.furniture),
        "datelines": cut(layout.datelines),
    }


PAGE = """Home > News & Events
Minister A Meets with Minister B

2024/05/06

On May 6, 2024, Minister A met with Minister B in Rome to talk about trade.

Minister A said that trade is good for both.

Suggest to a Friend:
Print"""


def test_a_page_is_taken_apart():
    found = parts(PAGE)
    assert found["title"] == "Minister A Meets with Minister B"
    assert found["datelines"] == ["2024/05/06"]
    assert len(found["body"]) == 2
    assert found["furniture"] == ["Home > News & Events", "Suggest to a Friend:", "Print"]


@pytest.mark.parametrize(
    "line",
    ["###", "Share this page", "Office of the Spokesperson", "The below is attributable to Spokesperson Ned Price:",
     "(Provisional translation)", "From: Prime Minister's Office, 10 Downing Street", "<Suggest To A Friend>", "14:45",
     "For media inquiries, please contact press@example.org.", "https://example.org/page"],
)  # fmt: skip
def test_furniture_is_no_body(line):
    text = f"A Title\n\n{line}\n\nThe ministers met in Rome on Monday and discussed trade.\n"
    assert line in parts(text)["furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Telephone conversation with President of France Emmanuel Macron",
        "Video call with Prime Minister Sanna Marin",
    ],
)
def test_a_title_is_not_taken_for_furniture(line):
    text = (
        f"{line}\n\nMay 5, 2022\n\nThe President had a telephone conversation with his colleague.\n"
    )
    assert parts(text)["title"] == line


def test_what_follows_notes_to_editors_is_furniture():
    text = "Title\n\nThe ministers met and agreed on a plan for trade.\n\nNotes to editors\n\nThe plan was signed by all in 2020 and it lasts."
    assert len(parts(text)["body"]) == 1


def test_lines_broken_by_hand_make_one_paragraph():
    text = (
        "Ministers meet in Rome\n\n"
        "The ministers of the two countries met in Rome today and\n"
        "discussed a number of questions of common concern, among\n"
        "them trade, energy and the situation in the region, which\n"
        "both of them described as serious and in need of a quick\n"
        "solution by all who have a part in it.\n\n"
        "They agreed to meet again before the end of the year in\n"
        "Athens, where the presidents will join them.\n"
    )
    assert len(parts(text)["body"]) == 2


def test_an_agency_date_line_stands_before_the_body():
    text = "Call\n\nABU DHABI, 15th October, 2023 (WAM) -- The President today received a phone call from the King."
    layout = read_layout(text)
    assert text[layout.paragraphs[0].body :].startswith("The President")


def test_a_list_number_stands_before_the_body():
    text = "Call\n\nThe ministers spoke by phone today.\n\n2. The two leaders reviewed the situation in detail."
    paragraph = read_layout(text).paragraphs[1]
    assert paragraph.listed
    assert text[paragraph.body :].startswith("The two leaders")


def test_the_known_title_is_found_wherever_it_stands():
    text = "Some Ministry of Things\nA Meeting of Ministers\n\nThe ministers met in Rome on Monday and discussed trade."
    assert parts(text, title="A meeting of ministers")["title"] == "A Meeting of Ministers"


def test_published_above_the_body_is_no_end_of_the_text():
    text = (
        "PM call with Premier Berg\n"
        "Prime Minister Dahl spoke to Premier Berg about trade and security.\n\n"
        "From:\nThe office\nPublished\n7 February 2024\n\n"
        + "The Prime Minister spoke to Premier Berg this morning. " * 4
        + "\n\nShare this page\nNobody said this, and it is no part of the readout at all.\n"
    )
    bodies = [text[p.body : p.end] for p in read_layout(text).paragraphs]
    assert bodies[-1].startswith("The Prime Minister spoke")
