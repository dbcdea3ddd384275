"""The way back to the shop: what the redirect carries, signed, and how it is read again."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from qom_permits.domain.errors import BadInput, bad
from qom_permits.ports.payment import Callback, Returned
from qom_permits_sandbox_bank.entries import Payment

CARRIED = ("reference", "order", "outcome", "signature")
"""The keys the bank adds to the address of the shop."""

_MOST_BYTES = 10_000


def way_back(payment: Payment, secret: bytes) -> str:
    """Return the shop's address with what became of *payment*, signed."""
    claims = {"reference": payment.reference, "order": payment.order, "outcome": payment.state.value}
    signature = _signature(secret, payment.merchant, *claims.values())
    address = urlsplit(payment.return_url)
    added = urlencode({**claims, "signature": signature})
    return urlunsplit(address._replace(query=f"{address.query}&{added}" if address.query else added))


def read(callback: Callback, merchant: str, secret: bytes) -> Returned:
    """Return what *callback* claims; raises `BadInput` unless all of it was signed for *merchant*, each key once."""
    claims: dict[str, str] = {}
    for name, value in _given(callback):
        if name in CARRIED and name in claims:
            raise _forged(f"{name} is there twice")
        claims[name] = value
    missing = [name for name in CARRIED if not claims.get(name)]
    if missing:
        raise _forged(f"{', '.join(missing)} missing")
    reference, order, outcome, signature = (claims[name] for name in CARRIED)
    expected = _signature(secret, merchant, reference, order, outcome)
    if not hmac.compare_digest(expected.encode(), _bytes(signature)):
        raise _forged("the signature does not fit")
    return Returned(order=order, reference=reference)


def _given(callback: Callback) -> Iterator[tuple[str, str]]:
    """Yield the pairs of the query, then those of a form sent in the body."""
    for name, value in callback.query.items():
        if type(value) is not str:  # some hosts give a list of values for each key
            raise _forged(f"{name!r:.60} is not one text")
        yield name, value
    if len(callback.body) > _MOST_BYTES:
        raise _forged("the body is too long")
    try:
        yield from parse_qsl(callback.body.decode("ascii"), keep_blank_values=True, max_num_fields=100)
    except ValueError as error:
        raise _forged("the body is no form") from error


def _signature(secret: bytes, *claims: str) -> str:
    """Return an HMAC over *claims*, each with its length, so that none can lend letters to the next."""
    signing = hmac.new(secret, digestmod="sha256")
    for claim in map(_bytes, claims):
        signing.update(len(claim).to_bytes(8))
        signing.update(claim)
    return signing.hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _forged(why: str) -> BadInput:
    return bad(
        "forged-callback",
        "this is not what the bank sent: {why}; it changes nothing",
        "این را بانک نفرستاده است: {why}؛ چیزی تغییر نمی‌کند",
        why=why,
    )
