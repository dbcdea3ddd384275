"""What somebody sees: options, history, inbox, lists; and who they are to the desk."""

from __future__ import annotations

from datetime import date

from qom_permits.desk.answers import CaseEntry, Happening, Option
from qom_permits.desk.casefile import check_actor, see
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.lookups import given_for
from qom_permits.domain.actors import Actor, Role
from qom_permits.domain.case import PermitCase
from qom_permits.domain.errors import Damaged, NoSuchCase
from qom_permits.domain.evolve import evolve
from qom_permits.domain.hindrances import hindrances
from qom_permits.domain.numerals import ascii_digits
from qom_permits.domain.objection import Objection
from qom_permits.domain.people import Person
from qom_permits.domain.sight import OF_THE_DISTRICT
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.terms import Deadline, deadline
from qom_permits.domain.transitions import CommandType, commands_of, holder
from qom_permits.domain.words import COMMANDS, EVENTS
from qom_permits.ports.records import IndexRow
from qom_permits.ports.storage import Query
from qom_permits.rules.explaining.explanation import Explanation, explain
from qom_permits.wire.events import read_event
from qom_permits.wire.letters import read_person
from qom_permits.wire.shapes import snake


def options(equipment: Equipment, case_id: str, by: Actor) -> tuple[Option, ...]:
    """Return each command that is ever the part of *by*, with what stands in its way now."""
    case = see(equipment, case_id, by).case
    procedure = equipment.offer_of(case).procedure
    held = holder(case, procedure)
    due = deadline(case.due) if held is not None and held.is_(by) else None
    return tuple(
        _option(command, tuple(hindrances(command, case, given_for(equipment, case, command, by))), due)
        for command in commands_of(by.roles, procedure)
    )


def _option(command: CommandType, against: tuple[Objection, ...], due: Deadline | None) -> Option:
    """Return the option of *command*; only what can be done now is due."""
    return Option(
        command=snake(command),
        title=COMMANDS[command],
        objections=against,
        deadline=None if against else due,
    )


def history(equipment: Equipment, case_id: str, by: Actor) -> tuple[Happening, ...]:
    """Return a case's records in words."""
    happenings = []
    case: PermitCase | None = None
    for record in see(equipment, case_id, by).records:
        event = read_event(record)
        case = evolve(case, event)
        happenings.append(
            Happening(
                number=record.number,
                event=record.kind,
                title=EVENTS[type(event)],
                on=event.on,
                at=record.at,
                by=record.by,
                portal=record.portal,
                stage=case.stage,
                deadline=deadline(case.due),
            )
        )
    return tuple(happenings)


def explained(equipment: Equipment, case_id: str, by: Actor) -> Explanation | None:
    """Return the reasons of a case's bill, from the very tariff that made it."""
    case = see(equipment, case_id, by).case
    bill = case.assessment
    if bill is None:
        return None
    made_by = [tariff for tariff in equipment.offer_of(case).tariffs if tariff.digest == bill.digest]
    if not made_by:
        raise Damaged(
            f"the profile no longer holds the tariff {bill.tariff} {bill.digest} that made the bill of {case.id}"
        )
    return explain(made_by[0], bill)


def inbox(equipment: Equipment, by: Actor, limit: int, offset: int) -> tuple[CaseEntry, ...]:
    """Return the cases that lie on the desk of *by*; somebody of several roles has several desks."""
    check_actor(by)
    rows: list[IndexRow] = []
    for query in _queries(by, limit + offset):
        rows.extend(row for row in equipment.storage.cases(query) if row.role is not None)
    rows.sort(key=lambda row: (row.deadline or date.max, row.case_id))
    today = equipment.city.day_of(equipment.now())
    return tuple(_entry(row, today) for row in rows[offset : offset + limit])


def cases(equipment: Equipment, by: Actor, limit: int, offset: int) -> tuple[CaseEntry, ...]:
    """Return the cases of *by*: an owner's own, a district's for its officers, all for the desk itself."""
    check_actor(by)
    rows: list[IndexRow] = []
    if Role.DESK in by.roles:
        rows.extend(equipment.storage.cases(Query(limit=limit, offset=offset)))
    elif Role.APPLICANT in by.roles and by.for_ is not None:
        rows.extend(equipment.storage.cases(Query(party=by.for_.id, limit=limit, offset=offset)))
    elif OF_THE_DISTRICT & by.roles and by.district is not None:
        rows.extend(equipment.storage.cases(Query(district=by.district, limit=limit, offset=offset)))
        rows = [row for row in rows if row.number is not None]
    today = equipment.city.day_of(equipment.now())
    return tuple(_entry(row, today) for row in rows)


def find_case(equipment: Equipment, number: str, by: Actor) -> PermitCase:
    """Return the case of that *number* for *by* to see; raises `NoSuchCase` alike in every other case."""
    check_actor(by)
    rows = equipment.storage.cases(Query(number=ascii_digits(number), limit=1))
    try:
        # A number never drawn costs as many questions as somebody else's: neither is told from the other by its time.
        return see(equipment, rows[0].case_id if rows else _NO_CASE, by).case
    except NoSuchCase:
        raise NoSuchCase(number) from None


_NO_CASE = "no-case"


def person(equipment: Equipment, by: Actor) -> Person | None:
    """Return who the party is that *by* acts for; None when they act for none, or it was erased."""
    check_actor(by)
    data = None if by.for_ is None else equipment.storage.party(by.for_.id)
    return None if data is None else read_person(data)


def _queries(by: Actor, limit: int) -> list[Query]:
    queries = []
    for role in sorted(by.roles, key=list(Role).index):
        match role:
            case Role.APPLICANT if by.for_ is not None:
                queries.append(Query(role=role.value, party=by.for_.id, limit=limit))
            case Role.EXPERT | Role.REVENUE | Role.ISSUER if by.district is not None:
                queries.append(Query(role=role.value, district=by.district, limit=limit))
            case Role.SURVEYOR:
                queries.append(Query(role=role.value, login=by.id, limit=limit))
            case Role.ENGINEERS:
                queries.append(Query(role=role.value, limit=limit))
            case Role.DESK:
                queries.append(Query(limit=limit))
            case _:
                pass
    return queries


def _entry(row: IndexRow, today: date) -> CaseEntry:
    due = deadline(row.deadline)
    return CaseEntry(
        case_id=row.case_id,
        number=row.number,
        kind=RequestKind(row.kind),
        stage=Stage(row.stage),
        district=row.district,
        deadline=due,
        late=due is not None and due.is_past(today),
    )
