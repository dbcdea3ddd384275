"""What code writes out is to the letter what the reference reading says, in both languages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Language, Text
from qom_permits.rules.compiling.runtime import REFUSED
from qom_permits.rules.explaining.explanation import explain
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.drawn_formulas import Formulas, Words
from qom_permits.testing.drawn_tariffs import tariffs
from qom_permits.testing.tariff_facts import Case, cases

PAIRS = int(os.environ.get("QOM_PERMITS_TARIFF_PAIRS", "1000")) // 10
"""Set QOM_PERMITS_TARIFF_PAIRS=20000 to hold more pairs of tariff and facts against each other."""
FACTS = 3
LANGUAGES: tuple[Language, Language] = ("en", "fa")
SOURCES = Path(__file__).parents[3] / "src"
SHIPPED = sorted(path for path in SOURCES.rglob("*.toml") if "[tariff]" in path.read_text("utf-8"))
WITHOUT_HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def by_code(tariff: Tariff, case: Case) -> Text | None:
    """Return the text of code alone, None where that cannot price the case, or leaves it to the reference reading."""
    code = tariff.compiled
    assert code is not None
    try:
        values = code.read(case.facts)
        return Text(*(tariff.tellings.telling(language)(*values, case.on) for language in LANGUAGES))
    except (*REFUSED, BadTariff):
        return None


def by_reference(tariff: Tariff, case: Case) -> Text:
    """Return the text of the reference reading."""
    return explain(tariff, tariff.assess(case.facts, case.on)).told()


@settings(max_examples=PAIRS // FACTS, suppress_health_check=WITHOUT_HEALTH)
@given(st.data())
def test_drawn_tariffs_are_told_alike(data: st.DataObject) -> None:
    """Whatever the language can say."""
    tariff = data.draw(tariffs())
    for case in data.draw(st.lists(cases(tariff), min_size=FACTS, max_size=FACTS)):
        told = by_code(tariff, case)

        assert told is None or by_reference(tariff, case) == told


CONDITIONS = """
schema = 1
[tariff]
id = "conditions"
title = { en = "Conditions", fa = "شرط‌ها" }
currency = "IRR"
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "none"
[rounding]
line = { step = "1", mode = "half-up" }
[inputs]
area = { type = "number", unit = "1", places = 1, min = "0", max = "300" }
depth = { type = "number", unit = "1", places = 0, min = "-20", max = "40" }
floors = { type = "count", min = 0, max = 12 }
use = { type = "choice", options = ["home", "shop", "both"] }
is_veteran = { type = "flag" }
street = { type = "text" }
begun = { type = "date" }
[inputs.balconies]
type = "list"
at_most = 3
[inputs.balconies.each]
width = { type = "number", unit = "1", places = 1, min = "0", max = "9" }
open = { type = "flag" }
[rates]
coin = { value = "3", unit = "IRR", cite = "r" }
[tables.steps]
cite = "t"
columns = ["area <=", "share", "least"]
values = { share = "1", least = "1" }
rows = [["20", "0.5", "2"], ["100", "1.25", "3"], ["", "2", "5"]]
[tables.deep]
cite = "t"
columns = ["depth <", "share", "least"]
values = { share = "1", least = "1" }
rows = [["0", "0.5", "2"], ["20", "1.25", "3"], ["", "2", "5"]]
[tables.by_use]
cite = "t"
columns = ["use", "area <=", "value"]
rows = [["home", "90", "1"], ["home", "", "2"], ["shop", "", "3"], ["both", "250", "4"]]
[tables.by_street]
cite = "t"
columns = ["street", "floors", "value"]
rows = [["east", "1", "4.5"], ["east", "2", "6"], ["west", "1", "12.125"]]
[tables.by_day]
cite = "t"
columns = ["begun <", "value"]
rows = [["2001-09-22", "2"], ["", "9"]]
[quantities]
"""
NO_FILES: dict[str, str] = {}
CHARGE = """
[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "c"
formula = "FORMULA"
"""


@st.composite
def conditional_tariffs(draw: st.DrawFn) -> Tariff:
    """Return tariffs whose quantities are conditions within conditions, of quantities before them and of tables."""
    words = Words(
        numbers=["area", "depth", "floors"],
        conditions=["is_veteran"],
        of_items=["width"],
        banded={"steps": "area", "deep": "depth"},
    )
    formulas, text = Formulas(draw, words), CONDITIONS
    for number in range(3):
        text += f'number_{number} = {{ formula = """{formulas.number(2)}""", cite = "q" }}\n'
        text += f'q_{number} = {{ formula = """{formulas.condition(4)}""", cite = "q" }}\n'
        words.numbers.append(f"number_{number}")
        words.conditions.append(f"q_{number}")
    formula = f"coin * (({formulas.number(2)}) if {formulas.condition(3)} else floors) if q_2 else coin"
    return load_tariff(text + CHARGE.replace("FORMULA", formula), NO_FILES.__getitem__)


@settings(max_examples=PAIRS // FACTS, suppress_health_check=WITHOUT_HEALTH)
@given(st.data())
def test_conditions_within_conditions_are_told_alike(data: st.DataObject) -> None:
    """What was come to here, what elsewhere, and what nowhere."""
    tariff = data.draw(conditional_tariffs())
    for case in data.draw(st.lists(cases(tariff), min_size=FACTS, max_size=FACTS)):
        told = by_code(tariff, case)

        assert told is None or by_reference(tariff, case) == told


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_shipped_tariffs_are_told_by_code(path: Path) -> None:
    """All of them, on facts to the edges of their bands."""
    tariff = load_tariff(
        path.read_text("utf-8"), lambda name: (path.parent / name).read_text("utf-8"), path.name
    )

    @settings(max_examples=20, suppress_health_check=WITHOUT_HEALTH)
    @given(cases(tariff))
    def agree(case: Case) -> None:
        assert by_reference(tariff, case) == by_code(tariff, case)

    agree()
