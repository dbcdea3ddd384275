"""The span of one number input that two tariffs both allow, cut into stretches at their edges."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.texts import Text, same
from qom_permits.rules.checking.edges import Edge
from qom_permits.rules.comparing import comparing_texts as texts
from qom_permits.rules.language.clauses import NumberAsked
from qom_permits.rules.language.spoken import spoken_unit, spoken_value
from qom_permits.rules.language.tables import Band
from qom_permits.rules.language.units import Unit
from qom_permits.rules.language.wording import nearest_to
from qom_permits.rules.tariff import Tariff

_PARTS = 4
"""In how many parts a stretch is cut to look within it."""


@frozen(kw_only=True)
class Span:
    """The values from *least* to *most* in steps of *step* of an input called *title*, in *unit*."""

    title: Text
    unit: Unit
    least: Fraction
    most: Fraction
    step: Fraction

    def stretches(self, edges: Iterable[Edge]) -> tuple[tuple[Fraction, Fraction], ...]:
        """Return the first and last value of each stretch between *edges*, from the lowest."""
        lasts = sorted(
            {last for edge in edges if self.least <= (last := self._last_within(edge)) < self.most}
        )
        starts = [self.least, *(last + self.step for last in lasts)]
        return tuple(zip(starts, [*lasts, self.most], strict=True))

    def points(self, start: Fraction, end: Fraction, bends: Iterable[Fraction]) -> tuple[Fraction, ...]:
        """Return where to look from *start* to *end*: both ends, between them, and on both sides of *bends*."""
        parts = [start + (end - start) * part / _PARTS for part in range(1, _PARTS)]
        lasts = [_floor(value, self.step) for value in (*parts, *bends)]
        around = {value for last in lasts for value in (last, last + self.step)}
        return tuple(sorted({start, end} | {value for value in around if start < value < end}))

    def _last_within(self, edge: Edge) -> Fraction:
        return (
            _floor(edge.at, self.step) if edge.band is Band.TO else _ceiling(edge.at, self.step) - self.step
        )


def shared_span(old: Tariff, new: Tariff, over: str) -> Span:
    """Return what *old* and *new* both allow for the input *over*; raises `BadTariff` where there is nothing."""
    title, was = _number_asked(old, over)
    title, now = _number_asked(new, over)
    if was.unit != now.unit:
        raise texts.UNITS_DIFFER.error(
            "over", name=title, old=spoken_unit(was.unit), new=spoken_unit(now.unit)
        )
    step = Fraction(1, 10 ** min(was.places, now.places))
    least, most = _ceiling(max(was.least, now.least), step), _floor(min(was.most, now.most), step)
    if most < least:
        raise texts.RANGES_APART.error("over", name=title, old=_range(was), new=_range(now))
    return Span(title=title, unit=now.unit, least=least, most=most, step=step)


def _number_asked(tariff: Tariff, name: str) -> tuple[Text, NumberAsked]:
    inputs = {each.name: each for each in tariff.inputs if each.of is None}
    if name not in inputs:
        near = nearest_to(name, inputs)
        raise texts.NO_SUCH_INPUT.error("over", tariff=tariff.id, name=f"{name:.60}", nearest=near)
    title, asked = inputs[name].title or same(name), inputs[name].asked
    if not isinstance(asked, NumberAsked):
        raise texts.NO_NUMBER.error("over", name=title, tariff=tariff.id)
    return title, asked


def _range(asked: NumberAsked) -> Text:
    least, most = spoken_value(asked.least), spoken_value(asked.most)
    return Text(f"{least.en} … {most.en}", f"{least.fa} … {most.fa}")


def _floor(value: Fraction, step: Fraction) -> Fraction:
    return value // step * step


def _ceiling(value: Fraction, step: Fraction) -> Fraction:
    return -(-value // step) * step
