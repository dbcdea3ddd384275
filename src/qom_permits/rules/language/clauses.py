"""Clauses: the parts a tariff is made of, as values."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, assert_never

from attrs import frozen

from qom_permits.domain.facts import Facts
from qom_permits.domain.texts import Text
from qom_permits.rules.language.expressions import NOTHING, Formula
from qom_permits.rules.language.kinds import Condition, Day, Items, Kind, Number, Value, Words
from qom_permits.rules.language.units import Unit


@frozen(kw_only=True)
class NumberAsked:
    """A number in *unit* from *least* to *most* with at most *places* decimals."""

    type: Literal["number", "count", "money"]
    unit: Unit
    places: int
    least: Fraction
    most: Fraction


@frozen
class ChoiceAsked:
    """One of *options*."""

    options: tuple[str, ...]


@frozen
class FlagAsked:
    """True or false."""


@frozen
class DayAsked:
    """A day."""


@frozen
class TextAsked:
    """Any text."""


@frozen
class ListAsked:
    """At most *at_most* items, each with the inputs that say so in their `Input.of`."""

    at_most: int


Asked = NumberAsked | ChoiceAsked | FlagAsked | DayAsked | TextAsked | ListAsked


@frozen(kw_only=True)
class Input:
    """A fact a tariff asks for.

    With *when* it is asked only then, and then required; elsewhere it reads as its *default*. Without, a
    *default* makes it optional. None is "does not apply" for both, and "no title given" for *title*. *of* is
    the list whose every item it is asked of; None is asked once.
    """

    name: str
    asked: Asked
    default: Value | None = None
    when: Formula | None = None
    title: Text | None = None
    of: str | None = None


@frozen(kw_only=True)
class Rate:
    """A number of law with its unit."""

    name: str
    value: Fraction
    unit: Unit
    cite: Text
    title: Text | None = None


@frozen(kw_only=True)
class Quantity:
    """A number, condition or text worked out on the way."""

    name: str
    formula: Formula
    cite: Text
    title: Text | None = None


@frozen(kw_only=True)
class Charge:
    """One clause that charges: *formula* where *when* holds, bounded; None is "no bound", "always"."""

    id: str
    title: Text
    cite: Text
    formula: Formula
    when: Formula | None = None
    at_least: Formula | None = None
    at_most: Formula | None = None


@frozen(kw_only=True)
class Subtotal:
    """The sum of the rounded lines of *members*: charges and other subtotals."""

    name: str
    members: tuple[str, ...]


@frozen(kw_only=True)
class Relief:
    """One clause that relieves the charges *on*, or in subtotals on it: by a *share* of each, or by an *amount*.

    Of *share* and *amount* one is None, for the other is given; a *when* of None is "always".
    """

    id: str
    title: Text
    cite: Text
    on: tuple[str, ...]
    when: Formula | None = None
    share: Formula | None = None
    amount: Formula | None = None

    @property
    def formula(self) -> Formula:
        """Return the share or the amount."""
        return self.share or self.amount or NOTHING


Clause = Input | Rate | Quantity | Charge | Subtotal | Relief
"""What bears a name of its own."""


@frozen(kw_only=True)
class Example:
    """A bill worked out by hand: *lines* and *total* in minor units; a None total is not checked."""

    title: Text
    source: Text
    facts: Facts
    lines: tuple[tuple[str, int], ...] = ()
    total: int | None = None


def kind_asked(asked: Asked) -> Kind:
    """Return the kind of value an input of this type has."""
    match asked:
        case NumberAsked(unit=unit):
            return Number(unit)
        case ChoiceAsked(options):
            return Words(options)
        case FlagAsked():
            return Condition()
        case DayAsked():
            return Day()
        case TextAsked():
            return Words()
        case ListAsked():
            return Items()
        case _:
            assert_never(asked)


def name_of(clause: Clause) -> str:
    """Return the name *clause* bears."""
    return clause.id if isinstance(clause, Charge | Relief) else clause.name


def place_of(clause: Clause) -> str:
    """Return where in the file *clause* stands."""
    match clause:
        case Input():
            return f"inputs.{clause.name}" if clause.of is None else f"inputs.{clause.of}.each.{clause.name}"
        case Rate():
            return f"rates.{clause.name}"
        case Quantity():
            return f"quantities.{clause.name}"
        case Charge():
            return f"charges.{clause.id}"
        case Subtotal():
            return f"subtotals.{clause.name}"
        case Relief():
            return f"reliefs.{clause.id}"
        case _:
            assert_never(clause)
