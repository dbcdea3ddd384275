"""``qom-permits tariff settle``: what a total comes to in cash on a day, late, or in instalments."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from qom_permits import BadInput, Fault, Money
from qom_permits.city.shipped import tariff_file
from qom_permits.domain.jalali import read_day
from qom_permits.rules.language.exact import exact
from qom_permits.rules.settling.settlement import due_in_cash, instalment_plan, late_payment
from qom_permits.rules.tariff import Tariff
from qom_permits_cli.tariffs import File, Json
from qom_permits_cli.told_settlement import Settled, settlement_lines

Total = Annotated[str, typer.Option(help="The total of the bill, in whole minor units, as a bill prints it.")]
PaidOn = Annotated[
    str | None, typer.Option(metavar="DAY", help="Paid in cash on this day, in the tariff's calendar.")
]
Due = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="When it was due: with --paid-on, the charge for paying late."),
]
Months = Annotated[
    str | None, typer.Option(metavar="N", help="Paid in so many monthly parts after a down payment.")
]
_Read = TypeVar("_Read")


def settle(
    file: File,
    total: Total,
    paid_on: PaidOn = None,
    due: Due = None,
    months: Months = None,
    *,
    as_json: Json = False,
) -> None:
    """Say what a total comes to: paid in cash on a day, paid late, or in instalments."""
    if (paid_on is None) == (months is None):
        raise typer.BadParameter("give --paid-on DAY or --months N, one of the two")
    if due is not None and paid_on is None:
        raise typer.BadParameter("--due goes with --paid-on")
    tariff = tariff_file(file)
    settled = _settled(tariff, total, paid_on, due, months)
    told = json.dumps(settled.to_json(), ensure_ascii=False, indent=2)
    print(told if as_json else "\n".join(settlement_lines(tariff, settled)))


def _settled(tariff: Tariff, total: str, paid_on: str | None, due: str | None, months: str | None) -> Settled:
    """Return what *total* comes to; all that cannot be read is told together."""
    faults: list[Fault] = []
    owed = _read("total", total, lambda words: Money(_whole(words), tariff.currency), faults)
    day = _read("paid_on", paid_on, lambda words: read_day(words, tariff.calendar), faults)
    due_day = _read("due", due, lambda words: read_day(words, tariff.calendar), faults)
    number = _read("months", months, _whole, faults)
    if faults or owed is None:
        raise BadInput(faults)
    if day is None:
        return instalment_plan(tariff, owed, number or 0)
    return due_in_cash(tariff, owed, day) if due_day is None else late_payment(tariff, owed, due_day, day)


def _read(where: str, words: str | None, reader: Callable[[str], _Read], faults: list[Fault]) -> _Read | None:
    """Return what *reader* makes of *words*, None where there are none or they are refused."""
    try:
        return None if words is None else reader(words)
    except BadInput as no:
        faults += [fault.under(where) for fault in no.faults]
        return None


def _whole(words: str) -> int:
    return int(exact(words, 0))
