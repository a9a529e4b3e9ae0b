"""How sure the archive is of what each open doubt is about: what the queue goes by.

A statement or an office that was read carries the measured confidence of its rule. Where nothing
was read there is no such figure, so each kind of silence has a grade instead: the share that prove
to be nothing, so that it stands among the statements that are as likely to be right. The grades of
paragraphs and of subjects are the outcome of reading 40 and 27 of them in an archive of 942
readouts; the others are estimates. They order the queue and are never printed as a measurement.
"""

from __future__ import annotations

from django.db.models import Case, F, FloatField, Value, When

from readouts.models import Doubt

# The rule of a row that a person made: the machine was sure of nothing about it.
BY_A_PERSON = "a person"

GRADES = {
    # Two answers stand against each other: one of them is wrong.
    Doubt.Reason.CONFLICT: 0.0,
    Doubt.Reason.READER_REPORT: 0.1,
    # What every readout has is not there: without people, nobody is given any words.
    Doubt.Reason.NO_PARTICIPANT: 0.2,
    Doubt.Reason.NO_DATE: 0.2,
    Doubt.Reason.AMBIGUOUS_PERSON: 0.4,
    Doubt.Reason.UNRESOLVED_SUBJECT: 0.45,
    Doubt.Reason.NO_PLACE: 0.6,
    Doubt.Reason.SILENT_PARAGRAPH: 0.75,
    # Most of those who attend are not reported to have said anything.
    Doubt.Reason.SILENT_PARTICIPANT: 0.78,
}


def sureness(prefix: str = "") -> Case:
    """The sureness of a doubt, from 0 to 1, as an expression of a query.

    ``prefix`` is the path that leads from the query's rows to the doubt ("doubts__").
    """
    graded = [
        When(**{f"{prefix}reason": reason}, then=Value(grade)) for reason, grade in GRADES.items()
    ]
    return Case(*graded, default=F(f"{prefix}confidence"), output_field=FloatField())


def measured(reason: str, confidence: float) -> str:
    """How sure the machine was, for a page; empty where there is nothing that it was sure of."""
    return f"{confidence:.0%}" if reason == Doubt.Reason.LOW_CONFIDENCE else ""
