"""A readout is added by hand after a preview, and read anew after another."""

import base64
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from readouts.corrections import statements
from readouts.corrections.public import public_corrections
from readouts.importing.run import LOCK
from readouts.models import Meeting, Participant, Readout, Statement

NEW = "admin:readouts_readout_new"
TEXT = (Path(settings.BASE_DIR) / "fixtures/readouts/000_a087ba0b0bcaf42f.txt").read_bytes()


def stored(client, data: dict) -> Readout:
    """Post the intake form, then the preview's own form."""
    page = client.post(reverse(NEW), data)
    assert page.status_code == 200, page.context.get("problem") or page.context["form"].errors
    shown = page.context
    source = shown["source"]
    response = client.post(
        reverse(NEW),
        {
            "seen": shown["digest"],
            "exact": shown["exact"],
            "name": source.file,
            "url": source.url,
            "publisher": source.publisher,
            "publisher_country": source.publisher_country,
            "published_on": source.published_on or "",
            "language": source.language,
        },
    )
    assert response.status_code == 302, response.context.get("problem")
    return Readout.objects.get()


def test_the_preview_shows_what_would_be_read_and_stores_nothing(desk):
    page = desk.post(reverse(NEW), {"text": TEXT.decode()})

    assert page.context["extraction"].date.value == "2021-06-04"
    assert len(page.context["extraction"].statements) == 6
    assert not Readout.objects.exists()


def test_an_uploaded_file_is_stored_exactly_with_what_is_known_of_it(desk):
    text = TEXT.replace(b"\n", b"\r\n")
    upload = SimpleUploadedFile("call.txt", text)

    readout = stored(
        desk,
        {
            "file": upload,
            "url": "https://www.fmprc.gov.cn/x",
            "publisher": "Ministry of Foreign Affairs of China",
            "publisher_country": "CN",
            "published_on": "2021-06-05",
        },
    )

    assert readout.text.encode() == text
    assert (readout.url, str(readout.published_on)) == (
        "https://www.fmprc.gov.cn/x",
        "2021-06-05",
    )
    assert readout.statements.count() == 6


def test_a_text_that_is_there_already_is_refused(desk):
    stored(desk, {"text": TEXT.decode()})

    page = desk.post(reverse(NEW), {"text": TEXT.decode()})

    assert page.status_code == 422
    assert "has this text already" in page.context["problem"]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("x.pdf", b"%PDF-1.7", "suffix"),
        ("x.txt", b"%PDF-1.7", "a PDF"),
        ("x.txt", "中文".encode("gb18030"), "UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name(desk, name, data, complaint):
    page = desk.post(reverse(NEW), {"file": SimpleUploadedFile(name, data)})

    assert page.status_code == 422
    assert complaint in str(page.context["form"].errors)


def test_a_text_that_is_no_readout_is_not_stored(desk):
    page = desk.post(reverse(NEW), {"text": "Shopping list: eggs, milk, bread."})
    response = desk.post(
        reverse(NEW), {"seen": page.context["digest"], "exact": page.context["exact"]}
    )

    assert response.status_code == 422
    assert (
        "is no readout" in response.context["problem"]
        or "reads like no readout" in (response.context["problem"])
    )
    assert not Readout.objects.exists()


def test_reading_anew_previews_what_would_change_and_keeps_corrections(desk, editor):
    readout = stored(desk, {"text": TEXT.decode()})
    first, second = Statement.objects.order_by("start")[:2]
    other = Participant.objects.get(slug="sergey-lavrov")
    statements.reassign(first, [other], by=editor)
    Meeting.objects.update(
        place="Nowhere", extracted={**readout.meeting.extracted, "place": "Nowhere"}
    )
    url = reverse("admin:readouts_readout_renew", args=[readout.pk])

    shown = desk.get(url).context["differences"]
    assert [(d.what, "Nowhere" in d.before, "Guiyang" in d.after) for d in shown] == [
        ("meeting", True, True)
    ]
    assert Meeting.objects.get().place == "Nowhere"

    desk.post(url)

    assert Meeting.objects.get().place == "Guiyang City"
    assert list(first.speakers.all()) == [other]
    assert other not in second.speakers.all()


def test_what_the_machine_read_anew_is_no_persons_correction(desk):
    readout = stored(desk, {"text": TEXT.decode()})
    meeting = readout.meeting
    Meeting.objects.update(place="Nowhere", extracted={**meeting.extracted, "place": "Nowhere"})
    desk.post(reverse("admin:readouts_readout_renew", args=[readout.pk]))

    assert public_corrections(meeting) == []


@pytest.mark.parametrize(("role", "status"), [("corrector", 403), ("editor", 200)])
def test_readouts_are_added_by_editors(db, role, status):
    user = get_user_model().objects.create_user("x", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)

    assert client.get(reverse(NEW)).status_code == status


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_at_a_page_for_an_import_to_end(desk):
    readout = stored(desk, {"text": TEXT.decode()})
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    response = desk.get(reverse("admin:readouts_readout_renew", args=[readout.pk]))
    other.close()

    assert response.status_code == 422
    assert "An import is running" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_text_that_cannot_be_stored_just_now_is_kept_at_hand(desk):
    shown = desk.post(reverse(NEW), {"text": TEXT.decode()}).context
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    refused = desk.post(reverse(NEW), {"seen": shown["digest"], "exact": shown["exact"]})
    other.close()

    assert refused.status_code == 422
    assert "An import is running" in refused.context["problem"]
    assert refused.context["exact"] == shown["exact"]
    again = {"seen": refused.context["digest"], "exact": refused.context["exact"]}
    assert desk.post(reverse(NEW), again).status_code == 302


def test_a_text_as_large_as_a_readout_may_be_comes_back_from_its_preview(desk):
    exact = base64.b64encode(b" " * 2_000_000).decode()

    response = desk.post(reverse(NEW), {"exact": exact})

    assert response.status_code == 422
    assert "There is no text" in response.context["problem"]
