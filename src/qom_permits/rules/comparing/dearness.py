"""How much dearer one tariff is than another, as values: stretch by stretch of one input, each with its words."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.rounding import Mode, to_multiple
from qom_permits.rules.language.spoken import spoken_amount, spoken_value
from qom_permits.rules.language.units import Unit
from qom_permits.rules.reckoning.replaying import Difference

_SHOWN = Fraction(1, 100)


class Verdict(Enum):
    """What the new tariff is over a stretch; *mixed* is dearer here and cheaper there."""

    DEARER = "dearer"
    CHEAPER = "cheaper"
    SAME = "same"
    MIXED = "mixed"
    NOT_COVERED = "not-covered"


_VERDICTS = {
    Verdict.DEARER: Text("dearer", "گران‌تر"),
    Verdict.CHEAPER: Text("cheaper", "ارزان‌تر"),
    Verdict.SAME: Text("the same", "یکسان"),
    Verdict.MIXED: Text("dearer in part, cheaper in part", "در بخشی گران‌تر و در بخشی ارزان‌تر"),
    Verdict.NOT_COVERED: Text("cannot be compared", "سنجیدنی نیست"),
}
_STRETCH = Text("{start} to {end}: {told}", "{start} تا {end}: {told}")
_AT = Text("at {at} {told}", "در {at} {told}")
_MOST = Text("most at {at}: {told}", "بیشترین در {at}: {told}")
_MORE = Text("{amount} more{share}", "{amount} بیشتر{share}")
_LESS = Text("{amount} less{share}", "{amount} کمتر{share}")
_NO_MORE = Text("the same", "یکسان")
_SHARE = Text(" ({percent}%)", " ({percent}٪)")
_REFUSED = Text("{tariff} does not price it: {why}", "{tariff} آن را نمی‌سنجد: {why}")


@frozen(kw_only=True)
class PricedPoint:
    """Both bills *at* one value of the input: *before* and *after*, and by what they differ, line by line."""

    at: Fraction
    before: Money
    after: Money
    difference: Difference

    @property
    def share(self) -> Fraction | None:
        """By what part of the old total the new one is more, exactly; None where the old one is 0."""
        return Fraction(self.difference.total.amount, self.before.amount) if self.before else None

    def told(self) -> Text:
        """Return the difference in words."""
        total = self.difference.total
        if not total:
            return _NO_MORE
        form, amount = (_MORE, total) if total.amount > 0 else (_LESS, -total)
        return form.fill(amount=amount.told(), share=self._percent())

    def to_json(self) -> dict[str, object]:
        """Return the point as plain data; amounts in minor units, the share as an exact fraction."""
        return {
            "at": decimal_text(self.at),
            "old": self.before.amount,
            "new": self.after.amount,
            "difference": self.difference.total.amount,
            "share": None if self.share is None else str(self.share),
            "lines": [line.to_json() for line in self.difference.lines],
        }

    def _percent(self) -> Text:
        if self.share is None:
            return Text("", "")
        return _SHARE.fill(percent=spoken_value(to_multiple(abs(self.share) * 100, _SHOWN, Mode.HALF_UP)))


@frozen(kw_only=True)
class Refusal:
    """That *tariff* does not price some of a stretch, and the *fault* that says why."""

    tariff: str
    fault: Fault

    def to_json(self) -> dict[str, object]:
        """Return the refusal as plain data."""
        return {"tariff": self.tariff, **self.fault.to_json()}


@frozen(kw_only=True)
class Stretch:
    """One stretch of the input, from its first value *start* to its last *end*, both in *unit*.

    *at_start* and *at_end* are None where a tariff does not price there, *greatest* where it prices nowhere;
    *refusals* say why.
    """

    start: Fraction
    end: Fraction
    unit: Unit
    verdict: Verdict
    at_start: PricedPoint | None
    at_end: PricedPoint | None
    greatest: PricedPoint | None
    refusals: tuple[Refusal, ...]

    def told(self) -> Text:
        """Return the stretch in one line."""
        told = [_VERDICTS[self.verdict]]
        if self.verdict is not Verdict.SAME:
            ends = dict.fromkeys(point for point in (self.at_start, self.at_end) if point is not None)
            told += [_AT.fill(at=self._amount(point.at), told=point.told()) for point in ends]
            if self.greatest is not None and self.greatest not in ends:
                told.append(_MOST.fill(at=self._amount(self.greatest.at), told=self.greatest.told()))
        told += [_REFUSED.fill(tariff=each.tariff, why=each.fault.text) for each in self.refusals]
        return _STRETCH.fill(
            start=self._amount(self.start),
            end=self._amount(self.end),
            told=Text("; ".join(part.en for part in told), "؛ ".join(part.fa for part in told)),
        )

    def to_json(self) -> dict[str, object]:
        """Return the stretch as plain data."""
        points = {"at_start": self.at_start, "at_end": self.at_end, "greatest": self.greatest}
        return {
            "from": decimal_text(self.start),
            "to": decimal_text(self.end),
            "verdict": self.verdict.value,
            **{name: None if point is None else point.to_json() for name, point in points.items()},
            "not_covered": [each.to_json() for each in self.refusals],
            "text": self.told().to_json(),
        }

    def _amount(self, value: Fraction) -> Text:
        return spoken_amount(value, Number(self.unit))


@frozen(kw_only=True)
class Dearness:
    """How the tariff *new* compares with *old* over one input, called *title*, in *stretches* from the lowest."""

    old: str
    new: str
    over: str
    title: Text
    currency: str
    stretches: tuple[Stretch, ...]

    def to_json(self) -> dict[str, object]:
        """Return the comparison as plain data; amounts in minor units."""
        return {
            "old": self.old,
            "new": self.new,
            "over": self.over,
            "currency": self.currency,
            "stretches": [stretch.to_json() for stretch in self.stretches],
        }
