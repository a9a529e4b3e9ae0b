"""The stretches of a text as they are read: who speaks in each, who goes on, who stays silent."""

from __future__ import annotations

from readouts.extraction.confidence import trust_in
from readouts.extraction.decisions import Decision
from readouts.extraction.nouns import Noun
from readouts.extraction.participant import Participant
from readouts.extraction.records import Silence, Span
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.units import Unit

# "He added ..." behind "Anna Berg said ..." is as sure as what went before.
_PRONOUNS = frozenset({"pronoun", "plural pronoun"})


class Stretches:
    """The units and silences so far; what is noted here changes who is speaking in ``state``.

    ``strangers`` are the subjects that resolved to nobody; ``only_quoted`` is whose words all
    quotations so far are, None where they are several people's.
    """

    def __init__(self, roster: Roster, state: State) -> None:
        self._roster = roster
        self._state = state
        self.units: list[Unit] = []
        self.silences: list[Silence] = []
        self.strangers: list[Noun] = []
        self.only_quoted: Participant | None = None
        self._many_quoted = False

    def emit(self, start: int, end: int, decision: Decision) -> None:
        """Note the stretch ``[start, end)`` with whoever speaks in it as ``decision`` says."""
        state = self._state
        unit = Unit(start, end, trust=decision.trust)
        if decision.outcome == "speak":
            again = decision.rule in _PRONOUNS and decision.speakers == state.active
            rule = state.rule if again else decision.rule
            exact = decision.exact or (state.exact if decision.speakers == state.active else 0)
            self.activate(decision.speakers, rule, decision.voice, decision.others)
            state.exact = exact
            unit.speakers, unit.voice = decision.speakers, decision.voice
            unit.rule, unit.others = rule, decision.others
            unit.evidence, unit.alternatives = decision.evidence, decision.alternatives
        elif decision.outcome == "carry" and state.active:
            unit.speakers, unit.voice, unit.others = state.active, state.voice, state.others
            unit.rule, unit.carried = state.rule, state.carried + 1
            state.carried += 1
        elif decision.outcome in ("narrative", "unresolved"):
            if decision.outcome == "unresolved":
                reason = decision.rule or "unresolved subject"
                self.silences.append(Silence(reason, decision.detail, Span(start, end)))
                unit.rule = reason
                self.strangers.extend(decision.subject)
                if decision.lost:
                    state.last_single = None
            state.active, state.voice, state.others = (), None, ""
        if unit.speakers:
            unit.trust *= trust_in(unit.speakers, self._roster, unit.rule, exact=state.exact)
        self.units.append(unit)

    def activate(
        self,
        speakers: tuple[Participant, ...],
        rule: str,
        voice: Participant | None = None,
        others: str = "",
    ) -> None:
        """Let ``speakers`` go on speaking, in the words of ``voice`` where that is one of them."""
        state = self._state
        if rule in ("quotation", "postposed") and len(speakers) == 1 and voice is None:
            again = self.only_quoted in (None, speakers[0]) and not self._many_quoted
            self.only_quoted = speakers[0] if again else None
            self._many_quoted = not again
        state.active, state.rule, state.voice, state.others = speakers, rule, voice, others
        state.carried, state.exact = 0, 0
        if len(speakers) == 1 and not speakers[0].group:
            state.hear(speakers[0])
        elif len(speakers) > 1 and voice is None:
            state.last_joint = speakers
