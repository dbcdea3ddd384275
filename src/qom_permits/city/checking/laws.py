"""Laws: whether on every day of a procedure one tariff says what a case costs, and says it right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qom_permits.city.checking import price_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.comparing import comparing_texts
from qom_permits.rules.comparing.law import in_force
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.reckoning import reckoning_texts
from qom_permits.rules.tariff import Tariff

NOT_ONE = frozenset({comparing_texts.DOUBLED_TARIFF.code, reckoning_texts.TWO_TARIFFS.code})
"""The codes of tariffs of which more than one is law on a day."""
_DAY = timedelta(days=1)


def wrong_laws(draft: Draft) -> Iterator[Fault]:
    """Yield tariffs in another currency, that contradict themselves or each other, and days without law."""
    for procedure in draft.procedures:
        place = f"{procedure.place}.tariffs"
        if procedure.shape.tariffs == () and Stage.CHARGES in procedure.stages:
            yield texts.NO_TARIFFS.at(place)
        for number, tariff in procedure.tariffs:
            yield from _wrong_tariff(tariff, draft.currency, f"{place}.{number}")
        if procedure.tariffs and len(procedure.tariffs) == len(procedure.shape.tariffs or ()):
            yield from _wrong_days(procedure, place, draft.calendar or Calendar.GREGORIAN)


def _wrong_tariff(tariff: Tariff, currency: str | None, place: str) -> Iterator[Fault]:
    if currency is not None and tariff.currency != currency:
        yield texts.ANOTHER_CURRENCY.at(place, tariff=tariff.id, given=tariff.currency, wanted=currency)
    yield from (fault.under(place) for fault in check_examples(tariff))
    if tariff.sample:
        yield warnings.SAMPLE.at(place, tariff=tariff.id)


def _wrong_days(procedure: DraftProcedure, place: str, calendar: Calendar) -> Iterator[Fault]:
    tariffs = [tariff for _, tariff in procedure.tariffs]
    yield from (fault.under(place) for fault in _more_than_one(tariffs))
    if procedure.since is not None:
        yield from _too_old(procedure, procedure.since, place, calendar)
        first = min(tariff.first_day for tariff in tariffs)
        if first > procedure.since:
            yield warnings.LATE_TARIFF.at(
                place, first=_told(first, calendar), since=_told(procedure.since, calendar)
            )
    yield from _gaps(tariffs, place, calendar)


def _more_than_one(tariffs: list[Tariff]) -> Iterator[Fault]:
    try:
        in_force(tariffs, tariffs[0].first_day)
    except BadTariff as no:
        yield from (
            Fault(code=each.code, text=each.text, todo=each.todo)
            for each in no.faults
            if each.code in NOT_ONE
        )


def _too_old(procedure: DraftProcedure, since: date, place: str, calendar: Calendar) -> Iterator[Fault]:
    for number, tariff in procedure.tariffs:
        if tariff.last_day is not None and tariff.last_day < since:
            yield texts.NEVER_IN_FORCE.at(
                f"{place}.{number}",
                tariff=tariff.id,
                last=_told(tariff.last_day, calendar),
                since=_told(since, calendar),
            )


def _gaps(tariffs: list[Tariff], place: str, calendar: Calendar) -> Iterator[Fault]:
    """Yield the days between two tariffs that none covers, and that the last one ends."""
    ordered = sorted(tariffs, key=lambda tariff: tariff.first_day)
    covered = ordered[0].last_day
    for tariff in ordered[1:]:
        if covered is None:
            return
        if tariff.first_day > covered + _DAY:
            first, last = covered + _DAY, tariff.first_day - _DAY
            yield warnings.GAP.at(place, first=_told(first, calendar), last=_told(last, calendar))
        covered = None if tariff.last_day is None else max(covered, tariff.last_day)
    if covered is not None:
        yield warnings.TARIFFS_END.at(place, last=_told(covered, calendar))


def _told(day: date, calendar: Calendar) -> Text:
    return spoken_value(day, calendar)
