"""Transcripts are told from readouts, which may hold colons and the first person too."""

from pathlib import Path

import pytest

from readouts.extraction.transcripts import recognise

READOUTS = Path(__file__).parents[2] / "fixtures" / "readouts"

BRIEFING = """Remarks After Their Meeting

SECRETARY BLINKEN: Good morning. I want to thank the minister for coming here.

FOREIGN MINISTER WONG: Thank you. We have had a good talk, and I am glad you came.

QUESTION: Do you expect a deal?

SECRETARY BLINKEN: I would not say that.
"""
ONE_SPEAKER = """Remarks to the Press

SECRETARY BLINKEN: Good morning, everyone. I am glad to be here. We have had a good day, and I
want to tell you about our work. I met the minister. We spoke of our plans.
"""
MIXED_CASE = """Regular Press Conference

AFP: Can you confirm the visit?

Zhao Lijian: We have released the information. You may want to look at it.

Bloomberg: A question on trade. Do you have a comment?

Zhao Lijian: I have no information on that.
"""
RUN_TOGETHER = """Meeting with the Governor

President of Russia Vladimir Putin: Good afternoon, let us begin. Mikhail Razvozhayev: Thank you, \
we have prepared a report. Vladimir Putin: Please go ahead, I am listening. Mikhail Razvozhayev: \
We have built two schools.
"""
SPEECH = """Remarks at the Annual Meeting

Thank you for having me. I am glad to be here, and I bring you my government's greetings.

I have read your report. My country supports your work, and I promise you my help.
"""
QUESTIONS = """Background call

Q   Do you expect a deal?

A.  I would not say that.

Q   Did you ask?

A.  We did, and you will hear of it. I promise.
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BRIEFING, "4 turns of speech, the first marked 'SECRETARY BLINKEN'"),
        (ONE_SPEAKER, "speech in the first person, marked 'SECRETARY BLINKEN'"),
        (MIXED_CASE, "4 turns of speech, the first marked 'AFP'"),
        (RUN_TOGETHER, "4 turns of speech, the first marked 'President of Russia Vladimir Putin'"),
        (SPEECH, "a speech in the speaker's own words: it says I and my 7 times"),
        (QUESTIONS, "4 paragraphs marked as questions and answers"),
    ],
)
def test_a_transcript_is_recognised_with_its_reason(text, reason):
    assert reason in recognise(text)


@pytest.mark.parametrize("path", sorted(READOUTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_shipped_readout_is_no_transcript(path):
    assert recognise(path.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Both parties will make efforts in four areas:\n\nFirst: trade.\n\nSecond: energy.",
        "They named two goals: peace and trade. Minister Wong noted: we agree.",
        "Participants:\nUnited States: Antony Blinken\nJapan: Hayashi Yoshimasa",
        "He said: \u201cI and my team gave my best, I am glad, I and my wife.\u201d",
        "Wang Yi said, I had good talks. I told my friend that I agree.\n\nHe stressed, I am glad.",
        "WHO: The Secretary\nWHAT: A meeting\nWHEN: Monday\nWHERE: Washington",
        "A statement came.\n\nA visit is due.\n\nA call took place.\n\nA treaty. We, I, you.",
        "WASHINGTON, D.C.: The Secretary met the minister. He said that ties are strong.",
    ],
)
def test_a_readout_with_colons_is_no_transcript(text):
    assert recognise(text) == ""
