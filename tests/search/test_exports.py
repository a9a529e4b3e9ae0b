"""Exports and feeds of a search: complete, streamed, and safe to open in a spreadsheet."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from urllib.parse import urlencode

import pytest

from readouts import exports
from tests import factories

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def body(response):
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content).decode()


def test_csv_holds_every_statement_found(archive, client):
    response = client.get("/statements/", {"format": "csv", "speaker": "wang-yi"})
    text = body(response)
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert 'filename="statements.csv"' in response["Content-Disposition"]
    assert text.count("\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["speakers"] for row in rows] == ["Wang Yi", "Sergey Lavrov; Wang Yi"]
    assert rows[0]["text"] == archive.statements["order"].text
    assert rows[0]["date"] == "2021-07-15"
    assert rows[0]["url"].startswith("http://testserver/readouts/")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(archive, client, value):
    factories.StatementFactory(readout=factories.ReadoutFactory(text=value, title=value))
    text = body(client.get("/statements/", {"format": "csv"}))
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert f"'{value}" in cells
    assert not [cell for cell in cells if cell.startswith(exports.FORMULA)]


def test_the_csv_file_names_its_companion(archive, client):
    query = {"q": "the", "topic": "taiwan", "from": "2021-01-01"}
    response = client.get("/statements/", {"format": "csv", **query})
    address = response["Link"].split(">")[0].lstrip("<")
    companion = client.get(address)
    assert companion["Content-Type"] == "application/csvm+json"
    about = companion.json()
    assert about["notes"][0]["query"] == "the"
    assert about["notes"][0]["filters"] == {"topic": ["taiwan"], "from": ["2021-01-01"]}
    assert about["notes"][0]["count"] == len(body(response).splitlines()) - 1
    assert client.get(about["url"]).status_code == 200
    names = [column["name"] for column in about["tableSchema"]["columns"]]
    header = body(client.get(about["url"])).splitlines()[0]
    assert names == header.split(",")


def test_json_lines_say_first_what_they_are(archive, client):
    text = body(client.get("/statements/", {"format": "jsonl", "q": "taiwan"}))
    first, *rows = [json.loads(line) for line in text.splitlines()]
    assert first["query"] == "taiwan"
    assert first["count"] == len(rows) == 2
    assert first["retrieved"]
    assert {row["meeting"]["place"] for row in rows} == {"Tashkent", "Washington, D.C."}


def test_the_json_twin_has_the_office_and_party_of_the_day(archive, client):
    [row] = client.get("/statements/", {"format": "json", "q": "grain"}).json()["results"]
    assert row["speakers"] == [
        {
            "slug": "recep-tayyip-erdogan",
            "name": "Recep Tayyip Erdoğan",
            "url": "http://testserver/speakers/recep-tayyip-erdogan/",
            "office": "Foreign Minister",
            "party": "TR",
        }
    ]


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
def test_the_feed_is_atom_newest_first(archive, client, path):
    response = client.get(path, {"format": "atom", "speaker": "antony-blinken"})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)  # noqa: S314 - our own feed
    published = [entry.findtext(f"{ATOM}published") for entry in feed.iter(f"{ATOM}entry")]
    assert published == sorted(published, reverse=True)
    assert len(published) == 2
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == 2


@pytest.mark.parametrize("form", ["csv", "jsonl", "csvm", "atom", "json"])
def test_meetings_come_in_every_format(archive, client, form):
    response = client.get("/meetings/", {"format": form, "q": "taiwan"})
    text = body(response) if response.streaming else response.content.decode()
    assert response.status_code == 200
    assert form == "csvm" or "Wang Yi Meets" in text


def test_an_export_takes_as_many_queries_as_batches(archive, client, django_assert_num_queries):
    with django_assert_num_queries(10):
        body(client.get("/statements/", {"format": "csv", "q": "the"}))


OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def feed_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314 - our own feed


@pytest.mark.parametrize("character", ["\x01", "\x0c", "\x1f", "\ufffe", "\uffff"])
@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
def test_a_feed_is_xml_whatever_is_asked_and_printed(archive, client, path, character):
    printed = f"Grain{character} deals."
    factories.StatementFactory(
        readout=factories.ReadoutFactory(text=printed, meeting__title=printed)
    )
    query = urlencode({"q": f"grain{character} deals", "format": "atom"})
    feed = feed_at(client, f"{path}?{query}")
    assert feed.findtext(f"{OPENSEARCH}totalResults") == "1"
    assert "Grain\N{REPLACEMENT CHARACTER} deals" in feed.findtext(f"{ATOM}entry/{ATOM}title")


def links(feed):
    return {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}


def days_apart(number):
    """As many statements, each of another day, none in the order in which they were stored."""
    for n in range(number):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=n * 37 % number)
        factories.StatementFactory(
            readout=factories.ReadoutFactory(
                text=f"Grain {'grain ' * (n % 5)}{n}.", meeting__date=day
            )
        )


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
@pytest.mark.parametrize("sort", ["", "relevance", "oldest"])
def test_the_pages_of_a_feed_lead_through_the_whole_newest_first(db, client, path, sort):
    days_apart(110)
    first = feed_at(client, f"{path}?format=atom&q=grain&sort={sort}")
    assert first.findtext(f"{OPENSEARCH}totalResults") == "110"
    assert first.findtext(f"{ATOM}subtitle").startswith(f"110 {path.strip('/')} found on 20")
    assert "previous" not in links(first)
    feed, published, pages = first, [], 0
    while True:
        published += [entry.findtext(f"{ATOM}published") for entry in feed.iter(f"{ATOM}entry")]
        pages += 1
        if "next" not in links(feed):
            break
        feed = feed_at(client, links(feed)["next"])
        assert links(feed)["first"] == links(first)["first"]
        assert feed.findtext(f"{ATOM}id") == first.findtext(f"{ATOM}id")
    assert (pages, len(published)) == (3, 110)
    assert published == sorted(published, reverse=True)
    assert links(feed)["self"] == links(feed)["last"] == links(first)["last"]
    assert feed_at(client, links(feed)["previous"]).findtext(f"{OPENSEARCH}startIndex") == "51"


def test_a_feed_has_no_page_beyond_its_last(archive, client):
    response = client.get("/statements/", {"format": "atom", "page": 2})
    assert response.status_code == 400
    assert "the last page of this result is 1" in response.json()["errors"][0]


HOW_SHOWN = {"per_page": "50", "page": "1", "show": "speaker", "find": "wang", "sort": "oldest"}


def test_how_a_page_shows_its_results_is_no_part_of_the_question(archive, client):
    asked = {"q": "taiwan", "year": "2021", **HOW_SHOWN}
    feed = feed_at(client, "/statements/?" + urlencode({**asked, "format": "atom"}))
    assert feed.findtext(f"{ATOM}title") == "Readout Archive: statements (q: taiwan; year: 2021)"
    text = body(client.get("/statements/", {**asked, "format": "jsonl"}))
    about = json.loads(text.splitlines()[0])
    assert about["search"] == "http://testserver/statements/?q=taiwan&year=2021"
    assert about["filters"] == {"year": ["2021"]}
