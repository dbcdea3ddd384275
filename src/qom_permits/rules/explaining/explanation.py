"""The explanation of a bill: for every line what was multiplied by what, and by which row of which table."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from attrs import field, fields, frozen

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.facts import by_name
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text, same
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.explainable import Explainable
from qom_permits.rules.explaining.explained import ExplainedLine, Won
from qom_permits.rules.explaining.explained_relief import ExplainedRelief, RelievedPart
from qom_permits.rules.explaining.grounds import ExplainedQuantity, ExplainedSum
from qom_permits.rules.explaining.phrases import Speaker
from qom_permits.rules.explaining.sentences import filled
from qom_permits.rules.explaining.workings import Teller
from qom_permits.rules.language.clauses import Charge, Quantity, Subtotal, name_of
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.kinds import Number, Value
from qom_permits.rules.language.relief_order import charges_under
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.units import Unit
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.reckoning.billing import ROUNDING, Bill
from qom_permits.rules.reckoning.lines import ChargeLine, ReliefLine


@frozen(kw_only=True)
class Explanation:
    """Why a bill is what it is: its *lines* in their order, and the *total* they add up to.

    *text* is the whole in the language asked for, where that was written out at once; None where it is put together
    from the lines. *promised* is who works these out when they are looked at; None once that is done.
    """

    tariff: str
    digest: str
    title: Text
    lines: tuple[ExplainedLine | ExplainedRelief, ...]
    total: Money
    lang: str = "en"
    text: str | None = field(default=None, init=False, eq=False, repr=False)
    promised: Callable[[], Explanation] | None = field(default=None, init=False, eq=False, repr=False)

    def __str__(self) -> str:
        """Return the whole explanation as text in the language asked for."""
        return self.told().in_(self.lang) if self.text is None else self.text

    def told(self) -> Text:
        """Return the whole explanation as text: the title, each line, the total."""
        parts = [
            self.title,
            *(line.told() for line in self.lines),
            filled(sentences.TOTAL, self.total.told()),
        ]
        return Text("\n".join(part.en for part in parts), "\n".join(part.fa for part in parts))

    def to_json(self) -> dict[str, object]:
        """Return the explanation as plain data; amounts in minor units."""
        return {
            "tariff": self.tariff,
            "digest": self.digest,
            "title": self.title.to_json(),
            "currency": self.total.currency,
            "lines": [line.to_json() for line in self.lines],
            "total": self.total.amount,
        }


def promise(text: str, promised: Callable[[], Explanation]) -> Explanation:
    """Return an explanation whose *text* is written out, and all else once it is looked at; it is the one *promised*.

    A citizen reads the text; who takes it apart line by line can wait for the interpreter.
    """
    explanation = object.__new__(Explanation)
    object.__setattr__(explanation, "text", text)
    object.__setattr__(explanation, "promised", promised)
    return explanation


def _looked_at(explanation: Explanation, name: str) -> Any:
    """Work *explanation* out, now that its *name* is looked at, and return that."""
    if name in _NAMES and explanation.promised is not None:
        whole = explanation.promised()
        for each in _NAMES:
            object.__setattr__(explanation, each, getattr(whole, each))
        object.__setattr__(explanation, "promised", None)
    return object.__getattribute__(explanation, name)


_NAMES = frozenset(each.name for each in fields(Explanation) if each.init)
# Asked only for what is not there. Were it a method, type checkers would take any name for one of an explanation's.
Explanation.__getattr__ = _looked_at  # type: ignore[attr-defined]  # for the reason above


def explain(tariff: Explainable, assessment: Assessment, lang: str = "en") -> Explanation:
    """Return why *assessment*, made by *tariff*, is what it is; raises `BadTariff` when another made it."""
    if tariff.digest != assessment.digest:
        raise texts.OTHER_TARIFF.error(made_by=assessment.tariff, tariff=tariff.id)
    trace: dict[Expression, Value] = {}
    interpreter, _ = tariff.reckoning(by_name(assessment.facts), assessment.on, trace)
    reckoned = tariff.bill(interpreter)
    teller = Teller(
        tariff=tariff,
        speaker=Speaker(
            trace=trace,
            items=interpreter.item_traces,
            tables=interpreter.tables,
            calendar=tariff.calendar,
        ),
    )
    lines: list[ExplainedLine | ExplainedRelief] = [_line(line, reckoned, teller) for line in reckoned.lines]
    lines += [_relief(line, reckoned, teller) for line in reckoned.reliefs]
    if reckoned.into is None and reckoned.remainder:
        lines.append(_remainder(tariff, reckoned.remainder))
    return Explanation(
        tariff=tariff.id,
        digest=tariff.digest,
        title=tariff.title,
        lines=tuple(lines),
        total=tariff.money(reckoned.total, "total"),
        lang=lang,
    )


def _line(line: ChargeLine, reckoned: Bill, teller: Teller) -> ExplainedLine:
    charge, tariff = line.charge, teller.tariff
    formulas = [each for each in (charge.formula, charge.at_least, charge.at_most) if each is not None]
    place = f"charges.{charge.id}"
    grounds = teller.grounds(tuple(formulas))
    return ExplainedLine(
        id=charge.id,
        title=charge.title,
        cite=charge.cite,
        working=teller.working(charge.formula),
        at_least=None if charge.at_least is None else teller.working(charge.at_least),
        at_most=None if charge.at_most is None else teller.working(charge.at_most),
        won=_won(line),
        before_rounding=_money(tariff, line.bounded),
        rounded=_money(tariff, line.line),
        remainder=tariff.money(reckoned.amount(line) - line.line, place),
        amount=tariff.money(reckoned.amount(line), place),
        quantities=_quantities(grounds, teller),
        sums=_sums(grounds, reckoned, tariff),
    )


def _relief(line: ReliefLine, reckoned: Bill, teller: Teller) -> ExplainedRelief:
    relief, tariff = line.relief, teller.tariff
    place = f"reliefs.{relief.id}"
    grounds = teller.grounds((relief.formula,))
    return ExplainedRelief(
        id=relief.id,
        title=relief.title,
        cite=relief.cite,
        by="share" if relief.amount is None else "amount",
        working=teller.working(relief.formula),
        parts=tuple(
            RelievedPart(
                id=part.charge.id,
                title=part.charge.title,
                left=tariff.money(part.left, place),
                taken=tariff.money(part.taken, place),
            )
            for part in line.parts
        ),
        amount=tariff.money(-line.taken, place),
        quantities=_quantities(grounds, teller),
        sums=_sums(grounds, reckoned, tariff),
    )


def _sums(
    grounds: tuple[Quantity | Subtotal | Charge, ...], reckoned: Bill, tariff: Explainable
) -> tuple[ExplainedSum, ...]:
    return tuple(_sum(each, reckoned, tariff) for each in grounds if not isinstance(each, Quantity))


def _sum(added: Subtotal | Charge, reckoned: Bill, tariff: Explainable) -> ExplainedSum:
    """Return what *added* adds up: the rounded lines of its charges that apply."""
    name = name_of(added)
    members = set(charges_under([name], tariff.clauses))
    lines = [line for line in reckoned.lines if line.charge.id in members]
    return ExplainedSum(
        name=name,
        amount=_money(tariff, sum((line.line for line in lines), start=Fraction(0))),
        parts=tuple((line.charge.title, _money(tariff, line.line)) for line in lines),
    )


def _quantities(
    grounds: tuple[Quantity | Subtotal | Charge, ...], teller: Teller
) -> tuple[ExplainedQuantity, ...]:
    return tuple(_quantity(each, teller) for each in grounds if isinstance(each, Quantity))


def _quantity(quantity: Quantity, teller: Teller) -> ExplainedQuantity:
    return ExplainedQuantity(
        name=quantity.name,
        title=quantity.title or same(quantity.name),
        cite=quantity.cite,
        working=teller.working(quantity.formula),
    )


def _remainder(tariff: Explainable, remainder: Fraction) -> ExplainedLine:
    amount = tariff.money(remainder, "rounding")
    told = _money(tariff, remainder)
    return ExplainedLine(
        id="rounding",
        title=ROUNDING,
        cite=tariff.citation,
        working=None,
        at_least=None,
        at_most=None,
        won="formula",
        before_rounding=told,
        rounded=told,
        remainder=amount,
        amount=amount,
        quantities=(),
        sums=(),
    )


def _won(line: ChargeLine) -> Won:
    if line.at_most is not None and line.bounded < _raised(line):
        return "at_most"
    return "at_least" if line.bounded > line.worth else "formula"


def _raised(line: ChargeLine) -> Fraction:
    return line.worth if line.at_least is None else max(line.worth, line.at_least)


def _money(tariff: Explainable, amount: Fraction) -> Text:
    return spoken_amount(amount, Number(Unit(((tariff.currency, 1),))), tariff.calendar)
