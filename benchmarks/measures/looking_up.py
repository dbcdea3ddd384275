"""Whether a bill from a long table is as cheap as one from a short table."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.figures import Figure
from benchmarks.pacing import Run, over, ratio

from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

SHORT, LONG = 500, 50_000

TARIFF = """\
schema = 1

[tariff]
id = "bench-long-table"
title = { en = "One value", fa = "یک ارزش" }
currency = "IRR"
calendar = "jalali"
in_force = { from = "1404-01-01" }
citation = "made up for measuring"
sample = true

[rounding]
line = { step = "1", mode = "half-up" }

[inputs.parcel]
type = "count"
min = 1
max = 100000

[tables.worth]
unit = "IRR"
cite = "values of 1404"
columns = ["parcel%s", "value"]
rows_from = "rows.csv"

[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "cl. 1"
formula = "worth(parcel)"
"""


def figures() -> Iterator[Figure]:
    """Yield a bill with a lookup among many rows in times of one among few, by exact keys and by bands."""
    for sign, kind in (("", "exact keys"), (" <=", "bands")):
        few, many = _bills(sign, SHORT), _bills(sign, LONG)
        yield Figure(
            asked=f"a bill from a table of {LONG:,} rows in times of one from {SHORT}, {kind}",
            measured=ratio(many, few),
            chance=ratio(few, few),
            below=1.1,
        )


def _bills(sign: str, rows: int) -> Run:
    chance = Random(rows)  # noqa: S311 - the same rows are looked up on every machine
    return over(_tariff(sign, rows).assess, [({"parcel": chance.randint(1, rows)},) for _ in range(500)])


def _tariff(sign: str, rows: int) -> Tariff:
    lines = [f"{parcel},{parcel * 7919 % 100_003}" for parcel in range(1, rows + 1)]
    beside = {"rows.csv": "\n".join([f"parcel{sign},value", *lines])}
    return load_tariff(TARIFF % sign, beside.__getitem__)
