"""Phrasing: a formula said aloud as pieces, every name in it replaced by code that says its value and unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from attrs import define, evolve

from qom_permits.domain.texts import Text
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.phrases import needs_brackets
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Asked,
    Both,
    Called,
    Comparison,
    Conditional,
    Covers,
    Either,
    Expression,
    Extreme,
    ItemFact,
    Literal,
    Marginal,
    Months,
    Name,
    Negative,
    Not,
    OneOf,
    Over,
    Product,
    Quotient,
    Reckoned,
    Rounded,
    Steps,
    Sum,
    SumOver,
    TableValue,
)
from qom_permits.rules.telling.drawing import drawn
from qom_permits.rules.telling.pieces import Code, Pieces, chosen, expression, filled, joined
from qom_permits.rules.telling.presence import Guard, Path, Presence, inner_parts
from qom_permits.rules.telling.table_words import TableWords
from qom_permits.rules.telling.voice import Voice

_REFUSED: Pieces = (Code("REFUSE()"),)


@define(kw_only=True)
class Phraser:
    """Says expressions in a *voice*, by the values that *coder* has code for; *tables* says what they read there.

    *is_here*: what it says was come to; where it was not, *presence* knows whether it was in another place.
    """

    coder: Coder
    voice: Voice
    tables: TableWords
    presence: Presence
    is_here: bool = True

    def say(self, wanted: Expression) -> Pieces:
        """Return *wanted* with values for names; what was never worked out keeps its name."""
        if isinstance(wanted, Name | ItemFact | TableValue | AfterRelief | SumOver | Marginal):
            return self._perhaps(wanted)
        if isinstance(wanted, Reckoned):
            return self._reckoned(wanted)
        if isinstance(wanted, Asked):
            return self._asked(wanted)
        if isinstance(wanted, Called):
            return self._called(wanted)
        assert_never(wanted)

    def amount(self, wanted: Expression) -> Pieces:
        """Return what *wanted* comes to, with its unit; a name that is read often is put into words once."""
        spoken = self.voice.spoken(self.coder.perhaps(wanted), wanted.kind)
        is_constant = all(isinstance(piece, str) for piece in spoken)
        if not isinstance(wanted, Name) or self.presence.times[wanted] == 1 or is_constant:
            return spoken
        name = f"SAID_{wanted.name}"
        self.coder.program.assigned[name] = False
        return (Code(f"({name} or ({name} := {expression(spoken)}))"),)

    def so(self, path: Path) -> str:
        """Return code for whether *path* leads on; refused where only another place could tell."""
        return " and ".join(map(self._holds, path))

    def _holds(self, guard: Guard) -> str:
        with self.coder.lazily():
            code = self.coder.condition(guard.condition)
        code = code if guard.holds else f"not {code}"
        return f"({code} or REFUSE())" if guard.elsewhere else code

    def _perhaps(self, wanted: Name | ItemFact | TableValue | AfterRelief | SumOver | Marginal) -> Pieces:
        match self._is_known(wanted):
            case True:
                return self._worth(wanted)
            case False:
                return (_called_by(wanted),)
            case _:
                return _REFUSED

    def _is_known(self, wanted: Expression) -> bool | None:
        return True if self.is_here else self.presence.elsewhere(wanted)

    def _worth(self, wanted: Name | ItemFact | TableValue | AfterRelief | SumOver | Marginal) -> Pieces:
        if isinstance(wanted, SumOver):
            return self._filled(sentences.BRACKETED, self._terms(wanted))
        if isinstance(wanted, Marginal):
            return self._filled(sentences.BRACKETED, self.tables.slices(wanted))
        if isinstance(wanted, AfterRelief):
            return self._filled(sentences.AFTER_RELIEFS, self.amount(wanted))
        return self.amount(wanted)

    def _terms(self, wanted: SumOver) -> Pieces:
        each = expression(self.voice.spoken(self.coder.perhaps(wanted.each), wanted.kind))
        terms = f"[{each} {drawn(wanted)}]"
        return (Code(f"({self.voice.said(sentences.PLUS)!r}.join({terms}) or '0')"),)

    def _reckoned(self, wanted: Reckoned) -> Pieces:
        match wanted:
            case Literal(value=value):
                return (self.voice.value(value),)
            case Sum():
                steps = [(sign, self._within(term)) for sign, term in wanted.rest]
                return _chain(self.say(wanted.first), steps)
            case Product():
                factors = [(sign, self._within(factor)) for sign, factor in wanted.rest]
                return _chain(self._within(wanted.first), factors)
            case Negative():
                return self._filled(sentences.MINUS, self._within(wanted.operand))
            case Conditional():
                return self._conditional(wanted)
            case _:
                assert_never(wanted)

    def _conditional(self, wanted: Conditional, *, is_beside_sign: bool = False) -> Pieces:
        """Return the branch taken, beside a sign in brackets where it would otherwise read as something else."""
        is_known = self._is_known(wanted.condition)
        if is_known is None:
            return _REFUSED
        if not is_known:
            parts = map(self.say, (wanted.then, wanted.condition, wanted.otherwise))
            return self._filled(sentences.EITHER_BRANCH, *parts)
        say = self._bracketed if is_beside_sign else self.say
        then, otherwise = say(wanted.then), say(wanted.otherwise)
        with self.coder.lazily():
            return chosen(self.coder.condition(wanted.condition), then, otherwise)

    def _asked(self, wanted: Asked) -> Pieces:
        match wanted:
            case Comparison(first, rest):
                operands = self._as_far_as_needed(wanted)[1:]
                steps = [(sign, said) for (sign, _), said in zip(rest, operands, strict=True)]
                return _chain(self.say(first), steps)
            case OneOf():
                among = joined(sentences.SLASH.en, [(self.voice.value(value),) for value in wanted.among])
                return self._filled(sentences.IS_ONE_OF, self.say(wanted.sought), among)
            case Both():
                return joined(self.voice.said(sentences.AND), self._as_far_as_needed(wanted))
            case Either():
                return joined(self.voice.said(sentences.OR), self._as_far_as_needed(wanted))
            case Not():
                return self._filled(sentences.NOT, self.say(wanted.condition))
            case Covers():
                keys = joined(self.voice.said(sentences.COMMA), [self.say(key) for key in wanted.keys])
                return self._filled(sentences.HAS_A_ROW, keys, (self.tables.title(wanted.table),))
            case _:
                assert_never(wanted)

    def _as_far_as_needed(self, wanted: Comparison | Both | Either) -> list[Pieces]:
        """Return the parts of *wanted*; those after one that decides were not come to."""
        said: list[Pieces] = []
        elsewhere = evolve(self, is_here=False)
        for part, guard in inner_parts(wanted):
            if guard is None or not self.is_here or self.presence.elsewhere(part):
                said.append(self.say(part))
            else:
                said.append(chosen(self.so((guard,)), self.say(part), elsewhere.say(part)))
        return said

    def _called(self, wanted: Called) -> Pieces:
        match wanted:
            case Extreme():
                among = joined(
                    self.voice.said(sentences.SEMICOLON), [self.say(each) for each in wanted.among]
                )
                return self._filled(sentences.EXTREMES[wanted.which], among)
            case Over():
                return self._filled(sentences.PART_ABOVE, self.say(wanted.amount), self.say(wanted.threshold))
            case Steps():
                steps = self._within(wanted.amount), self._within(wanted.step)
                return self._filled(sentences.STEPS[wanted.which], *steps)
            case Quotient():
                return self._quotient(wanted)
            case Rounded():
                return self._filled(sentences.IN_STEPS, self.say(wanted.amount), self.say(wanted.step))
            case Months():
                days = self.say(wanted.start), self.say(wanted.end)
                return self._filled(sentences.MONTHS[wanted.which], *days)
            case _:
                assert_never(wanted)

    def _quotient(self, wanted: Quotient) -> Pieces:
        sides = self._within(wanted.dividend), self._within(wanted.divisor)
        quotient = self._filled(sentences.DIVIDED, *sides)
        if wanted.places is None:
            return quotient
        match self._is_known(wanted):
            case True:
                return self._filled(sentences.ROUNDED_QUOTIENT, quotient, self.amount(wanted))
            case False:
                return self._filled(sentences.QUOTIENT_TO_ROUND, quotient)
            case _:
                return _REFUSED

    def _within(self, wanted: Expression) -> Pieces:
        """Return *wanted* in brackets where it would otherwise read as something else."""
        if isinstance(wanted, Conditional):
            return self._conditional(wanted, is_beside_sign=True)
        return (
            self._filled(sentences.BRACKETED, self.say(wanted))
            if needs_brackets(wanted)
            else self.say(wanted)
        )

    def _bracketed(self, taken: Expression) -> Pieces:
        """Return the branch *taken* of a condition, in brackets where it would otherwise read as something else."""
        if needs_brackets(taken) or isinstance(taken, Conditional):
            return self._filled(sentences.BRACKETED, self.say(taken))
        return self.say(taken)

    def _filled(self, sentence: Text, *parts: Pieces) -> Pieces:
        return filled(self.voice.said(sentence), *parts)


def _called_by(wanted: Name | ItemFact | TableValue | AfterRelief | SumOver | Marginal) -> str:
    match wanted:
        case SumOver(items=name) | TableValue(table=name) | Marginal(table=name):
            return name
        case _:
            return wanted.name


def _chain(first: Pieces, steps: Sequence[tuple[str, Pieces]]) -> Pieces:
    return (*first, *(piece for sign, said in steps for piece in (sentences.SIGNS[sign], *said)))
