"""The contract of a tariff: subclass `TariffContract`, give the tariff, and inherit.

::

    class TestOldTown(TariffContract):
        tariff = tariff_file(Path("old-town-1399.toml"))
        rises_with = {"floor_area": ["600"]}
        except_ = {"FEE-03": "the credit of clause 4 may be more than the charge"}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest

from qom_permits.rules.tariff import Tariff
from qom_permits.testing.tariff_check import Rises
from qom_permits.testing.tariff_checks import CHECKS

EXAMPLES = 50
"""How many cases each check looks at unless told."""


class TariffContract:
    """What must hold of every tariff, as tests; the class is not collected by itself.

    *rises_with* names the inputs with which a bill must not fall, each with the edges where it may. *except_*
    says by id which checks do not apply, and why: they are skipped with that reason. *examples* is how many
    cases each check looks at, the same ones on every run.
    """

    tariff: Tariff
    rises_with: ClassVar[Rises] = {}
    except_: ClassVar[Mapping[str, str]] = {}
    examples: ClassVar[int] = EXAMPLES

    def test_every_legal_case_is_priced(self) -> None:
        """Catches a crash, a division by zero, a share out of range: facts that are legal, covered and not priced."""
        self._hold("FEE-01")

    def test_every_amount_is_whole(self) -> None:
        """Catches amounts that are no int, and rials told as tomans."""
        self._hold("FEE-02")

    def test_nothing_is_negative(self) -> None:
        """Catches a charge, or a total, that pays the citizen."""
        self._hold("FEE-03")

    def test_the_same_facts_make_the_same_bill(self) -> None:
        """Catches a bill that remembers the one before."""
        self._hold("FEE-04")

    def test_the_order_of_facts_does_not_matter(self) -> None:
        """Catches a bill that depends on which box was filled first."""
        self._hold("FEE-05")

    def test_it_is_law_only_on_its_days(self) -> None:
        """Catches last year's price for this year's case."""
        self._hold("FEE-06")

    def test_the_bill_rises_with_what_is_declared(self) -> None:
        """Catches a bill that falls though *rises_with* says it must not."""
        self._hold("FEE-07")

    def test_the_explanation_adds_up(self) -> None:
        """Catches an explanation of another bill than the one sent."""
        self._hold("FEE-08")

    def test_it_rounds_only_where_it_says(self) -> None:
        """Catches rounding twice, to another step, or in between."""
        self._hold("FEE-09")

    def test_it_asks_nothing_but_the_facts(self) -> None:
        """Catches a hidden clock, chance, and files read while pricing."""
        self._hold("FEE-10")

    def test_a_relief_never_raises(self) -> None:
        """Catches a relief with the wrong sign, and a charge that grows with what was relieved."""
        self._hold("FEE-11")

    def test_bill_and_explanation_survive_json(self) -> None:
        """Catches a value that no archive could keep."""
        self._hold("FEE-12")

    def test_the_lines_add_up(self) -> None:
        """Catches a line that was dropped or counted twice."""
        self._hold("FEE-13")

    def test_an_old_bill_comes_out_the_same(self) -> None:
        """Catches a bill that does not keep the facts, the day or the tariff it was made of."""
        self._hold("FEE-14")

    def test_its_examples_come_out(self) -> None:
        """Catches an example that says something else."""
        self._hold("FEE-15")

    def test_it_reads_as_it_is_written(self) -> None:
        """Catches a tariff that no file can say."""
        self._hold("FEE-16")

    def test_wrong_facts_are_refused(self) -> None:
        """Catches defaults made up for what is missing, and facts taken though they cannot be."""
        self._hold("FEE-17")

    def test_the_contract_is_whole(self) -> None:
        """Catches a check that was taken out or put in another's place, and one excepted without a reason."""
        replaced = [
            check.id
            for check in CHECKS
            if getattr(type(self), check.test) is not vars(TariffContract)[check.test]
        ]
        unknown = sorted(set(self.except_) - {check.id for check in CHECKS})
        unexplained = sorted(name for name, reason in self.except_.items() if not reason.strip())
        if replaced or unknown or unexplained:
            pytest.fail(
                f"checks overridden: {replaced}; excepted: unknown {unknown}, without a reason {unexplained}"
            )

    def _hold(self, name: str) -> None:
        check = next(check for check in CHECKS if check.id == name)
        idle = check.idle(self.tariff, self.rises_with)
        if name in self.except_:
            pytest.skip(f"{name}: {self.except_[name]}")
        if idle is not None:
            pytest.skip(f"{name}: {idle.en}")
        check.hold(self.tariff, self.rises_with, self.examples)
