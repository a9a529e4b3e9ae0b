"""No edge of a statement is put inside a word."""

import pytest

from readouts.corrections import statements
from readouts.corrections.saving import CorrectionError
from readouts.corrections.words import word_around
from readouts.models import Statement


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("peace is good", 2, "peace"),
        ("peace is good", 5, ""),
        ("Russia’s view", 7, "Russia’s"),
        ("Russia’s view", 6, "Russia’s"),
        ("‘peace’ is", 6, ""),
        ("40,000 tonnes", 3, "40,000"),
        ("trade, peace", 6, ""),
        ("China-Russia", 6, ""),
        ("e\u0301tat", 1, "e\u0301tat"),
        ("中国和俄罗斯", 2, ""),
        ("สวัสดี", 1, ""),
        ("G7", 1, "G7"),
    ],
)
def test_a_place_is_inside_a_word_or_between_two(text, at, word):
    start, end = word_around(text, at)

    assert text[start:end] == word


MADE = {
    "move the end": lambda d, at: statements.move(d.first, d.first.start, at, by=d.editor),
    "move the start": lambda d, at: statements.move(d.first, at, d.first.end, by=d.editor),
    "split": lambda d, at: statements.split(d.first, at, by=d.editor),
}


@pytest.fixture
def rows(first, editor):
    class Rows:
        pass

    Rows.first, Rows.editor = first, editor
    return Rows


@pytest.mark.parametrize("correct", MADE.values(), ids=MADE)
def test_an_edge_inside_a_word_is_refused_with_the_words_edges(rows, correct):
    at = rows.first.readout.text.index("peace")
    with pytest.raises(CorrectionError, match=f"inside the word “peace”.* {at} and {at + 5}"):
        correct(rows, at + 2)

    assert Statement.objects.get().text == rows.first.text


def test_a_new_statement_cuts_no_word(readout, editor):
    at = readout.text.index("parted")
    with pytest.raises(CorrectionError, match="inside the word “parted”"):
        statements.add(readout, at + 1, at + 17, by=editor)


def test_an_edge_that_was_inside_a_word_already_hinders_nothing(first, editor):
    cut = first.end - 3
    Statement.objects.filter(pk=first.pk).update(end=cut, text=first.text[:-3])
    first.refresh_from_db()
    start = first.readout.text.index("said")

    assert statements.move(first, start, cut, by=editor).end == cut
