"""Formulas: literals, names, operators and conditions, each in one unit, worked out only as far as needed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]
Levy = Callable[..., int]

REST = """[subtotals]
all = ["stamp"]
[[charges]]
id = "stamp"
title = { en = "Stamp", fa = "تمبر" }
cite = "1"
when = "n > 1"
formula = "2.4 * rial"
[quantities]
area = { formula = "x * 2", cite = "1" }
is_large = { formula = "x >= 5 * x", cite = "1" }
kind = { formula = "'big' if is_new else 'small'", cite = "1" }
"""


@pytest.mark.parametrize(
    ("formula", "due"),
    [
        ("rial if 0.1 + 0.2 == 0.3 else 0", 1),
        ("rial * 1.005 * 1000", 1005),
        ("rial * 0.00000000000000000001 * 100000000000000000000", 1),
        ("rial if 12 == 12.0 and 1.50 == 1.5 else 0", 1),
        ("rial if note == 'a b' and note == \"a b\" else 0", 1),
        ("rial if True and not False else 0", 1),
        ("00 * rial + 7 * rial", 7),
    ],
)
def test_literals_are_exact(levy: Levy, formula: str, due: int) -> None:
    """Numbers with at most one point, text in quotes of either kind, True and False."""
    assert due == levy(formula, note="a b")


@pytest.mark.parametrize(
    "formula",
    [
        "rial if x > 0 else 0", "rial if 0 <= x else 0.0", "max(0, x - x) * per_m2 + rial", "rial + 0 - 0.00",
        "min(x, 0) * per_m2 + rial", "over(x, 0) * per_m2 - 4 * rial", "rial if x != 0 and n != 0 and paid == 0 else 0",
        "rial if on == on and 0 == 0 else 0", "0 if x == 0 else rial", "over(0, -rial)",
    ],
)  # fmt: skip
def test_the_literal_0_fits_any_unit(levy: Levy, formula: str) -> None:
    """Where every other number is a plain one."""
    assert 1 == levy(formula, x=5, n=1)


@pytest.mark.parametrize(
    "formula", ["rial if x > 1 else 0", "max(1, x) * per_m2", "rial + 1", "1", "rial - 0.5"]
)
def test_every_other_literal_has_no_unit(small: Small, faults: Faults, formula: str) -> None:
    """A plain number is neither square metres nor money."""
    assert [("wrong-unit", "charges.levy.formula")] == faults(small(formula))


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("x * per_m2", 5), ("per_m2 * x", 5), ("rial", 1), ("area * per_m2", 10), ("all", 2), ("stamp", 2),
        ("rial if on == begun else 0", 0), ("rial if zone == 'a' else 0", 1), ("rial if is_new else 2 * rial", 2),
        ("rial if kind == 'small' else 0", 1), ("rial if not is_large else 0", 1), ("paid", 0),
    ],
)  # fmt: skip
def test_a_name_is_an_input_a_rate_a_quantity_a_subtotal_a_charge_or_the_day(
    small: Small, load: Load, name: str, due: int
) -> None:
    """A charge's id is its rounded line; quantities are numbers, conditions or texts."""
    assert due == load(small(name, examples=REST)).assess({"x": 5, "n": 2}).lines[0].amount.amount


def test_the_id_of_a_charge_that_does_not_apply_is_0(small: Small, load: Load) -> None:
    """In a formula as in a subtotal."""
    tariff = load(small("rial if stamp == 0 and all == 0 else 0", examples=REST))

    assert [("levy", 1)] == [(line.id, line.amount.amount) for line in tariff.assess({"n": 1}).lines]


@pytest.mark.parametrize("name", ["half", "rooms", "t", "wide", "old", "schema", "total", "min"])
def test_any_other_name_is_an_error(small: Small, faults: Faults, name: str) -> None:
    """A relief, a list, a table or an item's input alone, and what nothing bears."""
    more = """[tables.t]
columns = ["n", "value"]
rows = [[1, 1]]
cite = "1"
[inputs.rooms]
type = "list"
each = { wide = { type = "flag" } }
[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["levy"]
share = "0.5"
"""
    ((code, where),) = faults(small(f"{name} * rial", examples=more))

    assert code in {"unknown-name", "bad-formula"}
    assert "charges.levy.formula" == where


@pytest.mark.parametrize("number", [1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 100, 125, 1000, 10**30])
def test_division_is_by_a_number_of_twos_and_fives(levy: Levy, number: int) -> None:
    """Exact, whatever is divided, and its unit stays."""
    assert 7 == levy(f"rial * 7 * {number} / {number}")
    assert 7 == levy(f"rial * 7 / {number} * {number}")


@pytest.mark.parametrize(
    "number", ["0", "3", "6", "7", "12", "30", "-2", "2.5", "10.0", "n", "1 / 2 / 3", "(1 + 1)"]
)
def test_anything_else_is_divide(small: Small, load: Load, number: str) -> None:
    """And the fault says so."""
    with pytest.raises(ValueError, match=r"write divide\(x, y, places\)"):
        load(small(f"rial / {number}"))


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("1 < n <= 3", True), ("3 <= n < 3", False), ("1 < n > 2 == 2", True), ("n == 3 != 4", True),
        ("5 > n >= 3 > 2", True), ("zone in ('a', 'b')", True), ("zone in ('b',)", False), ('zone in ("a",)', True),
        ("n in (1, 3)", True), ("n in (1, 2.5)", False), ("note in ('', 'x')", True), ("is_new in (False,)", True),
        ("not n > 3 and is_new == False", True), ("is_new or n < 3 or zone != 'a'", False),
        ("n > 3 and zone == 'a' or n == 3", True), ("begun < on or begun > on", True), ("begun <= begun", True),
        ("zone == 'a' == zone", True), ("(n > 1) == (n > 2)", True), ("zone == ('b' if is_new else 'a')", True),
    ],
)  # fmt: skip
def test_conditions_are_compared_chained_and_joined(levy: Levy, condition: str, *, holds: bool) -> None:
    """As Python reads them."""
    assert int(holds) == levy(f"rial if {condition} else 0", n=3)


@pytest.mark.parametrize(
    "condition",
    [
        "zone == 'c'", "'c' == zone", "zone != 'A'", "zone in ('a', 'c')", "'a' == zone != ''",
        "zone == 'a' and zone == 'c'", "not zone == 'c'",
    ],
)  # fmt: skip
def test_comparing_a_choice_with_a_text_that_is_not_its_option_is_an_error(
    small: Small, faults: Faults, condition: str
) -> None:
    """It could never hold; a text may be anything."""
    assert [("bad-formula", "charges.levy.formula")] == faults(small(f"rial if {condition} else 0"))
    assert [] == _faults_of(faults, small(f"rial if {condition.replace('zone', 'note')} else 0"))


@pytest.mark.parametrize(
    "formula", ["x if is_new else n", "rial if is_new else x", "n * rial if is_new else 1"]
)
def test_both_sides_of_if_are_of_one_unit(small: Small, faults: Faults, formula: str) -> None:
    """And of one kind."""
    assert [("wrong-unit", "charges.levy.formula")] == faults(small(formula))


@pytest.mark.parametrize(
    ("formula", "place"),
    [
        ("rial ** 2", 1), ("rial + x ** 2 * rial", 8), ("rial if n // 2 else 0", 9), ("rial + [n]", 8),
        ("rial if note == 'گشت' else n % 2", 28), ("rial + lambda: 1", 8), ("rial + nothing", 8),
        ("min(rial, (n, n))", 11), ("rial +", 7), ("گ", 1), ("rial\n+ n ** 2", 8), ("", 1),
    ],
)  # fmt: skip
def test_what_no_formula_may_hold_is_refused_with_its_place(
    small: Small, load: Load, formula: str, place: int
) -> None:
    """Counted in characters from 1, a line as one character."""
    with pytest.raises(ValueError, match=rf"\(?(from )?character {place}\b"):
        load(small(formula))


def test_faults_of_what_is_not_needed_do_not_count(small: Small, load: Load) -> None:
    """In a branch not taken, after a deciding condition, in sums of nothing, reliefs and bounds that do not apply."""
    tables = '[tables.t]\ncite = "1"\nunit = "IRR"\ncolumns = ["n", "value"]\nrows = [[1, 5]]\n'
    rooms = '[inputs.rooms]\ntype = "list"\neach = { wide = { type = "flag" } }\n'
    asked = '[inputs.storeys]\ntype = "count"\nmin = 1\nmax = 9\nwhen = "is_new"\n'
    unread = '[quantities]\nunread = { formula = "t(n) + divide(rial, n - n, 0)", cite = "1" }\n'
    relief = """[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["levy"]
when = "is_new"
share = "divide(rial, t(n))"
"""
    more = tables + rooms + asked + unread + relief
    formulas = [
        "t(n) if covers(t, n) else 7 * rial", "7 * rial if not is_new or storeys > 1 else t(n)",
        "7 * rial if covers(t, n) and t(n) > rial or True else 0", "7 * rial + sum_over(rooms, t(n) if wide else t(n))",
        "7 * rial if 3 < n < divide(n, n - n, 0) or n == 2 else 0", "storeys * t(n) if is_new else rial * 7",
    ]  # fmt: skip

    assert [7] * 6 == [load(small(each, examples=more)).assess({"n": 2}).total.amount for each in formulas]


def _faults_of(faults: Faults, text: str) -> list[tuple[str, str]]:
    """Return the faults of *text*, none where it loads."""
    try:
        return faults(text)
    except pytest.fail.Exception:
        return []
