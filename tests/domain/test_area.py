"""Area: exact square metres."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from qom_permits.domain.area import MOST, Area
from qom_permits.domain.errors import BadInput
from qom_permits.testing.strategies import areas


@pytest.mark.parametrize(
    ("written", "square_metres"),
    [("120.50", "120.5"), ("۱۲۰٫۵", "120.5"), (120, "120"), (Decimal("0.01"), "0.01"), (MOST, "1000000")],
)
def test_an_area_is_kept_exactly(written: Any, square_metres: str) -> None:
    """Text, whole numbers and decimals are kept as the number they say."""
    assert square_metres == str(Area(written))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (0, "area-out-of-range"),
        ("-12.5", "area-out-of-range"),
        ("-0", "area-out-of-range"),
        ("1000000.01", "area-out-of-range"),
        (10**60, "area-out-of-range"),
        ("120.123456", "too-many-decimals"),
        (Decimal("0.001"), "too-many-decimals"),
        ("1,250", "not-a-number"),
        ("1_000", "not-a-number"),
        (120.5, "not-an-area"),
        (True, "not-an-area"),
        (None, "not-an-area"),
        (Decimal("NaN"), "not-an-area"),
        (Decimal("sNaN"), "not-an-area"),
        (Decimal("Infinity"), "not-an-area"),
        (Decimal("1E+999999999"), "not-an-area"),
        (Decimal("1E-999999999"), "not-an-area"),
    ],
)
def test_what_is_no_area_is_refused(written: Any, code: str) -> None:
    """An area is more than nothing, at most a square kilometre, and never rounded to fit."""
    with pytest.raises(BadInput) as refused:
        Area(written)

    assert [code] == [fault.code for fault in refused.value.faults]


@given(areas())
def test_an_area_reads_back_from_its_digits(area: Area) -> None:
    """What an area is written as is the same area."""
    assert area == Area(str(area))
