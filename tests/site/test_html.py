"""The pages are valid HTML, as html-validate reads it: ``make html`` installs it and runs this."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client

from readouts.views import errors
from tests.site.archives import build_large, import_five
from tests.site.crawl import crawl

PAGES_OF_THE_LARGE = 200

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not os.environ.get("HTML_VALIDATE"),
        reason="HTML_VALIDATE names no html-validate: run make html",
    ),
]


def faults(pages: Mapping[str, str], folder: Path) -> str:
    """What html-validate says against the pages; nothing, if there is nothing to say."""
    assert pages
    for number, (address, body) in enumerate(pages.items()):
        path = folder / f"{number}{''.join(c if c.isalnum() else '-' for c in address)[:120]}.html"
        path.write_text(body, encoding="utf-8")
    config = Path(__file__).parent / "html" / "config.json"
    done = subprocess.run(
        [os.environ["HTML_VALIDATE"], "--config", config, "--formatter", "text", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def test_every_page_of_the_five_readouts_is_valid(tmp_path):
    import_five()
    found = crawl(Client())
    assert faults({a: page.body for a, page in found.pages.items()}, tmp_path) == ""


def test_pages_of_every_kind_of_a_large_archive_are_valid(tmp_path):
    build_large()
    found = crawl(Client(), PAGES_OF_THE_LARGE)
    assert faults({a: page.body for a, page in found.pages.items()}, tmp_path) == ""


def test_pages_that_refuse_are_valid(client, tashkent, rf, settings, tmp_path):
    answers = [client.get("/statements/?q=%22open"), client.get("/nowhere/")]
    request = rf.get("/")
    answers += [
        errors.bad_request(request, BadRequest("No speaker's name begins with “<”.")),
        errors.forbidden(request, PermissionDenied()),
        errors.not_found(request, Http404("The archive has no topic “&”.")),
        errors.gone(request, "meeting", "A <title> & more"),
        server_error(request, OperationalError("connection refused")),
        server_error(request, ZeroDivisionError()),
    ]
    settings.SEARCH_TIMEOUT_MS = 0
    answers.append(client.get("/statements/"))
    pages = {
        f"{answer.status_code} {n}": answer.content.decode() for n, answer in enumerate(answers)
    }
    statuses = [answer.status_code for answer in answers]
    assert statuses == [400, 404, 400, 403, 404, 410, 503, 500, 503]
    assert faults(pages, tmp_path) == ""


def server_error(request, fault: Exception) -> HttpResponse:
    try:
        raise fault
    except type(fault):
        return errors.server_error(request)
