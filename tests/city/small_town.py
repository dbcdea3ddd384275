"""A small invented town, clean as it stands, and the same with faults seeded in its profile or its tariffs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from qom_permits.city.checking.checker import CheckedCity, check_city
from qom_permits.city.loading import load_city
from qom_permits.city.profile import City
from qom_permits.domain.errors import BadCity
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

PROFILE = Path(__file__).with_name("small-town.toml").read_text(encoding="utf-8")
TODAY = date(2026, 9, 23)
_NEW = """schema = 1
[tariff]
id = "{id}"
title = {{ en = "Charges", fa = "عوارض" }}
currency = "IRR"
money_places = 0
calendar = "jalali"
in_force = {{ from = "{first}"{until} }}
citation = {{ en = "ordinance 6", fa = "مصوبه ۶" }}
sample = false
[rounding]
line = {{ step = "1", mode = "half-up" }}
"""
_BUILD = """[inputs.use]
type = "choice"
options = ["residential", "commercial"]
[inputs.floor_area]
type = "number"
unit = "m2"
places = 2
min = "1"
max = "50000"
[inputs.width]
type = "number"
unit = "m"
places = 2
min = "1"
max = "100"
[inputs.parking]
type = "count"
unit = "space"
min = 0
max = 50
default = 0
[rates.rate]
value = "{rate}"
unit = "IRR/m2/m"
cite = {{ en = "ordinance 6", fa = "مصوبه ۶" }}
[rates.credit]
value = "5"
unit = "IRR/space"
cite = {{ en = "ordinance 6", fa = "مصوبه ۶" }}
[[charges]]
id = "floors"
title = {{ en = "Floor area", fa = "زیربنا" }}
cite = {{ en = "ordinance 6", fa = "مصوبه ۶" }}
when = 'use in ("residential", "commercial")'
formula = "over(rate * floor_area * width, credit * parking)"
[[examples]]
title = {{ en = "a house", fa = "یک خانه" }}
source = "by hand"
facts = {{ use = "residential", floor_area = "100", width = "10", parking = 0 }}
total = {total}
"""
_RENEW = """[inputs.expired_on]
type = "date"
[inputs.paid]
type = "money"
min = 0
max = 1000000000
[rates.share]
value = "0.10"
unit = "1"
cite = { en = "ordinance 7", fa = "مصوبه ۷" }
[[charges]]
id = "renewal"
title = { en = "Renewal", fa = "تجدید" }
cite = { en = "ordinance 7", fa = "مصوبه ۷" }
when = "expired_on < on"
formula = "share * paid"
[[examples]]
title = { en = "a tenth", fa = "یک دهم" }
source = "by hand"
facts = { expired_on = "1399-01-01", paid = 100 }
total = 10
"""
TARIFFS = {
    "build-1400.toml": _NEW.format(id="build-1400", first="1400-01-01", until=', until = "1404-12-29"')
    + _BUILD.format(rate=2, total=2000),
    "build-1405.toml": _NEW.format(id="build-1405", first="1405-01-01", until="")
    + _BUILD.format(rate=3, total=3000),
    "renew-1400.toml": _NEW.format(id="renew-1400", first="1400-01-01", until="") + _RENEW,
}
"""The tariffs of the town by the names of their files."""

Change = tuple[str, str]
"""The first of an old wording becomes a new one."""


def changed(text: str, changes: list[Change]) -> str:
    """Return *text* with each of *changes* made once."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def tariffs_with(changes: Mapping[str, list[Change]]) -> Callable[[str], Tariff]:
    """Return what gives the town's tariffs, those named with *changes* made in them."""

    def tariff(name: str) -> Tariff:
        if name not in TARIFFS:
            raise BadCity(
                [Fault(code="no-such-file", text=Text(f"there is no file {name}", f"پرونده {name} نیست"))]
            )
        return _loaded(changed(TARIFFS[name], changes[name])) if name in changes else _loaded(TARIFFS[name])

    return tariff


@cache
def _loaded(text: str) -> Tariff:
    return load_tariff(text, TARIFFS.__getitem__)


def checked(
    *changes: Change, tariffs: Mapping[str, list[Change]] | None = None, before: City | None = None
) -> CheckedCity:
    """Return what is found of the town with *changes* in its profile and in its *tariffs*."""
    return check_city(changed(PROFILE, list(changes)), tariffs_with(tariffs or {}), on=TODAY, before=before)


def small_town() -> City:
    """Return the town as it stands."""
    return load_city(PROFILE, tariffs_with({}))
