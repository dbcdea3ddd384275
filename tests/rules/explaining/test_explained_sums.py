"""What a line adds up: named sums and single lines, told by title and amount."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qom_permits.rules.explaining.explained import ExplainedLine
from qom_permits.rules.explaining.explanation import explain
from qom_permits.rules.tariff import Tariff

Load = Callable[..., Tariff]

BASE = 'base = ["floor_charge"]'
SECOND = """
[[charges]]
id = "stamp"
title = { en = "Stamp", fa = "تمبر" }
cite = "cl. 10"
formula = "floor_charge / 10"
"""


def _last(tariff: Tariff, facts: Mapping[str, str | int | bool], line: str) -> ExplainedLine:
    explained = explain(tariff, tariff.assess(facts))
    return next(told for told in explained.lines if isinstance(told, ExplainedLine) and told.id == line)


def _with(page: str, subtotals: str) -> str:
    return page.replace("\n[subtotals]", f"{SECOND}\n[subtotals]").replace(BASE, subtotals)


def test_a_sum_names_each_line_it_adds(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """A subtotal of a subtotal comes down to the charges themselves, with their rounded amounts."""
    tariff = load(_with(page, 'inner = ["floor_charge"]\nbase = ["inner", "stamp"]'))
    fire = _last(tariff, facts, "fire")

    assert (
        "  1,478,400 rial = Floor area charge 1,344,000 rial + Stamp 134,400 rial"
        == fire.told().en.split("\n")[1]
    )
    assert (
        "  ۱٬۴۷۸٬۴۰۰ ریال = عوارض زیربنا ۱٬۳۴۴٬۰۰۰ ریال + تمبر ۱۳۴٬۴۰۰ ریال" == fire.told().fa.split("\n")[1]
    )


def test_a_single_line_is_named_once(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """A formula that reads another charge says whose line that is."""
    stamp = _last(load(_with(page, BASE)), facts, "stamp")

    assert "  1,344,000 rial = Floor area charge" == stamp.told().en.split("\n")[1]


def test_a_sum_of_lines_that_do_not_apply_says_so(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """Nothing is charged on nothing, and the citizen is told why."""
    tariff = load(page)
    fire = _last(tariff, {**facts, "use": "commercial", "shops": 1}, "fire")

    assert "  0 rial: none of the lines it adds up applies" == fire.told().en.split("\n")[1]


def test_a_sum_is_plain_data_too(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """The name, the amount and each part with its title."""
    fire = _last(load(page), facts, "fire")

    told = {
        "name": "base",
        "amount": {"en": "1,344,000 rial", "fa": "۱٬۳۴۴٬۰۰۰ ریال"},
        "parts": [
            {
                "title": {"en": "Floor area charge", "fa": "عوارض زیربنا"},
                "amount": {"en": "1,344,000 rial", "fa": "۱٬۳۴۴٬۰۰۰ ریال"},
            }
        ],
    }
    assert [told] == [added.to_json() for added in fire.sums]
