"""The queue of what a person should look at, kept in step with each import.

A doubt whose cause is gone goes too, unless a person has judged it: what was resolved or
dismissed stays as it was left, and is not raised again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from readouts.extraction.records import Silence
from readouts.importing.merge import MergedFields, Outcome
from readouts.models import Doubt

SURE = 0.8  # below it, a statement or an attendance is a doubt
TARGETS = ("statement_id", "attendance_id", "participant_id", "meeting_id", "readout_id")

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field that a person changed: in conflict with the extraction now, or since earlier."""

    target: str  # one of TARGETS: whose row it is
    pk: int
    field: str
    ours: Any
    theirs: Any
    is_new: bool  # a conflict now; else the person's value stands against an old answer


def disputes(
    target: str,
    pk: int,
    merged: MergedFields,
    theirs: Mapping[str, Any],
) -> list[Dispute]:
    """The disputes in a merged row; ``theirs`` and the merged values are as a person reads them."""
    return [
        Dispute(target, pk, name, merged.values[name], theirs[name], outcome is Outcome.CONFLICT)
        for name, outcome in merged.outcomes.items()
        if outcome in (Outcome.KEPT, Outcome.CONFLICT)
    ]


@dataclass(slots=True)
class Doubts:
    """The doubts that one import of one readout raises; `reconcile` writes them."""

    readout: int
    meeting: int
    raised: list[Doubt] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)

    def silences(self, silences: Iterable[Silence]) -> None:
        for silence in silences:
            self.raised.append(
                Doubt(
                    readout_id=self.readout,
                    reason=silence.reason,
                    detail=silence.detail,
                    start=silence.span.start if silence.span else None,
                    end=silence.span.end if silence.span else None,
                )
            )

    def low_confidence(
        self, target: str, pk: int, confidence: float, readout: int | None = None
    ) -> None:
        """Raise a doubt about a statement or an attendance that the machine is not sure of."""
        if confidence < SURE:
            about: dict[str, Any] = {"readout_id": readout or self.readout, target: pk}
            reason = Doubt.Reason.LOW_CONFIDENCE
            self.raised.append(Doubt(reason=reason, confidence=confidence, **about))

    def reconcile(self, *, is_new: bool) -> None:
        """Make the database's doubts about this readout those that were raised.

        ``is_new`` if the readout has just been made, so that it has none yet.
        """
        about = (
            Q(readout=self.readout) | Q(meeting=self.meeting) | Q(attendance__meeting=self.meeting)
        )
        known = [] if is_new else list(Doubt.objects.filter(about).order_by("pk"))
        # What no extraction raised goes with no extraction.
        apart = (Doubt.Reason.MERGE, Doubt.Reason.MEETING_MATCH, Doubt.Reason.READER_REPORT)
        conflicts = [doubt for doubt in known if doubt.reason == Doubt.Reason.CONFLICT]
        others = [
            doubt
            for doubt in known
            if doubt.reason not in (*apart, Doubt.Reason.CONFLICT)
            and (doubt.readout_id == self.readout or doubt.attendance_id)
        ]
        Doubt.objects.bulk_create(self._reconcile_raised(others))
        reconcile_conflicts(conflicts, self.disputes, self.readout)

    def _reconcile_raised(self, known: Sequence[Doubt]) -> list[Doubt]:
        """Write what changed of the raised doubts; return those to create."""
        before: dict[Key, Doubt] = {_key(doubt): doubt for doubt in known}
        raised: dict[Key, Doubt] = {_key(doubt): doubt for doubt in self.raised}
        gone = [
            doubt.pk
            for doubt in known
            if _key(doubt) not in raised and doubt.state == Doubt.State.OPEN
        ]
        if gone:
            Doubt.objects.filter(pk__in=gone).delete()
        for key, doubt in raised.items():
            old = before.get(key)
            if old and (old.detail, old.confidence) != (doubt.detail, doubt.confidence):
                old.detail, old.confidence = doubt.detail, doubt.confidence
                old.save(update_fields=["detail", "confidence"])
        return [doubt for key, doubt in raised.items() if key not in before]


def reconcile_conflicts(
    known: Iterable[Doubt], disputes: Iterable[Dispute], readout: int | None = None
) -> None:
    """Make the ``known`` conflicts those among the ``disputes``, met in this ``readout``.

    A conflict is over when a person has decided again, or the two agree. One that a
    person has closed is raised anew only for other values.
    """
    before = {_conflict_key(doubt): doubt for doubt in known}
    now = {(dispute.target, dispute.pk, dispute.field): dispute for dispute in disputes}
    for key, doubt in before.items():
        dispute = now.get(key)
        over = dispute is None or not (dispute.is_new or _says(doubt, dispute))
        if over and doubt.state == Doubt.State.OPEN:
            doubt.delete()
    create: list[Doubt] = []
    for key, dispute in now.items():
        old = before.get(key)
        if not dispute.is_new or (old and _says(old, dispute)):
            continue
        if old is None:
            create.append(_conflict(dispute, readout))
        else:
            old.ours, old.theirs, old.state = dispute.ours, dispute.theirs, Doubt.State.OPEN
            old.save(update_fields=["ours", "theirs", "state"])
    Doubt.objects.bulk_create(create)


def _conflict(dispute: Dispute, readout: int | None) -> Doubt:
    about: dict[str, Any] = {"readout_id": readout, dispute.target: dispute.pk}
    return Doubt(
        reason=Doubt.Reason.CONFLICT,
        field=dispute.field,
        ours=dispute.ours,
        theirs=dispute.theirs,
        detail=f"The {dispute.field} was corrected here, and now the extraction reads another.",
        **about,
    )


def _key(doubt: Doubt) -> Key:
    """What makes two doubts the same one, whatever its words and figures say now."""
    if doubt.reason in (Doubt.Reason.NO_DATE, Doubt.Reason.NO_PARTICIPANT, Doubt.Reason.NO_PLACE):
        return (doubt.reason,)
    if doubt.reason == Doubt.Reason.LOW_CONFIDENCE:
        return (doubt.reason, doubt.statement_id, doubt.attendance_id)
    if doubt.start is not None:
        return (doubt.reason, doubt.start, doubt.end)
    return (doubt.reason, doubt.detail)


def _conflict_key(doubt: Doubt) -> Key:
    for target in TARGETS:
        if getattr(doubt, target) is not None:
            return (target, getattr(doubt, target), doubt.field)
    raise AssertionError(f"the doubt {doubt.pk} is about nothing")


def _says(doubt: Doubt, dispute: Dispute) -> bool:
    return bool(doubt.ours == dispute.ours and doubt.theirs == dispute.theirs)


def raise_pairs(doubts: Iterable[Doubt]) -> int:
    """Propose that two participants or two meetings may be one; return how many are new.

    A pair that was proposed before, whatever became of that, is not proposed again.
    """
    new = 0
    for doubt in doubts:
        field = "meeting" if doubt.reason == Doubt.Reason.MEETING_MATCH else "participant"
        one, other = getattr(doubt, f"{field}_id"), getattr(doubt, f"other_{field}_id")
        either_way = Q(**{f"{field}_id": one, f"other_{field}_id": other}) | Q(
            **{f"{field}_id": other, f"other_{field}_id": one}
        )
        if not Doubt.objects.filter(either_way, reason=doubt.reason).exists():
            doubt.save()
            new += 1
    return new
