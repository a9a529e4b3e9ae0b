"""The whole archive as files: complete, described, of one moment, and offered by the site."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest
from django.core.management import CommandError, call_command

from readouts.models import ReviewState


@pytest.fixture
def folder(tashkent, settings, tmp_path):
    """The package of the archive, written where the site looks for it."""
    settings.VAR_DIR = tmp_path
    call_command("export_archive", tmp_path / "download", base_url="https://archive.example")
    return tmp_path / "download"


def test_every_statement_is_in_the_csv_and_the_json_lines(folder, tashkent):
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [
        tashkent.first.text,
        tashkent.joint.text,
        tashkent.last.text,
    ]
    assert rows[1]["speakers"] == "Sergey Lavrov; Wang Yi"
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [row["text"] for row in rows]


def test_a_readouts_text_comes_out_as_it_went_in(folder, tashkent):
    (line,) = (folder / "readouts.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert told["text"] == tashkent.readout.text
    assert hashlib.sha256(told["text"].encode()).hexdigest() == told["sha256"]
    assert told["url"] == f"https://archive.example/readouts/{tashkent.readout.code}/"
    assert told["meeting"] == "0123456789"


def test_the_package_describes_each_file_as_it_is(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {file["path"] for file in package["resources"]} == {
        path.name for path in folder.iterdir() if path.name != "datapackage.json"
    }
    for file in package["resources"]:
        data = (folder / file["path"]).read_bytes()
        assert file["bytes"] == len(data)
        assert file["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    fields = package["resources"][0]["schema"]["fields"]
    header = (folder / "statements.csv").read_text(encoding="utf-8").splitlines()[0]
    assert [field["name"] for field in fields] == header.split(",")


def test_what_was_withdrawn_is_left_out(folder, tashkent):
    tashkent.last.review_state = ReviewState.REJECTED
    tashkent.last.save()
    call_command("export_archive", folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["resources"][0]["rows"] == 2


def test_the_site_offers_the_files_and_nothing_else_in_their_folder(client, folder):
    (folder / "secret.csv").write_text("no")
    page = client.get("/download/").content.decode()
    assert 'href="/download/statements.csv"' in page
    response = client.get("/download/statements.csv")
    assert b"".join(response.streaming_content) == (folder / "statements.csv").read_bytes()
    assert client.get("/download/secret.csv").status_code == 404
    assert client.get("/download/..%2Fsecret-key").status_code == 404


def test_a_site_without_files_says_how_they_are_made(client, db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert "manage.py export_archive" in client.get("/download/").content.decode()
    assert client.get("/download/statements.csv").status_code == 404


def test_a_folder_that_cannot_be_written_is_named(tashkent, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match=r"file.* cannot be written to"):
        call_command("export_archive", tmp_path / "file" / "download")


def test_an_address_without_a_scheme_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match=r"'archive\.example' is no address"):
        call_command("export_archive", tmp_path, base_url="archive.example")
