"""Any profile: whatever is done to a good one, it is read, or refused with the places of what is wrong."""

from __future__ import annotations

import copy
import tomllib
from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.city.profiles import QOM
from tests.city.small_town import PROFILE, TODAY, tariffs_with

from qom_permits.city.checking.checker import check_draft
from qom_permits.city.loading import city_of, load_city, read_tables
from qom_permits.city.profile import City
from qom_permits.city.shipped import tariffs_of
from qom_permits.domain.errors import BadCity

TOWN: dict[str, Any] = tomllib.loads(PROFILE)
SAMPLES = tariffs_of("qom")
ODD = st.one_of(
    st.sampled_from([True, -1, 0, 1, 10**30, 0.5, TODAY, "", " ", "x", "a" * 600, "۱۲", "\0"]),
    st.sampled_from(["{", "{year}", "(", "1405-07-01", "../x", "iran:iban", "expert", "survey", "finding"]),
    st.sampled_from([[], [1], [[]], [{}], ["x"], {}, {"x": 1}, {"en": "x"}, {"en": "x", "fa": "x"}]),
)
"""What may stand anywhere in TOML, and mostly should not."""


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the place of everything within *value*."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [each for key, held in inner for each in ((*place, key), *_places(held, (*place, key)))]


PLACES = _places(TOWN)


@st.composite
def altered(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the town with a few of its keys left out, renamed, doubled under another name, or holding odd things."""
    town = copy.deepcopy(TOWN)
    for place in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4)):
        holder: Any = town
        for key in place[:-1]:
            holder = holder[key] if _has(holder, key) else None
        if isinstance(holder, list) and _has(holder, place[-1]):
            holder[place[-1]] = draw(ODD)
        elif _has(holder, place[-1]):
            _alter(draw, holder, place[-1])
    return town


def _has(holder: Any, key: Any) -> bool:
    if isinstance(holder, list):
        return isinstance(key, int) and key < len(holder)
    return isinstance(holder, dict) and key in holder


def _alter(draw: st.DrawFn, holder: dict[str, Any], key: str) -> None:
    change = draw(st.sampled_from(["leave out", "rename", "double", "odd", "odd"]))
    if change == "odd":
        holder[key] = draw(ODD)
    elif change == "double":
        holder[f"{key}_x"] = copy.deepcopy(holder[key])
    else:
        value = holder.pop(key)
        if change == "rename":
            holder[key[:-1]] = value


@settings(deadline=timedelta(seconds=5), max_examples=300)
@given(altered())
def test_whatever_is_altered_a_city_comes_of_it_or_faults_with_places(town: dict[str, Any]) -> None:
    """Never another error; and a city that is made can be asked."""
    draft = read_tables(town, tariffs_with({}))
    found = check_draft(draft, on=TODAY)

    assert all(fault.code and fault.text.en and fault.text.fa for fault in draft.faults)
    assert set(draft.faults) <= {*found.errors, *found.warnings}
    if not draft.faults:
        city = city_of(draft)

        assert isinstance(city, City)
        assert city.district_of("2-104") in {"2", None}


@settings(deadline=timedelta(seconds=5), max_examples=60)
@given(st.data())
def test_a_line_lost_or_doubled_is_told_or_does_not_matter(data: st.DataObject) -> None:
    """Of the shipped profile as text: no other error than `BadCity` comes of it, TOML's own faults among them."""
    lines = QOM.splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines) - 1))
    lines[number] = lines[number] * data.draw(st.sampled_from([0, 2]))
    with suppress(BadCity):
        load_city("".join(lines), SAMPLES)
