"""Which case is meant, and who would stand where in it."""

from __future__ import annotations

from qom_permits import Actor, BadInput, Fault, NoSuchCase, PermitCase, Role, Text
from qom_permits.city.profile import City
from qom_permits.desk import ServiceDesk
from qom_permits.domain.actors import DESK

_EMPTY = Fault(
    code="no-case-yet",
    text=Text("there is no case in this database yet", "هنوز پرونده‌ای در این پایگاه داده نیست"),
)
_UNNAMED = Fault(
    code="case-not-named",
    text=Text("there are several cases in this database", "چند پرونده در این پایگاه داده هست"),
    todo=Text("name one by its id or number", "یکی را با شناسه یا شماره نام ببرید"),
)


def named_case(desk: ServiceDesk, name: str) -> PermitCase:
    """Return the case by its id or number; without a name, the only one there is.

    Raises `NoSuchCase` when there is none of that name, `BadInput` when none was named and there is not just one.
    """
    if not name:
        cases = desk.cases(by=DESK, limit=2)
        if len(cases) != 1:
            raise BadInput([_UNNAMED if cases else _EMPTY])
        name = cases[0].case_id
    try:
        return desk.case(name, by=DESK)
    except NoSuchCase:
        return desk.find(name, by=DESK)


def standing(city: City, case: PermitCase, role: Role) -> Actor:
    """Return somebody who would act in *case* in *role*, through a portal that admits it."""
    portal = next((portal.name for portal in city.portals if role in portal.admits), "none")
    if role is Role.APPLICANT:
        return Actor.applicant(case.owners[0], portal=portal)
    login = case.surveyor if role is Role.SURVEYOR and case.surveyor else role.value
    return Actor.officer(login, role, portal=portal, district=case.district)
