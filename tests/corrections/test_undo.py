"""Undo puts back what a save found, and refuses where later saves stand on it."""

import pytest
from pghistory.models import Context

from readouts.corrections import bulk, facts, people, statements, undo
from readouts.corrections.history import history_of
from readouts.corrections.saving import CorrectionError, saving
from readouts.corrections.seen import snapshot
from readouts.models import Alias, Attendance, Doubt, Participant, Statement
from tests.factories import AttendanceFactory, MeetingFactory, ParticipantFactory


def newest(instance) -> str:
    return next(save.context_id for save in history_of(instance) if save.context_id)


def last_of_all() -> str:
    """The newest save, whatever it is about."""
    return str(Context.objects.order_by("metadata__at").last().pk)


def state_of(readout):
    """Everything that corrections may change of a readout."""
    return (
        [snapshot(statement) for statement in readout.statements.order_by("pk")],
        list(readout.meeting.attendances.order_by("pk").values_list("participant", "office")),
        list(Doubt.objects.order_by("pk").values_list("pk", "state")),
        sorted(Alias.objects.values_list("participant__name", "name")),
        list(Participant.objects.order_by("pk").values_list("name", "merged_into")),
    )


def split_place(statement):
    return statement.start + statement.text.index("He hopes")


CORRECTIONS = {
    "reassign": lambda d: statements.reassign(d.second, [d.lavrov], by=d.editor),
    "joint": lambda d: statements.reassign(d.first, [d.wang, d.lavrov], voice=d.wang, by=d.editor),
    "move": lambda d: statements.move(d.first, d.first.start, split_place(d.first), by=d.editor),
    "split": lambda d: statements.split(d.first, split_place(d.first), by=d.editor),
    "reject": lambda d: statements.reject(d.second, by=d.editor),
    "confirm": lambda d: statements.confirm(d.second, by=d.editor),
    "confirm all": lambda d: bulk.confirm_all(d.readout, by=d.editor),
    "add topic": lambda d: statements.add_topic(d.second, d.trade, by=d.editor),
    "remove topic": lambda d: statements.remove_topic(d.first, d.trade, by=d.editor),
    "merge people": lambda d: people.merge(d.lavrov, d.wang, by=d.editor),
    "make": lambda d: statements.add(d.readout, 0, 8, [d.wang], by=d.editor),
    "attend": lambda d: facts.attend(d.readout.meeting, d.absent, by=d.editor),
    "part": lambda d: people.part(
        d.wang,
        "Wang Er",
        d.wang.attendances.filter(meeting=d.readout.meeting),
        d.wang.aliases.all(),
        by=d.editor,
    ),
    "office": lambda d: facts.correct_attendance(
        Attendance.objects.get(participant=d.lavrov), office="Minister", by=d.editor
    ),
}


class Desk:
    def __init__(self, **rows):
        self.__dict__.update(rows)


@pytest.fixture
def rows(readout, first, second, wang, lavrov, trade, editor):
    AttendanceFactory(meeting=MeetingFactory(code="00000000aa"), participant=wang)
    Alias.objects.create(participant=wang, name="Vice Minister Wang")
    return Desk(
        readout=readout,
        first=first,
        second=second,
        wang=wang,
        lavrov=lavrov,
        trade=trade,
        editor=editor,
        absent=ParticipantFactory(name="Li Hui", slug="li-hui"),
    )


@pytest.mark.parametrize("name", CORRECTIONS)
def test_undoing_a_save_puts_everything_back(name, rows):
    before = state_of(rows.readout)
    CORRECTIONS[name](rows)
    assert state_of(rows.readout) != before

    undo.undo(last_of_all(), by=rows.editor)

    assert state_of(rows.readout) == before


@pytest.mark.parametrize("name", [name for name in CORRECTIONS if name != "confirm all"])
def test_undoing_an_undoing_does_it_again(name, rows):
    CORRECTIONS[name](rows)
    after = state_of(rows.readout)[0]
    undo.undo(last_of_all(), by=rows.editor)

    undo.undo(last_of_all(), by=rows.editor)

    assert state_of(rows.readout)[0] == after


def test_one_change_of_a_save_is_undone_alone(rows):
    statements.correct(rows.second, speakers=[rows.lavrov], review_state="reviewed", by=rows.editor)
    save = history_of(rows.second)[0]
    change = next(change for change in save.changes if change.model is Statement)

    undo.undo(save.context_id, by=rows.editor, only=change.key)

    rows.second.refresh_from_db()
    assert rows.second.review_state == "unreviewed"
    assert list(rows.second.speakers.all()) == [rows.lavrov]


def test_a_save_that_a_later_one_changed_again_is_not_undone(rows):
    statements.reassign(rows.second, [rows.lavrov], by=rows.editor)
    first_save = newest(rows.second)
    statements.reassign(rows.second, [rows.wang], by=rows.editor)

    with pytest.raises(CorrectionError, match="changed again since"):
        undo.undo(first_save, by=rows.editor)

    assert list(rows.second.speakers.all()) == [rows.wang]


def test_a_rejection_whose_words_were_taken_since_is_not_undone(rows):
    statements.reject(rows.first, by=rows.editor)
    rejection = newest(rows.first)
    statements.add(rows.readout, rows.first.start, rows.first.end, [rows.lavrov], by=rows.editor)

    with pytest.raises(CorrectionError, match="Undo the later saves first"):
        undo.undo(rejection, by=rows.editor)


def test_an_unknown_save_is_named(db, editor):
    missing = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(CorrectionError, match=missing):
        undo.undo(missing, by=editor)


def test_each_undo_takes_back_one_save_more(rows):
    before = state_of(rows.readout)
    statements.reassign(rows.second, [rows.lavrov], by=rows.editor)
    statements.confirm(rows.first, by=rows.editor)

    for _ in range(2):
        undo.undo(undo.last_save(rows.readout.pk, rows.editor).context_id, by=rows.editor)

    assert state_of(rows.readout) == before
    assert undo.last_save(rows.readout.pk, rows.editor) is None


def undo_last(rows):
    undo.undo(undo.last_save(rows.readout.pk, rows.editor).context_id, by=rows.editor)


def redo_last(rows):
    undo.undo(undo.last_undoing(rows.readout.pk, rows.editor).context_id, by=rows.editor)


def test_each_redo_does_again_what_the_undo_before_it_took_back(rows):
    states = [state_of(rows.readout)]
    statements.reassign(rows.second, [rows.lavrov], by=rows.editor)
    states.append(state_of(rows.readout))
    statements.confirm(rows.first, by=rows.editor)
    states.append(state_of(rows.readout))

    for step in (undo_last, undo_last, redo_last, redo_last, undo_last):
        step(rows)
        states.append(state_of(rows.readout))

    nothing, one, both = states[:3]
    assert states[3:] == [one, nothing, one, both, one]
    assert undo.last_undoing(rows.readout.pk, rows.editor) is not None


def test_a_new_save_leaves_nothing_to_redo(rows):
    statements.reassign(rows.second, [rows.lavrov], by=rows.editor)
    undo_last(rows)
    statements.confirm(rows.first, by=rows.editor)

    assert undo.last_undoing(rows.readout.pk, rows.editor) is None


def test_a_redone_save_is_the_one_that_undo_takes_back_next(rows):
    statements.reassign(rows.second, [rows.lavrov], by=rows.editor)
    undo_last(rows)
    redo_last(rows)

    assert undo.last_save(rows.readout.pk, rows.editor).what == "reassigned a statement"


def test_a_parting_is_not_undone_that_would_take_a_later_name_with_it(rows):
    CORRECTIONS["part"](rows)
    parting = last_of_all()
    with saving(rows.editor, "added a name"):
        Alias.objects.create(participant=Participant.objects.get(name="Wang Er"), name="W. E.")

    with pytest.raises(CorrectionError, match="changed again since"):
        undo.undo(parting, by=rows.editor)

    assert Alias.objects.filter(name="W. E.").exists()
