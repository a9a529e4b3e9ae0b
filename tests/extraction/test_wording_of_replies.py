"""Replies inside another's sentence, quotations that a spokesperson puts around a whole readout."""

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

A, B = "Anna Berg", "Carl Dahl"
LEAD = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with"
    " Swedish Foreign Minister Carl Dahl in Oslo."
)
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def said(*paragraphs, lead=LEAD):
    text = "\n\n".join(("Talks in Oslo", lead, *paragraphs)) + "\n"
    return [(s.speakers, s.text) for s in extract(text, NORWAY).statements]


@pytest.mark.parametrize(
    ("first", "reply"),
    [
        ("Anna Berg invited Minister Dahl to Bergen,", "which he accepted."),
        ("Anna Berg offered help,", "for which Minister Dahl thanked her."),
        ("Anna Berg spoke about trade,", "in which Carl Dahl expressed interest."),
        ("Anna Berg asked about trade,", "to which Dahl responded that it had grown."),
        ("Anna Berg asked about trade,", "to which, as Dahl noted, there are no limits."),
        (
            "Anna Berg spoke in Bergen,",
            "where the Swedish Minister affirmed his support for trade.",
        ),
        ("Anna Berg praised trade,", "a point on which Minister Dahl concurred."),
        ("Anna Berg proposed a fair,", "an idea which Minister Dahl undertook to study."),
        ("Anna Berg praised the treaty,", "a text that Dahl called “the best of all”."),
        ("Anna Berg praised the treaty,", "which Dahl described as old."),
        ("Anna Berg proposed a fair,", "a proposal which the Swedish Minister adopted."),
        ("While Anna Berg praised trade,", "Carl Dahl stressed peace."),
        ("Anna Berg thanked Minister Dahl,", "who in turn praised trade."),
        ("Anna Berg raised the war,", "which, as Carl Dahl put it, “must end”."),
        ("Anna Berg raised the war,", "a war which, according to Carl Dahl, must end."),
        ("Anna Berg raised the war,", "while according to her guest it has ended."),
        ("Anna Berg raised the war,", "the Swedish Minister also recalling that it is old."),
    ],
)
def test_a_reply_in_a_relative_clause_is_the_others(first, reply):
    assert said(f"{first} {reply}") == [((A,), first), ((B,), reply)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg spoke about trade, which has grown.",
        "Anna Berg spoke about the treaty, which the Prime Ministers launched last year.",
        "Anna Berg recalled the treaty, which she signed.",
        "Anna Berg praised the treaty of Eva Falk, who praised it as well.",
        "Anna Berg recalled the visit, a journey that Carl Dahl made last year.",
        "Anna Berg recalled that trade had grown, and the Swedish side expressed its interest.",
    ],
)
def test_other_relative_clauses_are_the_speakers(sentence):
    assert said(sentence) == [((A,), sentence)]


def test_states_in_one_sentence_speak_each_for_itself():
    assert said("Norway reiterated its support for trade, and Sweden stressed its value.") == [
        ((A,), "Norway reiterated its support for trade,"),
        ((B,), "and Sweden stressed its value."),
    ]


def test_what_two_discussed_at_a_meal_is_of_both():
    assert said(
        "This came when Anna Berg hosted a lunch, where the two sides discussed trade."
    ) == [((A, B), "where the two sides discussed trade.")]


def test_what_was_also_addressed_is_of_both():
    first = "The Swedish side welcomed the growth of trade."
    assert said(f"{first} The war and the treaty were also addressed.") == [
        ((B,), first),
        ((A, B), "The war and the treaty were also addressed."),
    ]


def test_quotation_marks_of_a_spokesperson_are_nobodys_words():
    paragraphs = (
        "A Government spokesperson said:",
        "“Minister Berg thanked Minister Dahl for the visit.",
        "“They discussed trade. Minister Dahl underlined its value.”",
    )
    assert [people for people, _ in said(*paragraphs)] == [(A,), (A, B), (B,)]


def test_a_paragraph_that_is_one_quotation_is_the_last_speakers():
    assert said("Carl Dahl praised trade.", "“It makes us rich. It must grow.”") == [
        ((B,), "Carl Dahl praised trade."),
        ((B,), "“It makes us rich. It must grow.”"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("Anna Berg spoke about trade,", "with the Swedish side stressing its value.", (B,)),
        ("The two sides spoke about trade,", "while the Swedish side noted its value.", (B,)),
        ("Anna Berg explained her plan,", "and the Swedish side expressed its support.", (B,)),
        ("Anna Berg spoke about trade,", "and it was agreed to meet again.", (A, B)),
        ("Anna Berg spoke about trade,", "and views were exchanged on energy.", (A, B)),
    ],
)
def test_a_sentence_may_end_with_others_words(first, second, speaker):
    assert said(f"{first} {second}")[-1] == (speaker, second)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Swedish and Norwegian sides agreed on trade.",
        "Both Norway and Sweden reaffirmed their support for trade.",
        "A separate topic of the conversation was trade.",
        "Further topics included trade.",
        "The meeting made it possible to review trade.",
    ],
)
def test_both_are_meant(sentence):
    assert [set(people) for people, _ in said(sentence)] == [{A, B}]


def test_a_state_that_welcomes_something_behind_anothers_words_speaks():
    assert said("Anna Berg praised trade. Sweden welcomed it.") == [
        ((A,), "Anna Berg praised trade."),
        ((B,), "Sweden welcomed it."),
    ]
    speech = "Anna Berg praised trade. Sweden proposed more of it in 2019."
    assert said(speech) == [((A,), speech)]


def test_we_agreed_in_a_quotation_is_of_both_in_one_voice():
    quoted = (
        "“I thanked the Minister. We agreed to meet again. I look forward to it,” said Anna Berg."
    )
    text = f"Talks in Oslo\n\n{LEAD}\n\n{quoted}\n"
    found = [(s.speakers, s.voice, s.text) for s in extract(text, NORWAY).statements]
    assert found == [
        ((A,), None, "“I thanked the Minister."),
        ((A, B), A, "We agreed to meet again."),
        ((A,), None, "I look forward to it,” said Anna Berg."),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "The two ministers witnessed the signing of a treaty.",
        "A memorandum on trade was signed.",
        "A wreath was laid at the monument.",
        "Minister Dahl called on President Eva Falk, and was hosted to lunch.",
    ],
)
def test_what_was_done_is_told(told):
    assert [text for _, text in said(f"The two ministers discussed trade. {told}")] == [
        "The two ministers discussed trade."
    ]


def test_a_lead_may_report_before_it_says_of_whom():
    lead = (
        "Trade with Sweden is in better shape than ever, Foreign Minister Anna Berg of Norway said"
        " today after talks in Oslo with her Swedish counterpart, Carl Dahl."
    )
    assert said("The two ministers discussed trade.", lead=lead)[0] == ((A,), lead)


def test_co_chairs_are_not_whom_they_met():
    lead = (
        "On May 6, 2024, Foreign Minister Eva Falk of Norway met with the OSCE"
        " Co-Chairs Anna Berg and Carl Dahl in Oslo."
    )
    assert ("Anna Berg", "Carl Dahl") in [
        people for people, _ in said("The co-chairs stressed the value of trade.", lead=lead)
    ]


def test_a_minister_is_called_so_before_a_deputy_minister_is():
    lead = (
        "On May 6, 2024, Deputy Foreign Minister Anna Berg of Norway met with"
        " Swedish Foreign Minister Carl Dahl in Oslo."
    )
    assert said("The Minister stressed the value of trade.", lead=lead)[-1][0] == (B,)


def test_whom_a_spokesperson_quotes_speaks():
    first = "Eva Falk, the spokesperson of the Ministry, stated that"
    assert said(f"{first} the Swedish Minister stressed the value of trade.")[-1][0] == (B,)


@pytest.mark.parametrize("name", ["FM Berg", "MFA Berg", "A. Berg", "An. Berg", "Sh. Berg"])
def test_an_abbreviation_before_a_name_is_no_part_of_it(name):
    assert said(f"{name} stressed the value of trade.")[-1][0] == (A,)


def test_ambassadors_who_address_a_minister_are_without_the_minister():
    lead = (
        "On May 6, 2024, Foreign Minister Eva Falk of Norway met with the Swedish Ambassador,"
        " Anna Berg, and the Danish Ambassador, Carl Dahl, in Oslo."
    )
    found = said("The Ambassadors congratulated the Minister.", lead=lead)
    assert found[-1][0] == (A, B)


def test_guests_who_thank_a_host_are_without_the_host():
    lead = (
        "On May 6, 2024, Foreign Minister Eva Falk of Norway met with Swedish Foreign Minister"
        " Anna Berg and Danish Foreign Minister Carl Dahl in Oslo."
    )
    assert said("The ministers thanked Minister Falk.", lead=lead)[-1][0] == (A, B)


def test_an_unattributed_quotation_is_of_the_only_one_quoted():
    found = said(
        "“Trade is good for us all,” Minister Dahl said.",
        "The two ministers discussed energy.",
        "“We need more of it. Prices have risen.",
    )
    assert [people for people, _ in found] == [(B,), (A, B), (B,)]


def test_an_unattributed_quotation_is_nobodys_where_two_are_quoted():
    found = said(
        "“Trade is good for us all,” Minister Dahl said.",
        "“Energy is good for us all,” Minister Berg said.",
        "The two ministers discussed energy.",
        "“We need more of it. Prices have risen.",
    )
    assert [people for people, _ in found] == [(B,), (A,), (A, B)]


def test_two_states_that_have_agreed_speak():
    assert [set(people) for people, _ in said("Norway and Sweden have agreed to meet again.")] == [
        {A, B}
    ]


def test_who_spoke_over_the_phone_with_somebody_reports_nothing():
    lead = (
        "Today, Foreign Minister Anna Berg of Norway spoke over the phone with the new Foreign"
        " Minister of Sweden, Mr. Carl Dahl."
    )
    assert said("The two ministers discussed trade.", lead=lead) == [
        ((A, B), "The two ministers discussed trade.")
    ]


def test_an_office_in_brackets_tells_two_secretaries_apart():
    lead = (
        "On May 6, 2024, Secretary (West) in the Ministry of External Affairs Anna Berg met with"
        " State Secretary of the Foreign Ministry of Sweden Carl Dahl in Oslo."
    )
    assert said("Secretary (West) stressed the value of trade.", lead=lead)[-1][0] == (A,)


def test_what_was_told_somebody_may_stand_before_it():
    sentence = "Trade with Sweden will grow, Anna Berg told her counterpart in Oslo."
    assert said(sentence) == [((A,), sentence)]


def test_what_two_states_have_agreed_may_stand_before_they_met():
    agreed = "Norway and Sweden have agreed to meet again."
    text = f"Talks in Oslo\n\n{agreed} {LEAD}\n"
    assert [(set(s.speakers), s.text) for s in extract(text, NORWAY).statements] == [
        ({A, B}, agreed)
    ]


def test_a_colleague_and_i_are_two():
    lead = "Today I met with Swedish Foreign Minister Carl Dahl in Oslo."
    text = (
        f"Statement by Foreign Minister Anna Berg\n\n{lead}\n\n"
        "Minister Dahl and I discussed trade.\n"
    )
    found = [set(s.speakers) for s in extract(text, NORWAY).statements]
    assert {A, B} in found


def test_we_have_agreed_behind_a_name_is_of_both():
    text = f"Talks in Oslo\n\n{LEAD}\n\n“We have agreed to meet again,” said Anna Berg.\n"
    found = [(s.speakers, s.voice) for s in extract(text, NORWAY).statements]
    assert found == [((A, B), A)]


def test_foreign_ministers_of_two_states_are_without_their_deputies():
    lead = (
        "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister"
        " Carl Dahl and Swedish Deputy Foreign Minister Eva Falk in Oslo."
    )
    found = said("The foreign ministers of Norway and Sweden agreed to meet again.", lead=lead)
    assert found[-1][0] == (A, B)


def test_we_had_a_good_meeting_agrees_on_nothing():
    quoted = "“We have had a very good meeting,” Minister Berg said."
    assert said(quoted) == [((A,), quoted)]


def test_an_office_beside_a_kings_name_is_another_persons():
    lead = (
        "On May 6, 2024, Vice President Anna Berg of Norway met today with His Majesty King"
        " Carl II of Sweden in Oslo."
    )
    found = said("The Vice President and King Carl II discussed trade.", lead=lead)
    assert found[-1][0] == (A, "Carl II")
