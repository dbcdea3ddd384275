"""The lines of a bill told: a charge with its bounds and rounding, a relief with what it took off each line."""

from __future__ import annotations

from attrs import define, frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.relieving import part_of, taken_by
from qom_permits.rules.compiling.terms import Term, aligned
from qom_permits.rules.explaining import sentences
from qom_permits.rules.language.clauses import Charge, Relief
from qom_permits.rules.language.expressions import Expression, Formula
from qom_permits.rules.language.kinds import Kind
from qom_permits.rules.telling.pieces import NONE, Code, Pieces, chosen, expression, parts_of
from qom_permits.rules.telling.resting import Resting, Told
from qom_permits.rules.telling.voice import Voice
from qom_permits.rules.telling.workings import Workings, is_exact


@frozen(kw_only=True)
class Amounts:
    """The Python for what a charge came to (*worth*), its bounds, None where it has none, and the amount within them.

    *raised* is the amount not under its *least*. *is_exact* says that all are `Fraction`.
    """

    worth: Term
    least: Term | None
    most: Term | None
    raised: Term
    bounded: Term
    is_exact: bool


@define(kw_only=True)
class LineTelling:
    """Adds the Python that tells the lines of *law*'s bills, by *workings*, and what is *resting* beneath them."""

    law: Law
    workings: Workings
    resting: Resting

    def charge(self, charge: Charge, told: Told, amount: str) -> None:
        """Add the Python that tells *charge*, of which the bill prints *amount*."""
        with self.resting.where(told.applies):
            amounts = self._amounts(charge)
            wanted, kind = charge.formula.expression, charge.formula.expression.kind
            worked = self.workings.told(wanted, self._said(amounts.worth, kind, amounts))
            grounds = self.workings.grounds(wanted, charge.cite)
            beneath = self.resting.beneath(told)
            self.tell(
                "\n",
                *self.workings.filled(sentences.LINE, (self._voice.said(charge.title),), worked, grounds),
                *self._bounds(charge, amounts),
                *self._rounding(charge, amounts),
                *self._remainder(charge, amount),
                *self.workings.items(*told.formulas),
                *beneath.items,
                *beneath.sums,
                *beneath.quantities,
            )

    def relief(self, relief: Relief, told: Told) -> None:
        """Add the Python that tells *relief*."""
        with self.resting.where(told.applies):
            wanted, voice = relief.formula.expression, self._voice
            amount = voice.money(f"-{taken_by(relief)}")
            grounds = self.workings.grounds(wanted, relief.cite)
            sentence = sentences.AMOUNT if relief.share is None else sentences.SHARE
            beneath = self.resting.beneath(told)
            self.tell(
                "\n",
                *self.workings.filled(sentences.LINE, (voice.said(relief.title),), amount, grounds),
                *self.workings.line(sentence, self.workings.told(wanted)),
                *self.workings.items(wanted),
                *(piece for name in self.law.order.under[relief.id] for piece in self._part(relief, name)),
                *beneath.sums,
                *beneath.quantities,
            )

    def tell(self, *pieces: str | Code) -> None:
        """Add the Python that tells *pieces* after what was told before."""
        self._coder.program.line(f"TOLD += ({', '.join(parts_of(pieces))},)")

    def _amounts(self, charge: Charge) -> Amounts:
        """Return the Python for the amounts of *charge*, whose names stand in lines before."""
        formulas = [each.expression for each in (charge.formula, charge.at_least, charge.at_most) if each]
        exact = any(map(is_exact, formulas))
        worth, *bounds = self._terms(formulas, exact=exact)
        least = bounds[0] if charge.at_least is not None else None
        most = bounds[-1] if charge.at_most is not None else None
        raised = (
            worth
            if least is None
            else self._kept(f"{least.code} if {worth.code} < {least.code} else {worth.code}", worth)
        )
        bounded = (
            raised
            if most is None
            else self._kept(f"{most.code} if {most.code} < {raised.code} else {raised.code}", worth)
        )
        return Amounts(worth=worth, least=least, most=most, raised=raised, bounded=bounded, is_exact=exact)

    def _terms(self, formulas: list[Expression], *, exact: bool) -> list[Term]:
        """Return names for what *formulas* come to, over one constant, or *exact*."""
        if exact:
            return [self._kept(self.workings.exactly(each), Term("")) for each in formulas]
        return [
            term if term.constant is not None else self._kept(term.code, term)
            for term in aligned(*map(self._coder.perhaps, formulas))
        ]

    def _kept(self, code: str, like: Term) -> Term:
        return self._coder.program.kept(Term(code, like.places), "T")

    def _said(self, term: Term, kind: Kind, amounts: Amounts) -> Pieces:
        if amounts.is_exact:
            return self._voice.fraction(term.code, kind)
        return self._voice.spoken(term, kind)

    def _bounds(self, charge: Charge, amounts: Amounts) -> Pieces:
        """Return the bounds of *charge*, and which of them counts."""
        worth, least, most, raised = (
            each and each.code for each in (amounts.worth, amounts.least, amounts.most, amounts.raised)
        )
        pieces = NONE
        if charge.at_least is not None and amounts.least is not None:
            counts = f"{worth} < {least}" + (f" and {most} >= {raised}" if most else "")
            told = self._bound(charge.at_least, amounts.least, amounts)
            pieces += self._counting(counts, told, sentences.COUNTS_LEAST, sentences.AT_LEAST)
        if charge.at_most is not None and amounts.most is not None:
            told = self._bound(charge.at_most, amounts.most, amounts)
            pieces += self._counting(f"{most} < {raised}", told, sentences.COUNTS_MOST, sentences.AT_MOST)
        return pieces

    def _bound(self, bound: Formula, term: Term, amounts: Amounts) -> Pieces:
        wanted, program = bound.expression, self._coder.program
        said = expression(self.workings.told(wanted, self._said(term, wanted.kind, amounts)))
        return (Code(program.kept(Term(said), "BOUND").code),)

    def _counting(self, counts: str, told: Pieces, sentence: Text, otherwise: Text) -> Pieces:
        return chosen(counts, self.workings.line(sentence, told), self.workings.line(otherwise, told))

    def _rounding(self, charge: Charge, amounts: Amounts) -> Pieces:
        line = self.resting.line_of(charge)
        if amounts.is_exact:
            differs = f"{amounts.bounded.code} * {10**self.law.money_places} != {line}"
        else:
            one, other = aligned(amounts.bounded, Term(line, self.law.money_places))
            differs = f"{one.code} != {other.code}"
        return chosen(differs, self.workings.line(sentences.ROUNDED, self._voice.line(line)), NONE)

    def _remainder(self, charge: Charge, amount: str) -> Pieces:
        """Return what rounding the total put into *charge*, of which the bill prints *amount*."""
        line, money = self.resting.line_of(charge), self._voice.money
        if self.law.total is None or self.law.total.into != charge.id:
            return NONE
        taken = self.workings.line(sentences.TAKEN_OFF, money(f"{line} - {amount}"), money(amount))
        put = self.workings.line(sentences.PUT_ON, money(f"{amount} - {line}"), money(amount))
        return chosen(f"{amount} != {line}", chosen(f"{amount} < {line}", taken, put), NONE)

    def _part(self, relief: Relief, name: str) -> Pieces:
        """Return what *relief* took off the charge *name*, and what those before it had left of that."""
        charge, over = self.law.charge[name], self.law.order.over[name]
        before = [self.law.relief[each] for each in over[: over.index(relief.id)]]
        left = self.resting.line_of(charge) + "".join(
            f" - ({self._taken(each, charge)} or 0)" for each in before
        )
        taken, money = self._taken(relief, charge), self._voice.money
        told = self.workings.line(
            sentences.PART, (self._voice.said(charge.title),), money(taken), money(left)
        )
        return chosen(f"{taken} is not None", told, NONE)

    def _taken(self, relief: Relief, charge: Charge) -> str:
        is_only = len(self.law.order.under[relief.id]) == 1
        return taken_by(relief) if is_only else part_of(relief, charge)

    @property
    def _voice(self) -> Voice:
        return self.workings.phraser.voice

    @property
    def _coder(self) -> Coder:
        return self.workings.phraser.coder
