"""What formulas can come to: as much as their inputs allow, and less where a condition says so."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from qom_permits.rules.sizing.functions import MOST_MONTHS
from qom_permits.rules.sizing.given import MOST_KNOWN
from qom_permits.rules.sizing.interval import Range
from qom_permits.rules.sizing.possible import ANYTHING, UNDECIDED, Among, Possible
from qom_permits.rules.sizing.ranges import ranges_of
from qom_permits.rules.tariff import Tariff


def of(least: str, most: str, places: int | None) -> Range:
    """Return the range from *least* to *most*, written as decimals."""
    return Range(Fraction(least), Fraction(most), places)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("12.50", of("12.5", "12.5", 1)),
        ("x + y - 1", of("-4", "17", 2)),
        ("rate * x / 4", of("-1.5625", "3.125", 6)),
        ("-x", of("-10", "5", 2)),
        ("min(x, y)", of("-5", "8", 2)),
        ("max(x, y)", of("2", "10", 2)),
        ("over(x, y)", of("0", "8", 2)),
        ("started(x, y)", of("-2", "5", 0)),
        ("completed(x, y)", of("-3", "5", 0)),
        ("divide(x, y, 1)", of("-2.5", "5", 1)),
        ("rounded(x, 3, 'down')", of("-3", "9", 0)),
        ("t.value(x)", of("-2", "8", 2)),
        ("marginal(t.more, y)", of("0", "72", 4)),
        ("marginal(t.more, x)", of("0", "90", 4)),
        ("t.value(x) + t.value(x)", of("-4", "16", 2)),
        ("marginal(t.more, x) - marginal(t.more, y)", of("-72", "90", 4)),
        ("months(begun, on)", MOST_MONTHS),
        ("sum_over(rooms, w)", of("-3", "18", 0)),
        ("sum_over(rooms, w if wide else y)", of("-3", "24", 1)),
    ],
)  # fmt: skip
def test_a_number_lies_between_what_its_parts_allow(
    sized: Callable[..., Possible], formula: str, expected: Range
) -> None:
    """With as many decimals as they can have together."""
    assert expected == sized(formula)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("x", of("-5", "10", 2)),
        ("n", of("0", "20", 0)),
        ("m", of("0", "4", 0)),
        ("k", of("1", "4", 0)),
        ("zone", Among(frozenset(("a", "b", "c")))),
        ("flag", UNDECIDED),
        ("note", ANYTHING),
        ("m if n > 2 else 7", of("1", "7", 0)),
        ("7 if n > 2 else m", of("0", "7", 0)),
        ("7 if flag else k", of("1", "7", 0)),
    ],
)
def test_an_input_is_what_it_is_declared_to_be_or_its_default(
    sized: Callable[..., Possible], formula: str, expected: Possible
) -> None:
    """The default only where it may not be asked, the range only where it may be."""
    assert expected == sized(formula)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("x if x > 0 else 1", of("0.01", "10", 2)),
        ("x if x >= 0 else 1", of("0", "10", 2)),
        ("x if 0 < x else 1", of("0.01", "10", 2)),
        ("1 if x <= 0 else x", of("0.01", "10", 2)),
        ("x if x == 3 else 1", of("1", "3", 0)),
        ("3 if x != 3 else x", of("3", "3", 0)),
        ("n if n != 0 else 7", of("1", "20", 0)),
        ("n if n != 20 else 7", of("0", "19", 0)),
        ("n if n != 5 else 7", of("0", "20", 0)),
        ("y if 3 < y <= 4 else 3.5", of("3.1", "4", 1)),
        ("4 if 3 < y <= 4 else y", of("2", "8", 1)),
        ("x if y < x else 3", of("2.01", "10", 2)),
        ("x if x > 0 and x < 5 else 1", of("0.01", "4.99", 2)),
        ("1 if x <= 0 or x >= 5 else x", of("0.01", "4.99", 2)),
        ("1 if not (x > 0 and not x >= 5) else x", of("0.01", "4.99", 2)),
        ("x if x > 0 or flag else 1", of("-5", "10", 2)),
        ("(x if x > 2 else 3) if x < 4 else 3", of("2.01", "3.99", 2)),
        ("x if x in (1, 4) else 2", of("1", "4", 0)),
        ("x if x > 20 else 2", of("2", "2", 0)),
        ("2 if x < 20 else x", of("2", "2", 0)),
        ("1 if x > 3 and x < 2 else 2", of("2", "2", 0)),
        ("(x if flag else 2) if not flag else 3", of("2", "3", 0)),
        ("1 if zone == 'a' else 2 if zone in ('b', 'c') else x", of("1", "2", 0)),
        ("1 if zone != 'a' else 2 if 'a' == zone else x", of("1", "2", 0)),
        ("1 if zone in ('a', 'b') else 2 if zone == 'c' else x", of("1", "2", 0)),
        ("1 if note == 'p' and note == 'q' else 2", of("2", "2", 0)),
        ("2 if note != 'p' else 1 if note != 'p' else 3", of("2", "3", 0)),
        ("1 if begun < on else 2", of("1", "2", 0)),
        ("1 if x > 3 and x in (1, 2) else 2", of("2", "2", 0)),
        ("x if (n > 5 if x > 3 else flag) else 4", of("-5", "10", 2)),
    ],
)
def test_a_condition_narrows_what_it_speaks_of(
    sized: Callable[..., Possible], formula: str, expected: Range
) -> None:
    """On the side where it holds and, where one thing alone failed, on the other."""
    assert expected == sized(formula)


@pytest.mark.parametrize(
    ("formula", "least", "most"),
    [
        ("x - y if x > y else 0", 0, 8),
        ("0 if x <= y else x - y", 0, 8),
        ("x - y - 1 if y <= x else 0", -1, 7),
        ("x - min(x, y)", 0, 15),
        ("max(x, y) - x", 0, 15),
        ("x - min(y, 3)", -8, 8),
        ("max(n, 3) - x", -7, 25),
        ("x + y if x > y else 4", 4, 18),
        ("1 + (x - y) if x > y else 1", 1, 9),
        ("y - x if x > y else 0", -8, 0),
        ("x - y - y if x > y else 0", -8, 6),
        ("sum_over(rooms, x - w if x > w else 0)", 0, 33),
    ],
)
def test_two_numbers_that_are_held_against_each_other_do_not_pass_each_other(
    sized: Callable[..., Possible], formula: str, least: int, most: int
) -> None:
    """What is over another is not below it, though each alone could be."""
    possible = sized(formula)

    assert isinstance(possible, Range)
    assert (Fraction(least), Fraction(most)) == (possible.least, possible.most)


@pytest.mark.parametrize(
    ("formula", "possible"),
    [
        ("x > 10", {False}),
        ("x >= 10", {True, False}),
        ("x <= 10", {True}),
        ("x != 11", {True}),
        ("x == 11", {False}),
        ("-7 < x < 11", {True}),
        ("7 < x < 6", {False, True}),
        ("y in (1, 9)", {False}),
        ("zone in ('a', 'b', 'c')", {True}),
        ("zone == 'a'", {True, False}),
        ("not zone in ('a', 'b', 'c')", {False}),
        ("x > 10 and flag", {False}),
        ("flag and x > 10", {False}),
        ("x > 10 or flag", {True, False}),
        ("x < 11 or flag", {True}),
        ("flag or not flag", {True}),
        ("flag and not flag", {False}),
        ("x > 5 and x < 3 and flag", {False}),
        ("covers(t, x)", {True, False}),
        ("flag == flag", {True, False}),
        ("3 == 3", {True}),
        ("divide(x, y, 1) > 5", {False}),
        ("divide(x, y, 1) < 5", {True, False}),
        ("divide(x, y, 1) >= 5", {True, False}),
        ("divide(5, x, 0) > 500", {False}),
        ("'b' == zone if zone != 'b' else True", {True, False}),
    ],
)
def test_a_condition_that_cannot_hold_or_cannot_fail_is_known(
    sized: Callable[..., Possible], formula: str, possible: set[bool]
) -> None:
    """By the ranges of the numbers and the options of the words in it."""
    assert Among(frozenset(possible)) == sized(formula)


def test_what_is_known_reaches_into_the_quantities_that_are_read_there(
    sized: Callable[..., Possible],
) -> None:
    """However many stand between."""
    excess = {"excess": "x - y", "charged": "2 * excess", "fine": "charged + 1"}

    assert of("1", "17", 2) == sized("fine if x > y else 1", **excess)
    assert of("-25", "17", 2) == sized("fine if flag else 1", **excess)
    assert of("1", "3", 2) == sized("3 if excess > 1 else fine if excess > 0 else 1", **excess)


def test_what_is_known_of_one_item_is_not_known_of_the_others(sized: Callable[..., Possible]) -> None:
    """A sum within a sum over the same list goes over all items again."""
    others = {"all": "sum_over(rooms, w)", "apart": "sum_over(rooms, w - x)"}

    assert of("-9", "54", 0) == sized("sum_over(rooms, all if w > 5 else 0)", **others)
    assert of("-62.91", "99", 2) == sized("sum_over(rooms, apart if w > x else 0)", **others)


@pytest.mark.parametrize(("count", "most"), [(MOST_KNOWN, 2 * MOST_KNOWN), (MOST_KNOWN + 1, 100)])
def test_of_more_names_than_are_kept_in_mind_the_rest_stay_as_they_are(
    small: Callable[..., str], load: Callable[..., Tariff], count: int, most: int
) -> None:
    """The condition of a charge narrows the first few that it speaks of."""
    names = [f"x{number}" for number in range(count)]
    inputs = "[inputs]\n" + "\n".join(f'{name} = {{ type = "count", min = 0, max = 100 }}' for name in names)
    when = " and ".join(f"{name} <= {2 * MOST_KNOWN}" for name in names)
    ranges = ranges_of(load(small(f"rial * {names[-1]}", f'when = "{when}"', inputs=inputs)))

    assert of("0", str(most), 0) == ranges.of_name("levy")
