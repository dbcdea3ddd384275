"""The plot and the project: counts within bounds, codes in ASCII digits."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.domain.walk import OPEN

from qom_permits.domain.errors import BadInput
from qom_permits.domain.parcel import MOST_FLOORS_OR_UNITS


@pytest.mark.parametrize("count", [1, MOST_FLOORS_OR_UNITS])
@pytest.mark.parametrize("what", ["floors", "units"])
def test_a_project_has_some_floors_and_units(what: str, count: int) -> None:
    """Both ends of the range are allowed."""
    said: Any = {what: count}

    assert count == getattr(evolve(OPEN.project, **said), what)


@pytest.mark.parametrize("count", [0, -1, MOST_FLOORS_OR_UNITS + 1, True, 1.0, "3", None])
@pytest.mark.parametrize("what", ["floors", "units"])
def test_a_project_has_not_none_and_not_thousands(what: str, count: Any) -> None:
    """Nor half a floor, nor a count that is a text or a flag."""
    with pytest.raises(BadInput) as refused:
        evolve(OPEN.project, **{what: count})

    assert ["bad-count"] == [fault.code for fault in refused.value.faults]


def test_codes_of_a_plot_are_kept_in_ascii_digits() -> None:
    """However the deed or the postal service writes them."""
    plot = evolve(OPEN.parcel, code="۲-۱۴-۱۰۳-۲۷-۰-۰-۰", postal_code="۳۷۱۵۶۱۲۳۴۵")

    assert OPEN.parcel == plot
