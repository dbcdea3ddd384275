"""What sizes a formula of a small tariff."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.sizing.possible import Possible
from qom_permits.rules.sizing.ranges import ranges_of
from qom_permits.rules.tariff import Tariff

INPUTS = """[inputs]
x = { type = "number", places = 2, min = "-5", max = "10" }
y = { type = "number", places = 1, min = "2", max = "8" }
n = { type = "count", min = 0, max = 20, default = 4 }
m = { type = "count", min = 1, max = 4, when = "n > 2", default = 0 }
k = { type = "count", min = 1, max = 4, when = "flag" }
zone = { type = "choice", options = ["a", "b", "c"] }
flag = { type = "flag" }
note = { type = "text", default = "" }
begun = { type = "date" }
rooms = { type = "list", at_most = 3, each = { w = { type = "count", min = -1, max = 6 }, wide = { type = "flag" } } }
"""
RATES = '[rates]\nrial = { value = 1, unit = "IRR", cite = "1" }\nrate = { value = "1.25", cite = "1" }\n'
TABLES = """[tables.t]
cite = "1"
columns = ["x <=", "value", "more"]
values = { value = "1", more = "1" }
rows = [["0.125", "-2", "1.5"], ["5", "3.25", "2"], ["", "8", "9"]]
"""


@pytest.fixture(scope="session")
def sized(small: Callable[..., str], load: Callable[..., Tariff]) -> Callable[..., Possible]:
    """Return what says what a quantity can be, given its formula and those of others it reads."""

    def sized(formula: str, **others: str) -> Possible:
        written = {**others, "sized": formula}
        quantities = [f'{name} = {{ formula = """{said}""", cite = "1" }}' for name, said in written.items()]
        sections = {"inputs": INPUTS, "rates": RATES, "tables": TABLES}
        text = small("rial", quantities="\n".join(["[quantities]", *quantities]), **sections)
        return ranges_of(load(text)).of_name("sized")

    return sized
