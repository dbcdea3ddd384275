"""Writing a tariff back: what loads again is the same tariff, with the same digest where nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.rules.writing.tariffs import content_of, to_toml
from qom_permits.rules.writing.toml_writing import toml_of

Small = Callable[..., str]
Load = Callable[..., Tariff]

SHIPPED = Path(__file__).parents[3] / "src/qom_permits/city/tariffs"
EVERYTHING = """
[inputs.rooms]
type = "list"
when = "is_new"
title = "Rooms"
[inputs.rooms.each]
width = { type = "number", min = 0, max = 9, places = 1, default = "1.5", unit = "m" }
named = { type = "text", default = "x" }
[inputs.kind]
type = "flag"
default = true
when = "is_new"
[tables.by_flag]
title = { en = "By flag", fa = "به پرچم" }
cite = { en = "A", fa = "الف" }
columns = ["is_new", "begun <", "least", "most"]
values = { least = "1", most = "IRR" }
rows = [[true, "2024-01-05", 1, 2], [true, "", 2, 3], ["false", "", 3, "4.5"]]
[tables.by_zone]
unit = "m2"
cite = "1"
columns = ["zone", "value"]
rows = [["a", 1], ["b", 2]]
[settlement]
cash_discounts = [{ from = "01-01", until = "04-31", share = "0.25", cite = "1", on = ["levy"], title = "T" }]
late_charge = { per_month = "0.02", part_month = "counts", not_on = ["levy"], cite = "1" }
[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["levy"]
amount = "rial"
when = "is_new"
[[examples]]
facts = { is_new = true, x = 5, rooms = [{ width = "2.5" }] }
lines = { levy = 5, half = -1 }
total = 4
[[examples]]
source = "nowhere"
facts = {}
"""


def texts(small: Small, whole_page: str, page: str) -> list[str]:
    """Return tariffs that between them use everything."""
    rounding = '[rounding]\nline = { step = 1, mode = "half-even" }\ntotal = { step = 5, mode = "up" }'
    rich = small("x * per_m2", 'at_least = "0"', rounding=rounding) + EVERYTHING
    return [small(), small("x * per_m2", 'when = "is_new"', 'at_most = "rial"'), rich, whole_page, page]


@pytest.mark.parametrize("which", range(5))
def test_what_is_written_loads_as_it_was(
    small: Small, whole_page: str, page: str, load: Load, which: int
) -> None:
    """With its digest and all its rows, needing no file beside it; from its values it says the same."""
    tariff = load(texts(small, whole_page, page)[which])
    text = to_toml(tariff)
    from_values = toml_of(content_of(tariff))

    alone = load_tariff(text, {}.__getitem__)  # type: ignore[arg-type]  # nothing stands beside it
    assert tariff == alone
    assert text == to_toml(alone)
    again = load(from_values)
    assert tariff == evolve(again, digest=tariff.digest)
    assert from_values == toml_of(content_of(again))


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_tariffs_are_written_back(path: Path) -> None:
    """Each as it was, from its file and from its values."""
    tariff = load_tariff(
        path.read_text(encoding="utf-8"), lambda name: (SHIPPED / name).read_text(encoding="utf-8")
    )

    assert tariff == load_tariff(to_toml(tariff), str)
    assert tariff == evolve(load_tariff(toml_of(content_of(tariff)), str), digest=tariff.digest)


def test_a_tariff_a_program_changed_is_written_from_its_values(small: Small, load: Load) -> None:
    """The old file would say something else; the digest is the new file's."""
    tariff = load(small("x * per_m2"))
    dearer = evolve(tariff, rates=(evolve(tariff.rates[0], value=Fraction(5)), *tariff.rates[1:]))
    made = evolve(tariff, written=None)

    assert 50 == load(to_toml(dearer)).assess({"x": 10}).total.amount
    assert dearer == evolve(load(to_toml(dearer)), digest=tariff.digest)
    assert made == evolve(load(to_toml(made)), digest=tariff.digest)


def test_a_key_that_is_no_bare_word_is_quoted() -> None:
    """And what a text cannot hold as it is, is escaped."""
    assert (
        '"a b" = "x\\n\\u007f\\"\\\\"\nc = []\ne = {}\n'
        == toml_of({"a b": 'x\n\x7f"\\', "c": []}) + "e = {}\n"
    )
    assert "d = [{}]\n" == toml_of({"d": ({},)})


@given(st.data())
def test_any_small_tariff_is_written_back(small: Small, load: Load, data: st.DataObject) -> None:
    """Whatever its texts and numbers are."""
    words = data.draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
    value = data.draw(st.decimals(-(10**9), 10**9, places=3))
    least = data.draw(st.integers(-100, 100))
    sections = {
        "rates": f'[rates]\nper_m2 = {{ value = "{value}", unit = "IRR/m2", cite = "1" }}',
        "inputs": f'[inputs]\nx = {{ type = "number", unit = "m2", min = {least}, max = 100 }}',
    }
    tariff = load(small("x * per_m2", **sections))
    tariff = evolve(tariff, citation=evolve(tariff.citation, en=words))

    assert tariff == evolve(load(to_toml(tariff)), digest=tariff.digest)
