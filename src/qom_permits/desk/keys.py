"""The keys that one batch may take and no other ever again, by what they stand for."""

from __future__ import annotations

from qom_permits.domain.actors import Actor


def command_key(by: Actor, command_id: str) -> str:
    """Return the claim under which *command_id* of *by* takes effect once."""
    return f"command:{by.id}:{command_id}"


def intent_key(gateway: str, order: str) -> str:
    """Return the claim by which a bank's callback finds its case."""
    return f"intent:{gateway}:{order}"


def payment_key(gateway: str, reference: str) -> str:
    """Return the claim by which one bank reference pays one bill once."""
    return f"payment:{gateway}:{reference}"


def permit_key(number: str) -> str:
    """Return the claim by which a permit's number finds the case that granted it."""
    return f"permit:{number}"


def supersede_key(number: str) -> str:
    """Return the claim by which a permit gives way once."""
    return f"supersede:{number}"
