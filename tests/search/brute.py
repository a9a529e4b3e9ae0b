"""Search by brute force: every statement read and compared in Python, no index, no SQL search.

The words of the generated archive are few, and which are forms of one word is written here, so
nothing of the archive's own stemming is trusted.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from dataclasses import dataclass

from readouts import models
from readouts.search.nodes import And, Field, Near, Not, Or, Phrase, Prefix, Term
from tests import factories

FORMS = {
    "nuclear": "nuclear",
    "missile": "missile",
    "missiles": "missile",
    "iran": "iran",
    "taiwan": "taiwan",
    "strait": "strait",
    "straits": "strait",
    "agree": "agree",
    "agreed": "agree",
    "agrees": "agree",
    "peace": "peace",
    "talks": "talk",
    "talked": "talk",
    "order": "order",
    "of": "of",
    "the": "the",
}
STOP_WORDS = {"of", "the"}
PEOPLE = [
    ("wang-yi", "Wang Yi", "CN"),
    ("sergey-lavrov", "Sergey Lavrov", "RU"),
    ("antony-blinken", "Antony Blinken", "US"),
    ("mevlut-cavusoglu", "Mevlüt Çavuşoğlu", "TR"),
]
TOPICS = ["iran", "taiwan", "arms-control"]
PLACES = ["Tashkent", "Geneva", ""]
PUBLISHERS = ["cn-mfa", "us-state", "ru-mfa"]
KINDS = ["meeting", "phone call"]


def dice(seed: int) -> random.Random:
    """Chance that is the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - nothing here is a secret


def build(seed: int, meetings: int = 14) -> None:
    """Write an archive of chance: the same for the same seed."""
    chance = dice(seed)
    people = {
        slug: factories.ParticipantFactory(
            slug=slug, name=name, party=factories.PartyFactory(code=party)
        )
        for slug, name, party in PEOPLE
    }
    parties = [factories.PartyFactory(code=code) for code in ("CN", "RU", "US", "TR", "UN")]
    topics = [factories.TopicFactory(slug=slug) for slug in TOPICS]
    publishers = [factories.PublisherFactory(slug=slug, name=slug) for slug in PUBLISHERS]
    for number in range(meetings):
        sentences = [sentence(chance) for _ in range(chance.randint(1, 4))]
        text = f"{number}\n" + "\n".join(sentences)
        readout = factories.ReadoutFactory(
            text=text,
            publisher=chance.choice(publishers),
            meeting__date=chance.choice(
                [None, dt.date(chance.randint(2020, 2022), chance.randint(1, 12), 15)]
            ),
            meeting__kind=chance.choice(KINDS),
            meeting__place=chance.choice(PLACES),
        )
        for person in chance.sample(list(people.values()), 3):
            factories.AttendanceFactory(
                meeting=readout.meeting,
                participant=person,
                party=chance.choice([person.party, None, *parties]),
                review_state=chance.choice(["unreviewed", "unreviewed", "rejected"]),
            )
        start = len(f"{number}\n")
        for words in sentences:
            factories.StatementFactory(
                readout=readout,
                start=start,
                end=start + len(words),
                speakers=chance.sample(list(people.values()), chance.randint(1, 2)),
                topics=chance.sample(topics, chance.randint(0, 2)),
                review_state=chance.choice(["unreviewed", "reviewed", "rejected", "reviewed"]),
            )
            start += len(words) + 1


def sentence(chance: random.Random) -> str:
    words = chance.choices(list(FORMS), k=chance.randint(3, 9))
    joined = words[0].capitalize()
    for word in words[1:]:
        joined += chance.choice([" ", " ", " ", ", ", "-", " – “"]) + chance.choice(
            [word, word, word.upper()]
        )
    return joined + "."


@dataclass(frozen=True)
class Row:
    """What a reader can know of a statement, read from its records."""

    statement: int
    meeting: int
    date: dt.date | None
    words: tuple[str, ...]
    facets: dict[str, frozenset[str]]


def rows() -> list[Row]:
    return [row(s) for s in models.Statement.objects.exclude(review_state="rejected")]


def row(statement: models.Statement) -> Row:
    meeting = statement.readout.meeting
    speakers = list(statement.speakers.all())
    date = meeting.date
    return Row(
        statement=statement.pk,
        meeting=meeting.pk,
        date=date,
        words=tuple(re.findall(r"[a-z]+", statement.text.lower())),
        facets={
            "speaker": frozenset(s.slug for s in speakers),
            "party": frozenset(filter(None, (party(s, meeting) for s in speakers))),
            "topic": frozenset(t.slug for t in statement.topics.all()),
            "year": frozenset([str(date.year)] if date else []),
            "month": frozenset([f"{date:%Y-%m}"] if date else []),
            "kind": frozenset([meeting.kind]),
            "publisher": frozenset([statement.readout.publisher.slug]),
            "place": frozenset([meeting.place] if meeting.place else []),
            "joint": frozenset(["joint" if len(speakers) > 1 else "single"]),
        },
    )


def party(speaker: models.Participant, meeting: models.Meeting) -> str | None:
    for attendance in meeting.attendances.exclude(review_state="rejected"):
        if attendance.participant == speaker and attendance.party:
            return attendance.party.code
    return speaker.party.code if speaker.party else None


def selected(row: Row, chosen: dict[str, list[str]], but: str = "") -> bool:
    return all(row.facets[name] & set(v) for name, v in chosen.items() if v and name != but)


def counts(found: list[Row], chosen: dict[str, list[str]], name: str, key: str) -> Counter[str]:
    """Each value's count under the other facets' selections, of statements or meetings."""
    pairs = {
        (value, getattr(row, key))
        for row in found
        if selected(row, chosen, but=name)
        for value in row.facets[name]
    }
    return Counter(value for value, _ in pairs)


def matches(node, row: Row) -> bool:
    """Whether the statement is what the query asks for."""
    match node:
        case And(parts=parts):
            common = [p for p in parts if is_common(p)]
            rest = [p for p in parts if p not in common]
            if any(not isinstance(p, Not) for p in rest):
                parts = rest
            return all(matches(part, row) for part in parts)
        case Or(parts=parts):
            return any(matches(part, row) for part in parts)
        case Not(part=part):
            return not matches(part, row)
        case Near(left=left, right=right, distance=distance):
            return any(
                1 <= max(a, b) - min(a + len_(left), b + len_(right)) + 1 <= distance
                for a in starts(left, row.words)
                for b in starts(right, row.words)
                if a + len_(left) <= b or b + len_(right) <= a
            )
        case Field(name="speaker", value=value):
            return any(value in slug.split("-") for slug in row.facets["speaker"])
        case Field(name="year", value=value):
            return value in row.facets["year"]
        case Field(name="before", value=value):
            return row.date is not None and f"{row.date:%Y}" < value
        case Field(name="after", value=value):
            return row.date is not None and f"{row.date:%Y}" > value
        case Field(name=name, value=value):
            return value.lower() in {v.lower() for v in row.facets[name]}
        case _:
            return bool(starts(node, row.words))


def is_common(node) -> bool:
    return isinstance(node, Term) and set(node.words) <= STOP_WORDS


def len_(node) -> int:
    return len(node.words)


def starts(node, words: tuple[str, ...]) -> list[int]:
    """Where the words of ``node`` stand side by side."""
    wanted = [word.lower() for word in node.words]
    return [
        at
        for at in range(len(words) - len(wanted) + 1)
        if all(
            same(node, word, words[at + n], last=n == len(wanted) - 1)
            for n, word in enumerate(wanted)
        )
    ]


def same(node, wanted: str, there: str, *, last: bool) -> bool:
    match node:
        case Phrase():
            return wanted == there
        case Prefix():
            return there.startswith(wanted) if last else wanted == there
        case _:
            return FORMS.get(wanted, wanted) == FORMS[there]


def query(chance: random.Random, depth: int = 0) -> str:
    """A query of chance: every construct of the language, in any combination."""
    word = chance.choice(list(FORMS))
    kind = chance.randint(0, 13 if depth < 3 else 7)
    if kind <= 2:
        return word
    if kind == 3:
        return f'"{" ".join(chance.choices(list(FORMS), k=chance.randint(1, 2)))}"'
    if kind == 4:
        return f"{word[: chance.randint(2, len(word))]}*"
    if kind == 5:
        return f"{word} NEAR/{chance.randint(1, 4)} {chance.choice(list(FORMS))}"
    if kind == 6:
        return chance.choice(
            ["speaker:wang", "year:2021", "kind:meeting", "before:2022", "after:2020",
             "place:geneva", "party:CN", "topic:iran", "publisher:cn-mfa"]
        )  # fmt: skip
    if kind == 7:
        return f"{word}-{chance.choice(list(FORMS))}"
    if kind <= 9:
        return f"-{word}" if chance.random() < 0.5 else f"-({query(chance, depth + 1)})"
    joint = " OR " if kind <= 11 else " "
    parts = [f"({query(chance, depth + 1)})" for _ in range(chance.randint(2, 3))]
    return joint.join(parts)


def selection(chance: random.Random, found: list[Row]) -> dict[str, list[str]]:
    """A choice of chance among the values that there are."""
    chosen: dict[str, list[str]] = {}
    for name in chance.sample(list(found[0].facets), chance.randint(0, 3)):
        values = sorted({value for row in found for value in row.facets[name]})
        chosen[name] = chance.sample(values, min(len(values), chance.randint(1, 2)))
    return chosen
