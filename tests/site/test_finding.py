"""Search engines, browsers' search boxes and feed readers find their way."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import pytest
from django.utils import timezone
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


def test_robots_are_kept_from_choices_upon_choices_and_from_pages_after_each_search(client, db):
    body = client.get("/robots.txt").content.decode()
    assert "Disallow: /statements/?\n" in body
    assert "Disallow: /*?q=\n" in body


def test_a_list_has_one_canonical_address_however_it_was_asked_for(client, tashkent):
    address = "/statements/?utm_source=x&show=speaker&topic=vaccines&per_page=20"
    html = LexborHTMLParser(client.get(address).content.decode())
    canonical = html.css_first('link[rel="canonical"]').attributes["href"]
    assert canonical == "http://testserver/statements/?topic=vaccines"


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
    assert len(told["og:description"]) > 20
    assert html.css_first('meta[name="description"]').attributes["content"]


def test_security_txt_names_the_contact_and_a_day_on_which_it_ends(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"].startswith("text/plain")
    told = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert told["Contact"] == "mailto:security@example.org"
    assert told["Canonical"] == "http://testserver/.well-known/security.txt"
    ends = dt.datetime.fromisoformat(told["Expires"])
    assert dt.timedelta(days=30) < ends - timezone.now() < dt.timedelta(days=366)


def test_there_is_no_security_txt_without_a_contact(client, db):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_icon_is_found_without_reading_a_page(client):
    assert client.get("/favicon.ico")["Location"] == "/static/readouts/icon.svg"


@pytest.mark.parametrize("address", ["/", "/statements/", "/speakers/wang-yi/", "meeting"])
def test_whoever_has_a_page_is_not_sent_it_again_until_it_changes(client, tashkent, address):
    address = tashkent.meeting.get_absolute_url() if address == "meeting" else address
    etag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    tashkent.meeting.title = "Another Title"
    tashkent.meeting.date = "2021-07-16"
    tashkent.meeting.save()
    changed = client.get(address, headers={"If-None-Match": etag}, follow=True)
    assert changed.status_code == 200
    assert changed["ETag"] != etag
