"""What rule authors test a tariff with: facts to price, a contract to inherit, laws to call, and a report.

::

    from qom_permits.testing.tariffs import TariffContract, facts, never_falls

    class TestOurTown(TariffContract):
        tariff = tariff_file(Path("our-town-1405.toml"))

    def test_more_area_never_costs_less() -> None:
        never_falls(TestOurTown.tariff, "floor_area", except_at=["600"])
"""

from __future__ import annotations

from qom_permits.testing.broken_law import Breach, LawBroken
from qom_permits.testing.fair_laws import at_most, splits_fairly
from qom_permits.testing.law_report import CheckResult, Fall, LawReport, run_laws
from qom_permits.testing.tariff_contract import TariffContract
from qom_permits.testing.tariff_facts import facts
from qom_permits.testing.tariff_laws import never_falls, no_jump_over
from qom_permits.testing.wrong_facts import WrongFacts, invalid_facts

__all__ = [
    "Breach",
    "CheckResult",
    "Fall",
    "LawBroken",
    "LawReport",
    "TariffContract",
    "WrongFacts",
    "at_most",
    "facts",
    "invalid_facts",
    "never_falls",
    "no_jump_over",
    "run_laws",
    "splits_fairly",
]
