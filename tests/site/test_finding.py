"""Search engines, browsers' search boxes and feed readers find their way."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from readouts.models import ReviewState
from tests.factories import ParticipantFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client, address):
    response = client.get(address)
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    return [node.text.removeprefix("http://testserver") for node in tree.iter(f"{SITEMAP}loc")]


def test_the_sitemap_leads_to_every_page_and_each_answers(client, tashkent):
    sections = locations(client, "/sitemap.xml")
    assert len(sections) == 6
    addresses = [address for section in sections for address in locations(client, section)]
    assert tashkent.meeting.get_absolute_url() in addresses
    assert tashkent.joint.get_absolute_url() in addresses
    assert "/parties/RU/" in addresses
    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_sitemap_says_when_a_page_had_new_material(client, tashkent):
    tree = ElementTree.fromstring(client.get("/sitemap-meetings.xml").content)  # noqa: S314
    assert tree.find(f".//{SITEMAP}lastmod").text == f"{tashkent.readout.imported_at:%Y-%m-%d}"


def test_what_is_withdrawn_or_merged_is_in_no_sitemap(client, tashkent):
    tashkent.last.review_state = ReviewState.REJECTED
    tashkent.last.save()
    ParticipantFactory(slug="lavrov", name="Lavrov", merged_into=tashkent.lavrov)
    assert tashkent.last.get_absolute_url() not in locations(client, "/sitemap-statements.xml")
    assert "/speakers/lavrov/" not in locations(client, "/sitemap-speakers.xml")


def test_robots_are_sent_to_the_sitemap_and_away_from_the_desk(client, db):
    body = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml\n" in body
    assert "Disallow: /admin/\n" in body


def test_a_browser_can_add_the_archive_as_a_search_engine(client, tashkent):
    html = LexborHTMLParser(client.get("/").content.decode())
    address = html.css_first('link[rel="search"]').attributes["href"]
    response = client.get(address)
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(tree.find(f"{space}ShortName").text) <= 16
    (template,) = [
        url.attrib["template"]
        for url in tree.iter(f"{space}Url")
        if url.attrib["type"] == "text/html"
    ]
    found = client.get(template.replace("{searchTerms}", "treaty").replace("{startPage?}", "1"))
    assert b"<strong>1</strong> statement" in found.content


@pytest.mark.parametrize("address", ["/speakers/wang-yi/", "/topics/vaccines/", "/parties/CN/"])
def test_a_page_offers_its_statements_as_a_feed(client, tashkent, address):
    html = LexborHTMLParser(client.get(address).content.decode())
    feed = html.css_first('link[type="application/atom+xml"]').attributes["href"]
    response = client.get(feed)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert tashkent.first.text.split(".")[0] in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/speakers/wang-yi/", "/topics/vaccines/", "/parties/CN/"]
)
def test_a_page_describes_itself_for_those_who_share_it(client, tashkent, address):
    html = LexborHTMLParser(client.get(address).content.decode())
    told = {m.attributes["property"]: m.attributes["content"] for m in html.css("meta[property]")}
    assert told["og:url"] == f"http://testserver{address}"
    assert told["og:title"]
    assert html.css_first('meta[name="description"]').attributes["content"]
