"""Turns of a conversation amid a readout: labels, who speaks behind them, and where they end."""

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

LEAD = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with"
    " Swedish Foreign Minister Carl Dahl in Oslo."
)
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def who(*paragraphs):
    record = extract("\n\n".join(("Anna Berg met Carl Dahl", LEAD, *paragraphs)) + "\n", NORWAY)
    return [
        (s.text.split()[0], "+".join(n.split()[0] for n in s.speakers)) for s in record.statements
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Anna Berg:",
        "Anna Berg -",
        "Anna Berg –",
        "Foreign Minister Berg:",
        "Anna Berg (via interpreter):",
        "A. BERG:",
    ],
)
def test_a_label_tells_whose_words_follow(label):
    assert who(f"{label} I welcome you to Oslo. Our trade has grown.") == [
        (label.split()[0], "Anna")
    ]


def test_a_turn_goes_on_over_paragraphs_until_the_next_label():
    assert who(
        "Anna Berg: Mr Dahl, colleagues,",
        "I welcome you. Trade is good.",
        "Norway is a partner. We value that.",
        "Carl Dahl: Thank you, Minister.",
        "Sweden is ready. We will build the railway.",
    ) == [("Anna", "Anna"), ("I", "Anna"), ("Norway", "Anna"), ("Carl", "Carl"), ("Sweden", "Carl")]


def test_a_turn_ends_where_the_publisher_tells_again():
    assert who(
        "Anna Berg: I welcome you to Oslo.",
        "The ministers discussed trade.",
    ) == [("Anna", "Anna"), ("The", "Anna+Carl")]


def test_a_label_that_names_nobody_ends_a_turn():
    assert who("Anna Berg: I welcome you to Oslo.", "Moderator: We thank you all.") == [
        ("Anna", "Anna")
    ]


def test_a_label_on_a_line_of_its_own_is_the_publishers():
    assert who("C. DAHL:", "Dear Anna, dear friends,", "I thank you for the welcome.") == [
        ("Dear", "Carl"),
        ("I", "Carl"),
    ]


def test_we_amid_a_turn_are_both_where_they_tell_what_was_agreed():
    assert who("Carl Dahl: I thank you. We agreed to meet again. Trade is good.") == [
        ("Carl", "Carl"),
        ("We", "Anna+Carl"),
        ("Trade", "Carl"),
    ]


def test_a_list_of_those_present_is_no_conversation():
    assert who("Anna Berg - Minister of Foreign Affairs", "Carl Dahl - Minister") == []
