"""`import_readouts` from the command line: its summary, its exit status, what bad input gets."""

import io
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from readouts.extraction import batch
from readouts.importing.readout import import_readout
from readouts.management.commands import import_readouts
from readouts.models import Meeting, Participant, Publisher, Readout, Statement, Topic

pytestmark = pytest.mark.django_db

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "readouts"
GOOD = sorted(FIXTURES.glob("*.txt"))[0]


def run(*arguments, **options):
    """What the command prints, and its exit status."""
    out = io.StringIO()
    status = 0
    try:
        call_command("import_readouts", *map(str, arguments), stdout=out, **options)
    except SystemExit as end:
        status = end.code
    return out.getvalue(), status


def table(printed):
    """The rows of the printed summary: name -> figures by column."""
    lines = [line for line in printed.splitlines() if not line.startswith("failed  ")]
    header = next(line.split() for line in lines if "created" in line)
    rows = (line.split() for line in lines if line.split()[1:2] and line.split()[1].isdigit())
    return {name: dict(zip(header, map(int, figures), strict=False)) for name, *figures in rows}


def failures(printed):
    return [line for line in printed.splitlines() if line.startswith("failed  ")]


@pytest.fixture
def folder(tmp_path):
    shutil.copy(GOOD, tmp_path / "good.txt")
    return tmp_path


def test_summary_counts_what_was_created():
    printed, status = run(FIXTURES)
    assert status == 0
    assert table(printed)["readouts"]["created"] == 5
    assert table(printed)["meetings"]["created"] == Meeting.objects.count() == 5
    assert table(printed)["statements"]["created"] == Statement.objects.count()


def test_second_run_says_unchanged():
    run(FIXTURES)
    printed, status = run(FIXTURES)
    figures = table(printed)
    assert status == 0
    assert figures["readouts"] == {
        "created": 0,
        "updated": 0,
        "unchanged": 5,
        "kept": 0,
        "conflicting": 0,
        "removed": 0,
        "failed": 0,
    }
    for name in ("meetings", "participants", "attendances", "statements", "topics"):
        assert sum(figures[name].values()) == figures[name]["unchanged"]


def test_summary_says_kept_where_a_correction_won():
    run(GOOD)
    Meeting.objects.update(date="2021-06-05")
    printed, status = run(GOOD)
    assert (table(printed)["readouts"]["kept"], table(printed)["meetings"]["kept"]) == (1, 1)
    assert status == 0


def test_dry_run_reports_the_same_and_writes_nothing():
    printed, _ = run(FIXTURES, "--dry-run")
    assert printed.endswith("Dry run: nothing was written.\n")
    assert not Readout.objects.exists()
    assert not Topic.objects.exists()
    real, _ = run(FIXTURES)
    assert table(printed) == table(real)


def test_several_processes_give_the_same_rows():
    def rows():
        return (
            list(Readout.objects.order_by("pk").values_list("code", "file")),
            list(Statement.objects.order_by("pk").values_list("text", "confidence", "rule")),
            list(Participant.objects.order_by("pk").values_list("slug", "name")),
        )

    run(FIXTURES, "--jobs", "2")
    found = rows()
    Readout.objects.all().delete()
    Meeting.objects.all().delete()
    Participant.objects.all().delete()
    run(FIXTURES, "--jobs", "1")
    assert rows() == found


def test_manifest_tells_the_publisher(folder):
    (folder / "list.csv").write_text(
        "file,publisher,publisher_country,published_on,url\n"
        "good.txt,The Kremlin,RU,2021-06-05,http://en.kremlin.ru/1\n"
    )
    run(folder, "--manifest", folder / "list.csv")
    readout = Readout.objects.get()
    assert (readout.publisher.name, readout.publisher.slug) == ("The Kremlin", "ru-the-kremlin")
    assert (str(readout.published_on), readout.url) == ("2021-06-05", "http://en.kremlin.ru/1")


def test_known_text_keeps_what_an_earlier_manifest_told(folder):
    (folder / "manifest.csv").write_text("file,publisher\ngood.txt,The Kremlin\n")
    run(folder)
    shutil.copy(GOOD, folder / "copy.txt")
    printed, status = run(folder / "copy.txt")
    assert (table(printed)["readouts"]["unchanged"], status) == (1, 0)
    assert Readout.objects.get().publisher.name == "The Kremlin"
    assert Readout.objects.get().file == "good.txt"


def test_one_publisher_under_its_several_names_is_one_row(folder):
    shutil.copy(sorted(FIXTURES.glob("*.txt"))[1], folder / "other.txt")
    (folder / "manifest.csv").write_text(
        "file,publisher,publisher_country\ngood.txt,Kremlin,RU\nother.txt,President of Russia,RU\n"
    )
    run(folder)
    assert Publisher.objects.get().name == "The Kremlin"


def test_bad_manifest_stops_the_command(folder):
    (folder / "manifest.csv").write_text("file,colour\ngood.txt,red\n")
    with pytest.raises(CommandError, match="unknown column 'colour'"):
        run(folder)


def test_jobs_have_to_be_one_at_least(folder):
    with pytest.raises(CommandError, match="--jobs 0"):
        run(folder, "--jobs", "0")


BAD = {
    "empty.txt": (b"", "is empty"),
    "binary.txt": (bytes(range(256)) * 4, "is a binary file"),
    "paper.txt": (b"%PDF-1.7\n1 0 obj", "is a PDF"),
    "long.txt": (b"Wang Yi said that peace is near. " * 320_000, "bytes, over the limit of"),
    "gb18030.txt": (("王毅表示,中俄关系是好的。" * 9).encode("gb18030"), "GB18030 (Chinese)"),
    "cp1252.txt": ("Wang Yi said “peace” – naïve.".encode("cp1252"), "is not UTF-8 (byte 0x93"),
    "utf16.txt": ("Wang Yi said that peace is near.".encode("utf-16-le"), "like UTF-16"),
    "shopping.txt": (b"Eggs, flour, butter and a lemon.\n", "no readout"),
    "future.txt": (
        b"Wang Yi Meets with Sergey Lavrov\n\nOn July 15, 4043, Foreign Minister Wang Yi met "
        b"with Russian Foreign Minister Sergey Lavrov in Tashkent.\n\nWang Yi said that peace "
        b"is near.\n",
        "gives the date 4043-07-15 ('July 15, 4043')",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_gets_one_line_and_the_others_are_imported(folder, name):
    content, reason = BAD[name]
    (folder / name).write_bytes(content)
    printed, status = run(folder)
    [line] = failures(printed)
    assert line.startswith(f"failed  {folder / name}: ")
    assert reason in line
    assert status == 1
    assert Readout.objects.get().file == "good.txt"


def test_same_text_under_two_names_is_imported_once(folder):
    shutil.copy(GOOD, folder / "twin.txt")
    printed, status = run(folder)
    [line] = failures(printed)
    assert line == (
        f"failed  {folder / 'twin.txt'}: holds the same text as {folder / 'good.txt'}; "
        "keep one of the two"
    )
    assert (Readout.objects.count(), status) == (1, 1)


def test_file_that_cannot_be_opened_does_not_stop_the_others(folder):
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    printed, status = run(folder)
    [line] = failures(printed)
    assert "dangling.txt: cannot be read: No such file or directory" in line
    assert (Readout.objects.count(), status) == (1, 1)


def test_failures_stand_in_the_order_of_the_files(folder):
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text("Eggs, flour, butter and a lemon.\n" + name)
    (folder / "b.txt").write_bytes(b"")
    printed, _ = run(folder, "--jobs", "2")
    assert [Path(line.split(": ")[0]).name for line in failures(printed)] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]


def test_text_with_markup_is_stored_as_it_stands(folder):
    text = GOOD.read_text().replace("Wang Yi Speaks", "<script>alert(1)</script> Wang Yi Speaks")
    (folder / "good.txt").write_text(text)
    run(folder)
    assert Readout.objects.get().text == text


def test_extraction_that_breaks_is_one_line(folder, monkeypatch):
    def broken(text, source, vocabulary):
        raise KeyError("verb")

    monkeypatch.setattr(batch, "extract", broken)
    printed, status = run(folder)
    assert "good.txt: the extraction broke (KeyError: 'verb'); please report it" in printed
    assert status == 1


def test_no_progress_bar_where_the_output_is_no_terminal(capsys):
    run(FIXTURES)
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_long_work_shows_its_progress_on_a_terminal(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(import_readouts, "LONG", 5)
    run(FIXTURES)
    assert "5/5" in terminal.getvalue()


def test_few_files_need_no_progress_bar(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    run(FIXTURES)
    assert terminal.getvalue() == ""


def test_interrupted_import_keeps_what_is_in_and_says_so_in_one_line(folder, monkeypatch):
    shutil.copy(GOOD.with_name("001_e8074a141c21c5f2.txt"), folder / "later.txt")

    def interrupt(extraction, archive):
        if "later.txt" in extraction.source.file:
            raise KeyboardInterrupt
        return import_readout(extraction, archive)

    monkeypatch.setattr("readouts.importing.run.import_readout", interrupt)
    errors = io.StringIO()
    with pytest.raises(SystemExit) as leaving:
        call_command("import_readouts", folder, stdout=io.StringIO(), stderr=errors)
    assert leaving.value.code == 130
    assert errors.getvalue() == (
        "Interrupted: 1 readouts are in, whole. Run the same command again for the rest.\n"
    )
    assert Readout.objects.get().file == "good.txt"
