"""Taking a command: load, judge, write down; once for one command id, whatever happens in between."""

from __future__ import annotations

from qom_permits.desk.casefile import CaseFile, check_actor, find, see
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.keys import command_key
from qom_permits.desk.lookups import given_for, with_number
from qom_permits.desk.superseding import giving_way
from qom_permits.desk.writing import Stamp, written_down
from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.errors import (
    BadInput,
    Blocked,
    ChangedSince,
    ClaimTaken,
    CommandIdReused,
    NoSuchCase,
    StorageBusy,
    VersionConflict,
)
from qom_permits.domain.fault import Fault
from qom_permits.domain.identifiers import identifier
from qom_permits.domain.objection import Objection, objection
from qom_permits.domain.objections import objections
from qom_permits.domain.sight import may_see
from qom_permits.domain.texts import Text, joined
from qom_permits.domain.transitions import DESKS_OWN, JUDGES_WHAT_WAS_SEEN
from qom_permits.domain.words import COMMANDS, EVENTS
from qom_permits.wire.commands import KINDS, asked
from qom_permits.wire.events import read_event

TRIES = 8
"""How often a command is judged anew when others write to the same case in between."""


def take(
    equipment: Equipment, command: c.Command, by: Actor, command_id: str, seen: int | None
) -> PermitCase:
    """Return the case as *command* left it; see `ServiceDesk.take` for what it raises."""
    check_actor(by)
    equipment.pace.admit(by.id, equipment.now())
    _check_command(command)
    if type(command) in DESKS_OWN:
        raise Blocked([objection("desk-only", command=COMMANDS[type(command)])])
    if type(command) in JUDGES_WHAT_WAS_SEEN and type(seen) is not int:
        raise _seen_missing(command)
    return take_once(equipment, command, by, command_id, seen)


def take_once(
    equipment: Equipment, command: c.Command, by: Actor, command_id: str, seen: int | None = None
) -> PermitCase:
    """Return the case as *command* left it, the desk's own commands too."""
    identifier(None, None, command_id)
    for _ in range(TRIES):
        # The case is read before the claim: one that a repeat has meanwhile changed is never judged by it.
        file = _file(equipment, command, by)
        before = answered(equipment, command, by, command_id)
        if before is not None:
            return before
        if seen is not None and file is not None and file.case.version != seen:
            raise _seen_ahead(file.case, seen) if seen > file.case.version else _changed(file, seen)
        try:
            return _judged(equipment, file, command, by, command_id)
        except VersionConflict:
            continue
        except ClaimTaken as taken:
            if taken.detail != command_key(by, command_id):
                raise
    raise StorageBusy(f"others kept writing to the same case, {TRIES} times")


def answered(equipment: Equipment, command: c.Command, by: Actor, command_id: str) -> PermitCase | None:
    """Return the case as it stood after this very command, None when it has not been taken.

    Raises `CommandIdReused` when the id stands for another command.
    """
    claim = equipment.storage.claim(command_key(by, command_id))
    if claim is None:
        return None
    if claim.asked != asked(command):
        raise CommandIdReused(command_id)
    file = find(equipment, claim.case_id, until=claim.last)
    if file is None or not may_see(by, file.case):
        raise NoSuchCase(claim.case_id)
    return file.case


def why_not(equipment: Equipment, command: c.Command, by: Actor) -> tuple[Objection, ...]:
    """Return every objection to *command*, taking nothing."""
    check_actor(by)
    _check_command(command)
    if type(command) in DESKS_OWN - {c.StartPayment}:
        return (objection("desk-only", command=COMMANDS[type(command)]),)
    file = _file(equipment, command, by)
    case = file.case if file else None
    return objections(case, command, given_for(equipment, case, command, by, "why-not"))


def _check_command(given: object) -> None:
    if type(given) not in KINDS.values():
        text = Text("a {given} is no command", "{given} فرمان نیست").fill(given=type(given).__name__)
        todo = Text("make one with desk.read(name, body)", "با desk.read(name, body) یکی بسازید")
        raise BadInput([Fault(code="not-a-command", text=text, todo=todo)])


def _file(equipment: Equipment, command: c.Command, by: Actor) -> CaseFile | None:
    return None if isinstance(command, c.OpenCase) else see(equipment, command.case_id, by)


def _judged(
    equipment: Equipment, file: CaseFile | None, command: c.Command, by: Actor, command_id: str
) -> PermitCase:
    case = file.case if file else None
    given = given_for(equipment, case, command, by, command_id)
    against = objections(case, command, given)
    if against:
        raise Blocked(against)
    _check_roles(equipment, by)  # before a number is drawn, which stays drawn
    given = with_number(equipment, case, command, given)
    events = decide(case, command, given)
    now = equipment.now()
    stamp = Stamp(
        at=max(now, file.last_at) if file else now, by=by, command_id=command_id, asked=asked(command)
    )
    procedure = given.procedure
    assert procedure is not None  # noqa: S101 - without one the command was blocked
    after, batch = written_down(case, events, stamp, equipment, procedure)
    _check_roles(equipment, by)
    equipment.storage.append(batch, *giving_way(equipment, given.predecessor, after))
    return after


def _check_roles(equipment: Equipment, by: Actor) -> None:
    """Refuse whoever bears their roles no more, by the host's own word now; the desk is nobody's to withdraw."""
    if by != DESK and equipment.still_holds is not None and not equipment.still_holds(by):
        raise Blocked([objection("role-withdrawn")])


def _changed(file: CaseFile, seen: int) -> ChangedSince:
    since = file.records[seen:]
    told = joined([EVENTS[type(read_event(record))] for record in since])
    return ChangedSince(seen, file.case.version, tuple(record.kind for record in since), told)


def _seen_ahead(case: PermitCase, seen: int) -> BadInput:
    text = Text(
        "the case has come to version {now}; nobody has seen version {seen}",
        "پرونده به نسخه {now} رسیده است؛ نسخه {seen} را کسی ندیده است",
    ).fill(now=case.version, seen=seen)
    return BadInput([Fault(code="seen-ahead", where="seen", text=text)])


def _seen_missing(command: c.Command) -> BadInput:
    text = Text(
        "to {command} judges what you saw; say which version of the case that was",
        "{command} داوری درباره چیزی است که دیده‌اید؛ بگویید کدام نسخه پرونده را",
    ).fill(command=COMMANDS[type(command)])
    todo = Text("give seen=case.version", "seen=case.version را بدهید")
    return BadInput([Fault(code="seen-missing", where="seen", text=text, todo=todo)])
