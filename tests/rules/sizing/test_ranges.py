"""What the names of a tariff can come to: charges with bounds and conditions, subtotals, reliefs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from qom_permits.rules.language.expressions import Literal, Negative
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.units import ONE
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.sizing import ranges as sizing
from qom_permits.rules.sizing.interval import Range
from qom_permits.rules.sizing.possible import ANYTHING
from qom_permits.rules.sizing.ranges import Ranges, ranges_of
from qom_permits.rules.tariff import Tariff

PLAIN = Number(ONE)
NO_FILES: dict[str, str] = {}

CHARGE = """[[charges]]
id = "{}"
title = {{ en = "Levy", fa = "عوارض" }}
cite = "1"
formula = "{}"
{}
"""
INPUTS = """[inputs]
x = { type = "number", places = 2, min = "-5.25", max = "10.75" }
y = { type = "number", min = "2", max = "8" }
"""


def of(least: int, most: int) -> Range:
    """Return the whole numbers from *least* to *most*."""
    return Range(Fraction(least), Fraction(most), 0)


@pytest.fixture(scope="session")
def line(small: Callable[..., str], load: Callable[..., Tariff]) -> Callable[..., object]:
    """Return what says what the line of a charge can be."""

    def line(formula: str, *more: str) -> object:
        return ranges_of(load(small(formula, *more, inputs=INPUTS))).of_name("levy")

    return line


@pytest.mark.parametrize(
    ("more", "least", "most"),
    [
        ((), -5, 11),
        (('when = "x > 0"',), 0, 11),
        (('when = "x > 2 or x < 3"',), -5, 11),
        (('when = "x > 20"',), 0, 0),
        (('when = "x > 3 and x < 2"',), 0, 0),
        (('at_least = "3 * rial"',), 3, 11),
        (('at_most = "3 * rial"',), -5, 3),
        (('at_least = "y * rial"', 'at_most = "7 * rial"'), 2, 7),
        (('at_least = "7 * rial"', 'at_most = "y * rial"'), 2, 8),
        (('when = "y > 7"', 'at_least = "y * rial"'), 0, 11),
        (('when = "y == 7"', 'at_least = "y * rial"', 'at_most = "x * rial"'), -5, 11),
    ],
)
def test_the_line_of_a_charge_is_bounded_then_rounded(
    line: Callable[..., object], more: tuple[str, ...], least: int, most: int
) -> None:
    """And is 0 where it may not apply; what its condition says is known in it and in its bounds."""
    assert of(least, most) == line("x * rial", *more)


def test_a_quotient_left_exact_is_rounded_with_its_line(line: Callable[..., object]) -> None:
    """It has any number of decimals, its line none."""
    assert of(-3, 5) == line("divide(x * rial, y)")


@pytest.fixture(scope="session")
def relieved(small: Callable[..., str]) -> Ranges:
    """Return the ranges of charges of which some are relieved, and of the subtotals that hold them."""
    charges = [
        CHARGE.format("levy", "x * rial", ""),
        CHARGE.format("fine", "y * rial", ""),
        CHARGE.format("due", "y * rial", ""),
        CHARGE.format("rest", "after_relief(all) - after_relief(fine)", ""),
    ]
    text = small(
        charges="\n".join(charges),
        inputs=INPUTS,
        subtotals='[subtotals]\ninner = ["levy", "fine"]\nall = ["inner"]\n',
        reliefs=CHARGE.format("off", "", 'on = ["levy", "due"]\nshare = "0.5"')
        .replace("charges", "reliefs")
        .replace('formula = ""\n', ""),
    )
    return ranges_of(load_tariff(text, NO_FILES.__getitem__))


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("fine", 2, 8), ("inner", -3, 19), ("all", -3, 19), ("off", 0, 19), ("rest", -11, 17)],
)
def test_a_subtotal_is_the_sum_of_its_members_and_a_relief_takes_no_more_than_the_lines(
    relieved: Ranges, name: str, least: int, most: int
) -> None:
    """What is below 0 is not relieved at all."""
    assert of(least, most) == relieved.of_name(name)


@pytest.mark.parametrize(
    ("name", "least", "most"), [("fine", 2, 8), ("due", 0, 8), ("levy", -5, 11), ("all", -3, 19)]
)
def test_after_relief_a_line_is_at_least_nothing_or_what_it_was(
    relieved: Ranges, name: str, least: int, most: int
) -> None:
    """One that nothing relieves stays as it is."""
    assert of(least, most) == relieved.after_relief(name)


def test_the_day_assessed_for_can_be_any(relieved: Ranges) -> None:
    """It is no clause of the tariff."""
    assert ANYTHING == relieved.of_name("on")


def test_expressions_from_elsewhere_are_not_taken_for_one_another(relieved: Ranges) -> None:
    """Each is kept, so that no later one stands in its place."""
    for number in range(200):
        part = Negative(Literal(Fraction(number), PLAIN), PLAIN)

        assert Fraction(-number) == relieved.numbers(part).least
        assert relieved.of(part) is relieved.of(part)


def test_past_a_measure_of_work_what_holds_in_one_clause_narrows_no_other(
    small: Callable[..., str], load: Callable[..., Tariff], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The range is wider then, and found at once."""
    quantity = '[quantities]\nless = { formula = "x - 1", cite = "1" }\n'
    text = small("less * rial", 'when = "x >= 1"', inputs=INPUTS, quantities=quantity)

    assert of(0, 10) == ranges_of(load(text)).of_name("levy")

    monkeypatch.setattr(sizing, "MOST_NARROWED", 0)

    assert of(-6, 10) == ranges_of(load(text)).of_name("levy")


def test_however_conditions_pile_up_the_work_grows_with_the_file(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """Each of many clauses could be looked at under all that the others make of what is known."""
    inputs = "".join(f'x{place} = {{ type = "count", min = 0, max = 1000 }}\n' for place in range(16))
    chain = "".join(
        f"q{place} = {{ formula = 'q{place - 1} if x{place % 16} > {place} else q{place - 1} - 1', cite = '1' }}\n"
        for place in range(1, 700)
    )
    quantities = f'[quantities]\nq0 = {{ formula = "x0", cite = "1" }}\n{chain}'
    tariff = load(small("q699 * rial", inputs=f"[inputs]\n{inputs}", quantities=quantities))
    ranges = ranges_of(tariff)

    assert of(-699, 1000) == ranges.of_name("levy")
    assert len(ranges.sized) < sizing.MOST_NARROWED + 20 * 700
