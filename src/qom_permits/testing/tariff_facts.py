"""Facts as strategies: what a tariff may be asked to price, from the inputs it declares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import define, frozen
from hypothesis import reject
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.facts.fact_reading import GivenFact, PlainFact, read_fact
from qom_permits.rules.facts.list_facts import flattened
from qom_permits.rules.language.clauses import Input, ListAsked
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.fact_plan import FactPlan, Known, fact_plan, left_of
from qom_permits.testing.priced import reckoned
from qom_permits.testing.tariff_values import Within, days_around, forms_of

Given = dict[str, GivenFact]

_MOSTLY = (True, True, True, False)
_SELDOM_LEFT_OUT = (False, True, True, True)
_NO_FACTS: Mapping[str, PlainFact] = {}


@frozen(kw_only=True)
class Case:
    """What a tariff is asked to price: *facts* on a day."""

    facts: Given
    on: date


def facts(tariff: Tariff, on: date | None = None, *, uncovered_too: bool = False) -> st.SearchStrategy[Given]:
    """Return legal facts that *tariff* covers on a day, its first unless told.

    They go to the edges of bands, to thresholds and to the ends of ranges often; texts are those that tables
    know. Conditional inputs are given exactly when they are asked. Numbers, days, flags and lists come in every
    form they may be written in. *uncovered_too* draws what no table has a row for as well: facts as legal as any,
    but ``not-covered``.
    """
    drawn = cases(tariff, on=on or tariff.first_day, uncovered_too=uncovered_too)
    return st.builds(_written, drawn, st.booleans())


def cases(
    tariff: Tariff,
    *,
    on: date | None = None,
    always: tuple[str, ...] = (),
    where: Mapping[str, PlainFact] = _NO_FACTS,
    uncovered_too: bool = False,
) -> st.SearchStrategy[Case]:
    """Return facts of *tariff* as `facts` draws them, on any of its days unless told; lists stay lists.

    *always* names inputs that are never left to their default, nor a list left empty; *where* gives facts that
    all the cases have.
    """
    days = days_around(tariff.first_day, tariff.last_day) if on is None else st.just(on)
    plan = fact_plan(tariff, uncovered_too=uncovered_too)
    # Hypothesis spells out what a strategy is given: here nothing, else it would be the whole tariff.
    return st.composite(lambda draw: _case(draw, plan, days, frozenset(always), where))()


def _written(case: Case, is_flat: bool) -> Given:  # noqa: FBT001 - drawn, not chosen by a caller
    return flattened(case.facts) if is_flat else case.facts  # type: ignore[return-value]  # the same values by longer names


def _case(
    draw: st.DrawFn,
    plan: FactPlan,
    days: st.SearchStrategy[date],
    always: frozenset[str],
    where: Mapping[str, PlainFact],
) -> Case:
    drawing = _Drawing(draw=draw, plan=plan, always=always, where=where, on=draw(days), given={})
    try:
        drawing.run()
        reckoned(plan.tariff, drawing.given, drawing.on)
    except BadTariff as no:
        if not plan.accepts(no):
            reject()
    return Case(facts=drawing.given, on=drawing.on)


@define(kw_only=True)
class _Drawing:
    """One set of facts on its way: what is *given* by now."""

    draw: st.DrawFn
    plan: FactPlan
    always: frozenset[str]
    where: Mapping[str, PlainFact]
    on: date
    given: Given

    def run(self) -> None:
        """Draw every fact that is asked, in the order of the plan."""
        asked_once = [each for each in self.plan.inputs if each.of is None]
        calendar = self.plan.tariff.calendar
        fixed = {
            each.name: read_fact(self.where[each.name], each, calendar)
            for each in asked_once
            if each.name in self.where
        }
        known = self._seeded(frozenset(each.name for each in asked_once), fixed)
        of_items: dict[str, list[dict[str, Known]]] = {}
        for wanted in self.plan.inputs:
            if wanted.of is not None:
                self._in_items(wanted, of_items[wanted.of])
            else:
                self._once(wanted, known)
            if isinstance(wanted.asked, ListAsked):
                names = frozenset(each.name for each in self.plan.inputs if each.of == wanted.name)
                of_items[wanted.name] = [self._seeded(names, known) for _ in self._items(wanted.name)]

    def _once(self, wanted: Input, known: Mapping[str, Known]) -> None:
        if not self.plan.is_asked(wanted, self.given, self.on):
            if wanted.name in self.where:
                reject()
        elif isinstance(wanted.asked, ListAsked):
            if self._is_given(wanted, known):
                count = int(self.draw(self.plan.values(wanted, None)))  # type: ignore[arg-type]  # a list's value is its length
                self.given[wanted.name] = [{} for _ in range(max(count, wanted.name in self.always))]
        elif wanted.name in self.where:
            self.given[wanted.name] = self.where[wanted.name]
        elif self._is_given(wanted, known):
            self.given[wanted.name] = self._value(wanted, known)

    def _in_items(self, wanted: Input, known: list[dict[str, Known]]) -> None:
        for place, item in enumerate(self._items(wanted.of or "")):
            if self.plan.is_asked(wanted, self.given, self.on, place) and self._is_given(
                wanted, known[place]
            ):
                item[wanted.name] = self._value(wanted, known[place])

    def _is_given(self, wanted: Input, known: Mapping[str, Known]) -> bool:
        """Return whether to give what need not be given: a default is there, and nothing makes it due."""
        is_list = isinstance(wanted.asked, ListAsked)
        may_be_left_out = is_list or (wanted.default is not None and wanted.when is None)
        if not may_be_left_out or wanted.name in self.always:
            return True
        return self.draw(st.sampled_from(_SELDOM_LEFT_OUT if wanted.name in known else (False, True)))

    def _value(self, wanted: Input, known: Mapping[str, Known]) -> PlainFact:
        left = known.get(wanted.name)
        if left is None or isinstance(left, Within):
            left = self.draw(self.plan.values(wanted, left))
        return self.draw(st.sampled_from(forms_of(left, wanted, self.plan.tariff.calendar)))

    def _seeded(self, names: frozenset[str], known: Mapping[str, Known]) -> dict[str, Known]:
        """Return *known* with what is left of *names* by rows drawn from tables, so that tables cover the case."""
        left = dict(known)
        for table in self.plan.tables_on(names):
            rows = self.plan.rows_for(table, left)
            if rows and self.draw(st.sampled_from(_MOSTLY)):
                left = left_of(table, self.draw(st.sampled_from(rows)), names) | left
        return left

    def _items(self, name: str) -> list[dict[str, PlainFact]]:
        return self.given.get(name, [])  # type: ignore[return-value]  # a list's fact is the list put there
