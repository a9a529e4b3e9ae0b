"""Correct: a person changes a row.

Everything that a person does to the archive goes through this room, whoever
asks: the admin's forms, the readout desk, a command or a test. Nothing here
writes ``extracted``, the machine's own answer, so that the next import finds
out by itself what a person changed.
"""
