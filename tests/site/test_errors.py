"""Error pages say what is wrong and what to do next."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from readouts.models import Meeting


@pytest.fixture
def visitor(client):
    """A client that gets the answer to a fault, as a browser does, instead of the fault."""
    client.raise_request_exception = False
    return client


def test_an_unknown_address_offers_ways_on(visitor, db):
    response = visitor.get("/no/such/page/")
    assert response.status_code == 404
    assert b'href="/meetings/"' in response.content
    assert b"Resolver404" not in response.content


def test_an_unknown_format_is_named_with_those_there_are(visitor, tashkent):
    response = visitor.get("/speakers/", {"format": "<xml>"})
    assert response.status_code == 400
    assert response.json() == {"errors": ["This page has no format “<xml>”. It has: html, json."]}


def test_who_asks_for_json_is_told_in_json(visitor, tashkent):
    unknown = visitor.get("/speakers/nobody/", {"format": "json"})
    assert unknown.status_code == 404
    assert unknown.json() == {"errors": ["The archive has no speaker “nobody”."]}
    nowhere = visitor.get("/nowhere/", {"format": "json"})
    assert nowhere.json() == {"errors": ["The archive has nothing under this address."]}


def test_a_form_without_its_cookie_is_refused_in_words(tashkent):
    address = f"{tashkent.first.get_absolute_url()}report/"
    response = Client(enforce_csrf_checks=True).post(address, {"what": "Something else"})
    assert response.status_code == 403
    assert b"allow the cookie" in response.content
    assert b'href="/statements/"' in response.content


def test_a_fault_of_ours_is_a_500_that_says_so(visitor, tashkent, monkeypatch):
    monkeypatch.setattr(Meeting, "get_kind_display", lambda self: 1 / 0)
    response = visitor.get(tashkent.meeting.get_absolute_url())
    assert response.status_code == 500
    assert b"The fault is the archive" in response.content


def test_a_database_that_does_not_answer_is_a_503_with_a_time_to_come_back(
    visitor, tashkent, monkeypatch
):
    def fail(self):
        raise OperationalError("connection refused")

    monkeypatch.setattr(Meeting, "get_absolute_url", fail)
    response = visitor.get("/")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert b"connection refused" not in response.content


@pytest.mark.parametrize("address", ["/", "/speakers/", "/about/"])
def test_no_page_needs_an_inline_script_or_style(visitor, tashkent, address):
    policy = visitor.get(address)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
