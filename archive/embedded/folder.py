"""The folder of an embedded server, and the locks in it."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class EmbeddedError(Exception):
    """The embedded server cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Address:
    """Where a running server listens, and the process that keeps it."""

    host: str
    port: int
    user: str
    password: str
    keeper: int


@dataclass(frozen=True)
class Folder:
    """What lies where under `path`."""

    path: Path

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def draft(self) -> Path:
        """A data folder in the making; renamed to `data` when it is whole."""
        return self.path / "data.new"

    @property
    def log(self) -> Path:
        return self.path / "server.log"

    @property
    def password(self) -> Path:
        return self.path / "password"

    @property
    def users_lock(self) -> Path:
        return self.path / "users.lock"

    @property
    def start_lock(self) -> Path:
        return self.path / "start.lock"

    @property
    def keeper_lock(self) -> Path:
        return self.path / "keeper.lock"

    @property
    def address(self) -> Path:
        """Port and keeper of the running server, as JSON; there only while it takes connections."""
        return self.path / "server.json"

    def write_address(self, port: int) -> None:
        draft = self.address.with_suffix(".new")
        draft.write_text(json.dumps({"port": port, "keeper": os.getpid()}))
        draft.replace(self.address)

    def read_address(self) -> Address | None:
        """Where the server listens, or None if none takes connections."""
        try:
            running = json.loads(self.address.read_text())
            password = self.password.read_text().strip()
        except FileNotFoundError:
            return None
        return Address("127.0.0.1", running["port"], "archive", password, running["keeper"])

    def open_lock(self, path: Path) -> IO[bytes]:
        """The lock file, open. The lock taken on it is released when the last copy is closed."""
        try:
            return path.open("ab")
        except OSError as error:
            raise EmbeddedError(
                f"The embedded PostgreSQL is kept in {self.path}, and {path.name} there cannot be "
                f"opened ({error.strerror}). Run this as the user whom that folder belongs to, "
                "set VAR_DIR to a folder of your own, or set DATABASE_URL to another PostgreSQL."
            ) from error


@contextmanager
def exclusive(lock: IO[bytes]) -> Iterator[None]:
    """Hold the exclusive lock on an open file, waiting for it."""
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def is_held(lock: IO[bytes]) -> bool:
    """Whether another process holds the exclusive lock on an open file."""
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(lock, fcntl.LOCK_UN)
    return False


def is_at(file: IO[bytes], path: Path) -> bool:
    """Whether the open file is the one at that path; not if its folder was removed since."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    return False
