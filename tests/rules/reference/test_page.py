"""The reference page is what the code says now, and everything the code can say is on it."""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from qom_permits import rules
from qom_permits.domain.errors import BadTariff
from qom_permits.rules.language.wording import Wording
from qom_permits.rules.loading.clause_keys import INPUTS
from qom_permits.rules.loading.files import read_tariff
from qom_permits.rules.loading.keys import Holds, Keys, standing
from qom_permits.rules.reference.code_grids import ERRORS, WARNINGS, by_code
from qom_permits.rules.reference.key_grids import AFTER_INPUTS, BEFORE_INPUTS
from qom_permits.rules.reference.markdown import grid, said
from qom_permits.rules.reference.page import reference_page

PAGE = Path(__file__).parents[3] / "docs/reference/tariff-language.md"
NOTHING_BESIDE: Mapping[str, str] = {}
WRONG: Mapping[Holds, tuple[object, ...]] = {
    Holds.TEXT: (5, True, ["a"], {}),
    Holds.WORD: ("nothing of the kind", 5, True),
    Holds.BOTH_LANGUAGES: ("a", 5, {"en": "a"}, {"en": "a", "fa": "b", "de": "c"}),
    Holds.WORDS: (5, True, ["a"], {"en": "a"}, {"en": "a", "fa": "b", "de": "c"}),
    Holds.NUMBER: ("a", True, ["1"], {}, "1e5"),
    Holds.WHOLE_NUMBER: ("a", True, ["1"], "0.5", -1.5),
    Holds.FLAG: ("true", 1, []),
    Holds.DAY: (5, "1399-13-01", True, "1 Farvardin"),
    Holds.MONTH_DAY: (5, "13-01", True, "1"),
    Holds.UNIT: (5, "m^2", True),
    Holds.FORMULA: (5, "1 +", True),
    Holds.FILE: (5, "no-such-file", True),
    Holds.DEFAULT: ([], {}, None),
    Holds.LIST: (5, "a", {}),
    Holds.NAMES: (5, "a", {}, [5], ["nothing.of_the_kind"]),
    Holds.TABLE: (5, "a", []),
    Holds.TABLES: (5, "a", {}, [5]),
}
"""What cannot stand at a key."""
SECTIONS: Mapping[str, tuple[object, ...]] = {
    "At the top": (),
    "`[tariff]`": ("tariff",),
    "`in_force` of `[tariff]`": ("tariff", "in_force"),
    "`[rounding]`": ("rounding",),
    "`line` of `[rounding]`": ("rounding", "line"),
    "`total` of `[rounding]`": ("rounding", "total"),
    "number": ("inputs", "floor_area"),
    "count": ("inputs", "shops"),
    "money": ("inputs", "paid"),
    "choice": ("inputs", "use"),
    "flag": ("inputs", "balconies", "each", "over_street"),
    "date": ("inputs", "begun"),
    "text": ("inputs", "postal_walk"),
    "list": ("inputs", "balconies"),
    "`[rates.NAME]`": ("rates", "parking_credit"),
    "`[tables.NAME]`": ("tables", "band"),
    "`[quantities.NAME]`": ("quantities", "charged_area"),
    "`[[charges]]`": ("charges", 0),
    "`[[reliefs]]`": ("reliefs", 0),
    "`[settlement]`": ("settlement",),
    "each of `cash_discounts`": ("settlement", "cash_discounts", 1),
    "`late_charge` of `[settlement]`": ("settlement", "late_charge"),
    "`instalments` of `[settlement]`": ("settlement", "instalments"),
    "`[[examples]]`": ("examples", 0),
}
"""Where in the language page's own tariff each kind of table stands."""


def every_wording() -> Iterator[Wording]:
    """Yield everything the rules can say is wrong or strange, wherever it stands."""
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        yield from (each for each in vars(import_module(module.name)).values() if isinstance(each, Wording))


def test_the_page_is_what_the_code_says_now() -> None:
    """Where it is not, ``make docs-reference`` writes it anew."""
    assert reference_page() == PAGE.read_text(encoding="utf-8")


def test_every_code_and_all_that_is_said_under_it_is_on_the_page() -> None:
    """Errors and warnings, in both languages."""
    page = reference_page()
    wordings = list(every_wording())

    assert len(wordings) > 60
    assert [] == [each.code for each in wordings if f"### `{each.code}`\n" not in page]
    assert [] == [each.text.en for each in wordings if said(each.text.en) not in page]
    assert [] == [each.text.fa for each in wordings if said(each.text.fa) not in page]


def test_no_code_is_an_error_and_a_warning() -> None:
    """A reader of codes need not ask which it was."""
    assert set() == set(by_code(ERRORS)) & set(by_code(WARNINGS))


@pytest.mark.parametrize(("title", "place"), SECTIONS.items())
def test_a_table_of_the_file_has_the_keys_the_page_says(
    whole_page: str, title: str, place: tuple[object, ...]
) -> None:
    """Those needed cannot be left out, those that hold something hold nothing else, and no other key is known."""
    keys: Keys = {**BEFORE_INPUTS, **AFTER_INPUTS, **INPUTS}[title]
    written = _written(whole_page)
    table = _at(written, place)
    assert () == _faults(written)
    assert set(table) <= set(keys)

    for name, key in standing(keys, table).items():
        missing = {other: value for other, value in table.items() if other != name}
        assert key.is_needed == (("missing-key", name) in _faults(_replaced(written, place, missing)))
        for wrong in WRONG[key.holds] if name not in ("schema", "based_on", "removes", "default") else ():
            assert _faults(_replaced(written, place, {**table, name: wrong})), (name, wrong)
    assert ("unknown-key", "titel") in _faults(_replaced(written, place, {**table, "titel": "x"}))


def test_every_kind_of_table_is_tried() -> None:
    """None of the page's is left out above."""
    assert {*BEFORE_INPUTS, *AFTER_INPUTS, *INPUTS} == set(SECTIONS)


def test_a_grid_keeps_its_cells_apart() -> None:
    """Whatever stands in them."""
    assert ["| a | b |", "|---|---|", "| x\\|y | `p \\| q` |"] == list(grid(("a", "b"), [("x|y", "`p | q`")]))


def _written(text: str) -> dict[str, Any]:
    """Return the language page's tariff with an input of each type, its rows within it."""
    written = tomllib.loads(text)
    written["tables"]["regional_value"].pop("rows_from")
    written["tables"]["regional_value"]["rows"] = [["38186", "", "28000"]]
    written["inputs"]["paid"] = {"type": "money", "min": 0, "max": 5, "default": 0}
    written["inputs"]["begun"] = {"type": "date"}
    return written


def _at(written: Any, place: tuple[object, ...]) -> Any:
    for key in place:
        written = written[key]
    return written


def _replaced(written: Any, place: tuple[object, ...], table: object) -> Any:
    """Return *written* with *table* at *place*, itself left as it is."""
    if not place:
        return table
    first, *rest = place
    inner = _replaced(written[first], tuple(rest), table)
    if isinstance(written, list):
        return [inner if number == first else each for number, each in enumerate(written)]
    return {**written, first: inner}


def _faults(written: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the code and key of each fault of *written*."""
    try:
        read_tariff(written, NOTHING_BESIDE.__getitem__, [])
    except BadTariff as no:
        return tuple((fault.code, fault.where.split(".")[-1]) for fault in no.faults)
    return ()
