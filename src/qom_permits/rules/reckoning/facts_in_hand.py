"""Facts in hand: what was said for the case, or for the item a sum has come to, when a formula asks for it."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from attrs import define, field

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.rules.facts import fact_texts as texts
from qom_permits.rules.language.clauses import Input, ListAsked
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.kinds import Value


@define(kw_only=True)
class ItemInHand:
    """The item of a list that a sum has come to: its *place*, its *facts*, and what is *known* of it by now.

    Outside of sums the hand is empty.
    """

    place: str = ""
    facts: Mapping[str, Value | Fault] = field(factory=dict)
    known: dict[str, Value] = field(factory=dict)


def fact(wanted: Input, facts: Mapping[str, Value | Fault], within: str) -> Generator[Expression, Any, Value]:
    """Work out what *facts* say for *wanted*; told of as standing *within* a place."""
    is_asked: bool = wanted.when is None or (yield wanted.when.expression)
    said = facts.get(wanted.name)
    if isinstance(said, Fault):
        raise BadTariff([said])
    if said is not None and is_asked:
        return said
    place, title = f"{within}.{wanted.name}", wanted.title or wanted.name
    if said is not None and wanted.when is not None:
        raise texts.NOT_ASKED.error(place, title=title, when=wanted.when.text, name=wanted.name)
    is_due = is_asked and wanted.when is not None and not isinstance(wanted.asked, ListAsked)
    if wanted.default is None or is_due:
        raise texts.MISSING_FACT.error(place, title=title, name=wanted.name)
    return wanted.default
