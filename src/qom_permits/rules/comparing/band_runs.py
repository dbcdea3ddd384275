"""Runs of bands: the bands of an old and a new table between two edges that both have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from qom_permits.rules.comparing.law_changes import ChangeKind
from qom_permits.rules.stating.stated_rows import Edge, StatedRow


@frozen
class Run:
    """The *old* and the *new* bands between two edges that both tables have, or past the last such edge."""

    old: tuple[StatedRow, ...]
    new: tuple[StatedRow, ...]

    @property
    def kind(self) -> ChangeKind | None:
        """What happened to the edges; None where they are the same."""
        match len(self.old), len(self.new):
            case 0, _:
                return ChangeKind.ADDED
            case _, 0:
                return ChangeKind.REMOVED
            case 1, 1 if self._ends_alike:
                return None
            case was, now if was == now:
                return ChangeKind.MOVED
            case 1, _ if self._ends_alike:
                return ChangeKind.SPLIT
            case _, 1 if self._ends_alike:
                return ChangeKind.MERGED
            case _:
                return ChangeKind.REDRAWN

    @property
    def _ends_alike(self) -> bool:
        return self.old[-1].row.edge == self.new[-1].row.edge


def runs(old: Sequence[StatedRow], new: Sequence[StatedRow]) -> Iterator[Run]:
    """Yield the bands of both in runs, from the lowest; no edge counts as an edge that both may have."""
    shared = {row.row.edge for row in old} & {row.row.edge for row in new}
    was, now = _cut(old, shared), _cut(new, shared)
    for before, after in zip(was, now, strict=True):
        if before or after:
            yield Run(before, after)


def _cut(rows: Sequence[StatedRow], edges: Collection[Edge]) -> list[tuple[StatedRow, ...]]:
    """Return *rows* cut after each that ends at one of *edges*; the last piece is what lies past them all."""
    pieces: list[list[StatedRow]] = [[]]
    for row in rows:
        pieces[-1].append(row)
        if row.row.edge in edges:
            pieces.append([])
    return [tuple(piece) for piece in pieces]
