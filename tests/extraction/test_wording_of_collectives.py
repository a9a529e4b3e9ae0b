"""Who speaks where nobody is named: hosts and guests, all together, one who is told something."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

LEAD = "On May 6, 2024, President Anna Berg of Norway met with Swedish President Carl Dahl in Oslo."
NORWAY = Source(publisher="Office of the President of Norway", publisher_country="NO")

# Who speaks, statement by statement ("-": nobody); " // " stands for a new paragraph.
WORDINGS = [
    ("Anna", "The host suggested a railway."),
    ("Carl", "The distinguished guest thanked for the welcome."),
    ("Carl", "The visiting diplomat praised trade."),
    ("Carl", "The Swedish guest ratified the friendship of the two peoples."),
    ("Carl", "The side of Sweden expressed interest in trade."),
    ("Carl", "The delegation of the Kingdom of Sweden welcomed this."),
    ("Anna", "Berg praised trade. Dahl was assured of the support of Norway."),
    ("-", "Anna Berg was briefed on the bridge by its builders."),
    ("Anna;Carl", "Anna Berg proposed a railway, which President Dahl appreciated."),
    ("Anna;Carl", "Berg asked for a loan – a request to which the Swedish President responded."),
    ("Anna+Carl", "With President Dahl, Anna Berg talked about trade."),
    ("-", "Anna Berg later addressed the Swedish parliament."),
    ("-", "After the meeting the Presidents made statements to the press."),
    ("Anna+Carl", "They made a joint appearance before the press at which they underlined trade."),
    ("Anna+Carl", "Also mentioned were energy and trade."),
    ("Carl;Anna+Carl", "Carl Dahl praised trade. Satisfaction was expressed with its growth."),
    ("Anna", "''Trade is good. We want more of it,'' the Norwegian President said."),
    ("Anna;Carl", "„Trade is good,“ said Anna Berg. Carl Dahl agreed."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "body"), WORDINGS)
def test_who_speaks(expected, body):
    text = "\n\n".join(("Anna Berg and Carl Dahl", LEAD, *body.split(" // "))) + "\n"
    found = ["+".join(n.split()[0] for n in s.speakers) for s in extract(text, NORWAY).statements]
    assert ";".join(found) == expected.replace("-", "")


def told_by_one(*paragraphs):
    opening = "Yesterday in Oslo I met with the Swedish Foreign Minister, Mr Carl Dahl."
    text = "\n\n".join(("Minister Anna Berg meets Carl Dahl", opening, *paragraphs)) + "\n"
    source = Source(publisher="Foreign Minister Anna Berg", publisher_country="NO")
    return ["+".join(n.split()[0] for n in s.speakers) for s in extract(text, source).statements]


def test_he_is_not_whoever_says_i():
    assert told_by_one("I thanked Minister Dahl. He assured me that trade would grow.") == [
        "Anna",
        "Carl",
    ]


def test_what_i_discussed_with_another_is_of_both():
    assert told_by_one("I thanked him. I also discussed with Minister Dahl the railway.") == [
        "Anna",
        "Anna+Carl",
    ]


def test_the_three_of_us_are_all_who_met():
    lead = "On May 6, 2024, Foreign Ministers Anna Berg of Norway, Carl Dahl of Sweden and Jan Falk of Iceland met in Oslo."
    body = "Anna Berg: I thank you both. The three of us discussed trade."
    text = "\n\n".join(("Foreign ministers meet", lead, body)) + "\n"
    found = extract(text, NORWAY, guesses=True).statements
    assert [len(s.speakers) for s in found] == [1, 3]


def test_presidents_are_those_who_hold_the_office():
    lead = "On May 6, 2024, President Anna Berg of Norway met with Swedish President Carl Dahl and Swedish Vice President Eva Falk in Oslo."
    text = "\n\n".join(("Anna Berg met Carl Dahl", lead, "The presidents discussed trade.")) + "\n"
    found = extract(text, NORWAY, guesses=True).statements
    assert [s.speakers for s in found] == [("Anna Berg", "Carl Dahl")]
