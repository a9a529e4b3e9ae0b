"""Which files an import reads, and what their manifests tell of them."""

import os

import pytest

from readouts.extraction.manifest import ManifestError
from readouts.importing.inputs import find_inputs


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.html", "more/c.txt", "notes.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("text")
    return tmp_path


def names(inputs, folder):
    return [file.path.relative_to(folder).as_posix() for file in inputs.files]


def test_folder_gives_its_texts_by_name(folder):
    inputs = find_inputs([folder])
    assert names(inputs, folder) == ["a.html", "b.txt", "more/c.txt"]
    assert inputs.failures == ()


def test_file_that_is_named_twice_is_read_once(folder):
    inputs = find_inputs([folder / "b.txt", folder, folder / "more" / ".." / "b.txt"])
    assert names(inputs, folder) == ["b.txt", "a.html", "more/c.txt"]


def test_file_is_called_by_its_place_in_the_folder(folder):
    assert find_inputs([folder]).files[2].source.file == "more/c.txt"


def test_folders_own_manifest_tells_of_its_files(folder):
    (folder / "manifest.csv").write_text("file,publisher\nmore/c.txt,The Kremlin\n")
    sources = {file.source.file: file.source.publisher for file in find_inputs([folder]).files}
    assert sources == {"a.html": "", "b.txt": "", "more/c.txt": "The Kremlin"}


def test_manifest_of_a_folder_inside_tells_of_the_files_there(folder):
    (folder / "manifest.csv").write_text("file,publisher\nb.txt,One\nmore/d.txt,Two\n")
    (folder / "more" / "d.txt").write_text("text")
    (folder / "more" / "manifest.csv").write_text("file,publisher\nc.txt,The Kremlin\n")
    sources = {file.path.name: file.source.publisher for file in find_inputs([folder]).files}
    assert sources == {"a.html": "", "b.txt": "One", "c.txt": "The Kremlin", "d.txt": "Two"}


def test_row_with_a_whole_path_is_stored_by_the_place_in_the_folder(folder):
    (folder / "manifest.csv").write_text(f"file,publisher\n{folder}/more/c.txt,The Kremlin\n")
    inputs = find_inputs([folder])
    assert [(file.source.file, file.source.publisher) for file in inputs.files[2:]] == [
        ("more/c.txt", "The Kremlin")
    ]
    assert inputs.failures == ()


def test_given_manifest_is_read_in_place_of_the_folders_own(folder, tmp_path_factory):
    (folder / "manifest.csv").write_text("file,publisher\nb.txt,The Kremlin\n")
    other = tmp_path_factory.mktemp("elsewhere") / "list.csv"
    other.write_text("file,publisher\nb.txt,The White House\n")
    [told] = [f.source for f in find_inputs([folder], other).files if f.source.publisher]
    assert (told.file, told.publisher) == ("b.txt", "The White House")


def test_file_that_a_manifest_lists_and_that_is_missing_is_a_failure(folder):
    (folder / "manifest.csv").write_text("file\nb.txt\ngone.txt\n")
    [failure] = find_inputs([folder]).failures
    assert failure.file == str(folder / "manifest.csv")
    assert failure.reason == "lists 'gone.txt', and there is no such file"


def test_path_that_is_not_there_is_a_failure(folder):
    inputs = find_inputs([folder / "no.txt", folder / "b.txt"])
    assert [str(failure) for failure in inputs.failures] == [
        f"{folder / 'no.txt'}: no such file or folder"
    ]
    assert names(inputs, folder) == ["b.txt"]


def test_folder_without_a_text_is_a_failure(tmp_path):
    [failure] = find_inputs([tmp_path]).failures
    assert failure.reason == "the folder holds no text (.txt, .html, .htm)"


def test_manifest_that_cannot_be_used_is_refused(folder):
    (folder / "manifest.csv").write_text("name\nb.txt\n")
    with pytest.raises(ManifestError, match="no column 'file'"):
        find_inputs([folder])


def test_document_in_a_folder_is_not_passed_over(folder):
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    assert "report.pdf" in names(find_inputs([folder]), folder)


def test_what_a_browser_saved_beside_a_page_is_no_readout(folder):
    for name in ("a_files/menu.js", "a_files/frame/saved_resource.html", "old_files/d.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")
    found = names(find_inputs([folder]), folder)
    assert found == ["a.html", "b.txt", "more/c.txt", "old_files/d.txt"]


def test_name_that_is_no_utf8_is_stored_with_marks(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    [file] = find_inputs([tmp_path]).files
    assert file.source.file == "caf\ufffd.txt"
