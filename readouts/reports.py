"""Readers report errors: each report becomes a doubt in the desk's queue, and nothing else.

No account and no mail. What one address may send on a day is bounded, and so is what may lie open.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from readouts.models import Doubt, ReaderReport, Readout, Statement

MOST_A_DAY = 10  # of one address
MOST_OPEN = 1_000  # of all: beyond it the desk has more than it can read


class TooManyReportsError(Exception):
    """The message says to the reader which bound was met, and what to do."""


def file_report(
    readout: Readout,
    offset: int,
    statement: Statement | None,
    what: str,
    words: str,
    request: HttpRequest,
) -> Doubt:
    """Put a report about the character at ``offset`` into the queue.

    ``what`` is wrong in few words, ``words`` are the reader's. Raises TooManyReportsError.
    """
    sender = sender_of(request)
    with transaction.atomic():
        _check_bounds(sender)
        doubt = Doubt.objects.create(
            reason=Doubt.Reason.READER_REPORT,
            readout=readout,
            statement=statement,
            detail=f"{what}: {words}" if words else what,
            start=statement.start if statement else offset,
            end=statement.end if statement else offset + 1,
        )
        ReaderReport.objects.create(doubt=doubt, sender=sender)
    return doubt


def _check_bounds(sender: str) -> None:
    if ReaderReport.objects.filter(sender=sender).count() >= MOST_A_DAY:
        raise TooManyReportsError(
            f"{MOST_A_DAY} reports came from your address today, and more are not taken. "
            "Thank you for them. Send the next one tomorrow."
        )
    still_open = Doubt.objects.filter(reason=Doubt.Reason.READER_REPORT, state=Doubt.State.OPEN)
    if still_open.count() >= MOST_OPEN:
        raise TooManyReportsError(
            "More reports are waiting than the editors can read. Send yours in a few days."
        )


def sender_of(request: HttpRequest, today: dt.date | None = None) -> str:
    """A keyed hash of the address that the request came from, another one every day."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        # Behind a proxy that is trusted, the last address it names is the one that it saw.
        named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
        address = named or address
    day = today or timezone.now().date()
    return salted_hmac("readouts.reports", f"{address} {day}", algorithm="sha256").hexdigest()
