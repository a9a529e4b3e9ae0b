"""The archive's main job, end to end, on the five readouts it ships."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from readouts.importing.run import import_readouts
from readouts.models import Statement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READOUTS = Path(settings.BASE_DIR) / "fixtures" / "readouts"
WORDS = "Lavrov stressed that the two sides should firmly oppose"


@pytest.fixture
def archive(transactional_db) -> None:
    report = import_readouts(sorted(READOUTS.glob("*.txt")), jobs=1)
    assert not report.failures


def passage(page: Page, words: str) -> Locator:
    """The passage of the meeting's page that holds these words."""
    return page.locator(".said").filter(has_text=words)


def test_search_filter_read_correct_and_see_the_correction(page: Page, live_server, archive):
    get_user_model().objects.create_superuser("li-hui", password="a good password")

    page.goto(live_server.url)
    page.get_by_role("searchbox").first.fill("undermining multilateralism")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Speaker").get_by_role("link", name="Sergey Lavrov").click()
    expect(page.get_by_label("Chosen filters")).to_contain_text("Sergey Lavrov")
    line = page.get_by_role("article").filter(has_text=WORDS)
    expect(line.get_by_role("mark").first).to_be_visible()

    line.locator(".line-where").get_by_role("link").first.click()
    expect(
        passage(page, WORDS).get_by_role("link", name="Sergey Lavrov", exact=True)
    ).to_be_visible()
    meeting = page.url

    statement = Statement.objects.get(text__startswith=WORDS)
    desk = reverse("admin:readouts_readout_desk", args=[statement.readout_id])
    page.goto(f"{live_server.url}{desk}?statement={statement.pk}")
    page.get_by_label("Username").fill("li-hui")
    page.get_by_label("Password").fill("a good password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("checkbox", name="Sergey Lavrov").uncheck()
    page.get_by_role("checkbox", name="Wang Yi").check()
    page.get_by_role("button", name="Save speakers").click()
    expect(page.locator("#desk-told")).to_have_text("Given to Wang Yi.")

    page.goto(meeting)
    expect(passage(page, WORDS).get_by_role("link", name="Wang Yi", exact=True)).to_be_visible()

    again = import_readouts(sorted(READOUTS.glob("*.txt")), jobs=1)
    assert again.rows["statements", "kept"] == 1
    page.reload()
    expect(passage(page, WORDS).get_by_role("link", name="Wang Yi", exact=True)).to_be_visible()
