"""Strategy for formulas: texts of the tariff language that speak of the names a drawn tariff has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from attrs import define, field
from hypothesis import strategies as st

_LITERALS = ("0", "1", "2", "0.5", "12.25", "100", "7")
_SIGNS = ("<", "<=", ">", ">=", "==", "!=")
_DIVISORS = ("2", "5", "8", "100")


@define
class Words:
    """The names formulas may read by now: plain *numbers*, *money*, *conditions*, numbers *of_items*.

    *lines* are those of the bill. *banded* is the key of each table whose only key is a band; *relieved* are calls of
    ``after_relief``.
    """

    numbers: list[str] = field(factory=list)
    money: list[str] = field(factory=list)
    conditions: list[str] = field(factory=list)
    of_items: list[str] = field(factory=list)
    lines: list[str] = field(factory=list)
    relieved: list[str] = field(factory=list)
    banded: dict[str, str] = field(factory=dict)


@define
class Formulas:
    """Draws formulas over *words*; *in_items* while an item of a list is in hand."""

    draw: st.DrawFn
    words: Words
    in_items: bool = False

    def charge(self) -> str:
        """Return a formula that comes to money."""
        match self._one_of(
            ("times", "times", "times", "divide", "rounded", "least", "plain", "relieved", "sum")
        ):
            case "times":
                return f"{self._one_of(self.words.money)} * ({self.number(3)})"
            case "divide":
                return f"divide({self._one_of(self.words.money)} * ({self.number(2)}), {self.number(1)})"
            case "rounded":
                mode = self._one_of(("", ", 'down'", ", 'up'", ", 'half-even'"))
                return f"rounded({self._one_of(self.words.money)} * ({self.number(2)}), coin * 4{mode})"
            case "least":
                which, other = self._one_of(("min", "max", "over")), self._one_of(self.words.money)
                return f"{which}({self._one_of(self.words.money)} * ({self.number(2)}), {other})"
            case "relieved" if self.words.relieved:
                return f"{self._one_of(self.words.relieved)} * {self._one_of(_LITERALS)}"
            case "sum":
                return f"sum_over(balconies, coin * ({self._of_items(2)}))"
            case _:
                first, second = self._one_of(self.words.money), self._one_of(self.words.money)
                return f"{first} {self._one_of(('+', '-'))} {second}"

    def share(self) -> str:
        """Return a formula that is mostly from 0 to 1."""
        return str(
            self._one_of(
                (
                    "0.3",
                    "1",
                    "divide(min(area, 120), area)",
                    "divide(area, 300, 3)",
                    "min(1, max(0, " + self.number(2) + "))",
                    self.number(1),
                    "steps.share(area) / 1000",
                )
            )
        )

    def number(self, depth: int) -> str:  # noqa: PLR0912 - a branch a form
        """Return a formula that comes to a plain number."""
        if depth == 0:
            return self._leaf()
        one = other = partial(self.number, depth - 1)
        match self._one_of(_FORMS):
            case "sum":
                return f"{one()} {self._one_of(('+', '-'))} {other()}"
            case "product":
                return f"({one()}) * ({other()})"
            case "part":
                return f"({one()}) / {self._one_of(_DIVISORS)}"
            case "minus":
                return f"-({one()})"
            case "if":
                return f"({one()} if {self.condition(depth - 1)} else {other()})"
            case "extreme":
                return f"{self._one_of(('min', 'max'))}({one()}, {other()}, {self._leaf()})"
            case "over":
                return f"over({one()}, {other()})"
            case "steps":
                return f"{self._one_of(('started', 'completed'))}({one()}, {self._step(depth)})"
            case "divide":
                mode = self._one_of(("", ", 'up'", ", 'down'", ", 'half-even'"))
                return f"divide({one()}, {self._step(depth)}, {self.draw(st.integers(0, 3))}{mode})"
            case "rounded":
                mode = self._one_of(("", ", 'up'", ", 'down'"))
                return f"rounded({one()}, {self._step(depth)}{mode})"
            case "months":
                return self._one_of(("months(begun, on)", "started_months(begun, on)"))
            case "table":
                return self._table(depth)
            case _:
                return self._leaf()

    def condition(self, depth: int) -> str:
        """Return a formula that comes to a condition."""
        if depth == 0:
            return self._one_of(
                (*self.words.conditions, "use == 'shop'", "use in ('home', 'both')", "on >= begun")
            )
        one = other = partial(self.condition, depth - 1)
        match self._one_of(("compare", "compare", "chain", "and", "or", "not", "covers", "plain")):
            case "compare":
                return f"({self.number(depth - 1)}) {self._one_of(_SIGNS)} ({self.number(depth - 1)})"
            case "chain":
                return f"({self._leaf()} < {self.number(depth - 1)} <= {self._leaf()})"
            case "and":
                return f"({one()} and {other()})"
            case "or":
                return f"({one()} or {other()})"
            case "not":
                return f"(not ({one()}))"
            case "covers":
                area = self._area()
                return self._one_of(
                    (f"covers(steps, {area})", f"covers(by_use, use, {area})", "covers(by_day, begun)")
                )
            case _:
                return f"{self._leaf()} in (0, 1, 2.5)"

    def _table(self, depth: int) -> str:
        name = self._one_of(tuple(self.words.banded))
        key = self._area() if self.words.banded[name] == "area" else "depth"
        column = self._one_of(("share", "least"))
        amount = self.number(depth - 1)
        return self._one_of(
            (
                f"{name}.{column}({key})",
                f"{name}.{column}({key})",
                f"marginal({name}.{column}, {key})",
                f"marginal({name}.{column}, {amount})",
                f"marginal(by_use, use, {key})",
                f"by_use(use, {self._area()})",
                "by_street(street, floors)",
                "by_day(begun)",
                f"(by_use(use, {amount}) if covers(by_use, use, {amount}) else 0)",
                f"sum_over(balconies, {self._of_items(1)})",
            )
            if not self.in_items
            else (f"{name}.{column}({key})", "by_day(begun)")
        )

    def _of_items(self, depth: int) -> str:
        """Return a number of one item."""
        if self.in_items:
            return self._leaf()
        self.in_items = True
        formula = f"{self._leaf()} if open else {self.number(depth)}"
        self.in_items = False
        return formula

    def _area(self) -> str:
        return self._one_of(("area", "area", "area * 2", "area - 40"))

    def _step(self, depth: int) -> str:
        return self._one_of(("2", "0.5", "20", "3", self.number(depth - 1)))

    def _leaf(self) -> str:
        items = self.words.of_items if self.in_items else []
        return self._one_of((*self.words.numbers, *self.words.numbers, *items, *items, *_LITERALS))

    def _one_of(self, among: Sequence[str]) -> str:
        return self.draw(st.sampled_from(among))


_FORMS = (
    "sum", "product", "part", "minus", "if", "extreme", "over", "steps", "divide", "rounded", "months",
    "table", "table", "table", "leaf",
)  # fmt: skip
