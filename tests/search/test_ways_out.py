"""Nobody is left with an empty page, and nobody can keep the database busy."""

import pytest
from django.db import connection

from readouts.search import limits
from readouts.search.engine import StatementTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestions(client):
    def asking(path="/statements/", **query):
        search = client.get(path, query).context["search"]
        for suggestion in search.suggestions:
            there = client.get(suggestion.url).context["search"]
            assert there.count == suggestion.count > 0
        return [(s.kind, s.label) for s in search.suggestions]

    return asking


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("misile", "missile"),
        ("Taiwann straight", "taiwan strait"),
        ('"rules based internatinal"', '"rules based international"'),
        ("speaker:lavrof", 'speaker:"Lavrov"'),
        ("speaker:erdogn grain", 'speaker:"Recep Tayyip Erdoğan" grain'),
        ("place:tashkant", 'place:"Tashkent"'),
    ],
)
def test_the_spelling_that_exists_is_offered(archive, suggestions, query, spelling):
    assert ("spelling", spelling) in suggestions(q=query)


def test_the_filters_that_stand_in_the_way_are_offered(archive, suggestions):
    offered = suggestions(q="grain", topic="taiwan", **{"to": "2021-12-31"})
    assert offered == [("filter", "any filter")]
    offered = suggestions(q="grain", topic="taiwan")
    assert offered == [("filter", "the choice of topic")]
    offered = suggestions(q="grain", **{"to": "2021-12-31"})
    assert offered == [("filter", "the dates")]


def test_the_same_words_are_offered_as_or(archive, suggestions):
    assert ("any", "(missile OR grain) -iran") in suggestions(q="missile grain -iran")
    assert ("any", "(missile OR (grain strait))") not in suggestions(q="missile (grain strait)")


def test_meetings_have_ways_out_too(archive, suggestions):
    assert ("any", "missile OR grain") in suggestions("/meetings/", q="missile grain")


def test_nothing_is_suggested_beside_results(archive, suggestions):
    assert suggestions(q="missile") == []


def test_people_of_that_name_are_offered(archive, client):
    people = client.get("/statements/", {"q": "tony blinken"}).context["search"].people
    assert [(person.name, person.count) for person in people] == [("Antony J. Blinken", 2)]
    assert client.get("/statements/", {"q": "tony OR blinken"}).context["search"].people == ()


def test_words_too_common_are_named(archive, client):
    assert client.get("/statements/", {"q": "the missile"}).context["search"].ignored == ("the",)
    assert client.get("/statements/", {"q": "the of"}).context["search"].ignored == ()


@pytest.mark.parametrize("form", ["html", "json"])
@pytest.mark.parametrize("query", ["x" * 1001, " ".join("x" * 61), "(" * 40 + "x" + ")" * 40])
def test_too_large_a_query_gets_503(client, query, form):
    response = client.get("/statements/", {"q": query, "format": form})
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "A search may have" in response.content.decode()


@pytest.fixture
def slow(monkeypatch, settings):
    """A search that would take ten seconds, under a bound of a twentieth."""
    settings.SEARCH_TIMEOUT_MS = 50

    def counts(self, search):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(10)")

    monkeypatch.setattr(StatementTable, "counts", counts)


@pytest.mark.parametrize("form", ["html", "json"])
def test_too_slow_a_query_gets_503_and_the_server_goes_on(archive, client, slow, form):
    response = client.get("/statements/", {"format": form})
    assert response.status_code == 503
    assert response["Retry-After"] == str(limits.RETRY_AFTER_SECONDS)
    assert "0.05 seconds" in response.content.decode()
    assert client.get("/meetings/").status_code == 200


def test_the_bound_ends_with_the_search(archive, client):
    client.get("/statements/", {"q": "the"})
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone()[0] in ("0", "5s"), "outside of a test's own transaction: 0"
