"""Inputs: whether every value a fact may have is one that the tariffs of its procedure take."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from qom_permits.city.checking import price_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import FactRule, FactType
from qom_permits.domain.texts import Text, listed, nearest
from qom_permits.rules.language.clauses import (
    Asked,
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.language.units import read_unit
from qom_permits.rules.tariff import Tariff

_TYPES: dict[type, tuple[FactType, ...]] = {
    ChoiceAsked: (FactType.CHOICE,),
    FlagAsked: (FactType.FLAG,),
    DayAsked: (FactType.DATE,),
    TextAsked: (FactType.TEXT, FactType.CHOICE),
}
"""The types of facts that an input of each kind takes, numbers put aside."""


@frozen
class _Pair:
    """A fact's *rule* and the input of *tariff* that *asked* for it; the fact stands at *place*."""

    rule: FactRule
    asked: Input
    tariff: Tariff
    place: str

    def told(self) -> dict[str, object]:
        """Return what every fault of the two says."""
        return {"name": self.rule.name, "tariff": self.tariff.id}


def unfit_inputs(draft: Draft) -> Iterator[Fault]:
    """Yield each fact that may have a value one of its procedure's tariffs refuses, and inputs without a fact."""
    for procedure in draft.procedures:
        for number, tariff in procedure.tariffs:
            yield from _of_tariff(tariff, procedure, f"{procedure.place}.tariffs.{number}", draft.calendar)


def _of_tariff(
    tariff: Tariff, procedure: DraftProcedure, place: str, calendar: Calendar | None
) -> Iterator[Fault]:
    for asked in tariff.inputs:
        rule = procedure.fact(asked.name)
        if asked.of is not None:
            continue
        if rule is not None:
            pair = _Pair(rule, asked, tariff, f"{procedure.place}.facts.{rule.name}")
            yield from _unfit(pair)
            yield from _unreadable_day(pair, calendar)
        elif asked.name not in procedure.fact_names:
            yield from _left_out(tariff, asked, procedure, f"{place}.{asked.name}")


def _left_out(tariff: Tariff, asked: Input, procedure: DraftProcedure, place: str) -> Iterator[Fault]:
    """Yield what comes of an input that no fact supplies; one always needed is a fault of the reading."""
    told = {"tariff": tariff.id, "name": asked.name}
    if isinstance(asked.asked, ListAsked):
        yield warnings.LIST_NOT_SUPPLIED.at(place, **told)
    elif asked.when is not None:
        near = nearest(asked.name, list(procedure.fact_names))
        yield texts.SOMETIMES_ASKED.at(place, **told, nearest=near)
    elif asked.default is not None:
        yield warnings.AT_DEFAULT.at(place, **told)


def _unfit(pair: _Pair) -> Iterator[Fault]:
    asked = pair.asked.asked
    if pair.rule.type not in _taken_types(asked):
        yield texts.ANOTHER_TYPE.at(
            f"{pair.place}.type", **pair.told(), wanted=_type_of(asked), given=pair.rule.type.value
        )
    elif isinstance(asked, NumberAsked):
        yield from _unfit_number(pair, asked)
    elif isinstance(asked, ChoiceAsked):
        yield from _unknown_options(pair, asked)
    if not pair.rule.required and pair.asked.default is None and pair.asked.when is None:
        yield texts.OPTIONAL.at(f"{pair.place}.required", **pair.told())


def _taken_types(asked: Asked) -> tuple[FactType, ...]:
    if isinstance(asked, NumberAsked):
        return (FactType.MONEY,) if asked.type == "money" else (FactType.NUMBER, FactType.COUNT)
    return _TYPES.get(type(asked), ())


def _type_of(asked: Asked) -> str:
    if isinstance(asked, NumberAsked):
        return asked.type
    return next((types[0].value for kind, types in _TYPES.items() if isinstance(asked, kind)), "list")


def _unfit_number(pair: _Pair, asked: NumberAsked) -> Iterator[Fault]:
    rule = pair.rule
    if rule.type is not FactType.MONEY and not _is_in(rule.unit, asked):
        yield texts.ANOTHER_UNIT.at(
            f"{pair.place}.unit", **pair.told(), wanted=str(asked.unit), given=rule.unit or "1"
        )
    if rule.places > asked.places:
        yield texts.FINER.at(f"{pair.place}.places", **pair.told(), given=rule.places, wanted=asked.places)
    least, most = _end(rule.least, pair), _end(rule.most, pair)
    for end, given, is_wider in (
        ("least", least, least is None or least < asked.least),
        ("most", most, most is None or most > asked.most),
    ):
        if is_wider:
            low, high = spoken_value(asked.least), spoken_value(asked.most)
            wanted = Text(f"{low.en} … {high.en}", f"{low.fa} … {high.fa}")
            told = "…" if given is None else spoken_value(given)
            yield texts.WIDER.at(f"{pair.place}.{end}", **pair.told(), given=told, wanted=wanted)


def _is_in(unit: str, asked: NumberAsked) -> bool:
    try:
        return read_unit(unit or "1") == asked.unit
    except BadInput:  # no unit at all is a fault of its own
        return True


def _end(digits: str | None, pair: _Pair) -> Fraction | None:
    """Return the end of a range in the tariff's units: a fact of money counts minor ones."""
    scale = 10**pair.tariff.money_places if pair.rule.type is FactType.MONEY else 1
    return None if digits is None else Fraction(digits) / scale


def _unknown_options(pair: _Pair, asked: ChoiceAsked) -> Iterator[Fault]:
    for number, option in enumerate(pair.rule.options, start=1):
        if fold(option) not in asked.options:
            yield texts.OTHER_OPTION.at(
                f"{pair.place}.options.{number}", **pair.told(), option=option, allowed=listed(asked.options)
            )


def _unreadable_day(pair: _Pair, calendar: Calendar | None) -> Iterator[Fault]:
    written = pair.tariff.calendar
    if isinstance(pair.asked.asked, DayAsked) and calendar is not None and calendar is not written:
        yield texts.ANOTHER_CALENDAR.at(pair.place, **pair.told(), given=written.value, wanted=calendar.value)
