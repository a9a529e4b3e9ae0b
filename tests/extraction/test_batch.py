"""Worker processes live no longer than the process they work for."""

import subprocess
import sys

import psutil

PARENT = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import getpid

from readouts.extraction.batch import _begin

if __name__ == "__main__":
    pool = ProcessPoolExecutor(
        1, get_context("spawn"), initializer=_begin, initargs=(None,)
    )
    sys.stdout.write(f"{pool.submit(getpid).result()}\\n")
    sys.stdout.flush()
    sys.stdin.read()
"""


def test_a_worker_ends_when_its_parent_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": "."},
    )
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    worker.wait(timeout=30)
    assert not worker.is_running()
