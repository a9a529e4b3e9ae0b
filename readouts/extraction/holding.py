"""How well an office that a text names fits the offices that somebody holds."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.extraction.matching import key_score
from readouts.extraction.offices import office_words
from readouts.extraction.titles import Title

# What "the State leader", "the Party leader" mean where somebody leads a state.
_LEADERS = frozenset(f"{word}leader" for word in ("", "state ", "party ", "government ", "top "))


def office_score(key: str, held: Sequence[Title]) -> int:
    """4 the same office, 3 a shortened form of it, 1 or 2 a loose one, 0 another."""
    best = max((_score(key, title, held) for title in held), default=0)
    if key == "minister":
        # Every minister is one, whether the lead says of what or not.
        best = min(best, 3)
    classes = office_words().classes
    keys = {title.key for title in held}
    if key in _LEADERS and (keys & classes["leaders"] or not held):
        best = max(best, 2)
    sent = (title for title in held if title.key.split()[0] == "ambassador")
    if key == "envoy" and any(not _is_rank(title, held) for title in sent):
        best = max(best, 2)
    if key == "president" and not best and keys & classes["heads_of_state"]:
        best = 1
    if key.split()[-1] in ("counterpart", "official", "diplomat") and held:
        best = max(best, 1)
    return best


def _score(key: str, title: Title, held: Sequence[Title]) -> int:
    found = key_score(key, title.key)
    if key == title.short and " " in key:
        # "the State Minister" for the State Minister of Foreign Affairs
        found = max(found, 3)
    return min(found, 2) if _is_rank(title, held) else found


def _is_rank(title: Title, held: Sequence[Title]) -> bool:
    """Whether "Ambassador" is but the rank of "Foreign Secretary Ambassador Anna Berg"."""
    alone = title.key == "ambassador" and not title.parties
    return alone and len(held) > 1 and title is not held[0]
