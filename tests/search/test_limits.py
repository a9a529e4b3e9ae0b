"""Nobody can keep the database busy."""

from itertools import pairwise

import pytest
from django.db import connection

from readouts.search import limits
from readouts.search.engine import StatementTable
from readouts.search.language import parse
from readouts.search.plan import plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(monkeypatch, settings):
    """A search that would take ten seconds, under a bound of a fifth of one."""
    settings.SEARCH_TIMEOUT_MS = 200

    def counts(self, search):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(10)")

    monkeypatch.setattr(StatementTable, "counts", counts)


@pytest.mark.parametrize("form", ["html", "json"])
def test_too_slow_a_query_gets_503_and_the_server_goes_on(archive, client, slow, settings, form):
    response = client.get("/statements/", {"format": form})
    assert response.status_code == 503
    assert response["Retry-After"] == str(limits.RETRY_AFTER_SECONDS)
    assert "0.2 seconds" in response.content.decode()
    settings.SEARCH_TIMEOUT_MS = 5_000
    assert client.get("/meetings/").status_code == 200


def test_the_bound_ends_with_the_search(archive, client):
    client.get("/statements/", {"q": "the"})
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone()[0] in ("0", "5s"), "outside of a test's own transaction: 0"


def test_the_bound_is_on_all_queries_of_a_search_together(db, settings):
    settings.SEARCH_TIMEOUT_MS = 200
    asked = []

    def ask_on_and_on():
        with limits.bounded(), connection.cursor() as cursor:
            for number in range(100):
                cursor.execute("SELECT pg_sleep(0.02)")
                asked.append(number)

    with pytest.raises(limits.SearchTooHeavyError):
        ask_on_and_on()
    assert 0 < len(asked) < 11, "each of them is far below the bound"


BEGINNINGS = (
    "co", "re", "pr", "in", "de", "se", "ma", "st", "di", "un", "pa", "su", "wo", "mi", "po",
    "ex", "fo", "te", "en", "an",
)  # fmt: skip
NEARS = [f"{one}* NEAR/50 {other}*" for one, other in pairwise(BEGINNINGS)]


@pytest.mark.parametrize("query", [" ".join(NEARS), " OR ".join(NEARS)])
def test_a_query_of_nothing_but_nearness_asks_little_of_the_index(archive, query):
    """Every distance of every NEAR looked up by itself took minutes in an archive of 2,500."""
    meaning = plan(query, parse(query))
    assert meaning.ranking.count("<") == 0
    operators = sum(condition.count("<") for condition in meaning.condition.params)
    assert meaning.condition.sql.count("ts_match_vq") == len(NEARS)
    assert operators == len(NEARS) * 100, "read only in rows that hold both words"
