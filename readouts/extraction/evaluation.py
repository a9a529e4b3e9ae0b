"""Scoring what was extracted against gold labels. Pure: records in, counts out.

By characters, white space left out. Of the characters that the labels attribute:

* right: attributed to exactly the labelled speakers;
* wrong: attributed, to others;
* missed: not attributed.

And false: attributed although the labels call them narrative or furniture. All four
are given as shares of the characters that the labels attribute.

Names are equal when their words are: case, diacritics, punctuation, initials ("J.")
and "Jr." do not count, anything else does ("Sergei" is not "Sergey"). People who
cannot all be named ("senior Taliban representatives") count as found where a group is
given there, whatever its words; as participants they are not scored. A mentioned
person is equal where one name holds all words of the other ("Putin").

A place is right when it equals the label or one of the two holds the other in whole
words ("Guilin City" and "Guilin City, Guangxi"), and so is an office. Where the label
has no date or place, an extracted one is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from readouts.extraction.gold import Gold, GoldPerson, GoldSegment, locate
from readouts.extraction.records import ExtractedStatement, Extraction, Span
from readouts.extraction.scores import Judged, Miss, Ratio, Score, total

# What stands at a name and is no part of it.
_NO_NAMES = frozenset({"jr", "sr", "dr", "mr", "mrs", "ms", "prof", "hon", "dato", "king", "queen"})
_WORDS = re.compile(r"[^\W_]+")


def name_key(name: str) -> tuple[str, ...]:
    """What two names are compared by: their words, without what does not count."""
    words = _words(name)
    counting = tuple(word for word in words if len(word) > 1 and word not in _NO_NAMES)
    return counting or tuple(words)


def evaluate(extraction: Extraction, gold: Gold) -> Score:
    """How one extraction stands to the labels of its text.

    Raises GoldError where the labels do not fit the text.
    """
    spans = locate(gold, extraction.text)
    return total(
        (
            Score(texts=1),
            _attribution(extraction, gold, spans),
            _facts(extraction, gold),
            _participants(extraction, gold),
            _mentioned(extraction, gold),
            _labelled_details(extraction, gold, spans),
        )
    )


# -- by characters


def _attribution(extraction: Extraction, gold: Gold, spans: tuple[Span, ...]) -> Score:
    text = extraction.text
    groups = {person.name for person in gold.participants if person.unnamed_group}
    owner = _owners(len(text), [statement.span for statement in extraction.statements])
    silent = _owners(len(text), [s.span for s in extraction.silences if s.span is not None])
    tally: Counter[str] = Counter()
    per_statement: list[Counter[str]] = [Counter() for _ in extraction.statements]
    misses: list[Miss] = []
    for segment, span in zip(gold.segments, spans, strict=True):
        for run, index in _runs(text, span, owner):
            statement = extraction.statements[index] if index is not None else None
            verdict = _verdict(segment, statement, groups)
            size = _size(text, run)
            tally[verdict] += size
            if verdict == "missed":
                tally["noticed"] += sum(
                    1
                    for at in range(run.start, run.end)
                    if silent[at] is not None and not text[at].isspace()
                )
            if index is not None:
                per_statement[index]["right" if verdict == "right" else "errors"] += size
            if verdict in ("wrong", "missed", "false") and size:
                misses.append(_attribution_miss(gold, verdict, segment, statement, text, run))
    return Score(
        attributed=tally["right"] + tally["wrong"] + tally["missed"],
        right=tally["right"],
        wrong=tally["wrong"],
        missed=tally["missed"],
        false=tally["false"],
        noticed=tally["noticed"],
        judged=tuple(
            Judged(
                statement.confidence,
                counts["right"],
                counts["errors"],
                statement.rule,
                statement.trust,
            )
            for statement, counts in zip(extraction.statements, per_statement, strict=True)
        ),
        misses=tuple(misses),
    )


def _verdict(
    segment: GoldSegment, statement: ExtractedStatement | None, groups: Collection[str]
) -> str:
    if segment.kind != "statement":
        return "false" if statement else "nothing"
    if statement is None:
        return "missed"
    return "right" if _same_speakers(segment, statement, groups) else "wrong"


def _same_speakers(
    segment: GoldSegment, statement: ExtractedStatement, groups: Collection[str]
) -> bool:
    named = {name_key(name) for name in segment.speakers if name not in groups}
    expects_group = segment.unnamed_group or any(name in groups for name in segment.speakers)
    speakers = {name_key(name) for name in statement.speakers}
    if not expects_group:
        return speakers == named and not statement.unnamed_group
    # The group may be given apart, or as one speaker more.
    others = speakers - named
    return named <= speakers and (
        len(others) == 1 or (bool(statement.unnamed_group) and not others)
    )


def _owners(length: int, spans: list[Span]) -> list[int | None]:
    """For each character, the first of the spans that holds it."""
    owner: list[int | None] = [None] * length
    for index, span in reversed(list(enumerate(spans))):
        owner[span.start : span.end] = [index] * (min(span.end, length) - span.start)
    return owner


def _runs(text: str, span: Span, owner: list[int | None]) -> Iterator[tuple[Span, int | None]]:
    """The runs of a segment that one statement holds, or none."""
    begin = span.start
    for at in range(span.start, span.end + 1):
        if at == span.end or owner[at] != owner[begin]:
            if begin < at:
                yield Span(begin, at), owner[begin]
            begin = at


def _size(text: str, span: Span) -> int:
    return len("".join(text[span.start : span.end].split()))


def _attribution_miss(
    gold: Gold,
    verdict: str,
    segment: GoldSegment,
    statement: ExtractedStatement | None,
    text: str,
    run: Span,
) -> Miss:
    extracted = "nobody"
    if statement is not None:
        speakers = ", ".join((*statement.speakers, *filter(None, [statement.unnamed_group])))
        extracted = f"{speakers} (rule {statement.rule!r}, {statement.confidence:.2f})"
    expected = ", ".join(segment.speakers) if segment.kind == "statement" else segment.kind
    return Miss(
        gold.file, verdict, expected, extracted, " ".join(text[run.start : run.end].split())
    )


# -- facts and people


def _facts(extraction: Extraction, gold: Gold) -> Score:
    found = {
        "date": (gold.date, extraction.date.value if extraction.date else ""),
        "kind": (gold.kind, extraction.kind.value),
        "place": (gold.place, extraction.place.value if extraction.place else ""),
        "title": (gold.title, extraction.title.value if extraction.title else ""),
        "publisher_country": (gold.publisher_country, extraction.publisher_country),
    }
    hits = {
        what: _fits(expected, value) if what == "place" else _words(expected) == _words(value)
        for what, (expected, value) in found.items()
    }
    misses = tuple(
        Miss(gold.file, what.replace("_", " "), *found[what]) for what in found if not hits[what]
    )
    return Score(
        date=Ratio(int(hits["date"]), 1),
        kind=Ratio(int(hits["kind"]), 1),
        place=Ratio(int(hits["place"]), 1),
        title=Ratio(int(hits["title"]), 1),
        publisher_country=Ratio(int(hits["publisher_country"]), 1),
        misses=misses,
    )


def _fits(expected: str, value: str) -> bool:
    """Whether two places or offices are one: equal, or one holds the other in whole words."""
    if not expected or not value:
        return expected == value
    one, other = (f" {' '.join(_words(text))} " for text in (expected, value))
    return one in other or other in one


def _participants(extraction: Extraction, gold: Gold) -> Score:
    labelled = {name_key(p.name): p for p in gold.participants if not p.unnamed_group}
    groups = [_words(p.name) for p in gold.participants if p.unnamed_group]
    people = {
        name_key(person.name): person
        for person in extraction.participants
        if not _is_group(person.name, groups) or name_key(person.name) in labelled
    }
    shared = labelled.keys() & people.keys()
    misses: list[Miss] = []
    misses += [
        Miss(gold.file, "participant", p.name, "") for k, p in labelled.items() if k not in shared
    ]
    misses += [
        Miss(gold.file, "participant", "", p.name) for k, p in people.items() if k not in shared
    ]
    country = [labelled[key].country == people[key].party for key in shared]
    asked = [key for key in shared if labelled[key].role]
    office = [_fits(labelled[key].role, people[key].role) for key in asked]
    for key in shared:
        _compare(misses, gold, "country", labelled[key], labelled[key].country, people[key].party)
    for key, right in zip(asked, office, strict=True):
        if not right:
            misses.append(
                Miss(
                    gold.file,
                    f"office of {labelled[key].name}",
                    labelled[key].role,
                    people[key].role,
                )
            )
    return Score(
        found=Ratio(len(shared), len(people)),
        recalled=Ratio(len(shared), len(labelled)),
        country=Ratio(sum(country), len(country)),
        office=Ratio(sum(office), len(office)),
        misses=tuple(misses),
    )


def _compare(
    misses: list[Miss], gold: Gold, what: str, person: GoldPerson, expected: str, value: str
) -> None:
    if expected != value:
        misses.append(Miss(gold.file, f"{what} of {person.name}", expected, value))


def _is_group(name: str, groups: list[list[str]]) -> bool:
    """Whether an extracted name speaks of a labelled group: they share a word that tells."""
    words = {word for word in _words(name) if len(word) > 3}
    return any(words & set(group) for group in groups)


def _mentioned(extraction: Extraction, gold: Gold) -> Score:
    labelled = [set(name_key(name)) for name in gold.mentioned]
    names = list(dict.fromkeys(mention.name for mention in extraction.mentioned))
    found = [set(name_key(name)) for name in names]
    recalled = [any(one <= other or other <= one for other in found) for one in labelled]
    right = [any(one <= other or other <= one for other in labelled) for one in found]
    misses = [
        Miss(gold.file, "mentioned", name, "")
        for name, hit in zip(gold.mentioned, recalled, strict=True)
        if not hit
    ]
    misses += [
        Miss(gold.file, "mentioned", "", name)
        for name, hit in zip(names, right, strict=True)
        if not hit
    ]
    return Score(
        mentioned_found=Ratio(sum(right), len(right)),
        mentioned_recalled=Ratio(sum(recalled), len(recalled)),
        misses=tuple(misses),
    )


# -- what only some labels have


def _labelled_details(extraction: Extraction, gold: Gold, spans: tuple[Span, ...]) -> Score:
    return total(
        score
        for segment, span in zip(gold.segments, spans, strict=True)
        for score in _segment_details(extraction, gold, segment, span)
    )


def _segment_details(
    extraction: Extraction, gold: Gold, segment: GoldSegment, span: Span
) -> Iterator[Score]:
    """Topics and voice of one segment, from the statements that begin in it."""
    inside = [s for s in extraction.statements if span.start <= s.span.start < span.end]
    if segment.topics is not None:
        topics = {match.topic for statement in inside for match in statement.topics}
        shared = len(topics & segment.topics)
        lacking, extra = segment.topics - topics, topics - segment.topics
        yield Score(
            topics_found=Ratio(shared, len(topics)),
            topics_recalled=Ratio(shared, len(segment.topics)),
            topics_exact=Ratio(int(not lacking and not extra), 1),
            misses=_topic_miss(gold, segment, lacking, extra),
        )
    if segment.voice is not None:
        voices = {statement.voice or "" for statement in inside}
        hit = {name_key(voice) for voice in voices} == {name_key(segment.voice)}
        miss = Miss(gold.file, "voice", segment.voice, ", ".join(sorted(voices)), segment.starts)
        yield Score(voice=Ratio(int(hit), 1), misses=() if hit else (miss,))


def _topic_miss(
    gold: Gold, segment: GoldSegment, lacking: Collection[str], extra: Collection[str]
) -> tuple[Miss, ...]:
    if not lacking and not extra:
        return ()
    expected, extracted = ", ".join(sorted(lacking)), ", ".join(sorted(extra))
    return (Miss(gold.file, "topics", expected, extracted, segment.starts),)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return _WORDS.findall(plain.replace("\u2019", "").replace("'", "").casefold())
