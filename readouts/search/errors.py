"""What is wrong with a query, and where."""

from __future__ import annotations

LONGEST_QUOTED = 40  # characters of a query that an error repeats


class QueryError(ValueError):
    """A query that cannot be read: what is wrong, where, and what would be right.

    ``start`` and ``end`` are half-open offsets into the query; ``instead`` are texts that could
    stand there, the likeliest first.
    """

    def __init__(
        self, problem: str, right: str, start: int, end: int, instead: tuple[str, ...] = ()
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.right = right
        self.start = start
        self.end = end
        self.instead = instead

    def __str__(self) -> str:
        return f"At character {self.start + 1} of the search: {self.problem}. {self.right}"

    def told(self, query: str) -> str:
        """The same with the characters of ``query`` that it is about."""
        there = query[self.start : self.end]
        if len(there) > LONGEST_QUOTED:
            there = f"{there[:LONGEST_QUOTED].rstrip()}…"
        return (
            f"At character {self.start + 1} of the search, “{there}”: {self.problem}. {self.right}"
        )

    def mended(self, query: str) -> list[str]:
        """The queries that ``query`` could have been meant to be."""
        return [
            " ".join(f"{query[: self.start]}{text}{query[self.end :]}".split())
            for text in self.instead
        ]
