"""What the desk looked up before a command is judged."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from qom_permits.domain.actors import Actor, Portal
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.case import PermitCase
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_rules import IdRules
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.terms import WorkCalendar


@frozen(kw_only=True)
class Given:
    """Who acts (*actor*), on which day (*on*), under which *procedure*, and what else was looked up.

    None means "not looked up for this command", except: *predecessor* None, no case of theirs granted the permit to be
    renewed; *procedure* None, the city has none for the kind of request; *district* None, the parcel code names none.
    *portals* are all the city has, *ids* its rules for the codes of a parcel; *unkept* are digests of the command's
    documents whose bytes the desk does not have. *cannot_assess* says why there is no *assessment*.
    """

    actor: Actor
    on: date
    procedure: Procedure | None
    work: WorkCalendar
    calendar: Calendar
    portals: tuple[Portal, ...]
    districts: tuple[str, ...]
    ids: IdRules = field(factory=IdRules)
    case_id: str | None = None
    district: str | None = None
    number: str | None = None
    unkept: frozenset[str] = frozenset()
    assessment: Assessment | None = None
    cannot_assess: tuple[Fault, ...] = ()
    allow_samples: bool = False
    predecessor: PermitCase | None = None
    order: str | None = None
    amount: Money | None = None

    def portal(self) -> Portal | None:
        """Return the portal the actor came through, None when the city has no such portal."""
        return next((portal for portal in self.portals if portal.name == self.actor.portal), None)
