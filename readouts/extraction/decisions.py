"""What the grammar decides about one clause or sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readouts.extraction.nouns import Noun
from readouts.extraction.resolution import Speakers
from readouts.extraction.roster import Participant

Outcome = Literal["speak", "carry", "narrative", "unresolved"]


@dataclass(slots=True)
class Decision:
    """What a clause does: open a speech, go on with it, tell, or remain in doubt.

    ``trust`` lowers the confidence where the decision itself is a doubtful one; ``lost``
    is set where one person speaks and nobody knows who, so that a "he" behind is nobody;
    ``counted`` where the phrase says how many speak, and so many were found.
    """

    outcome: Outcome
    speakers: Speakers = ()
    rule: str = ""
    others: str = ""
    alternatives: tuple[Speakers, ...] = ()
    detail: str = ""
    evidence: tuple[int, int] | None = None
    subject: tuple[Noun, ...] = ()
    trust: float = 1.0
    voice: Participant | None = None
    lost: bool = False
    counted: bool = False


CARRY = Decision("carry")
# Going on with the speaker although somebody else seems to be saying something.
DOUBTFUL_CARRY = Decision("carry", trust=0.85)
NARRATIVE = Decision("narrative")
