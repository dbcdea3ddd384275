"""Presence: which parts of a formula the interpreter comes to, and by which conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, evolve, field, frozen

from qom_permits.rules.compiling.law import Law
from qom_permits.rules.language.clauses import Charge, Clause, Input, Quantity, Relief
from qom_permits.rules.language.expressions import (
    Both,
    Comparison,
    Conditional,
    Either,
    Expression,
    Formula,
    Name,
    SumOver,
)
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.parts import made_of, parts_of
from qom_permits.rules.language.units import ONE


@frozen
class Guard:
    """A part is come to where *condition* *holds*, or does not; *elsewhere*: perhaps it was in another place too."""

    condition: Expression
    holds: bool
    elsewhere: bool = False


Path = tuple[Guard, ...]
"""What must be so, one after another, for a part to be come to; nothing where that is certain."""


@define(kw_only=True)
class Presence:
    """Knows which parts of the formulas of *law* are worked out for any bill, and which stand in one place only.

    An explanation says of a part that was not come to in one place what it came to in another.
    """

    law: Law
    times: Counter[Expression] = field(init=False)
    certain: set[Expression] = field(init=False, factory=set)

    @times.default
    def _counted(self) -> Counter[Expression]:
        return Counter(part for formula in self.law.formulas for part in parts_of(formula))

    def __attrs_post_init__(self) -> None:
        """Find what is worked out for any bill."""
        self._note(formula.expression for clause in self.law.parts for formula in self._certain_of(clause))

    def elsewhere(self, part: Expression) -> bool | None:
        """Return whether *part* is worked out for any bill; None is perhaps, outside of the place it stands in."""
        checked = self._checked(part)
        if part in self.certain or (checked is not None and checked.when is None):
            return True
        return None if self.times[part] > 1 or checked is not None else False

    def reached(
        self, whole: Expression, *, of_item: bool = False, path: Path = ()
    ) -> Iterator[tuple[Expression, Path]]:
        """Yield *whole* and each part of it, in the order written, with what must be so for it to be come to.

        *of_item*: for an item of a list, which sees only what was worked out before it. Nothing within a sum over
        items is yielded.
        """
        yield whole, path
        if isinstance(whole, SumOver):
            return
        for part, guard in inner_parts(whole):
            needed = guard if isinstance(whole, Conditional) else self._needed(guard, part, of_item=of_item)
            yield from self.reached(part, of_item=of_item, path=path if needed is None else (*path, needed))

    def _needed(self, guard: Guard | None, part: Expression, *, of_item: bool) -> Guard | None:
        """Return what must be so for *part* to be come to here or elsewhere."""
        elsewhere = self.elsewhere(part)
        if guard is None or (elsewhere and not of_item):
            return None
        return evolve(guard, elsewhere=elsewhere is not False)

    def _checked(self, part: Expression) -> Input | None:
        """Return the fact *part* is, where facts are checked by just this name before any formula."""
        clause = self.law.clauses.get(part.name) if isinstance(part, Name) else None
        is_plain = isinstance(clause, Input) and part.kind == Number(ONE)
        return clause if isinstance(clause, Input) and is_plain else None

    def _certain_of(self, clause: Clause) -> Iterator[Formula]:
        """Yield the formulas of *clause* that are worked out for any bill."""
        match clause:
            case Input(when=Formula() as when, of=None):
                yield when
            case Charge(when=None):
                yield from (each for each in (clause.formula, clause.at_least, clause.at_most) if each)
            case Charge(when=Formula() as when):
                yield when
            case Relief() if any(
                self.law.charge[name].when is None for name in self.law.order.under[clause.id]
            ):
                yield clause.when or clause.formula
            case _:
                pass

    def _note(self, formulas: Iterable[Expression]) -> None:
        waiting = list(formulas)
        while waiting:
            part = waiting.pop()
            if part not in self.certain:
                self.certain.add(part)
                waiting += [inner for inner, guard in inner_parts(part) if guard is None]
                clause = self.law.clauses.get(part.name) if isinstance(part, Name) else None
                waiting += [clause.formula.expression] if isinstance(clause, Quantity) else []


def inner_parts(whole: Expression) -> Iterator[tuple[Expression, Guard | None]]:
    """Yield the parts of *whole*, each with what leads to it, None where nothing must be so."""
    match whole:
        case Conditional():
            yield whole.condition, None
            yield whole.then, Guard(whole.condition, holds=True)
            yield whole.otherwise, Guard(whole.condition, holds=False)
        case Both(conditions) | Either(conditions):
            yield conditions[0], None
            for number, condition in enumerate(conditions[1:], 1):
                before = conditions[0] if number == 1 else type(whole)(conditions[:number])
                yield condition, Guard(before, holds=isinstance(whole, Both))
        case Comparison(first, rest):
            yield first, None
            for number, (_, operand) in enumerate(rest):
                yield operand, Guard(Comparison(first, rest[:number]), holds=True) if number else None
        case SumOver():
            pass
        case _:
            yield from ((part, None) for part in made_of(whole))
