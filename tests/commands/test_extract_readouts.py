"""`manage.py extract_readouts`: JSON lines in order, and one line for each file that fails."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

READOUTS = sorted((Path(__file__).parents[2] / "fixtures" / "readouts").glob("*.txt"))
SENTENCE = (
    "On June 4, 2021, Foreign Minister Wang Yi met with Russian Foreign Minister Sergey Lavrov."
)


def run(*arguments: object) -> tuple[list[dict], list[str], int]:
    """(the objects printed, the lines on the standard error, the exit status)"""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command(
            "extract_readouts", *map(str, arguments), stdout=out, stderr=err, no_color=True
        )
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    return (
        [json.loads(line) for line in out.getvalue().splitlines()],
        err.getvalue().splitlines(),
        status,
    )


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_bytes("Said Wang Yi".encode("utf-16-le"))
    return path


def test_one_object_a_line_in_the_order_of_the_files():
    files = list(reversed(READOUTS))
    records, errors, status = run(*files)
    assert [record["file"] for record in records] == [str(path) for path in files]
    assert (errors, status) == ([], 0)


def test_an_object_holds_what_the_contract_names():
    (record,), _, _ = run(READOUTS[0])
    assert record.keys() == {
        "file",
        "title",
        "date",
        "place",
        "kind",
        "publisher_country",
        "participants",
        "mentioned",
        "statements",
    }
    assert record["date"] == "2021-06-04"
    assert record["kind"] == "phone call"
    assert [person["name"] for person in record["participants"]] == ["Wang Yi", "Sergey Lavrov"]
    first = record["statements"][0]
    text = READOUTS[0].read_text(encoding="utf-8")
    assert first["text"] == text[first["start"] : first["end"]]
    assert first["speakers"] == ["Wang Yi"]
    assert "china-russia-relations" in first["topics"]


def test_a_bad_file_gets_one_line_and_the_others_go_on(bad):
    records, errors, status = run(READOUTS[0], bad, READOUTS[1])
    assert [record["file"] for record in records] == [str(READOUTS[0]), str(READOUTS[1])]
    assert errors == [f"{bad}: looks like UTF-16 without a byte order mark; save it as UTF-8"]
    assert status == 1


def test_several_processes_give_the_same_lines_in_the_same_order(bad):
    files = [*READOUTS, bad]
    assert run("--jobs", 2, *files) == run(*files)


def test_a_manifest_tells_what_the_text_does_not(tmp_path):
    text = tmp_path / "cn" / "a.txt"
    text.parent.mkdir()
    text.write_text(f"A Title\n\n{SENTENCE}\n\nWang Yi said that relations are good.\n")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("file,publisher,publisher_country\ncn/a.txt,Ministry,CN\n")
    (record,), _, _ = run("--manifest", manifest, text)
    assert record["publisher_country"] == "CN"


def test_a_wrong_manifest_is_refused_before_anything_is_read(tmp_path):
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path\na.txt\n")
    with pytest.raises(CommandError, match="line 1: no column 'file'"):
        call_command("extract_readouts", str(READOUTS[0]), manifest=manifest)


def test_a_wrong_number_of_processes_is_refused():
    with pytest.raises(CommandError, match="--jobs 0"):
        call_command("extract_readouts", str(READOUTS[0]), jobs=0)


def test_a_reader_that_has_enough_ends_the_command_without_a_word():
    with subprocess.Popen(
        [sys.executable, "manage.py", "extract_readouts", *map(str, READOUTS * 40)],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
