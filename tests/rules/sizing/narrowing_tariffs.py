"""Small tariffs drawn at random that narrow what they know: conditions on conditions, numbers of both signs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import define
from hypothesis import strategies as st

Facts = Mapping[str, object]

HEAD = """\
schema = 1

[tariff]
id = "drawn"
title = { en = "Drawn", fa = "قرعه" }
currency = "USD"
money_places = 2
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "a test"

[rounding]
line = { step = "0.5", mode = "half-up" }

[inputs]
a = { type = "number", places = 2, min = "-5", max = "5", default = "0.25" }
b = { type = "number", places = 1, min = "0", max = "30" }
n = { type = "count", min = -3, max = 9 }
m = { type = "count", min = 1, max = 4, when = "n > 2", default = 7 }
zone = { type = "choice", options = ["p", "q", "r"] }
flag = { type = "flag" }
word = { type = "text", default = "" }
begun = { type = "date", default = "2023-11-30" }

[inputs.rooms]
type = "list"
at_most = 3
each.w = { type = "number", places = 1, min = "-2", max = "6" }
each.h = { type = "count", min = 1, max = 3, default = 2, when = "wide" }
each.wide = { type = "flag" }

[rates]
rate = { value = "1.5", cite = "1" }
debt = { value = "-0.75", cite = "1" }
rial = { value = 1, unit = "USD", cite = "1" }

[tables]
bands = { cite = "1", columns = ["a <=", "value"], rows = [["-1", "-2"], ["0.5", "3.25"], ["", "8"]] }
parts = { cite = "1", columns = ["zone", "b <", "value", "worth"], values = { value = "1", worth = "1" }, rows = [
  ["p", "2.5", "1", "-1"], ["p", "", "4", "0"], ["q", "10", "0.5", "2"], ["r", "20", "-3", "5"], ["r", "", "2", "6"],
] }
"""
CLAUSES = """
[quantities]
first = {{ formula = '''{first}''', cite = "1" }}
second = {{ formula = '''{second}''', cite = "1" }}
holds = {{ formula = '''{holds}''', cite = "1" }}

[[charges]]
id = "levy"
title = {{ en = "Levy", fa = "عوارض" }}
cite = "1"
when = '''{when}'''
formula = '''({formula}) * rial'''
at_least = '''({at_least}) * rial'''
at_most = '''({at_most}) * rial'''

[[charges]]
id = "rest"
title = {{ en = "Rest", fa = "باقی" }}
cite = "1"
formula = '''after_relief(both) - levy'''

[[charges]]
id = "other"
title = {{ en = "Other", fa = "دیگر" }}
cite = "1"
formula = '''levy if {other} else second * rial'''

[subtotals]
both = ["levy", "other"]

[[reliefs]]
id = "off"
title = {{ en = "Off", fa = "کم" }}
cite = "1"
on = ["both"]
amount = '''max(levy, rial)'''
"""

_INPUTS = ("a", "b", "n", "m")
_LEAVES = ("0", "1", "2.5", "0.01", "40", "rate", "debt", "bands(a)", "parts.worth(zone, b)")
_SIGNS = ("<", "<=", ">", ">=", "==", "!=")
_STEPS = ("0.5", "3", "rate", "debt", "b")
_MODES = ("half-up", "half-even", "up", "down")
_NUMBERS = (
    "({p} + {p} - {p})", "({p} - {p})", "({p} * {p})", "({p} / 4)", "({p} / 50)", "(-{p})", "({p} if {c} else {p})",
    "({x} - {y} if {x} {sign} {y} else {p})", "(0 if {x} {sign} {y} else {x} - {y})", "({x} - min({y}, {x}))",
    "(max({x}, {p}) - {x})", "min({p}, {p})", "max({p}, {p}, {p})", "over({p}, {p})", "started({p}, {step})",
    "completed({p}, {step})", "divide({p}, {p}, 2, '{mode}')", "divide({p}, {x}, 0)", "rounded({p}, {step}, '{mode}')",
    "marginal(parts.value, zone, {p})", "marginal(parts.worth, zone, {p})", "sum_over(rooms, w * h)",
    "sum_over(rooms, w - h if w > h and wide else {x})", "sum_over(rooms, {x} * h if w <= {x} else over(w, 1))",
    "months(begun, on)", "started_months(begun, on)",
)  # fmt: skip
_CONDITIONS = (
    "({p} {sign} {p})", "({x} {sign} {p})", "({x} {sign} {y})", "({p} {sign} {x} {sign} {p})", "({x} in (0, 2.5))",
    "flag", "(zone == 'p')", "(zone != 'q')", "(zone in ('p', 'q'))", "('p' == zone)", "(begun < on)", "(word == 'x')",
    "covers(parts, zone, b)", "({c} and {c})", "({c} or {c})", "(not {c})", "(flag == {c})",
)  # fmt: skip


@define
class _Writer:
    """Writes formulas by drawing; the more is written, the shorter are the parts."""

    draw: st.DrawFn
    names: tuple[str, ...] = _INPUTS

    def number(self, depth: int = 3) -> str:
        """Return a formula that comes to a number."""
        return self._one_of(_NUMBERS if depth else (*self.names, *_LEAVES), depth)

    def condition(self, depth: int = 3) -> str:
        """Return a formula that comes to a condition."""
        return self._one_of(_CONDITIONS if depth else ("flag", "(zone == 'r')", "(n > 2)"), depth)

    def _one_of(self, shapes: tuple[str, ...], depth: int) -> str:
        shape = self.draw(st.sampled_from(shapes))
        one, other = self.draw(st.sampled_from(self.names)), self.draw(st.sampled_from(self.names))
        written = shape.replace("{x}", one).replace("{y}", other)
        for mark, choices in (("{sign}", _SIGNS), ("{step}", _STEPS), ("{mode}", _MODES)):
            written = written.replace(mark, self.draw(st.sampled_from(choices)) if mark in written else "")
        while "{p}" in written or "{c}" in written:
            less = self.draw(st.integers(0, depth - 1))
            written = (
                written.replace("{p}", self.number(less), 1)
                if "{p}" in written
                else written.replace("{c}", self.condition(less), 1)
            )
        return written


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return the text of a tariff whose charges, bounds and conditions are drawn."""
    plain = _Writer(draw)
    more = _Writer(draw, (*_INPUTS, "first"))
    most = _Writer(draw, (*_INPUTS, "first", "second"))
    return HEAD + CLAUSES.format(
        first=plain.number(),
        second=more.number(),
        holds=more.condition(),
        when=draw(st.sampled_from(("holds", "n > 2", most.condition()))),
        formula=most.number(),
        at_least=more.number(1),
        at_most=more.number(1),
        other=most.condition(),
    )


def _decimal(least: int, most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least * 10**places, most * 10**places).map(
        lambda number: Decimal(number).scaleb(-places)
    )


def _room(*, wide: bool, w: Decimal, h: int) -> Facts:
    return {"w": w, "wide": wide} | ({"h": h} if wide else {})


def _case(n: int, m: int, **facts: object) -> Facts:
    return {**facts, "n": n} | ({"m": m} if n > 2 else {})


FACTS = st.builds(
    _case,
    n=st.integers(-3, 9),
    m=st.integers(1, 4),
    a=_decimal(-5, 5, 2),
    b=_decimal(0, 30, 1),
    zone=st.sampled_from("pqr"),
    flag=st.booleans(),
    rooms=st.lists(
        st.builds(_room, wide=st.booleans(), w=_decimal(-2, 6, 1), h=st.integers(1, 3)), max_size=3
    ),
)
"""Facts that every drawn tariff takes, though it may find no row for them or divide by nothing."""
