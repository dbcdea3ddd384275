"""Days and years: which law holds when, a new year that states what changed, and the digest of it all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.jalali import JalaliDay
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.rules.writing.tariffs import content_of

Load = Callable[..., Tariff]

YEAR = """[tariff]
id = "old-town-1400"
title = { en = "1400", fa = "۱۴۰۰" }
based_on = "1399.toml"
in_force = { from = "1400-01-01" }
citation = "Council resolution 9 of 1399"
"""
TOWN = """schema = 1

[tariff]
id = "t"
title = { en = "Town", fa = "شهر" }
currency = "USD"
money_places = 2
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "law"

[inputs.zone]
type = "text"

[tables.fee]
cite = "1"
unit = "USD"
columns = ["zone", "value"]
rows_from = "fees.csv"

[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "1"
formula = "fee(zone)"
"""
CANONICAL = (
    '{"charges":[{"cite":"1","formula":"fee(zone)","id":"levy","title":{"en":"Levy","fa":"عوارض"}}],'
    '"inputs":{"zone":{"type":"text"}},"schema":1,'
    '"tables":{"fee":{"cite":"1","columns":["zone","value"],"rows":[["شمال","1.5"],["b","2"]],"unit":"USD"}},'
    '"tariff":{"calendar":"gregorian","citation":"law","currency":"USD","id":"t","in_force":{"from":"2024-01-01"},'
    '"money_places":2,"title":{"en":"Town","fa":"شهر"}}}'
)
DIGEST = f"sha256:{hashlib.sha256(CANONICAL.encode()).hexdigest()}"
"""Of the town with its fees."""

BAND = """{{ cite = "new", columns = ["floor_area <=", "share", "least"],
values = {{ share = "1", least = "IRR/m2" }}, rows = [["", 1, 1]] }}""".replace("\n", " ")

Years = Callable[..., Tariff]


@pytest.fixture
def years(whole_page: str, load: Load) -> Years:
    """Return what loads a year based on the page's own tariff, with *files* beside it by the names of years."""

    def years(text: str, **files: str) -> Tariff:
        return load(
            text, **{"1399.toml": whole_page}, **{f"{name[1:]}.toml": said for name, said in files.items()}
        )

    return years


def test_a_tariff_is_law_from_its_first_day_to_its_last(
    whole_page: str, load: Load, facts: dict[str, str]
) -> None:
    """Both included; without a given day it is the first in force; outside it is `not-in-force`."""
    tariff = load(whole_page)

    assert JalaliDay(1399, 1, 1).to_date() == tariff.assess(facts).on
    for day in ((1399, 1, 1), (1399, 12, 30)):
        assert JalaliDay(*day).to_date() == tariff.assess(facts, JalaliDay(*day).to_date()).on
    for day in ((1398, 12, 29), (1400, 1, 1)):
        with pytest.raises(BadTariff) as caught:
            tariff.assess(facts, JalaliDay(*day).to_date())
        assert ["not-in-force"] == [fault.code for fault in caught.value.faults]


def test_until_and_published_may_be_left_out(load: Load) -> None:
    """Without an end it is law for ever; published is then the first day in force."""
    tariff = load(TOWN, fees_csv="zone,value\na,1\n")

    assert date(2024, 1, 1) == tariff.published
    assert 100 == tariff.assess({"zone": "a"}, date(2400, 1, 1)).total.amount


def test_a_new_year_takes_over_everything_but_its_own(years: Years, whole_page: str, load: Load) -> None:
    """Its id, days, title, citation, whether it is a sample, what it replaces, and its examples are not taken over."""
    year, old = (
        content_of(years(YEAR)),
        content_of(load(whole_page.replace('id = "old', 'supersedes = "x"\nid = "old', 1))),
    )
    head, heading = year["tariff"], old["tariff"]
    assert isinstance(head, dict)
    assert isinstance(heading, dict)
    own = {"id", "in_force", "published", "supersedes", "title", "citation", "sample"}

    assert {**old, "tariff": None} == {**year, "tariff": None, "examples": old["examples"]}
    assert {key: said for key, said in heading.items() if key not in own} == {
        key: said for key, said in head.items() if key not in own
    }
    assert {
        "id": "old-town-1400", "title": {"en": "1400", "fa": "۱۴۰۰"}, "citation": "Council resolution 9 of 1399",
        "in_force": {"from": "1400-01-01"}, "published": "1400-01-01", "sample": False,
    } == {key: said for key, said in head.items() if key in own}  # fmt: skip
    assert "examples" not in year


@pytest.mark.parametrize("key", ["id", "title", "in_force", "citation"])
def test_what_is_a_years_own_must_be_said_anew(years: Years, key: str) -> None:
    """It cannot be that of the year before."""
    text = "\n".join(line for line in YEAR.splitlines() if not line.startswith(key))
    with pytest.raises(BadTariff) as caught:
        years(text)

    assert [("missing-key", f"tariff.{key}")] == [(fault.code, fault.where) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("section", "name", "entry"),
    [
        ("rates", "parking_credit", '{{ value = "7", unit = "m2/space", cite = "new" }}'),
        ("quantities", "charged_area", '{{ formula = "floor_area", cite = "new" }}'),
        (
            "inputs",
            "parking",
            '{{ type = "count", unit = "space", min = 0, max = 9, default = 0, title = "new" }}',
        ),
        ("tables", "band", BAND),
        ("settlement", "late_charge", '{{ per_month = 0, part_month = "free", cite = "new" }}'),
    ],
)
def test_an_entry_written_anew_keeps_its_place(years: Years, section: str, name: str, entry: str) -> None:
    """It is written whole: nothing of the old one stays, and nothing else moves."""
    before = content_of(years(YEAR))[section]
    after = content_of(years(f"{YEAR}\n[{section}]\n{name} = {entry.format()}"))[section]
    assert isinstance(before, dict)
    assert isinstance(after, dict)

    assert list(before) == list(after)
    assert "new" in json.dumps(after.pop(name))
    assert "not_on" not in after
    assert {key: said for key, said in before.items() if key != name} == after


def test_new_entries_follow(years: Years) -> None:
    """After those of the year before."""
    rate = '[rates]\naaa = { value = "7", cite = "new" }\n'
    quantity = '[quantities]\naab = { formula = "7", cite = "new" }\n'
    tariff = years(YEAR + rate + quantity)

    assert ["parking_credit", "fire_share", "exempt_area", "balcony_times", "aaa"] == [
        each.name for each in tariff.rates
    ]
    assert ["charged_area", "local_value", "aab"] == [each.name for each in tariff.quantities]


def test_charges_and_reliefs_keep_their_place_by_id(years: Years) -> None:
    """A charge written anew stays where it stood, a new one comes last."""
    anew = '[[charges]]\nid = "{}"\ntitle = {{ en = "New", fa = "نو" }}\ncite = "new"\nformula = "0"\n'
    tariff = years(YEAR + anew.format("stamp") + anew.format("floor_charge"))

    assert [("floor_charge", "new"), ("balcony_charge", "cl. 6"), ("fire", "cl. 9"), ("stamp", "new")] == [
        (charge.id, charge.cite.en) for charge in tariff.charges
    ]


@pytest.mark.parametrize(
    ("removed", "section"),
    [
        ("reliefs.veterans", "reliefs"), ("settlement.late_charge", "settlement"), ("rounding.total", "rounding"),
        ("rates.exempt_area", "rates"), ("settlement.cash_discounts", "settlement"),
    ],
)  # fmt: skip
def test_removes_drops_what_it_names(years: Years, removed: str, section: str) -> None:
    """Of any section, by its name or id."""
    more = "" if removed != "rates.exempt_area" else ', "reliefs.veterans"'
    before = content_of(years(YEAR))
    after = content_of(years(f'{YEAR}removes = ["{removed}"{more}]\n'))

    assert removed.split(".")[1] in json.dumps(before[section])
    assert removed.split(".")[1] not in json.dumps(after.get(section, {}))


def test_a_year_may_be_based_on_one_that_is_based_on_another(years: Years, facts: dict[str, str]) -> None:
    """What each says wins over those before it."""
    middle = YEAR + '[rates]\nfire_share = { value = "0.04", cite = "cl. 9" }\n'
    last = YEAR.replace("1400", "1401").replace("1399.toml", "1400.toml") + 'removes = ["rounding.total"]\n'
    bill = years(last, y1400=middle).assess(facts)

    assert [("floor_charge", 1344000), ("balcony_charge", 0), ("fire", 53760)] == [
        (line.id, line.amount.amount) for line in bill.lines
    ]


def test_the_digest_is_the_sha_256_of_the_canonical_whole(load: Load) -> None:
    """UTF-8 JSON, keys sorted, no spaces, rows read in, examples left out."""
    example = '\n[[examples]]\nfacts = { zone = "b" }\ntotal = 200\n'
    rows = "\ufeffzone,value\r\nشمال,1.5\r\nb,2\r\n"

    assert DIGEST == load(TOWN + example, fees_csv=rows).digest
    assert DIGEST == load(f"\ufeff# new\n{TOWN}", fees_csv=rows.replace("\r", "")).digest


def test_the_digest_of_a_year_is_of_the_whole_it_stands_for() -> None:
    """After `based_on`: as if it had been written out, neither `based_on` nor `removes` in it."""
    base = TOWN.replace('"t"', '"old"').replace("Town", "Old") + '[inputs.n]\ntype = "flag"\n'
    year = '[tariff]\nid = "t"\ntitle = { en = "Town", fa = "شهر" }\nbased_on = "old.toml"\nremoves = ["inputs.n"]\n'
    year += 'in_force = { from = "2024-01-01" }\ncitation = "law"\n'
    files = {"old.toml": base, "fees.csv": "zone,value\nشمال,1.5\nb,2\n"}

    assert DIGEST == load_tariff(year, files.__getitem__).digest
