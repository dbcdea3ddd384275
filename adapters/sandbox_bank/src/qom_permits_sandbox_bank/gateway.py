"""The sandbox bank as a payment gateway: every answer is read off the books."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from qom_permits.domain.errors import GatewayFault
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Callback, Order, Outcome, Page, Returned, Settlement
from qom_permits_sandbox_bank import callbacks
from qom_permits_sandbox_bank.accepting import require_acceptable
from qom_permits_sandbox_bank.books import Books
from qom_permits_sandbox_bank.entries import Payment, State
from qom_permits_sandbox_bank.settings import SandboxBankSettings

_OUTCOMES = {
    State.OPEN: Outcome.PENDING,
    State.PAID: Outcome.PENDING,  # the payer has paid, nobody has asked for the money yet
    State.CANCELLED: Outcome.CANCELLED,
    State.SETTLED: Outcome.SETTLED,
    State.EXPIRED: Outcome.FAILED,
}


class SandboxBank:
    """A bank that behaves like one and moves no money; *now* is the only clock it looks at.

    Raises `StorageRefused` when its books cannot be used.
    """

    def __init__(self, settings: SandboxBankSettings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now
        self.books = Books(settings.file, settings.currency)

    @property
    def merchant(self) -> str:
        """The town's account at the bank."""
        return self._settings.merchant

    @property
    def limit(self) -> Money:
        """The most one payment may carry."""
        return Money(self._settings.limit, self._settings.currency)

    def start(self, order: Order) -> Page:
        """Open a payment and return its page; the same order again returns the same page.

        Raises `BadInput` for an order the bank cannot take, with every reason, and `GatewayFault` when it holds the
        order for another amount or cannot be reached.
        """
        require_acceptable(order, self.limit)
        pay_until = self._now() + timedelta(minutes=self._settings.minutes_to_pay)
        try:
            reference = self.books.start(order, self.merchant, pay_until)
        except sqlite3.Error as error:
            raise GatewayFault(f"the bank's books cannot be used: {error}") from error
        return Page(reference=reference, address=f"{self._settings.address}/pay/{reference}")

    def read_callback(self, callback: Callback) -> Returned:
        """Return what *callback* claims; raises `BadInput` unless this bank signed it for this merchant."""
        try:
            secret = self.books.secret()
        except sqlite3.Error as error:
            raise GatewayFault(f"the bank's books cannot be used: {error}") from error
        return callbacks.read(callback, self.merchant, secret)

    def settle(self, order: Order, reference: str) -> Settlement:
        """Hand the money over once and return the bank's answer; repeated, it says *already*."""
        at = self._now()
        try:
            payment = self.books.payment(reference, at)
            if payment is None or not self._is_about(order, payment):
                return _not_this(order, reference, payment)
            settled = self.books.settle(reference, at)
        except sqlite3.Error:
            return _unknown(order, reference)
        if settled is None or settled.reply_lost:
            return _unknown(order, reference)
        return _answer(settled.payment, already=not settled.moved)

    def status(self, order: Order, reference: str) -> Settlement:
        """Return how the payment stands; it changes nothing."""
        try:
            payment = self.books.payment(reference, self._now())
        except sqlite3.Error:
            return _unknown(order, reference)
        if payment is None or not self._is_about(order, payment):
            return _not_this(order, reference, payment)
        return _answer(payment, already=True)

    def refund(self, reference: str, amount: Money, key: str) -> Settlement:
        """Give *amount* back, once for one *key*; more than came and has not gone back is `Outcome.FAILED`.

        Raises `GatewayFault` when *key* stands for another refund.
        """
        at = self._now()
        try:
            payment = self.books.payment(reference, at)
            if payment is None or payment.merchant != self.merchant or not self._is_some(amount):
                return Settlement(
                    outcome=Outcome.FAILED, order=payment.order if payment else "", reference=reference
                )
            moved = self.books.refund(payment, amount, key, at)
        except sqlite3.Error:
            return Settlement(outcome=Outcome.UNKNOWN, order="", reference=reference)
        if moved is None:
            return Settlement(outcome=Outcome.FAILED, order=payment.order, reference=reference)
        return Settlement(
            outcome=Outcome.SETTLED,
            order=payment.order,
            reference=reference,
            amount=amount,
            merchant=payment.merchant,
            already=not moved,
        )

    def _is_about(self, order: Order, payment: Payment) -> bool:
        asked = (self.merchant, order.id, order.amount)
        return asked == (payment.merchant, payment.order, payment.amount)

    def _is_some(self, amount: Money) -> bool:
        return amount.currency == self._settings.currency and amount.amount > 0


def _answer(payment: Payment, *, already: bool) -> Settlement:
    taken = payment.state is State.SETTLED
    return Settlement(
        outcome=_OUTCOMES[payment.state],
        order=payment.order,
        reference=payment.reference,
        amount=payment.amount if taken else None,
        merchant=payment.merchant if taken else None,
        already=taken and already,
    )


def _not_this(order: Order, reference: str, payment: Payment | None) -> Settlement:
    """Return that nothing was taken: there is no such payment, or it is another; it says whose it is."""
    held_for = order.id if payment is None else payment.order
    return Settlement(outcome=Outcome.FAILED, order=held_for, reference=reference)


def _unknown(order: Order, reference: str) -> Settlement:
    return Settlement(outcome=Outcome.UNKNOWN, order=order.id, reference=reference)
