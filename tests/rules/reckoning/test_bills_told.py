"""What is said of a bill: its rounding, what cannot be reckoned, and what two bills have differently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.reckoning.replaying import difference
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Sentences = Callable[..., list[str]]

JALALI = """[tariff]
id = "town"
title = { en = "Town", fa = "شهر" }
currency = "IRR"
calendar = "jalali"
in_force = { from = "1399-01-01", until = "1399-12-30" }
citation = "a test"
"""
BEGUN = (
    '[inputs]\nbegun = { type = "date" }\nzone = { type = "choice", options = ["a", "b"], default = "a" }\n'
)
BY_DAY = """[tables.t]
cite = "1"
unit = "IRR"
columns = ["zone", "begun <", "value"]
rows = [["a", "1399-01-05", "1"], ["a", "1399-03-01", "2"]]
"""
BY_NUMBER = """[tables.t]
cite = "1"
unit = "IRR"
columns = ["n", "value"]
rows = [["1", "1"], ["5", "2"], ["9", "3"]]
"""
BY_TEXT = BY_NUMBER.replace('"n"', '"note"').replace('["9"', '["55"')
RELIEF = '[[reliefs]]\nid = "off"\ntitle = {{ en = "Off", fa = "کم" }}\ncite = "1"\non = ["levy"]\n{}\n'
STAMP = """
[[charges]]
id = "stamp"
title = { en = "Stamp", fa = "تمبر" }
cite = "1"
formula = "n * rial"
"""
WITHOUT_ROW = "check the facts, or ask the town what it charges here; nothing is ever assumed"


def test_the_rounding_of_the_total_is_a_line_of_its_own(small: Small, load: Load) -> None:
    """With a title, and by the authority of the whole tariff; so it is in both readings."""
    rounding = '[rounding]\nline = { step = 1, mode = "down" }\ntotal = { step = 7, mode = "up" }'
    tariff = load(small("5 * rial", rounding=rounding))

    for bill in (tariff.assess({}), tariff.by_reference({}, tariff.first_day)):
        assert [("levy", "Levy", 5, "1"), ("rounding", "Rounding of the total", 2, "a test")] == [
            (line.id, line.title.en, line.amount.amount, line.cite.en) for line in bill.lines
        ]


@pytest.mark.parametrize(
    ("relief", "n", "sentence"),
    [
        ('share = "n"', 2, "the share 2 of a line; from 0 to 1"),
        ('share = "n"', -1, "the share −1 of a line; from 0 to 1"),
        ('share = "divide(n, 3)"', 4, "the share ≈ 1.333333 of a line; from 0 to 1"),
        ('amount = "n * rial"', -1, "the amount −1; 0 or more"),
    ],
)
def test_a_relief_that_cannot_be_is_told_with_its_worth(
    small: Small, sentences: Sentences, relief: str, n: int, sentence: str
) -> None:
    """What takes more than the whole or less than nothing."""
    text = small("100 * rial", reliefs=RELIEF.format(relief))

    assert [f"reliefs.off: a relief cannot be {sentence}"] == sentences(text, n=n)


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("900000000000000 * rial", "total: 1,800,000,000,000,000 is more than a bill can carry"),
        ("9000000000000000 * rial", "charges.levy: 9,000,000,000,000,000 is more than a bill can carry"),
    ],
)
def test_an_amount_past_what_a_bill_carries_is_told_with_its_place(
    small: Small, sentences: Sentences, formula: str, sentence: str
) -> None:
    """The line where one is too much, the total where only all of them are."""
    assert sentence == sentences(small(formula) + STAMP.replace("n *", f"{9 * 10**14} *"))[0]


@pytest.mark.parametrize(
    ("formula", "tables", "facts", "sentence"),
    [
        ("t(n)", BY_NUMBER, {"n": 4}, "table t has no row for n 4; the nearest it has for n: 1, 5"),
        ("t(n)", BY_NUMBER, {"n": 0}, "table t has no row for n 0; the nearest it has for n: 1"),
        ("t(n)", BY_NUMBER, {"n": 10}, "table t has no row for n 10; the nearest it has for n: 9"),
        ("t(note)", BY_TEXT, {"note": "15"}, "table t has no row for note 15; the nearest it has for note: 1, 5"),
    ],
)  # fmt: skip
def test_a_row_that_is_not_there_is_told_with_the_nearest_ones(
    small: Small, sentences: Sentences, formula: str, tables: str, facts: dict[str, object], sentence: str
) -> None:
    """Those beside a number, those like a text."""
    assert [f"charges.levy: {sentence}; {WITHOUT_ROW}"] == sentences(small(formula, tables=tables), **facts)


def test_days_are_told_in_the_calendar_of_the_tariff(small: Small, load: Load, sentences: Sentences) -> None:
    """In what is refused and in what a bill keeps."""
    text = small("t(zone, begun)", tariff=JALALI, inputs=BEGUN, rates="", tables=BY_DAY)
    missing = "charges.levy: table t has no row for zone {}, begun {}; the nearest it has for {}: {}"

    assert [f"{missing.format('a', '1399-05-01', 'begun', '1399-03-01')}; {WITHOUT_ROW}"] == sentences(
        text, begun="1399-05-01"
    )
    assert [f"{missing.format('b', '1399-02-01', 'zone', 'a')}; {WITHOUT_ROW}"] == sentences(
        text, begun="1399-02-01", zone="b"
    )
    tariff, day = load(text), date(2020, 6, 1)
    for bill in (
        tariff.assess({"begun": "1399-02-30"}, day),
        tariff.by_reference({"begun": "1399-02-30"}, day),
    ):
        told = bill.to_json()
        assert ("1399-03-12", {"begun": "1399-02-30"}, 2) == (told["on"], told["facts"], told["total"])


@pytest.mark.parametrize(
    ("tariff", "span"),
    [(JALALI, "1402-10-10; from 1399-01-01 to 1399-12-30"), (None, "2023-12-31; from 2024-01-01 to –")],
)
def test_a_day_out_of_force_is_told_with_the_days_in_force(
    small: Small, load: Load, tariff: str | None, span: str
) -> None:
    """From the first to the last, a dash where there is none; so for both readings."""
    law = load(small(inputs="", **({} if tariff is None else {"tariff": tariff})))

    for reading in (law.assess, law.by_reference):
        with pytest.raises(BadTariff) as caught:
            reading({}, date(2023, 12, 31))
        [fault] = caught.value.faults
        assert f"on: {law.id} is not in force on {span}; take the tariff of that day" == fault.in_("en")


def test_lines_that_differ_bear_the_title_they_have_now(small: Small, load: Load) -> None:
    """The old one where a line is gone."""
    old = load(small("x * per_m2") + STAMP).assess({"x": 10, "n": 2})
    new = load(small("2 * x * per_m2").replace('"Levy"', '"New levy"')).assess({"x": 10, "n": 2})

    assert ["New levy", "Stamp"] == [line.title.en for line in difference(old, new).lines]
    assert ["Levy", "Stamp"] == [line.title.en for line in difference(new, old).lines]
