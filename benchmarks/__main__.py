"""`make bench`: how long the archive's main jobs take on this machine, in an archive of its own.

Every job is a process of its own, as people run it, and is timed by the wall clock. Pages are asked
of a served archive, ten times each; the median is shown.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
READOUTS = PROJECT / "fixtures" / "readouts"
ASKED = 10
PAGES = (
    "/",
    "/statements/",
    "/statements/?q=cooperation",
    "/statements/?format=json",
    "/meetings/",
)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="readout-bench-") as folder:
        # The embedded server of root runs as another user, who has to pass.
        Path(folder).chmod(0o711)
        environment = {**os.environ, "VAR_DIR": folder, "DEBUG": "1"}
        texts = sorted(map(str, READOUTS.glob("*.txt")))
        jobs = {
            f"extract {len(texts)} readouts": ["extract_readouts", *texts],
            "make the database": ["migrate", "--verbosity=0"],
            f"import {len(texts)} readouts": ["import_readouts", str(READOUTS)],
            "import them again": ["import_readouts", str(READOUTS)],
        }
        for name, arguments in jobs.items():
            show(name, run(arguments, environment))
        serve(environment)
        for pages in ("site", "desk"):
            show_pages(pages, environment)


def show_pages(pages: str, environment: dict[str, str]) -> None:
    """Those of `benchmarks/site.py` or `benchmarks/desk.py`, in the same archive."""
    quiet = {**environment, "DEBUG": "0", "ALLOWED_HOSTS": "127.0.0.1"}
    command = ["shell", "--no-imports", "--command", f"from benchmarks.{pages} import main; main()"]
    subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=quiet, check=True)


def run(arguments: list[str], environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begin


def serve(environment: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begin = time.perf_counter()
    serving = subprocess.Popen(
        [sys.executable, "manage.py", "serve_archive", "--port", str(port)],
        cwd=PROJECT,
        env={**environment, "DEBUG": "0", "ALLOWED_HOSTS": "127.0.0.1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert serving.stdout is not None
    try:
        if not any(line.startswith("Serving on") for line in serving.stdout):
            sys.exit("The archive did not start.")
        show("start to serve", time.perf_counter() - begin)
        for page in PAGES:
            show(f"GET {page}", statistics.median(ask(port, page) for _ in range(ASKED)))
    finally:
        serving.terminate()
        serving.wait()


def ask(port: int, page: str) -> float:
    begin = time.perf_counter()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}") as answer:
        answer.read()
    return time.perf_counter() - begin


def show(name: str, seconds: float) -> None:
    print(f"{name:32} {seconds * 1000:9.0f} ms", flush=True)


if __name__ == "__main__":
    main()
