"""Figures: what a measure found, beside what it is to be and how far chance alone goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

HEAD = ("measured", "target", "chance", "", "figure")
DIVIDER = ("-------:", "-----:", "-----:", "---", "------")


@frozen(kw_only=True)
class Figure:
    """What was *measured* of what is *asked*; *chance* is the yardstick against itself, None where there is none.

    It is to be *at_least* or *below* a number; None of both is only told. *unit* None is a ratio.
    """

    asked: str
    measured: float
    chance: float | None = None
    at_least: float | None = None
    below: float | None = None
    unit: str | None = None

    @property
    def is_reached(self) -> bool:
        """Whether it is what it is to be."""
        return (self.at_least is None or self.measured >= self.at_least) and (
            self.below is None or self.measured < self.below
        )

    @property
    def target(self) -> str:
        """What it is to be, as text."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}{self._unit}"
        return "" if self.below is None else f"< {self.below:g}{self._unit}"

    @property
    def _unit(self) -> str:
        return "" if self.unit is None else f" {self.unit}"

    def cells(self) -> tuple[str, ...]:
        """Return the line of the table."""
        chance = "" if self.chance is None else f"{self.chance:.2f}"
        missed = "" if self.is_reached else "missed"
        decimals = 2 if self.measured >= 0.1 else 4  # noqa: PLR2004 - two digits that tell something
        return f"{self.measured:.{decimals}f}{self._unit}", self.target, chance, missed, self.asked


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of a Markdown table, each as soon as its figure is there."""
    yield _line(HEAD)
    yield _line(DIVIDER)
    yield from (_line(figure.cells()) for figure in figures)


def _line(cells: tuple[str, ...]) -> str:
    measured, target, chance, missed, asked = cells
    return f"| {measured:>9} | {target:>8} | {chance:>6} | {missed:6} | {asked} |"
