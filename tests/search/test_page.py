"""The list pages as they are printed: chips, facets, the histogram."""

import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_the_words_of_the_archive_are_escaped_everywhere(archive, client):
    page = client.get("/statements/", {"q": "grain"}).content.decode()
    assert "&lt;b&gt;<mark>grain</mark>&lt;/b&gt;" in page
    assert "<b>grain" not in page
    assert "&lt;of Türkiye&gt;" in page
    evil = client.get("/statements/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in evil


def test_chips_remove_one_choice_each(archive, client):
    query = {"speaker": ["wang-yi", "sergey-lavrov"], "q": "the", "from": "2021-01-01"}
    chips = client.get("/statements/", query).context["search"].chips
    assert [(chip.facet_label, chip.label) for chip in chips] == [
        ("Speaker", "Wang Yi"), ("Speaker", "Sergey Lavrov"), ("From", "2021-01-01"),
    ]  # fmt: skip
    assert "wang-yi" not in chips[0].remove_url
    assert "sergey-lavrov" in chips[0].remove_url
    assert "from" not in chips[2].remove_url


def test_a_long_facet_shows_ten_and_can_show_all_and_find(archive, client):
    for number in range(15):
        factories.StatementFactory(
            readout=factories.ReadoutFactory(text=f"No. {number}."),
            speakers=[factories.ParticipantFactory(slug=f"p-{number}", name=f"Pérson {number}")],
        )

    def speakers(**query):
        [facet] = [
            facet
            for facet in client.get("/statements/", query).context["search"].facets
            if facet.name == "speaker"
        ]
        return facet

    short = speakers(speaker="p-9")
    assert short.more
    assert short.total_values == 19
    assert len(short.values) == 11, "ten, and the chosen one"
    full = speakers(show="speaker")
    assert len(full.values) == 19
    assert not full.more
    assert [v.label for v in speakers(show="speaker", find="person 14").values] == ["Pérson 14"]


def test_an_opened_facet_shows_so_many_and_the_rest_is_found_by_name(archive, client, monkeypatch):
    monkeypatch.setattr("readouts.search.page.MOST_SHOWN", 3)
    [speakers] = [
        facet
        for facet in client.get("/statements/", {"show": "speaker", "speaker": "wang-yi"})
        .context["search"]
        .facets
        if facet.name == "speaker"
    ]
    assert "wang-yi" in [value.value for value in speakers.values]
    assert len(speakers.values) in (3, 4), "three, and the chosen one"
    assert speakers.left_out == speakers.total_values - 3
    assert not speakers.opens_whole
    page = client.get("/statements/", {"show": "speaker"}).content.decode()
    assert f"{speakers.left_out} more: find them by name." in page


def test_the_histogram_is_of_years_then_of_months(archive, client):
    years = client.get("/statements/").context["search"].histogram
    assert [(bar.label, bar.count, bar.share) for bar in years] == [("2021", 3, 1), ("2022", 3, 1)]
    months = client.get(years[1].url).context["search"].histogram
    assert len(months) == 12
    assert [bar.tick for bar in months[:2]] == ["Jan", "Feb"]
    assert [(bar.label, bar.count) for bar in months if bar.count] == [("March", 3)]
    march = client.get(months[2].url).context["search"]
    assert march.count == 3
    assert [chip.label for chip in march.chips] == ["2022", "March 2022"]


def test_a_zero_is_greyed(archive, client):
    page = client.get("/statements/", {"q": "grain", "topic": "taiwan"}).content.decode()
    assert re.search(r'class="is-empty" aria-current="true"><span class="facet-label">Tai', page)


def test_years_offer_the_ten_with_most_in_the_order_of_time(db, client):
    for year in range(2000, 2012):
        for number in range(1 if year in (2005, 2011) else 2):
            factories.StatementFactory(
                readout=factories.ReadoutFactory(
                    text=f"No. {number} of {year}.", meeting__date=f"{year}-01-0{number + 1}"
                )
            )
    facets = {f.name: f for f in client.get("/statements/").context["search"].facets}
    assert [value.value for value in facets["year"].values] == [
        "2010", "2009", "2008", "2007", "2006", "2004", "2003", "2002", "2001", "2000",
    ]  # fmt: skip


def test_a_small_or_is_told_of_the_great_one(archive, client):
    page = client.get("/statements/", {"q": "missile or launches"}).content.decode()
    assert "For either of two words write OR in capitals." in page
    page = client.get("/statements/", {"q": "the missile"}).content.decode()
    assert "write OR in capitals" not in page
