"""The contract of a tariff: it holds of the language page's own, and cannot be hollowed out."""

# ruff: noqa: D102 - what a contract is broken in is said by its class

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest

from qom_permits.rules.tariff import Tariff
from qom_permits.testing.tariff_check import Rises
from qom_permits.testing.tariff_checks import CHECKS
from qom_permits.testing.tariffs import LawBroken, TariffContract


class TestOldTown(TariffContract):
    """The language page's own tariff."""

    rises_with: ClassVar[Rises] = {"floor_area": [], "street_width": [], "balcony_area": []}

    @pytest.fixture(autouse=True)
    def _give(self, old_town: Tariff) -> None:
        self.tariff = old_town


class LeavesOneOut(TariffContract):
    """Has one check do nothing."""

    def test_nothing_is_negative(self) -> None:
        pass


class ExceptsTheUnknown(TariffContract):
    """Excepts a check there is not."""

    except_: ClassVar[Mapping[str, str]] = {"FEE-99": "it is not there"}


class SaysNoReason(TariffContract):
    """Excepts a check for nothing."""

    except_: ClassVar[Mapping[str, str]] = {"FEE-03": " "}


class SaysAReason(TariffContract):
    """Excepts a check as it should be done."""

    except_: ClassVar[Mapping[str, str]] = {"FEE-03": "clause 4 gives credit"}


@pytest.mark.parametrize("contract", [LeavesOneOut, ExceptsTheUnknown, SaysNoReason])
def test_a_contract_with_less_in_it_is_refused(contract: type[TariffContract]) -> None:
    """Overridden, excepted by a wrong id, or without a reason."""
    with pytest.raises(pytest.fail.Exception, match=r"FEE-03|FEE-99"):
        contract().test_the_contract_is_whole()


def test_an_exception_with_a_reason_is_a_skip(old_town: Tariff) -> None:
    """It says the reason, and the contract is whole with it."""
    contract = SaysAReason()
    contract.tariff = old_town
    contract.test_the_contract_is_whole()

    with pytest.raises(pytest.skip.Exception, match="FEE-03: clause 4 gives credit"):
        contract.test_nothing_is_negative()


def test_a_check_without_anything_to_do_is_a_skip(old_town: Tariff) -> None:
    """It is not counted as passed."""
    contract = TariffContract()
    contract.tariff = old_town

    with pytest.raises(pytest.skip.Exception, match="FEE-07: no input is declared"):
        contract.test_the_bill_rises_with_what_is_declared()


def test_a_check_that_fails_says_the_smallest_facts(old_town: Tariff) -> None:
    """First, then the amounts, then both bills, in English and Persian."""

    class FallsWithParking(TariffContract):
        tariff = old_town
        rises_with: ClassVar[Rises] = {"parking": ["0"]}

    with pytest.raises(LawBroken) as caught:
        FallsWithParking().test_the_bill_rises_with_what_is_declared()
    told = str(caught.value)
    places = [
        told.index(part)
        for part in (
            "old-town-1399 breaks this law: the bill never falls as parking rises",
            "the smallest facts found:\n  floor_area=",
            "  parking=1\n",
            "parking 1 space costs ",
            "parking 1 space:\n  Old Town building charges, 1399",
            "parking 2 space:\n  Old Town building charges, 1399",
            "old-town-1399 این قاعده را می‌شکند",
        )
    ]

    assert sorted(places) == places


def test_every_check_is_a_test_of_the_contract() -> None:
    """By the name the table says, and no test but these and the guard."""
    tests = {name for name in dir(TariffContract) if name.startswith("test_")}

    assert tests == {check.test for check in CHECKS} | {"test_the_contract_is_whole"}
    assert len({check.id for check in CHECKS}) == len(CHECKS)


def test_each_test_runs_the_check_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ids in the class are those of the table."""
    ran: list[str] = []
    monkeypatch.setattr(TariffContract, "_hold", lambda _self, name: ran.append(name))
    for check in CHECKS:
        getattr(TariffContract(), check.test)()

    assert [check.id for check in CHECKS] == ran
