"""The bank's books: the only truth about a payment, kept on disk apart from the desk's."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from attrs import field, frozen

from qom_permits.domain.errors import GatewayFault, bad
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order
from qom_permits.ports.records import written_instant
from qom_permits_sandbox_bank.entries import Kind, Mishap, Move, Payment, State
from qom_permits_sandbox_bank.references import reference_of
from qom_permits_sandbox_bank.strongroom import Strongroom

_PAYMENT = (
    "SELECT reference, merchant, order_id, amount, return_url, description, pay_until, state FROM payments"
)


@frozen(kw_only=True)
class Settled:
    """What the books say after a settling: the *payment*, whether money *moved* now, whether the reply gets lost."""

    payment: Payment
    moved: bool = False
    reply_lost: bool = False


def _room_of(path: str | Path) -> Strongroom:
    return Strongroom(Path(path).absolute())


@frozen
class Books:
    """The books in the file *path*; made when there are none, and safe to share between threads and processes.

    They are kept in one *currency*. Every method tells its time from the instant *at*.
    Raises `StorageRefused` when the file cannot be used.
    """

    _room: Strongroom = field(converter=_room_of, alias="path")
    currency: str = "IRR"

    def __attrs_post_init__(self) -> None:
        """Make the file ready, so that what is wrong with it is said at once."""
        self._room.prepare()

    def secret(self) -> bytes:
        """Return the key that callbacks are signed with."""
        with self._room.reading() as connection:
            return bytes(connection.execute("SELECT key FROM secret").fetchone()[0])

    def payment(self, reference: str, at: datetime) -> Payment | None:
        """Return the payment under *reference*, None when there is none."""
        with self._room.reading() as connection:
            return _payment(connection, reference, at, self.currency)

    def moves(self) -> tuple[Move, ...]:
        """Return every move of money, oldest first."""
        with self._room.reading() as connection:
            rows = connection.execute(
                "SELECT reference, kind, amount, key FROM moves ORDER BY number"
            ).fetchall()
        return tuple(
            Move(reference=reference, kind=Kind(kind), amount=Money(amount, self.currency), key=key)
            for reference, kind, amount, key in rows
        )

    def start(self, order: Order, merchant: str, pay_until: datetime) -> str:
        """Return the reference of *order*, drawn the first time; raises `GatewayFault` for another amount."""
        with self._room.writing() as connection:
            held = connection.execute(
                "SELECT reference, amount FROM payments WHERE merchant = ? AND order_id = ?",
                (merchant, order.id),
            ).fetchone()
            if held is None:
                return _opened(connection, order, merchant, pay_until)
            reference, amount = held
            if amount != order.amount.amount:
                raise GatewayFault(
                    f"conflict: order {order.id} is held for {amount} {self.currency} and was sent again for "
                    f"{order.amount.amount} {order.amount.currency}"
                )
            return str(reference)

    def pay(self, reference: str, at: datetime) -> Payment | None:
        """Note that the payer paid, if the payment is open; return it as it stands then."""
        return self._moved_on(reference, State.PAID, at)

    def cancel(self, reference: str, at: datetime) -> Payment | None:
        """Note that the payer gave up, if the payment is open; return it as it stands then."""
        return self._moved_on(reference, State.CANCELLED, at)

    def settle(self, reference: str, at: datetime) -> Settled | None:
        """Hand the money over, once, if it was paid; None when there is no such payment."""
        with self._room.writing() as connection:
            payment = _payment(connection, reference, at, self.currency)
            if payment is None:
                return None
            if payment.state not in {State.PAID, State.SETTLED}:
                return Settled(payment=payment)
            moved = payment.state is State.PAID
            if moved:
                _set_state(connection, reference, State.SETTLED)
                _move(connection, payment, Kind.CREDIT, payment.amount, reference, at)
            lost = _strikes(connection, reference, Mishap.LOST_REPLY)
            now = _payment(connection, reference, at, self.currency) or payment
            return Settled(payment=now, moved=moved, reply_lost=lost)

    def refund(self, payment: Payment, amount: Money, key: str, at: datetime) -> bool | None:
        """Give *amount* back; return whether it moved now, None when more would go back than came.

        Raises `GatewayFault` when *key* stands for another refund.
        """
        with self._room.writing() as connection:
            asked = (payment.reference, amount.amount)
            held = connection.execute(
                "SELECT reference, amount FROM moves WHERE kind = 'refund' AND key = ?", (key,)
            ).fetchone()
            if held is not None:
                if held != asked:
                    raise GatewayFault(
                        f"conflict: refund {key} gave {held[1]} {self.currency} back on {held[0]}"
                    )
                return False
            if amount.amount > _balance(connection, payment.reference):
                return None
            _move(connection, payment, Kind.REFUND, amount, key, at)
            return True

    def plan(self, reference: str, mishap: Mishap | str, times: int = 1) -> None:
        """Let *mishap* happen to the payment the next *times*; a lost callback is lost for good.

        Raises `BadInput` when it could never happen.
        """
        try:
            with self._room.writing() as connection:
                connection.execute(
                    "INSERT INTO mishaps (reference, mishap, times) VALUES (?1, ?2, ?3)"
                    " ON CONFLICT DO UPDATE SET times = ?3",
                    (reference, Mishap(mishap).value, times),
                )
        except (ValueError, sqlite3.IntegrityError) as error:
            raise bad(
                "no-such-mishap",
                "{mishap} cannot happen {times} times to payment {reference}",
                "{mishap} نمی‌تواند {times} بار برای پرداخت {reference} رخ دهد",
                mishap=mishap,
                times=times,
                reference=reference,
            ) from error

    def strikes(self, reference: str, mishap: Mishap) -> bool:
        """Return whether *mishap* happens to the payment now, which counts as one time."""
        with self._room.writing() as connection:
            return _strikes(connection, reference, mishap)

    def _moved_on(self, reference: str, state: State, at: datetime) -> Payment | None:
        with self._room.writing() as connection:
            payment = _payment(connection, reference, at, self.currency)
            if payment is None or payment.state is not State.OPEN:
                return payment
            _set_state(connection, reference, state)
            return _payment(connection, reference, at, self.currency)


def _payment(connection: sqlite3.Connection, reference: str, at: datetime, currency: str) -> Payment | None:
    row = connection.execute(f"{_PAYMENT} WHERE reference = ?", (reference,)).fetchone()
    if row is None:
        return None
    reference, merchant, order, amount, return_url, description, pay_until, state = row
    return Payment(
        reference=reference,
        merchant=merchant,
        order=order,
        amount=Money(amount, currency),
        return_url=return_url,
        description=description,
        pay_until=datetime.fromisoformat(pay_until),
        state=State(state),
    ).as_of(at)


def _opened(connection: sqlite3.Connection, order: Order, merchant: str, pay_until: datetime) -> str:
    serial = connection.execute("SELECT coalesce(max(serial), 0) + 1 FROM payments").fetchone()[0]
    reference = reference_of(serial)
    connection.execute(
        "INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')",
        (
            serial,
            reference,
            merchant,
            order.id,
            order.amount.amount,
            order.return_url,
            order.description,
            written_instant(pay_until),
        ),
    )
    return reference


def _set_state(connection: sqlite3.Connection, reference: str, state: State) -> None:
    connection.execute("UPDATE payments SET state = ? WHERE reference = ?", (state.value, reference))


def _move(
    connection: sqlite3.Connection, payment: Payment, kind: Kind, amount: Money, key: str, at: datetime
) -> None:
    connection.execute(
        "INSERT INTO moves (reference, kind, amount, key, at) VALUES (?, ?, ?, ?, ?)",
        (payment.reference, kind.value, amount.amount, key, written_instant(at)),
    )


def _balance(connection: sqlite3.Connection, reference: str) -> int:
    """Return what came and has not gone back, in minor units."""
    signed = "SELECT coalesce(sum(iif(kind = 'credit', amount, -amount)), 0) FROM moves WHERE reference = ?"
    return int(connection.execute(signed, (reference,)).fetchone()[0])


def _strikes(connection: sqlite3.Connection, reference: str, mishap: Mishap) -> bool:
    asked = (reference, mishap.value)
    planned = connection.execute(
        "SELECT times FROM mishaps WHERE reference = ? AND mishap = ?", asked
    ).fetchone()
    if planned is None:
        return False
    if mishap is not Mishap.LOST_CALLBACK:
        last = planned[0] == 1
        change = "DELETE FROM mishaps" if last else "UPDATE mishaps SET times = times - 1"
        connection.execute(f"{change} WHERE reference = ? AND mishap = ?", asked)
    return True
