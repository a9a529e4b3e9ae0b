"""The archive's records. Source texts never change; everything points into them.

Offsets (``start``, ``end``) are half-open and count Unicode code points of the
readout's text. ``extracted`` keeps the machine's last answer for a row: the
base of the three-way merge in ``readouts.importing``; it is null on a row that
a person added.
"""

from readouts.models.constraints import EARLIEST_DATE, LATEST_DATE, Kind, ReviewState
from readouts.models.desk import Claim, Doubt, ReaderReport
from readouts.models.history import NOT_IMPORTING, keep_history
from readouts.models.meetings import Attendance, Meeting, Mention, Readout
from readouts.models.people import Alias, Participant, Party, Publisher
from readouts.models.statements import Statement, StatementSpeaker, StatementTopic
from readouts.models.topics import Topic, TopicPhrase

__all__ = [
    "EARLIEST_DATE",
    "LATEST_DATE",
    "NOT_IMPORTING",
    "Alias",
    "Attendance",
    "Claim",
    "Doubt",
    "Kind",
    "Meeting",
    "Mention",
    "Participant",
    "Party",
    "Publisher",
    "ReaderReport",
    "Readout",
    "ReviewState",
    "Statement",
    "StatementSpeaker",
    "StatementTopic",
    "Topic",
    "TopicPhrase",
    "keep_history",
]
