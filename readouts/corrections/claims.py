"""Who is at work on which readout: a courtesy among people, which stops nobody."""

from __future__ import annotations

from typing import Any

from readouts.corrections.saving import CorrectionError
from readouts.models import Claim, Readout


def claim(readout: Readout, user: Any) -> None:
    """Say that ``user`` is on the readout. Raises CorrectionError where somebody else is."""
    row, made = Claim.objects.get_or_create(readout=readout, defaults={"user": user})
    if not made and row.user_id != user.pk:
        raise CorrectionError(f"{row.user} is on this readout since {row.since:%Y-%m-%d}.")


def release(readout: Readout, user: Any, *, anybodys: bool = False) -> None:
    """Take ``user`` off the readout, with ``anybodys`` whoever is on it.

    Raises CorrectionError where there is nobody to take off.
    """
    rows = Claim.objects.filter(readout=readout)
    if not anybodys:
        rows = rows.filter(user=user)
    if not rows.delete()[0]:
        raise CorrectionError("You are not on this readout.")
