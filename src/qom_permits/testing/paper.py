"""A paper desk: a whole desk in memory, with a clock one sets, a bank on paper and letters one can read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from attrs import define, evolve, field, frozen

from qom_permits.city.profile import City
from qom_permits.city.shipped import open_city
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.pace import Pace
from qom_permits.desk.service_desk import ServiceDesk
from qom_permits.domain.actors import Actor
from qom_permits.domain.errors import BadInput, Damaged, GatewayFault, StorageRefused
from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.texts import same
from qom_permits.ports.notice import Delivery, Message, Receipt
from qom_permits.ports.payment import Callback, Order, Outcome, Page, Returned, Settlement
from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage

CARD_LIMIT = Money(1_000_000_000)
"""What one card payment may carry, as real gateways have it: one billion rial; elsewhere as many minor units."""


@define
class PaperClock:
    """A clock that stands still until it is moved."""

    instant: datetime = datetime(2026, 9, 23, 6, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the instant it stands at."""
        return self.instant

    def move_to(self, day: date) -> None:
        """Stand at the morning of *day*."""
        self.instant = datetime.combine(day, time(6), tzinfo=UTC)

    def pass_time(self, span: timedelta) -> None:
        """Move on by *span*."""
        self.instant += span


@define
class PaperPapers:
    """A document store in a dict."""

    kept: dict[str, bytes] = field(factory=dict)

    def put(self, data: bytes) -> str:
        """Keep *data* and return its digest."""
        digest = hashlib.sha256(data).hexdigest()
        self.kept[digest] = data
        return digest

    def open(self, sha256: str) -> bytes:
        """Return the bytes of *sha256*; raises `StorageRefused` when there are none, `Damaged` when they changed."""
        if sha256 not in self.kept:
            raise StorageRefused(f"no document {sha256}")
        data = self.kept[sha256]
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged(f"document {sha256}")
        return data

    def holds(self, sha256: str) -> bool:
        """Return whether the bytes of *sha256* are kept."""
        return sha256 in self.kept

    def erase(self, sha256: str) -> None:
        """Remove the bytes of *sha256*."""
        self.kept.pop(sha256, None)


@frozen(kw_only=True)
class PaperPayment:
    """One payment in the paper bank's books."""

    order: str
    reference: str
    amount: Money
    outcome: Outcome = Outcome.PENDING
    settled: bool = False


@define
class PaperBank:
    """A bank on paper: *books* are what it truly holds; *answer* may be set to make it lie or fall silent."""

    limit: Money | None = CARD_LIMIT
    merchant: str = "paper-town"
    books: dict[str, PaperPayment] = field(factory=dict)
    answer: Callable[[Settlement], Settlement] | None = None

    def start(self, order: Order) -> Page:
        """Open a payment; the same order again is the same page."""
        known = self.books.setdefault(
            order.id,
            PaperPayment(order=order.id, reference=f"PB{len(self.books) + 1:06}", amount=order.amount),
        )
        if known.amount != order.amount:
            raise GatewayFault(f"order {order.id} is held for another amount")
        return Page(reference=known.reference, address=f"https://bank.example/{known.reference}")

    def customer(self, order: str, outcome: Outcome = Outcome.SETTLED) -> Callback:
        """Let the payer pay (or cancel) *order*, and return what the browser brings back."""
        self.books[order] = evolve(self.books[order], outcome=outcome)
        return self.callback(order, self.books[order].reference)

    def callback(self, order: str, reference: str) -> Callback:
        """Return a callback that claims *reference* paid *order*, true or not."""
        return Callback(method="GET", query={"order": order, "reference": reference}, headers={}, body=b"")

    def read_callback(self, callback: Callback) -> Returned:
        """Return what *callback* claims; raises `BadInput` when it is none of ours."""
        if set(callback.query) != {"order", "reference"}:
            text = same("this callback is none of ours")
            raise BadInput([Fault(code="forged-callback", text=text)])
        return Returned(order=callback.query["order"], reference=callback.query["reference"])

    def settle(self, order: Order, reference: str) -> Settlement:
        """Hand the money over, once."""
        answer = self.status(order, reference)
        if answer.outcome is Outcome.SETTLED:
            self.books[order.id] = evolve(self.books[order.id], settled=True)
        return answer if self.answer is None else self.answer(answer)

    def status(self, order: Order, reference: str) -> Settlement:
        """Return how the payment stands."""
        known = self.books.get(order.id)
        if known is None or known.reference != reference:
            return Settlement(outcome=Outcome.FAILED, order=order.id, reference=reference)
        paid = known.outcome is Outcome.SETTLED
        return Settlement(
            outcome=known.outcome,
            order=known.order,
            reference=known.reference,
            amount=known.amount if paid else None,
            merchant=self.merchant if paid else None,
            already=known.settled,
        )

    def refund(self, reference: str, amount: Money, key: str) -> Settlement:
        """Refuse: the paper bank only takes money in."""
        raise GatewayFault(f"the paper bank gives nothing back ({reference}, {amount}, {key})")


@define
class PaperPost:
    """A notifier that keeps what it was handed, once for a key; *receipt* is what it answers."""

    sent: dict[str, Message] = field(factory=dict)
    receipt: Receipt = Receipt.HANDED_OVER

    def send(self, message: Message, key: str) -> tuple[Delivery, ...]:
        """Keep *message* and answer for each recipient."""
        if self.receipt is Receipt.HANDED_OVER:
            self.sent.setdefault(key, message)
        return tuple(Delivery(party=reader.party, receipt=self.receipt) for reader in message.recipients)


@frozen(kw_only=True)
class PaperDesk:
    """A desk with everything it stands on in reach."""

    desk: ServiceDesk
    clock: PaperClock
    storage: Storage
    papers: PaperPapers
    bank: PaperBank
    post: PaperPost
    city: City


def paper_desk(
    city: str | City = "qom",
    *,
    tariffs: Path | None = None,
    storage: Storage | None = None,
    clock: PaperClock | None = None,
    allow_samples: bool = True,
    most_a_minute: int = 0,
    still_holds: Callable[[Actor], bool] | None = None,
) -> PaperDesk:
    """Return a desk for *city* that needs nothing but memory: ids count up, time stands still.

    Its one gateway is ``paper``, its one notifier ``paper``; it limits nobody's pace unless it is told to.
    """
    place = open_city(city, tariffs) if isinstance(city, str) else city
    drawn = count(1)
    store = storage if storage is not None else MemoryStorage()
    limit = Money(CARD_LIMIT.amount, place.currency)
    papers, bank, post = PaperPapers(), PaperBank(limit=limit), PaperPost()
    hand = clock if clock is not None else PaperClock()
    desk = ServiceDesk(
        Equipment(
            city=place,
            storage=store,
            documents=papers,
            gateways={"paper": bank},
            notifiers={"paper": post},
            now=hand,
            new_id=lambda: f"party-{next(drawn)}",
            allow_samples=allow_samples,
            still_holds=still_holds,
            pace=Pace(most_a_minute),
        )
    )
    return PaperDesk(desk=desk, clock=hand, storage=store, papers=papers, bank=bank, post=post, city=place)
