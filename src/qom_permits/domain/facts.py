"""Facts: what is known about a request, by name, as it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from qom_permits.domain.errors import bad
from qom_permits.domain.numerals import is_short, plainly
from qom_permits.domain.texts import shown

FactValue = str | int | bool
"""A number with decimals is kept as its digits; a count as an int; a choice or text as text; a flag as a bool."""

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[1-9][0-9]*\.[a-z][a-z0-9_]*)?")
MOST_CHARACTERS = 500


def _check_name(_owner: object, _attribute: object, name: Any) -> None:
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise bad(
            "bad-fact-name",
            "{name} cannot name a fact; use small letters, digits and _",
            "{name} نام یک داده نیست؛ حروف کوچک لاتین، رقم و _ به کار برید",
            name=shown(name),
        )


def _plain_value(given: object) -> FactValue:
    match given:
        case bool() | int():
            return given
        case Decimal() if is_short(given):
            return plainly(given)
        case str() if len(given) <= MOST_CHARACTERS:
            return given
    raise bad(
        "bad-fact",
        "{given} is no fact; give text of at most {most} characters, a whole number, or true or false",
        "{given} داده نیست؛ متنی تا {most} نویسه، عدد درست، یا درست/نادرست بدهید",
        given=shown(given),
        most=MOST_CHARACTERS,
    )


@frozen
class Fact:
    """One *name* and the *value* said for it; floats are refused.

    A fact of an item of a list is named by list, number and name: ``balconies.1.balcony_area``.
    """

    name: str = field(validator=_check_name)
    value: FactValue = field(converter=_plain_value)


Facts = tuple[Fact, ...]
"""Facts in the order of their names, each name once."""


def facts_from(given: Mapping[str, object] | Iterable[Fact]) -> Facts:
    """Return *given* as facts in the order of their names.

    >>> facts_from({"floor_area": Decimal("180.50"), "parking": 1})
    (Fact(name='floor_area', value='180.5'), Fact(name='parking', value=1))
    """
    facts = (
        [Fact(name, value) for name, value in given.items()] if isinstance(given, Mapping) else list(given)
    )
    by_name = {fact.name: fact for fact in facts}
    if len(by_name) != len(facts):
        raise bad("doubled-fact", "a fact is given twice", "داده‌ای دو بار آمده است")
    return tuple(by_name[name] for name in sorted(by_name))


def by_name(facts: Facts) -> dict[str, FactValue]:
    """Return *facts* as a mapping."""
    return {fact.name: fact.value for fact in facts}
