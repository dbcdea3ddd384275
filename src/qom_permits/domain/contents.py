"""What a command must hold: some items and not too many, something at all, an address to come back to."""

from __future__ import annotations

import re
from typing import Any

from qom_permits.domain import identifiers
from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.facts import Facts
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text

MOST_ITEMS = 100


def some(_owner: object, _attribute: object, items: tuple[object, ...]) -> None:
    """Refuse none of *items*, and too many of them; a validator."""
    if not 0 < len(items) <= MOST_ITEMS:
        raise bad(
            "bad-count",
            "give at least one and at most {most}, not {count}",
            "دست‌کم یکی و دست‌بالا {most} بدهید، نه {count}",
            most=MOST_ITEMS,
            count=len(items),
        )


def not_too_many(_owner: object, _attribute: object, items: tuple[object, ...]) -> None:
    """Refuse too many *items*; a validator."""
    if items:
        some(None, None, items)


def names(_owner: object, attribute: object, items: tuple[object, ...]) -> None:
    """Refuse *items* that are no names, each at its number; a validator."""
    faults: list[Fault] = []
    for place, item in enumerate(items, start=1):
        try:
            identifiers.name(None, attribute, item)
        except BadInput as refused:
            faults.extend(fault.under(str(place)) for fault in refused.told)
    if faults:
        raise BadInput(faults)


def something(facts: Facts, other: object, en: str, fa: str) -> None:
    """Refuse a command that says neither *facts* nor the *other*; both are named in *en* and *fa*."""
    if not facts and other is None:
        raise bad("says-nothing", "give {parts}", "{parts} را بدهید", parts=Text(en, fa))


def web_address(_owner: object, _attribute: object, url: Any) -> None:
    """Refuse what a browser cannot be sent back to; a validator."""
    if not (isinstance(url, str) and re.fullmatch(r"https?://[!-~]{1,500}", url)):
        raise bad(
            "bad-address",
            "{url!r:.80} is no web address to come back to; give one that begins with https://",
            "{url!r:.80} نشانی بازگشت نیست؛ نشانی‌ای بدهید که با https:// آغاز شود",
            url=url,
        )
