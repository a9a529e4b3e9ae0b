"""``/readouts/<code>/<offset>/`` leads to what covers that character today."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from readouts.models import ReviewState
from tests.factories import MeetingFactory
from tests.site.conftest import TEXT


def place(client, readout, offset, **query):
    return client.get(f"/readouts/{readout.code}/{offset}/", query)


def test_the_first_and_the_last_character_lead_to_the_statement(client, tashkent):
    for offset in (tashkent.last.start, tashkent.last.end - 1):
        data = place(client, tashkent.readout, offset, format="json").json()
        assert data["statement"]["text"] == tashkent.last.text


def test_the_character_after_the_statement_does_not(client, tashkent):
    data = place(client, tashkent.readout, tashkent.last.end, format="json").json()
    assert data["statement"] is None


def test_every_character_of_a_text_has_a_page(client, tashkent):
    for offset in range(0, len(TEXT), 7):
        assert place(client, tashkent.readout, offset).status_code == 200, offset


def test_a_link_made_before_a_boundary_moved_leads_to_the_statement_that_covers_it_now(
    client, tashkent
):
    old = tashkent.joint.start
    tashkent.last.delete()
    tashkent.joint.end = tashkent.readout.text.index("stands.") + 7
    tashkent.joint.text = ""
    tashkent.joint.save()
    data = place(client, tashkent.readout, old + 45, format="json").json()
    assert data["statement"]["start"] == old


def test_a_link_inside_a_statement_names_the_statements_own_address_as_canonical(client, tashkent):
    html = LexborHTMLParser(
        place(client, tashkent.readout, tashkent.first.start + 9).content.decode()
    )
    assert (
        html.css_first('link[rel="canonical"]')
        .attributes["href"]
        .endswith(f"/readouts/{tashkent.readout.code}/{tashkent.first.start}/")
    )


def test_words_that_nobody_said_are_shown_as_a_passage(client, tashkent):
    response = place(client, tashkent.readout, TEXT.index("On July 15"))
    assert response.status_code == 200
    assert "No statement covers this place today" in response.content.decode()


def test_an_offset_past_the_end_is_not_found_and_says_so(client, tashkent):
    response = place(client, tashkent.readout, len(TEXT))
    assert response.status_code == 404
    assert f"has {len(TEXT)} characters" in response.content.decode()


def test_an_unknown_readout_is_not_found_and_named(client, db):
    response = client.get("/readouts/ffffffffff/3/")
    assert response.status_code == 404
    assert "no readout ffffffffff" in response.content.decode()


def test_an_enormous_offset_is_not_found(client, tashkent):
    assert place(client, tashkent.readout, "9" * 40).status_code == 404


def test_a_code_in_capitals_redirects_for_good_wherever_it_stands(client, tashkent):
    code = tashkent.readout.code
    assert code != code.upper()
    for path in ("", "3/", "3/report/"):
        response = client.get(f"/readouts/{code.upper()}/{path}?q=treaty")
        assert response.status_code == 301
        assert response["Location"] == f"/readouts/{code}/{path}?q=treaty"
    meeting = MeetingFactory(code="abcdef0123")
    response = client.get("/meetings/ABCDEF0123/old/", follow=True)
    assert response.redirect_chain[-1] == (meeting.get_absolute_url(), 301)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("/speakers/Wang%20Yi/", "/speakers/wang-yi/"),
        ("/speakers/WANG-YI/", "/speakers/wang-yi/"),
        ("/topics/Vaccines/", "/topics/vaccines/"),
    ],
)
def test_a_name_that_is_not_written_as_slugs_are_redirects_for_good(
    client, tashkent, written, right
):
    response = client.get(written)
    assert (response.status_code, response["Location"]) == (301, right)


def test_a_withdrawn_statement_is_gone_but_its_words_are_shown(client, tashkent):
    tashkent.last.review_state = ReviewState.REJECTED
    tashkent.last.save()
    response = place(client, tashkent.readout, tashkent.last.start + 3)
    assert response.status_code == 410
    body = response.content.decode()
    assert "an editor found that these words report none" in body
    assert "Lavrov said that the treaty stands." in body
    data = place(client, tashkent.readout, tashkent.last.start, format="json")
    assert (data.status_code, data.json()["withdrawn"]) == (410, True)


def test_a_withdrawn_readout_is_gone(client, tashkent):
    tashkent.readout.review_state = ReviewState.REJECTED
    tashkent.readout.save()
    assert place(client, tashkent.readout, 3).status_code == 410


@pytest.mark.parametrize("which", ["first", "joint", "last"])
def test_a_statements_page_takes_a_fixed_number_of_queries(
    client, tashkent, django_assert_num_queries, which
):
    with django_assert_num_queries(5):
        client.get(getattr(tashkent, which).get_absolute_url())


def test_the_statement_is_told_apart_from_the_others_of_its_paragraph(client, tashkent):
    html = LexborHTMLParser(client.get(tashkent.last.get_absolute_url()).content.decode())
    beside = [node.css_first("blockquote").text() for node in html.css(".said.beside")]
    assert beside == [tashkent.joint.text]
    (own,) = html.css(f"#s{tashkent.last.start}:not(.beside)")
    assert not own.css('a[rel="bookmark"]')
    assert html.css('.beside a[rel="bookmark"]')
