"""Gold files: what they hold, what is refused, and how they are written anew."""

import json

import pytest

from readouts.extraction.gold import GoldError, gold_files, load_gold, text_of, write_gold
from readouts.extraction.records import Claim, ExtractedStatement, Extraction, Source, Span

LABELS = {
    "file": "a.txt",
    "publisher_country": "CN",
    "title": "T",
    "date": None,
    "kind": "meeting",
    "place": None,
    "participants": [{"name": "Ann Lee", "country": "CN", "role": None}],
    "mentioned": [],
    "segments": [{"starts": "T", "speaker": [], "kind": "furniture"}],
}


@pytest.fixture
def write(tmp_path):
    def writer(data: object, name: str = "a.gold.json"):
        path = tmp_path / name
        path.write_text(data if isinstance(data, str) else json.dumps(data))
        return path

    return writer


def test_a_label_that_is_null_is_an_empty_string(write):
    gold = load_gold(write(LABELS))
    assert (gold.date, gold.place, gold.participants[0].role) == ("", "", "")


def test_topics_that_nobody_labelled_are_not_an_empty_set(write):
    segments = [
        {"starts": "T", "speaker": ["Ann Lee"], "kind": "statement", "topics": []},
        {"starts": "U", "speaker": ["Ann Lee"], "kind": "statement"},
    ]
    gold = load_gold(write(LABELS | {"segments": segments}))
    assert [segment.topics for segment in gold.segments] == [frozenset(), None]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "is no JSON: Expecting property name"),
        ([], "is no gold file: the file is [], and no object"),
        ({"file": "a.txt"}, "the file has no 'kind'"),
        (LABELS | {"kind": "chat"}, "the kind 'chat' of the file is none of meeting, phone call"),
        (LABELS | {"date": "June 4"}, "the date 'June 4' is no day such as 2021-06-04"),
        (LABELS | {"title": 4}, "'title' of the file is 4, and no string"),
        (LABELS | {"segments": None}, "'segments' of the file is missing, and no list"),
        (
            LABELS | {"participants": ["Ann Lee"]},
            "number 1 of 'participants' is \"Ann Lee\", and no object",
        ),
        (
            LABELS | {"participants": [{"country": "CN"}]},
            "number 1 of 'participants' has no 'name'",
        ),
        (LABELS | {"mentioned": [{}]}, "'mentioned' of the file holds {}, no string"),
        (
            LABELS | {"segments": [{"starts": "T", "speaker": [], "kind": "speech"}]},
            "the kind 'speech' of number 1 of 'segments' is none of statement, narrative",
        ),
        (
            LABELS | {"segments": [{"starts": "T", "speaker": "Ann Lee", "kind": "statement"}]},
            "'speaker' of number 1 of 'segments' is \"Ann Lee\", and no list",
        ),
    ],
)
def test_an_unusable_gold_file_is_refused_by_name(write, data, message):
    path = write(data)
    with pytest.raises(GoldError) as refusal:
        load_gold(path)
    assert str(path) in str(refusal.value)
    assert message in str(refusal.value)


def test_a_gold_file_may_begin_with_a_byte_order_mark_and_is_utf8(write):
    path = write(LABELS)
    path.write_bytes(json.dumps(LABELS).encode("utf-8-sig"))
    assert load_gold(path).title == "T"
    path.write_bytes(json.dumps(LABELS).encode("utf-16"))
    with pytest.raises(GoldError, match="is not UTF-8; save it as UTF-8"):
        load_gold(path)


def test_a_missing_gold_file_is_refused_by_name(tmp_path):
    with pytest.raises(GoldError, match="cannot be read: No such file"):
        load_gold(tmp_path / "a.gold.json")


def test_the_text_is_found_by_the_gold_files_name_too(write, tmp_path):
    gold = load_gold(write(LABELS | {"file": "elsewhere.txt"}))
    with pytest.raises(GoldError, match=r"'elsewhere\.txt' is not in"):
        text_of(gold, tmp_path)
    (tmp_path / "a.txt").write_text("T")
    assert text_of(gold, tmp_path) == tmp_path / "a.txt"


TEXT = "T\n\nThey met.\n\nAnn Lee said yes.\n\nShare\n"


def test_what_is_written_reads_back_and_keeps_what_a_person_added(write):
    path = write(
        LABELS
        | {"doubts": ["one"], "segments": [{"starts": "Share", "speaker": [], "kind": "furniture"}]}
    )
    begin = TEXT.index("Ann")
    words = "Ann Lee said yes."
    found = ExtractedStatement(Span(begin, begin + len(words)), words, ("Ann Lee",), "r", 0.9)
    write_gold(
        Extraction(
            text=TEXT,
            source=Source(file="texts/a.txt"),
            document="readout",
            title=None,
            date=None,
            kind=Claim("meeting", "met", None, "r", 0.9),
            place=None,
            publisher=None,
            publisher_country="CN",
            statements=(found,),
        ),
        path,
    )
    assert [(s.starts, s.speakers, s.kind) for s in load_gold(path).segments] == [
        ("T", (), "narrative"),
        ("They met.", (), "narrative"),
        ("Ann Lee said yes.", ("Ann Lee",), "statement"),
        ("Share", (), "furniture"),
    ]
    assert json.loads(path.read_text())["doubts"] == ["one"]
    assert load_gold(path).file == "a.txt"
    assert gold_files(path.parent) == [path]
