"""Fill in a page's form as a browser would, and send it."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client


def fields_of(form: BaseForm) -> dict[str, Any]:
    """What a browser sends for a form that nobody touched."""
    data: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value is None or value is False:
            value = ""
        if isinstance(value, (list, tuple)) or hasattr(value, "all"):
            value = [getattr(item, "pk", item) for item in value]
        data[bound.html_name] = value
    return data


def page_fields(response: HttpResponse) -> dict[str, Any]:
    """Every field of an admin's page with its value, those of its inlines too."""
    data = fields_of(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        data |= fields_of(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= fields_of(form)
    return data


def save(client: Client, url: str, **changes: Any) -> HttpResponse:
    """Open the page, change these fields, save."""
    return client.post(url, {**page_fields(client.get(url)), **changes})


def errors_of(response: HttpResponse) -> str:
    """What the page complains of, in one string; "" when it saved."""
    if response.status_code == 302:
        return ""
    return " ".join(
        str(message)
        for messages in response.context["adminform"].form.errors.values()
        for message in messages
    )
