"""Money in: a payment is meant, then started, then settled by our own question to the bank, never by a callback."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.desk.answers import PaymentPage, PaymentResult
from qom_permits.desk.casefile import check_actor, find
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.keys import intent_key, payment_key
from qom_permits.desk.taking import take_once
from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.errors import (
    BadInput,
    ClaimTaken,
    Damaged,
    GatewayFault,
    PaymentMismatch,
    QomPermitsError,
)
from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.payments import Intent
from qom_permits.domain.texts import Text
from qom_permits.ports.payment import Callback, Order, Outcome, PaymentGateway, Settlement
from qom_permits.ports.records import IndexRow
from qom_permits.ports.storage import Query

PAGE = 100


def start_payment(equipment: Equipment, command: c.StartPayment, by: Actor, command_id: str) -> PaymentPage:
    """Return the bank's page: the intent is written down first, the bank asked next, its reference last."""
    check_actor(by)
    equipment.pace.admit(by.id, equipment.now())
    gateway = equipment.gateway(command.gateway)
    meant = take_once(equipment, command, by, command_id).intents[-1]
    case = _case(equipment, command.case_id)
    intent = _intent(case, meant.order)
    if intent.reference is None or intent.address is None:
        order = Order(
            id=intent.order,
            amount=intent.amount,
            return_url=command.return_url,
            description=case.number or case.id,
        )
        page = gateway.start(order)
        note = c.RecordPaymentPage(
            case_id=case.id, order=intent.order, reference=page.reference, address=page.address
        )
        intent = _intent(take_once(equipment, note, DESK, f"page.{intent.order}"), intent.order)
    if intent.reference is None or intent.address is None:
        raise Damaged(f"payment {intent.order} has no page after it was noted")
    return PaymentPage(
        order=intent.order,
        gateway=intent.gateway,
        reference=intent.reference,
        address=intent.address,
        amount=intent.amount,
    )


def payment_returned(equipment: Equipment, gateway: str, callback: Callback) -> PaymentResult:
    """Return how the payment stands that *callback* speaks of; the callback itself moves nothing."""
    returned = equipment.gateway(gateway).read_callback(callback)
    claim = equipment.storage.claim(intent_key(gateway, returned.order))
    if claim is None:
        text = Text(
            "no payment {order} was ever started here", "پرداختی با شماره {order} اینجا آغاز نشده است"
        )
        raise BadInput([Fault(code="unknown-order", where="order", text=text.fill(order=returned.order))])
    case = _case(equipment, claim.case_id)
    intent = _intent(case, returned.order)
    if intent.reference not in {None, returned.reference}:
        raise PaymentMismatch(
            intent.order, (f"reference {returned.reference} instead of {intent.reference}",)
        )
    return settle(equipment, case, intent, returned.reference)


def reconcile(equipment: Equipment) -> tuple[PaymentResult, ...]:
    """Ask the banks about every payment that may still bring money, and return how each stands.

    What went wrong with some is raised after all were asked: no payment hides another.
    """
    results: list[PaymentResult] = []
    unsettled: list[QomPermitsError] = []
    for case, intent, reference in _open_payments(equipment):
        try:
            results.append(settle(equipment, case, intent, reference))
        except (BadInput, GatewayFault, PaymentMismatch) as fault:
            unsettled.append(fault)
    if len(unsettled) == 1:
        raise unsettled[0]
    if unsettled:
        raise QomPermitsError([fault for each in unsettled for fault in each.faults])
    return tuple(results)


def settle(equipment: Equipment, case: PermitCase, intent: Intent, reference: str) -> PaymentResult:
    """Return how *intent* stands once the bank was asked to hand the money over; what came is recorded once."""
    if _is_settled(case, intent):
        return PaymentResult(outcome=Outcome.SETTLED, order=intent.order, case=case)
    gateway = equipment.gateway(intent.gateway)
    order = Order(id=intent.order, amount=intent.amount)
    answer = gateway.settle(order, reference)
    match answer.outcome:
        case Outcome.SETTLED:
            case = _credited(equipment, case, intent, reference, answer, gateway)
        case Outcome.CANCELLED | Outcome.FAILED if intent.ended is None:
            ended = c.ClosePayment(
                case_id=case.id, order=intent.order, outcome=c.Unpaid(answer.outcome.value)
            )
            case = take_once(equipment, ended, DESK, f"closed.{intent.order}")
        case _:
            pass
    return PaymentResult(outcome=answer.outcome, order=intent.order, case=case)


def _credited(
    equipment: Equipment,
    case: PermitCase,
    intent: Intent,
    reference: str,
    answer: Settlement,
    gateway: PaymentGateway,
) -> PermitCase:
    differences = _differences(intent, reference, answer, gateway)
    if differences:
        raise PaymentMismatch(intent.order, differences)
    money = c.RecordPayment(case_id=case.id, order=intent.order, reference=reference, amount=intent.amount)
    try:
        return take_once(equipment, money, DESK, f"settled.{intent.order}")
    except ClaimTaken as taken:
        held = equipment.storage.claim(payment_key(intent.gateway, reference))
        holder = held.case_id if held else taken.detail
        raise PaymentMismatch(intent.order, (f"reference {reference} already paid for {holder}",)) from taken


def _differences(
    intent: Intent, reference: str, answer: Settlement, gateway: PaymentGateway
) -> tuple[str, ...]:
    """Return where the bank's answer is not what was asked for; compared here, not in the plug-in."""
    compared = {
        "order": (intent.order, answer.order),
        "reference": (reference, answer.reference),
        "amount": (intent.amount, answer.amount),
        "merchant": (gateway.merchant, answer.merchant),
    }
    return tuple(
        f"{what} {came} instead of {wanted}{_slip(wanted, came)}"
        for what, (wanted, came) in compared.items()
        if wanted != came
    )


def _slip(wanted: object, came: object) -> str:
    """Return what may have gone wrong, for whoever must look: most often a plug-in that counts in toman."""
    if isinstance(wanted, Money) and isinstance(came, Money) and wanted.currency == came.currency == "IRR":
        if wanted.amount == 10 * came.amount:
            return " (one tenth: toman instead of rial?)"
        if came.amount == 10 * wanted.amount:
            return " (ten times as much: rial taken for toman?)"
    return ""


def _is_settled(case: PermitCase, intent: Intent) -> bool:
    return any(payment.order == intent.order for payment in case.payments)


def _open_payments(equipment: Equipment) -> Iterator[tuple[PermitCase, Intent, str]]:
    """Yield every payment that may still bring money, in whatever stage its case stands by now.

    All rows are read before any case is settled and changes its place in the list.
    """
    rows: list[IndexRow] = []
    while page := equipment.storage.cases(Query(limit=PAGE, offset=len(rows))):
        rows.extend(page)
    for row in rows:
        case = _case(equipment, row.case_id)
        for intent in case.intents:
            if intent.reference is not None and intent.ended is None and not _is_settled(case, intent):
                yield case, intent, intent.reference


def _case(equipment: Equipment, case_id: str) -> PermitCase:
    file = find(equipment, case_id)
    if file is None:
        raise Damaged(f"case {case_id} is claimed or listed, but has no records")
    return file.case


def _intent(case: PermitCase, order: str) -> Intent:
    intent = case.intent(order)
    if intent is None:
        raise Damaged(f"case {case.id} has no payment {order}, though it was claimed")
    return intent
