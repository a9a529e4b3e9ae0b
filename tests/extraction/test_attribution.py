"""Who speaks: each phenomenon of readouts, on a meeting of two ministers."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.confidence import confidence_of
from readouts.extraction.records import Source

A, B = "Anna Berg", "Carl Dahl"
BOTH = (A, B)
LEAD = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway met with"
    " Swedish Foreign Minister Carl Dahl in Oslo."
)
PRESS = (
    "On May 6, 2024, Foreign Minister Anna Berg of Norway and"
    " Foreign Minister Carl Dahl of Sweden met the press after their talks in Oslo."
)
NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")


def read(*paragraphs, lead=LEAD):
    """The speakers of each sentence or stretch: [(speakers, its first words)]."""
    text = "\n\n".join(("Anna Berg and Carl Dahl", lead, *paragraphs)) + "\n"
    record = extract(text, NORWAY)
    return record, [(s.speakers, s.text) for s in record.statements]


def speakers(*paragraphs, lead=LEAD):
    return [people for people, _ in read(*paragraphs, lead=lead)[1]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg said that trade is good.",
        "Berg said, trade is good.",
        "Minister Berg stressed the value of trade.",
        "Ms. Berg noted that trade is good.",
        "In response, Minister Berg stressed the value of trade.",
        "Noting that trade has grown, Anna Berg called for more of it.",
        "Foreign Minister Berg, on behalf of the Government, thanked Sweden.",
        "The Norwegian Foreign Minister underlined the value of trade.",
        "The Foreign Minister of Norway underlined the value of trade.",
        "The Norwegian side reaffirmed its support for free trade.",
        "Norway expressed its concern over the war.",
        "“Trade is good for us all,” Anna Berg said.",
        "“Trade is good. It makes us all richer,” said Minister Berg.",
        "Trade is good for us all, Berg added.",
        "According to Anna Berg, trade grew by ten percent.",
        "On trade, Anna Berg pointed out that it has grown.",
    ],
)
def test_one_speaker(sentence):
    assert speakers(sentence) == [(A,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides exchanged views on trade.",
        "Both ministers agreed to meet again.",
        "The two discussed trade.",
        "The ministers underlined the value of trade.",
        "They discussed trade.",
        "Anna Berg and Carl Dahl reaffirmed their support.",
        "Minister Berg and Minister Dahl agreed on next steps.",
        "Norway and Sweden agreed to increase trade.",
        "It was agreed to meet again in autumn.",
        "Views were exchanged on trade.",
        "The conversation also touched upon trade.",
        "The talks focused on trade.",
        "Trade and energy were discussed.",
        "Particular attention was paid to energy.",
        "Topics of the talks included trade.",
        "At the centre of the talks were trade and energy.",
    ],
)
def test_both_speak(sentence):
    assert [set(people) for people in speakers(sentence)] == [set(BOTH)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks took place in a warm atmosphere.",
        "The meeting was part of a visit of three days.",
        "Anna Berg visited the museum with her guest.",
        "Minister Dahl will travel to Bergen tomorrow.",
        "Also present were two ambassadors.",
        "Trade between the two has grown by ten percent.",
    ],
)
def test_nobody_speaks(sentence):
    assert speakers(sentence) == []


def test_sentences_without_a_cue_stay_with_the_speaker():
    said = read(
        "Anna Berg said that trade is good. It has grown by ten percent. Norway hopes for more."
    )[1]
    assert said == [
        (
            (A,),
            "Anna Berg said that trade is good. It has grown by ten percent. Norway hopes for more.",
        )
    ]


def test_the_speaker_ends_with_the_paragraph():
    assert speakers("Anna Berg said that trade is good.", "Trade has grown by ten percent.") == [
        (A,)
    ]


def test_sides_in_a_speech_are_what_the_speaker_talks_of():
    paragraph = "Anna Berg said that trade is good. The two sides should do more. Last year, the two sides reached an agreement. Sweden supports this."
    assert speakers(paragraph) == [(A,)]


def test_a_new_speaker_in_a_paragraph_takes_over():
    assert speakers(
        "Anna Berg thanked Sweden. Carl Dahl praised Norway. They agreed to meet again."
    ) == [(A,), (B,), BOTH]


def test_two_speakers_in_one_sentence_are_told_apart():
    _, said = read("Anna Berg praised the plan, and Carl Dahl stressed its costs.")
    assert said == [
        ((A,), "Anna Berg praised the plan,"),
        ((B,), "and Carl Dahl stressed its costs."),
    ]


def test_who_is_quoted_in_a_speech_does_not_take_over():
    paragraph = "Anna Berg said that trade is good. Danish Prime Minister Eva Falk stressed at her press conference that it must grow, which Norway agrees with. It has grown."
    assert speakers(paragraph) == [(A,)]


def test_pronouns_mean_the_last_single_speaker():
    assert speakers(
        "Carl Dahl thanked Norway. The two agreed on trade. He also raised the war."
    ) == [(B,), BOTH, (B,)]


def test_a_pronoun_behind_the_lead_means_its_subject():
    assert speakers("She stressed the value of trade.") == [(A,)]


def test_a_passive_in_a_speech_goes_on_with_the_speaker():
    assert speakers(
        "Carl Dahl set forth his view of the war. The need for peace was stressed."
    ) == [(B,)]


def test_a_list_goes_on_with_who_opened_it():
    said = speakers(
        "Anna Berg said that both should make efforts in two areas:",
        "First, trade must grow.",
        "Second, energy must be clean.",
        "The weather was fine.",
    )
    assert said == [(A,), (A,), (A,)]


def test_bullets_go_on_with_who_opened_the_list():
    assert (
        speakers(
            "The ministers agreed on the following:",
            "• trade must grow;",
            "• energy must be clean.",
        )
        == [BOTH] * 3
    )


def test_a_number_belongs_to_its_statement():
    _, said = read("2. The two ministers exchanged views on trade.")
    assert said == [(BOTH, "2. The two ministers exchanged views on trade.")]


def test_we_agree_before_the_press_is_joint_and_keeps_its_voice():
    record, said = read(
        "Anna Berg said, I had good talks.",
        "We agree that trade is good. It has grown.",
        "I thank my guest.",
        lead=PRESS,
    )
    assert [people for people, _ in said] == [(A,), BOTH, (A,)]
    assert [s.voice for s in record.statements] == [None, A, None]


def test_we_outside_a_press_meeting_is_the_publisher():
    assert speakers("We remain committed to free trade.") == []


def test_a_quotation_paragraph_follows_its_announcement():
    assert speakers(
        "Speaking after the meeting, Anna Berg said:", "“Trade is good. It was agreed long ago.”"
    ) == [(A,)]


def test_the_words_of_a_spokesperson_are_those_of_whom_they_report():
    assert speakers(
        "The spokesperson said the Norwegian Foreign Minister stressed the value of trade."
    ) == [(A,)]


def test_a_lead_that_reports_a_position_is_a_statement():
    lead = "On May 6, 2024, Foreign Minister Anna Berg of Norway spoke with Swedish Foreign Minister Carl Dahl and reaffirmed her support for peace."
    assert speakers(lead=lead) == [(A,)]


def test_a_lead_that_says_what_was_reaffirmed_is_a_statement():
    lead = LEAD.replace(" in Oslo.", " in Oslo to reaffirm the friendship of Norway and Sweden.")
    assert speakers(lead=lead) == [(A,)]


@pytest.mark.parametrize(
    "tail", [", underscoring her support for peace.", " to convey her condolences."]
)
def test_a_lead_that_goes_on_to_a_position_is_a_statement(tail):
    assert speakers(lead=LEAD.replace(" in Oslo.", tail)) == [(A,)]


def test_a_lead_whose_fronting_names_the_call_is_what_was_said():
    lead = "During a telephone conversation, Foreign Minister Anna Berg of Norway extended her wishes to Swedish Foreign Minister Carl Dahl."
    assert speakers(lead=lead) == [(A,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Bergen, Minister Berg met with students to reaffirm her support for schools.",
        "Minister Berg then joined others in calling for peace.",
        "Minister Berg, joined by her deputy Hugo Holm, underscored the value of trade.",
    ],
)
def test_an_encounter_told_for_its_position_is_a_statement(sentence):
    assert speakers(sentence) == [(A,)]


def test_a_list_told_to_the_press_tells_whose_each_outcome_is():
    _, said = read(
        "Anna Berg said that the talks were good. She named the following outcomes:",
        "First, the two parties will deepen their trade.",
        "Second, Norway and Sweden agreed to open a railway.",
        "Third, the two sides oppose the use of force.",
        "Fourth, free trade must be kept.",
        lead=PRESS,
    )
    assert [people for people, _ in said] == [(A,), BOTH, BOTH, BOTH, (A,)]


def test_called_on_somebody_is_a_visit_and_called_on_them_to_act_is_not():
    assert speakers("Minister Berg called on President Hugo Holm at the Palace.") == []
    assert speakers("Minister Berg called on Minister Dahl to end the war.") == [(A,)]


def test_points_behind_a_subject_and_a_colon_are_that_subjects():
    assert speakers("The Ministers:", "• urged calm;", "• called for peace.") == [BOTH] * 3


def test_each_item_of_a_list_is_its_openers():
    assert speakers(
        "Anna Berg made three points:",
        "First, trade is good. The two ministers discussed it.",
        "Second, trade must grow.",
    ) == [(A,), (A,), BOTH, (A,)]


def test_joint_statements_among_many_and_beside_unnamed_groups_are_doubtful():
    two, _ = read("The ministers agreed on trade.")
    three, _ = read("The ministers agreed on trade.", lead=VISIT)
    assert three.statements[0].confidence < 0.85 < two.statements[0].confidence


def test_statements_beside_a_stranger_are_a_little_less_sure():
    alone, _ = read("The two ministers agreed on trade.")
    beside, _ = read(
        "The two ministers agreed on trade.", "The Deputy Registrar (Europe) noted it."
    )
    assert beside.statements[0].confidence < alone.statements[0].confidence


def test_a_sentence_that_reports_for_nobody_known_is_a_doubt_beside_statements():
    record, said = read("Anna Berg visited a school where pupils thanked her. She urged peace.")
    assert [s.detail.split()[:3] for s in record.silences if s.reason == "unresolved subject"] == [
        ["Anna", "Berg", "visited"]
    ]
    assert [people for people, _ in said] == [(A,)]


def test_what_was_said_before_the_sentence_of_the_encounter_counts():
    text = (
        "Telephone conversation with Foreign Minister of Sweden Carl Dahl\n\n"
        "During the telephone conversation, Foreign Minister of Norway Anna Berg congratulated Carl Dahl on his election."
        " The parties stressed the value of trade. Anna Berg also sent a message to Carl Dahl.\n"
    )
    assert [s.speakers for s in extract(text, NORWAY).statements] == [(A,), BOTH]


def test_a_lead_that_reports_what_was_said_at_the_meeting_is_a_statement():
    lead = "Foreign Minister Anna Berg of Norway stressed today at a meeting with Swedish Foreign Minister Carl Dahl in Oslo that trade must grow."
    assert speakers(lead=lead) == [(A,)]


def test_we_agree_later_in_a_text_that_meets_the_press_is_joint():
    record, said = read(
        "After the talks, the two ministers met the press.",
        "Anna Berg said that the talks were good.",
        "We both agree that trade should grow. I made it clear to the Minister that it must be free.",
    )
    assert [people for people, _ in said] == [(A,), BOTH, (A,)]
    assert [s.voice for s in record.statements] == [None, A, None]


MINISTERS_OF_THREE = "Press remarks by Prime Minister Anna Berg of Norway after her meeting with Prime Minister Carl Dahl of Sweden and Prime Minister Eva Falk of Denmark"


def test_who_tells_in_the_first_person_is_not_among_the_leaders_they_tell_of():
    text = "\n\n".join(
        (
            MINISTERS_OF_THREE,
            "Good evening. I have today hosted Prime Minister Carl Dahl of Sweden and Prime Minister Eva Falk of Denmark.",
            "We discussed trade. I stressed its value.",
            "On fishing, the two leaders agreed to meet again.",
        )
    )
    said = [s.speakers for s in extract(text, NORWAY).statements]
    assert [set(people) for people in said] == [
        {A, "Carl Dahl", "Eva Falk"},
        {A},
        {"Carl Dahl", "Eva Falk"},
    ]


VISIT = "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister Carl Dahl and Danish Foreign Minister Eva Falk in Oslo."


@pytest.mark.parametrize(
    "sentence",
    [
        "They agreed on trade.",
        "The two sides discussed trade.",
        "The two delegations discussed trade.",
    ],
)
def test_they_are_those_of_the_encounter_told_last(sentence):
    said = speakers(f"In the evening, Anna Berg met with Minister Falk. {sentence}", lead=VISIT)
    assert [set(people) for people in said] == [{A, "Eva Falk"}]


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("Ms. Berg raised the war. Minister Dahl spoke of trade.", A),
        ("Minister Berg voiced her concern. Minister Dahl spoke of trade.", A),
        ("Anna Berg raised the war. She urged peace. Minister Dahl spoke of trade.", A),
        ("Mr. Dahl spoke of trade.", A),
        ("Minister Dahl spoke of trade.", B),
    ],
)
def test_she_is_whoever_the_text_calls_so(words, last):
    assert speakers(words, "She thanked the people of Oslo.")[-1] == (last,)


def test_ministers_are_not_the_president_on_whom_they_called():
    lead = "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister Carl Dahl and Finnish President Hugo Holm in Oslo."
    assert speakers("Ministers agreed to meet again.", lead=lead) == [BOTH]


def test_a_pronoun_is_whoever_the_sentence_before_brought_in():
    body = "Minister Berg spoke of trade. // The second part was joined by Minister Falk. She urged peace."
    assert speakers(*body.split(" // "), lead=VISIT) == [(A,), ("Eva Falk",)]


def test_a_bare_name_nobody_knows_ends_a_speech():
    record, said = read("Anna Berg said that trade is good. Albares said that Spain is ready.")
    assert said == [((A,), "Anna Berg said that trade is good.")]
    assert [s.detail for s in record.silences if s.reason == "unresolved subject"] == [
        "Albares said"
    ]


def test_a_meeting_in_the_fronting_of_a_sentence_is_a_scene():
    body = "At her meeting with Minister Falk, Minister Berg praised Denmark. They discussed trade."
    assert [set(people) for people in speakers(body, lead=VISIT)] == [{A}, {A, "Eva Falk"}]


def test_they_are_those_who_spoke_jointly_just_before():
    said = speakers(
        "Minister Berg and Minister Falk stressed the value of trade. Minister Falk praised Norway."
        " They agreed to meet again.",
        lead=VISIT,
    )
    assert [set(people) for people in said] == [{A, "Eva Falk"}, {"Eva Falk"}, {A, "Eva Falk"}]


def test_a_subject_whom_no_list_knows_ends_a_joint_statement_and_is_a_doubt():
    record, said = read(
        "The two ministers discussed trade. The Deputy Registrar (Europe) briefed them on visas."
    )
    assert said == [(BOTH, "The two ministers discussed trade.")]
    assert [s.detail for s in record.silences if s.reason == "unresolved subject"] == [
        "The Deputy Registrar (Europe) briefed"
    ]


def test_they_are_nobody_where_one_of_them_is_unknown():
    body = "Minister Berg also met with Finnish President Hugo Holm. They discussed trade."
    assert not any("Carl Dahl" in people for people in speakers(body))


def test_a_lead_with_a_purpose_is_narrative():
    lead = LEAD.replace(" in Oslo.", " in Oslo to discuss trade and to reaffirm their friendship.")
    assert speakers(lead=lead) == []


def test_a_title_two_hold_is_the_issuing_sides_with_less_confidence():
    record, said = read("The Foreign Minister stressed the value of trade.")
    assert [people for people, _ in said] == [(A,)]
    statement = record.statements[0]
    assert statement.rule == "ambiguous title"
    assert statement.confidence < 0.9 < confidence_of("title", 0)
    assert statement.alternatives == ((B,),)


def test_an_unknown_speaker_is_a_doubt_and_ends_the_run():
    record, said = read(
        "Anna Berg and Carl Dahl discussed trade. The Ambassador noted that it has grown. It will grow on."
    )
    assert [people for people, _ in said] == [BOTH]
    assert [s.reason for s in record.silences if s.detail == "The Ambassador noted"] == [
        "unresolved subject"
    ]


def test_others_who_are_not_named_are_said_to_be_there():
    record, _ = read("Minister Berg and members of the Nobel committee discussed peace.")
    assert record.statements[0].speakers == (A,)
    assert record.statements[0].unnamed_group == "members of the Nobel committee"


def test_statements_are_trimmed_and_point_into_the_text():
    record, _ = read("  Anna Berg thanked Sweden.  ")
    statement = record.statements[0]
    assert (
        record.text[statement.span.start : statement.span.end]
        == statement.text
        == "Anna Berg thanked Sweden."
    )
    assert record.text[statement.evidence.start : statement.evidence.end] == "Anna Berg thanked"


def test_today_and_the_manifest_give_the_day():
    text = "Call\n\nForeign Minister Anna Berg of Norway spoke yesterday by phone with Swedish Foreign Minister Carl Dahl.\n"
    record = extract(text, Source(published_on=dt.date(2024, 5, 6)))
    assert record.date.value == "2024-05-05"
    assert record.date.rule == "day in lead"
