"""The checker: what is wrong with a city's profile, all at once, and what is strange about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from attrs import frozen

from qom_permits.city.checking import warning_texts
from qom_permits.city.checking.districts import wrong_districts
from qom_permits.city.checking.inputs import unfit_inputs
from qom_permits.city.checking.kept_procedures import lost_procedures
from qom_permits.city.checking.laws import wrong_laws
from qom_permits.city.checking.papers import wrong_papers
from qom_permits.city.checking.parts import wrong_parts
from qom_permits.city.checking.paths import wrong_paths
from qom_permits.city.checking.said_facts import wrong_facts
from qom_permits.city.checking.sample_walks import wrong_examples
from qom_permits.city.checking.times import wrong_times
from qom_permits.city.checking.wordings import wrong_wordings
from qom_permits.city.drafts import Draft
from qom_permits.city.loading import read_profile
from qom_permits.city.profile import City
from qom_permits.domain.fault import Fault
from qom_permits.rules.language.wording import Wording
from qom_permits.rules.tariff import Tariff

MOST_TOLD = 50
"""How many faults of one code are told; a profile with more is wrong in one way, many times."""
WARNINGS = frozenset(each.code for each in vars(warning_texts).values() if isinstance(each, Wording))
"""The codes of what is strange and no error."""
_CHECKS: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    wrong_districts,
    wrong_parts,
    wrong_paths,
    wrong_papers,
    wrong_facts,
    wrong_laws,
    unfit_inputs,
    wrong_examples,
    wrong_wordings,
)


@frozen(kw_only=True)
class CheckedCity:
    """What checking a profile found: *errors*, with which no desk should be opened, and *warnings*, which are facts.

    *city* is its id, empty where it cannot be read.
    """

    city: str
    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    @property
    def is_clean(self) -> bool:
        """Whether there are no errors."""
        return not self.errors

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return what was found as plain data, each finding with a ``message`` in *lang* when asked."""
        return {
            "city": self.city,
            "clean": self.is_clean,
            "errors": [fault.to_json(lang) for fault in self.errors],
            "warnings": [fault.to_json(lang) for fault in self.warnings],
        }


def check_city(
    text: str, tariff: Callable[[str], Tariff], *, on: date | None = None, before: City | None = None
) -> CheckedCity:
    """Return everything that is wrong or strange about the profile *text*; *tariff* gives the tariffs it names.

    *on* is today, asked of what ends soon (None: not asked); *before* the city as its desk knows it now, none of
    whose procedures may be lost (None: there is no desk yet). Raises `BadCity` only when *text* is no TOML.
    """
    return check_draft(read_profile(text, tariff), on=on, before=before)


def check_draft(draft: Draft, *, on: date | None = None, before: City | None = None) -> CheckedCity:
    """Return everything that is wrong or strange about a *draft*, as `check_city` does."""
    found = [*draft.faults, *(fault for check in _CHECKS for fault in check(draft)), *wrong_times(draft, on)]
    found += [] if before is None else lost_procedures(draft, before)
    told = tuple(_told(found))
    return CheckedCity(
        city=(draft.shape.city.id if draft.shape.city else None) or "",
        errors=tuple(fault for fault in told if fault.code not in WARNINGS),
        warnings=tuple(fault for fault in told if fault.code in WARNINGS),
    )


def _told(found: list[Fault]) -> Iterator[Fault]:
    """Yield what was *found*, each fault once; of more than so many under one code, how many more."""
    by_code: dict[str, list[Fault]] = defaultdict(list)
    for fault in dict.fromkeys(found):
        by_code[fault.code].append(fault)
    for faults in by_code.values():
        yield from faults[:MOST_TOLD]
        if faults[MOST_TOLD:]:
            yield warning_texts.MORE.at(faults[MOST_TOLD].where, count=len(faults) - MOST_TOLD)
