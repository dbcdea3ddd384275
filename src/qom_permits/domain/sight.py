"""Who may see a case at all: what is not yours reads exactly like what does not exist."""

from __future__ import annotations

from qom_permits.domain.actors import Actor, Role
from qom_permits.domain.case import PermitCase

OF_THE_DISTRICT = frozenset({Role.EXPERT, Role.REVENUE, Role.ISSUER})


def may_see(actor: Actor, case: PermitCase) -> bool:
    """Return whether *actor* may know of *case*.

    Owners see their own; officers what was submitted to their district; a surveyor what was assigned to
    them; the Engineering Organization what it was asked plans for; the desk everything.
    """
    return (
        Role.DESK in actor.roles
        or (Role.APPLICANT in actor.roles and actor.for_ in case.owners)
        or (
            bool(OF_THE_DISTRICT & actor.roles)
            and case.number is not None
            and actor.district == case.district
        )
        or (Role.SURVEYOR in actor.roles and case.surveyor == actor.id)
        or (Role.ENGINEERS in actor.roles and case.plans_requested)
    )
