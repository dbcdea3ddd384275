"""The bank's own references: a serial number with two check digits, so that a slip finds no other payment."""

from __future__ import annotations

_MODULUS = 97  # ISO 7064, MOD 97-10: finds every wrong digit and every two swapped


def reference_of(serial: int) -> str:
    """Return the reference of the *serial*-th payment.

    >>> reference_of(1)
    'SB000000000195'
    """
    return f"SB{serial:010d}{_MODULUS + 1 - serial * 100 % _MODULUS:02d}"


def is_reference(given: str) -> bool:
    """Return whether *given* is written like a reference of this bank and its check digits fit.

    >>> is_reference("SB000000000195"), is_reference("SB000000000159")
    (True, False)
    """
    serial = given[2:-2]
    return given.isascii() and serial.isdigit() and given == reference_of(int(serial))
