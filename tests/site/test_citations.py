"""Citations: the forms of the style guides, the files of reference managers.

``citations/<code>-<offset>.txt`` holds how a statement of each shipped readout is to be cited,
written by hand after the forms of Chicago 17 (notes), APA 7 (press releases) and MLA 9.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from readouts import citations
from readouts.citations import Source
from tests.site.archives import empty, import_five

EXPECTED = sorted((Path(__file__).parent / "citations").glob("*.txt"))

SOURCE = Source(
    code="48650e91c1",
    title='On "Four Areas" & more',
    author="Kremlin",
    date=dt.date(2021, 9, 3),
    kind="phone call",
    url="https://archive.example/readouts/48650e91c1/7/",
    original_url="https://kremlin.example/a_b",
    speakers="Vladimir Putin",
    start=7,
    end=40,
    words="It was said.",
)


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    """The five readouts that the archive ships, imported once for this file."""
    with django_db_blocker.unblock():
        import_five()
        yield
        empty()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_statement_of_a_shipped_readout_is_cited_as_the_style_guides_say(
    client, shipped, django_db_blocker, expected
):
    code, offset = expected.stem.split("-")
    with django_db_blocker.unblock():
        data = client.get(f"/readouts/{code}/{offset}/", {"format": "json"}).json()
    forms = [f"{name}: {words}" for name, words in data["citation"].items()]
    assert "\n\n".join(forms) + "\n" == expected.read_text()


def test_a_quotation_inside_a_quoted_title_takes_single_marks():
    assert "“On ‘Four Areas’ & more,”" in citations.chicago(SOURCE)
    assert "“On ‘Four Areas’ & more.”" in citations.mla(SOURCE)


def test_mla_shortens_the_month_and_drops_the_scheme():
    assert "3 Sept. 2021, archive.example/readouts/" in citations.mla(SOURCE)


def test_apa_says_n_d_without_a_date_and_puts_the_title_first_without_an_author():
    words = citations.as_text(citations.apa(replace(SOURCE, date=None, author="")))
    assert words.startswith('On "Four Areas" & more [Press release; statement by')
    assert "]. (n.d.). Readout Archive. https://" in words


def test_a_title_that_ends_a_sentence_gets_no_second_stop():
    assert "“What Next?” " in citations.mla(replace(SOURCE, title="What Next?"))


def test_italics_are_the_only_markup_of_a_citation():
    html = citations.as_html(citations.apa(replace(SOURCE, title="<b>Talks</b> & \x0etea\x0f")))
    assert "<i>&lt;b&gt;Talks&lt;/b&gt; &amp; tea</i>" in html
    assert html.count("<") == 2


def test_bibtex_escapes_what_tex_would_read_as_commands():
    entry = citations.bibtex(replace(SOURCE, title=r"50% of {A_B} \ ~ ^ #1 $2"))
    assert (
        r"title = {{50\% of \{A\_B\} \textbackslash{} \textasciitilde{} "
        r"\textasciicircum{} \#1 \$2}}," in entry
    )
    assert "author = {{Kremlin}}," in entry
    assert "month = sep," in entry
    assert "url = {https://archive.example/readouts/48650e91c1/7/}," in entry


def test_bibtex_names_the_language_as_babel_does_or_not_at_all():
    assert "langid = {russian}," in citations.bibtex(replace(SOURCE, language="ru-RU"))
    assert "langid" not in citations.bibtex(replace(SOURCE, language="zh"))


def test_every_style_calls_a_readout_a_press_release_and_the_plain_form_says_of_what():
    assert ",” press release, September 3, 2021, " in citations.chicago(SOURCE)
    assert " [Press release; statement by Vladimir Putin]. " in citations.as_text(
        citations.apa(SOURCE)
    )
    assert citations.mla(SOURCE).endswith(". Press release, statement by Vladimir Putin.")
    assert ", readout of a phone call, 3 September 2021, " in citations.plain(SOURCE)


def test_ris_is_one_record_of_tagged_lines():
    lines = citations.ris(replace(SOURCE, words="Two\nlines")).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert "AB  - Two lines" in lines
    assert "AU  - Kremlin," in lines  # a family name that no given name follows
    assert "DA  - 2021/09/03/" in lines
    assert all(line[2:6] == "  - " for line in lines[:-1])


def test_csl_json_names_an_institution_literally():
    (item,) = citations.csl_json(SOURCE)
    assert item["author"] == [{"literal": "Kremlin"}]
    assert item["issued"] == {"date-parts": [[2021, 9, 3]]}
    assert item["note"].startswith("Statement by Vladimir Putin, characters 7 to 40 of the text")


@pytest.mark.parametrize(
    ("wanted", "media_type", "begins"),
    [
        ("bibtex", "application/x-bibtex", "@misc{readout-"),
        ("ris", "application/x-research-info-systems", "TY  - ELEC"),
        ("csl", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_a_statement_and_a_meeting_give_their_citation_as_a_file(
    client, tashkent, wanted, media_type, begins
):
    for address in (tashkent.first.get_absolute_url(), tashkent.meeting.get_absolute_url()):
        response = client.get(address, {"format": wanted})
        assert response["Content-Type"].split(";")[0] == media_type
        assert "attachment" in response["Content-Disposition"]
        assert response.content.decode().startswith(begins)


def test_the_csl_file_is_json(client, tashkent):
    response = client.get(tashkent.first.get_absolute_url(), {"format": "csl"})
    assert json.loads(response.content)[0]["title"] == "Wang Yi Meets with Sergey Lavrov"
