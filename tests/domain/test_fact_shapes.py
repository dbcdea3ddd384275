"""The shape of a fact's value: what fits its rule, what is allowed, and the one form that is kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.renewal_town import RENEWAL
from tests.domain.town import PROCEDURE

from qom_permits.domain.fact_shapes import allowed, canonical, fits
from qom_permits.domain.facts import Fact, FactValue, facts_from
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import FactRule, FactType

JALALI, GREGORIAN = Calendar.JALALI, Calendar.GREGORIAN
RULES = {rule.name: rule for rule in (*RENEWAL.facts, *PROCEDURE.facts)}


def rule(name: str) -> FactRule:
    """Return the small town's rule of the fact *name*."""
    return RULES[name]


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        *[("corner", value, True) for value in (True, False)],
        *[("corner", value, False) for value in (1, 0, "true", "")],
        *[("use", value, True) for value in ("residential", "commercial")],
        *[("use", value, False) for value in ("Residential", "residential ", "", 1, True)],
        *[("walk", value, True) for value in ("12", "گشت ۱۲", "نیمه\u200cکاره")],
        *[("walk", value, False) for value in ("", "  ", "a\nb", "a\tb", "a\u202eb", "\u200c", 12, True)],
        *[("width", value, True) for value in ("1", "100", "12.50", "۱۲٫۵", 12)],
        *[("width", value, False) for value in ("0.99", "100.01", "1.005", "1e1", "12m", "", 0, 101, True)],
        *[("parking", value, True) for value in (0, 1, 10**9)],
        *[("parking", value, False) for value in (-1, "1", "", True, False)],
        *[("floor_area", value, True) for value in ("0", "-5", "999999999.9")],
        *[("floor_area", value, False) for value in ("0.05", "NaN")],
        *[("charge", value, True) for value in (0, 1, 10**18)],
        *[("charge", value, False) for value in (-1, "1000", "0", True, "", "۱۰")],
        *[("paid", value, True) for value in (0, -5)],
        *[("ended_on", value, True) for value in ("1405-07-01", "۱۴۰۳-۱۲-۳۰", "١٤٠٥-٠٧-٠١")],
        *[("ended_on", value, False) for value in ("1404-12-30", "2026-09-23", "1405/07/01", "1405-7-1")],
        *[("ended_on", value, False) for value in ("", "14۰5-07-01", 14050701, True)],
    ],
)
def test_a_fact_fits_its_rule_or_not(name: str, value: FactValue, right: bool) -> None:  # noqa: FBT001 - the answer
    """By type, by range with both ends in, by decimals; a flag is no number, and a day stands on the calendar."""
    assert right == fits(rule(name), value, JALALI)


def test_a_day_is_written_in_the_citys_calendar() -> None:
    """A day of one calendar is none of the other's, and each has its own leap days."""
    days = ("2026-09-23", "1405-07-01", "2028-02-29", "2026-02-29")

    assert [True, False, True, False] == [fits(rule("ended_on"), day, GREGORIAN) for day in days]
    assert [False, True, False, False] == [fits(rule("ended_on"), day, JALALI) for day in days]


def test_a_number_that_fits_may_be_negative_where_no_range_forbids_it() -> None:
    """Ranges are the rule's: where none is set, none is made up."""
    assert fits(RULES["floor_area"], "-5", JALALI)
    assert not fits(next(rule for rule in RENEWAL.facts if rule.name == "floor_area"), "0.9", JALALI)


@pytest.mark.parametrize(
    ("name", "en"),
    [
        ("corner", "true or false"),
        ("use", "one of: residential, commercial"),
        ("walk", "some text on one line"),
        ("width", "a number of at most 2 decimals as text, 1 – 100 m"),
        ("parking", "a whole number, 0 – …"),
        ("floor_area", "a number of at most 1 decimals as text, … – … m2"),
        ("ended_on", "a day, year-month-day"),
        ("charge", "an amount in whole units, 0 – …"),
    ],
)
def test_what_is_allowed_is_told_in_words(name: str, en: str) -> None:
    """Whoever said a wrong thing learns what a right one looks like."""
    assert en == allowed(rule(name)).en


@pytest.mark.parametrize(
    ("name", "fa"),
    [
        ("corner", "درست یا نادرست (true یا false)"),
        ("use", "یکی از: residential، commercial"),
        ("walk", "متنی در یک سطر"),
        ("width", "عددی با دست‌بالا ۲ رقم اعشار به صورت متن، ۱ – ۱۰۰ m"),
        ("parking", "عددی درست، ۰ – …"),
        ("ended_on", "روز به صورت سال-ماه-روز"),
        ("charge", "مبلغی به واحد درست، ۰ – …"),
    ],
)
def test_what_is_allowed_is_told_in_persian_too(name: str, fa: str) -> None:
    """The same is told to those who read Persian."""
    assert fa == allowed(rule(name)).fa


def test_every_type_of_fact_is_tried_here() -> None:
    """The small town has a fact of each type."""
    assert set(FactType) == {known.type for known in RULES.values()}


def test_facts_are_kept_in_ascii_digits_and_trimmed() -> None:
    """One number and one day have one spelling on record; a choice or a flag stays as it is."""
    said = {"width": "۱۲٫۵۰", "walk": " گشت ۱۲ ", "use": "residential", "corner": True, "parking": 2}
    kept = {"width": "12.50", "walk": "گشت ۱۲", "use": "residential", "corner": True, "parking": 2}

    assert facts_from(kept) == canonical(facts_from(said), PROCEDURE)


def test_days_are_kept_in_ascii_digits() -> None:
    """An amount is a count already, and stays as it is."""
    said = facts_from({"ended_on": "۱۴۰۳-۱۲-۳۰", "charge": 5, "works": " نیمه‌کاره "})
    kept = facts_from({"ended_on": "1403-12-30", "charge": 5, "works": "نیمه‌کاره"})

    assert kept == canonical(said, RENEWAL)


@given(st.decimals("1", "100", places=2))
def test_a_number_means_the_same_once_kept(width: Decimal) -> None:
    """Keeping a number changes its digits, never its value, and keeping it again changes nothing."""
    persian = f"{width:f}".translate(str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫"))
    (kept,) = canonical((Fact("width", persian),), PROCEDURE)

    assert fits(rule("width"), persian, JALALI)
    assert width == Decimal(str(kept.value))
    assert (kept,) == canonical((kept,), PROCEDURE)


def test_a_fact_without_rule_is_kept_as_said() -> None:
    """What the procedure does not know is not touched."""
    assert (Fact("other", " ۱ "),) == canonical((Fact("other", " ۱ "),), PROCEDURE)
