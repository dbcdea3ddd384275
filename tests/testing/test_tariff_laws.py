"""Laws to call: each holds where it should, and tells the smallest facts and both bills where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.tariffs import LawBroken, at_most, never_falls, no_jump_over, splits_fairly

Small = Callable[..., Tariff]

FALLING = """
[tables.band]
cite = "1"
unit = "USD/m2"
columns = ["area <=", "value"]
rows = [["60", "0.50"], ["400", "0.25"], ["", "0.10"]]
"""
RISING = FALLING.replace('"0.50"', '"0.05"').replace('"0.10"', '"0.50"')
USE = '[inputs.use]\ntype = "choice"\noptions = ["homes", "shops"]\n'
SIDES = """
[inputs.sides]
type = "list"
at_most = 3

[inputs.sides.each.length]
type = "count"
unit = "m"
min = 1
max = 20
"""
ROUNDING = '[rounding]\nline = { step = "0.01", mode = "half-up" }\ntotal = { step = "100", mode = "up" }\n'


@pytest.fixture
def falling(small: Small) -> Tariff:
    """Return a tariff that falls at 60 and at 400 m²."""
    return small("band(area) * area", FALLING)


def test_a_bill_that_rises_never_falls(small: Small) -> None:
    """Flat, by bands that rise, and rounded."""
    never_falls(small("fee * area"), "area")
    never_falls(small("band(area) * area", RISING), "area")
    never_falls(small("dollar", ROUNDING), "area")


def test_a_fall_is_told_by_its_smallest_step(falling: Tariff) -> None:
    """However far apart the bills were between which it was found."""
    with pytest.raises(LawBroken) as caught:
        never_falls(falling, "area", except_at=["60"])
    told = caught.value.breach.told()

    assert told.en.split("\n")[:4] == [
        "small breaks this law: the bill never falls as area rises",
        "the smallest facts found:",
        "  area=400  (Floor area)",
        "Floor area 400 m² costs 100.00 US dollars, Floor area 400.1 m² costs 40.01 US dollars: 59.99 US dollars less",
    ]
    assert (
        "زیربنا ۴۰۰ متر مربع: ۱۰۰٫۰۰ دلار آمریکا، زیربنا ۴۰۰٫۱ متر مربع: ۴۰٫۰۱ دلار آمریکا؛ ۵۹٫۹۹ دلار آمریکا کمتر"
        in told.fa
    )


def test_a_bill_may_fall_where_the_law_says_so(falling: Tariff) -> None:
    """At the edges named, and only there."""
    never_falls(falling, "area", except_at=["60", 400])

    with pytest.raises(LawBroken, match=r"area=60\b"):
        never_falls(falling, "area", except_at=["400", "100"])


def test_two_bills_stand_side_by_side_where_they_fit(small: Small) -> None:
    """In English, with the explanations; in Persian one after the other, which no terminal turns around."""
    with pytest.raises(LawBroken) as caught:
        never_falls(small("250 * dollar - fee * area"), "area")
    told = caught.value.breach.told()

    assert re.search(r"^Floor area 0 m²: +\| Floor area 0.1 m²:$", told.en, re.MULTILINE)
    assert re.search(r"^  Levy = .* \|   Levy = .*$", told.en, re.MULTILINE)
    assert " | " not in told.fa
    assert 2 == told.fa.count("  عوارض = ")


def test_two_bills_stand_one_after_the_other_where_they_do_not_fit(old_town: Tariff) -> None:
    """Both are whole."""
    with pytest.raises(LawBroken) as caught:
        never_falls(old_town, "parking")
    told = caught.value.breach.told()

    assert " | " not in told.en
    assert 2 == told.en.count("  Fire service share = ")


def test_a_law_holds_of_some_cases_only(small: Small) -> None:
    """Those with the facts that *where* says."""
    tariff = small("band(area) * area if use == 'shops' else fee * area", FALLING, USE)
    never_falls(tariff, "area", where={"use": "homes"})

    with pytest.raises(LawBroken, match="use=shops"):
        never_falls(tariff, "area", where={"use": "shops"})


def test_a_number_of_an_item_moves_in_the_first(small: Small) -> None:
    """The list is never empty then."""
    never_falls(
        small("dollar + sum_over(sides, dollar if length > 3 * longest else 0)", SIDES, RATE), "length"
    )

    with pytest.raises(LawBroken, match=r"sides.1.length=10\n"):
        never_falls(small("sum_over(sides, 0 if length > longest else dollar)", SIDES, RATE), "length")


RATE = '[rates.longest]\nvalue = "10"\nunit = "m"\ncite = "1"\n'


def test_only_numbers_move(falling: Tariff) -> None:
    """Another name is refused with the nearest; a float for an edge or a limit too."""
    with pytest.raises(BadTariff, match="nearest it asks for: area"):
        never_falls(falling, "arae")
    with pytest.raises(BadInput, match="is no number here"):
        never_falls(falling, "area", except_at=[60.0])  # type: ignore[list-item] # a float is the point
    with pytest.raises(BadInput, match="is no number here"):
        no_jump_over(falling, "area", factor=1.5)  # type: ignore[arg-type] # a float is the point


def test_a_law_that_nothing_can_be_held_against_is_broken(small: Small) -> None:
    """A check that looked at nothing must not pass."""
    tariff = small("band(area) * area if use == 'shops' else fee * area", FALLING, USE)

    with pytest.raises(LawBroken, match="no facts were found that the law could be held against"):
        never_falls(tariff, "area", where={"use": "shops", "area": "500"}, except_at=["500"])
    with pytest.raises(LawBroken, match="no facts were found"):
        at_most(small("fee * area"), tariff, 2)


@pytest.mark.parametrize(
    ("limits", "holds"),
    [
        ({"amount": "60"}, True),
        ({"amount": "59"}, False),
        ({"factor": "3"}, True),
        ({"factor": "2"}, False),
        ({"amount": "59", "factor": "3"}, True),
        ({"amount": "60", "factor": "2"}, True),
        ({"amount": "59", "factor": "2"}, False),
    ],
)
def test_a_jump_is_measured_by_amount_by_factor_or_by_both(
    small: Small,
    limits: dict[str, Any],
    holds: bool,  # noqa: FBT001 - a case of the table
) -> None:
    """In money as the tariff writes it; from 100 to 40.01 dollars at 400 m², from 30 to 15.03 at 60 m²."""
    tariff = small("dollar + band(area) * area", FALLING)
    if holds:
        no_jump_over(tariff, "area", **limits)
    else:
        with pytest.raises(LawBroken, match=r"area=400\b"):
            no_jump_over(tariff, "area", **limits)


def test_a_jump_upwards_is_one_too(small: Small) -> None:
    """Unless it is where the law says so."""
    tariff = small("dollar if area > edge else 0", '[rates.edge]\nvalue = "250"\nunit = "m2"\ncite = "1"\n')
    no_jump_over(tariff, "area", amount="1")
    no_jump_over(tariff, "area", amount="0.5", except_at=["250"])

    with pytest.raises(LawBroken, match=r"1\.00 US dollars more"):
        no_jump_over(tariff, "area", amount="0.99")
    with pytest.raises(LawBroken, match=r"moves the bill by no more than 1,000 times"):
        no_jump_over(tariff, "area", factor=1000)


def test_a_jump_needs_a_limit(falling: Tariff) -> None:
    """There is none that would suit every town."""
    with pytest.raises(TypeError, match="give an amount, a factor, or both"):
        no_jump_over(falling, "area")


def test_a_tariff_is_held_against_another(small: Small) -> None:
    """No bill is more than so many times the other's; what the other does not ask is not given to it."""
    dear, cheap = small("3 * fee * area if use == 'shops' else fee * area", USE), small("2 * fee * area")
    at_most(dear, cheap, "1.5")
    at_most(dear, cheap, 1, where={"use": "homes"})

    with pytest.raises(LawBroken) as caught:
        at_most(dear, cheap, "1.4")
    told = caught.value.breach.told()
    assert "small breaks this law: no bill is more than 1.4 times what small charges" in told.en
    assert re.search(
        r"^small charges [0-9,.]+ US dollars, small charges [0-9,.]+ US dollars$", told.en, re.MULTILINE
    )
    assert "  use=shops" in told.en
    assert "هیچ مبلغی بیش از ۱٫۴ برابر مبلغ small نیست" in told.fa


def test_the_year_before_is_priced_on_its_own_first_day(small: Small) -> None:
    """Where it is no law on the day of the case."""
    later = small("fee * area * started_months(on, last)", LAST_DAY)
    earlier = small("fee * area * started_months(on, last)", LAST_DAY, year="2023")

    at_most(later, earlier, 1)
    with pytest.raises(LawBroken, match="charges"):
        at_most(earlier, later, 1)


LAST_DAY = '[inputs.last]\ntype = "date"\n'


def test_a_flat_price_splits_fairly(small: Small) -> None:
    """Two halves cost what the whole does, rounding apart."""
    splits_fairly(small("fee * area"), "area", most=1)
    splits_fairly(small("fee * area", ROUNDING), "area", most=1)


def test_splitting_that_saves_is_told(small: Small) -> None:
    """With all three bills; a share says how much may be saved."""
    tariff = small("band(area) * area", RISING)
    splits_fairly(tariff, "area", least="0.1")

    with pytest.raises(LawBroken) as caught:
        splits_fairly(tariff, "area")
    told = caught.value.breach.told()
    assert "two cases that share area cost together at least 1 times what one costs" in told.en
    assert 3 == told.en.count("  Levy = ")
    assert "apart cost" in told.en
    assert "روی هم" in told.fa


def test_splitting_that_costs_more_is_told(small: Small) -> None:
    """Where the law says how much more it may be."""
    tariff = small("50 * dollar + fee * area")
    splits_fairly(tariff, "area")
    splits_fairly(tariff, "area", most=2)

    with pytest.raises(LawBroken, match=r"0.5 to 1.9 times what one costs"):
        splits_fairly(tariff, "area", least="0.5", most="1.9")
