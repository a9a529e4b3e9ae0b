"""The scorer, on hand-made labels of which every count can be checked by eye."""

from pathlib import Path

import pytest

from readouts.extraction.evaluation import evaluate, name_key
from readouts.extraction.gold import Gold, GoldError, GoldPerson, GoldSegment, locate
from readouts.extraction.records import (
    Claim,
    ExtractedStatement,
    Extraction,
    Mention,
    Person,
    Silence,
    Source,
    Span,
    TopicMatch,
)
from readouts.extraction.scoreboard import above, bands, doubtful_share, miss_line, scoreboard
from readouts.extraction.scores import Judged, Miss, Ratio, Score, total

TEXT = "A title\n\nThey met.\n\nAnn said ab cd.\n\nBob said efgh.\n"
ANN = GoldPerson("Ann Lee", "CN", "Foreign Minister")
BOB = GoldPerson("Bob Roe", "RU", "Minister")


def segment(starts: str, *speakers: str, **more) -> GoldSegment:
    return GoldSegment(starts, speakers, "statement" if speakers else "narrative", **more)


def gold(*segments: GoldSegment, **more) -> Gold:
    known = {
        "path": Path("a.gold.json"),
        "file": "a.txt",
        "publisher_country": "",
        "title": "",
        "date": "",
        "kind": "meeting",
        "place": "",
        "participants": (),
        "mentioned": (),
        "segments": segments,
    }
    return Gold(**(known | more))


LABELS = (
    segment("A title"),
    segment("They met."),
    segment("Ann said", "Ann Lee"),
    segment("Bob said", "Bob Roe"),
)


def claim(value: str) -> Claim:
    return Claim(value, value, None, "a rule", 1.0)


def statement(words: str, *speakers: str, confidence: float = 0.9, **more) -> ExtractedStatement:
    begin = TEXT.index(words)
    return ExtractedStatement(
        Span(begin, begin + len(words)), words, speakers, "a rule", confidence, **more
    )


def person(name: str, party: str = "", role: str = "") -> Person:
    return Person(name, party, role, None, "a rule", 1.0)


def extraction(*statements: ExtractedStatement, **more) -> Extraction:
    known = {
        "text": TEXT,
        "source": Source(),
        "document": "readout",
        "title": None,
        "date": None,
        "kind": claim("meeting"),
        "place": None,
        "publisher": None,
        "publisher_country": "",
        "statements": statements,
    }
    return Extraction(**(known | more))


ANN_SAID = statement("Ann said ab cd.", "Ann Lee")
BOB_SAID = statement("Bob said efgh.", "Bob Roe")


def characters(score: Score) -> dict[str, int]:
    return {
        what: getattr(score, what) for what in ("attributed", "right", "wrong", "missed", "false")
    }


# -- by characters


def test_what_equals_the_labels_is_right_and_perfect():
    score = evaluate(extraction(ANN_SAID, BOB_SAID), gold(*LABELS))
    assert characters(score) == {
        "attributed": 24,
        "right": 24,
        "wrong": 0,
        "missed": 0,
        "false": 0,
    }
    assert score.is_perfect


def test_another_speaker_is_wrong():
    score = evaluate(extraction(ANN_SAID, statement("Bob said efgh.", "Ann Lee")), gold(*LABELS))
    assert characters(score) == {
        "attributed": 24,
        "right": 12,
        "wrong": 12,
        "missed": 0,
        "false": 0,
    }
    assert [miss.what for miss in score.misses] == ["wrong"]


def test_one_of_two_joint_speakers_is_wrong():
    labels = (*LABELS[:3], segment("Bob said", "Bob Roe", "Ann Lee"))
    assert evaluate(extraction(BOB_SAID), gold(*labels)).wrong == 12


def test_the_order_of_joint_speakers_does_not_matter():
    labels = (*LABELS[:3], segment("Bob said", "Bob Roe", "Ann Lee"))
    both = statement("Bob said efgh.", "Ann Lee", "Bob Roe")
    assert evaluate(extraction(both), gold(*labels)).right == 12


def test_what_is_not_attributed_is_missed():
    score = evaluate(extraction(ANN_SAID), gold(*LABELS))
    assert (score.missed, score.share(score.missed)) == (12, 0.5)
    assert score.misses[0].text == "Bob said efgh."


def test_a_part_of_a_statement_is_missed_by_its_characters_without_spaces():
    assert evaluate(extraction(statement("Ann said ab", "Ann Lee")), gold(*LABELS)).missed == 15


def test_attributed_narrative_is_false():
    lead = statement("They met.", "Ann Lee", "Bob Roe")
    assert evaluate(extraction(lead, ANN_SAID, BOB_SAID), gold(*LABELS)).false == 8


def test_missed_characters_in_a_reported_silence_are_noticed():
    begin = TEXT.index("Bob said")
    silence = Silence("silent paragraph", "", Span(begin, begin + 14))
    score = evaluate(extraction(ANN_SAID, silences=(silence,)), gold(*LABELS))
    assert (score.missed, score.noticed) == (12, 12)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (statement("Bob said efgh.", "Ann Lee", unnamed_group="the others"), 12),
        (statement("Bob said efgh.", "Ann Lee", "the other ministers"), 12),
        (statement("Bob said efgh.", "Ann Lee"), 0),
        (statement("Bob said efgh.", "the other ministers"), 0),
    ],
)
def test_a_group_that_cannot_be_named_has_to_be_given_in_some_words(found, right):
    group = GoldPerson("other ministers", "", "", unnamed_group=True)
    labels = (*LABELS[:3], segment("Bob said", "Ann Lee", "other ministers"))
    assert evaluate(extraction(found), gold(*labels, participants=(ANN, group))).right == right


def test_a_group_given_where_the_label_has_none_is_wrong():
    found = statement("Bob said efgh.", "Bob Roe", unnamed_group="the others")
    assert evaluate(extraction(found), gold(*LABELS)).wrong == 12


def test_labels_that_do_not_follow_in_the_text_are_refused():
    with pytest.raises(GoldError, match="'Nobody said' is not in the text"):
        evaluate(extraction(), gold(segment("A title"), segment("Nobody said", "Ann Lee")))
    with pytest.raises(GoldError, match="'A title'"):
        evaluate(extraction(), gold(segment("They met."), segment("A title")))


# -- names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antony J. Blinken", "Antony Blinken"),
        ("Joseph R. Biden, Jr.", "Joseph Biden"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
        ("O’Brien", "O'Brien"),
    ],
)
def test_names_that_differ_in_what_does_not_count_are_equal(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei Lavrov", "Sergey Lavrov"), ("Wang Yi", "Wang"), ("Wang Yi", "Yi Wang")],
)
def test_names_with_other_words_are_not_equal(one, other):
    assert name_key(one) != name_key(other)


# -- facts and people


@pytest.mark.parametrize(
    ("label", "found", "hits"),
    [
        ("2021-06-04", "2021-06-04", 1),
        ("2021-06-04", "2021-06-05", 0),
        ("", "", 1),
        ("", "2021", 0),
    ],
)
def test_a_date_is_right_when_it_is_the_same_day_or_rightly_none(label, found, hits):
    record = extraction(date=claim(found) if found else None)
    assert evaluate(record, gold(date=label)).date == Ratio(hits, 1)


@pytest.mark.parametrize(
    ("label", "found", "hits"),
    [
        ("Guilin City", "Guilin City, Guangxi", 1),
        ("Washington, D.C.", "washington", 1),
        ("Tokyo", "Kyoto", 0),
        ("Oman", "Romania", 0),
        ("", "Tokyo", 0),
        ("Tokyo", "", 0),
        ("", "", 1),
    ],
)
def test_a_place_is_right_when_one_holds_the_other_in_whole_words(label, found, hits):
    record = extraction(place=claim(found) if found else None)
    assert evaluate(record, gold(place=label)).place == Ratio(hits, 1)


def test_a_kind_is_right_only_when_it_is_the_same():
    assert evaluate(extraction(), gold(kind="phone call")).kind == Ratio(0, 1)


def test_participants_have_precision_recall_country_and_office():
    record = extraction(
        participants=(person("Ann Lee", "CN", "State Councilor"), person("Cem Oz", "TR"))
    )
    score = evaluate(record, gold(participants=(ANN, BOB)))
    assert (score.found, score.recalled) == (Ratio(1, 2), Ratio(1, 2))
    assert (score.country, score.office) == (Ratio(1, 1), Ratio(0, 1))
    assert {(miss.what, miss.expected, miss.extracted) for miss in score.misses} == {
        ("participant", "Bob Roe", ""),
        ("participant", "", "Cem Oz"),
        ("office of Ann Lee", "Foreign Minister", "State Councilor"),
    }


def test_a_wrong_country_is_a_miss():
    score = evaluate(extraction(participants=(person("Ann Lee", "JP"),)), gold(participants=(ANN,)))
    assert score.country == Ratio(0, 1)
    assert ("country of Ann Lee", "CN", "JP") in {
        (miss.what, miss.expected, miss.extracted) for miss in score.misses
    }


def test_groups_that_cannot_be_named_are_no_participants_to_score():
    group = GoldPerson("senior Taliban representatives", "AF", "", unnamed_group=True)
    record = extraction(participants=(person("Ann Lee", "CN"), person("Taliban representatives")))
    score = evaluate(record, gold(participants=(ANN, group)))
    assert (score.found, score.recalled) == (Ratio(1, 1), Ratio(1, 1))


def test_a_mentioned_person_may_be_given_by_surname():
    record = extraction(mentioned=(Mention("Vladimir Putin", Span(0, 1)), Mention("X", Span(0, 1))))
    score = evaluate(record, gold(mentioned=("Putin", "Xi Jinping")))
    assert (score.mentioned_found, score.mentioned_recalled) == (Ratio(1, 2), Ratio(1, 2))


# -- topics and voice


def matched(*topics: str) -> tuple[TopicMatch, ...]:
    return tuple(TopicMatch(topic, topic, Span(0, 1)) for topic in topics)


def test_topics_are_scored_where_they_are_labelled():
    labels = (
        *LABELS[:2],
        segment("Ann said", "Ann Lee", topics=frozenset({"energy", "trade"})),
        segment("Bob said", "Bob Roe"),
    )
    found = statement("Ann said ab cd.", "Ann Lee", topics=matched("energy", "health", "energy"))
    score = evaluate(extraction(found, BOB_SAID), gold(*labels))
    assert (score.topics_found, score.topics_recalled) == (Ratio(1, 2), Ratio(1, 2))
    assert score.topics_exact == Ratio(0, 1)
    assert [(m.what, m.expected, m.extracted) for m in score.misses] == [
        ("topics", "trade", "health")
    ]


def test_the_voice_is_scored_where_it_is_labelled():
    labels = (*LABELS[:3], segment("Bob said", "Bob Roe", "Ann Lee", voice="Bob Roe"))
    spoken = statement("Bob said efgh.", "Bob Roe", "Ann Lee", voice="Bob Roe")
    assert evaluate(extraction(ANN_SAID, spoken), gold(*labels)).voice == Ratio(1, 1)
    unvoiced = statement("Bob said efgh.", "Bob Roe", "Ann Lee")
    assert evaluate(extraction(ANN_SAID, unvoiced), gold(*labels)).voice == Ratio(0, 1)


# -- calibration


def test_a_statement_is_judged_by_its_characters():
    lead = statement("They met.\n\nAnn said ab cd.", "Ann Lee", confidence=0.7)
    score = evaluate(extraction(lead), gold(*LABELS))
    assert score.judged == (Judged(0.7, right=12, errors=8, rule="a rule"),)


def test_the_bands_say_how_often_a_confidence_is_right():
    judged = [Judged(0.95, 90, 10), Judged(0.97, 100, 0), Judged(0.6, 10, 30), Judged(1.0, 5, 0)]
    table = {band.low: (band.statements, band.clean, band.share) for band in bands(judged)}
    assert table == {0.6: (1, 0, 0.25), 0.95: (2, 1, 0.95), 0.98: (1, 1, 1.0)}
    assert above(judged, 0.9).share == 195 / 205


def test_the_most_doubtful_fifth_is_taken_by_confidence():
    judged = [Judged(0.5, 0, 6), *[Judged(0.9, 10, 1)] * 4]
    assert doubtful_share(judged) == 0.6


def test_statements_of_one_confidence_share_the_border_of_the_fifth():
    assert doubtful_share([Judged(0.9, 0, 1), *[Judged(0.9, 1, 0)] * 4]) == pytest.approx(0.2)


def test_without_an_error_there_is_no_doubtful_share():
    assert doubtful_share([Judged(0.9, 1, 0)]) is None


# -- the report


def test_the_report_has_a_row_for_each_country_and_one_for_all():
    good = evaluate(extraction(ANN_SAID, BOB_SAID), gold(*LABELS))
    bad = evaluate(extraction(ANN_SAID), gold(*LABELS))
    lines = scoreboard({"US": [bad], "CN": [good], "": [bad]}).splitlines()
    assert lines[1].split() == [
        "texts",
        "characters",
        "right",
        "wrong",
        "missed",
        "noticed",
        "false",
    ]
    assert [line.split()[:4] for line in lines[2:6]] == [
        ["unknown", "1", "24", "50.0%"],
        ["CN", "1", "24", "100.0%"],
        ["US", "1", "24", "50.0%"],
        ["all", "3", "72", "66.7%"],
    ]
    assert "Of what is given 0.9 or more, 100.0% is right." in lines


def test_a_miss_is_printed_in_one_line_with_its_text():
    miss = Miss("a.txt", "missed", "Bob Roe", "nobody", "Bob said efgh.")
    assert miss_line(miss) == ("a.txt: missed: expected Bob Roe, extracted nobody: Bob said efgh.")


def test_scores_add_up():
    score = evaluate(extraction(ANN_SAID), gold(*LABELS))
    both = total([score, score])
    assert (both.texts, both.missed, both.date) == (2, 24, Ratio(2, 2))
    assert both.misses == score.misses * 2


def test_a_segment_shorter_than_its_label_ends_where_the_next_one_starts():
    dated = gold(segment("Rome, 2 May. Ann said"), segment("Ann said", "Ann Lee"))
    assert locate(dated, "Rome, 2 May. Ann said ab.") == (Span(0, 13), Span(13, 25))
