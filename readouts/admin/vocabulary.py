"""A topic's phrases, with a preview of what a change would do to the whole archive."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from readouts.corrections import vocabulary
from readouts.corrections.saving import CorrectionError
from readouts.models import Topic


def phrases_view(model_admin: Any, request: HttpRequest, object_id: int) -> HttpResponse:
    """Edit the phrases of a topic: first a preview, then the change itself."""
    topic = get_object_or_404(Topic, pk=object_id)
    if not model_admin.has_change_permission(request, topic):
        raise PermissionDenied
    standing = list(topic.phrases.order_by("phrase").values_list("phrase", flat=True))
    text = request.POST.get("phrases", "\n".join(standing))
    seen = request.POST["seen"].splitlines() if "seen" in request.POST else standing
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": f"Phrases of {topic}",
        "opts": model_admin.opts,
        "topic": topic,
        "text": text,
        "seen": "\n".join(standing),
    }
    status = 200
    if request.method == "POST":
        try:
            wanted = vocabulary.check_phrases(text.splitlines())
            try:
                if "apply" in request.POST:
                    return _apply(request, topic, wanted, seen)
                if set(seen) != set(standing):
                    raise vocabulary.PhrasesChanged(set(seen), set(standing))
            except vocabulary.PhrasesChanged as changed:
                standing = list(topic.phrases.order_by("phrase").values_list("phrase", flat=True))
                wanted = vocabulary.with_theirs(wanted, seen, standing)
                context |= {"text": "\n".join(wanted), "seen": "\n".join(standing)}
                context["problem"], status = str(changed), 409
            context["preview"] = vocabulary.preview(topic, wanted)
            context["added"] = sorted(set(wanted) - set(standing))
            context["removed"] = sorted(set(standing) - set(wanted))
        except CorrectionError as error:
            context["problem"], status = str(error), 422
    return TemplateResponse(request, "admin/readouts/topic/phrases.html", context, status=status)


def _apply(request: HttpRequest, topic: Topic, wanted: list[str], seen: list[str]) -> HttpResponse:
    matched = vocabulary.apply(topic, wanted, by=request.user, seen=seen)
    if matched is not None:
        gain, loss = matched
        messages.success(request, f"{topic}: {gain} statements gained it, {loss} lost it.")
    else:
        messages.warning(
            request,
            "The phrases are saved. The archive is too large to match while you wait: "
            f"run “manage.py rematch_topics {topic.slug}”.",
        )
    return HttpResponseRedirect(reverse("admin:readouts_topic_change", args=[topic.pk]))
