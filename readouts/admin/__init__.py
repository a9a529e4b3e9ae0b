"""The correction desk: Django's admin, in the archive's words.

One module a family of models; ``desk`` holds what all of them share.
"""

from readouts.admin import doubts, meetings, people, readouts, statements, topics, users

__all__ = ["doubts", "meetings", "people", "readouts", "statements", "topics", "users"]
