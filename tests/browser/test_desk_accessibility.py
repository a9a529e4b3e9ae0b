"""Every page of the desk passes the accessibility rules: nothing serious, nothing critical."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles import views
from django.db import models
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import Page

from readouts.corrections import history, statements
from readouts.models import Doubt, Participant, Readout, Statement, Topic
from tests.axe import NOT_OF_COLOURS, Axe
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


@pytest.fixture
def user(transactional_db):
    return get_user_model().objects.create_superuser("li-hui", password="a good password")


@pytest.fixture
def kept_files(monkeypatch):
    """The browser asks once for each style sheet and script, not again on every page."""

    def serve_to_keep(request, path, **options):
        answer = views.serve(request, path, **options)
        answer["Cache-Control"] = "max-age=3600"
        return answer

    monkeypatch.setattr("django.contrib.staticfiles.handlers.serve", serve_to_keep)


@pytest.fixture
def rows(user):
    """One of everything that the desk shows."""
    readout = ReadoutFactory(text=TEXT)
    wang = ParticipantFactory()
    lavrov = ParticipantFactory(
        slug="sergey-lavrov", name="Sergey Lavrov", party=PartyFactory(code="RU")
    )
    wang.aliases.create(name="Minister Wang")
    readout.mentions.create(name="Boris Johnson")
    topic = TopicFactory()
    topic.phrases.create(phrase="multilateralism")
    for person in (wang, lavrov):
        AttendanceFactory(meeting=readout.meeting, participant=person)
    words = "Wang Yi said that peace is good. He hopes for more trade."
    statement = StatementFactory(
        readout=readout, speakers=[wang, lavrov], topics=[topic], **span(readout, words)
    )
    statements.reassign(statement, [wang], by=user)
    StatementFactory(
        readout=readout,
        speakers=[wang],
        review_state="rejected",
        **span(readout, "They parted as friends."),
    )
    about = {"readout": readout, "statement": statement}
    Doubt.objects.create(reason="low confidence", confidence=0.4, **about)
    Doubt.objects.create(
        reason="conflict", field="speakers", ours=["wang-yi"], theirs=["sergey-lavrov"], **about
    )
    Doubt.objects.create(reason="merge", participant=wang, other_participant=lavrov)
    Doubt.objects.create(
        reason="silent paragraph", readout=readout, **span(readout, "They parted as friends.")
    )
    Group.objects.get_or_create(name="corrector")
    return readout


def own_pages() -> Iterator[tuple[str, str]]:
    """The pages that are the desk's own."""
    readout, topic = Readout.objects.get().pk, Topic.objects.get().pk
    person = Participant.objects.get(slug="wang-yi").pk
    merge = reverse("admin:readouts_participant_merge", args=[person])
    yield "index", reverse("admin:index")
    yield "index of the app", reverse("admin:app_list", args=["readouts"])
    yield "queue", reverse("admin:readouts_doubt_queue")
    yield "desk", reverse("admin:readouts_readout_desk", args=[readout])
    yield "as it was", reverse("admin:readouts_readout_past", args=[readout])
    yield "read anew", reverse("admin:readouts_readout_renew", args=[readout])
    yield "intake", reverse("admin:readouts_readout_new")
    yield "saves", reverse("admin:readouts_readout_saves")
    yield "merge", merge
    yield "merge, compared", f"{merge}?into=sergey-lavrov"
    yield "part", reverse("admin:readouts_participant_part", args=[person])
    yield "phrases", reverse("admin:readouts_topic_phrases", args=[topic])
    yield "change of password", reverse("admin:password_change")


def registered_pages(user) -> Iterator[tuple[str, str]]:
    """The list of each registered model, its form for a new row, and a row's pages.

    Histories differ by whether the database keeps them, deletions by nothing but their rows: the
    first of each kind stands for the others.
    """
    request = RequestFactory().get("/")
    request.user = user
    seen = set()
    for model, page in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = shown_row(model)
        yield f"{name} list", reverse(f"{name}_changelist")
        if page.has_add_permission(request):
            yield f"{name} new", reverse(f"{name}_add")
        yield f"{name} row", reverse(f"{name}_change", args=[row.pk])
        alike = {f"history, tracked {model in history.TRACKED}": f"{name}_history"}
        if page.has_delete_permission(request, row):
            alike["deletion"] = f"{name}_delete"
        for kind in alike.keys() - seen:
            seen.add(kind)
            yield kind, reverse(alike[kind], args=[row.pk])


def shown_row(model: type[models.Model]) -> models.Model:
    if model is Statement:
        return Statement.objects.order_by("start").first()
    return model._default_manager.order_by("pk").first()


def bulk_preview(page: Page, server: str, action: str) -> None:
    page.goto(f"{server}{reverse('admin:readouts_statement_changelist')}")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option(action)
    page.get_by_role("button", name="Go").click()


def phrases_preview(page: Page, server: str) -> None:
    url = reverse("admin:readouts_topic_phrases", args=[Topic.objects.get().pk])
    page.goto(f"{server}{url}")
    page.get_by_label("Phrases").fill("peace\ntrade")
    page.get_by_role("button", name="Preview").click()


def intake_preview(page: Page, server: str) -> None:
    page.goto(f"{server}{reverse('admin:readouts_readout_new')}")
    page.get_by_label("or the text itself").fill(f"On June 4, 2021, they met.\n\n{TEXT}")
    page.get_by_role("button", name="See what is read from it").click()


def refused_form(page: Page, server: str) -> None:
    page.goto(f"{server}{reverse('admin:readouts_statement_add')}")
    page.get_by_role("button", name="Save", exact=True).click()


def told_on_the_desk(page: Page, server: str) -> None:
    url = reverse("admin:readouts_readout_desk", args=[Readout.objects.get().pk])
    page.goto(f"{server}{url}")
    page.get_by_role("button", name="Split there").click()
    page.locator("#desk-told").wait_for()


def listed_keys(page: Page, server: str) -> None:
    url = reverse("admin:readouts_readout_desk", args=[Readout.objects.get().pk])
    page.goto(f"{server}{url}")
    page.keyboard.press("?")


STEPS: dict[str, Callable[[Page, str], None]] = {
    "bulk confirming": lambda page, server: bulk_preview(page, server, "confirm_statements"),
    "bulk rejecting": lambda page, server: bulk_preview(page, server, "reject_statements"),
    "bulk reassigning": lambda page, server: bulk_preview(page, server, "reassign_statements"),
    "preview of phrases": phrases_preview,
    "preview of a text": intake_preview,
    "a refused form": refused_form,
    "a refused edit": told_on_the_desk,
    "the keys": listed_keys,
}

# These ask for less than what is grave here, and are slow.
MODERATE = ("region", "heading-order", "landmark-unique", "page-has-heading-one", "skip-link")
RULES = {
    "rules": NOT_OF_COLOURS | {rule: {"enabled": False} for rule in MODERATE},
    "preload": False,
}
# What all pages share is looked at on the first one.
SHARED = {"exclude": ["#header", "#nav-sidebar"]}
PHONE = 390
LIGHT, DARK = ("light", {"width": 1280, "height": 900}), ("dark", {"width": PHONE, "height": 800})


def grave(axe: Axe, name: str, looks: Sequence[Any]) -> list[str]:
    """What the page breaks in both looks: all rules in the first, which it is opened in already."""
    page, found = axe.page, []
    within = SHARED if page.locator("#nav-sidebar").count() and name != "index" else "html"
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme)
        if page.viewport_size != size:
            page.set_viewport_size(size)
        violations = axe.violations_of_colours(scheme, within)
        if (scheme, size) == looks[0]:
            violations += axe.violations(RULES, within=within)
        found += [
            f"{scheme}: {violation['id']} {node['target']} {node['html'][:120]}"
            for violation in violations
            if violation["impact"] in GRAVE
            for node in violation["nodes"]
        ]
        width = page.evaluate("document.documentElement.scrollWidth")
        if size["width"] == PHONE and width > PHONE:
            found.append("wider than a phone")
    return found


def log_in(page: Page, server: str) -> None:
    page.goto(f"{server}{reverse('admin:login')}")
    page.get_by_label("Username").fill("li-hui")
    page.get_by_label("Password").fill("a good password")
    page.get_by_role("button", name="Log in").click()


def walk(page: Page, server: str, user) -> Iterator[str]:
    """Open every page of the desk, one after the other; yields what each is called."""
    page.goto(f"{server}{reverse('admin:login')}")
    yield "log-in"
    log_in(page, server)
    for name, url in (*own_pages(), *registered_pages(user)):
        answer = page.goto(f"{server}{url}")
        assert answer is not None
        assert answer.status == 200, (name, answer.status)
        yield name
    for name, step in STEPS.items():
        step(page, server)
        yield name


def test_no_page_of_the_desk_breaks_a_grave_rule_or_is_wider_than_a_phone_or_logs_an_error(
    page: Page, kept_files, live_server, rows, user
):
    """One walk for all three. What the content security policy refuses is an error logged.

    Pages are opened on a screen in light and looked at on a phone in dark, and the next one the
    other way round: what takes the time is changing between the two.
    """
    errors: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    axe = Axe(page)
    looks = (LIGHT, DARK)
    problems = {}
    for name in walk(page, live_server.url, user):
        problems[name] = grave(axe, name, looks)
        looks = looks[::-1]

    assert len(problems) > 55
    assert {name: found for name, found in problems.items() if found} == {}
    # A refused edit is answered with 422, which the browser takes down as an error too.
    assert [error for error in errors if "status of 4" not in error] == []
