"""The history that the database keeps of each model, for what only it remembers: deletions."""

from __future__ import annotations

from typing import Any

from django.db import models


def events_of(model: type[models.Model]) -> models.QuerySet[Any]:
    """What happened to the rows of ``model``. Importing deletes no topic and no alias by itself."""
    events: Any = model._meta.get_field("events").related_model
    found: models.QuerySet[Any] = events._default_manager.all()
    return found
