"""What a process that uses the embedded server calls."""

import fcntl
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

from archive.embedded.folder import Address, EmbeddedError, Folder, exclusive, is_at, is_held

PATIENCE_SECONDS = 90
KEEPERS_TRIED = 3
READY = "ready"
PROJECT = Path(__file__).resolve().parent.parent.parent

_used: dict[Path, IO[bytes]] = {}
_used_guard = Lock()


def address(path: Path) -> Address:
    """Where the server of that folder listens. Starts it if it is not running, and from then on
    this process counts as one of its users until it ends.

    Raises EmbeddedError if it cannot be started.
    """
    folder = Folder(path)
    _use(folder)
    deadline = time.monotonic() + PATIENCE_SECONDS
    keepers = 0
    with folder.open_lock(folder.start_lock) as starting, exclusive(starting):
        while keepers < KEEPERS_TRIED and time.monotonic() < deadline:
            if not _has_keeper(folder):
                _start_keeper(folder)
                keepers += 1
            if (found := folder.read_address()) is not None:
                return found
            # The keeper is ending, or was killed, or its starter was before the server was ready.
            time.sleep(0.02)
    raise EmbeddedError(
        f"The embedded PostgreSQL in {folder.path} neither started nor stopped in "
        f"{PATIENCE_SECONDS} seconds, or its keeper was killed {KEEPERS_TRIED} times. "
        f"Its log is {folder.log}."
    )


def is_same_server(path: Path, known: Address) -> bool:
    """Whether the server known to listen at that address still does."""
    folder = Folder(path)
    return folder.read_address() == known and _has_keeper(folder)


def _use(folder: Folder) -> None:
    """Hold the users' lock until this process and all that it forked have ended."""
    with _used_guard:
        held = _used.get(folder.path)
        if held is not None and is_at(held, folder.users_lock):
            return
        _make_folder(folder)
        lock = folder.open_lock(folder.users_lock)
        # Waits while a keeper is stopping the server, having found that nobody uses it.
        fcntl.flock(lock, fcntl.LOCK_SH)
        _used[folder.path] = lock


def _make_folder(folder: Folder) -> None:
    try:
        folder.path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.path.mkdir()
            # The server of root runs as another user, who must pass but not list.
            folder.path.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise EmbeddedError(
            f"The embedded PostgreSQL is kept in {folder.path}, and that folder cannot be made "
            f"({error.strerror}). Set VAR_DIR to a folder of your own, or set DATABASE_URL to "
            "another PostgreSQL."
        ) from error


def _has_keeper(folder: Folder) -> bool:
    with folder.open_lock(folder.keeper_lock) as lock:
        return is_held(lock)


def _start_keeper(folder: Folder) -> None:
    """Start a keeper in a session of its own, and wait until its server takes connections."""
    read_end, write_end = os.pipe()
    with os.fdopen(read_end) as report, folder.open_lock(folder.log) as log:
        try:
            # Returns at once: the keeper leaves a child behind and ends.
            subprocess.run(  # noqa: S603
                [sys.executable, "-m", "archive.embedded.keeper", str(folder.path), str(write_end)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[write_end],
                start_new_session=True,
                cwd="/",
                env={**os.environ, "PYTHONPATH": _python_path()},
                check=False,
            )
        finally:
            os.close(write_end)
        # Nothing is reported by a keeper that is killed meanwhile.
        if (answer := report.read()) not in (READY, ""):
            raise EmbeddedError(answer)


def _python_path() -> str:
    """Where the keeper finds this package, wherever it is started."""
    return os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
