"""Choices and conditions that several models share."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

# The Congress of Vienna: before it there is no press office.
EARLIEST_DATE = dt.date(1815, 1, 1)
LATEST_DATE = dt.date(2100, 12, 31)


class ReviewState(models.TextChoices):
    UNREVIEWED = "unreviewed", "not reviewed"
    REVIEWED = "reviewed", "reviewed"
    REJECTED = "rejected", "rejected"


class Kind(models.TextChoices):
    MEETING = "meeting", "Meeting"
    PHONE_CALL = "phone call", "Phone call"
    VIDEO_CALL = "video call", "Video call"
    PRESS_CONFERENCE = "press conference", "Press conference"
    MULTILATERAL = "multilateral meeting", "Multilateral meeting"
    CORRESPONDENCE = "correspondence", "Correspondence"
    SPEECH = "speech", "Speech"
    OTHER = "other", "Other"


def valid_date(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (EARLIEST_DATE, LATEST_DATE)})


def valid_span() -> Q:
    """Both ends or none, in order."""
    return Q(start__isnull=True, end__isnull=True) | Q(start__gte=0, end__gt=F("start"))


def valid_confidence() -> Q:
    return Q(confidence__range=(0.0, 1.0))
