"""Where a sentence ends, and where a full stop ends nothing."""

import pytest

from readouts.extraction.sentences import split_sentences


def split(text):
    return [text[a:b] for a, b in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Secretary of State spoke with Mr. Kim.",
        "Antony J. Blinken met Joseph R. Biden, Jr. on Monday.",
        "H.E. Mr. Vladimir V. Putin called the Prime Minister.",
        "They met at No. 10 for talks.",
        "Trade grew by 19.8 percent.",
        "St. Petersburg hosted the forum.",
        "1. At the outset, the Minister spoke.",
        "Rt. Hon. Winston Peters met the Minister.",
        "The Special ASEAN-U.S. Foreign Ministerial Meeting was held.",
    ],
)
def test_one_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "They met in Washington, D.C. Secretary Blinken thanked him.",
            "They met in Washington, D.C.",
        ),
        ("He thanked the U.S. The two sides agreed.", "He thanked the U.S."),
        ("She spoke at 5 p.m. The call was short.", "She spoke at 5 p.m."),
        ("“It is clear.” He left.", "“It is clear.”"),
        ("It is so in the region.The Secretary agreed.", "It is so in the region."),
        ("They met.\xa0 They agreed.", "They met."),
    ],
)
def test_two_sentences(text, first):
    assert split(text)[0] == first
    assert len(split(text)) == 2


def test_initials_end_no_sentence():
    assert split("The Minister, A.M. Berg, met them at 11 A.M. They agreed.")[1] == "They agreed."


def test_offsets_count_from_the_start_of_the_whole_text():
    text = "Title\n\nOne here. Two there."
    assert [text[a:b] for a, b in split_sentences(text, 7, len(text))] == [
        "One here.",
        "Two there.",
    ]
