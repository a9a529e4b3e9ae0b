"""The five shipped readouts give exactly what their gold files say."""

from pathlib import Path

import pytest

from readouts.extraction.batch import extract_file
from readouts.extraction.evaluation import evaluate
from readouts.extraction.gold import gold_files, load_gold, text_of
from readouts.extraction.scoreboard import miss_line
from readouts.extraction.scores import Ratio
from readouts.extraction.topics import load_vocabulary

READOUTS = Path(__file__).parents[2] / "fixtures" / "readouts"
GOLD = gold_files(READOUTS)


def test_every_shipped_readout_has_a_gold_file():
    texts = {path.stem for path in READOUTS.glob("*.txt")}
    assert len(texts) == 5
    assert {load_gold(path).file.removesuffix(".txt") for path in GOLD} == texts


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_a_shipped_readout_gives_exactly_its_labels(path):
    gold = load_gold(path)
    score = evaluate(extract_file(text_of(gold, READOUTS)), gold)
    assert [miss_line(miss) for miss in score.misses] == []
    assert score.right == score.attributed > 0
    assert score.false == 0
    assert score.date == score.kind == score.place == score.title == Ratio(1, 1)
    assert score.found == score.recalled == score.country == score.office == Ratio(2, 2)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_every_labelled_topic_is_one_of_the_vocabulary(path):
    slugs = {topic.slug for topic in load_vocabulary()}
    statements = [s for s in load_gold(path).segments if s.kind == "statement"]
    assert all(segment.topics and segment.topics <= slugs for segment in statements)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_offsets_point_at_the_words_they_claim(path):
    record = extract_file(text_of(load_gold(path), READOUTS))
    text = record.text
    for statement in record.statements:
        assert text[statement.span.start : statement.span.end] == statement.text
        for match in statement.topics:
            assert statement.span.start <= match.span.start < match.span.end <= statement.span.end
