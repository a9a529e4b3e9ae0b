"""The readout desk by keyboard: keys counted, nothing lost."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from readouts.importing.run import import_readouts
from readouts.models import Doubt, Statement
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

# A machine with more to do answers a row of saves later than a page is usually waited for.
expect.set_options(timeout=20_000)


@pytest.fixture
def readout(transactional_db):
    readout = ReadoutFactory(text=TEXT)
    wang = ParticipantFactory()
    lavrov = ParticipantFactory(
        slug="sergey-lavrov", name="Sergey Lavrov", party=PartyFactory(code="RU")
    )
    for person in (wang, lavrov):
        AttendanceFactory(meeting=readout.meeting, participant=person, extracted={})
    for words in (
        "Wang Yi said that peace is good. He hopes for more trade.",
        "Sergey Lavrov agreed",
    ):
        place = span(readout, words)
        StatementFactory(readout=readout, speakers=[wang], extracted={}, **place)
    Doubt.objects.create(
        reason="low confidence", readout=readout, statement=second(), confidence=0.4
    )
    TopicFactory(slug="trade", name="Trade")
    return readout


def first() -> Statement:
    return Statement.objects.order_by("start").first()


def second() -> Statement:
    return Statement.objects.order_by("start").last()


def speakers(statement: Statement) -> list[str]:
    return sorted(person.name for person in statement.speakers.all())


@pytest.fixture
def desk(page: Page, live_server, readout, corrector) -> Page:
    """The desk of the readout, opened by somebody who is logged in."""
    page.goto(live_server.url + address(readout))
    expect(page.locator("#desk-help-button")).to_be_visible()
    return page


def address(readout) -> str:
    return reverse("admin:readouts_readout_desk", args=[readout.pk])


def log_in(page: Page, live_server, to: str) -> None:
    page.goto(f"{live_server.url}{reverse('admin:login')}?next={to}")
    page.get_by_label("Username").fill("li-hui")
    page.get_by_label("Password").fill("a good password")
    page.get_by_role("button", name="Log in").click()


def told(desk: Page) -> None:
    """Wait for what the desk says of the last save."""
    return expect(desk.locator("#desk-told"))


def test_one_key_reassigns_the_doubted_statement(desk):
    desk.keyboard.press("2")
    told(desk).to_have_text("Given to Sergey Lavrov.")

    assert speakers(second()) == ["Sergey Lavrov"]


def test_three_keys_reassign_any_neighbour(desk):
    desk.keyboard.press("k")
    desk.keyboard.press("2")
    told(desk).to_have_text("Given to Sergey Lavrov.")

    assert speakers(first()) == ["Sergey Lavrov"]


def test_shift_adds_a_joint_speaker(desk):
    desk.keyboard.press("Shift+Digit2")
    told(desk).to_contain_text("Wang Yi, Sergey Lavrov")

    assert speakers(second()) == ["Sergey Lavrov", "Wang Yi"]


def test_three_keys_split_before_a_sentence(desk):
    for key in ("k", "s", "1"):
        desk.keyboard.press(key)
    told(desk).to_contain_text("Split at")

    assert [s.text for s in Statement.objects.order_by("start")[:2]] == [
        "Wang Yi said that peace is good.",
        "He hopes for more trade.",
    ]


def test_a_statement_is_split_at_a_word_chosen_by_arrows(desk):
    for key in ("k", "s", "ArrowRight", "Enter"):
        desk.keyboard.press(key)
    told(desk).to_contain_text("Split at")

    assert first().text == "Wang Yi said that peace is good. He"


def test_a_boundary_is_moved_by_words_and_escape_leaves_it(desk):
    words = second().text
    for key in ("]", "ArrowLeft", "Escape", "]", "ArrowRight", "ArrowRight"):
        desk.keyboard.press(key)
    assert second().text == words

    desk.keyboard.press("Enter")
    told(desk).to_contain_text("Now from")

    assert second().text == f"{words} on multilateralism"


def test_a_topic_is_typed_and_added(desk):
    desk.keyboard.press("t")
    desk.keyboard.type("Trade")
    desk.keyboard.press("Enter")
    told(desk).to_have_text("Added the topic Trade.")

    assert second().topics.get().slug == "trade"


def test_somebody_else_is_typed_and_keys_do_nothing_meanwhile(desk):
    desk.keyboard.press("o")
    desk.keyboard.type("sergey lavrov")
    desk.keyboard.press("Enter")
    told(desk).to_contain_text("Sergey Lavrov")

    assert "Sergey Lavrov" in speakers(second())
    assert second().review_state == "unreviewed"


def test_selected_words_become_a_statement(desk, readout):
    desk.evaluate(
        """() => {
            const runs = document.querySelectorAll("#source span.run");
            const node = runs[runs.length - 1].firstChild;
            const start = node.data.indexOf("They");
            document.getSelection().setBaseAndExtent(node, start, node, start + 23);
        }"""
    )
    desk.keyboard.press("a")
    told(desk).to_contain_text("Made a statement")

    assert second().text == "They parted as friends."


def test_without_a_selection_the_next_silent_sentence_becomes_a_statement(desk):
    for key in ("a", "Enter"):
        desk.keyboard.press(key)
    told(desk).to_contain_text("Made a statement")

    assert second().text == "They parted as friends."


def test_the_words_of_a_new_statement_are_chosen_by_arrows(desk):
    for key in ("a", "ArrowLeft", "ArrowLeft", "[", "ArrowRight", "Enter"):
        desk.keyboard.press(key)
    told(desk).to_contain_text("Made a statement")

    assert second().text == "parted as"


def test_after_a_typed_entry_the_next_key_is_a_command_again(desk):
    desk.keyboard.press("t")
    desk.keyboard.type("Trade")
    desk.keyboard.press("Enter")
    told(desk).to_have_text("Added the topic Trade.")
    desk.keyboard.press("2")
    told(desk).to_have_text("Given to Sergey Lavrov.")


def test_a_refused_entry_stays_at_hand(desk):
    desk.keyboard.press("t")
    desk.keyboard.type("Boredom")
    desk.keyboard.press("Enter")

    told(desk).to_contain_text("no topic “Boredom”")
    expect(desk.locator("#add-topic")).to_be_focused()


@pytest.mark.parametrize(
    ("key", "place"), [("f", "facts-title"), ("p", "participants-title"), ("d", "doubts-here")]
)
def test_a_key_leads_to_each_part_of_the_panel(desk, key, place):
    desk.keyboard.press(key)

    expect(desk.locator(f"#{place}")).to_be_focused()


def test_without_javascript_no_key_is_promised_and_the_forms_work(
    browser: Browser, live_server, readout
):
    get_user_model().objects.create_superuser("li-hui", password="a good password")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, address(readout))
    expect(page.get_by_role("heading", level=1)).to_have_text(readout.title)
    promised = [hint for hint in page.locator(".js-only, kbd").all() if hint.is_visible()]

    page.get_by_role("checkbox", name="Sergey Lavrov").check()
    page.get_by_role("checkbox", name="Wang Yi").uncheck()
    page.get_by_role("button", name="Save speakers").click()
    told(page).to_have_text("Given to Sergey Lavrov.")
    context.close()

    assert promised == []
    assert speakers(second()) == ["Sergey Lavrov"]


def test_split_reassign_undo_confirm_and_nothing_is_lost(desk):
    for key in ("k", "s", "1", "2"):
        desk.keyboard.press(key)
    told(desk).to_have_text("Given to Sergey Lavrov.")
    desk.keyboard.press("u")
    told(desk).to_have_text(re.compile("Undid: reassigned"))
    desk.keyboard.press("c")
    told(desk).to_have_text("Confirmed.")

    rows = [(s.text, speakers(s), s.review_state) for s in Statement.objects.order_by("start")]
    assert rows[:2] == [
        ("Wang Yi said that peace is good.", ["Wang Yi"], "unreviewed"),
        ("He hopes for more trade.", ["Wang Yi"], "reviewed"),
    ]


def test_quick_keys_act_one_after_the_other(desk):
    for key in ("2", "u", "2", "c"):
        desk.keyboard.press(key)
    told(desk).to_have_text("Confirmed.")

    assert (speakers(second()), second().review_state) == (["Sergey Lavrov"], "reviewed")


def test_the_keys_are_listed(desk):
    desk.keyboard.press("?")

    expect(desk.get_by_role("dialog")).to_contain_text("merge with the next")


def test_single_keys_can_be_turned_off(desk):
    desk.keyboard.press("?")
    desk.get_by_label("Single keys are on").uncheck()
    desk.get_by_role("button", name="Close").click()
    expect(desk.get_by_role("button", name="Reject").locator("kbd")).to_be_hidden()
    desk.keyboard.press("x")
    desk.reload()
    desk.keyboard.press("x")

    expect(desk.locator("#desk-told")).to_have_count(0)
    assert second().review_state == "unreviewed"


def test_from_the_queue_to_a_confirmed_statement_and_an_import_loses_nothing(
    page: Page, live_server, transactional_db
):
    files = sorted((Path(settings.BASE_DIR) / "fixtures" / "readouts").glob("*.txt"))
    import_readouts(files, jobs=1)
    # Two sentences, so that there is a place to split; nothing else is open.
    doubted = Statement.objects.filter(text__contains=". ").order_by("pk")[0]
    readout, before = doubted.readout, doubted.end
    Doubt.objects.all().delete()
    Doubt.objects.create(
        reason="low confidence", readout=readout, statement=doubted, confidence=0.01
    )
    get_user_model().objects.create_superuser("li-hui", password="a good password")
    log_in(page, live_server, reverse("admin:readouts_doubt_queue"))

    page.locator("table.stacked tbody tr").first.get_by_role("link").first.click()
    expect(page.locator("#desk-help-button")).to_be_visible()
    for key in ("s", "1", "2"):
        page.keyboard.press(key)
    told(page).to_contain_text("Given to")
    page.keyboard.press("u")
    told(page).to_have_text(re.compile("Undid: reassigned"))
    page.keyboard.press("c")
    told(page).to_have_text("Confirmed.")

    def rows():
        found = Statement.objects.filter(readout=readout).order_by("start")
        return [(s.start, s.end, speakers(s), s.review_state) for s in found]

    decided = rows()
    report = import_readouts(files, jobs=1)
    assert rows() == decided
    assert report.rows["statements", "kept"] >= 1
    doubted.refresh_from_db()
    assert doubted.end < before


@pytest.mark.parametrize("size", [(1280, 900), (390, 800)])
def test_the_chosen_statement_is_in_view_when_the_desk_opens(
    page, live_server, readout, corrector, size
):
    words = "Sergey Lavrov said that this is the last word."
    text = "\n\n".join([*("They met in a hall and sat down. " * 5 for _ in range(9)), words])
    long = ReadoutFactory(text=text)
    StatementFactory(readout=long, extracted={}, **span(long, words))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(live_server.url + address(long))

    expect(page.locator("#source [aria-current]")).to_be_in_viewport()
