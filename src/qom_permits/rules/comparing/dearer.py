"""Where a new tariff is dearer than an old one, and by how much: band by band over one number input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.rules.comparing import comparing_texts as texts
from qom_permits.rules.comparing.dearness import Dearness, PricedPoint, Refusal, Stretch, Verdict
from qom_permits.rules.comparing.pricing import Priced, Pricing
from qom_permits.rules.comparing.shared_facts import facts_for
from qom_permits.rules.comparing.spans import Span, shared_span
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.reckoning.replaying import difference
from qom_permits.rules.tariff import Tariff


def dearer(
    old: Tariff, new: Tariff, over: str = "floor_area", given: Mapping[str, GivenFact] | None = None
) -> Dearness:
    """Return where *new* is dearer than *old* as the input *over* grows, the other facts as *given*.

    Both price on their own first day, each by the facts it asks for; what is given for *over* itself does not
    count. Raises `BadTariff` where the two cannot be compared, and where one prices nothing at all for want of
    more than a row.
    """
    if (old.currency, old.money_places) != (new.currency, new.money_places):
        raise texts.CURRENCIES_DIFFER.error("tariff.currency", old=old.id, new=new.id)
    span = shared_span(old, new, over)
    facts = {name: value for name, value in (given or {}).items() if name != over}
    was = Pricing(tariff=old, over=over, facts=facts_for(old, new, facts))
    now = Pricing(tariff=new, over=over, facts=facts_for(new, old, facts))
    bends = was.edges.of_bends() | now.edges.of_bends()
    looks = [
        span.points(start, end, bends)
        for start, end in span.stretches(was.edges.of_bands() | now.edges.of_bands())
    ]
    before, after = (each.at(at for points in looks for at in points) for each in (was, now))
    faults = dict.fromkeys([*before.why_nothing(), *after.why_nothing()])
    if faults:
        raise BadTariff(list(faults))
    return Dearness(
        old=old.id,
        new=new.id,
        over=over,
        title=span.title,
        currency=new.currency,
        stretches=tuple(_stretch(span, points, before, after) for points in looks),
    )


def _stretch(span: Span, points: tuple[Fraction, ...], before: Priced, after: Priced) -> Stretch:
    ends_first = (points[0], points[-1], *points[1:-1])
    priced = {point.at: point for point in _priced(ends_first, before, after)}
    return Stretch(
        start=points[0],
        end=points[-1],
        unit=span.unit,
        verdict=_verdict({_sign(point) for point in priced.values()}),
        at_start=priced.get(points[0]),
        at_end=priced.get(points[-1]),
        greatest=max(priced.values(), key=_size, default=None),
        refusals=tuple(_refusals(points, before, after)),
    )


def _priced(points: tuple[Fraction, ...], before: Priced, after: Priced) -> Iterator[PricedPoint]:
    """Yield the points for which there are two bills."""
    for at in points:
        old, new = before.bills[at], after.bills[at]
        if isinstance(old, Assessment) and isinstance(new, Assessment):
            yield PricedPoint(at=at, before=old.total, after=new.total, difference=difference(old, new))


def _refusals(points: tuple[Fraction, ...], before: Priced, after: Priced) -> Iterator[Refusal]:
    """Yield why a tariff does not price some of *points*, each place and kind of fault once."""
    for priced in (before, after):
        bills = [priced.bills[at] for at in points]
        faults = [fault for bill in bills if isinstance(bill, tuple) for fault in bill]
        first = {(fault.code, fault.where): fault for fault in reversed(faults)}
        yield from (Refusal(tariff=priced.id, fault=fault) for fault in reversed(first.values()))


def _verdict(signs: set[int]) -> Verdict:
    match sorted(signs - {0}):
        case [1]:
            return Verdict.DEARER
        case [-1]:
            return Verdict.CHEAPER
        case []:
            return Verdict.SAME if signs else Verdict.NOT_COVERED
        case _:
            return Verdict.MIXED


def _sign(point: PricedPoint) -> int:
    amount = point.difference.total.amount
    return (amount > 0) - (amount < 0)


def _size(point: PricedPoint) -> int:
    return abs(point.difference.total.amount)
