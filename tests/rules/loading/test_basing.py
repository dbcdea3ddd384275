"""A new year states what changed: what it takes over, writes anew, adds and removes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

YEAR = """schema = 1
[tariff]
id = "old-town-1400"
title = { en = "1400", fa = "۱۴۰۰" }
based_on = "old-town-1399.toml"
supersedes = "old-town-1399"
in_force = { from = "1400-01-01" }
citation = "Council resolution 9 of 1399"
"""
CHANGES = """removes = ["charges.balcony_charge", "inputs.balconies", "rates.balcony_times", "settlement.instalments"]
[rates]
fire_share = { value = "0.04", cite = "cl. 9" }
stamp = { value = "5000", unit = "IRR", cite = "cl. 10" }
[subtotals]
base = ["floor_charge"]
[[charges]]
id = "stamp_charge"
title = { en = "Stamp", fa = "تمبر" }
cite = "cl. 10"
formula = "stamp"
[[charges]]
id = "floor_charge"
title = { en = "Floor area", fa = "زیربنا" }
cite = "cl. 2"
formula = "band.share(floor_area) * local_value * charged_area"
[rounding]
total = { step = "100", mode = "down" }
"""
ROWS = "postal_walk,street_width <,value\n38186,8,24000\n38186,15,28000\n"
FACTS: Mapping[str, str | int] = {
    "floor_area": "180", "parking": 1, "use": "residential", "postal_walk": "38186", "street_width": "10",
}  # fmt: skip
Years = Callable[..., Tariff]


@pytest.fixture
def years(whole_page: str) -> Years:
    """Return what loads a year's text with the years and rows beside it."""

    def years(text: str, **others: str) -> Tariff:
        files = {"old-town-1399.toml": whole_page, "regional-values.csv": ROWS}
        files |= {f"{name}.toml": content for name, content in others.items()}
        return load_tariff(text, files.__getitem__, "this.toml")

    return years


@pytest.fixture
def refused(years: Years) -> Callable[..., list[tuple[str, str]]]:
    """Return what says the code and place of every fault of a year."""

    def refused(text: str, **others: str) -> list[tuple[str, str]]:
        with pytest.raises(BadTariff) as caught:
            years(text, **others)
        return [(fault.code, fault.where) for fault in caught.value.faults]

    return refused


def test_a_year_takes_over_what_it_does_not_say(years: Years) -> None:
    """Everything but what is its own: its id, days, title, citation, sample, and the examples."""
    tariff = years(YEAR)

    assert ("old-town-1400", None, False, ()) == (tariff.id, tariff.last_day, tariff.sample, tariff.examples)
    assert ("IRR", "old-town-1399") == (tariff.currency, tariff.supersedes)
    assert ["floor_charge", "balcony_charge", "fire"] == [charge.id for charge in tariff.charges]
    assert 1384000 == tariff.assess(FACTS).total.amount


def test_what_is_written_anew_keeps_its_place_and_what_is_new_follows(years: Years) -> None:
    """And what is removed is gone."""
    tariff = years(YEAR + CHANGES)

    assert ["floor_charge", "fire", "stamp_charge"] == [charge.id for charge in tariff.charges]
    assert ["parking_credit", "fire_share", "exempt_area", "stamp"] == [rate.name for rate in tariff.rates]
    assert "balconies" not in tariff.clauses
    assert tariff.settlement.instalments is None
    assert 1344000 + 53760 + 5000 - 60 == tariff.assess(FACTS).total.amount


def test_the_digest_is_of_the_whole(years: Years) -> None:
    """A year based on one that changes nothing but names has the digest of the whole written out."""
    middle = YEAR.replace("1400", "1401").replace("old-town-1399.toml", "y1400.toml")

    assert years(YEAR).digest == years(middle.replace("1401", "1400"), y1400=YEAR).digest
    assert years(YEAR).digest != years(YEAR + CHANGES).digest


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        (YEAR.replace("old-town-1399.toml", "none.toml"), {}, [("no-such-file", "tariff.based_on")]),
        (YEAR.replace("old-town-1399.toml", "../x.toml"), {}, [("no-such-file", "tariff.based_on")]),
        (YEAR.replace('"old-town-1399.toml"', "5"), {}, [("bad-value", "tariff.based_on")]),
        (YEAR.replace("old-town-1399.toml", "this.toml"), {}, [("cycle", "tariff.based_on")]),
        (
            YEAR.replace("old-town-1399.toml", "a.toml"),
            {"a": YEAR.replace("old-town-1399.toml", "b.toml"), "b": YEAR.replace("old-town-1399.toml", "a.toml")},
            [("cycle", "tariff.based_on")],
        ),
        (
            YEAR.replace("old-town-1399.toml", "y0.toml"),
            {f"y{n}": YEAR.replace("old-town-1399.toml", f"y{n + 1}.toml") for n in range(40)},
            [("too-large", "tariff.based_on")],
        ),
        (YEAR + 'removes = ["charges.nothing", 5, "tariff.id", "fire"]', {}, [("unknown-name", "tariff.removes")] * 4),
        (YEAR + 'removes = "charges"', {}, [("unknown-name", "tariff.removes")]),
        (YEAR.replace("old-town-1399.toml", "bad.toml"), {"bad": "x ="}, [("bad-toml", "bad.toml")]),
        (YEAR + "inputs = 5", {}, [("unknown-key", "tariff.inputs")]),
        (YEAR + '[[charges]]\nid = "fire"\n[[charges]]\nid = "fire"', {}, None),
        ("tariff = 5\nschema = 1\ncharges = []", {}, None),
        (YEAR.replace("old-town-1399.toml", "bad.toml"), {"bad": "tariff = 5\ncharges = [5]\nschema = 1"}, None),
    ],
)  # fmt: skip
def test_a_year_that_cannot_be_laid_over_another_is_told(
    refused: Callable[..., list[tuple[str, str]]],
    text: str,
    others: dict[str, str],
    expected: list[tuple[str, str]] | None,
) -> None:
    """Files that are not there or form a ring, entries that cannot be removed, and bad content of either."""
    found = refused(text, **others)

    assert expected is None or expected == found
