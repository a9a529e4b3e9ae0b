"""A large archive of our own making: hundreds of speakers, thousands of statements, one meeting of
200, names and titles as long as the database lets them be. Nothing in it is random.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from readouts.models import (
    Attendance,
    Kind,
    Meeting,
    Participant,
    Party,
    Publisher,
    Readout,
    Statement,
    StatementTopic,
    Topic,
    TopicPhrase,
)
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    ParticipantFactory,
    PartyFactory,
    PublisherFactory,
    ReadoutFactory,
    TopicFactory,
)

MEETINGS, SPEAKERS, TOPICS = 370, 320, 50
STATEMENTS_EACH, STATEMENTS_OF_THE_LONGEST = 5, 200
SPEAKERS_OF_THE_LONGEST = 6
BATCH = 400
FIRST_DAY = dt.date(2015, 1, 5)

GIVEN = ("Amina", "Björn", "Chiara", "Đorđe", "Eszter", "Fatima-Zahra", "Gonzalo", "Hồng", "Ion",
         "Jürgen", "Kateryna", "Łukasz", "Mei", "Nicolás", "Ólafur", "Přemysl")  # fmt: skip
SYLLABLES = ("ka", "ro", "mi", "ten", "sha", "lu", "bor", "vi", "na", "del", "gor", "wa", "ze",
             "thu", "pi", "gra", "so", "ne", "chi", "mar")  # fmt: skip
STATES = ("AR", "AU", "BR", "CN", "DE", "EG", "ET", "FR", "GB", "ID", "IN", "JP", "KE", "KZ", "MX",
          "NG", "NO", "PK", "PL", "RU", "SA", "TR", "US", "UZ", "VN", "ZA")  # fmt: skip
OFFICES = (
    "Minister of Foreign Affairs",
    "President",
    "Prime Minister",
    "Special Representative of the Secretary-General for the Implementation of the Agreement on "
    "Transboundary Waters and Chairman of the Intergovernmental Commission on Trade",
)
SUBJECTS = ("the ceasefire", "grain exports", "visa-free travel", "the pipeline", "climate finance",
            "fisheries", "the tribunal", "vaccines", "the border", "semiconductors", "railways",
            "the sanctions", "nuclear safety", "migration", "the summit", "tariffs")  # fmt: skip
VERBS = ("is ready to discuss", "attaches great importance to", "has never recognised",
         "will keep working on", "expects further steps on", "welcomes the progress made on",
         "sees no alternative to", "has serious concerns about")  # fmt: skip
ENDS = ("within the framework of the United Nations and with full respect for international law",
        "on the basis of equality and mutual benefit, as the two presidents agreed last year",
        "and proposed that experts of both sides meet before the end of the month",
        "without preconditions, since any delay would be paid for by ordinary people")  # fmt: skip


@dataclass(frozen=True)
class LargeArchive:
    """What a test asks for by name."""

    longest: Meeting
    long_title: Meeting
    speaker: Participant
    party: Party
    topic: Topic


def person_name(number: int) -> str:
    """A given name and a family name of three syllables; every 80th as long as a name can be."""
    base = len(SYLLABLES)
    family = (
        SYLLABLES[number % base]
        + SYLLABLES[number // base % base]
        + SYLLABLES[(number * 7 + 3) % base]
    ).capitalize()
    given = GIVEN[number % len(GIVEN)]
    if number % 80:
        return f"{given} {family}"
    middle = " ".join(f"{GIVEN[n]} {SYLLABLES[n].capitalize()}" for n in range(len(GIVEN)))
    return f"{given} {middle} {family}{number}"[:160].strip()


def sentences(count: int, names: Sequence[str], seed: int) -> Iterator[str]:
    """``count`` statements of some 170 characters, said in turn by ``names``; some jointly."""
    for number in range(count):
        turn = seed * 31 + number * 17
        said = (
            f"{VERBS[turn % len(VERBS)]} {SUBJECTS[turn // 3 % len(SUBJECTS)]} "
            f"{ENDS[turn // 5 % len(ENDS)]}."
        )
        if number % 9 == 8:
            yield f"The two sides agreed that each of them {said}"
        else:
            yield f"{names[number % len(names)]} said that the country {said}"


def build() -> LargeArchive:
    """Write the archive into the database, a few rows of each kind at a time."""
    parties = _save(
        Party,
        [PartyFactory.build(code=code, name=f"Land of {code}") for code in STATES]
        + [PartyFactory.build(code="UN", name="United Nations", kind=Party.Kind.ORGANISATION)],
    )
    publishers = _save(
        Publisher,
        [
            PublisherFactory.build(slug=f"mfa-{p.code.lower()}", name=f"Ministry of {p}", party=p)
            for p in parties[:12]
        ],
    )
    people = _save(
        Participant,
        [
            ParticipantFactory.build(
                slug=f"speaker-{number}",
                name=(name := person_name(number)),
                sort_name=f"{name.split()[-1]}, {name.rsplit(' ', 1)[0]}"[:160],
                party=parties[number % len(parties)],
            )
            for number in range(SPEAKERS)
        ],
    )
    topics = _save(
        Topic,
        [
            TopicFactory.build(
                slug=f"{SUBJECTS[n % len(SUBJECTS)].replace(' ', '-')}-{n}",
                name=f"{SUBJECTS[n % len(SUBJECTS)].removeprefix('the ').capitalize()} {n}",
                group=Topic.Group.values[n % len(Topic.Group.values)],
            )
            for n in range(TOPICS)
        ],
    )
    TopicPhrase.objects.bulk_create(TopicPhrase(topic=t, phrase=t.name.lower()) for t in topics)
    meetings = _meetings(people, parties, publishers, topics)
    return LargeArchive(meetings[0], meetings[1], people[0], parties[0], topics[0])


def _save(model: type, rows: list) -> list:
    """Write the rows, some at a time, and let the database count them after each time, as a
    server does by itself: the plans of the triggers that keep the search table depend on it.
    """
    saved = []
    for start in range(0, len(rows), BATCH):
        saved += model.objects.bulk_create(rows[start : start + BATCH])
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return saved


def _meetings(people: list, parties: list, publishers: list, topics: list) -> list[Meeting]:
    casts = [_cast(number, people) for number in range(MEETINGS)]
    meetings = _save(
        Meeting,
        [
            MeetingFactory.build(
                code=f"{number + 1:010x}",
                title=_title(number, cast),
                date=FIRST_DAY + dt.timedelta(days=number * 8),
                kind=Kind.values[number % len(Kind.values)],
                place=f"{SYLLABLES[number % 20].capitalize()}{SYLLABLES[number % 7]}ville",
            )
            for number, cast in enumerate(casts)
        ],
    )
    said = [
        list(sentences(_length(number), [p.name for p in cast], number))
        for number, cast in enumerate(casts)
    ]
    readouts = _save(
        Readout,
        [
            ReadoutFactory.build(
                meeting=meeting,
                text=f"{meeting.title}\n\n" + "\n\n".join(said[number]),
                title=meeting.title,
                publisher=publishers[number % len(publishers)],
                url=f"https://www.example.org/{meeting.code}",
            )
            for number, meeting in enumerate(meetings)
        ],
    )
    Attendance.objects.bulk_create(
        AttendanceFactory.build(
            meeting=meeting,
            participant=person,
            party=person.party,
            office=OFFICES[(number + place) % len(OFFICES)],
        )
        for number, meeting in enumerate(meetings)
        for place, person in enumerate(casts[number])
    )
    _statements(readouts, said, casts, topics)
    return meetings


def _statements(readouts: list, said: list, casts: list, topics: list) -> None:
    rows = []
    for readout, words in zip(readouts, said, strict=True):
        at = 0
        for text in words:
            at = readout.text.index(text, at)
            rows.append(Statement(readout=readout, start=at, end=at + len(text), text=text))
            at += len(text)
    rows = _save(Statement, rows)
    numbered = [
        (row, number, cast)
        for row, (number, cast) in zip(
            rows,
            ((n, cast) for words, cast in zip(said, casts, strict=True) for n in range(len(words))),
            strict=True,
        )
    ]
    link = Statement.speakers.through
    _save(
        link,
        [
            link(statement=row, participant=person)
            for row, number, cast in numbered
            for person in (cast[:2] if number % 9 == 8 else [cast[number % len(cast)]])
        ],
    )
    _save(
        StatementTopic,
        [
            StatementTopic(statement=row, topic=topics[(row.pk * 7 + step * 11) % len(topics)])
            for row, number, _ in numbered
            for step in range(number % 4)
        ],
    )


def _cast(number: int, people: list) -> list:
    """Two people a meeting, six at the longest, the first of all at every fourth."""
    if number == 0:
        return people[1 : SPEAKERS_OF_THE_LONGEST + 1]
    first = 0 if number % 4 == 0 else number % len(people)
    second = (first + 1 + number // 4) % len(people)
    return [people[first], people[second if second != first else second - 1]]


def _length(number: int) -> int:
    return STATEMENTS_EACH if number else STATEMENTS_OF_THE_LONGEST


def _title(number: int, cast: list) -> str:
    if number == 1:
        return (f"{cast[0].name} Meets with {cast[1].name} on " + "Donaudampfschifffahrt" * 30)[
            :400
        ].strip()
    return f"{cast[0].name} Meets with {cast[1].name}"[:400]
