"""A line that only says whose words follow, and the words behind it without quotation marks."""

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

A, B = "Anna Berg", "Carl Dahl"
LEAD = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with"
    " Swedish Foreign Minister Carl Dahl in Oslo."
)
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def said(*paragraphs, lead=LEAD):
    text = "\n\n".join(("Talks in Oslo", lead, *paragraphs)) + "\n"
    return [(s.speakers, s.text) for s in extract(text, NORWAY).statements]


@pytest.mark.parametrize(
    "line",
    [
        "Anna Berg said:",
        "Speaking after the talks, Minister Berg said:",
        "In a tweet, Anna Berg wrote:",
        "Anna Berg said at the start of the talks:",
    ],
)
def test_a_line_that_introduces_is_told_by_the_publisher(line):
    assert said(line, "Trade must grow for all of us.") == [
        ((A,), "Trade must grow for all of us.")
    ]


def test_what_a_list_follows_is_a_statement():
    line = "Anna Berg stressed three points:"
    assert said(line, "• trade must grow;")[0] == ((A,), line)


def test_own_words_go_on_until_the_next_line():
    found = said(
        "Carl Dahl said:",
        "- Thank you. I am glad to be here.",
        "Norway is a friend of our country. Sweden has always said so.",
        "Anna Berg said:",
        "- Welcome, my friend.",
        "Let me thank you. We know your roads.",
        "X X X",
        "Carl Dahl praised trade.",
    )
    assert found == [
        ((B,), "- Thank you. I am glad to be here."),
        ((B,), "Norway is a friend of our country. Sweden has always said so."),
        ((A,), "- Welcome, my friend."),
        ((A,), "Let me thank you. We know your roads."),
        ((B,), "Carl Dahl praised trade."),
    ]


def test_what_stands_below_is_nobodys_words():
    found = said(
        "Anna Berg said:",
        "We want trade.",
        "Follow us on all the channels that our Ministry has opened, and subscribe to our letter.",
    )
    assert found == [((A,), "We want trade.")]


def test_an_open_quotation_goes_on_in_the_next_paragraph():
    found = said(
        "Anna Berg said:",
        "“I remember Bergen.",
        "Trade is coming back. We have a lot to offer.”",
        "Trade was worth five million last year.",
    )
    assert [people for people, _ in found] == [(A,), (A,)]


def test_what_both_discussed_is_of_both_in_the_words_of_one():
    found = said(
        "Anna Berg said:",
        "“The Minister and I also discussed trade. I told him of our plans.”",
    )
    assert [people for people, _ in found] == [(A, B), (A,)]


def test_a_line_that_stresses_announces_what_stands_in_quotation_marks():
    assert said("Anna Berg stressed:", "“Trade is ours.”") == [((A,), "“Trade is ours.”")]
    assert said("Anna Berg stressed:", "Trade is growing.")[0] == ((A,), "Anna Berg stressed:")


def test_words_without_marks_are_whose_the_next_line_says():
    words = (
        "Trade between our countries must grow, and faster than it has grown in all these years."
        " We need more of it, and we need it now, in the north and in the south,"
    )
    found = said(words, "emphasised Carl Dahl.", "Anna Berg praised him.")
    assert [people for people, _ in found] == [(B,), (B,), (A,)]


def test_behind_what_we_agreed_the_voice_is_alone_again():
    text = (
        "Remarks by Foreign Minister Anna Berg of Norway\n\nToday I met with Swedish Foreign"
        " Minister Carl Dahl in Oslo.\n\nWe discussed trade. Norway supports the treaty."
        " I raised the war.\n\nOur two countries are friends. This evening I will host a dinner.\n"
    )
    record = extract(text, NORWAY)
    assert [(s.speakers, s.text) for s in record.statements] == [
        ((A, B), "We discussed trade."),
        ((A,), "Norway supports the treaty. I raised the war."),
        ((A,), "Our two countries are friends."),
    ]
