"""Snippets: the passage with the hits, marked; everything else escaped."""

import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.search import results
from readouts.search.results import WIDTH, snippet
from tests import factories

LONG = " ".join(f"word{number}" for number in range(400))


def test_a_short_text_is_whole():
    assert snippet("Peace & <b>order</b>.", [(11, 16)]) == (
        "Peace &amp; &lt;b&gt;<mark>order</mark>&lt;/b&gt;."
    )


def test_line_breaks_become_spaces():
    assert snippet("one\n\n two") == "one two"


def test_a_long_text_is_cut_at_words_around_the_first_hit():
    start = LONG.index("word200")
    cut = snippet(LONG, [(start, start + 7)])
    assert cut.startswith("…word")
    assert cut.endswith("…")
    assert "<mark>word200</mark>" in cut
    assert all(word.strip("…").startswith(("word", "<mark>")) for word in cut.split())
    assert len(cut) < WIDTH + 40


def test_the_window_with_most_hits_wins():
    places = [LONG.index(word) for word in ("word10 ", "word300", "word301", "word302")]
    cut = snippet(LONG, [(place, place + 7) for place in places])
    assert cut.count("<mark>") == 3


@given(st.data())
def test_nothing_is_lost_or_added_around_the_marks(data):
    text = data.draw(st.text(st.sampled_from("ab <&\n’é"), min_size=1, max_size=900))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    marked = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if b - a < 200]
    html = snippet(text, marked)
    plain = html.replace("<mark>", "").replace("</mark>", "").strip("…")
    assert "<" not in plain
    assert " ".join(unescape(plain).split()) in " ".join(text.split())


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("taiwan", ["Taiwan"]),
        ("strait NEAR/2 taiwan", ["Taiwan", "Strait"]),
        ("peace NEAR/2 taiwan", []),
        ("peace NEAR/3 taiwan", ["peace", "Taiwan"]),
        ('"across the" NEAR/2 peace', ["peace", "across the"]),
        ("strait NEAR/1 strait", []),
        ('"across the taiwan"', ["across the Taiwan"]),
        ("rules-based", []),
        ("peac* -strait OR affairs", ["peace", "affair"]),
        ("china's", ["China’s"]),
        ("speaker:lavrov", []),
        ('"unbalanced', []),
    ],
)
def test_the_hits_of_a_query_in_a_statement(archive, query, hits):
    statement = archive.statements["taiwan"]
    marked = results.marks_of(query, [statement]).get(statement.pk, ())
    assert [statement.text[start:end] for start, end in marked] == hits


def test_a_long_statement_full_of_hits_is_marked_in_no_time(db):
    text = " ".join(["peace and order"] * 1500)
    statement = factories.StatementFactory(readout=factories.ReadoutFactory(text=text))
    query = " OR ".join(["(pe* NEAR/50 or*)", "(an* NEAR/50 pe*)"] * 10)
    began = time.process_time()
    marked = results.marks_of(query, [statement])[statement.pk]
    cut = snippet(text, marked)
    # Pair by pair it takes a minute.
    assert time.process_time() - began < 5
    assert len(marked) == 3 * 256, "the database keeps no more places of a word"
    assert "<mark>" in cut
