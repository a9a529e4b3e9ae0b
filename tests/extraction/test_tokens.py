"""Tokens keep their places, and the words that only look like two stay one."""

import unicodedata

import pytest

from readouts.extraction.tokens import Tokens, fold


def test_every_token_leads_back_to_its_place():
    text = "Wang Yi’s talks with Sergey Lavrov, in\xa0Moscow."
    tokens = Tokens(text)
    assert [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)] == tokens.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wang Yi's visit", ["Wang", "Yi", "'s", "visit"]),
        ("the U.S.-Japan alliance", ["the", "U.S.-Japan", "alliance"]),
        ("Jean-Yves Le Drian", ["Jean-Yves", "Le", "Drian"]),
        ("N'Djamena", ["N'Djamena"]),
        ("Mr. Kim", ["Mr.", "Kim"]),
        ("Antony J. Blinken", ["Antony", "J.", "Blinken"]),
        ("President/Prime Minister", ["President", "/", "Prime", "Minister"]),
    ],
)
def test_words(text, words):
    assert Tokens(text).words == words


def test_fold_drops_diacritics_and_curly_apostrophes():
    assert [fold(w) for w in ("Türkiye", "São", "O’Brien", "Erdoğan")] == [
        "turkiye",
        "sao",
        "o'brien",
        "erdogan",
    ]


def test_lines_never_run_into_each_other():
    tokens = Tokens("Meeting with Wong\n\nMay 24, 2022")
    assert [tokens.printed(i, j) for i, j in tokens.lines()] == [
        "Meeting with Wong",
        "May 24 , 2022".replace(" ,", ","),
    ]


def test_an_accent_that_is_a_mark_of_its_own_belongs_to_its_letter():
    text = unicodedata.normalize("NFD", "Péter Szijjártó met Mr. Çavuşoğlu.")
    tokens = Tokens(text)
    assert tokens.low == ["peter", "szijjarto", "met", "mr.", "cavusoglu", "."]
    assert tokens.printed(0, 2) == "Péter Szijjártó"
    assert [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)] == tokens.words
