"""Law: which tariff of several is in force on a day, as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, listed
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.tariff import Tariff


def in_force(tariffs: Iterable[Tariff], on: date, known_on: date | None = None) -> Tariff:
    """Return the one of *tariffs* that is law *on* a day, as *known_on* a day; None is with all known now.

    Of two that cover the day the later published one counts, if it says that it supersedes the other. None at
    all, or two, raise `BadTariff`.
    """
    given = tuple(tariffs)
    known = [each for each in given if each.covers(on) and (known_on is None or each.published <= known_on)]
    law = [each for each in known if not any(_replaces(other, each) for other in known)]
    if not law:
        raise texts.NO_TARIFF.error(
            "on", on=_told(given, on), tariffs=listed([each.id for each in given] or ["–"])
        )
    if len(law) > 1:
        raise texts.TWO_TARIFFS.error("on", on=_told(law, on), tariffs=listed([each.id for each in law]))
    return law[0]


def _replaces(later: Tariff, earlier: Tariff) -> bool:
    return later.supersedes == earlier.id and later.published > earlier.published


def _told(tariffs: Iterable[Tariff], day: date) -> Text:
    return spoken_value(day, next((each.calendar for each in tariffs), Calendar.GREGORIAN))
