"""The two sides of a conflict between an import and a correction, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from readouts.models import Doubt, Kind, Participant, Party, Publisher, Readout

PEOPLE = ("speakers", "voice", "participant")


@dataclass(frozen=True)
class Sides:
    """A field's value here, by a person, and in the extraction."""

    field: str
    ours: str
    theirs: str


def with_sides(doubts: Iterable[Doubt], text: str | None = None) -> list[Doubt]:
    """The doubts, each conflict among them with its ``sides``.

    Names instead of addresses, and words instead of offsets: of ``text``, or of the readout's
    own where the doubts are of several. At most four queries, none without a conflict.
    """
    doubts = list(doubts)
    conflicts = [doubt for doubt in doubts if doubt.reason == Doubt.Reason.CONFLICT]
    names = _names(conflicts)
    texts = {doubt.readout_id: text for doubt in conflicts} if text is not None else {}
    moved = {
        doubt.readout_id for doubt in conflicts if doubt.field == "span" and doubt.readout_id
    } - set(texts)
    if moved:
        texts |= dict(Readout.objects.filter(pk__in=moved).values_list("pk", "text"))
    for doubt in conflicts:
        values = (_printed(doubt, value, names, texts) for value in (doubt.ours, doubt.theirs))
        field = "words" if doubt.field == "span" else doubt.field.replace("_", " ")
        doubt.sides = Sides(field, *values)  # type: ignore[attr-defined]
    return doubts


def _names(conflicts: Iterable[Doubt]) -> dict[tuple[str, str], str]:
    """What the slugs and codes in these conflicts stand for, by the field's kind."""
    wanted: dict[str, set[str]] = {"people": set(), "party": set(), "publisher": set()}
    for doubt in conflicts:
        kind = "people" if doubt.field in PEOPLE else doubt.field
        for value in (doubt.ours, doubt.theirs):
            if kind in wanted:
                wanted[kind].update(value if isinstance(value, list) else [value or ""])
    names: dict[tuple[str, str], str] = {}
    for kind, model, key in (
        ("people", Participant, "slug"),
        ("party", Party, "code"),
        ("publisher", Publisher, "slug"),
    ):
        if wanted[kind]:
            rows = model._default_manager.filter(**{f"{key}__in": wanted[kind]})
            names |= {(kind, code): name for code, name in rows.values_list(key, "name")}
    return names


def _printed(doubt: Doubt, value: Any, names: dict[Any, str], texts: dict[Any, Any]) -> str:
    if value in (None, "", []):
        return "nothing"
    if doubt.field == "span":
        text = texts.get(doubt.readout_id)
        words = text[value[0] : value[1]] if text else ""
        return f"{value[0]}–{value[1]}: “{words}”" if words else f"{value[0]}–{value[1]}"
    if doubt.field == "kind":
        return str(dict(Kind.choices).get(value, value))
    kind = "people" if doubt.field in PEOPLE else doubt.field
    values = value if isinstance(value, list) else [value]
    return ", ".join(names.get((kind, item), str(item)) for item in values)
