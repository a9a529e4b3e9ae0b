"""What a person saw of a row when deciding: nothing that came in between is overwritten."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readouts.corrections.saving import CorrectionError
from readouts.models import Participant, ReviewState, Statement, Topic

Seen = Mapping[str, Any]

WORDS = ("start", "end", "review_state")
SPEAKERS = ("speakers", "voice", "unnamed_group", "review_state")
WHOLE = ("start", "end", "speakers", "voice", "unnamed_group", "review_state")
TOPICS = ("topics",)

LABELS = {
    "start": "start",
    "end": "end",
    "speakers": "speakers",
    "voice": "voice",
    "unnamed_group": "unnamed group",
    "review_state": "state",
    "topics": "topics",
}


@dataclass(frozen=True)
class Difference:
    """A field that changed since the person looked, as a person reads it."""

    label: str
    seen: str
    now: str


class ChangedMeanwhile(CorrectionError):
    """Somebody else changed what this correction is about; ``differences`` say what."""

    def __init__(self, differences: Sequence[Difference], who: str, when: str) -> None:
        self.differences = tuple(differences)
        self.who, self.when = who, when
        told = "; ".join(f"{d.label} from “{d.seen}” to “{d.now}”" for d in differences)
        super().__init__(f"Meanwhile {who} changed {told}{when}. Nothing was overwritten.")


def snapshot(statement: Statement) -> dict[str, Any]:
    """The statement as a form or a key's press remembers it; plain JSON.

    Takes the speakers and topics that are prefetched, where they are.
    """
    return {
        "start": statement.start,
        "end": statement.end,
        "speakers": sorted(speaker.pk for speaker in statement.speakers.all()),
        "voice": statement.voice_id,
        "unnamed_group": statement.unnamed_group,
        "review_state": statement.review_state,
        "topics": sorted(topic.pk for topic in statement.topics.all()),
    }


def read(text: str) -> dict[str, Any]:
    """A snapshot from its JSON. Raises CorrectionError where it is none."""
    try:
        seen = json.loads(text)
    except (ValueError, RecursionError):
        seen = None
    if not isinstance(seen, dict) or not all(_is_sound(*item) for item in seen.items()):
        raise CorrectionError("The record of what you saw is damaged: open the page again.")
    return seen


def _is_sound(name: str, value: Any) -> bool:
    """Whether a snapshot holds such a value under that name."""
    if name in ("start", "end"):
        return isinstance(value, int)
    if name in ("speakers", "topics"):
        return isinstance(value, list) and all(isinstance(key, int) for key in value)
    if name == "voice":
        return value is None or isinstance(value, int)
    if name == "review_state":
        return value in ReviewState.values
    # A lone half of a surrogate pair is no text: no page could print it.
    is_text = isinstance(value, str) and value == value.encode(errors="ignore").decode()
    return name == "unnamed_group" and is_text


def check(statement: Statement, seen: Seen | None, about: Sequence[str]) -> None:
    """Raise ChangedMeanwhile where the locked row differs from what was seen of it."""
    if seen is None:
        return
    now = snapshot(statement)
    changed = [name for name in about if name in seen and seen[name] != now[name]]
    if not changed:
        return
    raise _meanwhile(
        statement,
        [
            Difference(LABELS[name], printed(name, seen[name]), printed(name, now[name]))
            for name in changed
        ],
    )


def check_facts(row: Any, seen: Mapping[str, str], wanted: Mapping[str, Any]) -> None:
    """Raise ChangedMeanwhile where a locked row's facts differ from what was seen of them.

    ``seen`` holds facts as a form's field does, a party by its code. What is ``wanted`` now and
    stands already is no quarrel.
    """
    changed = []
    for name, value in seen.items():
        now = in_a_field(getattr(row, name))
        if now not in (value, in_a_field(wanted.get(name))):
            changed.append(Difference(name.replace("_", " "), value or "nothing", now or "nothing"))
    if changed:
        raise _meanwhile(row, changed)


def in_a_field(value: Any) -> str:
    """A fact as a form's field holds it."""
    return str(getattr(value, "code", value)) if value is not None else ""


def _meanwhile(row: Any, changed: Sequence[Difference]) -> ChangedMeanwhile:
    from readouts.corrections.history import history_of

    last = next(iter(history_of(row)), None)
    when = f" ({last.when:%Y-%m-%d %H:%M} UTC)" if last else ""
    return ChangedMeanwhile(changed, last.who if last else "somebody", when)


def printed(name: str, value: Any) -> str:
    """A snapshot's value as a person reads it."""
    if name in ("speakers", "voice"):
        keys = value if isinstance(value, list) else [value] if value else []
        found = Participant.objects.in_bulk(keys)
        return ", ".join(str(found.get(key, f"no. {key}")) for key in keys) or "nobody"
    if name == "topics":
        topics = Topic.objects.in_bulk(value)
        return ", ".join(str(topics.get(key, f"no. {key}")) for key in value) or "none"
    if name == "review_state":
        return str(dict(ReviewState.choices).get(value, value))
    return str(value)
