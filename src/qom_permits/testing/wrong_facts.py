"""Facts with exactly one thing wrong, and the code of the fault they deserve."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, assert_never

from attrs import frozen
from hypothesis import assume
from hypothesis import strategies as st

from qom_permits.domain.facts import MOST_CHARACTERS
from qom_permits.rules.language.clauses import (
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.tariff_facts import Case, Given, cases
from qom_permits.testing.tariff_landmarks import step_of
from qom_permits.testing.tariff_values import forms_of

_NO_NUMBERS: tuple[object, ...] = ("", "-", "12,5", "1e3", "۱2", "1 000", "½", True, None, 1.5, [])
_NO_DAYS = ("", "yesterday", "1404-13-01", "1404-1-1", "2025-02-30", 14040101, True, None)
_NAMELESS = "not_asked"


@frozen(kw_only=True)
class WrongFacts:
    """*facts* that a tariff refuses with one fault: its *code*, and *where* it is."""

    facts: Given
    code: str
    where: str


@frozen
class _Spoiling:
    """One way to spoil facts: what to do with those of the case or of an item, and the fault it makes."""

    item: tuple[str, int] | None
    name: str
    code: str
    spoil: Callable[[dict[str, Any]], object]


def invalid_facts(tariff: Tariff) -> st.SearchStrategy[WrongFacts]:
    """Return facts for the tariff's first day with one thing wrong.

    A fact is missing, not asked for, of the wrong type, out of its range, unreadable, or given where its
    condition does not hold; in the case itself or in an item of a list.
    """
    legal = cases(tariff, on=tariff.first_day)
    return st.composite(lambda draw: _spoilt(draw, legal, tariff))()


def _spoilt(draw: st.DrawFn, legal: st.SearchStrategy[Case], tariff: Tariff) -> WrongFacts:
    facts: dict[str, Any] = deepcopy(draw(legal).facts)
    ways = [*_of_the_case(facts, tariff), *_of_items(facts, tariff)]
    assume(ways)
    way = draw(st.sampled_from(ways))
    said, place = facts, f"facts.{way.name}"
    if way.item is not None:
        name, number = way.item
        said, place = facts[name][number], f"facts.{name}.{number + 1}.{way.name}"
    way.spoil(said)
    return WrongFacts(facts=facts, code=way.code, where=place)


def _of_the_case(facts: Given, tariff: Tariff) -> Iterator[_Spoiling]:
    yield from _unknown(None, tariff)
    for wanted in tariff.inputs:
        if wanted.of is None:
            yield from _ways(wanted, facts, None, tariff)


def _of_items(facts: dict[str, Any], tariff: Tariff) -> Iterator[_Spoiling]:
    for wanted in tariff.inputs:
        for number, item in enumerate(facts.get(wanted.of or "", ())):
            yield from _ways(wanted, item, (wanted.of or "", number), tariff)
    for wanted in tariff.inputs:
        if isinstance(wanted.asked, ListAsked):
            for number, _ in enumerate(facts.get(wanted.name, ())):
                yield from _unknown((wanted.name, number), tariff)


def _unknown(item: tuple[str, int] | None, tariff: Tariff) -> Iterator[_Spoiling]:
    known = {each.name for each in tariff.inputs}
    for name in dict.fromkeys([_NAMELESS, *(f"{each}_" for each in sorted(known))]):
        if name not in known:
            yield _Spoiling(item, name, "unknown-fact", _putting(name, "1"))


def _ways(
    wanted: Input, said: Mapping[str, object], item: tuple[str, int] | None, tariff: Tariff
) -> Iterator[_Spoiling]:
    name = wanted.name
    is_list = isinstance(wanted.asked, ListAsked)
    if name not in said and wanted.when is not None and not is_list:
        unasked = forms_of(_any_value(wanted, tariff), wanted, tariff.calendar)[0]
        yield _Spoiling(item, name, "bad-fact", _putting(name, unasked))
    if name in said:
        if not is_list and (wanted.default is None or wanted.when is not None):
            yield _Spoiling(item, name, "missing-fact", _leaving_out(name))
        for value in _bad_values(wanted):
            yield _Spoiling(item, name, "bad-fact", _putting(name, value))


def _putting(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda said: said.update({name: value})


def _leaving_out(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda said: said.pop(name)


def _any_value(wanted: Input, tariff: Tariff) -> Any:
    """Return a value that *wanted* could have, were it asked."""
    match wanted.asked:
        case NumberAsked(least=least):
            return least
        case ChoiceAsked(options):
            return options[0]
        case FlagAsked():
            return False
        case DayAsked():
            return tariff.first_day
        case _:
            return "1"


def _bad_values(wanted: Input) -> tuple[object, ...]:
    match wanted.asked:
        case NumberAsked() as asked:
            step = step_of(asked)
            outside = (asked.least - step, asked.most + step, asked.least + step / 10)
            return (*(decimal_text(number) for number in outside), *_NO_NUMBERS)
        case ChoiceAsked(options):
            return (f"not {options[0]}", "", 1, None)
        case FlagAsked():
            return ("yes", "True", "", 1, None)
        case DayAsked():
            return _NO_DAYS
        case TextAsked():
            return ("a" * (MOST_CHARACTERS + 1), 1, True, None)
        case ListAsked(at_most):
            return ("one", 1, ["one"], None, [{}] * (at_most + 1))
        case _:
            assert_never(wanted.asked)
