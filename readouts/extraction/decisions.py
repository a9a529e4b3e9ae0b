"""What the grammar decides about one clause or sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readouts.extraction.nouns import Noun
from readouts.extraction.participant import Participant
from readouts.extraction.resolution import Speakers

DESCRIBED, COUNTED = 1, 2

Outcome = Literal["speak", "carry", "narrative", "unresolved"]


@dataclass(slots=True)
class Decision:
    """What a clause does: open a speech, go on with it, tell, or remain in doubt.

    ``trust`` lowers the confidence where the decision itself is a doubtful one; ``lost``
    is set where one person speaks and nobody knows who, so that a "he" behind is nobody;
    ``exact`` tells how well the phrase fits those who were found: :data:`COUNTED` where it says how
    many speak, :data:`DESCRIBED` where it says what they all are ("the leaders").
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
    exact: int = 0


CARRY = Decision("carry")
# Going on with the speaker although somebody else seems to be saying something.
DOUBTFUL_CARRY = Decision("carry", trust=0.85)
NARRATIVE = Decision("narrative")
