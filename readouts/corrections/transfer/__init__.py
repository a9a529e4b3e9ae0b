"""Corrections out and in: as JSON Lines, keyed by the texts' SHA-256 and offsets.

`decisions` tells what people decided in this archive, `take_in` makes such
decisions stand in another one, or in this one after it was built anew, and
`gold_labels` writes corrected readouts as labels for scoring the extraction.
docs/correcting.md describes the lines.
"""

from readouts.corrections.transfer.export import decisions
from readouts.corrections.transfer.gold import gold_labels
from readouts.corrections.transfer.rows import Taken
from readouts.corrections.transfer.take_in import take_in

__all__ = ["Taken", "decisions", "gold_labels", "take_in"]
