"""Facts: whether each can be said by its source, is of one mind with itself, and is read by something."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qom_permits.city.checking import supply_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.checking.sources import misjudged, sources_of
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.domain.procedure import PROJECT, FactRule, FactType, Recorded, Source
from qom_permits.domain.stages import RequestKind
from qom_permits.domain.texts import listed, same
from qom_permits.domain.words import SOURCES
from qom_permits.rules.language.units import read_unit

_KEYS = {
    FactType.NUMBER: {"unit", "places", "least", "most"},
    FactType.COUNT: {"unit", "least", "most"},
    FactType.MONEY: {"least", "most"},
    FactType.CHOICE: {"options"},
}
"""The keys that say something of a fact of each type."""
_TAKEN = {
    Recorded.ISSUED_ON: FactType.DATE,
    Recorded.VALID_UNTIL: FactType.DATE,
    Recorded.CHARGE: FactType.MONEY,
    Recorded.PAID: FactType.MONEY,
}
"""The types of what the desk has on record."""


_RECORD = (Source.SURVEY, Source.PLAN_ORDER)
"""What these say is of use in itself: what stands on the plot, and what may be built there."""


def wrong_facts(draft: Draft) -> Iterator[Fault]:
    """Yield each fact that nobody can say, that contradicts itself, or that nothing reads."""
    for procedure in draft.procedures:
        for rule in procedure.facts:
            place = f"{procedure.place}.facts.{rule.name}"
            if rule.name == PROJECT.name:
                yield texts.NAME_TAKEN.at(place, name=rule.name)
            if procedure.steps is not None:
                yield from _unsaid(rule, procedure, place)
            yield from _out_of_shape(rule, place)
            yield from _wrongly_taken(rule, procedure.shape.kind, place)
        yield from _unread(procedure)


def _unsaid(rule: FactRule, procedure: DraftProcedure, place: str) -> Iterator[Fault]:
    allowed = sources_of(procedure.stages)
    if rule.source not in allowed:
        yield texts.NOBODY_SUPPLIES.at(
            f"{place}.source",
            title=rule.title,
            source=SOURCES[rule.source],
            allowed=listed([source.value for source in allowed]),
        )
    else:
        yield from misjudged(rule.title, rule.source, rule.judged_at, procedure.stages, place)


def _out_of_shape(rule: FactRule, place: str) -> Iterator[Fault]:
    said = {
        "unit": bool(rule.unit),
        "places": rule.places != 0,
        "least": rule.least is not None,
        "most": rule.most is not None,
        "options": bool(rule.options),
    }
    for key, is_said in said.items():
        if is_said and key not in _KEYS.get(rule.type, set()):
            yield texts.NOT_OF_TYPE.at(f"{place}.{key}", key=key, type=rule.type.value)
    if rule.type is FactType.CHOICE:
        yield from _wrong_options(rule, place)
    if not 0 <= rule.places <= MOST_DIGITS:
        yield texts.BAD_PLACES.at(f"{place}.places", places=rule.places, most=MOST_DIGITS)
    yield from _wrong_unit(rule, place)
    if rule.least is not None and rule.most is not None and Decimal(rule.least) > Decimal(rule.most):
        yield texts.RANGE_REVERSED.at(f"{place}.least", least=rule.least, most=rule.most)


def _wrong_options(rule: FactRule, place: str) -> Iterator[Fault]:
    if not rule.options:
        yield texts.NO_OPTIONS.at(f"{place}.options", title=rule.title)
    for number, option in enumerate(rule.options, start=1):
        if option in rule.options[: number - 1]:
            yield texts.OPTION_TWICE.at(f"{place}.options.{number}", option=option)


def _wrong_unit(rule: FactRule, place: str) -> Iterator[Fault]:
    try:
        read_unit(rule.unit or "1")
    except BadInput as no:
        yield from (fault.under(f"{place}.unit") for fault in no.faults)


def _wrongly_taken(rule: FactRule, kind: RequestKind | None, place: str) -> Iterator[Fault]:
    taken, where = rule.taken_from, f"{place}.taken_from"
    if taken is None:
        return
    if kind is not None and kind is not RequestKind.PERMIT_RENEWAL:
        yield texts.TAKEN_IN_NO_RENEWAL.at(where, title=rule.title)
    wanted = _TAKEN.get(taken, rule.type)
    if rule.type is not wanted:
        yield texts.TAKEN_OF_ANOTHER_TYPE.at(
            f"{place}.type", taken=same(taken.value), wanted=wanted.value, type=rule.type.value
        )


def _unread(procedure: DraftProcedure) -> Iterator[Fault]:
    """Yield each required fact that somebody is asked for and nothing reads."""
    shape = procedure.shape
    if shape.tariffs is None or len(procedure.tariffs) < len(shape.tariffs) or shape.documents is None:
        return
    read = {asked.name for _, tariff in procedure.tariffs for asked in tariff.inputs}
    read |= {rule.when.of for rule in procedure.documents if rule.when is not None}
    read |= {(shape.validity.by if shape.validity else None) or ""}
    for rule in procedure.facts:
        if rule.required and rule.source not in _RECORD and rule.name not in read:
            yield warnings.UNUSED_FACT.at(f"{procedure.place}.facts.{rule.name}", title=rule.title)
