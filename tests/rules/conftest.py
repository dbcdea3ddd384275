"""Tariffs to test with: the language page's own example, whole and cut short, and small ones to vary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

PAGE = """\
schema = 1

[tariff]
id = "old-town-1399"
title = { en = "Old Town building charges, 1399", fa = "عوارض ساختمانی شهر کهن، ۱۳۹۹" }
currency = "IRR"
money_places = 0
calendar = "jalali"
in_force = { from = "1399-01-01", until = "1399-12-30" }
published = "1398-11-15"
citation = "Council resolution 12 of 1398"
sample = true

[rounding]
line  = { step = "1", mode = "half-up" }
total = { step = "1000", mode = "down", into = "floor_charge" }

[inputs.floor_area]
type = "number"
unit = "m2"
places = 2
min = "0.01"
max = "100000"
title = { en = "Gross floor area", fa = "زیربنای ناخالص" }

[inputs.parking]
type = "count"
unit = "space"
min = 0
max = 500
default = 0

[inputs.use]
type = "choice"
options = ["residential", "commercial"]

[inputs.shops]
type = "count"
min = 1
max = 200
when = "use == 'commercial'"
default = 1

[inputs.postal_walk]
type = "text"

[inputs.street_width]
type = "number"
unit = "m"
places = 2
min = "1"
max = "100"

[inputs.is_veteran]
type = "flag"
default = false

[rates]
parking_credit = { value = "20", unit = "m2/space", cite = "cl. 3" }
fire_share     = { value = "0.03", cite = "cl. 9" }

[tables.band]
cite = "cl. 2, table 1"
columns = ["floor_area <=", "share", "least"]
values = { share = "1", least = "IRR/m2" }
rows = [["60", "0.05", "200"], ["100", "0.10", "300"], ["150", "0.18", "500"], ["", "0.30", "800"]]

[tables.regional_value]
unit = "IRR/m2"
cite = "values of 1399"
columns = ["postal_walk", "street_width <", "value"]
rows_from = "regional-values.csv"

[quantities]
charged_area = { formula = "over(floor_area, parking_credit * parking)", cite = "cl. 3" }
local_value  = { formula = "regional_value(postal_walk, street_width)", cite = "values of 1399" }

[[charges]]
id = "floor_charge"
title = { en = "Floor area charge", fa = "عوارض زیربنا" }
cite = "cl. 2"
when = "use == 'residential'"
formula = "band.share(floor_area) * local_value * charged_area"
at_least = "band.least(floor_area) * floor_area"

[[charges]]
id = "fire"
title = { en = "Fire service share", fa = "سهم آتش‌نشانی" }
cite = "cl. 9"
formula = "fire_share * base"

[subtotals]
base = ["floor_charge"]

[[examples]]
title = "180 m² on a 10 m street"
source = "worked by hand from cl. 2"
facts = { floor_area = "180", parking = 1, use = "residential", postal_walk = "38186", street_width = "10" }
lines = { floor_charge = 1343680, fire = 40320 }
total = 1384000
"""

FILES = {
    "regional-values.csv": (
        "\ufeffpostal_walk,street_width <,value\n38186,8,24000\n38186,15,28000\n38137,8,65000\n38137,,90000\n"
    )
}

FACTS: Mapping[str, str | int | bool] = {
    "floor_area": "180",
    "parking": 1,
    "use": "residential",
    "postal_walk": "38186",
    "street_width": "10",
}

_SMALL: Mapping[str, str] = {
    "head": "schema = 1",
    "tariff": """[tariff]
id = "small"
title = { en = "Small", fa = "کوچک" }
currency = "IRR"
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "a test"
""",
    "rounding": '[rounding]\nline = { step = "1", mode = "half-up" }',
    "inputs": """[inputs]
x = { type = "number", unit = "m2", places = 2, min = "-1000", max = "1000000", default = 0 }
n = { type = "count", min = -100, max = 1000, default = 0 }
paid = { type = "money", min = 0, max = 1000000, default = 0 }
zone = { type = "choice", options = ["a", "b"], default = "a" }
is_new = { type = "flag", default = false }
begun = { type = "date", default = "2024-01-31" }
note = { type = "text", default = "" }
""",
    "rates": """[rates]
per_m2 = { value = "1", unit = "IRR/m2", cite = "1" }
rial = { value = 1, unit = "IRR", cite = "1" }
""",
    "tables": "",
    "quantities": "",
    "subtotals": "",
    "charges": "",
    "reliefs": "",
    "settlement": "",
    "examples": "",
}


@pytest.fixture(scope="session")
def page() -> str:
    """Return the language page's example without lists, reliefs and settlement."""
    return PAGE


@pytest.fixture(scope="session")
def whole_page() -> str:
    """Return the language page's example as it is printed there."""
    return (Path(__file__).parent / "old-town-1399.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def facts() -> Mapping[str, str | int | bool]:
    """Return the facts of that page's worked example."""
    return FACTS


@pytest.fixture(scope="session")
def load() -> Callable[..., Tariff]:
    """Return what loads a tariff's text with the files of the page, and more, beside it."""

    def load(text: str, **files: str) -> Tariff:
        beside = {**FILES, **{name.replace("_csv", ".csv"): content for name, content in files.items()}}
        return load_tariff(text, beside.__getitem__)

    return load


def charge(formula: str, *more: str, id_: str = "levy") -> str:
    """Return a charge by *formula*, with *more* lines of its own."""
    lines = ["[[charges]]", f'id = "{id_}"', 'title = { en = "Levy", fa = "عوارض" }', 'cite = "1"']
    return "\n".join([*lines, f'formula = """{formula}"""', *more])


@pytest.fixture(scope="session")
def small() -> Callable[..., str]:
    """Return what writes a small tariff with one charge; each section can be replaced, ``""`` leaves it out."""

    def small(formula: str = "0", *more: str, **sections: str) -> str:
        parts = {**_SMALL, "charges": charge(formula, *more), **sections}
        return "\n".join(parts.values())

    return small


@pytest.fixture(scope="session")
def levy(small: Callable[..., str], load: Callable[..., Tariff]) -> Callable[..., int]:
    """Return what says how much a formula charges for some facts."""

    def levy(formula: str, /, *more: str, **facts: str | int | bool) -> int:
        sections = {name: str(facts.pop(name)) for name in ("tables", "quantities", "rates") if name in facts}
        return load(small(formula, *more, **sections)).assess(facts).total.amount

    return levy


@pytest.fixture(scope="session")
def faults(load: Callable[..., Tariff]) -> Callable[..., list[tuple[str, str]]]:
    """Return what says the code and place of every fault of a tariff's text."""

    def faults(text: str, **files: str) -> list[tuple[str, str]]:
        with pytest.raises(BadTariff) as caught:
            load(text, **files)
        lines = [fault.in_(lang) for fault in caught.value.faults for lang in ("en", "fa")]
        assert not any("None" in line for line in lines) or "None" in text
        return [(fault.code, fault.where) for fault in caught.value.faults]

    return faults


@pytest.fixture(scope="session")
def sentences(load: Callable[..., Tariff]) -> Callable[..., list[str]]:
    """Return what says in English every fault of a tariff's text, or of some facts where the text has none."""

    def sentences(text: str, /, **facts: object) -> list[str]:
        with pytest.raises(BadTariff) as caught:
            load(text).assess(facts)  # type: ignore[arg-type]  # wrong facts are the point
        assert not any("None" in fault.in_("fa") for fault in caught.value.faults)
        return [fault.in_("en") for fault in caught.value.faults]

    return sentences


@pytest.fixture(scope="session")
def refused(load: Callable[..., Tariff]) -> Callable[..., list[tuple[str, str]]]:
    """Return what says the code and place of every fault in pricing some facts."""

    def refused(text: str, /, **facts: object) -> list[tuple[str, str]]:
        tariff = load(text)
        with pytest.raises(BadTariff) as caught:
            tariff.assess(facts)  # type: ignore[arg-type]  # wrong facts are the point
        lines = [fault.in_(lang) for fault in caught.value.faults for lang in ("en", "fa")]
        assert not any("None" in line for line in lines) or "None" in str(facts)
        return [(fault.code, fault.where) for fault in caught.value.faults]

    return refused
