"""What kind of encounter it was."""

from __future__ import annotations

import re
from functools import cache

from readouts.extraction.lexicon import load_toml
from readouts.extraction.records import Claim

_MANY = re.compile(
    r"\b(trilateral|quadrilateral|multilateral|plenary|ministerial meeting|leaders['’] (summit|meeting|session)|quad\b|g-?7|g-?20|e3\b|p5\b|"
    r"bucharest nine|nordic|baltic|normandy|\d\+\d|foreign ministers['’]? meeting|foreign ministers of|ministers of the)",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(met|meets?|meeting|talks|received|receives|hosted|hosts|welcomed|held|bilateral|visit(ed)?|audience|consultations|dialogue|courtesy call|pull.?aside|lunch|dinner|breakfast)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(r"\b(spoke|spoken|speaks|conversation|conversed)\b", re.IGNORECASE)
_TRAVEL = re.compile(r"\b(travels? to|traveled to|travelled to|visits?|travel)\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (entry["value"], entry["where"], re.compile(entry["pattern"], re.IGNORECASE))
        for entry in load_toml("encounters")["kind"]
    )


def kind_of(title: str, lead: str, body_start: str, parties: int) -> Claim:
    """The kind of an encounter, from the title and the lead sentence.

    ``body_start`` is the beginning of the body, asked only where neither tells.
    ``parties`` is how many parties took part.
    """
    for value, where, pattern in _patterns():
        places = {"title": [title], "lead": [lead]}.get(where, [title, lead])
        for place in places:
            found = pattern.search(place)
            if found:
                return Claim(value, found.group(), None, "named in title or lead", 0.95)
    return _meeting_or_other(title, lead, body_start, parties)


def _meeting_or_other(title: str, lead: str, body_start: str, parties: int) -> Claim:
    met = _MET.search(lead) or _MET.search(title)
    if parties > 2 or (_MANY.search(title + "\n" + lead) and parties != 2):
        if met or _SPOKE.search(lead):
            return Claim("multilateral meeting", "", None, "more than two parties", 0.85)
    if met:
        return Claim("meeting", met.group(), None, "named in title or lead", 0.9)
    spoke = _SPOKE.search(lead) or _SPOKE.search(title)
    if spoke:
        return Claim("phone call", spoke.group(), None, "spoke with", 0.75)
    late = _MET.search(body_start)
    if late:
        return Claim("meeting", late.group(), None, "named in the body", 0.6)
    return Claim("other", "", None, "nothing tells", 0.5)
