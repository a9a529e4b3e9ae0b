"""Undo: put back what one save, or one change of it, found.

The history's events hold each row as it was, so undoing needs no other record.
It is a save itself, and can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, connection, models
from pghistory.models import Context

from readouts.corrections.history import (
    IMPORTED,
    TRACKED,
    Change,
    Save,
    history_of,
    saves_in,
)
from readouts.corrections.saving import CorrectionError, saving, settle
from readouts.models import Doubt, Readout, Statement

# What points at a row comes before it when rows go, and after it when they come back.
PARTS_FIRST = (
    "statementspeaker",
    "statementtopic",
    "mention",
    "alias",
    "topicphrase",
    "attendance",
    "statement",
    "readout",
    "meeting",
    "participant",
    "topic",
    "publisher",
    "party",
)
# What other rows belong to: it goes after they were given back to whom they were before.
# How many characters name a row in a sentence.
NAMED = 60
WHOLES = frozenset({"readout", "meeting", "participant", "topic", "publisher", "party"})


@dataclass(frozen=True)
class Step:
    """One row's way back. ``before`` is None where the save made it, ``after`` where it went."""

    model: type[models.Model]
    pk: int
    title: str
    before: Any
    after: Any


def undo(context_id: str, *, by: Any, only: str | None = None) -> int:
    """Take back the save ``context_id``, or its one change whose key is ``only``.

    Returns how many rows were put back. Raises CorrectionError where there is no
    such save, or where a later save changed the same fields again: that one has
    to be undone first.
    """
    found = saves_in([context_id])
    if not found:
        raise CorrectionError(f"There is no save {context_id} to undo.")
    save = found[0]
    changes = [change for change in save.changes if only in (None, change.key)]
    if not changes:
        raise CorrectionError(f"The save has no change {only}.")
    what = f"undid: {save.what or 'a change'}"
    if save.undid:
        what = f"did again: {save.what.removeprefix('undid: ')}"
    with saving(by, what, undid=context_id):
        steps = _steps(changes)
        if only is None and save.undid:
            settle(Doubt.objects.filter(pk__in=_settled_by(save.undid)))
        try:
            _apply(steps)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        except IntegrityError as error:
            raise CorrectionError(
                "This cannot be undone by itself: what came after it stands on it. "
                "Undo the later saves first."
            ) from error
        if only is None:
            _reopen(context_id)
    return len(steps)


def last_save(readout_pk: int, by: Any) -> Save | None:
    """The newest save of ``by`` on this readout that stands and is no undoing."""
    saves = _standing(history_of(Readout(pk=readout_pk)))
    return next((save for save in saves if save.user_id == by.pk and not save.undid), None)


def last_undoing(readout_pk: int, by: Any) -> Save | None:
    """The newest undoing of ``by`` on this readout that stands; undone itself, it is a redo.

    None where ``by`` saved something else since: that came instead.
    """
    saves = history_of(Readout(pk=readout_pk))
    undoings = {save.context_id for save in saves if save.undid}
    for save in _standing(saves):
        if save.user_id != by.pk or save.undid in undoings:
            continue
        return save if save.undid else None
    return None


def _standing(saves: Iterable[Save]) -> list[Save]:
    """Those of ``saves``, newest first, that people made and nobody took back."""
    undone: set[str] = set()
    found = []
    for save in saves:
        if not save.context_id or save.what == IMPORTED or save.context_id in undone:
            continue
        undone.add(save.undid)
        found.append(save)
    return found


def named(save: Save) -> str:
    """What a save did and to what, in words: ‘split a statement, “Wang Yi said…”’."""
    about = list(dict.fromkeys(change.whose or change.title for change in save.changes))
    if not about:
        return save.what
    more = f" and {len(about) - 1} more" if len(about) > 1 else ""
    words = about[0] if len(about[0]) <= NAMED else f"{about[0][:NAMED].rstrip()}…"
    return f"{save.what}, “{words}”{more}"


def _steps(changes: Iterable[Change]) -> list[Step]:
    """What each row of the save was before its first change there, and became by its last."""
    rows: dict[tuple[type[models.Model], int], list[Change]] = defaultdict(list)
    for change in changes:
        rows[change.model, change.object_id].append(change)
    steps = []
    for (model, pk), members in rows.items():
        members.sort(key=lambda change: change.event.pk)
        first, last = members[0], members[-1]
        before = None if first.label == "added" else first.event
        after: Any = None
        if last.label == "added":
            after = last.event
        elif last.label == "changed":
            after = last.after
        steps.append(Step(model, pk, first.title, before, after))
    return [step for step in steps if step.before is not None or step.after is not None]


def _apply(steps: Sequence[Step]) -> None:
    order = {name: place for place, name in enumerate(PARTS_FIRST)}

    def place(step: Step) -> int:
        return order[str(step.model._meta.model_name)]

    made = [step for step in sorted(steps, key=place) if step.before is None]
    wholes = [step for step in made if step.model._meta.model_name in WHOLES]
    for step in made:
        if step not in wholes:
            _remove(step)
    for step in sorted(steps, key=place, reverse=True):
        if step.before is not None and step.after is not None:
            _restore_fields(step)
    for step in wholes:
        _remove(step)
    for step in sorted(steps, key=place, reverse=True):
        if step.before is not None and step.after is None:
            _bring_back(step)


def _current(step: Step) -> Any:
    return step.model._base_manager.select_for_update().filter(pk=step.pk).first()


def _values(model: type[models.Model], row: Any) -> dict[str, Any]:
    return {item.attname: getattr(row, item.attname) for item in _fields(model, row)}


def _fields(model: type[models.Model], row: Any) -> list[Any]:
    kept = {item.attname for item in row._meta.concrete_fields}
    return [
        item
        for item in model._meta.concrete_fields
        if item.attname in kept and not item.primary_key
    ]


def _remove(step: Step) -> None:
    """Delete a row that the save made, if it is as it was made."""
    row = _current(step)
    if row is None:
        raise _later(step)
    made = _values(step.model, step.after)
    now = {name: getattr(row, name) for name in made}
    _refuse_if_changed(step, made, now)
    # What later saves hung on the row would go with it unseen.
    if any(_belongs_to(row, link) for link in row._meta.related_objects):
        raise _later(step)
    if step.model is Statement:
        row.doubts.all().delete()
    row.delete()


def _belongs_to(row: models.Model, link: Any) -> bool:
    """Whether any row whose history is kept points at ``row`` by this link."""
    if link.many_to_many or link.related_model not in TRACKED:
        return False
    return bool(link.related_model._base_manager.filter(**{link.field.name: row}).exists())


def _restore_fields(step: Step) -> None:
    before, after = (_values(step.model, row) for row in (step.before, step.after))
    changed = {name: value for name, value in before.items() if value != after.get(name)}
    if not changed:
        return
    row = _current(step)
    if row is None:
        raise CorrectionError(f"“{step.title}” was deleted since: bring it back first.")
    _refuse_if_changed(step, after, {name: getattr(row, name) for name in changed})
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=[_field_name(step.model, name) for name in changed])


def _field_name(model: type[models.Model], attname: str) -> str:
    return next(item.name for item in model._meta.concrete_fields if item.attname == attname)


def _bring_back(step: Step) -> None:
    """Make a deleted row again, under the number it had."""
    if step.model._base_manager.filter(pk=step.pk).exists():
        return
    row = step.model(pk=step.pk, **_values(step.model, step.before))
    row.save_base(raw=True, force_insert=True)


def _refuse_if_changed(step: Step, expected: dict[str, Any], now: dict[str, Any]) -> None:
    if any(value != expected.get(name) for name, value in now.items()):
        raise _later(step)


def _later(step: Step) -> CorrectionError:
    return CorrectionError(
        f"“{step.title}” was changed again since: undo the later save first, or correct it by hand."
    )


def _settled_by(context_id: str) -> list[int]:
    context = Context.objects.filter(pk=context_id).first()
    return list(context.metadata.get("settled", [])) if context else []


def _reopen(context_id: str) -> None:
    """Open the doubts again that the undone save had settled."""
    settled = Doubt.objects.filter(pk__in=_settled_by(context_id), state=Doubt.State.RESOLVED)
    settled.update(state=Doubt.State.OPEN)
