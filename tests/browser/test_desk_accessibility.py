"""Every page of the desk passes the accessibility rules: nothing serious, nothing critical."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Page

from readouts.models import Doubt, Participant, Readout, Statement, Topic
from tests.corrections.archive import TEXT, span
from tests.factories import (
    AttendanceFactory,
    ParticipantFactory,
    PartyFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GRAVE = {"serious", "critical"}

LISTS = ("doubt", "meeting", "participant", "readout", "statement")


@pytest.fixture
def rows(transactional_db):
    """One of everything that the desk shows."""
    readout = ReadoutFactory(text=TEXT)
    wang = ParticipantFactory()
    lavrov = ParticipantFactory(
        slug="sergey-lavrov", name="Sergey Lavrov", party=PartyFactory(code="RU")
    )
    wang.aliases.create(name="Minister Wang")
    topic = TopicFactory()
    topic.phrases.create(phrase="multilateralism")
    for person in (wang, lavrov):
        AttendanceFactory(meeting=readout.meeting, participant=person)
    words = "Wang Yi said that peace is good. He hopes for more trade."
    statement = StatementFactory(
        readout=readout, speakers=[wang, lavrov], topics=[topic], **span(readout, words)
    )
    StatementFactory(
        readout=readout,
        speakers=[wang],
        review_state="rejected",
        **span(readout, "They parted as friends."),
    )
    about = {"readout": readout, "statement": statement}
    Doubt.objects.create(reason="low confidence", confidence=0.4, **about)
    Doubt.objects.create(reason="conflict", field="speakers", ours=["a"], theirs=["b"], **about)
    Doubt.objects.create(reason="merge", participant=wang, other_participant=lavrov)
    return readout


def addresses() -> dict[str, str]:
    """Every kind of page of the desk."""
    keys = {
        "readout": Readout.objects.get().pk,
        "meeting": Readout.objects.get().meeting_id,
        "statement": Statement.objects.order_by("start").first().pk,
        "participant": Participant.objects.get(slug="wang-yi").pk,
        "topic": Topic.objects.get().pk,
        "doubt": Doubt.objects.filter(reason="conflict").get().pk,
    }
    pages = {f"the list of {name}": reverse(f"admin:readouts_{name}_changelist") for name in LISTS}
    for name, key in keys.items():
        pages[f"a {name}"] = reverse(f"admin:readouts_{name}_change", args=[key])
    for name, key in list(keys.items())[:2]:
        pages[f"the history of a {name}"] = reverse(f"admin:readouts_{name}_history", args=[key])
    for view, name in (
        ("desk", "readout"),
        ("past", "readout"),
        ("renew", "readout"),
        ("merge", "participant"),
        ("part", "participant"),
        ("phrases", "topic"),
    ):
        pages[view] = reverse(f"admin:readouts_{name}_{view}", args=[keys[name]])
    pages["a comparison"] = f"{pages['merge']}?into=sergey-lavrov"
    pages["index"] = reverse("admin:index")
    pages["queue"] = reverse("admin:readouts_doubt_queue")
    pages["saves"] = reverse("admin:readouts_readout_saves")
    pages["intake"] = reverse("admin:readouts_readout_new")
    pages["add a statement"] = reverse("admin:readouts_statement_add")
    return pages


LOOKS = ["color-contrast", "link-in-text-block"]  # what depends on light and dark


def grave(page: Page, rules: list[str] | None = None) -> list[str]:
    options = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:120]}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def log_in(page: Page, server: str) -> None:
    get_user_model().objects.create_superuser("li-hui", password="a good password")
    page.goto(f"{server}{reverse('admin:login')}")
    page.get_by_label("Username").fill("li-hui")
    page.get_by_label("Password").fill("a good password")
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", LOOKS)])
def test_no_page_of_the_desk_breaks_a_grave_rule(page: Page, live_server, rows, scheme, rules):
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server.url)
    problems = {}
    for name, url in addresses().items():
        page.goto(f"{live_server.url}{url}")
        problems[name] = grave(page, rules)

    assert {name: found for name, found in problems.items() if found} == {}


def test_no_page_of_the_desk_is_wider_than_a_phone_or_logs_an_error(page: Page, live_server, rows):
    """What the content security policy refuses is an error of the console."""
    log_in(page, live_server.url)
    page.set_viewport_size({"width": 390, "height": 800})
    errors: list[str] = []
    wide: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for name, url in addresses().items():
        page.goto(f"{live_server.url}{url}")
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(name)

    assert (errors, wide) == ([], [])
