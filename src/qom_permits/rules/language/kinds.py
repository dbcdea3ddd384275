"""Kinds: what a formula comes to: a number in a unit, a condition, words, or a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.language.units import Unit

Value = Fraction | str | bool | date
"""What a formula comes to, exactly."""


@frozen
class Number:
    """A number in *unit*; None is the literal 0, which fits any unit."""

    unit: Unit | None


@frozen
class Condition:
    """True or false."""


@frozen
class Words:
    """A text; *options* are the only ones it can be, None is any text."""

    options: tuple[str, ...] | None = None
    _among: frozenset[str] = field(init=False, eq=False, repr=False)

    @_among.default
    def _each_once(self) -> frozenset[str]:
        return frozenset(self.options or ())

    def has(self, word: str) -> bool:
        """Return whether it can be *word*, which is folded."""
        return self.options is None or word in self._among


@frozen
class Day:
    """A day."""


@frozen
class Items:
    """A list of items, which no formula reads but ``sum_over``."""


Kind = Number | Condition | Words | Day | Items


def told(kind: Kind) -> Text:
    """Return *kind* in words.

    >>> told(Condition()).en, told(Items()).en
    ('a condition', 'a list')
    """
    match kind:
        case Number(None):
            return Text("the number 0", "عدد ۰")
        case Number(unit):
            return Text(f"a number in {unit}", f"عددی به {unit}")
        case Condition():
            return Text("a condition", "شرط")
        case Words():
            return Text("a text", "متن")
        case Day():
            return Text("a day", "روز")
        case Items():
            return Text("a list", "فهرست")
        case _:
            assert_never(kind)


def shared_kind(one: Kind, other: Kind) -> Kind | None:
    """Return the kind both can be read as, or None where they do not go together.

    >>> shared_kind(Number(None), Number(Unit())) == Number(Unit())
    True
    """
    if one is other:
        return one
    match one, other:
        case Number(None), Number():
            return other
        case Number(), Number(None):
            return one
        case Words(first), Words(second):
            if first is None or second is None:
                return Words()
            return Words(tuple(dict.fromkeys((*first, *second))))
        case _:
            return one if one == other else None
