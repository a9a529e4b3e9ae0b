"""`manage.py evaluate_extraction`: a report, each miss on request, and gold files written anew."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

READOUTS = Path(__file__).parents[2] / "fixtures" / "readouts"


def evaluate(*arguments: object, **options: object) -> list[str]:
    out = StringIO()
    call_command("evaluate_extraction", *map(str, arguments), stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def labelled(tmp_path):
    """A folder with one text and its gold file."""
    stem = "002_29a77923fbac22ee"
    for suffix in (".txt", ".gold.json"):
        shutil.copy(READOUTS / f"{stem}{suffix}", tmp_path)
    return tmp_path


def change(folder: Path, **labels: object) -> None:
    (path,) = folder.glob("*.gold.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | labels))


def test_the_shipped_readouts_are_all_right():
    lines = evaluate(READOUTS, READOUTS)
    rows = [line.split() for line in lines if line.startswith(("CN", "all"))]
    assert rows[0][:2] == ["CN", "5"]
    assert rows[0][3:] == ["100.0%", "0.0%", "0.0%", "0.0%", "0.0%"]
    assert "No statement holds an error." in lines


def test_misses_are_printed_with_their_text(labelled):
    change(labelled, date="2021-07-16", place="Samarkand")
    lines = evaluate(labelled, labelled, misses=True)
    file = "002_29a77923fbac22ee.txt"
    assert f"{file}: date: expected 2021-07-16, extracted 2021-07-15" in lines
    assert f"{file}: place: expected Samarkand, extracted Tashkent" in lines


def test_a_folder_without_gold_files_is_refused(tmp_path):
    with pytest.raises(CommandError, match="holds no gold file"):
        evaluate(READOUTS, tmp_path)


def test_what_is_no_folder_is_refused(tmp_path):
    with pytest.raises(CommandError, match="none is no folder"):
        evaluate(tmp_path / "none", READOUTS)


def test_a_gold_file_that_does_not_fit_its_text_is_refused_by_name(labelled):
    change(labelled, segments=[{"starts": "Nobody said", "speaker": [], "kind": "narrative"}])
    with pytest.raises(CommandError, match=r"gold\.json: the segment 'Nobody said' is not in"):
        evaluate(labelled, labelled)


def test_written_gold_files_agree_with_the_extraction(labelled, tmp_path):
    (path,) = labelled.glob("*.gold.json")
    before = json.loads(path.read_text())
    evaluate(labelled, labelled, write=True, overwrite=True)
    assert json.loads(path.read_text()) == before


def test_writing_leaves_what_a_person_labelled(labelled):
    change(labelled, place="Samarkand")
    (path,) = labelled.glob("*.gold.json")
    (line,) = evaluate(labelled, labelled, write=True)
    assert "stays as it is" in line
    assert json.loads(path.read_text())["place"] == "Samarkand"
