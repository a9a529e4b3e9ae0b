"""What holds for any text at all, whatever nonsense it is."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readouts.extraction import extract
from readouts.extraction.records import KINDS

READOUTS = [
    path.read_bytes().decode("utf-8")
    for path in sorted((Path(__file__).parents[2] / "fixtures" / "readouts").glob("*.txt"))
]
PIECES = [piece for text in READOUTS for piece in text.split(" ")]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(text):
    record = extract(text)
    names = {person.name for person in record.participants}
    reach = 0
    for statement in record.statements:
        span = statement.span
        assert reach <= span.start < span.end <= len(text), "statements overlap or leave the text"
        assert text[span.start : span.end] == statement.text == statement.text.strip()
        assert set(statement.speakers) <= names
        assert statement.speakers
        assert 0 < statement.confidence <= 1
        assert statement.evidence is None or statement.evidence.end <= len(text)
        reach = span.end
    for thing in (*record.participants, *record.mentioned, *record.silences):
        assert thing.span is None or thing.span.end <= len(text)
    for claim in (record.title, record.date, record.place, record.publisher):
        if claim is not None and claim.span is not None:
            assert text[claim.span.start : claim.span.end] == claim.written
    assert record.kind.value in KINDS
    assert record == extract(text)


@given(st.text(max_size=400))
@QUICK
def test_any_text(text):
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=120))
@QUICK
def test_words_of_readouts_in_any_order(words):
    check(" ".join(words))


@given(st.sampled_from(READOUTS), st.data())
@QUICK
def test_a_readout_with_a_piece_cut_out_or_put_in(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 300)))
    inserted = data.draw(
        st.sampled_from(
            ["", "\n", " Mr. ", "“", "the two sides agreed ", "\x00", "\u2028", ", and ", ": "]
        )
    )
    check(text[:start] + inserted + text[end:])
