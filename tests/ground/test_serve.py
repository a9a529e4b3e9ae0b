"""`make serve`: an archive from nothing, and the same archive again."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from archive.embedded.folder import Folder
from tests.ground.conftest import PATIENCE, PROJECT, new_folder


class Serving:
    """A `serve_archive` as the Makefile runs it, read until it serves."""

    def __init__(self, var_dir: Path) -> None:
        self.var_dir = var_dir
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve_archive", "--port", str(self.port)],
            cwd=PROJECT,
            env={
                "PATH": os.environ["PATH"],
                "DEBUG": "0",
                "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1]",
                "VAR_DIR": str(var_dir),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("Serving on"):
                break

    @property
    def words(self) -> str:
        return "\n".join(self.said)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)
        self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def first(folders: Path) -> Iterator[Serving]:
    """The archive's very first start, and serving."""
    serving = Serving(new_folder(folders) / "var")
    yield serving
    serving.end()


def test_the_first_start_says_where_it_serves(first: Serving) -> None:
    assert first.said[-1] == f"Serving on http://127.0.0.1:{first.port}/ (end it with Ctrl-C)"


def test_the_first_start_imports_every_readout_that_comes_along(first: Serving) -> None:
    texts = [*(PROJECT / "fixtures/readouts").glob("*.txt")]

    assert re.search(rf"^readouts +{len(texts)} +0 +0 +0 +0 +0 +0$", first.words, re.MULTILINE)


def test_the_home_page_is_served(first: Serving) -> None:
    status, page = first.get("/")

    assert status == 200
    assert "</html>" in page


def test_the_style_sheets_are_served(first: Serving) -> None:
    for sheet in re.findall(r'href="(/static/[^"]+\.css)"', first.get("/")[1]):
        assert first.get(sheet)[0] == 200
    assert first.get("/static/admin/css/base.css")[0] == 200


def test_a_wrong_address_shows_no_code(first: Serving) -> None:
    status, page = first.get("/no/such/page")

    assert status == 404
    assert "DEBUG = True" not in page


def test_the_admin_s_password_is_shown_and_kept_for_its_owner(first: Serving) -> None:
    kept = first.var_dir / "admin-password"

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert f"the user admin with the password {kept.read_text().strip()}" in first.words


def test_the_second_start_imports_nothing_and_shows_no_password(first: Serving) -> None:
    password = (first.var_dir / "admin-password").read_text()
    again = Serving(first.var_dir)
    again.end()

    assert again.said[-1].startswith("Serving on")
    assert re.findall(r"^\w+ +(\d+) +(\d+) +\d+", again.words, re.MULTILINE)
    for created, updated in re.findall(r"^\w+ +(\d+) +(\d+) +\d+", again.words, re.MULTILINE):
        assert (created, updated) == ("0", "0")
    assert "password" not in again.words
    assert (first.var_dir / "admin-password").read_text() == password


def test_a_taken_port_is_refused_before_anything_is_done(first: Serving, tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "serve_archive", "--port", str(first.port)],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert f"Port {first.port} of 127.0.0.1 cannot be used" in answer.stderr
    assert "make serve PORT=8001" in answer.stderr
    assert not (tmp_path / "postgres").exists()


def test_nothing_is_left_when_it_ends(tmp_path: Path, made_folder: Path) -> None:
    subprocess.run(["cp", "-a", str(made_folder), str(tmp_path / "postgres")], check=True)
    serving = Serving(tmp_path)
    keeper = psutil.Process(Folder(tmp_path / "postgres").read_address().keeper)
    serving.get("/")
    workers = psutil.Process(serving.process.pid).children()

    serving.end()

    keeper.wait(PATIENCE)
    assert workers
    assert not any(worker.is_running() for worker in workers)
