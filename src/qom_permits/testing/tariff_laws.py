"""Laws of one number: how a bill may move when it does, and all other facts stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.facts.fact_reading import PlainFact
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Breach, LawBroken
from qom_permits.testing.law_search import search
from qom_permits.testing.moved_cases import Amount, Moving, Step, moving, narrowed, number, priced, steps

EXAMPLES = 200
"""How many cases a law is held against unless told."""

ANYWHERE: Mapping[str, PlainFact] = {}

_NEVER_FALLS = Text("the bill never falls as {name} rises", "با افزایش {name} مبلغ هرگز کم نمی‌شود")
_NO_JUMP = Text(
    "the least step of {name} moves the bill by no more than {limit}",
    "کوچک‌ترین تغییر {name} مبلغ را بیش از {limit} جابه‌جا نمی‌کند",
)
_MOVES = Text(
    "{low} costs {before}, {high} costs {after}: {apart} {word}",
    "{low}: {before}، {high}: {after}؛ {apart} {word}",
)
_LESS, _MORE = Text("less", "کمتر"), Text("more", "بیشتر")
_TIMES = Text("{factor} times", "{factor} برابر")
_BOTH = Text("{amount} and {times}", "{amount} و {times}")


def never_falls(
    tariff: Tariff,
    name: str,
    *,
    except_at: Sequence[Amount] = (),
    where: Mapping[str, PlainFact] = ANYWHERE,
    examples: int = EXAMPLES,
) -> None:
    """Raise `LawBroken` where a higher *name* makes a lower total, all other facts alike.

    A step that begins at, ends at or passes one of *except_at* may fall: give the edge the law names. *where*
    holds the law against cases with these facts only. The step shown is the smallest: from one number to the
    next. For an input of a list's items the first item moves.
    """
    moved = moving(tariff, name)
    fall = smallest_fall(moved, except_at=except_at, where=where, examples=examples)
    if fall is not None:
        raise LawBroken(breach_of(moved, fall, _NEVER_FALLS.fill(name=name)))


def smallest_fall(
    moved: Moving, *, except_at: Sequence[Amount], where: Mapping[str, PlainFact] = ANYWHERE, examples: int
) -> Step | None:
    """Return a step up from one number to the next at which the total falls, None where none is found."""
    fallen: list[Step] = []
    law = _NEVER_FALLS.fill(name=moved.wanted.name)

    def holds(step: Step) -> None:
        before, after = (priced(moved.tariff, moved.to(step.case, each)) for each in (step.low, step.high))
        if after.total < before.total:
            fallen.append(step)
            raise LawBroken(breach_of(moved, step, law))

    try:
        search(steps(moved, where, except_at, next_only=False), holds, law, moved.tariff, examples)
    except LawBroken:
        if not fallen:
            raise
        return narrowed(moved, fallen[-1])
    return None


def no_jump_over(
    tariff: Tariff,
    name: str,
    *,
    amount: Amount | None = None,
    factor: Amount | None = None,
    except_at: Sequence[Amount] = (),
    where: Mapping[str, PlainFact] = ANYWHERE,
    examples: int = EXAMPLES,
) -> None:
    """Raise `LawBroken` where the least step of *name* moves the total, up or down, too far.

    Too far is by more than *amount*, in major units as a tariff writes money, or to more than *factor* times
    the smaller of the two; given both, by both. Anything is more than any number of times nothing. *except_at*
    and *where* are those of `never_falls`.
    """
    if amount is None and factor is None:
        raise TypeError("give an amount, a factor, or both")
    moved = moving(tariff, name)
    most = None if amount is None else number(amount) * 10**tariff.money_places
    times = None if factor is None else number(factor)
    told = None if most is None else Money(int(most), tariff.currency).told()
    law = _NO_JUMP.fill(name=name, limit=_limit(told, None if times is None else spoken_value(times)))

    def holds(step: Step) -> None:
        bills = [priced(tariff, moved.to(step.case, each)).total.amount for each in (step.low, step.high)]
        less, more = sorted(bills)
        if (most is None or more - less > most) and (times is None or more > less * times):
            raise LawBroken(breach_of(moved, step, law))

    search(steps(moved, where, except_at, next_only=True), holds, law, tariff, examples)


def breach_of(moved: Moving, step: Step, law: Text) -> Breach:
    """Return how *law* is broken by *step*: both amounts, and both bills side by side."""
    low, high = (moved.to(step.case, each) for each in (step.low, step.high))
    before, after = priced(moved.tariff, low), priced(moved.tariff, high)
    falls = after.total < before.total
    found = _MOVES.fill(
        low=moved.told(step.low),
        before=before.total.told(),
        high=moved.told(step.high),
        after=after.total.told(),
        apart=(before.total - after.total if falls else after.total - before.total).told(),
        word=_LESS if falls else _MORE,
    )
    sides = moved.side(step.low, before), moved.side(step.high, after)
    return Breach(law=law, tariff=moved.tariff, facts=low.facts, on=low.on, found=found, sides=sides)


def _limit(amount: Text | None, factor: Text | None) -> Text:
    times = None if factor is None else _TIMES.fill(factor=factor)
    if amount is None or times is None:
        return amount or times or Text("", "")
    return _BOTH.fill(amount=amount, times=times)
