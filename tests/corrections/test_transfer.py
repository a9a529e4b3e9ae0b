"""Corrections as JSON Lines: what goes out, what goes in, and what is told of the rest."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from readouts.corrections import bulk, people, statements
from readouts.corrections.saving import CorrectionError
from readouts.corrections.transfer import decisions, gold_labels, take_in
from readouts.extraction.gold import load_gold, locate
from readouts.models import Attendance, Doubt, Meeting, Participant, Statement, Topic
from tests.corrections.archive import span


@pytest.fixture
def extracted(readout, first, second, wang, trade, multilateralism):
    """The readout with its rows as an import would have left them: bases that they equal."""
    for statement in (first, second):
        topics = sorted(statement.topics.values_list("pk", flat=True))
        Statement.objects.filter(pk=statement.pk).update(
            extracted={
                "start": statement.start,
                "end": statement.end,
                "speakers": [wang.pk],
                "voice": None,
                "unnamed_group": "",
                "topics": topics,
            }
        )
    for row in Attendance.objects.all():
        base = {"participant": row.participant_id, "office": row.office, "party": row.party_id}
        Attendance.objects.filter(pk=row.pk).update(extracted=base)
    for topic in Topic.objects.all():
        base = {"name": topic.name, "group": topic.group, "phrases": [topic.slug]}
        Topic.objects.filter(pk=topic.pk).update(extracted=base)
    for person in Participant.objects.all():
        base = {"name": person.name, "sort_name": person.sort_name, "party": person.party_id}
        Participant.objects.filter(pk=person.pk).update(extracted=base)
    facts = {"title": readout.meeting.title, "kind": "meeting", "place": "Tashkent"}
    facts["date"] = ["2021-07-15", None]
    Meeting.objects.filter(pk=readout.meeting_id).update(extracted=facts)
    readout.refresh_from_db()
    return readout


def told(kind: str) -> list[dict]:
    return [line for line in decisions() if line["kind"] == kind]


def lines() -> list[str]:
    return [json.dumps(line) for line in decisions()]


def test_where_nobody_decided_anything_nothing_is_told(extracted):
    Participant.objects.get(slug="sergey-lavrov").aliases.all().delete()

    assert list(decisions()) == []


def test_a_reassignment_is_keyed_by_text_and_offsets(extracted, second, lavrov, editor):
    statements.reassign(second, [lavrov], by=editor)

    (line,) = told("statement")
    assert line["text"] == extracted.sha256
    assert line["base"] == [second.start, second.end]
    assert line["set"] == {
        "speakers": [{"slug": "sergey-lavrov", "name": "Sergey Lavrov", "party": "RU"}]
    }


def test_topics_tell_what_a_person_gave_and_took(extracted, first, trade, multilateralism, editor):
    statements.remove_topic(first, trade, by=editor)
    statements.add_topic(first, multilateralism, by=editor)

    (line,) = told("statement")
    assert (line["topics_given"], line["topics_removed"]) == (["multilateralism"], ["trade"])


def test_a_correction_by_sql_is_a_decision_too(extracted, second):
    Statement.objects.filter(pk=second.pk).update(unnamed_group="the ministers")

    (line,) = told("statement")
    assert line["set"] == {"unnamed_group": "the ministers"}


def test_taking_in_where_nothing_changed_applies_nothing(extracted, second, lavrov, editor):
    statements.reassign(second, [lavrov], by=editor)

    taken = take_in(lines(), by=editor)

    assert taken.counts["applied"] == 0
    assert taken.problems == []


def test_what_was_corrected_otherwise_here_stays_and_is_named(
    extracted, second, wang, lavrov, editor
):
    statements.reassign(second, [lavrov], by=editor)
    theirs = lines()
    statements.reassign(second, [wang, lavrov], by=editor)

    taken = take_in(theirs, by=editor)

    assert taken.counts["conflicting"] == 1
    assert "was corrected otherwise here" in taken.problems[0]
    assert set(second.speakers.all()) == {wang, lavrov}


def test_a_text_that_the_archive_lacks_is_named(extracted, second, lavrov, editor):
    statements.reassign(second, [lavrov], by=editor)
    (line,) = told("statement")

    taken = take_in([json.dumps({**line, "text": "f" * 64})], by=editor)

    assert taken.problems == ["missing: the archive has no text ffffffffff"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 1 is no JSON"),
        ("[]", "a kind is one of"),
        ('{"kind": "poem"}', "not 'poem'"),
        ('{"kind": "statement"}', "names its text"),
        ('{"kind": "topic"}', "it lacks 'slug'"),
        ('{"kind": "meeting", "text": 3}', "line 1"),
        ('{"kind": "topic", "slug": "trade", "set": 5}', "line 1"),
        ('{"kind": "participant", "slug": "a", "name": 5, "set": []}', "line 1"),
        ('{"kind": "participant", "slug": "a\\u0000", "name": "A", "set": {}}', "line 1"),
        (json.dumps({"kind": "party", "code": "CN", "set": {"name": "x" * 999}}), "line 1"),
        ('{"kind": "doubt", "reason": "merge", "state": []}', "line 1"),
    ],
)
def test_a_line_that_is_none_is_told_and_the_others_go_in(extracted, second, editor, line, problem):
    statements.confirm(second, by=editor)
    good = lines()
    Statement.objects.filter(pk=second.pk).update(review_state="unreviewed")

    taken = take_in([line, *good], by=editor)

    assert problem in taken.problems[0]
    second.refresh_from_db()
    assert second.review_state == "reviewed"


def test_offsets_outside_of_the_text_are_refused_whole(extracted, second, lavrov, editor):
    statements.reassign(second, [lavrov], by=editor)
    (line,) = told("statement")
    bad = {**line, "end": 100_000}

    taken = take_in([json.dumps(line | {"set": {}}), json.dumps(bad)], by=editor)

    assert taken.counts["failed"] == 2
    assert "outside of the text" in taken.problems[0]


def test_a_dismissed_merge_is_not_proposed_again(extracted, wang, lavrov, editor):
    Doubt.objects.create(
        reason="merge", participant=wang, other_participant=lavrov, state="dismissed"
    )
    out = lines()
    Doubt.objects.all().delete()

    take_in(out, by=editor)

    assert Doubt.objects.get(participant=wang, other_participant=lavrov).state == "dismissed"


def test_taking_in_is_one_save_that_is_undone_as_one(extracted, second, lavrov, wang, editor):
    from readouts.corrections import history, undo

    statements.reassign(second, [lavrov], by=editor)
    out = lines()
    undo.undo(history.history_of(second)[0].context_id, by=editor)
    take_in(out, by=editor)
    assert list(second.speakers.all()) == [lavrov]

    undo.undo(history.history_of(second)[0].context_id, by=editor)

    assert list(second.speakers.all()) == [wang]


def test_gold_labels_say_what_was_confirmed(extracted, first, second, lavrov, tmp_path, editor):
    statements.reassign(second, [lavrov], by=editor)
    bulk.confirm_all(extracted, by=editor)

    call_command("export_corrections", gold=tmp_path, stdout=StringIO())

    gold = load_gold(tmp_path / f"{extracted.code}.gold.json")
    text = (tmp_path / gold.file).read_bytes().decode()
    said = [
        (text[place.start :][: len(segment.starts)], segment.speakers)
        for segment, place in zip(gold.segments, locate(gold, text), strict=True)
        if segment.kind == "statement"
    ]
    assert text == extracted.text
    assert said == [
        (first.text[:50].strip(), ("Wang Yi",)),
        (second.text[:50].strip(), ("Sergey Lavrov",)),
    ]
    assert (gold.date, gold.place) == ("2021-07-15", "Tashkent")


def test_the_segments_of_gold_labels_are_found_where_they_begin(extracted, first, second, tmp_path):
    labels = gold_labels(extracted)
    path = tmp_path / "x.gold.json"
    path.write_text(json.dumps({**labels, "kind": "meeting"}))

    gold = load_gold(path)
    places = [place.start for place in locate(gold, extracted.text)]
    assert first.start in places
    assert second.start in places
    assert [extracted.text[at] for at in places] == [s.starts[0] for s in gold.segments]


def test_the_commands_carry_corrections_through_a_file(
    extracted, second, lavrov, wang, editor, tmp_path
):
    statements.reassign(second, [lavrov], by=editor)
    file = tmp_path / "corrections.jsonl"
    call_command("export_corrections", file, stdout=StringIO())
    second.speakers.set([wang])
    out = StringIO()

    call_command("import_corrections", file, by="li-hui", dry_run=True, stdout=out)
    assert list(second.speakers.all()) == [wang]
    assert "1 applied" in out.getvalue()
    call_command("import_corrections", file, by="li-hui", stdout=StringIO())

    assert list(second.speakers.all()) == [lavrov]


def test_an_unknown_user_and_a_bad_file_are_named(db, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text("nonsense")
    with pytest.raises(CommandError, match="no user 'nobody'"):
        call_command("import_corrections", bad, by="nobody")
    with pytest.raises(CommandError, match="1 lines"):
        call_command("import_corrections", bad, stdout=StringIO(), stderr=StringIO())
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_corrections", tmp_path / "none.jsonl")


def test_a_merge_is_carried_to_where_both_are_two_still(extracted, wang, lavrov, editor):
    people.merge(lavrov, wang, by=editor)
    out = lines()
    with pytest.raises(CorrectionError):
        people.merge(lavrov, wang, by=editor)
    Participant.objects.update(merged_into=None)

    take_in(out, by=editor)

    lavrov.refresh_from_db()
    assert lavrov.merged_into == wang


def test_a_merge_of_two_who_attended_one_meeting_rejects_nobody(extracted, wang, lavrov, editor):
    people.merge(lavrov, wang, by=editor)
    assert not told("attendance")

    taken = take_in(lines(), by=editor)

    assert taken.counts["applied"] == 0
    assert Attendance.objects.standing().get().participant == wang


def test_a_statement_that_was_made_by_hand_is_carried(extracted, lavrov, editor):
    place = span(extracted, "They parted as friends.")
    made = statements.add(extracted, place["start"], place["end"], [lavrov], by=editor)
    out = lines()
    made.delete()

    taken = take_in(out, by=editor)

    assert taken.problems == []
    again = Statement.objects.get(start=place["start"])
    assert (list(again.speakers.all()), again.extracted) == ([lavrov], None)
