"""What the desk looks up before a command is judged."""

from __future__ import annotations

import uuid
from datetime import date

from attrs import evolve

from qom_permits.city.pricing import facts_for
from qom_permits.desk.casefile import find
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.keys import permit_key
from qom_permits.domain import commands as c
from qom_permits.domain.actors import Actor
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.case import PermitCase
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.facts import by_name
from qom_permits.domain.fault import Fault
from qom_permits.domain.given import Given
from qom_permits.domain.money import Money
from qom_permits.domain.numerals import ascii_digits
from qom_permits.domain.objections import handed_in
from qom_permits.domain.sight import may_see
from qom_permits.rules.comparing.law import in_force

_IDS = uuid.UUID("6f0a6a52-5d0c-5b0e-9a55-3c1f0e6b7d11")
"""The namespace of every id the desk derives from an actor and a command id; never change it."""


def derived_id(what: str, by: Actor, command_id: str) -> str:
    """Return the id of what *command_id* of *by* makes: the same however often it is asked for."""
    return str(uuid.uuid5(_IDS, f"{what}:{by.id}:{command_id}"))


def given_for(
    equipment: Equipment,
    case: PermitCase | None,
    command: c.Command | type[c.Command],
    by: Actor,
    command_id: str = "",
) -> Given:
    """Return what is given when *by* would take *command* (or some command of that type) now."""
    city = equipment.city
    on = city.day_of(equipment.now())
    offer = equipment.offer_of(case) if case is not None else None
    given = Given(
        actor=by,
        on=on,
        procedure=offer.procedure if offer else None,
        work=city.work,
        calendar=city.calendar,
        portals=city.portals,
        districts=city.districts,
        ids=city.ids,
        allow_samples=equipment.allow_samples,
        unkept=_unkept(equipment, command),
    )
    if isinstance(command, c.OpenCase):
        return evolve(
            given,
            predecessor=granted_by(equipment, command.renews, by),
            procedure=city.procedure_for(command.kind, on),
            case_id=derived_id("case", by, command_id),
            district=city.district_of(command.parcel.code),
        )
    if isinstance(command, c.RecordFinding) and command.earlier is not None:
        return evolve(given, predecessor=granted_by(equipment, command.earlier.number, by))
    if case is not None and _is(command, c.IssuePermit):
        return evolve(given, predecessor=_to_give_way(equipment, case))
    if case is not None and _is(command, c.AssessCharges):
        assessment, faults = _assess(equipment, case, on)
        return evolve(given, assessment=assessment, cannot_assess=faults)
    if case is not None and isinstance(command, c.StartPayment):
        order = derived_id("order", by, command_id)
        return evolve(given, order=order, amount=_payable(equipment, case, command.gateway))
    return given


def granted_by(equipment: Equipment, permit: str | None, by: Actor) -> PermitCase | None:
    """Return the case that granted *permit* here, None when there is none, or none that *by* may see."""
    claim = None if permit is None else equipment.storage.claim(permit_key(ascii_digits(permit)))
    file = find(equipment, claim.case_id) if claim else None
    return file.case if file and may_see(by, file.case) else None


def _to_give_way(equipment: Equipment, case: PermitCase) -> PermitCase | None:
    """Return the case whose permit the one of *case* is to supersede, None when there is none here."""
    earlier = case.earlier
    file = find(equipment, earlier.case_id) if earlier and earlier.case_id else None
    return file.case if file else None


def with_number(equipment: Equipment, case: PermitCase | None, command: c.Command, given: Given) -> Given:
    """Return *given* with the number *command* needs, drawn once for the case and its for ever."""
    if case is None:
        return given
    if isinstance(command, c.Submit) and case.number is None:
        return evolve(given, number=_number(equipment, "case", equipment.city.case_number, case, given.on))
    if isinstance(command, c.IssuePermit):
        return evolve(
            given, number=_number(equipment, "permit", equipment.city.permit_number, case, given.on)
        )
    return given


def _unkept(equipment: Equipment, command: c.Command | type[c.Command]) -> frozenset[str]:
    """Return the digests of what *command* hands in and the desk does not keep; a desk without a store cannot tell."""
    if isinstance(command, type) or equipment.documents is None:
        return frozenset()
    digests = {paper.sha256 for paper in handed_in(command)}
    return frozenset(digest for digest in digests if not equipment.documents.holds(digest))


def _is(command: c.Command | type[c.Command], kind: type[c.Command]) -> bool:
    return command is kind or isinstance(command, kind)


def _assess(equipment: Equipment, case: PermitCase, on: date) -> tuple[Assessment | None, tuple[Fault, ...]]:
    """Return the bill of *case* under the tariff in force, or every reason why there is none."""
    offer = equipment.offer_of(case)
    try:
        tariff = in_force(offer.tariffs, on)
        return tariff.assess(facts_for(tariff, by_name(case.facts), offer.procedure.facts), on), ()
    except BadTariff as refused:
        return None, refused.faults


def _payable(equipment: Equipment, case: PermitCase, gateway: str) -> Money | None:
    """Return what one payment at *gateway* carries: all that is owed, or as much as its limit allows."""
    limit = equipment.gateway(gateway).limit
    if case.owed is None or limit is None:
        return case.owed
    return min(case.owed, limit)


def _number(equipment: Equipment, series: str, pattern: str, case: PermitCase, on: date) -> str:
    year = equipment.city.year_of(on)
    serial = equipment.storage.draw(f"{series}:{year}:{case.district}", case.id)
    return pattern.format(year=year, district=case.district, serial=serial)
