"""Compiled tariffs: what they can be asked, what they leave to the interpreter, and what nobody can put into them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, same
from qom_permits.rules.compiling.compiled import Compiled
from qom_permits.rules.compiling.runtime import Refused, whole_ratio
from qom_permits.rules.language.clauses import Charge, Subtotal
from qom_permits.rules.language.rounding import Mode, to_multiple
from qom_permits.rules.tariff import Tariff


def charge(formula: str, *, id_: str) -> str:
    """Return a charge by *formula*."""
    return f'[[charges]]\nid = "{id_}"\ntitle = {{ en = "Levy", fa = "عوارض" }}\ncite = "1"\nformula = "{formula}"'


Small = Callable[..., str]
Load = Callable[..., Tariff]
SIX = "xxxxxx"


def code_of(tariff: Tariff) -> Compiled:
    """Return *tariff* compiled."""
    assert tariff.compiled is not None
    return tariff.compiled


def alike(tariff: Tariff, **facts: Any) -> int | None:
    """Return the total for *facts*, the same compiled and by reference; None where both refuse."""
    totals: list[int | None] = []
    readings: tuple[Callable[[], int | None], ...] = (
        lambda: code_of(tariff).amounts(facts, tariff.first_day)[-1],
        lambda: tariff.by_reference(facts, tariff.first_day).total.amount,
        lambda: tariff.assess(facts).total.amount,
    )
    for priced in readings:
        try:
            totals.append(priced())
        except (Refused, LookupError, BadTariff):
            totals.append(None)

    assert totals == [totals[0]] * 3
    return totals[0]


def test_the_source_can_be_read(load: Load, page: str) -> None:
    """It has the formulas, the titles and the citations beside its lines."""
    source = load(page).source

    assert source is not None
    assert "fire = " in source
    assert "# Fire service share; cl. 9" in source
    assert "# over(floor_area, parking_credit * parking); cl. 3" in source


def test_a_tariff_is_compiled_once(load: Load, page: str) -> None:
    """At its first use, and only then."""
    tariff = load(page)

    assert tariff.compiled is tariff.compiled
    assert tariff == load(page)


def test_a_traceback_shows_the_line(load: Load, page: str) -> None:
    """The source is shown under the tariff's name."""
    tariff = load(page)
    code = code_of(tariff)
    try:
        code.sums(*["residential" if name == "use" else None for name in code.parameters])
    except TypeError as no:
        told = "".join(traceback.format_exception(no))
    else:
        pytest.fail("nothing can be reckoned with None")

    assert f'File "tariff old-town-1399 {tariff.digest}", line' in told
    assert "floor_area" in told.split("in sums")[1]


def test_nothing_said_in_a_tariff_becomes_code(load: Load, small: Small) -> None:
    """A citation stays on its line, a text stays a text, whatever they look like."""
    nasty = "1\\n    raise SystemExit\\u2028x = 1 #"
    text = small("""rial if note == "it's REFUSE() #" else 2 * rial""")
    tariff = load(text.replace('cite = "1"', f'cite = "{nasty}"'))

    assert alike(tariff) == 2
    assert alike(tariff, note="it's REFUSE() #") == 1
    assert "raise SystemExit" in (tariff.source or "")


@pytest.mark.parametrize("name", ["x\n", "import os", "Rate", "if"])
def test_a_name_no_file_may_have_is_left_to_the_interpreter(load: Load, small: Small, name: str) -> None:
    """A program may build a tariff with such a name; no code is written with it."""
    tariff = load(small("rial"))
    odd = evolve(tariff, rates=(*tariff.rates, evolve(tariff.rates[0], name=name)))

    assert odd.compiled is None
    assert odd.source is None
    assert odd.assess({}).total.amount == 1


def test_a_tariff_put_together_wrongly_is_left_to_the_interpreter(load: Load, small: Small) -> None:
    """Doubled names, and names of nothing: what nobody asks for may stay so."""
    tariff = load(small("rial"))
    dangling = Subtotal(name="sum", members=("nothing",))

    assert evolve(tariff, subtotals=(dangling,)).compiled is None
    assert evolve(tariff, rates=(*tariff.rates, tariff.rates[0])).compiled is None
    assert evolve(tariff, subtotals=(dangling,)).assess({}).total.amount == 1


def test_a_default_finer_than_a_fact_may_be_comes_out_alike(load: Load, small: Small) -> None:
    """No file may state one, but a program may build a tariff that does."""
    tariff = load(small("rial * n * 16"))
    finer = [evolve(each, default=Fraction(1, 8)) if each.name == "n" else each for each in tariff.inputs]
    built = evolve(tariff, inputs=tuple(finer))

    assert alike(built) == 2
    assert alike(built, n=3) == 48


def test_a_tariff_that_lacks_what_a_file_must_have_is_left_to_the_interpreter(
    load: Load, small: Small
) -> None:
    """No charge, a sum of nothing or of one twice, a relief on nothing: the bill is the interpreter's."""
    tariff = load(small("rial", subtotals='[subtotals]\nbase = ["levy"]', reliefs=less('share = "0.5"')))
    (base,), (relief,) = tariff.subtotals, tariff.reliefs
    without = evolve(tariff, charges=(), subtotals=(), reliefs=())
    others = [
        evolve(tariff, subtotals=(evolve(base, members=()),)),
        evolve(tariff, subtotals=(evolve(base, members=("levy", "levy")),)),
        evolve(tariff, reliefs=(evolve(relief, on=()),)),
    ]

    assert tariff.compiled is not None
    assert without.assess({}).total.amount == 0
    assert [each.assess({}).total.amount for each in others] == [0, 0, 1]
    assert [each.compiled for each in (without, *others)] == [None] * 4


def test_finer_numbers_than_code_has_are_left_to_the_interpreter(load: Load, small: Small) -> None:
    """Products of many rates with forty decimals each."""
    rate = (
        f'tiny = {{ value = "1.{"0" * 38}1", cite = "1" }}\nrial = {{ value = 1, unit = "IRR", cite = "1" }}'
    )
    tariff = load(small(f"rounded(rial * n * {' * '.join(['tiny'] * 31)}, rial)", rates=f"[rates]\n{rate}"))

    assert tariff.compiled is None
    assert tariff.assess({"n": 3}).total.amount == 3


def test_a_very_long_tariff_is_left_to_the_interpreter(load: Load, small: Small) -> None:
    """It would take longer to compile than to price a few bills."""
    formula = " + ".join(["n"] * 900)
    quantities = "\n".join(f'q{number} = {{ formula = "{formula}", cite = "1" }}' for number in range(12))
    tariff = load(small("rial * (q1 + q2)", quantities=f"[quantities]\n{quantities}"))

    assert tariff.compiled is None
    assert tariff.assess({"n": 1}).total.amount == 1800


def test_numbers_that_may_grow_past_all_bounds_are_looked_at(load: Load, small: Small) -> None:
    """Small ones are priced, large ones refused, by either reading."""
    powers = " * ".join(["x"] * 200)
    tariff = load(
        small("rial if " + powers + " > x else 2 * rial").replace('unit = "m2", places = 2', "places = 2")
    )

    assert alike(tariff, x="2") == 1
    assert alike(tariff, x="0.5") == 2
    assert alike(tariff, x="999999.99") is None
    assert alike(load(small("rial * (" + " * ".join(["n"] * 700) + ")")), n=1) == 1


@pytest.mark.parametrize(
    ("formula", "more", "total"),
    [
        ("rounded(rial * 17, rial * n)", (), 18),
        ("rounded(rial * 17, rial * (n - 3))", (), None),
        ("divide(rial * 17, n)", ('at_least = "divide(rial * 12, 2)"', 'at_most = "rial * 9"'), 6),
        ("divide(rial * 170, n)", ('at_least = "rial"', 'at_most = "divide(rial * 100, n)"'), 33),
        ("divide(rial * 17, n - 3)", (), None),
        ("divide(rial * 17, n - 3)", ('at_least = "rial"',), None),
        ("rial * (rounded(n - 5, 3) if n > 0 else 1)", (), -3),
        ("rial * (held(n) if covers(held, n) else 5)", (), 5),
    ],
)
def test_formulas_come_out_alike(
    load: Load, small: Small, formula: str, more: tuple[str, ...], total: int | None
) -> None:
    """Steps of any size, quotients that stay exact, keys that can never be said."""
    held = '[tables.held]\ncite = "1"\ncolumns = ["n", "value"]\nrows = [["1.5", "1"], ["2", "1"]]'
    assert total == alike(load(small(formula, *more, tables=held)), n=3)


def test_long_sums_and_products_come_out_alike(load: Load, small: Small) -> None:
    """More operands than stand in one line of code."""
    added = " + ".join(f"n * {number}" for number in range(1, 60))
    times = " * ".join(["(n + 1)"] * 45)
    tariff = load(small(f"rial * (- 5 + {added} - n) + rial * ({times})"))

    assert alike(tariff, n=1) == -5 + sum(range(1, 60)) - 1 + 2**45
    assert alike(tariff, n=0) == -4


LISTS = """
[inputs.floors]
type = "list"
at_most = 3
when = "is_new"
[inputs.floors.each.part]
type = "number"
places = 1
min = 0
max = 50
[inputs.floors.each.use]
type = "choice"
options = ["shop", "home"]
default = "home"
[inputs.floors.each.since]
type = "date"
default = "2020-01-01"
when = "part > 10"
[inputs.floors.each.loud]
type = "flag"
when = "use == 'shop'"
"""


def listed(small: Small, formula: str) -> str:
    """Return a tariff that asks for a list, sometimes."""
    return small(formula).replace("[rates]", f"{LISTS}\n[rates]")


FLOORS: list[tuple[Mapping[str, Any], int | None]] = [
    ({}, 0),
    ({"is_new": True}, 0),
    ({"is_new": True, "floors": []}, 0),
    ({"is_new": True, "floors": [{"part": "4"}]}, 4),
    ({"is_new": True, "floors": [{"part": "4", "use": "shop", "loud": True}, {"part": 2}]}, 10),
    ({"is_new": True, "floors": [{"part": "4", "use": "shop"}]}, None),
    ({"is_new": True, "floors": [{"part": "4", "loud": False}]}, None),
    ({"is_new": True, "floors": [{"part": "12"}]}, None),
    ({"is_new": True, "floors": [{"part": "12", "since": "2021-05-05"}]}, 12),
    ({"is_new": True, "floors": [{"part": "2", "since": "2021-05-05"}]}, None),
    ({"is_new": True, "floors": [{"part": "4", "odd": 1}]}, None),
    ({"is_new": True, "floors": [{"part": None}]}, None),
    ({"is_new": True, "floors": [{"part": 1}] * 4}, None),
    ({"is_new": True, "floors": "none"}, None),
    ({"is_new": True, "floors": [1]}, None),
    ({"is_new": True, "floors.1.part": "3", "floors.2.part": "4"}, 7),
    ({"is_new": True, "floors.2.part": "4"}, None),
    ({"floors": [{"part": "4"}]}, None),
]


@pytest.mark.parametrize(("facts", "total"), FLOORS)
def test_lists_asked_only_sometimes_come_out_alike(
    load: Load, small: Small, facts: Mapping[str, Any], total: int | None
) -> None:
    """With facts of items that are asked only sometimes too."""
    tariff = load(listed(small, "sum_over(floors, rial * part * (2 if use == 'shop' and loud else 1))"))

    assert total == alike(tariff, **facts)


def test_items_are_counted_by_a_sum_that_reads_none_of_their_facts(load: Load, small: Small) -> None:
    """And what it adds is not looked at where there are none."""
    tariff = load(listed(small, "sum_over(floors, divide(rial * 6, n, 0))"))

    assert alike(tariff) == 0
    assert alike(tariff, is_new=True, floors=[{"part": 1}, {"part": 1}], n=3) == 4
    assert alike(tariff, is_new=True, floors=[{"part": 1}]) is None


def test_a_quotient_that_grows_past_all_bounds_is_refused_alike(load: Load, small: Small) -> None:
    """Though neither of its sides does."""
    sides = f"rial * {' * '.join(['(n / 10000)'] * 200)}, {' * '.join(['(n + 999)'] * 250)} + 1"
    tariff = load(small(f"divide({sides})", 'at_least = "-rial"'))

    assert alike(tariff, n=0) == 0
    assert alike(tariff, n=1) is None


def test_a_sum_over_items_is_worked_out_once_for_two_formulas(load: Load, small: Small) -> None:
    """Whatever more stands beside it."""
    twice = "(1 + sum_over(floors, part))"
    tariff = load(listed(small, f"rial * {twice} * {twice} + rial * max({twice}, n)"))

    assert alike(tariff, is_new=True, floors=[{"part": 1}, {"part": 3}]) == 30
    assert (tariff.source or "").count("SUM([") == 1


SOMETIMES = """
[inputs]
n = { type = "count", min = 0, max = 9, default = 0 }
k = { type = "count", min = 0, max = 9, when = "n > 5" }
word = { type = "text", default = "none", when = "n > 5" }
day = { type = "date", default = "2024-05-05", when = "n > 6" }
"""


@pytest.mark.parametrize(
    ("facts", "total"),
    [
        ({"n": 6, "k": 2, "word": "two"}, 2),
        ({"n": 6, "k": 2, "word": "three"}, 12),
        ({"n": 6, "k": 2}, None),
        ({"n": 6, "word": "two"}, None),
        ({"n": 7, "k": 3, "word": "two", "day": "2024-01-02"}, 103),
        ({"n": 7, "k": 3, "word": "two", "day": date(2025, 1, 2)}, 3),
        ({"n": 4, "word": "two"}, None),
    ],
)
def test_inputs_asked_only_sometimes_come_out_alike(
    load: Load, small: Small, facts: Mapping[str, Any], total: int | None
) -> None:
    """Given when they are asked, their default elsewhere."""
    formula = "rial * ((k if n > 5 else 0) + (0 if word == 'two' else 10) + (100 if day < on else 0))"
    text = small(formula, inputs=SOMETIMES).replace('from = "2024-01-01"', 'from = "2024-04-01"')

    assert total == alike(load(text), **facts)


def test_an_input_without_default_that_is_not_asked_says_nothing(load: Load, small: Small) -> None:
    """Whoever reads it all the same is refused, by either reading."""
    tariff = load(small("rial * (k if n != 3 else n)", inputs=SOMETIMES))

    assert alike(tariff, n=4) is None
    assert alike(tariff, n=3) == 3


FACTS: list[tuple[object, int | None]] = [
    ("12.5", 1250), ("12.50", 1250), ("۱۲٫۵", 1250), (12, 1200), (Decimal("1.2e1"), 1200), ("-3", -300),
    ("1_000", None), (" 1", None), ("1.234", None), ("1e2", None), (True, None), (1.5, None),
    ("1000000.01", None), ("9" * 41, None), (10**41, None), ("", None), (None, None), ("1.", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "total"), FACTS)
def test_numbers_are_read_alike(load: Load, small: Small, said: object, total: int | None) -> None:
    """However they are written, and refused where the language refuses them."""
    assert total == alike(load(small("per_m2 * x * 100")), x=said)


@pytest.mark.parametrize(
    ("facts", "total"),
    [
        ({"zone": "b"}, 2),
        ({"zone": " a "}, 1),
        ({"zone": "c"}, None),
        ({"zone": ["a"]}, None),
        ({"is_new": "true"}, 11),
    ],
)
def test_words_and_flags_are_read_alike(
    load: Load, small: Small, facts: Mapping[str, Any], total: int | None
) -> None:
    """Folded, and refused where they are none."""
    formula = "rial * ((2 if zone == 'b' else 1) + (10 if is_new else 0))"

    assert total == alike(load(small(formula)), **facts)


TABLE = """
[tables.pay]
cite = "1"
columns = ["x <=", "value"]
rows = [["-20", "3"], ["0", "5"], ["10", "7"]]
"""


def test_a_quantity_that_fails_where_nobody_needs_it_does_not_count(load: Load, small: Small) -> None:
    """It is worked out beforehand for two branches, and refused only by the branch that is taken."""
    quantities = '[quantities]\nheld = { formula = "pay(x)", cite = "1" }'
    formula = "rial * (held if n == 1 else held + 1 if n == 2 else 0)"
    tariff = load(small(formula, tables=TABLE, quantities=quantities))

    assert [alike(tariff, n=n, x="11") for n in (0, 1, 2)] == [0, None, None]
    assert [alike(tariff, n=n, x="-20") for n in (0, 1, 2)] == [0, 3, 4]


def test_bands_below_nothing_come_to_nothing_at_their_own_values(load: Load, small: Small) -> None:
    """And past the last edge there is no row."""
    tariff = load(small("per_m2 * marginal(pay, x)", tables=TABLE))

    assert [alike(tariff, x=x) for x in ("-30", "-20", "-1", "0", "4", "10", "10.01")] == [
        0,
        0,
        0,
        0,
        28,
        70,
        None,
    ]


RELIEVED = """
[inputs]
n = { type = "count", min = 0, max = 9, default = 0 }
k = { type = "count", min = -9, max = 9, default = 1 }
x = { type = "number", min = 0, max = 99, default = 0 }
"""


def less(offer: str) -> str:
    """Return a relief on the one charge of a small tariff."""
    head = '[[reliefs]]\nid = "less"\ntitle = { en = "Less", fa = "کمتر" }\ncite = "1"\non = ["levy"]'
    return f"{head}\n{offer}"


@pytest.mark.parametrize(
    ("offer", "total"),
    [
        ('share = "divide(n, k)"', 50),
        ('share = "divide(n, -k)"', None),
        ('share = "n"', None),
        ('amount = "divide(rial * 100, k)"', 75),
        ('amount = "rial * n - rial * 5"', None),
        ('amount = "rial * 500"', 0),
        ('share = "0.123"', 88),
        ('share = "pay(x)"', None),
    ],
)
def test_reliefs_come_out_alike(load: Load, small: Small, offer: str, total: int | None) -> None:
    """Shares and amounts, exact quotients too, refused where they are out of bounds."""
    tariff = load(small("rial * 100", 'when = "n > 1"', inputs=RELIEVED, reliefs=less(offer), tables=TABLE))

    assert total == alike(tariff, n=2, k=4, x="50")
    assert alike(tariff, n=1, k=4, x="50") == 0
    assert alike(tariff, n=1, k=0, x="50") == 0


def test_what_reliefs_leave_of_a_subtotal_comes_out_alike(load: Load, small: Small) -> None:
    """Of charges that are relieved, and of those that are not."""
    more = [
        charge(formula, id_=name)
        for name, formula in (("plain", "rial * 10"), ("late", "after_relief(base) / 10"))
    ]
    charges = "\n".join([charge("rial * n", id_="levy"), *more])
    tariff = load(
        small(
            charges=charges, subtotals='[subtotals]\nbase = ["levy", "plain"]', reliefs=less('share = "0.25"')
        )
    )

    assert alike(tariff, n=40) == 40 + 10 + 4 - 10


def test_a_relief_between_the_charges_of_a_subtotal_comes_out_alike(load: Load, small: Small) -> None:
    """The total is not the subtotal once something was taken off before its last charge."""
    formulas = {"levy": "rial * n", "late": "after_relief(levy) / 10", "share": "base / 2"}
    charges = "\n".join(charge(formula, id_=name) for name, formula in formulas.items())
    tariff = load(
        small(
            charges=charges, subtotals='[subtotals]\nbase = ["levy", "late"]', reliefs=less('share = "0.5"')
        )
    )

    assert alike(tariff, n=40) == 40 - 20 + 2 + 21


def test_a_relief_that_fails_is_refused_once_a_line_needs_it(load: Load, small: Small) -> None:
    """Its share is worked out beforehand, and looked at where the line applies."""
    tariff = load(small("rial * 100", 'when = "n > 1"', reliefs=less('share = "pay(x) / 100"'), tables=TABLE))

    assert [alike(tariff, n=n, x=x) for n, x in ((1, "50"), (2, "50"), (2, "5"))] == [0, None, 93]


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("below", [-7, -2, 2, 7])
@pytest.mark.parametrize("above", range(-15, 16))
def test_whole_ratios_are_what_fractions_round_to(above: int, below: int, mode: Mode) -> None:
    """In every mode, on either side of 0."""
    assert to_multiple(Fraction(above, below), Fraction(1), mode) == whole_ratio(above, below, mode)


@pytest.mark.parametrize("mode", ["half-up", "half-even", "up", "down"])
@pytest.mark.parametrize("relief", ["", 'share = "0.37"', 'share = "divide(n, 7)"'])
def test_lines_are_rounded_alike_in_every_mode(load: Load, small: Small, mode: str, relief: str) -> None:
    """Lines, what reliefs take, and the total, above and below 0."""
    rounding = (
        f'[rounding]\nline = {{ step = "10", mode = "{mode}" }}\ntotal = {{ step = "50", mode = "{mode}" }}'
    )
    tariff = load(small("per_m2 * x", rounding=rounding, reliefs=less(relief) if relief else ""))

    for x in ("-75", "-65", "-5", "0", "25", "35", "64.99", "175"):
        assert alike(tariff, x=x, n=3) is not None


def test_more_money_than_a_bill_carries_is_refused_alike(load: Load, small: Small) -> None:
    """By the sum of what is charged, before anything is taken off."""
    inputs = """[inputs]
paid = { type = "money", min = 0, max = 900000000000 }
paid_2 = { type = "count", min = 0, max = 99999 }
"""
    tariff = load(small("paid * paid_2", inputs=inputs))

    assert alike(tariff, paid="900000000000", paid_2=2) == 1_800_000_000_000
    assert alike(tariff, paid="900000000000", paid_2=99999) is None


def test_a_charge_reads_in_its_words(load: Load, small: Small) -> None:
    """What its title and citation say is kept to one line of the source."""
    tariff = load(small("rial"))
    told = evolve(tariff, charges=(evolve(tariff.charges[0], title=Text("a\nb", "آ"), cite=same("1\r2")),))

    assert isinstance(told.charges[0], Charge)
    assert "# a b; 1 2" in (told.source or "")
