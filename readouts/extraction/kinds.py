"""What kind of encounter it was."""

from __future__ import annotations

import re
from functools import cache

from readouts.extraction.lexicon import load_toml, pattern
from readouts.extraction.records import Claim

_MANY = pattern("kinds_many")
_COUNCIL = pattern("kinds_council")
_SIDELINES = re.compile(r"\b(margins|sidelines) of\b", re.IGNORECASE)
_MET = pattern("kinds_met")
_SPOKE = pattern("kinds_spoke")
# "MFA Press Statement: ..." names what was issued, and no encounter with the press.
_ISSUED = re.compile(
    r"^[\w .]{0,30}(?:press|media) (?:statement|release|note|communiqu[eé])s?\s*[:|–—-]\s*",
    re.IGNORECASE,
)


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
    title = _ISSUED.sub("", title)
    for value, where, wording in _patterns():
        places = {"title": [title], "lead": [lead]}.get(where, [title, lead])
        for place in places:
            found = wording.search(place)
            if found:
                return Claim(value, found.group(), None, "named in title or lead", 0.95)
    return _meeting_or_other(title, lead, body_start, parties)


def _meeting_or_other(title: str, lead: str, body_start: str, parties: int) -> Claim:
    met = _MET.search(lead) or _MET.search(title)
    council = _COUNCIL.search(title) is not None and not _SIDELINES.search(title)
    many = parties > 2 or council or (parties != 2 and _MANY.search(title + "\n" + lead))
    if many and (met or (council and _SPOKE.search(lead))):
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
