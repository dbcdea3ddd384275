"""What changed in law between two tariffs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from qom_permits.domain.texts import Text
from qom_permits.rules.comparing.changing import changes
from qom_permits.rules.comparing.law_changes import LawChange
from qom_permits.rules.tariff import Tariff

STREET = '["38186", "8", "24000"], ["38186", "15", "28000"], ["38137", "", "90000"]'

Changed = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def edited(whole_page: str, load: Callable[..., Tariff]) -> Callable[..., Tariff]:
    """Return what loads the page with each (before, after) put in; what is not there is a mistake of the test."""
    inline = whole_page.replace('rows_from = "regional-values.csv"', f"rows = [{STREET}]")

    def edited(*edits: tuple[str, str]) -> Tariff:
        text = inline
        for before, after in edits:
            assert before in text
            text = text.replace(before, after)
        return load(text)

    return edited


@pytest.fixture(scope="module")
def found(edited: Callable[..., Tariff]) -> Callable[..., tuple[LawChange, ...]]:
    """Return what says the changes that edits make."""
    return lambda *edits: changes(edited(), edited(*edits)).changes


@pytest.fixture(scope="module")
def changed(found: Callable[..., tuple[LawChange, ...]]) -> Changed:
    """Return what says the place and kind of the changes that edits make."""
    return lambda *edits: [(change.where, change.kind.value) for change in found(*edits)]


def test_one_law_written_otherwise_is_the_same(edited: Callable[..., Tariff]) -> None:
    """Spaces in a formula, zeros at the end of a number, examples and the order of inputs are no law."""
    other = edited(("fire_share * base", " fire_share  *base"), ("0.03", "0.030"), ("total = 1384000", ""))
    turned = evolve(other, inputs=other.inputs[::-1])

    assert changes(edited(), turned).is_same
    assert not changes(edited(), edited(("0.03", "0.031"))).is_same


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([('title = { en = "Old', 'title = { en = "New')], [("tariff.title", "changed")]),
        ([("1398-11-15", "1398-11-16")], [("tariff.published", "changed")]),
        ([(', until = "1399-12-30"', "")], [("tariff.in_force.until", "removed")]),
        (
            [("sample = true", 'supersedes = "x"')],
            [("tariff.supersedes", "added"), ("tariff.sample", "changed")],
        ),
        ([("Council resolution 12", "Council resolution 13")], [("tariff.citation", "changed")]),
        ([('step = "1",', 'step = "10",')], [("rounding.line.step", "changed")]),
        ([(', into = "floor_charge"', "")], [("rounding.total.into", "removed")]),
        (
            [('total = { step = "1000", mode = "down", into = "floor_charge" }', "")],
            [("rounding.total", "removed")],
        ),
        (
            [('min = "0.01"\nmax = "100000"', 'min = "1"\nmax = "100001"')],
            [("inputs.floor_area.min", "changed"), ("inputs.floor_area.max", "changed")],
        ),
        ([("max = 500\ndefault = 0", "max = 500")], [("inputs.parking.default", "removed")]),
        (
            [("[inputs.postal_walk]", "[inputs.x]\ntype = 'date'\n[inputs.postal_walk]")],
            [("inputs.x", "added")],
        ),
        ([('"commercial"]', '"commercial", "other"]')], [("inputs.use.options", "changed")]),
        ([("default = 1", "default = 2")], [("inputs.shops.default", "changed")]),
        ([("at_most = 60", "at_most = 61")], [("inputs.balconies.at_most", "changed")]),
        ([('max = "1000"', 'max = "999"')], [("inputs.balconies.each.balcony_area.max", "changed")]),
        (
            [("when = \"use == 'commercial'\" ", 'when = "parking > 0" ')],
            [("inputs.shops.when", "changed")],
        ),
        ([('"0.03", cite', '"0.04", cite')], [("rates.fire_share.value", "changed")]),
        (
            [('cite = "cl. 9" }', 'cite = "cl. 9a", title = "fire" }')],
            [("rates.fire_share.title", "added"), ("rates.fire_share.cite", "changed")],
        ),
        ([("[tables.band]", "x = { value = 1, cite = '1' }\n[tables.band]")], [("rates.x", "added")]),
        ([('"over(floor_area', '"over(2 * floor_area')], [("quantities.charged_area.formula", "changed")]),
        (
            [('at_least = "band.least(floor_area) * floor_area"', "")],
            [("charges.floor_charge.at_least", "removed")],
        ),
        (
            [("when = \"use == 'residential'\"", "when = \"use in ('residential', 'commercial')\"")],
            [("charges.floor_charge.when", "changed")],
        ),
        ([('["floor_charge", "balcony_charge"]', '["balcony_charge", "floor_charge"]')], []),
        (
            [('["floor_charge", "balcony_charge"]', '["floor_charge"]')],
            [("subtotals.base.members", "changed")],
        ),
        ([('on = ["floor_charge"]', 'on = ["base"]')], [("reliefs.veterans.on", "changed")]),
        (
            [
                (
                    'share = "divide(min(floor_area, exempt_area), floor_area)"',
                    'amount = "local_value * exempt_area"',
                )
            ],
            [("reliefs.veterans.amount", "added"), ("reliefs.veterans.share", "removed")],
        ),
        ([('share = "0.25"', 'share = "0.15"')], [("settlement.cash_discounts.01-01.share", "changed")]),
        (
            [('from = "05-01", ', 'on = ["base"], from = "05-01", ')],
            [
                ("settlement.cash_discounts.05-01 on base", "added"),
                ("settlement.cash_discounts.05-01", "removed"),
            ],
        ),
        (
            [('at_most = "0.24", part_month = "free", not_on = ["fire"]', 'part_month = "counts"')],
            [
                ("settlement.late_charge.part_month", "changed"),
                ("settlement.late_charge.at_most", "removed"),
                ("settlement.late_charge.not_on", "removed"),
            ],
        ),
        (
            [
                (
                    'instalments = { at_most_months = 36, down_payment = "0.20", yearly_rate = "0", cite = "cl. 21" }',
                    "",
                )
            ],
            [("settlement.instalments", "removed")],
        ),
    ],
)
def test_each_change_is_told_where_it_stands(
    changed: Changed, edits: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    """The heading, rounding, inputs, rates, quantities, charges, subtotals, reliefs and settlement."""
    assert expected == changed(*edits)


def test_a_change_is_data_with_both_values_its_words_and_the_new_citation(
    found: Callable[..., tuple[LawChange, ...]],
) -> None:
    """Written as the files write it, said as people do."""
    value, cite = found(('"0.03", cite = "cl. 9"', '"0.040", cite = "cl. 10"'))

    assert {
        "where": "rates.fire_share.value",
        "kind": "changed",
        "text": {
            "en": "rate “fire_share”: value – before: 0.03; now: 0.04",
            "fa": "نرخ «fire_share»: مقدار – پیش‌تر: ۰٫۰۳؛ اکنون: ۰٫۰۴",
        },
        "before": {"value": "0.03"},
        "after": {"value": "0.04"},
        "cite": "cl. 10",
    } == value.to_json()
    assert ({"cite": "cl. 9"}, {"cite": "cl. 10"}) == (dict(cite.before), dict(cite.after))


def test_what_is_dropped_is_cited_by_the_old_law(edited: Callable[..., Tariff]) -> None:
    """With all it said; a citation in two languages stays in two."""
    both = Text("clause 9", "بند ۹")
    old = edited()
    old = evolve(old, charges=(*old.charges[:2], evolve(old.charges[2], cite=both)))
    gone = evolve(old, charges=old.charges[:2])
    (change,) = changes(old, gone).changes

    assert {
        "where": "charges.fire",
        "kind": "removed",
        "text": {
            "en": "charge “Fire service share” – removed: formula: “fire_share” × “base”; citation: clause 9",
            "fa": "بند عوارض «سهم آتش‌نشانی» – برداشته شد: فرمول: «fire_share» × «base»؛ مستند: بند ۹",
        },
        "before": {
            "title": "Fire service share / سهم آتش‌نشانی",
            "formula": "fire_share * base",
            "cite": "clause 9 / بند ۹",
        },
        "after": None,
        "cite": {"en": "clause 9", "fa": "بند ۹"},
    } == change.to_json()
    (back,) = changes(gone, old).changes
    assert ("charges.fire", "added", None) == (back.where, back.kind.value, back.to_json()["before"])


def test_another_order_of_charges_or_reliefs_is_told(edited: Callable[..., Tariff]) -> None:
    """Of those that both years have; a new one between them is only added."""
    old = edited()
    new = evolve(old, charges=old.charges[::-1], reliefs=(evolve(old.reliefs[0], id="others"), *old.reliefs))
    found = changes(old, new).changes

    assert [("charges", "reordered"), ("reliefs.others", "added")] == [
        (change.where, change.kind.value) for change in found
    ]
    assert "fire, balcony_charge, floor_charge" == dict(found[0].after)["order"]


def test_the_lines_a_relief_is_on_have_an_order_only_where_an_amount_is_used_up(
    edited: Callable[..., Tariff],
) -> None:
    """A share is the same of each, whichever comes first."""
    share = 'share = "divide(min(floor_area, exempt_area), floor_area)"'
    amount = 'amount = "local_value * exempt_area"'
    one, other = (
        ('on = ["floor_charge"]', f"on = {names}") for names in ('["fire", "base"]', '["base", "fire"]')
    )

    assert changes(edited(one), edited(other)).is_same
    assert ["reliefs.veterans.on"] == [
        change.where
        for change in changes(edited(one, (share, amount)), edited(other, (share, amount))).changes
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([('"100", "0.10", "300"', '"100", "0.11", "300"')], [("band.share", "changed")]),
        ([('["100", "0.10"', '["80", "0.10", "300"], ["100", "0.12"')], [("band.rows", "split")]),
        ([('["100", "0.10", "300"], ', "")], [("band.rows", "merged")]),
        ([('["100", "0.10"', '["110", "0.10"')], [("band.rows", "moved")]),
        (
            [('["60", "0.05", "200"], ["100"', '["70", "0.05", "200"], ["80", "0.06", "300"], ["110"')],
            [("band.rows", "redrawn")],
        ),
        (
            [
                ('["60", "0.05", "200"], ["100", "0.10", "300"]', '["70", "0.05", "200"]'),
                ('["150"', '["160"'),
            ],
            [("band.rows", "redrawn")],
        ),
        ([('["150", "0.18", "500"], ["", "0.30"', '["200", "0.30"')], [("band.rows", "redrawn")]),
        ([(', ["", "0.30", "800"]', "")], [("band.rows", "removed")]),
        ([('["", "0.30"', '["200", "0.30"')], [("band.rows", "moved")]),
        ([('["", "0.30"', '["200", "0.25", "700"], ["300", "0.30"')], [("band.rows", "redrawn")]),
        (
            [('["38137", "", "90000"]', '["38138", "", "90000"]')],
            [("regional_value.rows", "added"), ("regional_value.rows", "removed")],
        ),
        ([('"floor_area <="', '"floor_area <"')], [("band.columns", "changed")]),
        (
            [
                ('"least"]', '"levy"]'),
                ('least = "IRR/m2" }', 'levy = "IRR/m2" }'),
                ("band.least", "band.levy"),
            ],
            [("band.values.levy", "added"), ("band.values.least", "removed")],
        ),
        (
            [
                ('"postal_walk", "street_width <"', '"postal_walk", "street_width"'),
                (STREET, STREET.replace('""', '"15"')),
            ],
            [("regional_value.columns", "changed"), ("regional_value.rows", "redrawn")],
        ),
    ],
)
def test_rows_and_bands_are_told_by_what_happened_to_them(
    changed: Changed, edits: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    """A value, a band split, several merged, an edge moved, all drawn anew, rows that came or went."""
    assert [(f"tables.{where}", kind) for where, kind in expected] == [
        (where, kind) for where, kind in changed(*edits) if where.startswith("tables")
    ]


def test_a_split_band_says_all_it_was_and_is(found: Callable[..., tuple[LawChange, ...]]) -> None:
    """Band by band with every value; the keys of the row in words and in signs."""
    (split,) = found(('["38186", "15", "28000"]', '["38186", "12", "27000"], ["38186", "15", "28000"]'))
    (value,) = found(('"15", "28000"', '"15", "29000"'))

    row = "postal_walk = 38186, "
    assert ((f"{row}8 <= street_width < 15: value", "28000"),) == split.before
    assert (
        (f"{row}8 <= street_width < 12: value", "27000"), (f"{row}12 <= street_width < 15: value", "28000"),
    ) == split.after  # fmt: skip
    assert (
        "table “regional_value” – a band was split; before: “postal_walk”: 38186; “street_width”: from 8 m to "
        "under 15 m → value 28,000 rial/m²; now: "
    ) in split.text.en
    assert (
        "جدول «regional_value» – «postal_walk»: ۳۸۱۸۶؛ «street_width»: از ۸ متر تا کمتر از ۱۵ متر؛ "
        "«value» پیش‌تر: ۲۸٬۰۰۰ ریال بر متر مربع؛ اکنون: ۲۹٬۰۰۰ ریال بر متر مربع"
    ) == value.text.fa
    assert ("tables.regional_value.value", ((f"{row}8 <= street_width < 15", "28000"),)) == (
        value.where, value.before,
    )  # fmt: skip


def test_rows_without_bands_and_bands_of_days_are_told_too(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """By the options and flags of their keys, and by days; a new table is only added."""
    table = '[tables]\nx_per = {{ cite = "1", columns = ["is_new", "n", "value"], rows = [["true", "1", "{}"]] }}\n'
    days = 'y_per = {{ cite = "1", columns = ["worked", "begun <", "value"], '
    days += 'rows = [["1.5", "2024-02-01", "1"], ["1.5", "", "{}"]] }}\n'
    quantities = '[quantities]\nworked = { formula = "1.5", cite = "1" }'
    old, new = (
        load(small("rial", tables=table.format(value) + days.format(value), quantities=quantities))
        for value in (2, 3)
    )

    assert [
        ((("is_new = true, n = 1", "2"),), "«is_new»: بله؛ «n»: ۱"),
        ((("worked = 1.5, 2024-02-01 <= begun", "2"),), "«worked»: ۱٫۵؛ «begun»: از ۲۰۲۴-۰۲-۰۱ به بالا"),
    ] == [
        (change.before, change.text.fa.split(" – ")[1].split("؛ «value»")[0])
        for change in changes(old, new).changes
    ]
    assert ["tables.x_per", "tables.y_per"] == [
        change.where for change in changes(evolve(old, tables=()), old).changes
    ]


def test_all_changes_name_both_tariffs(edited: Callable[..., Tariff]) -> None:
    """By id and digest."""
    old, new = edited(), edited(('id = "old-town-1399"', 'id = "old-town-1400"'))

    assert {
        "old": {"tariff": "old-town-1399", "digest": old.digest},
        "new": {"tariff": "old-town-1400", "digest": new.digest},
        "changes": [],
    } == changes(old, new).to_json()
