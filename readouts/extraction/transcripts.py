"""Telling a transcript ("SECRETARY BLINKEN: Good morning ...") from a readout.

A transcript gives people's own words, turn by turn, each after a label; a readout
reports them. Reading one as the other would mangle it, so transcripts are recognised
and reported as what they are.
"""

from __future__ import annotations

import re
from collections import Counter

# What may stand before the colon of a turn, read backwards from there: a name or an
# office of up to ten words, at the start of a line or after the end of a sentence (pages
# that lost their paragraph breaks).
_WORD = r"[^\W\d_a-z][\w.\u2019'()-]*"
_LABEL = re.compile(
    r"(?:^|(?<=[.?!\u2026\u201d\"')\]] ))[ \t]*"
    rf"(?P<label>{_WORD}(?:,?[ \xa0]+(?:\(?{_WORD}|of|the|for|and|to|de|bin|al|von|van)){{0,9}})"
    r"[ \t]*$"
)
_COLON = re.compile(r":(?=\s)")
_REACH = 110  # characters a label may be long
_QUESTION = re.compile(
    r"(?m)^[ \t]*(?:Q[.:)]?|A[.:)]|(?:QUESTION|ANSWER|Question|Answer)[.:])[ \t\xa0]{1,3}\S"
)
# fmt: off
_TITLE_WORDS = frozenset({
    "MR", "MS", "MRS", "DR", "SECRETARY", "PRESIDENT", "MINISTER", "PREMIER", "CHANCELLOR",
    "AMBASSADOR", "SENATOR", "GENERAL", "ADMIRAL", "GOVERNOR", "REPRESENTATIVE", "ENVOY",
    "DIRECTOR", "ADVISOR", "ADVISER", "SPOKESPERSON", "COUNSELOR", "CHAIRMAN", "CHAIR", "KING",
    "QUEEN", "PRINCE", "COMMISSIONER", "OFFICIAL", "OPERATOR", "MODERATOR", "HOST", "INTERPRETER",
    "QUESTION", "STAFF", "PARTICIPANT", "SPEAKER", "REPORTER",
})
# fmt: on
# Headings of notices and lists: they stand before a colon too, and are no speakers.
# fmt: off
_HEADINGS = frozenset({
    "who", "what", "when", "where", "why", "how", "note", "notes", "topic", "topics", "date",
    "time", "place", "venue", "location", "subject", "agenda", "participants", "participant",
    "attendees", "members", "contact", "contacts", "media", "background", "summary", "source",
    "meeting", "passcode", "web", "website", "email", "tel", "telephone", "phone", "fax",
    "address", "first", "second", "third", "fourth", "fifth", "firstly", "secondly", "thirdly",
    "finally", "including", "update", "readout",
})
# fmt: on
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I\u2019m|I\u2019ve|we|We|my|our|you)\b")
_SINGULAR = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b(?!\.)")
_QUOTED = re.compile(r"\u201c[^\u201d\n]*\u201d|\"[^\"\n]*\"")
# A readout may let its speaker say I at some length, but then it reports as well.
_REPORTED = re.compile(
    r"\b(?:said|stressed|noted|pointed out|emphasi[sz]ed|expressed|discussed|reaffirmed|"
    r"underscored|agreed|exchanged views)\b"
)
_OWN_WORDS = 0.001


def recognise(text: str) -> str:
    """Why ``text`` is a transcript, in words for a person; "" when it is none.

    A text is one where labelled turns of at least two speakers, or of one who says "I",
    make up most of it, where it goes by questions and answers, or where somebody speaks
    in the first person throughout, without a label.
    """
    turns = _turns(text)
    spoken = [label for label, _ in turns]
    if turns and len(text) - turns[0][1] >= 0.5 * len(text):
        if _is_conversation(spoken):
            return f"a transcript: {len(turns)} turns of speech, the first marked {spoken[0]!r}"
        if any(_is_shouted(label) for label in spoken) and _in_first_person(text[turns[0][1] :]):
            return f"a transcript: speech in the first person, marked {spoken[0]!r}"
    questions = _QUESTION.findall(text)
    if len(questions) >= 4 and _in_first_person(text):
        return f"a transcript: {len(questions)} paragraphs marked as questions and answers"
    unquoted = _QUOTED.sub("", text)
    own = len(_SINGULAR.findall(unquoted))
    if own >= max(4, _OWN_WORDS * len(text)) and len(_REPORTED.findall(unquoted)) < 2:
        return f"a speech in the speaker's own words: it says I and my {own} times"
    return ""


def _turns(text: str) -> list[tuple[str, int]]:
    """Each label of a turn, and where it starts."""
    found: list[tuple[str, int]] = []
    for colon in _COLON.finditer(text):
        line = text.rfind("\n", 0, colon.start()) + 1
        begin = max(line, colon.start() - _REACH)
        match = _last_label(text[begin : colon.start()], at_line=begin == line)
        if match is None:
            continue
        label = match["label"]
        headline = text[colon.end() :].partition("\n")[0].strip()
        if headline.isupper():
            continue  # "PRESIDENT X TO PRESIDENT Y: PEACE COMES FIRST"
        if label.split()[0].strip(".,").lower() not in _HEADINGS:
            found.append((label, begin + match.start("label")))
    return found


def _last_label(before: str, *, at_line: bool) -> re.Match[str] | None:
    """The shortest label that ends ``before``, the text in front of a colon."""
    match = None
    for candidate in re.finditer(r"(?<=[.?!\u2026\u201d\"')\]] )", before):
        match = _LABEL.match(before, candidate.start()) or match
    return match or (_LABEL.match(before) if at_line else None)


def _is_conversation(labels: list[str]) -> bool:
    """Whether labels come back as speakers' do: two who speak, and one of them again."""
    if len(labels) < 3:
        return len(set(filter(_is_shouted, labels))) > 1
    if sum(map(_is_shouted, labels)) >= 2:
        return True
    counts = Counter(labels)
    return len(counts) >= 2 and sum(1 for count in counts.values() if count >= 2) >= 1


def _is_shouted(label: str) -> bool:
    """Whether a label is a speaker's in capitals: "SECRETARY BLINKEN", "QUESTION", "MR. PRICE"."""
    words = re.findall(r"[^\W\d_]{2,}", label)
    if not words or label.upper() != label:
        return False
    return not _TITLE_WORDS.isdisjoint(words) or len(words) == 2


def _in_first_person(text: str) -> bool:
    """Whether a speaker's I, we and you come up as often as in speech."""
    return len(_FIRST_PERSON.findall(text)) >= max(3, len(text) // 400)
