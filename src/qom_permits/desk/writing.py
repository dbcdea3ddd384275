"""Events into a batch: what one command writes down, whole."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from qom_permits.city.letters import letters_for
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.keys import command_key, intent_key, payment_key, permit_key, supersede_key
from qom_permits.domain import events as e
from qom_permits.domain.actors import Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.evolve import evolve
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.transitions import holder
from qom_permits.ports.envelopes import Envelope
from qom_permits.ports.records import Batch, Claim, IndexRow, Record, sealed_record
from qom_permits.wire.events import write_event
from qom_permits.wire.letters import write_values


@frozen(kw_only=True)
class Stamp:
    """Who acted, when, under which command id; *asked* is the digest of what was asked."""

    at: datetime
    by: Actor
    command_id: str
    asked: str

    @property
    def claim_key(self) -> str:
        """The key by which this command takes effect once."""
        return command_key(self.by, self.command_id)


def written_down(
    case: PermitCase | None,
    events: tuple[e.Event, ...],
    stamp: Stamp,
    equipment: Equipment,
    procedure: Procedure,
) -> tuple[PermitCase, Batch]:
    """Return the case as *events* leave it, and the batch that writes them down."""
    follows = case.version if case is not None else 0
    records: list[Record] = []
    envelopes: list[Envelope] = []
    keys = [stamp.claim_key]
    for event in events:
        case = evolve(case, event)
        records.append(_record(case, event, stamp))
        envelopes.extend(_envelopes(case, event, equipment, procedure))
        keys.extend(_keys(case, event))
    if case is None:
        raise LookupError("a command makes at least one event happen")
    claims = tuple(
        Claim(key=key, asked=stamp.asked, case_id=case.id, first=follows + 1, last=case.version)
        for key in keys
    )
    return case, Batch(
        case_id=case.id,
        follows=follows,
        records=tuple(records),
        claims=claims,
        row=_row(case, procedure),
        envelopes=tuple(envelopes),
    )


def _record(case: PermitCase, event: e.Event, stamp: Stamp) -> Record:
    kind, payload = write_event(event)
    return sealed_record(
        Record(
            case_id=case.id,
            number=case.version,
            at=stamp.at,
            by=stamp.by.id,
            portal=stamp.by.portal,
            command_id=stamp.command_id,
            kind=kind,
            payload=payload,
        )
    )


def _envelopes(
    case: PermitCase, event: e.Event, equipment: Equipment, procedure: Procedure
) -> tuple[Envelope, ...]:
    letters = letters_for(event, case, equipment.city, procedure)
    return tuple(
        Envelope(
            id=f"{case.id}.{case.version}.{place}",
            case_id=case.id,
            party=letter.party.id,
            template=letter.template,
            payload=write_values(letter.values),
        )
        for place, letter in enumerate(letters, start=1)
    )


def _keys(case: PermitCase, event: e.Event) -> tuple[str, ...]:
    """Return the keys that *event* may take and nothing else ever again."""
    match event:
        case e.PaymentStarted():
            return (intent_key(event.gateway, event.order),)
        case e.PaymentRecorded():
            return (payment_key(case.payments[-1].gateway, event.reference),)
        case e.PermitIssued():
            return (permit_key(event.permit.number),)
        case e.PermitSuperseded() if case.permit is not None:
            return (supersede_key(case.permit.number),)
        case _:
            return ()


def _row(case: PermitCase, procedure: Procedure) -> IndexRow:
    held = holder(case, procedure)
    return IndexRow(
        case_id=case.id,
        version=case.version,
        number=case.number,
        kind=case.kind.value,
        stage=case.stage.value,
        district=case.district,
        role=held.role.value if held else None,
        login=held.login if held else None,
        deadline=case.due,
        owners=tuple(owner.id for owner in case.owners),
    )
