"""Addresses that cannot be answered: what is wrong is named, and nothing breaks."""

import html
import re

import pytest

pytestmark = pytest.mark.django_db


STRANGE = (
    "\u0301",
    "\u034f",
    "\u1fcd",
    "ﬁ",
    "½",
    "İ",
    "\u200b",
    "'",
    "\\",
    "%s",
    "<->",
    ":*",
    "a" * 250,
    "ﷺ" * 120,
)


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
def test_nothing_that_can_be_typed_breaks_a_search(archive, client, path, subtests):
    for sign in STRANGE:
        for query in (sign, f"{sign}*", f'"{sign} {sign}"', f"x{sign} NEAR/2 {sign}y", f"-{sign}",
                      f"speaker:{sign}", f"place:{sign}", f"topic:{sign} OR {sign}"):  # fmt: skip
            with subtests.test(query=query):
                assert client.get(path, {"q": query}).status_code in (200, 400)


def test_a_name_of_nothing_but_diacritics_is_nobodys(archive, client):
    for field in ("speaker", "place", "topic", "party", "publisher", "kind"):
        refused = client.get("/statements/", {"q": f"{field}:\u034f", "format": "json"})
        assert refused.status_code == 400
        assert f"{field}: has no value" in refused.json()["errors"][0]


WRONG = [
    ({"speaker": "nobody"}, "nobody"),
    ({"speaker": ["wang-yi", "nobody", "noone"]}, "noone"),
    ({"topic": "weather"}, "weather"),
    ({"party": "XX"}, "XX"),
    ({"publisher": "x"}, "x"),
    ({"kind": "party"}, "party"),
    ({"place": "Atlantis"}, "Atlantis"),
    ({"year": "20211"}, "20211"),
    ({"year": "1200"}, "1200"),
    ({"month": "2021-13"}, "2021-13"),
    ({"joint": "both"}, "both"),
    ({"from": "15/7/2021"}, "15/7/2021"),
    ({"from": "2022-01-01", "to": "2021-01-01"}, "2021-01-01"),
    ({"sort": "best"}, "best"),
    ({"page": "0"}, "0"),
    ({"page": "x"}, "x"),
    ({"page": "9"}, "9"),
    ({"page": "501"}, "10,000"),
    ({"page": "9" * 30}, "9" * 30),
    ({"per_page": "7"}, "7"),
    ({"format": "xml"}, "xml"),
    ({"show": "weather"}, "weather"),
    ({"speaker": "a\x00b"}, "speaker"),
    ({"q": 'a\x00b"'}, "quotation mark"),
    ({"q": '"unbalanced'}, "unbalanced"),
    ({"q": "speeker:x"}, "speeker"),
    ({"q": "topic:weather"}, "weather"),
    ({"q": "party:XX"}, "XX"),
    ({"q": "kind:party"}, "kind:meeting"),
    ({"q": "year:12"}, "12"),
    ({"q": "year:2022..2021"}, "2022..2021"),
    ({"q": "before:2021-02-30"}, "2021-02-30"),
    ({"q": "after:soon"}, "soon"),
    ({"q": "after:0001"}, "0001"),
    ({"q": "…"}, "…"),
    ({"q": "x" * 1001}, "1,000"),
    ({"q": " ".join("x" * 61)}, "may have 60"),
    ({"q": "(" * 40 + "x" + ")" * 40}, "20 inside each other"),
    ({"q": "after:2022 before:2021"}, "before:2021"),
    ({"q": "year:2020 (taiwan year:2021)"}, "year:2021 leaves no day beside year:2020"),
    ({"q": "taiwan OR (after:2022 before:2022)"}, "before:2022 leaves no day"),
]


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
def test_what_is_wrong_is_named_with_400(archive, client, path, subtests):
    for query, named in WRONG:
        with subtests.test(query=query):
            page = client.get(path, query)
            assert page.status_code == 400
            assert named in html.unescape(page.content.decode())
            twin = client.get(path, {"format": "json", **query})
            assert twin.status_code == 400
            assert any(named in error for error in twin.json()["errors"])


def test_a_refused_query_keeps_the_good_filters(archive, client):
    page = client.get("/statements/", {"q": '"x', "topic": "taiwan", "speaker": "nobody"})
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    assert hidden == [("topic", "taiwan")]


def test_a_page_says_what_it_leaves_aside(archive, client):
    page = client.get("/statements/", {"speeker": "wang-yi", "utm_source": "letter"})
    assert page.status_code == 200
    assert page.context["search"].notes == [
        "“speeker” is nothing that this page can be asked for. Did you mean “speaker”?"
    ]
    assert "Left aside in the address" in page.content.decode()
    assert "speeker" not in page.context["search"].alternates[0][2]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "csvm", "atom"])
def test_a_program_is_refused_what_would_be_left_aside(archive, client, form):
    response = client.get("/statements/", {"speeker": "wang-yi", "format": form})
    assert response.status_code == 400
    assert "Did you mean “speaker”?" in response.json()["errors"][0]
    counted = client.get("/statements/", {"utm_source": "letter", "format": form})
    assert counted.status_code == 200


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
def test_an_address_of_too_many_names_is_refused(archive, client, path):
    response = client.get(path + "?" + "&".join(["speaker=wang-yi"] * 2_000))
    assert response.status_code == 400
    assert "The archive cannot answer this" in response.content.decode()


def test_of_many_unknown_values_and_names_the_first_are_told(archive, client):
    query = "&".join(f"speaker=x{number}&zz{number}=1" for number in range(400))
    response = client.get(f"/statements/?format=json&{query}")
    assert response.status_code == 400
    assert len(response.json()["errors"]) == 20
    assert "“x9”" in response.json()["errors"][9]
