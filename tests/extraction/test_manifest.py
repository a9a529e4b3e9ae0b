"""Manifests: rows become sources, and a wrong one is refused by line, column and value."""

import datetime as dt
from pathlib import Path

import pytest

from readouts.extraction.manifest import ManifestError, read_manifest, source_of
from readouts.extraction.records import Source


@pytest.fixture
def manifest(tmp_path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "manifest.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_row_tells_all_that_is_known_of_a_text(manifest):
    path = manifest(
        "file,url,publisher,publisher_country,published_on,title,language\n"
        'cn/a.txt,https://example.org/a,"Ministry, Foreign",CN,2021-06-04,Title,zh-Hans\n'
    )
    assert read_manifest(path) == {
        "cn/a.txt": Source(
            file="cn/a.txt",
            url="https://example.org/a",
            publisher="Ministry, Foreign",
            publisher_country="CN",
            published_on=dt.date(2021, 6, 4),
            title="Title",
            language="zh-Hans",
        )
    }


def test_a_publisher_may_have_a_code_of_the_archives_own_with_small_letters(manifest):
    path = manifest("file,publisher_country\na.txt,CoE\n")
    assert read_manifest(path)["a.txt"].publisher_country == "CoE"


def test_only_the_file_is_required_and_columns_stand_in_any_order(manifest):
    path = manifest("\ufefftitle,File\r\nSome title,a.txt\r\n\r\n,b.txt\r\n")
    assert read_manifest(path) == {
        "a.txt": Source(file="a.txt", title="Some title"),
        "b.txt": Source(file="b.txt"),
    }


@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_spreadsheets_part_the_fields_by_other_marks_and_leave_columns_without_a_name(
    manifest, comma
):
    rows = 'file,publisher,title,,\na.txt,The Kremlin,,,\nb.txt,,"One{0} two",\n'
    path = manifest(rows.replace(",", comma).format(comma))
    assert read_manifest(path) == {
        "a.txt": Source(file="a.txt", publisher="The Kremlin"),
        "b.txt": Source(file="b.txt", title=f"One{comma} two"),
    }


def test_backslashes_in_names_are_slashes(manifest):
    assert list(read_manifest(manifest("file\ncn\\a.txt\n"))) == ["cn/a.txt"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1: no column 'file'; the columns are file, url"),
        ("url\nx", "line 1: no column 'file'"),
        ("file,link\na,b", "line 1: unknown column 'link'; the columns are file, url"),
        ("file,file\na,b", "line 1: column 'file' stands twice"),
        ("file,title\na.txt", "line 2: 1 fields under 2 columns"),
        ("file,title\na.txt,Hello, world", "line 2: 3 fields under 2 columns"),
        ("file,title\n\n,x", "line 3: column 'file' is empty"),
        ("file\na.txt\na.txt", "line 3: column 'file': 'a.txt' is listed twice"),
        ("file,published_on\na,4 June 2021", "column 'published_on': '4 June 2021' is not a date"),
        ("file,published_on\na,2021-02-30", "'2021-02-30' is not a date such as 2021-06-04"),
        ("file,published_on\na,4043-06-04", "'4043-06-04' is not a date"),
        ("file,publisher_country\na,China", "'China' is not a code such as CN"),
        ("file,publisher_country\na,ZZ", "'ZZ' is not a code such as CN"),
        ("file,language\na,English (US)", "'English (US)' is not a language tag"),
        ("file,url\na,javascript:alert(1)", "'javascript:alert(1)' is not an http"),
        ('file,title\na,"open', "is no valid CSV"),
        ("file,title\na,Élysée".encode("cp1252"), "is not UTF-8 (byte 0xc9); save it as UTF-8"),
    ],
)
def test_a_wrong_manifest_is_refused_by_place_and_value(manifest, content, message):
    path = manifest(content)
    with pytest.raises(ManifestError) as refusal:
        read_manifest(path)
    assert str(refusal.value).startswith(str(path))
    assert message in str(refusal.value)


def test_a_missing_manifest_is_refused_by_name(tmp_path):
    with pytest.raises(ManifestError, match=r"none\.csv: cannot be read: No such file"):
        read_manifest(tmp_path / "none.csv")


def test_a_row_is_found_by_its_path_from_the_manifests_folder(tmp_path):
    rows = {"cn/a.txt": Source(file="cn/a.txt"), "ru/a.txt": Source(file="ru/a.txt")}
    assert source_of(rows, tmp_path / "ru" / "a.txt", tmp_path) is rows["ru/a.txt"]


def test_a_row_is_found_by_a_bare_name_when_only_one_has_it(tmp_path):
    rows = {"cn/a.txt": Source(file="cn/a.txt"), "ru/b.txt": Source(file="ru/b.txt")}
    assert source_of(rows, "/elsewhere/b.txt", tmp_path) is rows["ru/b.txt"]
    rows["ru/a.txt"] = Source(file="ru/a.txt")
    assert source_of(rows, "/elsewhere/a.txt", tmp_path) is None


def test_a_row_about_another_file_tells_nothing_of_one_with_its_name(tmp_path):
    (tmp_path / "us").mkdir()
    (tmp_path / "us" / "a.txt").write_text("text")
    rows = {"us/a.txt": Source(file="us/a.txt", publisher="The White House")}
    assert source_of(rows, tmp_path / "ru" / "a.txt", tmp_path) is None
    assert source_of(rows, "/elsewhere/a.txt", tmp_path) is None


def test_a_row_from_another_computer_is_found_by_the_name(tmp_path):
    rows = {"C:/readouts/a.txt": Source(file="C:/readouts/a.txt")}
    assert source_of(rows, tmp_path / "a.txt", tmp_path) is rows["C:/readouts/a.txt"]
