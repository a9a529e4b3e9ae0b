"""What one extraction becomes: rows, history, and nothing at all where it fails."""

import dataclasses
import datetime as dt

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test.utils import CaptureQueriesContext
from psycopg import errors

from readouts.importing.readout import Refused
from readouts.importing.report import Fate
from readouts.importing.statement_rows import UnknownName
from readouts.importing.writing import Writing
from readouts.models import Attendance, Meeting, Participant, Party, Readout, Statement
from tests.importing.texts import (
    AGREED,
    ENERGY,
    EXTRACTION,
    HOPES,
    LAVROV,
    TEXT,
    WANG,
    changed,
    claim,
    person,
    put,
    said,
    silent,
    statement,
    stored,
    versions,
    with_statements,
)

pytestmark = pytest.mark.django_db


def test_meeting_is_what_the_text_tells():
    put()
    meeting = Meeting.objects.get()
    assert meeting.title == "Wang Yi Meets with Sergey Lavrov"
    assert (meeting.date, meeting.date_end) == (dt.date(2021, 7, 15), None)
    assert (meeting.kind, meeting.place) == ("meeting", "Tashkent")
    assert meeting.code == stored().code


def test_readout_keeps_its_text_and_what_is_known_from_outside():
    put()
    readout = stored()
    assert readout.text == TEXT
    assert readout.publisher.name == "Ministry of Foreign Affairs of China"
    assert readout.publisher.party.code == "CN"
    assert readout.url == "https://mfa.example/tashkent"
    assert readout.published_on == dt.date(2021, 7, 16)
    assert (readout.language, readout.file) == ("en", "tashkent.txt")


def test_claims_keep_the_words_they_were_read_from():
    put()
    told = stored().extracted["date"]
    assert told["value"] == "2021-07-15"
    assert TEXT[told["start"] : told["end"]] == "July 15, 2021"


def test_attendance_holds_party_office_and_the_words_it_was_read_from():
    put()
    attendance = Attendance.objects.get(participant__name=WANG)
    assert (attendance.party.code, attendance.office) == ("CN", "Foreign Minister")
    assert TEXT[attendance.start : attendance.end] == WANG
    assert attendance.readout == stored()


def test_statement_holds_its_words_speakers_and_topics():
    put()
    statement = said(ENERGY)
    assert statement.text == f"{ENERGY} {HOPES}"
    assert [speaker.name for speaker in statement.speakers.all()] == [WANG]
    links = {link.topic.slug: link for link in statement.statement_topics.all()}
    assert set(links) == {"energy", "trade"}
    assert TEXT[links["energy"].start : links["energy"].end] == links["energy"].phrase == "energy"
    assert links["energy"].origin == "phrase"


def test_joint_statement_has_all_of_its_speakers():
    put()
    assert {speaker.name for speaker in said(AGREED).speakers.all()} == {WANG, LAVROV}


def test_group_that_is_not_named_is_no_participant():
    officials = person("officials of both ministries", "", group=True)
    put(
        changed(
            participants=(*EXTRACTION.participants, officials),
            statements=(statement(AGREED, officials.name),),
        )
    )
    assert not Participant.objects.filter(name=officials.name).exists()
    assert said(AGREED).unnamed_group == officials.name
    assert not said(AGREED).speakers.exists()


def test_voice_of_a_joint_position_is_kept():
    put(with_statements(statement(AGREED, WANG, LAVROV, voice=WANG)))
    assert said(AGREED).voice.name == WANG


def test_organisation_is_no_state():
    put(changed(participants=(*EXTRACTION.participants, person("Josep Borrell", "EU"))))
    kinds = dict(Party.objects.values_list("code", "kind"))
    assert kinds == {"CN": "state", "RU": "state", "EU": "organisation"}


def test_importing_again_changes_no_row():
    put()
    before = versions()
    tally = put()
    assert versions() == before
    assert tally.fate is Fate.UNCHANGED


def test_insertions_are_no_history():
    put()
    events = Statement._meta.get_field("events").related_model
    assert not events.objects.exists()


def test_what_is_no_readout_is_refused_with_its_reason():
    with pytest.raises(Refused, match="is no readout: 24 turns of speech"):
        put(
            changed(
                document="transcript",
                silences=(silent("not a readout", "24 turns of speech"),),
            )
        )


def test_text_that_tells_nothing_is_refused():
    with pytest.raises(Refused, match="tells no date, nobody who took part"):
        put(changed(date=None, participants=(), statements=()))


@pytest.mark.parametrize("day", ["4043-07-15", "1789-07-14"])
def test_impossible_date_is_refused_and_named(day):
    with pytest.raises(Refused, match=f"gives the date {day}"):
        put(changed(date=claim(day, "July 15, 2021")))


def test_next_years_date_is_refused_from_a_year_ahead():
    later = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=370)
    with pytest.raises(Refused, match="gives the date"):
        put(changed(date=claim(later.isoformat(), "July 15, 2021")))


def test_speaker_who_is_no_participant_leaves_nothing_behind():
    with pytest.raises(UnknownName, match="is by 'Nobody'"):
        put(with_statements(statement(ENERGY, "Nobody")))
    assert not Readout.objects.exists()
    assert not Meeting.objects.exists()
    assert not Participant.objects.exists()


def test_overlapping_statements_are_refused_at_once_and_leave_nothing_behind():
    both = f"{ENERGY} {HOPES}"
    with pytest.raises(IntegrityError, match="statements_do_not_overlap"):
        put(with_statements(statement(both, WANG), statement(HOPES, WANG)))
    assert not Readout.objects.exists()


def test_readout_that_a_person_rejected_is_left_alone():
    put()
    Readout.objects.update(review_state="rejected")
    tally = put(with_statements())
    assert tally.fate is Fate.KEPT
    assert Statement.objects.count() == 3


def test_title_is_made_of_kind_and_names_where_the_text_has_none():
    put(changed(title=None))
    assert Meeting.objects.get().title == "Meeting: Wang Yi, Sergey Lavrov"
    assert stored().title == ""


def test_wider_manifest_later_fills_in_what_was_not_known():
    bare = dataclasses.replace(EXTRACTION.source, url="", published_on=None)
    put(changed(source=bare))
    put()
    assert stored().url == "https://mfa.example/tashkent"
    assert stored().published_on == dt.date(2021, 7, 16)


@pytest.fixture
def in_the_way(monkeypatch):
    """Lets the first attempts to write a readout end in a deadlock, as many as are asked for."""

    def attempts(number):
        real = Writing.write

        def write(self):
            nonlocal number
            real(self)
            number -= 1
            if number >= 0:
                raise OperationalError("deadlock detected") from errors.DeadlockDetected()

        monkeypatch.setattr(Writing, "write", write)

    return attempts


def test_import_that_meets_a_correction_in_its_way_is_done_again(in_the_way):
    in_the_way(2)
    put()
    assert Readout.objects.count() == 1
    assert Participant.objects.count() == 2


def test_import_that_never_gets_through_says_so(in_the_way):
    in_the_way(9)
    with pytest.raises(OperationalError, match="deadlock detected"):
        put()
    assert not Readout.objects.exists()


@pytest.mark.parametrize("again", [False, True])
def test_number_of_queries_does_not_grow_with_the_statements(again):
    texts = [f"{TEXT} {number}" for number in range(2)]
    few = [statement(ENERGY, WANG, text=texts[0])]
    many = [statement(line, WANG, text=texts[1]) for line in TEXT.splitlines() if line]
    numbers = []
    put()
    for text, statements in zip(texts, (few, many), strict=True):
        extraction = changed(text=text, statements=tuple(statements), mentioned=(), date=None)
        if again:
            put(extraction)
        with CaptureQueriesContext(connection) as queries:
            put(extraction)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
