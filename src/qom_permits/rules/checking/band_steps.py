"""Steps at bands: where a charge falls or jumps because another band begins, with the amounts on both sides.

What a band does to a bill is seen on the tariff's own examples: one number is moved over the edge, all else stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import by_name
from qom_permits.domain.fault import Fault
from qom_permits.rules.checking import warning_texts as texts
from qom_permits.rules.checking.edges import Edge, Edges, banded_inputs
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.clauses import Input, NumberAsked, kind_asked
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.tables import Band
from qom_permits.rules.language.units import Unit
from qom_permits.rules.tariff import Tariff

MOST_EXAMPLES = 3
MOST_EDGES = 200

Lines = Mapping[str, Fraction]


def steps_at_bands(tariff: Tariff) -> Iterator[Fault]:
    """Yield a warning for each charge that falls or jumps at the edge of a band, once for each edge."""
    told: set[tuple[str, str, Fraction]] = set()
    for example in tariff.examples[:MOST_EXAMPLES]:
        for over in banded_inputs(tariff):
            edges = sorted(Edges(tariff=tariff, over=over.name, known={}).of_bands())
            for edge in edges[:MOST_EDGES]:
                for step in _steps(tariff, by_name(example.facts), over, edge):
                    known = step.charge, over.name, step.upper
                    if known not in told:
                        told.add(known)
                        yield step.warning(tariff, over)


@frozen(kw_only=True)
class _Step:
    """What *charge* does between the last number of one band and the first of the next."""

    charge: str
    lower: Fraction
    upper: Fraction
    before: Fraction
    after: Fraction

    def warning(self, tariff: Tariff, over: Input) -> Fault:
        """Return the step as a warning."""
        money, kind = Number(Unit(((tariff.currency, 1),))), kind_asked(over.asked)
        wording = texts.FALLS if self.after < self.before else texts.JUMPS
        title = next(charge.title for charge in tariff.charges if charge.id == self.charge)
        return wording.at(
            f"charges.{self.charge}",
            charge=title,
            name=over.title or over.name,
            lower=spoken_amount(self.lower, kind),
            upper=spoken_amount(self.upper, kind),
            before=spoken_amount(self.before, money),
            after=spoken_amount(self.after, money),
        )


def _steps(tariff: Tariff, facts: Mapping[str, GivenFact], over: Input, edge: Edge) -> Iterator[_Step]:
    unit = Fraction(1, 10 ** (over.asked.places if isinstance(over.asked, NumberAsked) else 0))
    within = edge.at // unit * unit
    lower = within - unit if edge.band is Band.BELOW and within == edge.at else within
    places = [lower - unit, lower, lower + unit, lower + 2 * unit]
    bills = [_lines(tariff, {**facts, over.name: decimal_text(place) or ""}) for place in places]
    below, before, after, above = bills
    for charge in [charge.id for charge in tariff.charges if charge.id in before and charge.id in after]:
        slope = (
            max(_change(charge, below, before), _change(charge, after, above)) + 2 * tariff.line_rounding.step
        )
        if _change(charge, before, after) > slope:
            yield _Step(
                charge=charge, lower=lower, upper=lower + unit, before=before[charge], after=after[charge]
            )


def _change(charge: str, one: Lines, other: Lines) -> Fraction:
    return abs(other[charge] - one[charge]) if charge in one and charge in other else Fraction(0)


def _lines(tariff: Tariff, facts: Mapping[str, GivenFact]) -> Lines:
    """Return the lines of the bill for *facts* before the total is rounded into one; none where it is refused."""
    try:
        interpreter, _ = tariff.reckoning(facts, tariff.first_day)
        return {line.charge.id: line.line for line in tariff.bill(interpreter).lines}
    except BadInput:
        return {}
