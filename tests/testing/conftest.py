"""Tariffs that the kit for rule authors is tested on: the language page's own, and small ones with one charge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

PAGE = Path(__file__).parents[1] / "rules/old-town-1399.toml"
VALUES = "postal_walk,street_width <,value\n38186,8,24000\n38186,15,28000\n38137,8,65000\n38137,,90000\n"

SMALL = """
schema = 1

[tariff]
id = "small"
title = { en = "Small", fa = "کوچک" }
currency = "USD"
money_places = 2
calendar = "gregorian"
in_force = { from = "2024-01-01", until = "2024-12-31" }
citation = "a test"

[rates]
fee = { value = "0.25", unit = "USD/m2", cite = "1" }
dollar = { value = "1", unit = "USD", cite = "1" }

[inputs.area]
type = "number"
unit = "m2"
places = 1
min = 0
max = 1000
title = { en = "Floor area", fa = "زیربنا" }
"""
CHARGE = """
[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "1"
"""


@pytest.fixture(scope="session")
def old_town() -> Tariff:
    """Return the language page's own tariff, whole."""
    return load_tariff(PAGE.read_text(encoding="utf-8"), {"regional-values.csv": VALUES}.__getitem__)


@pytest.fixture(scope="session")
def small() -> Callable[..., Tariff]:
    """Return what makes a small tariff that charges by one formula over an area, with more of its own."""

    def small(formula: str, *more: str, year: str = "2024") -> Tariff:
        files: dict[str, str] = {}
        text = "\n".join([SMALL.replace("2024", year), *more, CHARGE, f'formula = """{formula}"""'])
        return load_tariff(text, files.__getitem__)

    return small
