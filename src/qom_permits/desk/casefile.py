"""A case as it stands, read back from its records."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from qom_permits.desk.equipment import Equipment
from qom_permits.domain.actors import DESK, Actor, Role
from qom_permits.domain.case import PermitCase
from qom_permits.domain.errors import InvalidActor, NoSuchCase
from qom_permits.domain.evolve import replay
from qom_permits.domain.sight import may_see
from qom_permits.ports.records import Record
from qom_permits.wire.events import read_event


@frozen
class CaseFile:
    """A *case* with the *records* it was read from."""

    case: PermitCase
    records: tuple[Record, ...]

    @property
    def last_at(self) -> datetime:
        """When the last record was written: recorded time never falls within a case."""
        return self.records[-1].at


def find(equipment: Equipment, case_id: str, until: int | None = None) -> CaseFile | None:
    """Return a case as its records through *until* leave it, None when there is none."""
    records = tuple(equipment.storage.records(case_id, until=until))
    case = replay(read_event(record) for record in records)
    return None if case is None else CaseFile(case, records)


def see(equipment: Equipment, case_id: str, by: Actor, until: int | None = None) -> CaseFile:
    """Return a case for *by* to see; raises `NoSuchCase` alike when there is none and when it is not theirs."""
    check_actor(by)
    file = find(equipment, case_id, until)
    if file is None or not may_see(by, file.case):
        raise NoSuchCase(case_id)
    return file


def check_actor(by: object) -> None:
    """Refuse whoever is not an `Actor` the host built, or goes by the desk's own name."""
    if type(by) is not Actor or (by.id == DESK.id and Role.DESK not in by.roles):
        raise InvalidActor(by)
