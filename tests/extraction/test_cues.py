"""Cues: the verb behind a subject, in all the ways readouts put it."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction import extract
from readouts.extraction.clauses import main_clause, postposed_clause
from readouts.extraction.tokens import Tokens

KNOWN = frozenset({"wang", "yi", "lavrov"})


def clause_of(text):
    tokens = Tokens(text)
    clause = main_clause(tokens, 0, len(tokens), KNOWN)
    assert clause is not None, text
    return tokens.printed(clause.subject.i, clause.subject.j), clause


@pytest.mark.parametrize(
    ("text", "subject", "lemma"),
    [
        ("Wang Yi said, the treaty is old.", "Wang Yi", "say"),
        ("Wang Yi also pointed out that it is old.", "Wang Yi", "point out"),
        ("Lavrov spoke highly of the progress, saying it is great.", "Lavrov", "speak highly of"),
        ("The Secretary underscored the need for peace.", "The Secretary", "underscore"),
        ("In response, Minister Blinken expressed thanks.", "Minister Blinken", "express"),
        ("Noting recent reports, the Secretary called for restraint.", "the Secretary", "call for"),
        ("Having noted that prices rose, Vladimir Putin emphasised this.", "Vladimir Putin", "emphasize"),
        ("Minister Fidan, noting that time is short, stressed the need.", "Minister Fidan", "stress"),
        ("In turn Lavrov highlighted the point.", "Lavrov", "highlight"),
        ("On Taiwan, he laid out the policy.", "he", "lay out"),
        ("President Duda, for his part, thanked Ukraine.", "President Duda", "thank"),
        ("The Secretary and Foreign Minister Wong agreed on this.", "The Secretary and Foreign Minister Wong", "agree"),
        ("It was revealing that Recep Erdogan gave an assessment.", "Recep Erdogan", "give"),
        ("According to Wang Yi, trade grew.", "Wang Yi", "according to"),
        ("The Minister had stressed this before.", "The Minister", "stress"),
        ("He was clear that this must end.", "He", "be clear"),
        ("He emphasises the role of trade.", "He", "emphasize"),
        ("He did not accept the claim.", "He", "accept"),
    ],
)  # fmt: skip
def test_subject_and_verb(text, subject, lemma):
    found, clause = clause_of(text)
    assert found == subject
    assert clause.cue.verb.lemma == lemma


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minister Wang visited the museum.", "narrative"),
        ("President Duda will visit Kyiv.", "unknown"),
        ("The two sides held talks in Rome.", "narrative"),
        ("The President solicited views.", "unknown"),
    ],
)
def test_verbs_that_report_nothing(text, kind):
    assert clause_of(text)[1].cue.verb.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "“We stand with you,” said President Duda.",
        "We stand with you, he said.",
        "The treaty, Wang Yi said, has stood the test of time.",
        "“It is time,” the Minister added.",
    ],
)
def test_a_cue_behind_the_words(text):
    tokens = Tokens(text)
    assert postposed_clause(tokens, 0, len(tokens), KNOWN) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The construction of four plants has begun.",
        "Bilateral trade exceeded 40 billion dollars.",
        "The Secretary's meeting with his team was long.",
    ],
)
def test_sentences_without_a_speaker(text):
    tokens = Tokens(text)
    assert main_clause(tokens, 0, len(tokens), KNOWN) is None


def test_a_minister_for_something_who_is_called_on_is_asked_for_nothing():
    lead = "Foreign Minister Anna Berg of Norway held talks with Carl Dahl, Minister for Foreign Affairs of Sweden."
    call = "Minister Berg called on Prime Minister Ulf Dahl and met Minister for Trade Tove Falk."
    assert [s.text for s in extract(f"Visit\n\n{lead}\n\n{call}\n").statements] == []
