"""How a tariff is laid out when it is written from its values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qom_permits.rules.tariff import Tariff
from qom_permits.rules.writing.tariffs import content_of
from qom_permits.rules.writing.toml_writing import toml_of

MORE = """
[inputs.rooms]
type = "list"
at_most = 9
when = "is_new"
title = "Rooms"
[inputs.rooms.each]
width = { type = "number", min = 0, max = 9, places = 1, default = "1.5", unit = "m" }
[tables.by_flag]
title = { en = "By flag", fa = "به پرچم" }
cite = { en = "A", fa = "الف" }
columns = ["is_new", "begun <", "least", "most"]
values = { least = "1", most = "IRR" }
rows = [[true, "2024-01-05", 1, 2], ["false", "", 3, "4.5"]]
[settlement]
cash_discounts = [{ from = "01-01", until = "04-31", share = "0.25", cite = "1", on = ["levy"], title = "T" }]
late_charge = { per_month = "0.02", part_month = "counts", not_on = ["levy"], cite = "1" }
instalments = { at_most_months = 6, down_payment = "0.2", yearly_rate = "0.1", cite = "2" }
[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["levy"]
amount = "rial"
when = "is_new"
[[examples]]
title = "t"
source = "s"
facts = { is_new = true, x = 5, rooms = [{ width = "2.5" }] }
lines = { levy = 5, half = -1 }
total = 4
"""


def test_every_section_is_written_the_way_a_person_would(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """Tables under their heads, rows and discounts one a line, small things in one line."""
    rounding = '[rounding]\nline = { step = 1, mode = "half-even" }\ntotal = { step = 5, mode = "up", into = "levy" }'
    tariff = load(small("x * per_m2", 'when = "is_new"', 'at_most = "rial"', rounding=rounding) + MORE)
    expected = (Path(__file__).parent / "small.toml").read_text(encoding="utf-8")

    assert expected == toml_of(content_of(tariff))
