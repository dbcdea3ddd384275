"""What a check found wrong with a bill, before it is told as a broken law."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.texts import Text
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Side

_BILL, _OTHER = Text("the bill:", "صورت‌حساب:"), Text("the other bill:", "صورت‌حساب دیگر:")


@frozen(kw_only=True)
class Finding:
    """What was found wrong, in words, and the bills that show it."""

    says: Text
    sides: tuple[Side, ...] = ()


def finding(says: Text, tariff: Tariff, bill: Assessment, other: Assessment | None = None) -> Finding:
    """Return what is found wrong with *bill*, or between it and the *other*."""
    sides = [Side(title=_BILL, tariff=tariff, bill=bill)]
    if other is not None:
        sides.append(Side(title=_OTHER, tariff=tariff, bill=other))
    return Finding(says=says, sides=tuple(sides))
