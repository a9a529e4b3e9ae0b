"""Reading files: text exactly as it stands, and what is no readable text refused by name."""

import os
import pickle

import pytest

from readouts.extraction.reading import LIMIT, UnreadableInput, read, read_bytes

CHINESE = "王毅同俄罗斯外长拉夫罗夫通电话。中国和俄罗斯是友好的邻国。"


def test_text_is_kept_exactly_as_it_stands():
    text = "Title \r\n\r\n  Wang\u00a0Yi said, \u201cyes\u201d.\t\n\n\n"
    assert read_bytes("a.txt", text.encode()) == text


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert read_bytes("a.txt", b"\xef\xbb\xbfWang Yi") == "Wang Yi"


def test_a_page_is_read_by_its_paragraphs():
    assert read_bytes("a.HTML", b"<h1>T</h1><p>One.") == "T\n\nOne.\n"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("gb2312", "gb18030"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "utf-8"),
    ],
)
def test_the_encoding_a_page_declares_is_honoured(charset, codec):
    word = CHINESE if codec in ("gb18030", "utf-8") else "Café “Élysée”"
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>{word}'
    assert read_bytes("a.html", page.encode(codec)) == f"{word}\n"


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_encoding_whatever_a_page_declares(codec):
    page = '<meta charset="iso-8859-1"><p>Türkiye’s “role”'
    assert read_bytes("a.html", page.encode(codec)) == "Türkiye’s “role”\n"
    assert read_bytes("a.txt", "Türkiye’s “role”".encode(codec)) == "Türkiye’s “role”"


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "utf-16", "us-ascii"])
def test_a_page_in_utf_8_that_declares_another_encoding_is_read_as_utf_8(label):
    page = f'<meta charset="{label}"><p>Piñera’s “role” in España'
    assert read_bytes("a.html", page.encode()) == "Piñera’s “role” in España\n"


def test_the_encoding_of_an_xml_declaration_is_honoured():
    page = '<?xml version="1.0" encoding="windows-1252"?><html><body><p>Piñera’s role</p></body>'
    assert read_bytes("a.html", page.encode("cp1252")) == "Piñera’s role\n"


@pytest.mark.parametrize("codec", ["cp1250", "cp1252", "cp1254"])
def test_what_the_code_pages_of_windows_have_in_common_is_read(codec):
    text = "Macron’s call – “frank” – from the Élysée to Köln…"
    assert read_bytes("a.txt", text.encode(codec)) == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.html", b"<script>1</script>", "holds no text"),
        ("a.txt", "\u00a0\n".encode(), "holds no text"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "is a PDF; save its text as UTF-8 in a .txt file"),
        ("a.txt", b"PK\x03\x04...", "is a ZIP archive or a Word document"),
        ("a.txt", b"{\\rtf1 text}", "is an RTF document"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "is a PNG picture"),
        ("a.txt", b"\x00\x01\x02\xff\x00text", "is a binary file"),
        ("a.txt", "Wang Yi said".encode("utf-16-be"), "looks like UTF-16 without a byte order"),
        ("a.txt", "Wang Yi said".encode("utf-32"), "looks like UTF-32; save it as UTF-8"),
        ("a.txt", "Wang Yi".encode("utf-16")[:-1], "begins as UTF-16 and breaks off"),
        ("a.txt", CHINESE.encode("gb18030"), "looks like GB18030 (Chinese); save it as UTF-8"),
        ("a.txt", "Russia’s “role” in España".encode("cp1252"), "looks like Windows-1252"),
        ("a.txt", "Mr Erdoğan".encode("cp1254"), "byte 0xf0 at offset 7"),
        ("a.txt", "à Paris".encode("mac-roman"), "looks like Windows-1252"),
        ("a.txt", b"a\x1b[31mred", "control character U+001B at character 1"),
        ("a.txt", b"<!DOCTYPE html><p>x", "is a web page; give it the suffix .html"),
        ("a.html", b'<meta charset="klingon"><p>x', "declares the charset 'klingon'"),
        ("a.html", b'<meta charset="base64"><p>x', "declares the charset 'base64'"),
        ("a.html", b'<meta charset="cp1252"><p>\xe9\x9d', "byte 0x9d at offset 27 is not in it"),
        ("a.docx", b"text", "has the suffix '.docx'; texts are .txt"),
        ("README", b"text", "has the suffix ''"),
        ("a.txt", b"a" * (LIMIT + 1), "has 2,000,001 bytes, over the limit of 2,000,000"),
        ("a.txt", b"a " * 150_001, "holds 300,002 characters, over the limit of 300,000"),
    ],
)
def test_what_is_no_readable_text_is_refused_in_one_line_that_names_the_file(name, data, reason):
    with pytest.raises(UnreadableInput) as refusal:
        read_bytes(name, data)
    message = str(refusal.value)
    assert message.startswith(f"{name}: ")
    assert reason in message
    assert "\n" not in message


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(UnreadableInput, match=r"gone\.txt: cannot be read: No such file"):
        read(tmp_path / "gone.txt")


def test_a_folder_is_refused_by_name(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UnreadableInput, match="cannot be read: Is a directory"):
        read(tmp_path / "a.txt")


def test_a_large_file_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(UnreadableInput, match="10,000,000 bytes"):
        read(path)


def test_a_file_that_may_not_be_read_is_refused_by_name(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("text")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(UnreadableInput, match=r"a\.txt: cannot be read: Permission denied"):
        read(path)


def test_a_refusal_passes_between_processes():
    refusal = pickle.loads(pickle.dumps(UnreadableInput("a.txt", "is empty")))  # noqa: S301
    assert (refusal.name, refusal.reason, str(refusal)) == ("a.txt", "is empty", "a.txt: is empty")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableInput, match=r"pipe\.txt.*no regular file"):
        read(tmp_path / "pipe.txt")
