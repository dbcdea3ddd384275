"""Opening a payment: one order is one payment, and what the bank cannot take is refused with every reason."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadInput, GatewayFault
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order
from qom_permits_sandbox_bank import SandboxBank
from qom_permits_sandbox_bank.references import is_reference, reference_of


def codes(refused: pytest.ExceptionInfo[BadInput]) -> list[str]:
    """Return the codes of every fault."""
    return [fault.code for fault in refused.value.faults]


def test_the_amount_reaches_the_books_in_rial(bank: SandboxBank, order: Order, clock: list[datetime]) -> None:
    """PAY-01: no toman slips in between the order and the books."""
    page = bank.start(order)
    payment = bank.books.payment(page.reference, clock[-1])

    assert payment is not None
    assert order.amount == payment.amount
    assert f"https://bank.sandbox.invalid/pay/{page.reference}" == page.address


@pytest.mark.parametrize("amount", [1.0, True, "5", 0.5, None])
def test_an_amount_that_is_no_whole_number_never_gets_here(amount: object) -> None:
    """PAY-02: floats, booleans and text are no money, so no rounding is silent."""
    with pytest.raises(BadInput):
        Money(amount)  # type: ignore[arg-type]  # what a host in a hurry would give


def test_the_same_order_twice_is_one_payment(bank: SandboxBank, order: Order) -> None:
    """PAY-03: a retry opens no second payment, even when it words the rest anew."""
    assert bank.start(order) == bank.start(evolve(order, description="again"))
    assert bank.start(order) != bank.start(evolve(order, id="order-2"))


def test_another_amount_under_the_same_order_is_a_conflict(bank: SandboxBank, order: Order) -> None:
    """PAY-04: the reuse of a key is not hidden."""
    bank.start(order)

    with pytest.raises(GatewayFault, match="conflict: order order-1"):
        bank.start(evolve(order, amount=Money(750_001)))


def test_a_new_bank_knows_the_order(reopened: Callable[[], SandboxBank], order: Order) -> None:
    """PAY-05, PAY-16: when the first reply was lost with its process, the retry finds the same payment."""
    assert reopened().start(order) == reopened().start(order)


@pytest.mark.parametrize("same", [True, False])
def test_orders_started_at_once_are_one_payment_each(
    reopened: Callable[[], SandboxBank], order: Order, *, same: bool
) -> None:
    """Two desks at once neither open an order twice nor give two orders one reference."""
    banks = [reopened() for _ in range(8)]
    orders = [order if same else evolve(order, id=f"order-{place}") for place in range(8)]
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda bank, order: bank.start(order), banks, orders))

    assert (1 if same else 8) == len(set(pages))


@pytest.mark.parametrize("amount", [1, 999_999, 1_000_000])
def test_the_smallest_and_largest_amounts_are_taken(bank: SandboxBank, order: Order, amount: int) -> None:
    """PAY-19: the limit itself is within the limit."""
    assert bank.start(evolve(order, amount=Money(amount))).reference


@pytest.mark.parametrize("amount", [1_000_001, 0, -1])
def test_what_one_payment_cannot_carry_is_refused(bank: SandboxBank, order: Order, amount: int) -> None:
    """PAY-19, fault 82: over the limit by one rial, nothing and less than nothing."""
    with pytest.raises(BadInput) as refused:
        bank.start(evolve(order, amount=Money(amount)))

    assert ["amount-not-carried"] == codes(refused)


def test_another_currency_is_refused(bank: SandboxBank, order: Order) -> None:
    """Fault 83: dollars are not taken for rial."""
    with pytest.raises(BadInput) as refused:
        bank.start(evolve(order, amount=Money(5, "USD")))

    assert ["other-currency"] == codes(refused)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/paid",
        "javascript:alert(1)",
        "data:text/html,paid",
        "https://",
        "https:///paid",
        "https://desk.example/\r\nSet-Cookie: a=b",
        "https://desk.example/ paid",
        'https://desk.example/"><script>',
        "https://desk.example:port/",
        "https://[::1/",
        "https://desk.example/پرداخت",
    ],
)
def test_an_address_the_payer_cannot_return_to_is_refused(
    bank: SandboxBank, order: Order, address: str
) -> None:
    """An address that is none, runs a script or breaks a header never enters the books."""
    with pytest.raises(BadInput) as refused:
        bank.start(evolve(order, return_url=address))

    assert ["bad-return-url"] == codes(refused)


def test_an_address_that_says_what_the_bank_will_say_is_refused(bank: SandboxBank, order: Order) -> None:
    """A shop cannot bring a second reference into the signed way back."""
    with pytest.raises(BadInput) as refused:
        bank.start(evolve(order, return_url="https://desk.example/paid?reference=SB1"))

    assert ["return-url-taken"] == codes(refused)


@pytest.mark.parametrize("words", ["كريمي، علي", "می‌نا ۱۲٣4", "ﷺ" * 500, "<b>&amp;'\"", ""])
def test_words_survive(bank: SandboxBank, order: Order, clock: list[datetime], words: str) -> None:
    """PAY-20: Persian and Arabic letters and digits and half-spaces come back as they were."""
    payment = bank.books.payment(bank.start(evolve(order, description=words)).reference, clock[-1])

    assert payment is not None
    assert words == payment.description


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("x" * 501, "long-description"),
        ("a\0b", "hidden-character"),
        ("a\nb", "hidden-character"),
        ("\ud800", "hidden-character"),
        ("\u202etfel", "hidden-character"),
    ],
)
def test_words_that_cannot_be_shown_are_refused(
    bank: SandboxBank, order: Order, words: str, code: str
) -> None:
    """PAY-20: what would be cut, turned around or lost is refused before anything is kept."""
    with pytest.raises(BadInput) as refused:
        bank.start(evolve(order, description=words))

    assert [code] == codes(refused)


def test_every_reason_is_told_at_once(bank: SandboxBank) -> None:
    """A hopeless order is refused once, not three times."""
    with pytest.raises(BadInput) as refused:
        bank.start(Order(id="order-1", amount=Money(0), description="\0"))

    assert ["amount-not-carried", "bad-return-url", "hidden-character"] == codes(refused)


def test_a_slip_of_the_pen_finds_no_other_reference() -> None:
    """Every wrong digit and every two neighbours swapped are seen by the check digits."""
    reference = reference_of(1_234_567_890)
    digits = range(2, len(reference))
    slips = {reference[:at] + wrong + reference[at + 1 :] for at in digits for wrong in "0123456789"}
    swaps = {
        reference[:at] + reference[at + 1] + reference[at] + reference[at + 2 :]
        for at in digits
        if at + 1 in digits
    }

    assert [reference] == [text for text in slips | swaps if is_reference(text)]
    assert not any(map(is_reference, ["", "SB", "SB1", "SB۰۰۰۰۰۰۰۰۰۱۹۵", "sb000000000195", "../../etc"]))
