"""Days are written in the calendar of the tariff, wherever they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.comparing.changing import changes
from qom_permits.rules.comparing.law import in_force
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.publishing.booklet import booklet
from qom_permits.rules.tariff import Tariff
from qom_permits.rules.writing.tariffs import content_of

HEAD = """[tariff]
id = "town"
title = { en = "Town", fa = "شهر" }
currency = "IRR"
calendar = "jalali"
in_force = { from = "1399-01-01", until = "1399-12-30" }
citation = "a test"
"""
INPUTS = '[inputs]\nbegun = { type = "date", default = "1399-02-31" }\n'
TABLE = """[tables.t]
cite = "1"
unit = "IRR"
columns = ["begun <", "value"]
rows = [["{}", "1"], ["{}", "{}"], ["", "3"]]
"""
EXAMPLE = '[[examples]]\ntitle = "t"\nsource = "s"\nfacts = { begun = "1399-03-31" }\ntotal = 2\n'

Made = Callable[..., str]


@pytest.fixture(scope="module")
def made(small: Callable[..., str]) -> Made:
    """Return what writes a tariff with a table by days."""

    def made(first: str = "1399-03-01", second: str = "1399-06-31", value: int = 2) -> str:
        table = TABLE.format(first, second, value)
        return small("t(begun)", tariff=HEAD, inputs=INPUTS, rates="", tables=table, examples=EXAMPLE)

    return made


def test_days_among_the_facts_a_bill_keeps(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Of the case and of each item of a list, in both readings."""
    rooms = '[inputs.rooms]\ntype = "list"\nat_most = 2\neach = { built = { type = "date" } }\n'
    tariff = load(small(tariff=HEAD, inputs=INPUTS + rooms, rates=""))
    facts: dict[str, GivenFact] = {"begun": "1399-02-30", "rooms": [{"built": "1398-12-29"}]}

    for bill in (tariff.assess(facts), tariff.by_reference(facts, tariff.first_day)):
        assert {"begun": "1399-02-30", "rooms.1.built": "1398-12-29"} == bill.to_json()["facts"]


def test_days_in_a_tariff_that_is_written(made: Made, load: Callable[..., Tariff]) -> None:
    """The heading, a default and the edges of bands."""
    content = content_of(load(made()))

    assert {"from": "1399-01-01", "until": "1399-12-30"} == content["tariff"]["in_force"]  # type: ignore[index]  # plain data
    assert "1399-02-31" == content["inputs"]["begun"]["default"]  # type: ignore[index]  # plain data
    assert [["1399-03-01", "1"], ["1399-06-31", "2"], ["", "3"]] == content["tables"]["t"]["rows"]  # type: ignore[index]  # plain data


def test_days_in_a_booklet(made: Made, load: Callable[..., Tariff]) -> None:
    """The default, the bands and the facts of an example."""
    lines = booklet(load(made())).markdown("en").splitlines()

    assert "| begun | begun | a date | – | 1399-02-31 | – |" in lines
    assert "| from 1399-03-01 to under 1399-06-31 | 2 |" in lines
    assert "| begun | 1399-03-31 |" in lines


def test_days_in_a_change_of_law(made: Made, load: Callable[..., Tariff]) -> None:
    """In words and in signs."""
    [change] = changes(load(made()), load(made(value=5))).changes

    assert (("1399-03-01 <= begun < 1399-06-31", "2"),) == change.before
    assert "from 1399-03-01 to under 1399-06-31" in change.text.en


def test_days_in_a_fault_of_a_table(made: Made, load: Callable[..., Tariff]) -> None:
    """Edges that do not rise."""
    with pytest.raises(BadTariff) as caught:
        load(made("1399-06-31", "1399-03-01"))

    told = caught.value.faults[0].in_("en")
    assert "1399-06-31" in told
    assert "1399-03-01" in told


def test_where_there_is_no_tariff_none_is_named(made: Made, load: Callable[..., Tariff]) -> None:
    """A dash; and the day is a Gregorian one."""
    with pytest.raises(BadTariff) as caught:
        in_force([], load(made()).first_day)

    told = "on: no tariff is in force on 2020-03-20; those given: –; add the tariff of that day"
    assert told == caught.value.faults[0].in_("en")
