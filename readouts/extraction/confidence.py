"""How sure an attribution is: measured precision of its rule, less for every carried sentence."""

from __future__ import annotations

from functools import cache

from readouts.extraction.lexicon import load_toml

CARRIED = 0.98


@cache
def _table() -> dict[str, float]:
    data = load_toml("confidence")
    table = {rule: float(prior) for rule, prior in data["priors"].items()}
    table.update({rule: float(entry["lower"]) for rule, entry in data.get("measured", {}).items()})
    return table


def confidence_of(rule: str, carried: int) -> float:
    """The confidence of a stretch that rests on ``rule``, ``carried`` sentences after its cue."""
    return max(0.05, _table().get(rule, 0.6) * CARRIED**carried)
