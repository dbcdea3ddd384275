"""Moving one number of a case while everything else stays: the step from one bill to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from attrs import evolve, frozen
from hypothesis import reject
from hypothesis import strategies as st

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, same
from qom_permits.rules.facts.fact_reading import PlainFact, read_fact
from qom_permits.rules.facts.fact_texts import UNKNOWN_FACT
from qom_permits.rules.language.clauses import Input, NumberAsked, kind_asked
from qom_permits.rules.language.exact import decimal_text, exact
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.wording import nearest_to
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Side
from qom_permits.testing.tariff_facts import Case, cases
from qom_permits.testing.tariff_landmarks import landmarks, step_of

Amount = str | int | Decimal | Fraction
"""A number given by a rule author, never a float."""

_TOLD = same("{title} {amount}")


@frozen(kw_only=True)
class Moving:
    """The number *wanted* of *tariff*'s cases, which moves; in the first item where it is asked of items."""

    tariff: Tariff
    wanted: Input
    asked: NumberAsked
    marks: tuple[Fraction, ...]

    @property
    def title(self) -> Text:
        """What people call it."""
        return self.wanted.title or same(self.wanted.name)

    @property
    def step(self) -> Fraction:
        """The least by which it can move."""
        return step_of(self.asked)

    def place(self, case: Case) -> Fraction:
        """Return where the number stands in *case*; a case that does not give it is not drawn."""
        said = _first(case.facts, self.wanted).get(self.wanted.name)
        if said is None:
            reject()
        return Fraction(read_fact(said, self.wanted, self.tariff.calendar))  # type: ignore[arg-type]  # a number is read as one

    def to(self, case: Case, number: Fraction) -> Case:
        """Return *case* with the number moved to *number*."""
        name, digits = self.wanted.name, decimal_text(number) or ""
        facts: dict[str, Any] = dict(case.facts)
        if self.wanted.of is None:
            facts[name] = digits
        else:
            first, *others = facts[self.wanted.of]
            facts[self.wanted.of] = [{**first, name: digits}, *others]
        return evolve(case, facts=facts)

    def cases(self, where: Mapping[str, PlainFact]) -> st.SearchStrategy[Case]:
        """Return cases that give the number, with the facts *where* says."""
        always = (self.wanted.name,) if self.wanted.of is None else (self.wanted.name, self.wanted.of)
        return cases(self.tariff, always=always, where=where)

    def told(self, number: Fraction) -> Text:
        """Return *number* with its unit and what it is a number of."""
        return _TOLD.fill(title=self.title, amount=spoken_amount(number, kind_asked(self.asked)))

    def side(self, number: Fraction, bill: Assessment) -> Side:
        """Return *bill*, where the number is *number*, to be shown beside another."""
        return Side(title=same("{told}:").fill(told=self.told(number)), tariff=self.tariff, bill=bill)


@frozen(kw_only=True)
class Step:
    """A *case* and two numbers, *low* and *high*, that the one that moves can be."""

    case: Case
    low: Fraction
    high: Fraction


def moving(tariff: Tariff, name: str) -> Moving:
    """Return the number *name* of *tariff*; raises `BadTariff` where it asks for no such number."""
    numbers = {each.name: each for each in tariff.inputs if isinstance(each.asked, NumberAsked)}
    wanted = numbers.get(name)
    if wanted is None or not isinstance(wanted.asked, NumberAsked):
        raise UNKNOWN_FACT.error(f"inputs.{name}", name=name, nearest=nearest_to(name, numbers))
    marks = tuple(mark for mark in landmarks(tariff)[name] if isinstance(mark, Fraction))
    return Moving(tariff=tariff, wanted=wanted, asked=wanted.asked, marks=marks)


def steps(
    moved: Moving, where: Mapping[str, PlainFact], except_at: Sequence[Amount], *, next_only: bool
) -> st.SearchStrategy[Step]:
    """Return steps up of what is *moved*, the smallest often, else only; none that touches *except_at*."""
    drawn, excepted = moved.cases(where), [number(each) for each in except_at]
    return st.composite(lambda draw: _step(draw, drawn, moved, excepted, next_only))()


def number(given: Amount) -> Fraction:
    """Return *given* exactly; raises `BadInput` for a float."""
    return given if isinstance(given, Fraction) else exact(given)


def priced(tariff: Tariff, case: Case) -> Assessment:
    """Return the bill for *case*; one that cannot be priced is not drawn."""
    try:
        return tariff.assess(case.facts, case.on)
    except BadTariff:
        reject()


def narrowed(moved: Moving, step: Step) -> Step:
    """Return the smallest step within *step* over which the bill falls, where it falls over *step*."""
    low, high = step.low, step.high
    while high - low > moved.step:
        middle = low + floor((high - low) / moved.step / 2) * moved.step
        try:
            before, halfway = (
                moved.tariff.assess(moved.to(step.case, each).facts, step.case.on).total
                for each in (low, middle)
            )
        except BadTariff:
            break
        low, high = (low, middle) if halfway < before else (middle, high)
    return evolve(step, low=low, high=high)


def _step(
    draw: st.DrawFn,
    drawn: st.SearchStrategy[Case],
    moved: Moving,
    excepted: Sequence[Fraction],
    next_only: bool,  # noqa: FBT001 - passed on as it came by name
) -> Step:
    case = draw(drawn)
    one = moved.place(case)
    places = st.integers(int(moved.asked.least / moved.step), int(moved.asked.most / moved.step))
    far = st.sampled_from(moved.marks) | places.map(lambda place: place * moved.step)
    other = one + moved.step if next_only or draw(st.booleans()) else draw(far)
    low, high = sorted((one, other))
    if low == high or high > moved.asked.most or any(low <= each <= high for each in excepted):
        reject()
    return Step(case=moved.to(case, low), low=low, high=high)


def _first(facts: Mapping[str, Any], wanted: Input) -> Mapping[str, Any]:
    """Return what was said where *wanted* is asked: the case, or the first item of its list."""
    if wanted.of is None:
        return facts
    items: Sequence[Mapping[str, Any]] = facts.get(wanted.of) or ({},)
    return items[0]
