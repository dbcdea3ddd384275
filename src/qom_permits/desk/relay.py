"""Letters out of the outbox: rendered at delivery, sent once under one key, given up with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import evolve

from qom_permits.city.letters import written
from qom_permits.desk.answers import Post
from qom_permits.desk.equipment import Equipment
from qom_permits.domain.errors import Damaged
from qom_permits.ports.envelopes import Posted
from qom_permits.ports.notice import Delivery, Message, Receipt, Recipient
from qom_permits.wire.letters import read_person, read_values

LEASE = timedelta(minutes=2)
MOST_TRIES = 8
"""After so many tries a letter is given up; the waits between them double from a minute to two hours."""


def deliver(equipment: Equipment, limit: int) -> Post:
    """Return how up to *limit* waiting letters fared."""
    now = equipment.now()
    post = Post()
    if not equipment.notifiers:
        return post  # letters wait until somebody can carry them
    for posted in equipment.storage.take_envelopes(now, now + LEASE, limit):
        message = _message(equipment, posted)
        if isinstance(message, str):
            equipment.storage.bury(posted.envelope.id, message)
            post = evolve(post, given_up=post.given_up + 1)
        else:
            post = _sent(equipment, posted, message, now, post)
    return post


def _message(equipment: Equipment, posted: Posted) -> Message | str:
    """Return the finished letter, or in words why it can never be sent."""
    envelope = posted.envelope
    data = equipment.storage.party(envelope.party)
    if data is None:
        return "party-erased: the person was erased before the letter went out"
    template = next((known for known in equipment.city.templates if known.on == envelope.template), None)
    if template is None:
        return f"no-template: the profile has no letter for {envelope.template}"
    try:
        person, values = read_person(data), read_values(envelope.payload)
    except Damaged:  # its words may hold what the note of a letter must not
        return "damaged: the letter, or what is kept of its reader, cannot be read"
    subject, body = written(template, values, person.name, person.language)
    reader = Recipient(party=envelope.party, name=person.name, mobile=person.mobile)
    return Message(recipients=(reader,), language=person.language, subject=subject, body=body)


def _sent(equipment: Equipment, posted: Posted, message: Message, now: datetime, post: Post) -> Post:
    deliveries = _tried(equipment, posted, message)
    worst = max((delivery for delivery in deliveries), key=lambda delivery: _SEVERITY[delivery.receipt])
    note = "; ".join(f"{delivery.receipt.value} {delivery.detail}".strip() for delivery in deliveries)
    envelope_id = posted.envelope.id
    if worst.receipt is Receipt.HANDED_OVER:
        equipment.storage.hand_over(envelope_id, note)
        return evolve(post, handed_over=post.handed_over + 1)
    if worst.receipt in {Receipt.REFUSED, Receipt.NO_MATCH} or posted.tries >= MOST_TRIES:
        equipment.storage.bury(envelope_id, f"{note} (after {posted.tries} tries)")
        return evolve(post, given_up=post.given_up + 1)
    wait = timedelta(minutes=2 ** (posted.tries - 1))
    equipment.storage.postpone(envelope_id, worst.retry_at or now + wait, note)
    return evolve(post, put_off=post.put_off + 1)


def _tried(equipment: Equipment, posted: Posted, message: Message) -> list[Delivery]:
    """Return every notifier's outcome; one that fails is an outcome too, and stops none of the others."""
    deliveries: list[Delivery] = []
    for name, notifier in equipment.notifiers.items():
        try:
            deliveries.extend(_answered(notifier.send(message, f"{posted.envelope.id}.{name}")))
        except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever it raises, the letter must not be lost
            detail = f"{name}: {type(fault).__name__}"
            deliveries.append(Delivery(party=posted.envelope.party, receipt=Receipt.UNKNOWN, detail=detail))
    return deliveries or [
        Delivery(party=posted.envelope.party, receipt=Receipt.RETRY_LATER, detail="the desk has no notifier")
    ]


def _answered(answer: tuple[Delivery, ...]) -> tuple[Delivery, ...]:
    if not answer or not all(isinstance(delivery, Delivery) for delivery in answer):
        raise TypeError("a notifier answers with one Delivery for each recipient")
    return answer


_SEVERITY = {
    Receipt.HANDED_OVER: 0,
    Receipt.NO_MATCH: 1,
    Receipt.REFUSED: 2,
    Receipt.RETRY_LATER: 3,
    Receipt.UNKNOWN: 4,
}
