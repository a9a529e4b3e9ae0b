"""The words that a speaker uses more than others do."""

from __future__ import annotations

import itertools
from math import log

import pytest
from selectolax.lexbor import LexborHTMLParser

from readouts.keyness import SIGNIFICANT
from tests.factories import AttendanceFactory, ParticipantFactory, ReadoutFactory, StatementFactory
from tests.snapshots import restored

NUMBERS = itertools.count()
pytestmark = pytest.mark.django_db


def say(person, words: str, times: int = 1) -> None:
    for _ in range(times):
        readout = ReadoutFactory(text=f"{words} This is text {next(NUMBERS)}.")
        StatementFactory(readout=readout, end=len(words), speakers=[person])


@pytest.fixture
def two(db):
    return restored(let_them_speak)


def let_them_speak():
    """Lee names tariffs in 8 of 10 statements; Kim in 1 of 20, and peace as often as Lee does."""
    lee = ParticipantFactory(slug="lee", name="Ann Lee", sort_name="Lee, Ann")
    kim = ParticipantFactory(slug="kim", name="Bo Kim", sort_name="Kim, Bo")
    say(lee, "Chancellor Lee said that tariffs tariffs hurt peace.", 8)
    say(lee, "Lee said that the weather is fine, in 2021 too.", 2)
    say(kim, "Kim said that peace is near.", 16)
    say(kim, "Kim said that tariffs are low.")
    say(kim, "Kim said that roads are long.", 3)
    return lee, kim


def words(client, slug="lee"):
    data = client.get(f"/speakers/{slug}/", {"format": "json"}).json()
    return {row["word"]: row for row in data["words"]}


def test_a_word_of_many_of_ones_statements_and_few_of_the_others_is_listed(client, two):
    row = words(client)["tariffs"]
    assert (row["count"], row["percent"], row["percent_of_others"]) == (8, 80.0, 5.0)


def test_a_word_that_all_use_alike_is_not_listed(client, two):
    assert {"peace", "said", "that"}.isdisjoint(words(client))


def test_the_number_is_that_of_the_list_it_leads_to(client, two):
    for row in words(client).values():
        assert client.get(row["url"] + "&format=json").json()["count"] == row["count"]


def test_the_speakers_own_names_and_offices_are_left_out(client, two):
    assert "lee" not in words(client)
    assert "chancellor" in words(client)
    AttendanceFactory(participant=two[0], office="Chancellor")
    assert "chancellor" not in words(client)


def test_the_words_are_in_the_order_of_dunnings_ratio(client, two):
    """Computed here from the four cells, by the formula of the module's docstring."""

    def ratio(a, b, own=10, others=20):
        cells = [(a, own, a + b), (b, others, a + b)]
        cells += [(own - a, own, 30 - a - b), (others - b, others, 30 - a - b)]
        return 2 * sum(o * log(o * 30 / (row * column)) for o, row, column in cells if o)

    assert ratio(8, 0) > ratio(8, 1) > SIGNIFICANT > ratio(2, 0)
    assert list(words(client)) == ["chancellor", "hurt", "tariffs"]


def test_the_table_states_both_denominators(client, two):
    html = LexborHTMLParser(client.get("/speakers/lee/").content.decode())
    (table,) = [t for t in html.css("table") if "Words used more" in t.text()]
    caption = " ".join(table.css_first("caption").text().split())
    assert "share of 10 statements, beside the share of 20 by others" in caption
    assert table.css_first("td a").attributes["href"].startswith("/statements/?q=%22")


def test_a_lone_speaker_has_no_words_apart(client):
    say(ParticipantFactory(slug="lee", name="Ann Lee"), "Lee said that tariffs hurt.", 5)
    assert words(client) == {}
