"""Units: how they are written, what they come to, and what each clause must come out in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

RATES = (
    '[rates]\nrial = {{ value = 1, unit = "IRR", cite = "1" }}\nr = {{ value = 3, unit = "{}", cite = "1" }}'
)


@pytest.mark.parametrize(
    ("unit", "formula"),
    [
        ("IRR", "r"), ("IRR/m2", "r * x"), ("IRR/m*m", "r"), ("IRR/m/m", "r * x"), ("1", "r * rial"),
        ("m*m", "(r + x - 2 * x) * per * rial - 2 * rial"), ("IRR*m2/m2", "r"), ("m2/space", "r * per * spaces * rial"),
        ("1*IRR", "r"), ("m3*IRR/m3", "r"), ("IRR/room", "r * rooms"), ("IRR*m9/m9", "r"),
        ("1/m2", "r * x * rial"), ("Xyz*IRR/Xyz", "r"),
    ],
)  # fmt: skip
def test_a_unit_is_symbols_joined_by_times_and_by(small: Small, load: Load, unit: str, formula: str) -> None:
    """Each `/` governs one symbol, each symbol has at most one digit of power, and `m2` is `m*m`."""
    inputs = """[inputs]
x = { type = "number", unit = "m2", min = 0, max = 9, default = 1 }
per = { type = "number", unit = "1/m2", min = 0, max = 9, default = 1 }
spaces = { type = "count", unit = "space", min = 0, max = 9, default = 1 }
rooms = { type = "count", unit = "room", min = 0, max = 9, default = 1 }
"""
    due = 0 if formula.startswith("(r + x") else 3

    assert due == load(small(formula, inputs=inputs, rates=RATES.format(unit))).assess({}).total.amount


@pytest.mark.parametrize(
    "unit", ["", "m22", "m0", "m^2", "m**2", "2m", "/m", "m/", "m//m2", "m 2", "m2 / m", "²", "1/0"]
)
@pytest.mark.parametrize(
    ("place", "section"),
    [
        ("inputs.area.unit", '[inputs.area]\ntype = "number"\nmin = 0\nmax = 9\nunit = "{}"'),
        ("rates.fee.unit", '[rates.fee]\nvalue = 1\ncite = "1"\nunit = "{}"'),
        ("tables.t.unit", '[tables.t]\ncolumns = ["n", "value"]\nrows = [[1, 1]]\ncite = "1"\nunit = "{}"'),
        (
            "tables.t.values.fee",
            '[tables.t]\ncolumns = ["n", "fee"]\nrows = [[1, 1]]\ncite = "1"\nvalues = {{ fee = "{}" }}',
        ),
    ],
)  # fmt: skip
def test_what_is_no_unit_is_refused_wherever_one_stands(
    small: Small, faults: Faults, place: str, section: str, unit: str
) -> None:
    """On inputs, rates and tables."""
    assert [("bad-value", place)] == faults(small(examples=section.format(unit)))


def test_a_unit_error_names_both_sides(small: Small, load: Load) -> None:
    """As they are written, whichever of sum, comparison or function they meet in."""
    for formula in (
        "x + paid",
        "x < paid",
        "max(x, paid)",
        "over(x, paid)",
        "x if is_new else paid",
        "started(x, paid)",
    ):
        with pytest.raises(ValueError, match="'x' is a number in m2, 'paid' is a number in IRR"):
            load(small(formula))


@pytest.mark.parametrize("key", ["formula", "at_least", "at_most"])
@pytest.mark.parametrize(
    "formula", ["x", "n", "per_m2", "is_new", "zone", "begun", "rial * rial", "x * per_m2 * x", "1"]
)
def test_a_charge_comes_out_in_the_tariffs_currency(
    small: Small, faults: Faults, key: str, formula: str
) -> None:
    """So do its bounds."""
    more = [] if key == "formula" else [f'{key} = "{formula}"']

    assert [("wrong-unit", f"charges.levy.{key}")] == faults(small("rial" if more else formula, *more))


@pytest.mark.parametrize("formula", ["n", "0", "rial", "x", "zone", "begun", "is_new + 0"])
def test_a_condition_comes_out_as_a_condition(small: Small, faults: Faults, formula: str) -> None:
    """The `when` of a charge, a relief and an input."""
    relief = (
        '[[reliefs]]\nid = "half"\ntitle = { en = "H", fa = "ن" }\ncite = "1"\non = ["levy"]\nshare = "0.5"\n'
    )
    asked = '[inputs.storeys]\ntype = "count"\nmin = 1\nmax = 9\n'
    when = f'when = "{formula}"\n'

    assert [("wrong-unit", "charges.levy.when")] == faults(small("rial", when))
    assert [("wrong-unit", "reliefs.half.when")] == faults(small(reliefs=relief + when))
    assert [("wrong-unit", "inputs.storeys.when")] == faults(small(examples=asked + when))


@pytest.mark.parametrize(
    ("key", "formula"),
    [("share", "rial"), ("share", "x"), ("share", "is_new"), ("amount", "0.5"), ("amount", "x")],
)
def test_a_share_comes_out_without_unit_and_an_amount_in_money(
    small: Small, faults: Faults, key: str, formula: str
) -> None:
    """Of a relief."""
    relief = (
        '[[reliefs]]\nid = "half"\ntitle = {{ en = "H", fa = "ن" }}\ncite = "1"\non = ["levy"]\n{} = "{}"\n'
    )

    assert [("wrong-unit", f"reliefs.half.{key}")] == faults(small(reliefs=relief.format(key, formula)))


def test_a_quantity_is_a_number_a_condition_or_a_text(small: Small, faults: Faults) -> None:
    """Of any unit; a day is none of them."""
    lawful = ("x * x", "rial", "n", "x > 0", "zone", "'text'", "0", "is_new")
    lines = [f'q{number} = {{ formula = "{formula}", cite = "1" }}' for number, formula in enumerate(lawful)]
    text = small("rial", quantities="\n".join(["[quantities]", *lines, 'q = { formula = "on", cite = "1" }']))

    assert [("wrong-unit", "quantities.q.formula")] == faults(text)
