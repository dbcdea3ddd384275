"""A city's days: the zone they begin in, by a name of the time zone database and nothing else."""

from __future__ import annotations

import pytest

from qom_permits import BadInput
from qom_permits.city.working_days import time_zone


@pytest.mark.parametrize("name", ["Asia/Tehran", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+3"])
def test_a_zone_is_named_as_the_database_names_it(name: str) -> None:
    """With its continent, or UTC."""
    assert time_zone(name) is not None


@pytest.mark.parametrize(
    "name", ["", " ", "GMT+3", "1405-07-01", "../x", "/etc/localtime", "Asia/Qom", "asia/tehran"]
)
def test_what_the_database_does_not_name_is_no_zone(name: str) -> None:
    """A rule, a path or the machine's own zone would be another on another machine."""
    with pytest.raises(BadInput) as refused:
        time_zone(name)
    assert ["unknown-time-zone"] == [fault.code for fault in refused.value.faults]
