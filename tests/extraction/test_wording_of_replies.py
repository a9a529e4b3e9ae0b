"""Replies inside another's sentence, quotations that a spokesperson puts around a whole readout."""
# ruff: noqa: E501 -- sentences of readouts are long

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
    ("first", "reply"),
    [
        ("Anna Berg invited Minister Dahl to Bergen,", "which he accepted."),
        ("Anna Berg offered help,", "for which Minister Dahl thanked her."),
        ("Anna Berg spoke about trade,", "in which Carl Dahl expressed interest."),
        ("Anna Berg asked about trade,", "to which Dahl responded that it had grown."),
    ],
)
def test_a_reply_in_a_relative_clause_is_the_others(first, reply):
    assert said(f"{first} {reply}") == [((A,), first), ((B,), reply)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg spoke about trade, which has grown.",
        "Anna Berg spoke about the treaty, which the Prime Ministers launched last year.",
        "Anna Berg recalled the treaty, which she signed.",
    ],
)
def test_other_relative_clauses_are_the_speakers(sentence):
    assert said(sentence) == [((A,), sentence)]


def test_states_in_one_sentence_speak_each_for_itself():
    assert said("Norway reiterated its support for trade, and Sweden stressed its value.") == [
        ((A,), "Norway reiterated its support for trade,"),
        ((B,), "and Sweden stressed its value."),
    ]


def test_what_was_also_addressed_is_of_both():
    first = "The Swedish side welcomed the growth of trade."
    assert said(f"{first} The war and the treaty were also addressed.") == [
        ((B,), first),
        ((A, B), "The war and the treaty were also addressed."),
    ]


def test_quotation_marks_of_a_spokesperson_are_nobodys_words():
    paragraphs = (
        "A Government spokesperson said:",
        "“Minister Berg thanked Minister Dahl for the visit.",
        "“They discussed trade. Minister Dahl underlined its value.”",
    )
    assert [people for people, _ in said(*paragraphs)] == [(A,), (A, B), (B,)]


def test_a_paragraph_that_is_one_quotation_is_the_last_speakers():
    assert said("Carl Dahl praised trade.", "“It makes us rich. It must grow.”") == [
        ((B,), "Carl Dahl praised trade."),
        ((B,), "“It makes us rich. It must grow.”"),
    ]
