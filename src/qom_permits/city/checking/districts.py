"""Districts and numbers: whether parcel codes can name every district, and numbers tell cases from permits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qom_permits.city.checking import place_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.drafts import Draft
from qom_permits.city.numbers import numbers_of
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import listed

_CANDIDATES = tuple(str(number) for number in range(100))
"""Districts that a pattern might name though the city has none of that code."""
_GROUP = "(?P<district>"


def wrong_districts(draft: Draft) -> Iterator[Fault]:
    """Yield districts that no parcel code can name, others that one can, and numbers of cases that are permits'."""
    part = None if draft.parcel_code is None else _district_part(draft.parcel_code)
    if part is not None and draft.districts:
        for number, district in enumerate(draft.districts, start=1):
            if not part.fullmatch(district):
                yield texts.NOT_NAMED.at(f"districts.known.{number}", district=district)
        others = [each for each in _CANDIDATES if part.fullmatch(each) and each not in draft.districts]
        if others:
            shown = listed([*others[:5], *(["…"] if others[5:] else [])])
            yield warnings.OTHER_DISTRICTS.at("districts.parcel_code", districts=shown)
    yield from _colliding(draft)


def _district_part(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """Return the part of *pattern* that names the district, None when it cannot stand alone."""
    written = pattern.pattern
    start = written.index(_GROUP) + len(_GROUP)
    for end in range(start, len(written)):
        if written[end] == ")":
            try:
                return re.compile(written[start:end], pattern.flags)
            except (re.error, ValueError):  # a bracket within the part: go on to the next
                continue
    return None


def _colliding(draft: Draft) -> Iterator[Fault]:
    numbers = draft.shape.numbers
    if numbers is None or numbers.case is None or numbers.permit is None:
        return
    try:
        cases, permits = (numbers_of(each, draft.districts) for each in (numbers.case, numbers.permit))
    except BadInput:
        return
    shared = sorted(set(cases) & set(permits))
    if shared:
        yield texts.NUMBERS_COLLIDE.at("numbers.permit", number=shared[0])
