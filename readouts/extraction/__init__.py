"""Text to records: what a readout says, who said it, where and when.

``extract`` is the way in. It is pure: the same text and source give the same
records, no database is asked, nothing is written.
"""

from readouts.extraction.extractor import extract

__all__ = ["extract"]
