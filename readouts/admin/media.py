"""The desk's scripts are modules, which Django's lists of media files cannot say by a name."""

from __future__ import annotations

from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.html import format_html


@dataclass(frozen=True)
class Script:
    """A module under static/, as a form's media prints it."""

    path: str

    def __html__(self) -> str:
        return format_html('<script type="module" src="{}"></script>', static(self.path))
