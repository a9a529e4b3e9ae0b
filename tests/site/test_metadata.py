"""What a reference manager, a search engine and an annotator read in a page's head."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

from selectolax.lexbor import LexborHTMLParser

from readouts.metadata import at_these_words
from tests.site.conftest import TEXT


def parsed(client, address):
    return LexborHTMLParser(client.get(address).content.decode())


def tags(html):
    """The first of each name, as Zotero takes it."""
    named = [(m.attributes["name"], m.attributes["content"]) for m in html.css("meta[name]")]
    return dict(reversed(named))


def as_zotero_reads(author):
    """(family name, given name), cut where Zotero's ``cleanAuthor`` cuts."""
    if "," in author:
        family, _, given = author.rstrip(" ,.").partition(",")
        return family.strip(), given.strip()
    given, _, family = author.rpartition(" ")
    return family, given


def test_zoteros_embedded_metadata_translator_finds_a_whole_item(client, tashkent):
    """It takes Highwire tags first: a title, an author, a date and an address make an item."""
    for address in (tashkent.first.get_absolute_url(), tashkent.meeting.get_absolute_url()):
        found = tags(parsed(client, address))
        assert found["citation_title"] == "Wang Yi Meets with Sergey Lavrov"
        assert as_zotero_reads(found["citation_author"]) == (
            "Ministry of Foreign Affairs of China",
            "",
        )
        assert found["DC.creator"] == "Ministry of Foreign Affairs of China"
        assert found["citation_publication_date"] == "2021/07/15"
        assert found["citation_public_url"].startswith("http://testserver/readouts/")
        assert found["DC.source"] == "https://www.example.org/readout"


def test_zotero_makes_a_web_page_of_it_with_its_genre_and_the_archive_for_a_site(client, tashkent):
    """Else it takes a text with a ``citation_title`` for an article, and DC.source for the site."""
    found = tags(parsed(client, tashkent.first.get_absolute_url()))
    assert found["z:itemType"] == "webpage"
    assert found["DC.type"] == "Press release"
    assert found["prism.publicationName"] == "Readout Archive"


def test_coins_carry_the_same_item(client, tashkent):
    html = parsed(client, tashkent.first.get_absolute_url())
    fields = parse_qs(html.css_first("span.Z3988").attributes["title"])
    assert fields["ctx_ver"] == ["Z39.88-2004"]
    assert fields["rft.title"] == ["Wang Yi Meets with Sergey Lavrov"]
    assert fields["rft.date"] == ["2021-07-15"]
    assert fields["rft.type"] == ["webpage"]
    assert as_zotero_reads(fields["rft.creator"][0]) == ("Ministry of Foreign Affairs of China", "")


def test_a_statement_is_a_quotation_by_a_person_in_a_report(client, tashkent):
    html = parsed(client, tashkent.first.get_absolute_url())
    told = json.loads(html.css_first('script[type="application/ld+json"]').text())
    assert told["@type"] == "Quotation"
    assert told["text"] == tashkent.first.text
    assert [person["name"] for person in told["creator"]] == ["Wang Yi"]
    assert told["isPartOf"]["@type"] == "Report"
    assert told["isPartOf"]["isBasedOn"] == "https://www.example.org/readout"


def test_a_meeting_is_an_event_with_attendees(client, tashkent):
    html = parsed(client, tashkent.meeting.get_absolute_url())
    told = json.loads(html.css_first('script[type="application/ld+json"]').text())
    assert (told["@type"], told["startDate"]) == ("Event", "2021-07-15")
    assert [person["name"] for person in told["attendee"]] == ["Wang Yi", "Sergey Lavrov"]


def test_linked_data_cannot_end_its_script_element(client, tashkent):
    tashkent.meeting.title = "</script><script>alert(1)</script>"
    tashkent.meeting.save()
    body = client.get(tashkent.meeting.get_absolute_url()).content.decode()
    assert "<script>alert" not in body


def test_the_permanent_link_is_cite_as_and_canonical(client, tashkent):
    html = parsed(client, tashkent.first.get_absolute_url())
    link = f"http://testserver{tashkent.first.get_absolute_url()}"
    assert html.css_first('link[rel="cite-as"]').attributes["href"] == link
    assert html.css_first('link[rel="canonical"]').attributes["href"] == link


def test_the_json_selects_the_words_as_the_web_annotation_model_does(client, tashkent):
    data = client.get(tashkent.joint.get_absolute_url(), {"format": "json"}).json()
    position, quote = data["annotation"]["selector"]
    assert TEXT[position["start"] : position["end"]] == tashkent.joint.text
    assert quote["exact"] == tashkent.joint.text
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_a_text_fragment_leads_to_the_first_and_last_words_at_the_source():
    words = "China, Russia: well-known friends for a long time, it was said there"
    assert at_these_words("https://example.org/a#top", words) == (
        "https://example.org/a#:~:text=China%2C%20Russia%3A%20well%2Dknown%20friends%20for,"
        "time%2C%20it%20was%20said%20there"
    )


def test_a_short_quotation_is_a_fragment_of_its_own():
    assert at_these_words("https://example.org/a", "It stands.").endswith("#:~:text=It%20stands.")
