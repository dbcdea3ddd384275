"""A permit that gives way: what is written down in the case that granted it, in the same append as the new one."""

from __future__ import annotations

from qom_permits.desk.casefile import find
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.lookups import given_for
from qom_permits.desk.writing import Stamp, written_down
from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.ports.records import Batch
from qom_permits.wire.commands import asked


def giving_way(
    equipment: Equipment, predecessor: PermitCase | None, renewal: PermitCase
) -> tuple[Batch, ...]:
    """Return the batch in which the permit of *predecessor* gives way to that of *renewal*; none until it is issued."""
    file = find(equipment, predecessor.id, until=predecessor.version) if predecessor else None
    if file is None or renewal.permit is None:
        return ()
    command = c.SupersedePermit(case_id=file.case.id, permit=renewal.permit.number)
    stamp = Stamp(
        at=max(equipment.now(), file.last_at),
        by=DESK,
        command_id=f"superseded.{renewal.id}",
        asked=asked(command),
    )
    events = decide(file.case, command, given_for(equipment, file.case, command, DESK))
    _, batch = written_down(file.case, events, stamp, equipment, equipment.offer_of(file.case).procedure)
    return (batch,)
