"""Cutting a text for reading loses, adds and moves nothing."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from readouts.passages import Mark, beginning, covering, cut, ending


@dataclass(frozen=True)
class Words:
    start: int
    end: int


def whole(paragraphs):
    return "".join(
        paragraph.gap + "".join(piece.text for run in paragraph.runs for piece in run.pieces)
        for paragraph in paragraphs
    )


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(alphabet="ab 中𝄞é.\n\r\t", min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Words(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    marks = draw(
        st.lists(
            st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
                lambda ends: Mark(min(ends), max(ends), "hit")
            ),
            max_size=4,
        )
    )
    return text, spans, marks


@given(texts_with_spans())
def test_the_runs_and_gaps_are_the_text(drawn):
    text, spans, marks = drawn
    assert whole(cut(text, spans, marks)) == text


@given(texts_with_spans())
def test_each_statement_is_one_run_of_its_own_words(drawn):
    text, spans, marks = drawn
    runs = [run for p in cut(text, spans, marks) for run in p.runs if run.statement]
    assert [run.statement for run in runs] == spans
    assert all(run.text == text[run.statement.start : run.statement.end] for run in runs)


def test_a_line_break_ends_a_paragraph():
    paragraphs = cut("Title\nFirst.\n\nSecond.\n", [])
    assert [run.text for p in paragraphs for run in p.runs] == ["Title", "First.", "Second."]
    assert [p.gap for p in paragraphs] == ["", "\n", "\n\n", "\n"]


def test_a_line_break_inside_a_statement_ends_no_paragraph():
    text = "He said:\nfirst, peace.\nThe end."
    paragraphs = cut(text, [Words(0, 22)])
    assert [run.text for p in paragraphs for run in p.runs] == [
        "He said:\nfirst, peace.",
        "The end.",
    ]


def test_marks_cut_a_run_and_may_overlap():
    (paragraph,) = cut("one two three", [], [Mark(0, 7, "a", "here"), Mark(4, 13, "b")])
    pieces = paragraph.runs[0].pieces
    assert [(p.text, p.names) for p in pieces] == [
        ("one ", ("a",)),
        ("two", ("a", "b")),
        (" three", ("b",)),
    ]
    assert [p.anchor for p in pieces] == ["here", "", ""]


def test_offsets_count_code_points_not_bytes_or_utf_16_units():
    text = "𝄞 said 中国 yes"
    (paragraph,) = cut(text, [Words(7, 13)])
    assert [run.text for run in paragraph.runs] == ["𝄞 said ", "中国 yes"]


def test_an_offset_in_a_gap_belongs_to_the_paragraph_after_it():
    paragraphs = cut("First.\n\nSecond.", [])
    assert covering(paragraphs, 7).start == 8
    assert covering(paragraphs, 3).start == 0


def printed(paragraph):
    return ["".join(piece.text for piece in run.pieces) for run in paragraph.runs]


def test_the_ending_of_a_long_paragraph_begins_with_a_whole_word_and_tells_that_more_is_there():
    (paragraph,) = cut("He said no. She said maybe yes.", [Words(12, 31)], [Mark(21, 26, "hit")])
    last = ending(paragraph, 12)
    assert printed(last) == ["…maybe yes."]
    assert last.runs[0].statement == Words(12, 31)
    assert [piece.names for piece in last.runs[0].pieces] == [(), ("hit",), ()]


def test_the_beginning_of_a_long_paragraph_ends_with_a_whole_word():
    (paragraph,) = cut("He said no. She said maybe yes.", [Words(12, 31)])
    assert printed(beginning(paragraph, 18)) == ["He said no. ", "She…"]


def test_a_short_paragraph_is_its_own_beginning_and_ending():
    (paragraph,) = cut("He said no.", [])
    assert ending(paragraph, 11) is beginning(paragraph, 11) is paragraph


def test_a_paragraph_of_one_endless_word_is_cut_inside_of_it():
    (paragraph,) = cut("a" * 50, [])
    assert printed(ending(paragraph, 5)) == ["…aaaaa"]
    assert printed(beginning(paragraph, 5)) == ["aaaaa…"]
