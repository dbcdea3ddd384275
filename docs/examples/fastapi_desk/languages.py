"""Which of the two languages of the house a reader wants."""

from __future__ import annotations

import re
from decimal import Decimal

from qom_permits.domain.texts import Language

_RANGE = re.compile(r"\s*(fa|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?))?\s*", re.IGNORECASE)


def preferred(accepted: str) -> Language:
    """Return the language that *accepted*, an Accept-Language header, weighs more; Persian when it names neither.

    >>> preferred("en-GB,fa;q=0.5"), preferred("de")
    ('en', 'fa')
    """
    ranges = [found for part in accepted.split(",") if (found := _RANGE.fullmatch(part))]
    weights = {found[1].lower(): Decimal(found[2] or 1) for found in reversed(ranges)}
    return "en" if weights.get("en", 0) > weights.get("fa", 0) else "fa"
