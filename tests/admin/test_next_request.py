"""What the desk corrects is found on the very next request, by every process that serves."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

from readouts.corrections.seen import snapshot

# A process that serves: it answers one address a line, as long as it is asked.
SERVING = """
import sys
import django
django.setup()
from django.test import Client
client = Client()
for address in sys.stdin:
    response = client.get(address.strip(), HTTP_HOST="localhost")
    print(response.json()["count"], flush=True)
"""


@pytest.fixture
def elsewhere(address):
    """Asks an address of another process, started before anything is corrected."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVING],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(path):
        process.stdin.write(f"{path}&format=json\n")
        process.stdin.flush()
        return int(process.stdout.readline())

    yield ask
    process.stdin.close()
    process.stdout.close()
    process.wait(timeout=30)


@pytest.mark.django_db(transaction=True)
def test_a_correction_at_the_desk_is_found_on_the_next_request(
    elsewhere, client, desk, readout, second
):
    def count(path):
        here = client.get(f"{path}&format=json").json()["count"]
        assert elsewhere(path) == here
        return here

    act = reverse("admin:readouts_readout_desk", args=[readout.pk])

    def correct(**fields):
        second.refresh_from_db()
        seen = json.dumps(snapshot(second))
        assert desk.post(act, {"statement": second.pk, "seen": seen, **fields}).status_code == 302

    of_lavrov = "/statements/?speaker=sergey-lavrov"
    assert count(of_lavrov) == 0
    correct(action="reassign", somebody="sergey lavrov")
    assert count(of_lavrov) == 1
    assert count("/statements/?q=speaker:lavrov+agreed") == 1
    correct(action="reject")
    assert count(of_lavrov) == 0
    correct(action="restore")
    assert count("/meetings/?q=agreed") == 1
