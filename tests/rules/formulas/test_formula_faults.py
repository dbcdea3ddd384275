"""What is said of a formula that cannot be read: which part of it is meant, and what would be right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Small = Callable[..., str]
Sentences = Callable[..., list[str]]

TABLES = """
[tables.step]
cite = "1"
unit = "IRR/m2"
columns = ["zone", "x <=", "value"]
rows = [["a", "10", "1"], ["b", "", "5"]]

[tables.plain]
cite = "1"
unit = "IRR"
columns = ["note", "is_new", "value"]
rows = [["", "true", "4"]]

[tables.two]
cite = "1"
columns = ["n", "low", "high"]
values = { low = "1", high = "IRR" }
rows = [["1", "2", "3"]]
"""
INPUTS = """
[inputs]
x = { type = "number", unit = "m2", min = "0", max = "1000" }
n = { type = "count", min = 0, max = 1000 }
zone = { type = "choice", options = ["a", "b"] }
is_new = { type = "flag" }
note = { type = "text" }

[inputs.rooms]
type = "list"
at_most = 3
each = { size = { type = "count", unit = "m2", min = 0, max = 9 } }
"""
FUNCTIONS = (
    "after_relief, completed, covers, divide, marginal, max, min, months, over, rounded, started, "
    "started_months, sum_over"
)
GRAMMAR = "numbers, names, + - *, x / 100, comparisons, in ('a', 'b'), and or not, a if b else c, calls"
DIVISORS = "a positive whole number with no prime factor but 2 and 5; write divide(x, y, places)"
PLACES = "they may be left out only where divide is the whole of a charge's formula or bound, or a relief's"
NESTED = "one sum_over cannot stand within another; make the inner one a quantity"
OUTSIDE = "size means something only for an item of rooms (character 1); write sum_over(rooms, …) around it"
LONG = "a" * 70
CUT = "a" * 60


@pytest.fixture(scope="module")
def said(small: Small, sentences: Sentences) -> Callable[[str], str]:
    """Return what says the one thing that is wrong with a charge's formula."""

    def said(formula: str) -> str:
        [sentence] = sentences(small(formula, tables=TABLES, inputs=INPUTS))
        return sentence.removeprefix("charges.levy.formula: ")

    return said


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("step", "table step needs its keys in brackets"),
        ("step(x)", "step does not take 1 arguments; step(zone, x <=)"),
        ("over(x)", "over does not take 1 arguments; over(x, y)"),
        ("over(x, x, x)", "over does not take 3 arguments; over(x, y)"),
        ("two(n)", "table two has several columns; say which; low, high"),
        ("two.wide(n)", "table two has no column wide; low, high"),
        (f"two.{LONG}(n)", f"table two has no column {CUT}; low, high"),
        ("step.zone(zone, x)", "table step has no column zone; value"),
        ("x.y(1)", f"x is no table and no function; functions: {FUNCTIONS}; tables: plain, step, two"),
        ("covers(two.low, n)", "two.low is no table and no function; functions: –; tables: two"),
        ("covers(n + 1, n)", "'n + 1' must be written out as a table's name"),
        ("marginal(1, n)", "'1' must be written out as a table's name"),
        (f"marginal('{LONG}', n)", f"\"'{CUT[1:]}\" must be written out as a table's name"),
        ("marginal(two.low, n)", "table two has no bands that are numbers"),
        ("marginal(plain, note, is_new)", "table plain has no bands that are numbers"),
    ],
)  # fmt: skip
def test_a_table_read_wrongly_is_told_with_how_it_is_read(
    said: Callable[[str], str], formula: str, sentence: str
) -> None:
    """Its columns, its keys, or which tables there are."""
    assert sentence == said(formula)


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("x + n", "'x' is a number in m2, 'n' is a number in 1; both sides must be of one unit"),
        ("0 + x - n", "'0' is a number in m2, 'n' is a number in 1; both sides must be of one unit"),
        ("min(x, 0, n)", "'x' is a number in m2, 'n' is a number in 1; both sides must be of one unit"),
        ("1 if is_new else rial", "'1' is a number in 1, 'rial' is a number in IRR; both sides must be of one unit"),
        ("rial if note == 1 else 0", "'note' is a text, '1' is a number in 1; both sides must be of one unit"),
        ("rial if n in (1, 'a') else 0", "'n' is a number in 1, \"'a'\" is a text; both sides must be of one unit"),
        ("x + note", "'note' is a text, but a number is needed"),
        ("note + x", "'note' is a text, but a number is needed"),
        ("x * note", "'note' is a text, but a number is needed"),
        ("-is_new", "'is_new' is a condition, but a number is needed"),
        ("not n", "'n' is a number in 1, but a condition is needed"),
        ("rial if 0 else rial", "'0' is the number 0, but a condition is needed"),
        ("rial if is_new and note else 0", "'note' is a text, but a condition is needed"),
        ("months(on, n)", "'n' is a number in 1, but a day is needed"),
        ("months(n, on)", "'n' is a number in 1, but a day is needed"),
        ("rial * (n + on)", "'on' is a day, but a number is needed"),
        ("plain(x, is_new)", "'x' is a number in m2, but a text is needed"),
        ("plain(note, n)", "'n' is a number in 1, but a condition is needed"),
        ("step(zone, n)", "'n' is a number in 1, but a number in m2 is needed"),
        (f"not (note == '{LONG}' and n)", "'n' is a number in 1, but a condition is needed"),
        (f"1 + (note == '{LONG}')", f"\"note == '{CUT[9:]}\" is a condition, but a number is needed"),
        ("rial if note < 'a' else 0", "'note' is a text, which has no order; == and !="),
        ("rial if 0 < n and is_new >= True else 0", "'is_new' is a condition, which has no order; == and !="),
        ("n", "this comes to a number in 1, but a number in IRR is needed"),
    ],
)  # fmt: skip
def test_kinds_that_do_not_go_together_are_told_with_the_parts_that_have_them(
    said: Callable[[str], str], formula: str, sentence: str
) -> None:
    """Both sides, or the part and what is needed there."""
    assert sentence == said(formula)


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("step('c', x)", "'c' is none of the options; a, b"),
        ("rial if 'c' == zone else 0", "'c' is none of the options; a, b"),
        (f"rial if zone in ('a', '{LONG}') else 0", f"'{CUT}' is none of the options; a, b"),
        ("n / 3 * rial", f"'3' cannot stand after /; {DIVISORS}"),
        ("n / x * rial", f"'x' cannot stand after /; {DIVISORS}"),
        ("n / 0 * rial", f"'0' cannot stand after /; {DIVISORS}"),
        ("n / (2 + 3) * rial", f"'2 + 3' cannot stand after /; {DIVISORS}"),
        ("divide(x, n) * per_m2", f"divide needs its decimal places here: divide(x, y, places); {PLACES}"),
        ("divide(x, n, 41) * per_m2", "'41' must be written out as 0 … 40"),
        ("divide(x, n, n) * per_m2", "'n' must be written out as 0 … 40"),
        ("divide(x, n, 1 + 1) * per_m2", "'1 + 1' must be written out as 0 … 40"),
        ("rounded(n, 2, 'near')", "\"'near'\" must be written out as 'half-up', 'half-even', 'up', 'down'"),
        (f"rounded(n, 2, '{LONG}')", f"\"'{CUT[1:]}\" must be written out as 'half-up', 'half-even', 'up', 'down'"),
        ("sum_over(n, 1)", "'n' is no list that can be added over; rooms"),
        ("sum_over(n + 1, 1)", "'n + 1' is no list that can be added over; rooms"),
        ("sum_over(rooms, sum_over(rooms, size))", NESTED),
        ("size * per_m2", OUTSIDE),
        ("rial * rooms", "rooms is a list, and no value; write sum_over(rooms, …)"),
        ("after_relief(n)", "'n' is no charge and no subtotal; levy"),
        ("after_relief(n + 1)", "'n + 1' is no charge and no subtotal; levy"),
        ("rial * nn", "nothing is called nn (character 8); the nearest name: n"),
        (f"rial * {LONG}", f"nothing is called {CUT} (character 8); the nearest name: –"),
        ("rial + n ** 2", f"a formula may not hold 'n ** 2' (character 8); {GRAMMAR}"),
        ("rial if n in (n, 1) else 0", f"a formula may not hold '(n, 1)' (character 14); {GRAMMAR}"),
        ("rial if n in () else 0", f"a formula may not hold '()' (character 14); {GRAMMAR}"),
        ("rial if n not in (1, 2) else 0", f"a formula may not hold 'n not in (1, 2)' (character 9); {GRAMMAR}"),
        ("x(1)(2)", f"a formula may not hold 'x(1)(2)' (character 1); {GRAMMAR}"),
        ("1 if", f"this is no formula from character 5 on: ''; {GRAMMAR}"),
        ("rial * 1e5", f"this is no formula from character 8 on: '1e5'; {GRAMMAR}"),
    ],
)  # fmt: skip
def test_what_a_formula_may_not_hold_is_told_with_its_place(
    said: Callable[[str], str], formula: str, sentence: str
) -> None:
    """And with what may stand there."""
    assert sentence == said(formula)
