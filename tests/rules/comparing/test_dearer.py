"""Where a new year is dearer, band by band, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.checking.edges import banded_inputs
from qom_permits.rules.comparing.dearer import dearer
from qom_permits.rules.comparing.dearness import Dearness
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.expressions import Formula, Name
from qom_permits.rules.language.kinds import Condition
from qom_permits.rules.tariff import Tariff

OLD_BANDS = '[["10", "1"], ["20", "2"], ["", "3"]]'
NEW_BANDS = '[["10", "1"], ["15", "1"], ["20", "4"], ["30", "3"]]'

ALIASES = """[quantities]
other = { formula = "x", cite = "1" }
same = { formula = "other", cite = "1" }
"""
METRES = """[inputs]
x = { type = "number", unit = "m2", min = 0, max = 1 }
n = { type = "count", unit = "m", min = 0, max = 9, default = 1 }
"""
BEYOND = '[inputs]\nx = { type = "number", unit = "m2", min = 101, max = 102 }\n'
SHOPS = """[inputs.shops]
type = "list"
at_most = 9
[inputs.shops.each]
front = { type = "count", min = 0, max = 9 }
"""

Year = Callable[..., Tariff]
Given = Mapping[str, GivenFact]


@pytest.fixture(scope="module")
def year(small: Callable[..., str], load: Callable[..., Tariff]) -> Year:
    """Return what loads a tariff that charges by the bands of x, from 0 to 100; *of* names the column and its sign."""

    def year(
        bands: str = OLD_BANDS, formula: str = "per(x) * x", of: str = "x <=", more: str = "", **sections: str
    ) -> Tariff:
        table = f'[tables]\nper = {{ cite = "1", unit = "IRR/m2", columns = ["{of}", "value"], rows = {bands} }}\n'
        inputs = """[inputs]
x = { type = "number", unit = "m2", places = 1, min = 0, max = 100 }
n = { type = "count", min = 0, max = 9, default = 1 }
zone = { type = "choice", options = ["a", "b"], default = "a" }
is_new = { type = "flag", default = false }
"""
        return load(small(formula, **{"inputs": inputs + more, "tables": table, **sections}))

    return year


def _seen(found: Dearness) -> list[tuple[str, str, str]]:
    return [(f"{each.start}", f"{each.end}", each.verdict.value) for each in found.stretches]


def test_stretches_lie_between_the_edges_of_both(year: Year) -> None:
    """Each says dearer, cheaper, the same, or that one of the two has no row there."""
    found = dearer(year(), year(NEW_BANDS), "x")

    assert [
        ("0", "10", "same"),
        ("101/10", "15", "cheaper"),
        ("151/10", "20", "dearer"),
        ("201/10", "30", "same"),
        ("301/10", "100", "not-covered"),
    ] == _seen(found)
    assert [["small"]] == [
        [each.tariff for each in stretch.refusals] for stretch in found.stretches if stretch.refusals
    ]


def test_how_much_is_exact_at_both_ends_and_where_it_is_greatest(year: Year) -> None:
    """In minor units, as a share of the old total, and line by line."""
    new = year(NEW_BANDS)
    found = dearer(year(), evolve(new, id="new"), "x").to_json()
    stretches = found.pop("stretches")
    assert isinstance(stretches, list)

    assert {"old": "small", "new": "new", "over": "x", "currency": "IRR"} == found
    end = {
        "at": "15", "old": 30, "new": 15, "difference": -15, "share": "-1/2",
        "lines": [{"id": "levy", "kind": "charge", "before": 30, "after": 15, "amount": -15}],
    }  # fmt: skip
    start = {
        "at": "10.1", "old": 20, "new": 10, "difference": -10, "share": "-1/2",
        "lines": [{"id": "levy", "kind": "charge", "before": 20, "after": 10, "amount": -10}],
    }  # fmt: skip
    cheaper = stretches[1]
    told = cheaper.pop("text")
    assert {
        "from": "10.1", "to": "15", "verdict": "cheaper", "at_start": start, "at_end": end, "greatest": end,
        "not_covered": [],
    } == cheaper  # fmt: skip
    assert (
        "10.1 m² to 15 m²: cheaper; at 10.1 m² 10 rial less (50%); at 15 m² 15 rial less (50%)" == told["en"]
    )
    assert (
        "۱۰٫۱ متر مربع تا ۱۵ متر مربع: ارزان‌تر؛ در ۱۰٫۱ متر مربع ۱۰ ریال کمتر (۵۰٪)؛ "
        "در ۱۵ متر مربع ۱۵ ریال کمتر (۵۰٪)"
    ) == told["fa"]


def test_a_stretch_without_a_row_says_which_tariff_and_why(year: Year) -> None:
    """With the fault itself; where nothing can be compared there are no amounts."""
    last = dearer(year(), evolve(year(NEW_BANDS), id="new"), "x").stretches[-1]

    assert (None, None, None) == (last.at_start, last.at_end, last.greatest)
    (refusal,) = last.refusals
    told = refusal.to_json()
    assert ("new", "not-covered", "charges.levy") == (told["tariff"], told["code"], told["where"])
    assert last.told().en.startswith(
        "30.1 m² to 100 m²: cannot be compared; new does not price it: table per has no row for "
    )
    assert "سنجیدنی نیست؛ new آن را نمی‌سنجد: " in last.told().fa
    assert refusal.fault.text.en.endswith(" 30.1")
    assert [refusal.to_json()] == last.to_json()["not_covered"]


def test_an_edge_that_belongs_to_the_next_band_ends_the_stretch_before_it(year: Year) -> None:
    """By one step of the decimals that both years take."""
    coarse = year(of="x <", inputs='[inputs]\nx = { type = "number", unit = "m2", min = 1, max = 25 }\n')

    assert [("1", "9"), ("10", "19"), ("20", "25")] == [
        each[:2] for each in _seen(dearer(coarse, coarse, "x"))
    ]
    fine = dearer(year(of="x <"), year(of="x <"), "x")
    assert [("0", "99/10"), ("10", "199/10"), ("20", "100")] == [each[:2] for each in _seen(fine)]
    assert [("1", "9"), ("10", "10"), ("11", "19"), ("20", "20"), ("21", "25")] == [
        each[:2] for each in _seen(dearer(year(), coarse, "x"))
    ]


def test_a_range_that_is_negative_is_cut_on_its_grid(year: Year) -> None:
    """Edges beyond the range cut nothing, and one value can be a stretch of its own."""
    inputs = '[inputs]\nx = { type = "number", unit = "m2", places = {}, min = "{}", max = 20 }\n'
    fine = year('[["-1.25", "1"], ["", "2"]]', inputs=inputs.replace("{}", "2", 1).replace("{}", "-1.55"))
    coarse = year('[["-3", "1"], ["20", "2"]]', inputs=inputs.replace("{}", "1", 1).replace("{}", "-5"))

    assert [("-3/2", "-13/10"), ("-6/5", "20")] == [each[:2] for each in _seen(dearer(fine, coarse, "x"))]
    lowest = year('[["0", "1"], ["", "2"]]')
    assert [("0", "0"), ("1/10", "100")] == [each[:2] for each in _seen(dearer(lowest, lowest, "x"))]


@pytest.mark.parametrize(
    ("formula", "sections"),
    [
        ("marginal(per, x)", {}),
        ("rial * n if covers(per, x) else 0", {}),
        ("per(same) * x", {"quantities": ALIASES}),
    ],
)  # fmt: skip
def test_the_input_is_found_wherever_a_table_is_read_by_it(
    year: Year, formula: str, sections: Mapping[str, str]
) -> None:
    """In ``marginal``, in ``covers``, and through quantities that are only another name for it."""
    tariff = year('[["10", "1"], ["20", "2"]]', formula, **sections)

    assert ["10", "20", "100"] == [f"{each.end}" for each in dearer(tariff, tariff, "x").stretches]
    assert ["x"] == [each.name for each in banded_inputs(tariff)]


def test_a_table_read_by_something_else_cuts_nothing(year: Year) -> None:
    """Its bands lie elsewhere."""
    tariff = year(formula="per(2 * x) * x + marginal(per, 2 * x)")

    assert 1 == len(dearer(tariff, tariff, "x").stretches)
    assert () == banded_inputs(tariff)


@pytest.fixture(scope="module")
def zoned(year: Year) -> Tariff:
    """Return a tariff whose bands of x are others in each zone."""
    rows = '[["a", "10", "1"], ["a", "", "2"], ["b", "20", "1"], ["b", "", "2"]]'
    table = f'[tables]\nper = {{ cite = "1", unit = "IRR/m2", columns = ["zone", "x <=", "value"], rows = {rows} }}\n'
    return year(formula="per(zone, x) * x", tables=table)


def test_only_the_bands_of_the_facts_given_count(zoned: Tariff) -> None:
    """A fact left out counts with its default if it is always asked; one that cannot be read is a fault."""
    ends = [
        [f"{each.end}" for each in dearer(zoned, zoned, "x", facts).stretches]
        for facts in ({"zone": "b"}, {}, {"zone": "a", "x": "17"})
    ]

    assert [["20", "100"], ["10", "100"], ["10", "100"]] == ends
    asked = evolve(zoned.inputs[2], when=Formula("is_new", Name("is_new", Condition())))
    sometimes = evolve(zoned, inputs=(*zoned.inputs[:2], asked, *zoned.inputs[3:]))
    assert ["10", "20", "100"] == [f"{each.end}" for each in dearer(sometimes, sometimes, "x").stretches]
    with pytest.raises(BadTariff) as caught:
        dearer(zoned, zoned, "x", {"zone": "c"})
    assert [("bad-fact", "facts.zone")] == [(fault.code, fault.where) for fault in caught.value.faults]


RATES = """[rates]
per_m2 = { value = "1", unit = "IRR/m2", cite = "1" }
rial = { value = 1, unit = "IRR", cite = "1" }
limit = { value = "31", unit = "m2", cite = "1" }
above = { value = "32", unit = "m2", cite = "1" }
half = { value = "50", unit = "m2", cite = "1" }
nearly = { value = "1", unit = "m2", cite = "1" }
"""


@pytest.mark.parametrize(
    ("formula", "greatest"),
    [
        ("200 * rial if limit < x < limit + nearly else 0", "311/10"),
        ("(over(x, limit) - over(x, above)) * per_m2 * 200 - over(x, above) * per_m2", "32"),
        ("(3 * min(x, limit) - x) * per_m2", "31"),
        ("min(x, limit) * per_m2", "100"),
        ("(2 * x - 3 * max(limit, x) + 3 * limit) * per_m2", "31"),
    ],
)
def test_it_looks_where_the_formulas_bend(year: Year, formula: str, greatest: str) -> None:
    """On both sides of each rate the input is held against, however many bands there are."""
    old, new = (
        year('[["", "1"]]', f"{each} + 0 * per(x) * x", rates=RATES) for each in ("0 * rial", formula)
    )
    (stretch,) = dearer(old, new, "x").stretches

    assert greatest == f"{stretch.greatest and stretch.greatest.at}"


def test_a_number_in_a_formula_bends_it_too(year: Year) -> None:
    """Over a count no value lies between two whole ones; without an old total there is no share."""
    table = '["", "1"]'
    old, new = (
        year(f"[{table}]", f"{each} + 0 * per(x) * x")
        for each in ("0 * rial", "200 * rial if 3 <= n < 4 else 0")
    )
    (stretch,) = dearer(old, new, "n", {"x": 1}).stretches

    assert ("0 to 9: dearer; at 0 the same; at 9 the same; most at 3: 200 rial more") == stretch.told().en
    assert stretch.greatest is not None
    assert ("3", None) == tuple(stretch.greatest.to_json()[key] for key in ("at", "share"))


def test_a_stretch_can_be_dearer_here_and_cheaper_there(year: Year) -> None:
    """The greatest difference may lie between its ends, and either way."""
    rising, level, hump = (
        year('[["", "1"]]', f"{each} + 0 * per(x) * x", rates=RATES)
        for each in ("x * per_m2", "20 * rial", "20 * rial + (x - 2 * over(x, half)) * per_m2")
    )
    (mixed,) = dearer(level, rising, "x").stretches
    (high,) = dearer(level, hump, "x").stretches

    assert ("mixed", 80) == (mixed.verdict.value, mixed.greatest and mixed.greatest.difference.total.amount)
    assert (
        "0 m² to 100 m²: dearer in part, cheaper in part; at 0 m² 20 rial less (100%); at 100 m² 80 rial more (400%)"
    ) == mixed.told().en
    assert high.told().en.endswith("at 0 m² the same; at 100 m² the same; most at 50 m²: 50 rial more (250%)")
    assert "بیشترین در ۵۰ متر مربع: ۵۰ ریال بیشتر (۲۵۰٪)" in high.told().fa


def test_each_tariff_is_told_only_what_it_asks_for(year: Year) -> None:
    """A new input, and a new input of a list's items, are no unknown facts of the old year."""
    old = year(more=SHOPS)
    new = year(more=SHOPS + 'corner = { type = "flag" }\n[inputs.tall]\ntype = "flag"\n')
    shops = [{"front": 1, "corner": True}]
    flat: Given = {"tall": "true", "shops.1.front": 1, "shops.1.corner": "true"}
    whole: Given = {"tall": "true", "shops": shops}
    unknown: Given = {"tall": "true", "y": "1"}
    missing: Given = {"shops": shops}

    for facts in (flat, whole):
        assert {"same"} == {verdict for _, _, verdict in _seen(dearer(old, new, "x", facts))}
    for told, faults in (
        (unknown, [("unknown-fact", "facts.y")]),
        (missing, [("missing-fact", "facts.tall")]),
    ):
        with pytest.raises(BadTariff) as caught:
            dearer(old, new, "x", told)
        assert faults == list(dict.fromkeys((fault.code, fault.where) for fault in caught.value.faults))


def test_a_tariff_that_prices_some_values_is_compared_there(year: Year) -> None:
    """An input it asks for only then is missing there, and is said to be."""
    more = '[inputs.tall]\ntype = "flag"\nwhen = "x > half"\n'
    old, new = year(rates=RATES), evolve(year(more=more, rates=RATES), id="new")
    found = dearer(old, new, "x")

    assert ["same", "same", "same"] == [verdict for _, _, verdict in _seen(found)]
    assert [("new", "missing-fact")] == [
        (each.tariff, each.fault.code) for each in found.stretches[-1].refusals
    ]
    assert found.stretches[-1].at_end is None


def test_an_area_neither_knows_is_told_and_not_raised(year: Year, zoned: Tariff) -> None:
    """A row that is wanting everywhere is what the tariff says, not a fault of the facts."""
    rows = '[["b", "20", "1"], ["b", "", "2"]]'
    table = f'[tables]\nper = {{ cite = "1", unit = "IRR/m2", columns = ["zone", "x <=", "value"], rows = {rows} }}\n'
    found = dearer(zoned, year(formula="per(zone, x) * x", tables=table), "x", {"zone": "a"})

    assert ["not-covered", "not-covered"] == [verdict for _, _, verdict in _seen(found)]


def test_facts_that_are_missing_beside_a_row_are_raised(year: Year) -> None:
    """Where a tariff prices nothing, but not where a row is all that is wanting."""
    tall = '[inputs.tall]\ntype = "flag"\nwhen = "x > half"\n'
    low = year(more=tall, rates=RATES, bands='[["50", "1"]]')
    none = year(more=tall, rates=RATES, formula="per(x + half + half + nearly) * x", bands='[["50", "1"]]')
    asked = '[inputs.tall]\ntype = "flag"\ndefault = false\nwhen = "per(n) > per_m2"\n[inputs.wide]\ntype = "flag"\n'
    both = year(more=asked, rates=RATES, bands='[["0", "1"]]', of="n <=", formula="per(n) * x")

    assert {"not-covered"} == {verdict for _, _, verdict in _seen(dearer(low, none, "x"))}
    with pytest.raises(BadTariff) as caught:
        dearer(both, both, "x")
    assert {"not-covered", "missing-fact"} == {fault.code for fault in caught.value.faults}


@pytest.mark.parametrize(
    ("over", "old", "new", "expected"),
    [
        ("y", {}, {}, ("unknown-name", "over")),
        ("zone", {}, {}, ("bad-input", "over")),
        ("n", {}, {"inputs": METRES}, ("wrong-unit", "over")),
        ("x", {}, {"inputs": BEYOND}, ("bad-input", "over")),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused(
    year: Year, over: str, old: Mapping[str, str], new: Mapping[str, str], expected: tuple[str, str]
) -> None:
    """An input that is not there, is no number, has another unit, or allows other values."""
    with pytest.raises(BadTariff) as caught:
        dearer(year(**old), year(**new), over)

    assert [expected] == [(fault.code, fault.where) for fault in caught.value.faults]


def test_two_currencies_cannot_be_compared(year: Year) -> None:
    """Nor amounts of different minor units."""
    for other in (evolve(year(), currency="USD"), evolve(year(), money_places=2)):
        with pytest.raises(BadTariff) as caught:
            dearer(year(), other, "x")
        assert [("currencies-differ", "tariff.currency")] == [
            (each.code, each.where) for each in caught.value.faults
        ]


def test_the_page_is_dearer_by_its_fire_share(
    whole_page: str, load: Callable[..., Tariff], facts: Mapping[str, str]
) -> None:
    """Over the floor area, unless another input is named."""
    old, new = load(whole_page), load(whole_page.replace('"0.03"', '"0.06"'))
    found = dearer(old, new, given=facts)
    third = found.stretches[2].at_end

    assert [("1/100", "60"), ("6001/100", "100"), ("10001/100", "150"), ("15001/100", "100000")] == [
        each[:2] for each in _seen(found)
    ]
    assert third is not None
    assert (674000, Fraction(20, 674)) == (third.before.amount, third.share)
    assert "Gross floor area" == found.title.en
