"""How to search, by examples: each one finds something in the readouts that the archive ships."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    query: str
    finds: str


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    examples: tuple[Example, ...]


CHAPTERS = (
    Chapter(
        "Words",
        (
            Example(
                "vaccine cooperation",
                "both words, anywhere in the statement, in all their forms: vaccines, cooperate,"
                " cooperating. Capital letters and diacritics make no difference.",
            ),
            Example("vaccines OR treaty", "either word, or both. OR is written in capitals."),
            Example("cooperation -pandemic", "the first word, and not the second."),
            Example(
                '"the comprehensive strategic partnership"',
                "exactly these words in a row, small words like “the” included. Punctuation and"
                " the kind of quotation mark make no difference.",
            ),
            Example(
                "cold-war",
                "words that punctuation joins: side by side, in all their forms.",
            ),
            Example("multilateral*", "all words that begin so, as they are printed."),
            Example(
                "afghan* NEAR/10 peace",
                "both, the one at most ten words after the other, in either order. Words,"
                " beginnings* and “phrases” can stand on either side.",
            ),
            Example(
                "(vaccine OR pandemic) -virus",
                "parentheses make one of several. Without them OR joins all that stands on"
                " either side of it.",
            ),
        ),
    ),
    Chapter(
        "What is known of a statement",
        (
            Example(
                "speaker:lavrov",
                "statements that he makes, alone or jointly. Any part of any of a person's names"
                " will do, with diacritics or without; several words go between quotation marks.",
            ),
            Example('speaker:"wang yi"', "the same, with two words of the name."),
            Example("topic:afghanistan", "statements on a topic, by a word of its name."),
            Example(
                "party:RU",
                "statements by those who spoke for a state or an organisation that day: by its"
                " code or its name.",
            ),
            Example(
                'publisher:"ministry of foreign affairs"',
                "statements according to a publisher, by words of its name.",
            ),
            Example(
                'kind:"phone call"',
                "statements made at one kind of meeting.",
            ),
            Example("place:tashkent", "statements made in a place, as the readout prints it."),
            Example("year:2021", "statements of a year; year:2020..2021 for several."),
            Example("before:2021-07", "statements before a day, a month or a year."),
            Example("after:2021-06-30", "statements after one."),
        ),
    ),
    Chapter(
        "All of it together",
        (
            Example(
                "speaker:lavrov cooperat* -topic:afghanistan",
                "words and fields, wanted and unwanted, in any order.",
            ),
            Example(
                '(place:moscow OR place:tashkent) "central asia"',
                "fields with OR and parentheses, as words.",
            ),
        ),
    ),
)
