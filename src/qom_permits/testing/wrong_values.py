"""Wrong values for each kind of field a command can have, with the code of the fault each deserves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from qom_permits.domain import area, documents, money, parcel
from qom_permits.domain.actors import Party
from qom_permits.domain.area import Area
from qom_permits.domain.contents import MOST_ITEMS
from qom_permits.domain.facts import MOST_CHARACTERS

Wrong = tuple[str, object]
"""The code of a fault, and a value that deserves it."""

_NO_TEXT: tuple[object, ...] = (True, 0, [], {}, [["a"]])
_NO_LIST: tuple[object, ...] = (True, 0, "ab", {}, None)
_NO_OBJECT: tuple[object, ...] = (True, 0, "ab", [])


def wrong_values(name: str, kind: Any) -> Iterator[Wrong]:
    """Yield values that the field *name* of *kind* refuses; a value None is not among those of a field without it."""
    if kind is Area:
        yield from _AREAS
    elif kind is Party:
        yield from (*_each("bad-identifier", ("", "../x", "a b", "ش", "x" * 101, *_NO_TEXT)),)
    elif kind is date:
        yield from _DAYS
    elif kind is str:
        yield from (*_each("wrong-type", _NO_TEXT), *_TEXTS[name])
    elif kind is int:
        yield from (*_each("wrong-type", ("2", "۲", True, None, [])), *_COUNTS[name])
    elif issubclass(kind, Enum):
        yield from _each("unknown-choice", ("castle", "", next(iter(kind)).name, 1, None, [], {}))
    else:
        yield from _each("wrong-type", _NO_OBJECT)


def wrong_lists(item: object, *, may_be_empty: bool) -> Iterator[Wrong]:
    """Yield what is no list of at least one and not too many, made of the right *item*."""
    yield from _each("wrong-type", _NO_LIST)
    yield "bad-count", [item] * (MOST_ITEMS + 1)
    if not may_be_empty:
        yield "bad-count", []


def wrong_facts() -> Iterator[tuple[str, str, object]]:
    """Yield code, name and value of facts that are refused at their names."""
    for name in ("Use", "2floors", "floor area", "کاربری", "", "a.b", "a.0.b", "x-y", "__class__"):
        yield "bad-fact-name", name, 1
    for value in (None, [], {}, [1], {"value": 1}, "x" * (MOST_CHARACTERS + 1), 1.5):
        yield "bad-fact", "use", value


def _each(code: str, values: tuple[object, ...]) -> Iterator[Wrong]:
    return ((code, value) for value in values)


_IDENTIFIERS = tuple(_each("bad-identifier", ("", "../etc", "-rf", "a b", "a\nb", "شناسه", "x" * 101)))
_NAMES = tuple(_each("bad-name", ("", "Deed", "2deed", "a b", "../deed", "a" * 61, "سند")))
_ADDRESSES = tuple(
    _each(
        "bad-address",
        ("", "javascript:alert(1)", "ftp://a.example", "https://", "https://a\r\nBcc: x", "//a.example"),
    )
)
_TEXTS: Mapping[str, tuple[Wrong, ...]] = {
    **dict.fromkeys(("case_id", "surveyor", "designer", "order", "permit", "number", "renews"), _IDENTIFIERS),
    **dict.fromkeys(("kind", "name", "gateway", "grounds", "document"), _NAMES),
    **dict.fromkeys(("address", "return_url"), _ADDRESSES),
    "code": (
        *_each("bad-code", ("", "../../12", "-2-14", "2/14", "2-14\n", "1" * 41, "²")),
        ("mixed-digits", "2-۱4-103"),
    ),
    "postal_code": (
        *_each(
            "bad-postal-code", ("", " 38137", "3813712345 ", "38137--12345", "38/137", "²" * 10, "1" * 21)
        ),
        ("mixed-digits", "38137۱٢345"),
    ),
    "sha256": tuple(_each("bad-digest", ("", "0" * 63, "0" * 65, "A" * 64, "g" * 64, "../x"))),
    "media_type": tuple(
        _each("bad-media-type", ("", "pdf", "application/", "Application/PDF", "a/b\r\nx: y"))
    ),
    "reference": tuple(_each("bad-reference", ("", "a b", "شماره", "x" * 201, "a\tb"))),
    "currency": tuple(_each("bad-currency", ("", "irr", "RIAL", "ریال", "IR"))),
}
_COUNTS: Mapping[str, tuple[Wrong, ...]] = {
    **dict.fromkeys(
        ("floors", "units"), tuple(_each("bad-count", (0, -1, parcel.MOST_FLOORS_OR_UNITS + 1, 10**20)))
    ),
    "size": tuple(_each("bad-document-size", (0, -1, documents.MOST_BYTES + 1, 10**20))),
    "amount": tuple(_each("too-much-money", (money.MOST + 1, -money.MOST - 1, 2**63))),
}
_AREAS: tuple[Wrong, ...] = (
    *_each("area-out-of-range", (0, "0", "-12.5", "-0", area.MOST + 1, "9" * 40)),
    *_each("too-many-decimals", ("120.123456", "۱۲۰٫۱۲۳", "0.001")),
    *_each(
        "not-a-number", ("", "1,250", "1_000", "1e3", "1E+999999", "NaN", "Infinity", "²", "½", "1" * 41, "-")
    ),
    *_each("mixed-digits", ("۱2", "١۲", "1٫٥")),
    *_each("not-an-area", (True, None, [], {}, 1.5)),
)
_DAYS: tuple[Wrong, ...] = (
    *_each("wrong-type", (20260923, None, True, [], {})),
    *_each("bad-day", ("", "20260923", "2026-W39-3", "2026/09/23", "23-09-2026", "2026-9-23", "yesterday")),
    *_each("no-such-day", ("2025-02-30", "2026-13-01", "2026-00-10")),
    ("mixed-digits", "2026-۰9-23"),
)
