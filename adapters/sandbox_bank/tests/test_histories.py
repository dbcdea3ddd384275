"""Random histories: whatever is tried in whatever order, the books and the answers stay of one mind."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from qom_permits.domain.errors import GatewayFault
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order, Outcome
from qom_permits_sandbox_bank import Mishap, SandboxBank, SandboxBankSettings, application, visit
from qom_permits_sandbox_bank.entries import Kind

ORDERS = st.sampled_from(
    [
        Order(id=f"order-{place}", amount=Money(amount), return_url="https://desk.example/paid")
        for place, amount in enumerate([1, 500, 1_000])
    ]
)
AMOUNTS = st.sampled_from([1, 250, 500, 1_000])


class Histories(RuleBasedStateMachine):
    """PAY-22: credits ≤ 1 for an order, refunds ≤ credit, and every answer is what a small model says."""

    references = Bundle("references")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 10, 1, tzinfo=UTC)
        self.open_bank()
        self.held: dict[str, Order] = {}
        self.until: dict[str, datetime] = {}
        self.chosen: dict[str, str] = {}
        self.settled: set[str] = set()
        self.refunds: dict[str, tuple[str, int]] = {}
        self.silent: dict[str, int] = {}

    @rule()
    def open_bank(self) -> None:
        """A new process opens the same books."""
        self.bank = SandboxBank(
            SandboxBankSettings(books=str(Path(self.folder.name) / "bank.db"), limit=1_000), lambda: self.now
        )
        self.page = application(self.bank.books, lambda: self.now)

    @rule(target=references, order=ORDERS)
    def start(self, order: Order) -> str:
        """The same order has one reference for ever."""
        reference = self.bank.start(order).reference
        assert order == self.held.setdefault(reference, order)
        self.until.setdefault(reference, self.now + timedelta(minutes=30))
        assert len(self.held) == len({held.id for held in self.held.values()})
        return reference

    @rule(order=ORDERS, other=AMOUNTS)
    def start_for_another_amount(self, order: Order, other: int) -> None:
        """An order that is held keeps its amount."""
        if order in self.held.values() and other != order.amount.amount:
            try:
                self.bank.start(Order(id=order.id, amount=Money(other), return_url=order.return_url))
            except GatewayFault:
                return
            raise AssertionError("another amount was taken")

    @rule(reference=references, action=st.sampled_from(["pay", "cancel", "return"]))
    def choose(self, reference: str, action: str) -> None:
        """The first choice in time holds, and the way back tells it."""
        if action != "return" and reference not in self.chosen and self.now < self.until[reference]:
            self.chosen[reference] = action
        callback = visit(self.page, f"/pay/{reference}", action)  # type: ignore[arg-type]  # drawn from the three
        if self.standing(reference) is Outcome.PENDING and self.chosen.get(reference) != "pay":
            assert callback is None
        else:
            assert callback is not None
            assert reference == self.bank.read_callback(callback).reference

    @rule(minutes=st.sampled_from([1, 29, 30]))
    def wait(self, minutes: int) -> None:
        """Time goes by."""
        self.now += timedelta(minutes=minutes)

    @rule(reference=references)
    def lose_replies(self, reference: str) -> None:
        """The next two replies to a settling get lost."""
        self.bank.books.plan(reference, Mishap.LOST_REPLY, times=2)
        self.silent[reference] = 2

    @rule(reference=references)
    def settle(self, reference: str) -> None:
        """Money moves when it was paid; a lost reply says neither yes nor no."""
        answer = self.bank.settle(self.held[reference], reference)
        already = reference in self.settled
        if self.chosen.get(reference) == "pay":
            self.settled.add(reference)
            if self.silent.get(reference, 0):
                self.silent[reference] -= 1
                assert answer.outcome is Outcome.UNKNOWN
                return
        assert (self.standing(reference), already) == (answer.outcome, answer.already)

    @rule(reference=references, order=ORDERS)
    def settle_another_order(self, reference: str, order: Order) -> None:
        """A reference of another order settles nothing."""
        if order != self.held[reference]:
            assert self.bank.settle(order, reference).outcome is Outcome.FAILED

    @rule(reference=references, amount=AMOUNTS, key=st.sampled_from(["a", "b", "c"]))
    def refund(self, reference: str, amount: int, key: str) -> None:
        """A refund happens once for its key, within what came."""
        left = self.held[reference].amount.amount if reference in self.settled else 0
        left -= sum(gone for whose, gone in self.refunds.values() if whose == reference)
        held = self.refunds.get(key)
        try:
            answer = self.bank.refund(reference, Money(amount), key)
        except GatewayFault:
            assert held not in {None, (reference, amount)}
            return
        expected = Outcome.SETTLED if held or amount <= left else Outcome.FAILED
        assert (expected, held is not None) == (answer.outcome, answer.already)
        if answer.outcome is Outcome.SETTLED:
            self.refunds[key] = (reference, amount)

    @rule(reference=references)
    def ask(self, reference: str) -> None:
        """A question is answered from the books and changes nothing."""
        before = self.bank.books.moves()
        assert self.standing(reference) is self.bank.status(self.held[reference], reference).outcome
        assert before == self.bank.books.moves()

    def standing(self, reference: str) -> Outcome:
        """Return how the model says the payment stands."""
        match self.chosen.get(reference):
            case "pay":
                return Outcome.SETTLED if reference in self.settled else Outcome.PENDING
            case "cancel":
                return Outcome.CANCELLED
            case _:
                return Outcome.FAILED if self.now >= self.until[reference] else Outcome.PENDING

    @invariant()
    def books_are_what_was_answered(self) -> None:
        """The books hold one credit for each settled order and each refund answered, and nothing else."""
        moves = self.bank.books.moves()
        came = {move.reference: move.amount for move in moves if move.kind is Kind.CREDIT}
        gone = {move.key: (move.reference, move.amount.amount) for move in moves if move.kind is Kind.REFUND}
        assert {reference: self.held[reference].amount for reference in self.settled} == came
        assert self.refunds == gone
        assert len(moves) == len(came) + len(gone)

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
