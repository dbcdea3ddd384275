"""Strategy for whole tariffs: whatever the language can say, small and mixed, to hold two readings together."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from hypothesis import reject
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.loading.files import read_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.drawn_formulas import Formulas, Words

_STEPS = ("1", "10", "25", "1000")
_MODES = ("half-up", "half-even", "up", "down")
_NAMED = {"en": "drawn", "fa": "تصادفی"}


def tariffs() -> st.SearchStrategy[Tariff]:
    """Return tariffs that load, of every kind of clause, table, function and rounding.

    What they charge makes no sense as law: amounts may be negative, rows may be missing, divisors may be 0.
    """
    return st.composite(lambda draw: _Drawn(draw).tariff())()


@define
class _Drawn:
    """One tariff on its way."""

    draw: st.DrawFn
    whole: dict[str, Any] = field(factory=dict)
    words: Words = field(factory=Words)

    def tariff(self) -> Tariff:
        """Return a tariff drawn clause by clause, each speaking of those before it."""
        self._head()
        self._inputs()
        self._rates()
        self._tables()
        formulas = Formulas(self.draw, self.words)
        self._quantities(formulas)
        self._sometimes_asked(formulas)
        for number in range(self._upto(1, 4)):
            self._charge(f"charge_{number}", formulas)
            self._relief(f"relief_{number}", formulas)
            self._subtotal(f"sub_{number}")
        self._total()
        try:
            return read_tariff(self.whole, lambda _: "", [])
        except BadTariff as no:
            if {fault.code for fault in no.faults} != {"cycle"}:
                raise
            reject()  # a relief spoke of what it relieves

    def _head(self) -> None:
        self.whole["schema"] = 1
        self.whole["tariff"] = {
            "id": "drawn",
            "title": _NAMED,
            "currency": "IRR",
            "money_places": self._one_of((0, 0, 2)),
            "calendar": self._one_of(("jalali", "gregorian")),
            "citation": "none",
        }
        is_jalali = self.whole["tariff"]["calendar"] == "jalali"
        self.whole["tariff"]["in_force"] = {"from": "1403-01-01" if is_jalali else "2024-03-20"}
        self.whole["rounding"] = {"line": {"step": self._one_of(_STEPS), "mode": self._one_of(_MODES)}}

    def _inputs(self) -> None:
        inputs: dict[str, Any] = {
            "area": _number("number", "0", "300", places=2),
            "depth": _number("number", self._one_of(("-20", "0", "0.5")), "40", places=self._upto(0, 3)),
            "floors": _number("count", "0", "12", default=1),
            "price": _number("money", "0", "900", unit=None),
            "use": {"type": "choice", "options": ["home", "shop", "both"]},
            "street": {"type": "text"},
            "is_veteran": {"type": "flag", "default": False},
            "begun": {"type": "date"},
            "balconies": {
                "type": "list",
                "at_most": 3,
                "each": {
                    "width": _number("number", "0", "9", places=1),
                    "open": {"type": "flag"},
                    "rail": _number("count", "1", "4", default=2, when="open and width > 2"),
                },
            },
        }
        self.whole["inputs"] = inputs
        self.words.numbers += ["area", "depth", "floors"]
        self.words.money += ["price"]
        self.words.conditions += ["is_veteran"]
        self.words.of_items += ["width", "rail"]

    def _rates(self) -> None:
        values = ("0.05", "1.75", "3", "20", "0.333", "-2")
        self.whole["rates"] = {
            f"rate_{number}": {"value": self._one_of(values), "cite": "r"}
            for number in range(self._upto(1, 3))
        }
        self.words.numbers += list(self.whole["rates"])
        self.whole["rates"]["coin"] = {"value": self._one_of(("1", "0.5", "700")), "unit": "IRR", "cite": "r"}
        self.words.money += ["coin"]

    def _tables(self) -> None:
        tables: dict[str, Any] = {}
        for name, key in (("steps", "area"), ("stairs", "area"), ("deep", "depth")):
            tables[name] = {
                "cite": "t",
                "columns": [f"{key} {self._one_of(('<', '<='))}", "share", "least"],
                "values": {"share": "1", "least": "1"},
                "rows": self._bands(2),
            }
            self.words.banded[name] = key
        tables["by_use"] = {
            "cite": "t",
            "columns": ["use", "area <=", "value"],
            "rows": [[use, *row] for use in ("home", "shop") for row in self._bands(1)],
        }
        tables["by_street"] = {
            "cite": "t",
            "columns": ["street", "floors", "value"],
            "rows": [["east", 1, "4.5"], ["east", 2, "6"], ["west", 1, self._one_of(("0", "12.125"))]],
        }
        tables["by_day"] = {
            "cite": "t",
            "columns": [f"begun {self._one_of(('<', '<='))}", "value"],
            "rows": self._days(),
        }
        self.whole["tables"] = tables

    def _bands(self, columns: int) -> list[list[str]]:
        edges = sorted({self.draw(st.integers(-4, 60)) for _ in range(self._upto(1, 4))})
        told = [str(edge * 5) if self._upto(0, 1) else f"{edge * 5}.125" for edge in edges]
        told += [""] if self._upto(0, 2) else []
        values = ("0", "0.5", "1.25", "3", "800", "-1")
        return [[edge, *(self._one_of(values) for _ in range(columns))] for edge in told]

    def _days(self) -> list[list[str]]:
        is_jalali = self.whole["tariff"]["calendar"] == "jalali"
        days = ["1380-06-31", "1399-12-30"] if is_jalali else ["2001-09-22", "2021-03-20"]
        return [[days[0], "2"], [days[1], "0.75"], *([["", "9"]] if self._upto(0, 1) else [])]

    def _quantities(self, formulas: Formulas) -> None:
        quantities: dict[str, Any] = {}
        for number in range(self._upto(0, 4)):
            is_condition = not self._upto(0, 3)
            formula = formulas.condition(2) if is_condition else formulas.number(3)
            quantities[f"q_{number}"] = {"formula": formula, "cite": "q"}
            (self.words.conditions if is_condition else self.words.numbers).append(f"q_{number}")
        self.whole["quantities"] = quantities

    def _sometimes_asked(self, formulas: Formulas) -> None:
        if self._upto(0, 1):
            when = formulas.condition(1)
            self.whole["inputs"]["shops"] = _number("count", "1", "9", default=self._upto(1, 5), when=when)
            self.words.numbers.append("shops")

    def _charge(self, name: str, formulas: Formulas) -> None:
        charge = {"id": name, "title": _NAMED, "cite": "c", "formula": formulas.charge()}
        for key, seldom in (("at_least", 3), ("at_most", 3)):
            if not self._upto(0, seldom):
                charge[key] = formulas.charge()
        if self._upto(0, 1):
            charge["when"] = formulas.condition(2)
        self.whole.setdefault("charges", []).append(charge)
        self.words.money.append(name)
        self.words.lines.append(name)

    def _relief(self, name: str, formulas: Formulas) -> None:
        if self._upto(0, 1):
            return
        on = self.draw(st.lists(st.sampled_from(self.words.lines), min_size=1, max_size=2, unique=True))
        relief = {"id": name, "title": _NAMED, "cite": "c", "on": on}
        relief |= {"share": formulas.share()} if self._upto(0, 2) else {"amount": formulas.charge()}
        if self._upto(0, 1):
            relief["when"] = formulas.condition(1)
        self.whole.setdefault("reliefs", []).append(relief)
        self.words.relieved += [f"after_relief({line})" for line in on]

    def _subtotal(self, name: str) -> None:
        if not self._upto(0, 2):
            members = self.draw(
                st.lists(st.sampled_from(self.words.lines), min_size=1, max_size=2, unique=True)
            )
            self.whole.setdefault("subtotals", {})[name] = members
            self.words.money.append(name)
            self.words.lines.append(name)

    def _total(self) -> None:
        if self._upto(0, 2):
            step = int(self.whole["rounding"]["line"]["step"]) * self._one_of((1, 10, 40))
            total = {"step": str(step), "mode": self._one_of(_MODES)}
            if self._upto(0, 1):
                total["into"] = self._one_of(tuple(charge["id"] for charge in self.whole["charges"]))
            self.whole["rounding"]["total"] = total

    def _upto(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def _one_of(self, among: tuple[Any, ...]) -> Any:
        return self.draw(st.sampled_from(among))


def _number(kind: str, least: str, most: str, *, unit: str | None = "1", **more: Any) -> dict[str, Any]:
    plain = {"type": kind, "min": least, "max": most} | more
    return plain if unit is None else plain | {"unit": unit}
