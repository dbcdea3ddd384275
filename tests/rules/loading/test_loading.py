"""What a tariff file may hold, and every fault it can have, told all at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

Faults = Callable[..., list[tuple[str, str]]]
Small = Callable[..., str]
Load = Callable[..., Tariff]

HEAD = """[tariff]
id = "small"
title = { en = "Small", fa = "کوچک" }
currency = "IRR"
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "a test"
"""


def test_everything_the_heading_says_is_kept(small: Small, load: Load) -> None:
    """What it supersedes, when it was published, and the day it begins where neither is said."""
    plain = load(small())
    dated = load(small(tariff=HEAD + 'published = "2023-11-15"\nsupersedes = "older"\n'))

    assert (plain.first_day, None, None, False, 0) == (
        plain.published,
        plain.supersedes,
        plain.last_day,
        plain.sample,
        plain.money_places,
    )
    assert ("2023-11-15", "older") == (dated.published.isoformat(), dated.supersedes)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "small"', "", [("missing-key", "tariff.id")]),
        ('id = "small"', 'id = " "', [("missing-key", "tariff.id")]),
        ('id = "small"', "id = 5", [("bad-value", "tariff.id")]),
        (', fa = "کوچک"', "", [("missing-key", "tariff.title.fa")]),
        ('"کوچک"', '" "', [("missing-key", "tariff.title.fa")]),
        ('{ en = "Small", fa = "کوچک" }', '"Small"', [("bad-value", "tariff.title")]),
        ('"IRR"', '"rial"', [("bad-value", "tariff.currency")]),
        ('"IRR"', "5", [("bad-value", "tariff.currency")]),
        ('"IRR"', '"IRR"\nmoney_places = 7', [("bad-value", "tariff.money_places")]),
        ('"IRR"', '"IRR"\nmoney_places = true', [("bad-value", "tariff.money_places")]),
        ('"gregorian"', '"lunar"', [("bad-value", "tariff.calendar")]),
        ('"gregorian"', "1", [("bad-value", "tariff.calendar")]),
        ('"2024-01-01"', '"2024-1-1"', [("bad-value", "tariff.in_force.from")]),
        ('"2024-01-01"', "2024-01-01", [("bad-value", "tariff.in_force.from")]),
        ('"2024-01-01"', '"2024-01-01", until = "2023-12-31"', [("bad-value", "tariff.in_force.until")]),
        (
            '{ from = "2024-01-01" }',
            '{ form = "2024-01-01" }',
            [("unknown-key", "tariff.in_force.form"), ("missing-key", "tariff.in_force.from")],
        ),
        ('in_force = { from = "2024-01-01" }', "", [("missing-key", "tariff.in_force")]),
        ('"a test"', '""', [("missing-key", "tariff.citation")]),
        ('"a test"', '"a test"\nsample = "yes"', [("bad-value", "tariff.sample")]),
        ('"a test"', '"a test"\nbased_on = "older.toml"', [("no-such-file", "tariff.based_on")]),
    ],
)
def test_a_bad_heading_is_told(
    small: Small, faults: Faults, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    """Each key at its place."""
    assert old in HEAD

    assert expected == faults(small(tariff=HEAD.replace(old, new)))


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [
        ('line = { step = "0.5", mode = "up" }', [("bad-value", "rounding.line.step")]),
        ('line = { step = 0, mode = "up" }', [("bad-value", "rounding.line.step")]),
        ('line = { step = "x", mode = "up" }', [("bad-value", "rounding.line.step")]),
        ('line = { step = 1, mode = "sideways" }', [("bad-value", "rounding.line.mode")]),
        ("line = { step = 1 }", [("missing-key", "rounding.line.mode")]),
        ('line = { step = 1, mode = "up", into = "levy" }', [("unknown-key", "rounding.line.into")]),
        (
            'line = { step = 10, mode = "up" }\ntotal = { step = 15, mode = "up" }',
            [("bad-value", "rounding.total.step")],
        ),
        ('total = { step = 10, mode = "up", into = "fire" }', [("unknown-name", "rounding.total.into")]),
        (
            "line = 5",
            [
                ("bad-value", "rounding.line"),
                ("missing-key", "rounding.line.step"),
                ("missing-key", "rounding.line.mode"),
            ],
        ),
    ],
)
def test_bad_rounding_is_told(
    small: Small, faults: Faults, rounding: str, expected: list[tuple[str, str]]
) -> None:
    """Steps are multiples of the minor unit, the total's of the line's; modes are four."""
    assert expected == faults(small(rounding=f"[rounding]\n{rounding}"))


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('{ type = "list" }', [("missing-key", "inputs.x.each")]),
        ('{ type = "list", each = {} }', [("missing-key", "inputs.x.each")]),
        (
            '{ type = "list", each = { y = { type = "flag", when = "is_new" } } }\nis_new = { type = "flag" }',
            [("missing-key", "inputs.x.each")],
        ),
        (
            '{ type = "list", each = { y = { type = "list" } } }',
            [("bad-value", "inputs.x.each.y.type")],
        ),
        (
            '{ type = "list", at_most = 1001, default = 0, each = { y = { type = "flag" } } }',
            [("unknown-key", "inputs.x.default"), ("bad-value", "inputs.x.at_most")],
        ),
        (
            '{ type = "list", each = { x = { type = "flag" }, on = { type = "flag" } } }',
            [("doubled-name", "inputs.x.each.x"), ("bad-name", "inputs.x.each.on")],
        ),
        (
            '{ type = "list", each = { y = { type = "flag", when = "y" }, w = { type = "flag" } } }',
            [("cycle", "inputs.x.each.y")],
        ),
        ('{ unit = "m2" }', [("missing-key", "inputs.x.type")]),
        ('{ type = "number", min = 0 }', [("missing-key", "inputs.x.max")]),
        ('{ type = "number", min = 2, max = 1 }', [("bad-value", "inputs.x.min")]),
        ('{ type = "number", min = 0, max = 1, unit = "m^2" }', [("bad-value", "inputs.x.unit")]),
        ('{ type = "number", min = 0, max = 1, unit = 5 }', [("bad-value", "inputs.x.unit")]),
        ('{ type = "number", min = 0, max = 1, places = -1 }', [("bad-value", "inputs.x.places")]),
        ('{ type = "number", min = 0, max = 1, default = 2 }', [("bad-value", "inputs.x.default")]),
        ('{ type = "number", min = 0, max = 1, default = "0.5" }', [("bad-value", "inputs.x.default")]),
        ('{ type = "number", min = 0.5, max = 1 }', [("bad-value", "inputs.x.min")]),
        ('{ type = "number", min = "1e3", max = 1 }', [("bad-value", "inputs.x.min")]),
        ('{ type = "number", min = true, max = 1 }', [("bad-value", "inputs.x.min")]),
        ('{ type = "count", min = 0, max = 1, places = 2 }', [("unknown-key", "inputs.x.places")]),
        ('{ type = "money", min = 0, max = 1, unit = "IRR" }', [("unknown-key", "inputs.x.unit")]),
        ('{ type = "choice" }', [("missing-key", "inputs.x.options")]),
        ('{ type = "choice", options = [] }', [("bad-value", "inputs.x.options")]),
        ('{ type = "choice", options = ["كی", "کي"] }', [("bad-value", "inputs.x.options")]),
        ('{ type = "choice", options = ["a", 1] }', [("bad-value", "inputs.x.options")]),
        ('{ type = "choice", options = ["a"], default = "b" }', [("bad-value", "inputs.x.default")]),
        ('{ type = "flag", min = 0 }', [("unknown-key", "inputs.x.min")]),
        ('{ type = "flag", titel = "X" }', [("unknown-key", "inputs.x.titel")]),
        ('{ type = "flag", title = 5 }', [("bad-value", "inputs.x.title")]),
        ('{ type = "flag", when = "1 + 1" }', [("wrong-unit", "inputs.x.when")]),
        ('{ type = "flag", when = "x" }', [("cycle", "inputs.x")]),
        ('{ type = "date", default = "yesterday" }', [("bad-value", "inputs.x.default")]),
        ('"number"', [("bad-value", "inputs.x"), ("missing-key", "inputs.x.type")]),
    ],
)
def test_a_bad_input_is_told(
    small: Small, faults: Faults, declared: str, expected: list[tuple[str, str]]
) -> None:
    """Each type has keys of its own, numbers are text or whole, defaults lie in the range."""
    assert expected == faults(small(inputs=f"[inputs]\nx = {declared}", rates=""))


def test_the_default_of_an_input_not_always_asked_may_lie_outside(small: Small, load: Load) -> None:
    """No shops where there is no commerce, though at least one where there is."""
    inputs = '[inputs]\nuse = { type = "flag" }\nn = { type = "count", min = 1, max = 9, when = "use", default = 0 }'

    assert 0 == load(small("n * rial", inputs=inputs)).assess({"use": False}).total.amount


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"rates": '[rates]\nr = { value = "1" }'}, [("missing-key", "rates.r.cite")]),
        ({"rates": '[rates]\nr = { value = "1", cite = " " }'}, [("missing-key", "rates.r.cite")]),
        (
            {"rates": '[rates]\nr = { value = "1", cite = { en = "law" } }'},
            [("missing-key", "rates.r.cite.fa")],
        ),
        ({"rates": '[rates]\nr = { value = "۱2", cite = "1" }'}, [("bad-value", "rates.r.value")]),
        (
            {"rates": '[rates]\nr = { value = "' + "9" * 41 + '", cite = "1" }'},
            [("too-large", "rates.r.value")],
        ),
        (
            {"rates": "[rates]\nr = { value = " + "9" * 41 + ', cite = "1" }'},
            [("too-large", "rates.r.value")],
        ),
        ({"rates": '[rates]\nr = { value = nan, cite = "1" }'}, [("bad-value", "rates.r.value")]),
        ({"head": "schema = 1\nrates = 5"}, [("bad-value", "rates")]),
        ({"rates": '[rates]\non = { value = 1, cite = "1" }'}, [("bad-name", "rates.on")]),
        ({"rates": '[rates]\nmin = { value = 1, cite = "1" }'}, [("bad-name", "rates.min")]),
        ({"rates": '[rates]\nsum_over = { value = 1, cite = "1" }'}, [("bad-name", "rates.sum_over")]),
        ({"rates": '[rates]\nclass = { value = 1, cite = "1" }'}, [("bad-name", "rates.class")]),
        ({"rates": '[rates]\nR = { value = 1, cite = "1" }'}, [("bad-name", "rates.R")]),
        ({"rates": '[rates]\nx = { value = 1, cite = "1" }'}, [("doubled-name", "rates.x")]),
        (
            {"quantities": '[quantities]\nq = { formula = "begun", cite = "1" }'},
            [("wrong-unit", "quantities.q.formula")],
        ),
        (
            {"quantities": '[quantities]\nq = { cite = "1" }'},
            [("missing-key", "quantities.q.formula"), ("bad-formula", "quantities.q.formula")],
        ),
        (
            {"quantities": '[quantities]\nq = { formula = "y", cite = "1" }'},
            [("unknown-name", "quantities.q.formula")],
        ),
        ({"subtotals": '[subtotals]\ns = ["levy", "fire"]'}, [("unknown-name", "subtotals.s")]),
        ({"subtotals": '[subtotals]\ns = ["levy", 5]'}, [("bad-value", "subtotals.s")]),
        ({"subtotals": '[subtotals]\ns = ["s"]'}, [("cycle", "subtotals.s")]),
        ({"subtotals": '[subtotals]\ns = ["levy", "levy"]'}, [("doubled-name", "subtotals.s")]),
        ({"charges": ""}, [("missing-key", "charges")]),
        ({"charges": "[charges]\nlevy = 5"}, [("bad-value", "charges")]),
        ({"charges": "", "head": "schema = 1\ncharges = [5]"}, [("bad-value", "charges.1")]),
        (
            {"charges": '[[charges]]\ntitle = { en = "L", fa = "ع" }\ncite = "1"\nformula = "0"'},
            [("missing-key", "charges.1.id"), ("bad-name", "charges.")],
        ),
        (
            {"charges": '[[charges]]\nid = "levy"\ncite = "1"\nformula = "0"'},
            [("missing-key", "charges.levy.title")],
        ),
        ({"head": "schema = 2"}, [("bad-value", "schema")]),
        ({"head": "schema = true"}, [("bad-value", "schema")]),
        ({"head": ""}, [("missing-key", "schema")]),
        ({"head": "schema = 1\nrebates = []"}, [("unknown-key", "rebates")]),
        ({"head": "schema = 1\n[settlements]"}, [("unknown-key", "settlements")]),
        (
            {"head": "schema = 1\ncut = 1979-05-27T07:32:00\nat = 07:32:00"},
            [("bad-value", "cut"), ("unknown-key", "cut"), ("bad-value", "at"), ("unknown-key", "at")],
        ),
    ],
)
def test_a_bad_clause_is_told(
    small: Small, faults: Faults, sections: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    """Citations, names, values, members, and what the language has not yet."""
    assert sorted(expected) == sorted(faults(small(**{"rates": "", **sections})))


def test_every_fault_of_a_file_is_told_at_once(page: str, faults: Faults) -> None:
    """Spread over the file, each at its place."""
    broken = page.replace('cite = "cl. 9" }', 'cit = "cl. 9" }').replace("* charged_area", "* charged_aria")
    broken = broken.replace('["100", "0.10", "300"]', '["50", "0.10", "300"]').replace(
        'step = "1"', "step = 1.0"
    )

    assert [
        ("bad-value", "rounding.line.step"),
        ("unknown-key", "rates.fire_share.cit"),
        ("missing-key", "rates.fire_share.cite"),
        ("unknown-name", "charges.floor_charge.formula"),
        ("bad-rows", "tables.band.rows.2"),
    ] == faults(broken)


def test_an_unknown_key_comes_with_the_nearest(page: str, load: Load) -> None:
    """So that a slip is mended at a glance."""
    with pytest.raises(BadTariff, match="'at_leest' means nothing here; the nearest key: at_least"):
        load(page.replace("at_least", "at_leest"))


def test_a_cycle_shows_its_ring(small: Small, load: Load, faults: Faults) -> None:
    """Through quantities, charges and subtotals; what is outside the ring is still checked."""
    quantities = (
        '[quantities]\na = { formula = "b + 1", cite = "1" }\nb = { formula = "c + 1", cite = "1" }\n'
    )
    quantities += 'c = { formula = "a + 1", cite = "1" }\nd = { formula = "x + n", cite = "1" }'
    with pytest.raises(BadTariff, match="in a ring: a → b → c → a"):
        load(small(quantities=quantities))

    assert ["cycle", "wrong-unit"] == [code for code, _ in faults(small(quantities=quantities))]
    assert [("cycle", "subtotals.s")] == faults(small("s", subtotals='[subtotals]\ns = ["levy"]'))


def test_a_table_keyed_by_a_quantity_made_from_it_is_a_cycle(small: Small, faults: Faults) -> None:
    """The ring may pass through a table."""
    tables = '[tables.t]\ncite = "1"\nunit = "1"\ncolumns = ["q", "value"]\nrows = [["1", "1"]]'
    quantities = '[quantities]\nq = { formula = "t(1)", cite = "1" }'

    assert ["cycle"] == [code for code, _ in faults(small(tables=tables, quantities=quantities))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x = ", "bad-toml"),
        ("x = 1\nx = 2", "bad-toml"),
        ("x = " + "9" * 5000, "bad-toml"),
        ("\ud800", "bad-toml"),
        ("x = " + "[" * 5000, "too-large"),
        ("x = " + "[" * 40 + "]" * 40, "too-large"),
        ("a." * 40 + "a = 1", "too-large"),
        ("a . " * 100_000 + "a = 1", "too-large"),
        ("# " + "x" * 4 * 1024 * 1024, "too-large"),
    ],
    ids=range(9),
)
def test_a_text_that_is_no_bounded_toml_is_refused(faults: Faults, text: str, code: str) -> None:
    """Bad syntax, doubled keys, giant numbers, deep nesting, long keys, long files: by our own error."""
    assert {code} == {found_code for found_code, _ in faults(text)}


def test_a_file_may_not_hold_more_formula_than_can_be_checked(small: Small, faults: Faults) -> None:
    """Fifty thousand parts in all."""
    for sign in "+*":
        long = sign.join(["n"] * 900)
        quantities = "\n".join(
            ["[quantities]", *(f'q{k} = {{ formula = "{long}", cite = "1" }}' for k in range(30))]
        )

        assert [("too-large", "formulas")] == faults(small(quantities=quantities))


def test_a_byte_order_mark_is_allowed(page: str, load: Load) -> None:
    """In the tariff as in the files beside it."""
    assert load(page) == load(f"\ufeff{page}")


def test_the_digest_is_of_what_is_said_not_how(page: str, load: Load) -> None:
    """Order, spacing, comments and examples do not count; the rows beside it do, wherever they stand."""
    start, band = page.index("[tables.band]"), page.index("[tables.regional_value]")
    moved = (
        page[:start]
        + page[band : page.index("[quantities]")]
        + page[start:band]
        + page[page.index("[quantities]") :]
    )
    inline = page.replace(
        'rows_from = "regional-values.csv"',
        'rows = [["38186","8","24000"],["38186","15","28000"],["38137","8","65000"],["38137","","90000"]]',
    )
    same = [moved, page[: page.index("[[examples]]")], page.replace(" = ", "  =  ") + "# done", inline]
    other = page.replace('"0.03"', '"0.02"')

    assert [load(page).digest] * 4 == [load(text).digest for text in same]
    assert load(page).digest != load(other).digest
    assert load(page).digest.startswith("sha256:")


def test_examples_that_fail_are_told_line_by_line(page: str, load: Load) -> None:
    """Loading does not check them; checking names what was expected and what came."""
    wrong = page.replace("floor_charge = 1343680", "floor_charge = 1").replace("total = 1384000", "total = 2")
    absent = page.replace('use = "residential"', 'use = "commercial", shops = 1')
    found = check_examples(load(wrong))

    assert [("example-failed", "examples.1.lines.floor_charge"), ("example-failed", "examples.1.total")] == [
        (fault.code, fault.where) for fault in found
    ]
    assert "floor_charge should be 1 rial but comes to 1,343,680 rial" == found[0].text.en
    assert "floor_charge باید ۱ ریال باشد اما ۱٬۳۴۳٬۶۸۰ ریال می‌شود" == found[0].text.fa
    assert "comes to no line" in check_examples(load(absent))[0].text.en


def test_an_example_that_cannot_be_priced_fails(page: str, load: Load) -> None:
    """With the reason."""
    found = check_examples(load(page.replace("parking = 1,", "parkin = 1,")))

    assert ["the example cannot be assessed: this tariff asks for no parkin"] == [
        fault.text.en for fault in found
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("facts = { x = 1.5 }", ("bad-value", "examples.1.facts.x")),
        ("facts = { x = [{}] }", ("bad-fact", "examples.1.facts")),
        ("facts = {}\nlines = { fire = 1 }", ("unknown-name", "examples.1.lines")),
        ('facts = {}\ntotal = "1.5"', ("bad-value", "examples.1.total")),
        ("facts = {}\non = 5", ("unknown-key", "examples.1.on")),
        ("total = 1", ("missing-key", "examples.1.facts")),
    ],
)
def test_a_bad_example_is_told(small: Small, faults: Faults, example: str, expected: tuple[str, str]) -> None:
    """Amounts are whole minor units, lines are charges."""
    assert [expected] == faults(small(examples=f"[[examples]]\n{example}"))


def test_an_example_may_leave_out_what_it_does_not_check(small: Small, load: Load) -> None:
    """Only facts are needed."""
    assert () == check_examples(load(small(examples="[[examples]]\nfacts = {}")))


def test_a_file_beside_may_be_missing(page: str) -> None:
    """However the caller says so, and whatever it is made of."""

    def beside(error: Exception) -> Callable[[str], str]:
        def raises(_name: str) -> str:
            raise error

        return raises

    for error in (KeyError("x"), FileNotFoundError("x"), UnicodeDecodeError("utf-8", b"x", 0, 1, "bad")):
        with pytest.raises(BadTariff) as caught:
            load_tariff(page, beside(error))
        assert [("bad-rows", "tables.regional_value.rows_from")] == [
            (fault.code, fault.where) for fault in caught.value.faults
        ]
