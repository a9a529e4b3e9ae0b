"""Imports that are killed, and imports that run at once: real processes, real commits."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from readouts.importing.run import import_readouts
from readouts.models import Attendance, Meeting, Participant, Readout, Statement

pytestmark = pytest.mark.django_db(transaction=True)

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "readouts"
PATIENCE = 120  # seconds; only a test that fails waits so long


@pytest.fixture
def elsewhere(address):
    """A second connection, with transactions of its own."""
    with psycopg.connect(address) as other:
        yield other


@pytest.fixture
def importing(address):
    """Starts `import_readouts` in another process; what still runs at the end is killed."""
    started = []

    def start(*paths):
        process = subprocess.Popen(
            [
                sys.executable,
                "manage.py",
                "import_readouts",
                "-v2",
                "--jobs",
                "1",
                *map(str, paths),
            ],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_for_lock(query):
    """Wait until another process waits for a lock in a statement like ``query``."""
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND datname = current_database() AND query LIKE %s",
                [query],
            )
            if cursor.fetchone()[0]:
                return
    pytest.fail(f"no process came to wait for a lock in {query!r}")


def counts():
    models = (Readout, Meeting, Participant, Attendance, Statement)
    return {model.__name__: model.objects.count() for model in models}


def test_killed_import_leaves_whole_readouts_and_the_next_one_finishes(
    importing, elsewhere, tmp_path
):
    files = sorted(FIXTURES.glob("*.txt"))
    for file in files[:2]:
        shutil.copy(file, tmp_path)
    process = importing(tmp_path)
    assert process.wait(PATIENCE) == 0
    before = counts()

    # The third readout comes as far as its statements, which cannot be written yet.
    elsewhere.execute("LOCK TABLE readouts_statement IN SHARE MODE")
    shutil.copy(files[2], tmp_path)
    process = importing(tmp_path)
    wait_for_lock('%INSERT INTO "readouts_statement" %')
    process.send_signal(signal.SIGKILL)
    process.wait(PATIENCE)
    elsewhere.rollback()
    assert counts() == before

    process = importing(FIXTURES)
    printed, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert counts()["Readout"] == 5
    assert counts()["Participant"] == 2
    assert printed.count(f"unchanged  {FIXTURES}") == 2
    assert printed.count(f"created  {FIXTURES}") == 3


def test_second_import_waits_for_the_first_and_changes_nothing(importing, elsewhere):
    elsewhere.execute("LOCK TABLE readouts_statement IN SHARE MODE")
    first = importing(FIXTURES)
    wait_for_lock('%INSERT INTO "readouts_statement" %')
    second = importing(FIXTURES)
    line = second.stdout.readline()
    assert line.startswith("Another import is running")
    elsewhere.rollback()
    for process, fate in ((first, "created"), (second, "unchanged")):
        printed, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert printed.count(f"{fate}  {FIXTURES}") == 5
    assert counts()["Readout"] == 5
    assert counts()["Participant"] == 2


def test_correction_made_while_the_import_waits_for_it_stands(importing, elsewhere):
    first = importing(FIXTURES)
    assert first.wait(PATIENCE) == 0
    meeting = Meeting.objects.order_by("pk").first()
    elsewhere.execute("UPDATE readouts_meeting SET place = 'Kazan' WHERE id = %s", [meeting.pk])
    second = importing(FIXTURES)
    wait_for_lock('%"readouts_meeting"%FOR UPDATE%')
    elsewhere.commit()
    printed, _ = second.communicate(timeout=PATIENCE)
    meeting.refresh_from_db()
    assert meeting.place == "Kazan"
    assert "kept  " in printed


def test_what_broke_the_connection_is_told_and_not_that_it_is_broken(monkeypatch):
    def interrupt(*_):
        connection.close()
        raise KeyboardInterrupt

    monkeypatch.setattr("readouts.importing.run.import_readout", interrupt)
    with pytest.raises(KeyboardInterrupt):
        import_readouts([FIXTURES])
