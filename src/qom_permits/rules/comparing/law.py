"""Law: which tariff of several is in force on a day, as it was known on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, listed
from qom_permits.rules.comparing import comparing_texts
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.tariff import Tariff


def in_force(tariffs: Iterable[Tariff], on: date, known_on: date | None = None) -> Tariff:
    """Return the one of *tariffs* that is law *on* a day, as *known_on* a day; None is with all known now.

    Of two that cover the day the later published one counts, if it says that it supersedes the other. Tariffs
    that overlap without saying so, on any day, or that share an id, are refused, and so is a day without law:
    each raises `BadTariff`.
    """
    given = tuple(tariffs)
    _refuse_doubled(given)
    _refuse_overlapping(given)
    law = _law([each for each in given if known_on is None or each.published <= known_on], on)
    if not law:
        raise texts.NO_TARIFF.error(
            "on", on=_told(given, on), tariffs=listed([each.id for each in given] or ["–"])
        )
    return law[0]


def _refuse_doubled(tariffs: tuple[Tariff, ...]) -> None:
    doubled = [name for name, times in Counter(each.id for each in tariffs).items() if times > 1]
    if doubled:
        raise comparing_texts.DOUBLED_TARIFF.error("tariffs", tariffs=listed(doubled))


def _refuse_overlapping(tariffs: tuple[Tariff, ...]) -> None:
    """Refuse two that are both law on a day; which ones cover a day changes on few days, so those are enough."""
    for day in sorted(set(_days_of_change(tariffs))):
        law = _law(tariffs, day)
        if len(law) > 1:
            raise texts.TWO_TARIFFS.error("on", on=_told(law, day), tariffs=listed([each.id for each in law]))


def _days_of_change(tariffs: tuple[Tariff, ...]) -> Iterator[date]:
    for each in tariffs:
        yield each.first_day
        if each.last_day is not None and each.last_day < date.max:
            yield each.last_day + timedelta(days=1)


def _law(tariffs: Iterable[Tariff], on: date) -> list[Tariff]:
    """Return those of *tariffs* that cover the day and that no other of them replaces."""
    covering = [each for each in tariffs if each.covers(on)]
    return [each for each in covering if not any(_replaces(other, each) for other in covering)]


def _replaces(later: Tariff, earlier: Tariff) -> bool:
    return later.supersedes == earlier.id and later.published > earlier.published


def _told(tariffs: Iterable[Tariff], day: date) -> Text:
    return spoken_value(day, next((each.calendar for each in tariffs), Calendar.GREGORIAN))
