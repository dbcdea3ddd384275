"""The paper desk: nothing but memory, for any city."""

from __future__ import annotations

import pytest
from tests.desk.cities import CITIES

from qom_permits import Money
from qom_permits.testing.paper import CARD_LIMIT, paper_desk


@pytest.mark.parametrize(("city", "currency"), [("qom", "IRR"), ("port_alder", "USD")])
def test_the_bank_of_a_paper_desk_deals_in_the_money_of_its_city(city: str, currency: str) -> None:
    """What one payment carries can be compared with what the city's bills ask."""
    assert Money(CARD_LIMIT.amount, currency) == paper_desk(CITIES[city]).bank.limit
