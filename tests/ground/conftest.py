"""Embedded servers for tests to use, kill and find in odd places."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from archive.embedded.folder import Folder

PROJECT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 30


class UserProcess:
    """A process that uses an embedded server (see user_process.py)."""

    def __init__(
        self,
        path: Path,
        database: str = "archive",
        python: str = sys.executable,
        identity: dict[str, object] | None = None,
    ) -> None:
        self.process = subprocess.Popen(
            [python, str(PROJECT / "tests/ground/user_process.py"), str(path), database],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT), *sys.path])},
            cwd="/",
            **(identity or {}),
        )
        self.first_line = ""

    def begin(self) -> "UserProcess":
        self.first_line = self.read()
        assert self.first_line == "using", self.first_line or self.process.stderr.read()
        return self

    def ask(self, line: str) -> str:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> str:
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(PATIENCE)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def close(self) -> None:
        """End it by force; a child that it left behind ends with its standard input."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            with suppress(BrokenPipeError):
                stream.close()
        self.process.wait(PATIENCE)


class Users:
    """Starts users of one folder, and ends them and its server after the test."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = Folder(path)
        self.started: list[UserProcess] = []

    def start(self) -> UserProcess:
        return self.launch().begin()

    def launch(self, **options: object) -> UserProcess:
        self.started.append(UserProcess(self.path, **options))
        return self.started[-1]

    def postmaster(self) -> psutil.Process:
        return psutil.Process(
            int((self.folder.data / "postmaster.pid").read_text().splitlines()[0])
        )

    def keeper(self) -> psutil.Process:
        return psutil.Process(self.folder.read_address().keeper)

    def close(self) -> None:
        address = self.folder.read_address()
        for user in self.started:
            user.close()
        if address:
            with suppress(psutil.NoSuchProcess):
                psutil.Process(address.keeper).wait(PATIENCE)


@pytest.fixture(scope="session")
def folders() -> Iterator[Path]:
    """Where these tests have their folders: on a path that everybody may pass.

    Not in pytest's own: each run of pytest closes the folder above those to all others, and so to
    the user of a server that another run has started there.
    """
    with tempfile.TemporaryDirectory(prefix="readouts-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


def new_folder(folders: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=folders))
    folder.chmod(0o711)
    return folder


@pytest.fixture
def tmp_path(folders: Path) -> Path:
    """A folder of the test's own, in place of the one that pytest would give."""
    return new_folder(folders)


@pytest.fixture(scope="session")
def made_folder(folders: Path) -> Path:
    """A folder with a server that has been made and stopped; for copying, not for use."""
    users = Users(new_folder(folders) / "postgres")
    user = users.start()
    keeper = users.keeper()
    user.end()
    keeper.wait(PATIENCE)
    return users.path


@pytest.fixture
def place(made_folder: Path, tmp_path: Path) -> Iterator[Users]:
    """A folder of the test's own, whose server has been made but does not run."""
    path = tmp_path / "postgres"
    # With owners and modes, which shutil.copytree would not keep.
    subprocess.run(["cp", "-a", str(made_folder), str(path)], check=True)
    users = Users(path)
    yield users
    users.close()


@pytest.fixture
def new_place(tmp_path: Path) -> Iterator[Users]:
    """A folder of the test's own, where there is nothing yet."""
    users = Users(tmp_path / "postgres")
    yield users
    users.close()
    shutil.rmtree(tmp_path, ignore_errors=True)
