"""The topics: the vocabulary that comes with the archive, merged with what people made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from readouts.extraction.topics import Topic as Entry
from readouts.extraction.topics import Vocabulary
from readouts.importing.history import events_of
from readouts.importing.merge import MergedFields, merge_fields, merge_members, next_base
from readouts.importing.report import Fate, Tally
from readouts.models import Topic, TopicPhrase

FIELDS = ("name", "group")


def merge_vocabulary(shipped: Vocabulary, tally: Tally) -> None:
    """Bring the rows of topics and phrases up to date with ``shipped``, by the three-way merge.

    A topic that a person renamed, regrouped or deleted stays so, and so do the phrases
    that a person added or removed. A topic that the vocabulary no longer has is left to
    people: statements may hold it.
    """
    found = list(Topic.objects.prefetch_related("phrases").order_by("pk"))
    rows = {row.slug: row for row in found if row.extracted is None}
    rows |= {row.extracted["slug"]: row for row in found if row.extracted is not None}
    names = {row.name for row in rows.values()}
    deleted = _deleted_slugs()
    new: list[tuple[Topic, Entry]] = []
    for entry in shipped:
        row = rows.get(entry.slug)
        if row is None and entry.slug in deleted:
            tally.count("topics", Fate.KEPT)
        elif row is None:
            name = entry.name if entry.name not in names else f"{entry.name} ({entry.slug})"
            base = _base_of(entry)
            new.append(
                (Topic(slug=entry.slug, name=name, group=entry.group, extracted=base), entry)
            )
        elif row.extracted is not None:
            tally.count("topics", _merge(row, row.extracted, entry))
    Topic.objects.bulk_create(row for row, _ in new)
    _add_phrases((row, phrase) for row, entry in new for phrase in entry.phrases)
    tally.count("topics", Fate.CREATED, len(new))


def topic_numbers() -> dict[str, int]:
    return dict(Topic.objects.values_list("slug", "pk"))


def current_vocabulary() -> Vocabulary:
    """The topics and phrases as they stand, for the extraction to match."""
    return Vocabulary.from_phrases(
        TopicPhrase.objects.order_by("topic_id", "pk").values_list(
            "topic__slug", "topic__name", "topic__group", "phrase"
        )
    )


def _base_of(entry: Entry) -> dict[str, Any]:
    told = {field: getattr(entry, field) for field in FIELDS}
    return {"slug": entry.slug, **told, "phrases": list(entry.phrases)}


def _merge(row: Topic, base: dict[str, Any], entry: Entry) -> Fate:
    theirs = _base_of(entry)
    ours = {field: getattr(row, field) for field in FIELDS}
    fields: MergedFields = merge_fields(base, ours, {field: theirs[field] for field in FIELDS})
    standing = {phrase.phrase: phrase for phrase in row.phrases.all()}
    offered = base.get("phrases", ())
    phrases = merge_members(offered, standing, entry.phrases)

    known = next_base(offered, standing, entry.phrases)
    theirs["phrases"] += sorted(known - set(entry.phrases))
    written = fields.values != ours or phrases.value != set(standing)
    if fields.values != ours or theirs != base:
        for field, value in fields.values.items():
            setattr(row, field, value)
        row.extracted = theirs
        row.save(update_fields=[*FIELDS, "extracted"])
    gone = [phrase.pk for words, phrase in standing.items() if words not in phrases.value]
    if gone:
        TopicPhrase.objects.filter(pk__in=gone).delete()
    _add_phrases(
        (row, words) for words in entry.phrases if words in phrases.value and words not in standing
    )
    return Fate.of(fields.outcome.louder(phrases.outcome), written=written)


def _add_phrases(pairs: Iterable[tuple[Topic, str]]) -> None:
    TopicPhrase.objects.bulk_create(TopicPhrase(topic=row, phrase=words) for row, words in pairs)


def _deleted_slugs() -> set[str]:
    """The slugs of topics that were deleted; importing deletes none, so a person did it."""
    history = events_of(Topic)
    gone = history.filter(pgh_label="deleted").values("pgh_obj_id")
    return set(history.filter(pgh_obj_id__in=gone).values_list("slug", flat=True))
