"""Laws of two bills: a case against its halves, and a tariff against another."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen
from hypothesis import reject
from hypothesis import strategies as st

from qom_permits.domain.texts import Text, same
from qom_permits.rules.facts.fact_reading import PlainFact
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Breach, LawBroken, Side
from qom_permits.testing.law_search import search
from qom_permits.testing.moved_cases import Amount, Moving, moving, number, priced
from qom_permits.testing.tariff_facts import Case, cases
from qom_permits.testing.tariff_laws import ANYWHERE, EXAMPLES

_AT_MOST = Text(
    "no bill is more than {factor} times what {other} charges",
    "هیچ مبلغی بیش از {factor} برابر مبلغ {other} نیست",
)
_MORE = Text("{tariff} charges {mine}, {other} charges {theirs}", "{tariff}: {mine}، {other}: {theirs}")
_SPLITS = Text(
    "two cases that share {name} cost together {shares} what one costs",
    "دو مورد که {name} را میان خود بخش کنند روی هم {shares} مبلغ یک مورد است",
)
_AT_LEAST = Text("at least {least} times", "دست‌کم {least} برابر")
_FROM_TO = Text("{least} to {most} times", "{least} تا {most} برابر")
_SPLIT = Text(
    "{whole} costs {cost}; {one} and {other} apart cost {costs} together",
    "{whole}: {cost}؛ {one} و {other} جداگانه، روی هم: {costs}",
)


@frozen(kw_only=True)
class Split:
    """A *case*, and the two parts its number is split into: *one* and the *other*."""

    case: Case
    one: Fraction
    other: Fraction


def at_most(
    tariff: Tariff,
    other: Tariff,
    factor: Amount,
    *,
    where: Mapping[str, PlainFact] = ANYWHERE,
    examples: int = EXAMPLES,
) -> None:
    """Raise `LawBroken` where *tariff*'s total is more than *factor* times that of the *other*.

    The other may be the year before. Each is given those facts it asks for, on the same day where the other
    is law then, else on the other's first day. Cases that either cannot price are passed over, and what rounding
    two bills can make up never counts.
    """
    times = number(factor)
    law = _AT_MOST.fill(factor=spoken_value(times), other=other.id)
    asked = {each.name for each in other.inputs}
    slack = _roundings(tariff) + times * _roundings(other)

    def holds(case: Case) -> None:
        on = case.on if other.covers(case.on) else other.first_day
        known = {name: value for name, value in case.facts.items() if name in asked}
        mine, theirs = priced(tariff, case), priced(other, Case(facts=known, on=on))
        if mine.total.amount > times * theirs.total.amount + slack:
            sides = tuple(
                Side(title=same(f"{made_by.id}:"), tariff=made_by, bill=bill)
                for made_by, bill in ((tariff, mine), (other, theirs))
            )
            found = _MORE.fill(
                tariff=tariff.id, mine=mine.total.told(), other=other.id, theirs=theirs.total.told()
            )
            raise LawBroken(
                Breach(law=law, tariff=tariff, facts=case.facts, on=case.on, found=found, sides=sides)
            )

    search(cases(tariff, where=where), holds, law, tariff, examples)


def splits_fairly(
    tariff: Tariff,
    name: str,
    *,
    least: Amount = 1,
    most: Amount | None = None,
    where: Mapping[str, PlainFact] = ANYWHERE,
    examples: int = EXAMPLES,
) -> None:
    """Raise `LawBroken` where splitting a case in two changes too much what it costs.

    A case in which *name* is x is held against two in which it is a and b, with a + b = x and all other facts
    alike in all three. The two together must cost at least *least* times what the one costs: 1 says that nobody
    saves by splitting, ``"0.8"`` that nobody saves more than a fifth. *most*, where given, says how much dearer
    the two may be. What rounding three bills can make up never counts.
    """
    moved = moving(tariff, name)
    low, high = number(least), None if most is None else number(most)
    shares = _AT_LEAST if high is None else _FROM_TO.fill(least="{least}", most=spoken_value(high))
    law = _SPLITS.fill(name=name, shares=shares.fill(least=spoken_value(low)))
    slack = 2 * _roundings(tariff)

    def holds(split: Split) -> None:
        numbers = (split.one + split.other, split.one, split.other)
        bills = [priced(tariff, moved.to(split.case, each)) for each in numbers]
        whole, parts = bills[0].total, bills[1].total + bills[2].total
        is_dear = high is not None and parts.amount > high * whole.amount + slack
        if is_dear or parts.amount < low * whole.amount - slack:
            told = [moved.told(each) for each in numbers]
            found = _SPLIT.fill(
                whole=told[0], cost=whole.told(), one=told[1], other=told[2], costs=parts.told()
            )
            sides = tuple(moved.side(each, bill) for each, bill in zip(numbers, bills, strict=True))
            facts = moved.to(split.case, numbers[0]).facts
            raise LawBroken(
                Breach(law=law, tariff=tariff, facts=facts, on=split.case.on, found=found, sides=sides)
            )

    drawn = moved.cases(where)
    search(st.composite(lambda draw: _split(draw, drawn, moved))(), holds, law, tariff, examples)


def _split(draw: st.DrawFn, drawn: st.SearchStrategy[Case], moved: Moving) -> Split:
    case = draw(drawn)
    whole, step = moved.place(case), moved.step
    low = max(moved.asked.least, step)
    if whole < 2 * low:
        reject()
    places = st.integers(int(low / step), int((whole - low) / step)).map(lambda place: place * step)
    known = [mark for mark in moved.marks if low <= mark <= whole - low]
    one = draw(st.sampled_from(known) | places if known else places)
    return Split(case=case, one=one, other=whole - one)


def _roundings(tariff: Tariff) -> Fraction:
    """Return how much, in minor units, rounding can make of one bill: a step for each line, and one for the total."""
    total = tariff.total_rounding
    steps = (len(tariff.charges) + len(tariff.reliefs)) * tariff.line_rounding.step
    steps += Fraction(0) if total is None else total.rounding.step
    return Fraction(steps * 10**tariff.money_places)
