"""The report of every check: what passed, failed and did not apply, and where the bills fall."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits.city import shipped
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.law_report import check_results
from qom_permits.testing.tariff_checks import CHECKS
from qom_permits.testing.tariffs import LawReport, run_laws

Small = Callable[..., Tariff]

TARIFFS = Path(shipped.__file__).parent / "tariffs"
FALLING = """
[tables.band]
cite = "1"
unit = "USD/m2"
columns = ["area <=", "value"]
rows = [["60", "0.50"], ["100", "0.25"], ["200", "0.10"], ["300", "0.05"], ["", "0.01"]]
"""


def statuses(report: LawReport) -> dict[str, str]:
    """Return what came of each check, by id."""
    return {check.id: check.status for check in report.checks}


@pytest.mark.parametrize("name", shipped.shipped_tariffs())
def test_every_shipped_tariff_keeps_the_laws(name: str) -> None:
    """None of its checks fails; those that do not apply say why."""
    results = check_results(shipped.tariff_file(TARIFFS / name))

    assert [] == [result.breach.told().en for result in results if result.breach is not None]
    assert [check.id for check in CHECKS] == [result.id for result in results]
    assert all((result.reason is not None) == (result.status == "not-applicable") for result in results)


def test_a_check_fails_passes_or_does_not_apply(small: Small) -> None:
    """As data, with the smallest facts, the message and the reason in both languages."""
    report = run_laws(small("fee * area - dollar"), examples=30)
    told = json.loads(json.dumps(report.to_json()))
    first, third, seventh = (told["checks"][place] for place in (0, 2, 6))

    assert ("small", 30, 1) == (told["tariff"], told["examples"], told["failed"])
    assert {"id", "law", "status"} == set(first)
    assert ("FEE-03", "failed", {"area": "0"}) == (third["id"], third["status"], third["facts"])
    assert "Levy comes to -1.00 US dollars" in third["text"]["en"]
    assert "عوارض -۱٫۰۰ دلار آمریکا می‌شود" in third["text"]["fa"]
    assert ("not-applicable", "no input is declared to raise the bill") == (
        seventh["status"],
        seventh["reason"]["en"],
    )


def test_what_failed_is_a_fault_each(small: Small) -> None:
    """Placed by the check's id."""
    report = run_laws(small("divide(dollar * area, area, 2) - dollar"), examples=30)

    assert [("law-broken", "FEE-01")] == [(fault.code, fault.where) for fault in report.faults()]
    assert () == run_laws(small("fee * area"), examples=5).faults()


def test_a_check_that_does_not_apply_is_left_out(small: Small) -> None:
    """With the reason given."""
    report = run_laws(small("fee * area - dollar"), examples=30, except_={"FEE-03": "clause 4"})

    assert () == report.failed
    assert "not-applicable" == statuses(report)["FEE-03"]
    assert "clause 4" == report.checks[2].to_json()["reason"]["fa"]  # type: ignore[index] # plain data


def test_what_must_rise_is_held_to_it(small: Small) -> None:
    """Where the law does not say that it falls."""
    tariff = small("band(area) * area", FALLING)

    assert "failed" == statuses(run_laws(tariff, examples=60, rises_with={"area": []}))["FEE-07"]
    assert (
        "passed"
        == statuses(run_laws(tariff, examples=60, rises_with={"area": [60, 100, 200, 300]}))["FEE-07"]
    )


def test_bills_that_fall_are_a_fact_and_no_failure(small: Small) -> None:
    """Told with the place, the amounts and the smallest facts; not every place of many."""
    report = run_laws(small("band(area) * area", FALLING), examples=100)
    falls = report.to_json()["falls"]

    assert () == report.failed
    assert 3 == len(report.falls)
    assert {
        "input": "area",
        "from": "60",
        "to": "60.1",
        "before": 3000,
        "after": 1503,
        "facts": {"area": "60"},
        "text": {
            "en": "Floor area from 60 to 60.1: the bill falls from 30.00 US dollars to 15.03 US dollars",
            "fa": "زیربنا از ۶۰ به ۶۰٫۱: مبلغ از ۳۰٫۰۰ دلار آمریکا به ۱۵٫۰۳ دلار آمریکا کاهش می‌یابد",
        },
    } in falls  # type: ignore[operator] # plain data


def test_a_tariff_that_prices_nothing_fails(small: Small) -> None:
    """A check that looked at no case has not passed."""
    nowhere = '[tables.nowhere]\ncite = "1"\nunit = "1"\ncolumns = ["kind", "value"]\nrows = [["a", "1"]]\n'
    kinds = '[inputs.kind]\ntype = "choice"\noptions = ["a", "b"]\nwhen = "area > 2 * edge"\ndefault = "b"\n'
    edge = '[rates.edge]\nvalue = "500"\nunit = "m2"\ncite = "1"\n'
    report = run_laws(small("nowhere(kind) * fee * area", nowhere, kinds, edge), examples=10)

    assert "failed" == statuses(report)["FEE-01"]
    assert "no facts were found" in report.failed[0].breach.told().en  # type: ignore[union-attr] # it failed
    assert () == report.falls
    assert () != report.faults()


def test_a_report_is_the_same_on_every_run(old_town: Tariff) -> None:
    """The cases are not drawn anew."""
    assert run_laws(old_town, examples=20).to_json() == run_laws(old_town, examples=20).to_json()
