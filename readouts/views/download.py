"""``/download/``: the files that ``manage.py export_archive`` has written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import TemplateView

from readouts.bulk import PACKAGE

MEDIA = {
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl; charset=utf-8",
    "json": "application/json",
}


def folder() -> Path:
    path: Path = settings.VAR_DIR / "download"
    return path


def package() -> dict[str, Any] | None:
    """The package's description, or None where none has been written yet."""
    try:
        described: dict[str, Any] = json.loads((folder() / PACKAGE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return described


class DownloadView(TemplateView):
    template_name = "readouts/download.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(package=package(), **kwargs)


def download_file(request: HttpRequest, name: str) -> FileResponse:
    """One file of the package, and nothing else that may lie in its folder."""
    described = package()
    names = {resource["path"] for resource in described["resources"]} if described else set()
    if name not in names | {PACKAGE}:
        raise Http404(f"The download has no file “{name}”.")
    try:
        file = (folder() / name).open("rb")
    except FileNotFoundError:
        raise Http404(f"The download has no file “{name}” just now.") from None
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=MEDIA[name.rpartition(".")[2]]
    )
