"""Readers report errors; the desk finds them in its queue, and no import takes them away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client, RequestFactory

from readouts import reports
from readouts.importing.doubts import Doubts
from readouts.models import Doubt, ReaderReport

WRONG = {"what": "The speaker is wrong", "words": "It was <i>Lavrov</i>."}


@pytest.fixture
def address(tashkent):
    return f"{tashkent.first.get_absolute_url()}report/"


def test_a_report_becomes_a_doubt_about_the_statement(client, tashkent, address):
    response = client.post(address, WRONG)
    assert response.status_code == 302
    doubt = Doubt.objects.get()
    assert (doubt.reason, doubt.state) == ("reader report", "open")
    assert doubt.detail == "The speaker is wrong: It was <i>Lavrov</i>."
    assert doubt.statement == tashkent.first
    assert (doubt.start, doubt.end) == (tashkent.first.start, tashkent.first.end)
    assert "Thank you" in client.get(response["Location"]).content.decode()


def test_a_place_that_no_statement_covers_can_be_reported(client, tashkent):
    client.post(f"/readouts/{tashkent.readout.code}/3/report/", WRONG)
    doubt = Doubt.objects.get()
    assert (doubt.statement, doubt.start, doubt.end) == (None, 3, 4)


def test_a_report_without_a_choice_is_refused_and_says_why(client, address):
    response = client.post(address, {"words": "It is wrong."})
    assert response.status_code == 400
    assert "Choose what is wrong." in response.content.decode()
    assert "It is wrong." in response.content.decode()
    assert not Doubt.objects.exists()


def test_a_report_that_is_too_long_is_refused(client, address):
    response = client.post(address, {**WRONG, "words": "x" * 1001})
    assert response.status_code == 400
    assert not Doubt.objects.exists()


def test_who_fills_in_the_hidden_field_is_thanked_and_ignored(client, address):
    response = client.post(address, {**WRONG, "website": "https://spam.example"})
    assert response.status_code == 302
    assert not Doubt.objects.exists()


def test_one_address_is_bounded_and_another_is_not(client, address, monkeypatch):
    monkeypatch.setattr(reports, "MOST_A_DAY", 2)
    assert [client.post(address, WRONG).status_code for _ in range(3)] == [302, 302, 429]
    assert client.post(address, WRONG, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert Doubt.objects.count() == 3


def test_what_may_lie_open_is_bounded(client, address, monkeypatch):
    monkeypatch.setattr(reports, "MOST_OPEN", 1)
    assert [client.post(address, WRONG).status_code for _ in range(2)] == [302, 429]
    Doubt.objects.update(state=Doubt.State.RESOLVED)
    assert client.post(address, WRONG).status_code == 302


def test_no_address_is_kept(client, address):
    client.post(address, WRONG, REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in ReaderReport.objects.get().sender


def test_a_sender_is_another_one_the_next_day():
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    days = [dt.date(2021, 7, 15), dt.date(2021, 7, 15), dt.date(2021, 7, 16)]
    first, same, next_day = (reports.sender_of(request, day) for day in days)
    assert first == same != next_day


def test_behind_a_trusted_proxy_the_sender_is_whom_the_proxy_saw(settings):
    seen = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.2.3.4, 192.0.2.7"}
    request = RequestFactory().get("/", **seen)
    untrusted = reports.sender_of(request)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    direct = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    assert reports.sender_of(request) == reports.sender_of(direct) != untrusted


def test_a_form_from_another_site_is_refused(address):
    response = Client(enforce_csrf_checks=True).post(address, WRONG)
    assert response.status_code == 403


def test_a_report_about_nothing_is_not_found(client, tashkent):
    assert client.get(f"/readouts/{tashkent.readout.code}/99999/report/").status_code == 404
    assert client.get("/readouts/ffffffffff/0/report/").status_code == 404


def test_an_import_leaves_reports_in_the_queue(client, tashkent, address):
    client.post(address, WRONG)
    Doubts(tashkent.readout.pk, tashkent.meeting.pk).reconcile(is_new=False)
    assert Doubt.objects.filter(reason="reader report").count() == 1
