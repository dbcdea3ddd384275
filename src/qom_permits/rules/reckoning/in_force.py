"""In force: what is said of a day that a tariff does not cover."""

from __future__ import annotations

from datetime import date

from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import same
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.reckoning import reckoning_texts as texts


def not_in_force(tariff: str, on: date, days: tuple[date, date | None], calendar: Calendar) -> Fault:
    """Return the fault of assessing *on* a day by a *tariff* that is law on other *days*, the last None without end."""
    first, last = days
    return texts.NOT_IN_FORCE.at(
        "on",
        tariff=tariff,
        on=spoken_value(on, calendar),
        first=spoken_value(first, calendar),
        last=same("–") if last is None else spoken_value(last, calendar),
    )
