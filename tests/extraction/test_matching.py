"""One name in two spellings, and two names that only look alike."""

import pytest

from readouts.extraction.matching import display_name, key_score, names_agree, same_word
from readouts.extraction.offices import office_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "sergey"),
        ("antony", "anthony"),
        ("zelensky", "zelenskyy"),
        ("yoonsuk", "yoon-suk"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("kim", "kin"), ("berg", "dahl"), ("park", "mark"), ("wang", "wong2")]
)
def test_different_names(one, other):
    assert not same_word(one, other)


@pytest.mark.parametrize(
    ("shorter", "longer", "agree"),
    [
        (("blinken",), ("antony", "j.", "blinken"), True),
        (("antony", "blinken"), ("antony", "j.", "blinken"), True),
        (("a.", "blinken"), ("antony", "j.", "blinken"), True),
        (("sung", "kim"), ("kim", "gunn"), False),
        (("james", "cook"), ("james", "cleverly"), False),
        ((), ("kim", "gunn"), False),
    ],
)
def test_a_shorter_form_of_a_name(shorter, longer, agree):
    assert names_agree(shorter, longer) is agree


def test_capital_surnames_are_shown_as_others():
    assert display_name("HAYASHI Yoshimasa") == "Hayashi Yoshimasa"
    assert display_name("Lloyd J. Austin III") == "Lloyd J. Austin III"


@pytest.mark.parametrize(
    ("asked", "held", "score"),
    [
        ("foreign minister", "foreign minister", 4),
        ("secretary", "secretary of state", 3),
        ("minister", "foreign minister", 3),
        ("secretary", "deputy secretary of state", 1),
        ("minister", "prime minister", 1),
        ("president", "assistant to president", 0),
        ("king", "president", 0),
    ],
)
def test_how_well_an_office_fits(asked, held, score):
    assert key_score(asked, held) == score


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("minister of foreign affairs", "foreign minister"),
        ("minister for foreign affairs and trade", "foreign minister"),
        ("federal minister for foreign affairs", "foreign minister"),
        ("vice foreign minister", "deputy foreign minister"),
        ("head of state", "president"),
        ("acting prime minister", "prime minister"),
        ("external affairs minister", "foreign minister"),
    ],
)
def test_offices_under_one_name(words, key):
    assert office_key(tuple(words.split())) == key
