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
    ("Anna+Carl", "During the cordial exchange both dignitaries praised trade."),
    ("Anna", "Anna Berg praised trade. // The Swedes arrived. The Danish side welcomed this."),
    ("Anna+Carl;Carl", "They praised trade, although President Dahl noted its limits."),
    ("Anna+Carl", "The two heads of delegation discussed trade."),
    ("Anna+Carl", "Among the topics were trade and energy."),
    ("Anna+Carl", "President Berg agreed with her counterpart to meet again."),
    ("Carl", "The Swedish guest of honour praised trade."),
    ("Carl", "On the Swedish side, interest in trade was expressed."),
    ("Anna;Carl", "Anna Berg praised trade, something President Dahl welcomed."),
    ("Anna", "Carl Dahl was informed of the elections by Anna Berg."),
    ("-", "The two then continued their discussion in private."),
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


def spoken(lead, *paragraphs, source=NORWAY):
    text = "\n\n".join(("Anna Berg meets Carl Dahl", lead, *paragraphs)) + "\n"
    found = extract(text, source, guesses=True).statements
    return [("+".join(n.split()[0] for n in s.speakers), s.text) for s in found]


def test_a_body_that_met_is_all_who_met():
    lead = "A meeting of the Nordic Trade Conference was held in Oslo on May 6, 2024. The Government of Norway was represented by Foreign Minister Anna Berg and Finance Minister Jan Falk. The Government of Sweden was represented by Foreign Minister Carl Dahl and Finance Minister Eva Lund."
    found = spoken(lead, "The Conference welcomed trade. It noted its growth.")
    assert found == [
        ("Anna+Jan+Carl+Eva", "The Conference welcomed trade. It noted its growth."),
    ]


def test_a_council_that_did_not_meet_is_nobody():
    assert spoken(LEAD, "The Council welcomed trade.") == []


def test_what_a_lead_says_was_agreed_is_of_both_from_there_on():
    lead = LEAD.replace(" in Oslo.", ", in which they agreed to build a railway.")
    assert spoken(lead) == [("Anna+Carl", "in which they agreed to build a railway.")]


def test_what_a_lead_says_was_discussed_is_told():
    assert spoken(LEAD.replace(" in Oslo.", ", during which they discussed trade.")) == []


def test_they_are_those_who_then_met():
    lead = "On May 6, 2024, King Jan of Norway received in audience the Prime Minister of Sweden, Carl Dahl, who subsequently met with Prime Minister Anna Berg."
    found = spoken(lead, "The sides discussed trade.")
    assert found == [("Carl+Anna", "The sides discussed trade.")]


def test_she_is_who_attended_as_well():
    attended = "Also in attendance was Vice President Eva Falk of Sweden. She told the President that trade had grown."
    assert spoken(LEAD, attended)[0][0] == "Eva"


def test_a_statement_that_is_announced_goes_on_until_its_marks_close():
    announced = "Anna Berg made the following statement after the talks:"
    found = spoken(
        LEAD,
        announced,
        '"I thank President Dahl for coming.',
        "President Dahl set out his views. Trade will grow.",
        'I count on his courage."',
        "The presidents had lunch.",
    )
    assert {speaker for speaker, _ in found} == {"Anna"}
    assert announced not in {text for _, text in found}
    assert len(found) == 3


def test_what_we_discussed_with_nobody_known_is_a_doubt():
    lead = "Anna Berg, Foreign Minister of Norway, said at the trilateral meeting in Oslo on May 6, 2024:"
    found = spoken(lead, '"I welcome this. We discussed trade. Norway is ready to help."')
    assert all("We discussed" not in text for _, text in found)


def test_they_are_nobody_where_a_stranger_received_one():
    received = "President Dahl was received by King Harald Lund. They discussed trade."
    assert spoken(LEAD, received) == []


def test_a_gift_is_told():
    given = "President Berg gave President Dahl a bronze horse. President Berg gave him an account of the talks."
    assert spoken(LEAD, given) == [("Anna", "President Berg gave him an account of the talks.")]


def test_me_behind_we_is_one():
    said = [
        "Anna Berg: I welcome you. We discussed trade. In this context, let me say that Norway will buy more."
    ]
    assert [speaker for speaker, _ in spoken(LEAD, *said)] == ["Anna", "Anna+Carl", "Anna"]
