"""The way back to the shop: only what this bank signed, whole and once, is taken for a callback."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.types import WSGIApplication

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.ports.payment import Callback, Order, Outcome, Returned
from qom_permits_sandbox_bank import SandboxBank, SandboxBankSettings, callbacks, visit


@pytest.fixture
def callback(bank: SandboxBank, page: WSGIApplication, order: Order) -> Callback:
    """Return what the payer's browser brings back after paying."""
    brought = visit(page, bank.start(order).address, "pay")
    assert brought is not None
    return brought


def asked_with(callback: Callback, **changes: Any) -> Callback:
    """Return *callback* with some of its query changed; None takes a key out."""
    query = {**callback.query, **changes}
    return evolve(callback, query={name: value for name, value in query.items() if value is not None})


def test_what_the_bank_signed_is_read(bank: SandboxBank, callback: Callback, order: Order) -> None:
    """The claim names the order and reference; what the shop added to its address is left alone."""
    returned = bank.read_callback(callback)

    assert Returned(order=order.id, reference=callback.query["reference"]) == returned
    assert "7" == callback.query["case"]


def test_a_claim_is_no_proof(bank: SandboxBank, page: WSGIApplication, order: Order) -> None:
    """A genuine way back moves no money and settles nothing by itself."""
    callback = visit(page, bank.start(order).address, "cancel")
    assert callback is not None
    returned = bank.read_callback(callback)

    assert Outcome.CANCELLED is bank.settle(order, returned.reference).outcome


def test_a_callback_read_a_hundred_times_reads_alike(bank: SandboxBank, callback: Callback) -> None:
    """Fault 80: a replay is the same claim, and changes nothing."""
    assert 1 == len({bank.read_callback(callback) for _ in range(100)})
    assert () == bank.books.moves()


@pytest.mark.parametrize("name", callbacks.CARRIED)
@pytest.mark.parametrize(
    "value", [None, "", "SB000000000292", "order-2", "cancelled", "é", "\ud800", "0" * 64]
)
def test_what_was_edited_or_left_out_is_refused(
    bank: SandboxBank, callback: Callback, name: str, value: str | None
) -> None:
    """PAY-11, fault 79: every part of the claim is signed, and the signature itself is needed."""
    with pytest.raises(BadInput) as refused:
        bank.read_callback(asked_with(callback, **{name: value}))

    assert "forged-callback" == refused.value.faults[0].code


def test_letters_cannot_move_from_one_part_to_the_next(bank: SandboxBank, callback: Callback) -> None:
    """PAY-11: the parts are signed with their lengths."""
    query = callback.query
    shifted = asked_with(callback, order=query["order"] + query["outcome"][0], outcome=query["outcome"][1:])

    with pytest.raises(BadInput):
        bank.read_callback(shifted)


def test_a_list_of_values_is_refused(bank: SandboxBank, callback: Callback) -> None:
    """A host that hands over every value of a repeated key is told that a key has one."""
    with pytest.raises(BadInput, match="is not one text"):
        bank.read_callback(asked_with(callback, reference=[callback.query["reference"], "SB000000000292"]))


def test_a_key_in_query_and_body_is_refused(bank: SandboxBank, callback: Callback) -> None:
    """Whichever of two a reader prefers, neither is taken."""
    twice = evolve(
        callback, method="POST", body=urlencode({"reference": callback.query["reference"]}).encode()
    )

    with pytest.raises(BadInput, match="reference is there twice"):
        bank.read_callback(twice)


def test_a_form_in_the_body_is_read_as_well(bank: SandboxBank, callback: Callback) -> None:
    """A host that passes the claim on as a form changes nothing about it."""
    form = Callback(method="POST", query={}, headers={}, body=urlencode(dict(callback.query)).encode())

    assert bank.read_callback(callback) == bank.read_callback(form)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"a" * 10_001, b"&".join([b"a=b"] * 101)])
def test_a_body_that_is_no_form_is_refused(bank: SandboxBank, callback: Callback, body: bytes) -> None:
    """Rubbish is named as such, however long."""
    with pytest.raises(BadInput):
        bank.read_callback(evolve(callback, body=body))


def test_another_bank_or_merchant_signs_differently(
    callback: Callback, tmp_path: Path, clock: list[datetime]
) -> None:
    """The key lies in the books, and a claim holds for one merchant only."""
    for settings in (
        SandboxBankSettings(books=str(tmp_path / "other.db")),
        SandboxBankSettings(books=str(tmp_path / "bank.db"), merchant="elsewhere"),
    ):
        with pytest.raises(BadInput):
            SandboxBank(settings, lambda: clock[-1]).read_callback(callback)


def test_a_new_process_reads_the_claim(reopened: Callable[[], SandboxBank], callback: Callback) -> None:
    """PAY-16: the key outlives the process."""
    assert reopened().read_callback(callback).order


def test_the_key_is_nowhere_to_be_seen(bank: SandboxBank, callback: Callback) -> None:
    """PAY-12: no representation and no refusal shows the key, nor the signature it would have made."""
    secret = bank.books.secret()
    right = callback.query["signature"]
    with pytest.raises(BadInput) as refused:
        bank.read_callback(asked_with(callback, signature="0" * 64))
    told = " ".join(map(repr, [bank, bank.books, refused.value, refused.value.to_json(), vars(bank)]))

    assert secret.hex() not in told
    assert repr(secret) not in told
    assert right not in told


@given(query=st.dictionaries(st.sampled_from(callbacks.CARRIED) | st.text(), st.text()), body=st.binary())
def test_nothing_but_a_refusal_comes_of_rubbish(query: dict[str, str], body: bytes) -> None:
    """PAY-11: whatever is sent, it is refused as bad input and nothing else."""
    with pytest.raises(BadInput):
        callbacks.read(Callback(method="GET", query=query, headers={}, body=body), "town-hall", bytes(32))
