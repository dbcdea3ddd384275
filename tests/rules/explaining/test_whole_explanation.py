"""A whole explanation as plain data: bands, bounds, an item of a list, a relief, the rounding put into a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from qom_permits.rules.tariff import Tariff

BALCONIES: list[dict[str, str | int | bool | Decimal | date]] = [
    {"balcony_area": "2", "over_street": True},
    {"balcony_area": "3", "over_street": False},
]


def test_all_of_a_bill_is_explained_as_plain_data(
    whole_page: str, load: Callable[..., Tariff], facts: Mapping[str, str | int | bool]
) -> None:
    """The page's own tariff and a veteran's building with two balconies, as read through once by a person."""
    bill = load(whole_page).assess({**facts, "is_veteran": True, "balconies": BALCONIES})
    expected = json.loads((Path(__file__).parent / "old-town-1399.json").read_text(encoding="utf-8"))

    assert expected == json.loads(json.dumps(bill.explain().to_json()))
    assert [(line.id, line.amount.amount) for line in bill.lines] == [
        (told["id"], told["amount"]) for told in expected["lines"]
    ]
    assert bill.total.amount == expected["total"]
