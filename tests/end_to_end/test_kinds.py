"""The demo of every kind of request in both cities: each ends in a permit, for a bill worked by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import frozen
from tests.cities.port_alder import PROFILE, TARIFFS

from qom_permits import RequestKind
from qom_permits_cli.demo import Asked, run

QOM = "qom"
PORT_ALDER = str(PROFILE)
NEW, ANEW, MORE, AGAIN = RequestKind


@frozen(kw_only=True)
class Outcome:
    """What a demo must come to: the *lines* of its bill by hand, the *payments* it takes, and its permit's number."""

    city: str
    kind: RequestKind
    legacy: bool = False
    lines: dict[str, int]
    payments: list[int]
    permit: str

    @property
    def asked(self) -> Asked:
        """What the demo is asked for."""
        tariffs = TARIFFS if self.city == PORT_ALDER else None
        return Asked(kind=self.kind, legacy=self.legacy, city=self.city, tariffs=tariffs)


OUTCOMES = [
    # 0.90 × 470,000 × 440.5 less 45; 3 × 470,000 × 12; 10 × 470,000 × 200; 3 % of floor and balconies
    Outcome(
        city=QOM,
        kind=NEW,
        lines={
            "floor_charge": 186_331_455,
            "balcony_charge": 16_920_000,
            "density_charge": 940_000_000,
            "fire": 6_097_545,
        },
        payments=[1_000_000_000, 149_349_000],
        permit="P1405-2-00001",
    ),
    # 0.45 × 75,000 × (300 − 40) less 750; 3 × 75,000 × 8; 3 % of 10,575,000, and half of it off
    Outcome(
        city=QOM,
        kind=ANEW,
        lines={
            "floor_charge": 8_774_250,
            "balcony_charge": 1_800_000,
            "fire": 317_250,
            "worn_out": -5_287_500,
        },
        payments=[5_604_000],
        permit="P1405-3-00001",
    ),
    # only 480.5 − 300.5 m² are charged: 0.90 × 470,000 × 160; 3 × 470,000 × 12; 10 × 470,000 × 100; 3 %
    Outcome(
        city=QOM,
        kind=MORE,
        lines={
            "floor_charge": 67_680_000,
            "balcony_charge": 16_920_000,
            "density_charge": 470_000_000,
            "fire": 2_538_000,
        },
        payments=[557_138_000],
        permit="P1405-2-00001",
    ),
    # 1,597,595,000 at the values of 1409 less 1,149,349,000; a tenth of that less 900
    Outcome(
        city=QOM,
        kind=AGAIN,
        lines={"rise": 448_246_000, "renewal_share": 114_934_000},
        payments=[563_180_000],
        permit="P1409-2-00001",
    ),
    # 1,149,349,000 less 400,000,000, in the third year a fifth of that
    Outcome(
        city=QOM,
        kind=AGAIN,
        legacy=True,
        lines={"rise": 749_349_000, "renewal_share": 80_000_000},
        payments=[829_349_000],
        permit="P1405-5-00001",
    ),
    # 60 + 240 × 6.35; 65 %; 24 × 1.15; 4 % of 2,641.20
    Outcome(
        city=PORT_ALDER,
        kind=NEW,
        lines={"permit": 158_400, "plan_review": 102_960, "sprinklers": 2_760, "records": 10_565},
        payments=[274_685],
        permit="BP-2026-NW-0001",
    ),
    # the same without sprinklers; 0.85 × 210.75; 4 % of 2,792.74
    Outcome(
        city=PORT_ALDER,
        kind=ANEW,
        lines={"permit": 158_400, "plan_review": 102_960, "demolition": 17_914, "records": 11_171},
        payments=[290_445],
        permit="BP-2026-SE-0001",
    ),
    # 31.5 m² of 1,420.50 are 45 steps: 60 + 45 × 6.35; 65 %; 4 % of 570.49
    Outcome(
        city=PORT_ALDER,
        kind=MORE,
        lines={"permit": 34_575, "plan_review": 22_474, "records": 2_282},
        payments=[59_331],
        permit="BP-2026-HB-0001",
    ),
    # in the seventh month, three quarters of 2,746.85; 35.50
    Outcome(
        city=PORT_ALDER,
        kind=AGAIN,
        lines={"renewal": 206_014, "file": 3_550},
        payments=[209_564],
        permit="BP-2029-NW-0001",
    ),
    # three quarters of 1,987.75; 7.75 left unpaid; 35.50
    Outcome(
        city=PORT_ALDER,
        kind=AGAIN,
        legacy=True,
        lines={"renewal": 149_081, "unpaid": 775, "file": 3_550},
        payments=[153_406],
        permit="BP-2026-NW-0001",
    ),
]
KEYS = {"case", "kind", "stage", "visits", "bill", "payments", "permit", "earlier"}


def name_of(outcome: Outcome) -> str:
    """Return what a test of *outcome* goes by."""
    town = "qom" if outcome.city == QOM else "port-alder"
    return f"{town}-{outcome.kind.value}{'-legacy' if outcome.legacy else ''}"


def told(outcome: Outcome, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the demo of *outcome* prints as data."""
    run(None, outcome.asked, as_json=True)
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


@pytest.mark.parametrize("outcome", OUTCOMES, ids=name_of)
def test_each_kind_ends_in_a_permit_for_its_bill(
    outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    """In either city, without a visit, for what a clerk with a pencil would ask."""
    case = told(outcome, capsys)

    assert KEYS == set(case)
    assert (outcome.kind.value, "issued", 0) == (case["kind"], case["stage"], case["visits"])
    assert outcome.lines == {line["id"]: line["amount"] for line in case["bill"]["lines"]}
    assert sum(outcome.payments) == case["bill"]["total"]
    assert outcome.payments == [paid["amount"] for paid in case["payments"]]
    assert outcome.permit == case["permit"]["number"]


@pytest.mark.parametrize("outcome", [OUTCOMES[3], OUTCOMES[8]], ids=name_of)
def test_a_permit_granted_here_gives_way_to_its_renewal(
    outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    """The earlier permit is one of this desk, and its case is superseded."""
    earlier = told(outcome, capsys)["earlier"]

    assert ("here", "superseded") == (earlier["source"], earlier["stage"])
    assert earlier["number"] != outcome.permit


@pytest.mark.parametrize("outcome", [OUTCOMES[4], OUTCOMES[9]], ids=name_of)
def test_a_permit_of_an_older_system_is_found_in_a_paper(
    outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stays what it was: nothing here is superseded."""
    earlier = told(outcome, capsys)["earlier"]

    assert ("legacy", None, None) == (earlier["source"], earlier["case"], earlier["stage"])
    assert earlier["document"] in {"earlier_permit", "last_permit"}


@pytest.mark.parametrize("outcome", OUTCOMES, ids=name_of)
def test_each_kind_is_told_in_the_languages_of_its_city(
    outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    """Persian beside English in Qom, and not a letter of it in Port Alder."""
    run(None, outcome.asked, as_json=False)
    shown = capsys.readouterr().out

    assert outcome.permit in shown
    assert ("پروانه" in shown) is (outcome.city == QOM)
    assert "visits to the town hall: 0" == shown.splitlines()[-1]
