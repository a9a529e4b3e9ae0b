"""Pages of a large archive stay light: hundreds of speakers, thousands of statements.

How long they take is told by `make bench`.
"""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from readouts.search.results import SHORT

LARGEST = 100_000  # bytes of a page without its images

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_meeting(large_archive) -> str:
    return large_archive.longest.get_absolute_url()


def test_a_meeting_of_200_statements_is_light_and_whole_in_ten_queries(
    client, long_meeting, django_assert_num_queries
):
    client.get(long_meeting)
    with django_assert_num_queries(10):
        body = client.get(long_meeting).content
    assert len(body) < LARGEST
    html = LexborHTMLParser(body.decode())
    assert len(html.css(".said blockquote")) == 200
    assert len(html.css('.said a[rel="bookmark"]')) == 200


def test_a_long_text_links_names_and_topics_where_they_first_stand(client, long_meeting):
    html = LexborHTMLParser(client.get(long_meeting).content.decode())
    speakers = [a.attributes["href"] for a in html.css(".said > p a")]
    topics = [a.attributes["href"] for a in html.css(".said li a:not([rel])")]
    assert len(speakers) == len(set(speakers)) == 6
    assert len(topics) == len(set(topics)) == 50
    assert "where they first stand" in html.css_first(".source-head").text()


@pytest.mark.parametrize(
    "address",
    ["/", "/speakers/", "/topics/", "/parties/", "/calendar/", "/calendar/2016/",
     "/calendar/2016/3/", "speaker", "party", "topic", "long_title"],
)  # fmt: skip
def test_a_page_of_a_large_archive_is_light(client, large_archive, address):
    row = None if address.startswith("/") else getattr(large_archive, address)
    response = client.get(row.get_absolute_url() if row else address)
    assert response.status_code == 200
    assert len(response.content) < LARGEST / 2


WORDS = "?q=country+OR+sides+OR+discuss"


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
@pytest.mark.parametrize("words", ["?", WORDS])
@pytest.mark.parametrize(("per_page", "show"), [(20, "speaker"), (100, ""), (100, "speaker")])
def test_a_list_is_light_however_much_of_it_is_asked_for(
    client, large_archive, path, words, per_page, show
):
    response = client.get(f"{path}{words}&per_page={per_page}&show={show}")
    assert response.status_code == 200
    assert len(response.content) < LARGEST


def test_rows_of_a_long_page_are_told_in_short_and_still_lead_to_the_words(client, large_archive):
    html = LexborHTMLParser(client.get(f"/statements/{WORDS}&per_page=100").content.decode())
    rows = html.css(".line-short")
    assert len(rows) == 100
    assert all(row.css_first(".words-link mark") for row in rows)
    assert max(len(row.css_first(".line-words").text()) for row in rows) < 1.5 * SHORT
    assert not html.css(".topic-row")


# Of every kind of page that is asked for by its address alone; those of one meeting, statement,
# speaker, topic and party are counted where they are tested.
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/", 11), ("/statements/", 11), (f"/statements/{WORDS}", 13),
     ("/statements/?per_page=100", 11),
     ("/meetings/", 9), (f"/meetings/{WORDS}", 16), ("/speakers/", 2), ("/topics/", 2),
     ("/parties/", 1), ("/calendar/", 1), ("/calendar/2016/", 2), ("/calendar/2016/3/", 5),
     ("/api/", 0), ("/api/openapi.json", 0), ("/about/", 0), ("/download/", 0),
     ("/search-help/", 17), ("/nowhere/", 0), ("/statements/?q=%22open", 7),
     ("/statements/?format=atom", 10), ("/robots.txt", 0), ("/opensearch.xml", 0),
     ("/sitemap.xml", 10)],
)  # fmt: skip
def test_a_page_of_a_large_archive_takes_so_many_queries(
    client, large_archive, django_assert_num_queries, address, queries
):
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)


def test_the_form_to_report_an_error_takes_two_queries(
    client, large_archive, django_assert_num_queries
):
    readout = large_archive.longest.readouts.get()
    address = f"/readouts/{readout.code}/{readout.statements.first().start}/report/"
    client.get(address)
    with django_assert_num_queries(2):
        assert client.get(address).status_code == 200
