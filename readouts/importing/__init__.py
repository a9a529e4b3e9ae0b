"""Records to rows: the only bulk writer of the archive, and its three-way merge.

`readouts.importing.run` is the way in. Who calls whom: the command calls `run`,
which finds its files with `inputs`, has them extracted and writes each readout with
`readout`, which leaves the parts to `statements`, `attendances`, `mentions` and `doubts`.
`people`, `parties`, `meetings` and `vocabulary` know which row a name stands for.
`merge`, `spans` and `snapshot` are pure. `by_hand` is the way in for the correction desk.
"""
