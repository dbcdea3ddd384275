"""Facts: how numbers, dates, flags, texts and lists may be said, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from qom_permits.domain.jalali import JalaliDay
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Refused = Callable[..., list[tuple[str, str]]]

JALALI = """[tariff]
id = "town"
title = { en = "Town", fa = "شهر" }
currency = "IRR"
calendar = "jalali"
in_force = { from = "1399-01-01", until = "1399-12-30" }
citation = "a test"
"""
ALIKE = [
    ("گشت ۱۲", "گشت 12"),
    ("گشت ١٢", "گشت ۱۲"),
    ("علي", "علی"),
    ("على", "علی"),
    ("كوچه", "کوچه"),
    ("نیم\u200cطبقه", "نیمطبقه"),
    ("  Main   Street\t", "Main Street"),
    ("Main\u00a0Street", "Main Street"),
]
"""Texts that a person would call the same."""


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("1.5", 15), ("1٫5", 15), ("۱٫۵", 15), ("۱.۵", 15), ("١٫٥", 15), ("-۱٫۵", -15), ("007", 70), ("1.5000", 15),
        ("0", 0), ("-0", 0), (3, 30), (Decimal("1.50"), 15), (Decimal("1E+1"), 100), (Decimal("-0.25"), -3),
    ],
)  # fmt: skip
def test_a_number_is_digits_with_at_most_one_mark(small: Small, load: Load, said: str, due: int) -> None:
    """`.` or `٫`; ASCII, Persian or Arabic digits; `int` and `Decimal` are welcome."""
    assert due == load(small("x * per_m2 * 10")).assess({"x": said}).total.amount


@pytest.mark.parametrize(
    "said",
    [
        "", "-", "+1", "--1", "- 1", "1 ", "\u22121", "1.", ".5", "٫۵", "1.5.0", "1٫5٫0", "1.5٫0", "1,000", "1٬000",
        "1e2", "1E2", "0x1", "inf", "۱2", "۱٢", "1 000", "½", "1.255", "1/2", True, False, 1.5, 2.0, None, [], {},
        b"1", 1 + 0j, Decimal("1.255"), Decimal("Infinity"),
    ],
)  # fmt: skip
def test_anything_else_is_no_number(small: Small, refused: Refused, said: object) -> None:
    """Mixed scripts, spaces, exponents, more decimals than `places`; a bool is none, a float is refused."""
    assert [("bad-fact", "facts.x")] == refused(small(), x=said)


@pytest.mark.parametrize("name", ["x", "paid"])
def test_zeros_at_the_end_do_not_count_as_decimals(small: Small, load: Load, name: str) -> None:
    """Two decimals stay two, none stay none."""
    said, kept = {"x": ("1.250000", "1.25"), "paid": ("5.000", "5")}[name]

    assert {name: kept} == load(small()).assess({name: said}).to_json()["facts"]


@pytest.mark.parametrize(
    "said", ["1200-01-01", "1600-12-29", "1399-12-30", "۱۳۹۹-۱۲-۳۰", "1403-12-30", "1404-06-31"]
)
def test_a_date_is_of_the_tariffs_calendar(small: Small, load: Load, said: str) -> None:
    """Jalali years 1200 to 1600, leap years as they are."""
    assert "town" == load(small(tariff=JALALI, inputs=_begun("date"))).assess({"begun": said}).tariff


@pytest.mark.parametrize(
    "said",
    [
        "1199-12-29", "1601-01-01", "1400-12-30", "1404-07-31", "1399-00-01", "1399-13-01", "1399-1-1", "1399/01/01",
        "99-01-01", " 1399-01-01", "1399-01-01T00:00", "13990101", "2020-03-20", 1399, True, "۱399-01-01",
    ],
)  # fmt: skip
def test_what_is_no_day_of_that_calendar_is_refused(small: Small, refused: Refused, said: object) -> None:
    """Also a Gregorian day said as text."""
    assert [("bad-fact", "facts.begun")] == refused(
        small(tariff=JALALI, inputs=_begun("date"), rates=""), begun=said
    )


def test_a_python_date_is_gregorian(small: Small, load: Load) -> None:
    """Whatever the tariff's calendar: the first day of 1399 is 20 March 2020."""
    bill = load(small(tariff=JALALI, inputs=_begun("date"))).assess({"begun": date(2020, 3, 20)})

    assert {"begun": "1399-01-01"} == bill.to_json()["facts"]
    assert JalaliDay(1399, 1, 1).to_date() == bill.on


@pytest.mark.parametrize("said", ["True", "TRUE", " true", "1", "yes", "on", "", 1, 0, None])
def test_a_flag_in_text_is_true_or_false(small: Small, load: Load, refused: Refused, said: object) -> None:
    """Nothing else; in Python it is a bool."""
    text = small("rial if is_new else 0")

    assert [1, 0, 1, 0] == [
        load(text).assess({"is_new": flag}).total.amount for flag in ("true", "false", True, False)
    ]
    assert [("bad-fact", "facts.is_new")] == refused(text, is_new=said)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_texts_and_choices_are_compared_after_folding(small: Small, load: Load, one: str, other: str) -> None:
    """In facts, options, table cells and formulas alike, whichever of them is written which way."""
    for first, second in ((one, other), (other, one)):
        inputs = (
            f'[inputs]\nname = {{ type = "text" }}\nkind = {{ type = "choice", options = ["{first}", "b"] }}'
        )
        tables = '[tables.t]\ncite = "1"\nunit = "IRR"\ncolumns = ["name", "kind", "value"]\n'
        tables += f'rows = [["{first}", "{first}", 4]]'
        formula = f"t(name, kind) + (rial if name == '{first}' and kind in ('{first}', 'b') else 0)"
        tariff = load(small(formula, inputs=inputs, tables=tables))

        assert 5 == tariff.assess({"name": second, "kind": second}).total.amount


def test_case_stays(small: Small, refused: Refused, levy: Callable[..., int]) -> None:
    """`A` is not `a`."""
    assert [("bad-fact", "facts.zone")] == refused(small(), zone="A")
    assert 0 == levy("rial if note == 'Main' else 0", note="main")


def test_a_fact_the_tariff_has_no_input_for_is_unknown(small: Small, refused: Refused) -> None:
    """Also one named as something else of it, or with other letters; what was meant is said."""
    for name in ("levy", "per_m2", "X", "ground"):
        assert [("unknown-fact", f"facts.{name}")] == refused(small(), **{name: 1})


def test_a_fact_that_is_not_asked_is_bad_whatever_it_says(small: Small, refused: Refused) -> None:
    """Even its own default."""
    inputs = '[inputs]\nis_new = { type = "flag" }\n'
    inputs += 'n = { type = "count", min = 0, max = 9, when = "is_new", default = 3 }'

    for said in (3, 4, "many"):
        assert [("bad-fact", "facts.n")] == refused(small(inputs=inputs), is_new=False, n=said)


def test_a_list_is_a_list_of_mappings_and_left_out_it_is_empty(
    whole_page: str, load: Load, refused: Refused, facts: dict[str, str | int]
) -> None:
    """An item that leaves out what it is asked is not complete."""
    balcony: dict[str, str | bool] = {"balcony_area": "4", "over_street": True}
    wide = [{"balcony_area": 4, "over_street": True, "floor_area": 5}]

    assert load(whole_page).assess(facts).lines == load(whole_page).assess({**facts, "balconies": []}).lines
    assert 336_000 == load(whole_page).assess({**facts, "balconies": [balcony]}).lines[1].amount.amount
    for said in (balcony, [[balcony]], "4", 4, True):
        assert [("bad-fact", "facts.balconies")] == refused(whole_page, **facts, balconies=said)
    assert [("missing-fact", "facts.balconies.1.over_street")] == refused(
        whole_page, **facts, balconies=[{"balcony_area": 4}]
    )
    assert [("unknown-fact", "facts.balconies.1.floor_area")] == refused(whole_page, **facts, balconies=wide)


def _begun(kind: str) -> str:
    return f'[inputs]\nbegun = {{ type = "{kind}" }}'
