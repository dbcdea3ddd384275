"""The reviewed sheets of who may what: text for people, read cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).parent
DONE, NO_SUCH_CASE = "done", "no-such-case"

LEGEND: Mapping[str, str] = {
    "N": "not-at-this-stage",
    "L": "too-late",
    "C": "case-closed",
    "P": "not-your-part",
    "O": "own-case",
    "W": "not-an-owner",
    "I": "issuer-was-assessor",
    "D": "desk-only",
}
"""The codes of the objections to who asks, and when, by their letter in a sheet."""


@frozen
class Cell:
    """Where *command* is asked for in a *situation* by whoever has a *column*."""

    situation: str
    command: str
    column: str

    def __str__(self) -> str:
        """Return the cell as a sheet's reader finds it."""
        return f"{self.situation} / {self.command} / {self.column}"


def sheet(name: str) -> dict[Cell, frozenset[str]]:
    """Return what the sheet of that *name* says of each cell: `DONE`, `NO_SUCH_CASE`, or every code of the refusal."""
    cells: dict[Cell, frozenset[str]] = {}
    for cell, mark, besides in _marks((HERE / f"{name}.txt").read_text(encoding="utf-8")):
        assert cell not in cells, f"{cell} is there twice"
        cells[cell] = _codes(mark, besides)
    return cells


def _marks(text: str) -> Iterator[tuple[Cell, str, list[str]]]:
    """Yield each cell of a sheet with its mark, and what else stands in the way of its whole row."""
    situation, columns = "", list[str]()
    groups: list[str] = []
    for line in text[text.index("\n===") :].splitlines()[2:]:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 1:
            situation, groups, columns = line.strip() or situation, [], []
        elif not groups:
            groups = parts[1:-1]
        elif not columns:
            columns = [
                f"{group}.{name}"
                for group, names in zip(groups, parts[1:], strict=False)
                for name in names.split()
            ]
        else:
            marks = " ".join(parts[1:-1]).split()
            assert len(columns) == len(marks), f"{situation} / {parts[0]}: {len(marks)} marks"
            for column, mark in zip(columns, marks, strict=True):
                yield Cell(situation, parts[0], column), mark, parts[-1].split()


def _codes(mark: str, besides: list[str]) -> frozenset[str]:
    match mark:
        case "+":
            return frozenset({DONE})
        case "-":
            return frozenset({NO_SUCH_CASE})
        case "D":
            return frozenset({LEGEND["D"]})
        case ".":
            return frozenset(besides)
        case _:
            return frozenset({*(LEGEND[letter] for letter in mark), *besides})
