"""How many keys a correction takes in a long readout, from the opened page, at any statement."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from readouts.models import Doubt, Statement, StatementSpeaker
from tests.factories import AttendanceFactory, ParticipantFactory, ReadoutFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A machine with more to do answers a row of saves later than a page is usually waited for.
expect.set_options(timeout=20_000)

STATEMENTS = 200
PEOPLE = 12

COUNT_KEYS = """
    window.pressed = [];
    document.addEventListener("keydown", (event) => window.pressed.push(event.key), true);
"""


def sentence(number: int) -> str:
    return f"Guest {number % PEOPLE} said that point {number} matters, if all agree. It is late."


@pytest.fixture
def readout(transactional_db):
    """Two hundred statements of two sentences each; only the first one is doubted."""
    sentences = [sentence(number) for number in range(STATEMENTS)]
    readout = ReadoutFactory(text="\n\n".join(sentences))
    people = [
        ParticipantFactory(slug=f"guest-{n}", name=f"Guest {n}", party=None) for n in range(PEOPLE)
    ]
    for person in people:
        AttendanceFactory(meeting=readout.meeting, participant=person)
    rows = []
    at = 0
    for words in sentences:
        rows.append(Statement(readout=readout, start=at, end=at + len(words), text=words))
        at += len(words) + 2
    Statement.objects.bulk_create(rows)
    StatementSpeaker.objects.bulk_create(
        StatementSpeaker(statement=row, participant=people[0]) for row in rows
    )
    Doubt.objects.create(
        reason="low confidence", readout=readout, statement=rows[0], confidence=0.2
    )
    return readout


@pytest.fixture
def desk(page: Page, live_server, readout, corrector) -> Page:
    """The desk as it opens, with every key that goes down taken down."""
    page.add_init_script(COUNT_KEYS)
    page.goto(live_server.url + reverse("admin:readouts_readout_desk", args=[readout.pk]))
    expect(page.locator("#desk-help-button")).to_be_visible()
    return page


def labels(desk: Page) -> list[str]:
    return desk.locator(".jump").evaluate_all("signs => signs.map((sign) => sign.dataset.jump)")


def press(desk: Page, *keys: str) -> int:
    """Press ``keys``; return how many went down, those held among them."""
    for key in keys:
        desk.keyboard.press(key)
    return desk.evaluate("window.pressed.length")


def statement(number: int) -> Statement:
    return Statement.objects.order_by("start")[number]


def test_every_statement_of_two_hundred_has_a_label_of_two_keys(desk):
    found = labels(desk)

    assert len(set(found)) == STATEMENTS
    assert {len(label) for label in found} == {2}
    assert desk.locator(".jump").first.is_visible()
    assert desk.locator(".jump + a.run").count() == STATEMENTS


def test_three_keys_reassign_the_statement_farthest_from_the_opened_one(desk):
    count = press(desk, *labels(desk)[-1], "2")
    expect(desk.locator("#desk-told")).to_have_text("Given to Guest 1.")

    assert [p.name for p in statement(STATEMENTS - 1).speakers.all()] == ["Guest 1"]
    assert count <= 3


def test_more_than_nine_participants_have_a_key_each(desk):
    count = press(desk, *labels(desk)[100], "0")
    expect(desk.locator("#desk-told")).to_have_text("Given to Guest 9.")
    assert count <= 3

    press(desk, "Shift+A")
    expect(desk.locator("#desk-told")).to_have_text("Given to Guest 10.")


@pytest.mark.parametrize(
    ("place", "second"),
    [("Enter", "It is late."), ("letter", "if all agree. It is late.")],
)
def test_four_keys_split_the_statement_farthest_from_the_opened_one(desk, place, second):
    """Its label, s and the place: that of a sentence or of any word that has a letter over it."""
    press(desk, *labels(desk)[-1], "s")
    if place == "letter":
        expect(desk.locator("#desk-marks kbd").first).to_be_visible()
        place = desk.evaluate(
            """() => {
                const words = document.querySelector("#source [aria-current]").firstChild;
                const range = document.createRange();
                range.setStart(words, words.data.indexOf("if all"));
                range.setEnd(words, words.data.indexOf("if all") + 1);
                const { left } = range.getBoundingClientRect();
                const signs = Array.from(document.querySelectorAll("#desk-marks kbd"));
                const gap = (sign) => Math.abs(sign.getBoundingClientRect().left - left);
                return signs.sort((one, other) => gap(one) - gap(other))[0].textContent;
            }"""
        )
    count = press(desk, place)
    expect(desk.locator("#desk-told")).to_contain_text("Split at")

    assert Statement.objects.count() == STATEMENTS + 1
    assert statement(STATEMENTS).text == second
    assert count <= 4


def test_a_key_that_ends_no_label_is_the_command_it_is(desk):
    press(desk, labels(desk)[0][0], "?")

    expect(desk.get_by_role("dialog")).to_be_visible()


def test_labels_go_with_the_single_keys(desk):
    desk.locator("#desk-help-button").click()
    desk.get_by_label("Single keys are on").uncheck()
    desk.get_by_role("button", name="Close").click()

    assert not desk.locator(".jump").first.is_visible()


def test_no_reader_speaks_the_labels_and_the_chosen_statement_is_told(desk):
    press(desk, *labels(desk)[-1])

    expect(desk.locator("#desk-said")).to_contain_text(
        f"Guest 0, statement {STATEMENTS} of {STATEMENTS}: {sentence(STATEMENTS - 1)[:40]}"
    )
    assert desk.locator(".jump:not([aria-hidden=true])").count() == 0
    # The text's characters are the published ones: offsets still point at the same words.
    assert desk.locator("#source").evaluate("box => box.textContent") == "\n\n".join(
        sentence(number) for number in range(STATEMENTS)
    )
