"""Renewal (تجدید پروانه): what the desk has on record of the permit to be renewed, and why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from qom_permits.domain import commands as c
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Attachment
from qom_permits.domain.earlier_permit import EarlierPermit, PermitSource
from qom_permits.domain.fact_shapes import fits
from qom_permits.domain.facts import Facts, FactValue, by_name, facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.domain.money import Money
from qom_permits.domain.objection import Objection, objection
from qom_permits.domain.parcel import Parcel
from qom_permits.domain.permit import Permit
from qom_permits.domain.procedure import FactRule, Procedure, Recorded
from qom_permits.domain.stages import RequestKind
from qom_permits.domain.transitions import TABLE
from qom_permits.domain.words import STAGES


def granted_here(predecessor: PermitCase, permit: Permit) -> EarlierPermit:
    """Return the *permit* of its case, *predecessor*, as the one a renewal follows."""
    return EarlierPermit(
        number=permit.number,
        issued_on=permit.issued_on,
        valid_until=permit.valid_until,
        source=PermitSource.HERE,
        case_id=predecessor.id,
    )


def on_record(predecessor: PermitCase, permit: Permit, procedure: Procedure, calendar: Calendar) -> Facts:
    """Return the facts that the record of *predecessor* answers, where *procedure* takes them from there.

    What was recorded under other rules and does not fit today's is left for an officer to find.
    """
    known = {rule.name: (rule, _recorded(rule, predecessor, permit, calendar)) for rule in procedure.facts}
    return facts_from(
        {
            name: value
            for name, (rule, value) in known.items()
            if value is not None and fits(rule, value, calendar)
        }
    )


def not_renewable(command: c.OpenCase, given: Given) -> Iterator[Objection]:
    """Yield why the permit that *command* names cannot be renewed by it."""
    if command.renews is None:
        return
    before = given.predecessor
    if command.kind is not RequestKind.PERMIT_RENEWAL:
        yield objection("not-a-renewal", "renews")
    if before is None or before.permit is None:
        yield objection("no-such-permit", "renews", number=command.renews)
        return
    yield from cannot_follow(before, before.permit, command.parcel, "renews")


def cannot_follow(before: PermitCase, permit: Permit, plot: Parcel, where: str) -> Iterator[Objection]:
    """Yield why no permit for *plot* can follow the *permit* of the case *before*."""
    if before.parcel.code != plot.code:
        yield objection("permit-of-another-plot", where, number=permit.number, code=before.parcel.code)
    yield from not_in_force(before, permit, where)


def not_in_force(before: PermitCase, permit: Permit, where: str = "") -> Iterator[Objection]:
    """Yield why the *permit* of the case *before* can give way to no other."""
    if (c.SupersedePermit, before.stage) not in TABLE:
        yield objection("permit-not-in-force", where, number=permit.number, stage=STAGES[before.stage])


def found_permit(command: c.RecordFinding, paper: Attachment, given: Given) -> EarlierPermit | None:
    """Return the permit *command* found in *paper*: the desk's own where the desk granted it."""
    if command.earlier is None:
        return None
    before = given.predecessor
    if before is not None and before.permit is not None:
        return granted_here(before, before.permit)
    return EarlierPermit(
        number=command.earlier.number,
        issued_on=command.earlier.issued_on,
        valid_until=command.earlier.valid_until,
        source=PermitSource.LEGACY,
        document=paper,
    )


def _recorded(
    rule: FactRule, predecessor: PermitCase, permit: Permit, calendar: Calendar
) -> FactValue | None:
    match rule.taken_from:
        case None:
            return None
        case Recorded.ISSUED_ON:
            return write_day(permit.issued_on, calendar)
        case Recorded.VALID_UNTIL:
            return write_day(permit.valid_until, calendar)
        case Recorded.CHARGE:
            bill = predecessor.assessment
            return _altogether(rule, predecessor, bill.total if bill is not None else None)
        case Recorded.PAID:
            return _altogether(rule, predecessor, predecessor.paid)
        case Recorded.FACT:
            return by_name(predecessor.facts).get(rule.name)
        case _:
            assert_never(rule.taken_from)


def _altogether(rule: FactRule, predecessor: PermitCase, amount: Money | None) -> int | None:
    """Return *amount* with what the permit before had come to, where *predecessor* is itself a renewal.

    A renewal charges no more than the difference to what was charged before: its own bill is not the whole.
    """
    if amount is None:
        return None
    before = by_name(predecessor.facts).get(rule.name) if predecessor.earlier is not None else None
    return amount.amount + (before if type(before) is int else 0)
