"""The heading of a tariff: whose law it is, for which days, in what money, and how bills are rounded."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.jalali import Calendar, read_day, write_day
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text, listed, same
from qom_permits.rules.language.rounding import Mode, Rounding, TotalRounding
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.language.units import Unit
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.heading_keys import (
    HEADING,
    IN_FORCE,
    LINE_ROUNDING,
    ROUNDING,
    TOTAL_ROUNDING,
)
from qom_permits.rules.loading.keys import Keys
from qom_permits.rules.loading.sections import Section

MOST_PLACES = 6
_NO_DAY = date(1, 1, 1)


@frozen(kw_only=True)
class Heading:
    """What stands in ``[tariff]``; *last_day* None is without end, *supersedes* None replaces nothing."""

    id: str
    title: Text
    currency: str
    money_places: int
    calendar: Calendar
    first_day: date
    last_day: date | None
    published: date
    citation: Text
    sample: bool
    supersedes: str | None

    @property
    def money(self) -> Unit:
        """The currency as a unit."""
        return Unit(((self.currency, 1),))

    @property
    def minor_unit(self) -> Fraction:
        """The smallest amount of money there is."""
        return Fraction(1, 10**self.money_places)


def read_heading(section: Section) -> Heading:
    """Return what ``[tariff]`` says."""
    section.only(HEADING)
    calendar = _calendar(section)
    days = section.section("in_force")
    if "in_force" in section.content:
        days.only(IN_FORCE)
    first, last = _day(days, "from", calendar), _day(days, "until", calendar)
    if first is not None and last is not None and last < first:
        days.fault(
            "until", texts.ENDS_BEFORE, until=write_day(last, calendar), start=write_day(first, calendar)
        )
    for key in ("id", "citation"):
        given = section.content.get(key)
        if isinstance(given, str) and not given.strip():
            section.fault(key, texts.MISSING_KEY, key=key)
    return Heading(
        id=section.words("id"),
        title=section.both("title"),
        currency=section.read_words("currency", lambda words: Money(0, words).currency, "IRR"),
        money_places=section.whole("money_places", MOST_PLACES),
        calendar=calendar,
        first_day=first or _NO_DAY,
        last_day=last,
        published=_day(section, "published", calendar) or first or _NO_DAY,
        citation=section.text("citation"),
        sample=section.flag("sample"),
        supersedes=section.words("supersedes") or None,
    )


def read_rounding(section: Section, heading: Heading) -> tuple[Rounding, TotalRounding | None]:
    """Return how lines and the total are rounded; a line left out is rounded half up to the minor unit."""
    section.only(ROUNDING)
    line = Rounding(heading.minor_unit, Mode.HALF_UP)
    if "line" in section.content:
        line = _rounding(section.section("line"), heading.minor_unit, LINE_ROUNDING)
    if "total" not in section.content:
        return line, None
    total = section.section("total")
    return line, TotalRounding(_rounding(total, line.step, TOTAL_ROUNDING), total.words("into") or None)


def _rounding(section: Section, unit: Fraction, keys: Keys) -> Rounding:
    section.only(keys)
    before = len(section.faults)
    step = section.number("step")
    if (
        "step" in section.content
        and len(section.faults) == before
        and (step <= 0 or (step / unit).denominator != 1)
    ):
        section.fault("step", texts.NOT_A_MULTIPLE, step=spoken_value(step), unit=spoken_value(unit))
    modes = {mode.value: mode for mode in Mode}
    mode = section.words("mode")
    if mode not in modes and isinstance(section.content.get("mode"), str):
        section.fault("mode", texts.BAD_VALUE, given=mode, wanted=listed(list(modes)))
    return Rounding(step if step > 0 else unit, modes.get(mode, Mode.HALF_UP))


def _calendar(section: Section) -> Calendar:
    names = {calendar.value: calendar for calendar in Calendar}
    given = section.words("calendar")
    if given not in names and isinstance(section.content.get("calendar"), str):
        section.fault("calendar", texts.BAD_VALUE, given=given, wanted=same(", ".join(names)))
    return names.get(given, Calendar.GREGORIAN)


def _day(section: Section, key: str, calendar: Calendar) -> date | None:
    return section.read_words(key, lambda words: read_day(words, calendar), None)
