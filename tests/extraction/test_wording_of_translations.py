"""English as foreign ministries translate it: other names for people, passives, their own marks."""
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
DEPUTIES = (
    "On May 6, 2024, State Secretary Anna Berg of Norway met with"
    " Deputy Foreign Minister Carl Dahl of Sweden in Oslo."
)
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def said(*paragraphs, lead=TWO):
    text = "\n\n".join(("Talks in Oslo", lead, *paragraphs)) + "\n"
    return [(s.speakers, s.text) for s in extract(text, NORWAY).statements]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dialogue offered the opportunity of an exchange of views on trade.",
        "The talks witnessed discussing a number of bilateral issues.",
        "There was underlined the importance of trade.",
        "Mention was then made of the war.",
        "The discussion of trade was continued.",
        "Trade and the war were also on the table.",
        "It was resolved that a summit be held.",
        "The meeting was mainly about trade.",
        "Politicians also brought up the war.",
        "The Tripartite condemned the war.",
        "In the talks, in which the ambassador took part, discussion centred on trade.",
        "Both officials repeated their call for peace.",
        "Trade was at the centre of attention of the parties.",
        "Consensus emerged on trade.",
        "Both Anna Berg and Carl Dahl praised trade.",
        "The parties came to an agreement on trade.",
        "There was a shared view that trade must grow.",
        "One of the topics was trade.",
        "Trade was another issue on the agenda of the talks.",
        "The agenda of the talks comprised trade.",
    ],
)
def test_what_nobody_says_alone_is_of_both(sentence):
    assert said(sentence) == [((A, B), sentence)]


@pytest.mark.parametrize(
    ("sentence", "speaker", "lead"),
    [
        ("The Chancellor praised trade.", A, TWO),
        ("The Secretary of State praised trade.", A, TWO),
        ("The Swedish dignitary praised trade.", B, TWO),
        ("The Swedish top diplomat praised trade.", B, TWO),
        ("The Norwegian deputy minister praised trade.", A, DEPUTIES),
        ("“Trade must grow,” said the deputy head of Norwegian diplomacy.", A, DEPUTIES),
        ("Minister Dahl, on the occasion, appreciated that trade had grown.", B, TWO),
        ("Minister Dahl manifested his interest in trade.", B, TWO),
        ("Minister Dahl repeated his call for peace.", B, TWO),
        ("He called trade “the best of all friends”.", A, TWO),
        ("In Dahl’s opinion, trade must grow.", B, TWO),
        ("Dahl’s message was clear: trade must grow.", B, TWO),
        ("As Dahl put it, trade must grow.", B, TWO),
        ("Anna Berg was informed about trade by her Swedish counterpart.", B, TWO),
        ("The Swedish delegation, led by Carl Dahl, praised trade.", B, TWO),
        ("Berg’s Swedish counterpart praised trade.", B, TWO),
        ("While praising trade, Carl Dahl stressed peace.", B, TWO),
        ("The visiting dignitary praised trade.", B, TWO),
        ("The distinguished guest praised trade.", B, TWO),
        ("Minister Dahl let it be known that trade grows.", B, TWO),
        ("Minister Dahl took the floor and praised trade.", B, TWO),
        ("From the perspective of Minister Dahl, trade must grow.", B, TWO),
        ("Sweden is ready to trade, Minister Dahl added, and asked for a treaty.", B, TWO),
        ("Norway is “a partner”, underscored the Swedish Minister, who praised it.", B, TWO),
    ],
)
def test_one_speaks(sentence, speaker, lead):
    assert said(sentence, lead=lead) == [((speaker,), sentence)]


def test_the_partners_of_one_are_all_others():
    first, second = "Anna Berg praised trade.", "Both of her interlocutors stressed peace."
    assert said(f"{first} {second}", lead=THREE) == [((A,), first), ((B, C), second)]


def test_the_participants_of_a_meeting_of_many_are_all_who_took_the_floor():
    lead = f"{THREE} Finnish Ambassador Ivo Holm also attended."
    first, second = "Ivo Holm praised trade.", "The participants agreed to meet again."
    record = extract(f"Talks in Oslo\n\n{lead}\n\n{first} {second}\n", NORWAY, guesses=True)
    assert set(record.statements[-1].speakers) == {A, B, C, "Ivo Holm"}


def test_words_ascribed_to_somebody_unknown_are_not_the_last_speakers():
    first = "Anna Berg praised trade."
    assert said(f"{first} This was welcomed by the Chairperson, who wants more of it.") == [
        ((A,), first)
    ]


def test_a_realm_stands_for_its_state():
    lead = TWO.replace("Swedish Foreign Minister", "the Foreign Minister of Luxembourg,")
    sentence = "The Foreign Minister of the Grand Duchy praised trade."
    assert said(sentence, lead=lead) == [((B,), sentence)]


def test_with_whom_somebody_discussed_it_may_stand_first():
    sentence = "With Minister Dahl, Minister Berg discussed trade."
    assert said(sentence, lead=THREE) == [((A, B), sentence)]


def test_german_quotation_marks_close_as_english_ones_open():
    found = said(
        "„Trade is here. It grows,“ Carl Dahl said. „We have agreed on a treaty,“ he added."
        " Anna Berg praised him."
    )
    assert [people for people, _ in found] == [(B,), (A, B), (A,)]


def test_travelling_is_no_statement():
    assert said("Carl Dahl then travelled to Bergen and interacted with fishermen.") == []


def test_a_treaty_also_signed_is_told_by_the_publisher():
    first, second = "Anna Berg praised trade.", "The two ministers also signed a treaty."
    assert said(f"{first} {second}") == [((A,), first)]


def test_statements_made_to_the_media_are_no_statement():
    assert said("Following the talks, the ministers made statements to the media.") == []


def test_a_ministry_that_is_quoted_does_not_speak():
    sentence = "According to a statement of the Ministry, the two ministers discussed trade."
    assert said(sentence) == [((A, B), sentence)]


def test_a_fragment_that_says_who_agreed_is_theirs():
    first, second = "Carl Dahl praised trade.", "A point on which the two ministers agreed."
    assert said(f"{first} {second}") == [((B,), first), ((A, B), second)]


def test_the_publishers_own_state_is_its_minister_behind_what_both_discussed():
    first, second = "The two ministers discussed trade.", "Norway is concerned about the war."
    assert said(f"{first} {second}") == [((A, B), first), ((A,), second)]


def test_single_marks_hold_a_quotation_together():
    found = said("‘Trade grows. We agree that it must,’ Carl Dahl said.")
    assert [people for people, _ in found] == [(B,), (A, B)]


def test_they_are_those_who_met_last():
    lead = (
        "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister"
        " Carl Dahl in Oslo."
    )
    found = said(
        "They discussed trade.",
        "Later she met with Danish Foreign Minister Eva Falk. They praised peace.",
        "Today Anna Berg also met students of the university. They praised her.",
        lead=lead,
    )
    assert [people for people, _ in found] == [(A, B), (A, C)]


@pytest.mark.parametrize(
    "name", ["Mr van der Holm", "Ms de la Holm", "Mr bin Holm", "President da Holm"]
)
def test_a_surname_may_begin_with_a_small_word(name):
    lead = f"On May 6, 2024, Foreign Minister Anna Berg of Norway met with President Ivo {' '.join(name.split()[1:])} of Portugal in Oslo."
    sentence = f"{name} praised trade."
    assert [text for _, text in said(sentence, lead=lead)] == [sentence]


def test_how_talks_are_viewed_is_told_by_the_publisher():
    first = "The two ministers discussed trade."
    second = "The talks, the third since last year, are viewed as a success."
    assert said(f"{first} {second}") == [((A, B), first)]


@pytest.mark.parametrize(
    "told",
    [
        "Minister Dahl visited a school in Oslo.",
        "At the school Minister Dahl handed over certificates.",
        "Earlier, Carl Dahl sent a message to the school.",
    ],
)
def test_he_is_whoever_did_something_last(told):
    found = said("Anna Berg praised trade.", f"{told} He praised peace.")
    assert found == [((A,), "Anna Berg praised trade."), ((B,), "He praised peace.")]
