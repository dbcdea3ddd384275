"""What formulas may say, what they come to, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.formulas.grammar import parse
from qom_permits.rules.tariff import Tariff

TABLES = """
[tables.step]
cite = "1"
unit = "IRR/m2"
columns = ["zone", "x <=", "value"]
rows = [["a", "10", "1"], ["a", "20", "2"], ["a", "", "5"], ["b", "10", "1"], ["b", "20", "3"]]

[tables.plain]
cite = "1"
unit = "IRR"
columns = ["note", "is_new", "value"]
rows = [["", "true", "4"], ["گشت ١", false, "6"]]

[tables.since]
cite = "1"
unit = "IRR"
columns = ["begun <", "value"]
rows = [["2024-02-01", "1"], ["2024-03-01", "2"], ["", "3"]]

[tables.two]
cite = "1"
columns = ["n", "low", "high"]
values = { low = "1", high = "IRR" }
rows = [["1", "2", "3"]]
"""


@pytest.mark.parametrize(
    ("formula", "due"),
    [
        ("12 * rial", 12),
        ("x * per_m2 - 3 * rial + 4 * rial", 6),
        ("-x * per_m2 + 0", -5),
        ("x * per_m2 * 30 / 100 / 5 * 2", 1),
        ("(x * per_m2 + rial) * 2", 12),
        ("0", 0),
        ("0 if x > 0 else 7 * rial", 0),
        ("3 * rial if 0 < n <= 3 < 4 else 0", 3),
        ("rial if n < 3 else 2 * rial if n == 3 else 3 * rial", 2),
        ("rial if n >= 4 or n != 3 else 2 * rial", 2),
        ("rial if not (zone == 'b' and is_new) else 2 * rial", 1),
        ("rial if zone in ('a',) and n in (1, 2, 3) else 0", 1),
        ("rial if is_new == False and note == 'ك٣' else 0", 1),
        ("rial if on == begun else 2 * rial", 2),
        ("rial if begun >= on else 0", 1),
        ("rial if True else 0", 1),
        ("min(n, 7, 5) * rial", 3),
        ("max(n, 7, 5) * rial", 7),
        ("over(n, 1) * rial", 2),
        ("over(n, 8) * rial", 0),
        ("started(x, 2 * x) * rial + started(n, 2) * rial", 3),
        ("completed(n, 2) * rial", 1),
        ("completed(-n, 2) * rial", -2),
        ("divide(n, 7, 2) * 100 * rial", 43),
        ("divide(n, 7, 2, 'down') * 100 * rial", 42),
        ('divide(n, 7, 2, "up") * 100 * rial', 43),
        ("divide(rial * n, 2)", 2),
        ("rounded(n, 2) * rial", 4),
        ("rounded(n, 2, 'down') * rial", 2),
        ("rounded(-n, 2) * rial", -4),
        ("rounded(n * 10 + 5, 10, 'half-even') * rial", 40),
        ("step(zone, 10 * x) * x", 25),
        ("step.value('b', x) * x", 5),
        ("marginal(step, zone, 5 * x)", 10 + 20 + 25),
        ("marginal(step.value, 'b', 4 * x)", 10 + 30),
        ("marginal(step, 'b', -x)", 0),
        ("plain('', not is_new)", 4),
        ("plain('گشت 1', is_new)", 6),
        ("rial if covers(plain, 'x', True) else 2 * rial", 2),
        ("rial if covers(step, 'b', 4 * x) else 2 * rial", 1),
        ("rial if covers(step, 'b', 5 * x) else 2 * rial", 2),
        ("since(begun) + since(on)", 1 + 1),
        ("two.high(1) * two.low(1)", 6),
        ("months(on, begun) * rial", 0),
        ("started_months(on, begun) * rial", 1),
        ("levy2", 0),
    ],
)  # fmt: skip
def test_a_formula_comes_to(
    small: Callable[..., str], load: Callable[..., Tariff], formula: str, due: int
) -> None:
    """With x = 5 m², n = 3, zone a, the first day of 2024 and work begun on 31 January."""
    other = '[[charges]]\nid = "levy2"\ntitle = { en = "L", fa = "ع" }\ncite = "1"\nformula = "rial"\nwhen = "n > 3"'
    tariff = load(small(formula, other, tables=TABLES))

    assert due == tariff.assess({"x": 5, "n": 3, "note": "ک 3".replace(" ", "")}).total.amount


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os')", "4000000**4000000", "().__class__", "x.real", "open('a')", "lambda: 1", "[1]", "{1: 2}",
        "{1}", "(1, 2)", "f'{x}'", "b'a'", "r'a' == note", "'''a''' == note", "'a' 'b' == note", "x if True", "1 +",
        "", "1e5", "1_000", "0x10", "1j", ".5", "5.", "x // 2", "x % 2", "x @ x", "x ** 2", "~n", "+n", "n is 3",
        "zone not in ('a',)", "zone in 'a'", "zone in ['a']", "zone in ()", "zone in (zone,)",
        "n < 3 in (1,)", "n < 3 in n", "min(1, 2)(3)", "two.mid(1)",
        "None", "...", "x := 5", "(yield)", "await x", "[i for i in x]", "x[0]", "*x", "print(x)(x)", "min(n, b=2)",
        "min(*n)", "n; n", "n # all", "n\\\n+ 1", "\u0661", "n\u2009+ 1", "ﬁn", "a\0b", "'\0' == note",
        "'\\x41' == note",
        "x / 3", "x / 0", "x / n", "x / -10", "x / 2.5", "x / (2 * 5)", "divide(n, 2) + 1", "divide(n, 2, n)",
        "divide(n, 2, 41)", "divide(n, 2, 1, 'sideways')", "divide(n, 2, 1, zone)", "divide(n, 2, -1)", "rounded(n)",
        "min(n)", "over(n)", "step(zone)", "two(1)", "step", "min", "min.x", "covers(step.value, zone, x)",
        "covers(1, x)", "marginal(plain, note, is_new)", "marginal(since, on)", "marginal(two.low, 1)",
        "zone == 'c'", "zone in ('a', 'c')", "step('c', x)", "rial.value(x)", "x(1)", "divide(divide(n, 2), 3, 0)",
        "0.5" * 6_000 + "+",
    ],
)  # fmt: skip
def test_what_is_no_formula_is_refused(
    small: Callable[..., str], faults: Callable[..., list[tuple[str, str]]], formula: str
) -> None:
    """Each by our own error at its place, running nothing."""
    written = formula.replace("\\", "\\\\").replace("\0", "\\u0000")
    found = faults(small(written, tables=TABLES))

    assert {"charges.levy.formula"} == {where for _, where in found}
    assert {code for code, _ in found} <= {"bad-formula", "unknown-name", "wrong-unit"}


@pytest.mark.parametrize(
    "formula",
    [
        "x + 1", "x + rial", "x < 5", "min(x, n)", "over(x, n)", "x if is_new else n", "x == zone", "zone < 'b'",
        "is_new < True", "is_new + 1", "not n", "n and is_new", "-zone", "x if n else x", "started(x, n)",
        "zone + zone",
        "months(on, n)", "step(n, x)", "step(zone, n)", "plain(zone, 1)", "zone in (1, 2)", "n in ('a', 'b')",
        "begun + 1", "begun == '2024-01-01'", "rounded(x, n)", "x * x", "n", "zone == 1", "on < 1", "zone == 0",
    ],
)  # fmt: skip
def test_units_and_kinds_must_agree(
    small: Callable[..., str], faults: Callable[..., list[tuple[str, str]]], formula: str
) -> None:
    """Square metres are not money, and a text is no number."""
    assert [("wrong-unit", "charges.levy.formula")] == faults(small(formula, tables=TABLES))


def test_a_unit_error_names_both_sides(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Each side as it is written, with its unit."""
    with pytest.raises(ValueError, match=r"'x' is a number in m2, '2 \* rial' is a number in IRR"):
        load(small("x + 2 * rial"))


def test_a_refusal_names_its_place(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Counted in characters, whatever the script, across lines."""
    with pytest.raises(ValueError, match=r"'x \*\* 2' \(character 18\)"):
        load(small("(note == 'کی'\n+ x ** 2)".replace("+", "or")))


@pytest.mark.parametrize(
    "formula",
    [
        "(" * 500 + "1" + ")" * 500, "-" * 19_000 + "1", "not " * 4_000 + "is_new", "1+(" * 40 + "1" + ")" * 40,
        "+".join(["n"] * 1_001), "9" * 41 + " * rial", "x" * 30_000, "lambda: " * 2_000 + "1",
        "1 if is_new else " * 40 + "2",
        "max(1," * 120 + "2" + ")" * 120, "'" + "a" * 30_000 + "' == note",
        "n**" * 6_500 + "n", "1 if n else " * 1_500 + "1", "*".join(["n"] * 1_001),
    ],
)  # fmt: skip
def test_a_formula_past_the_bounds_is_too_large(
    small: Callable[..., str], faults: Callable[..., list[tuple[str, str]]], formula: str
) -> None:
    """Deep, long or with numbers of 41 digits: refused at once."""
    assert [("too-large", "charges.levy.formula")] == faults(small(formula))


@pytest.mark.parametrize("text", ["\ud800+", "'\ud800' == note", "note == 'کی\udfff'"])
def test_half_a_character_is_no_formula(text: str) -> None:
    """Whoever hands it over: a file cannot hold it, but a program can."""
    with pytest.raises(BadTariff) as caught:
        parse(text, "here")

    assert [("bad-formula", "here")] == [(fault.code, fault.where) for fault in caught.value.faults]


def test_a_formula_that_python_itself_cannot_nest_is_refused(
    small: Callable[..., str], faults: Callable[..., list[tuple[str, str]]]
) -> None:
    """By our own error, whatever Python says of it."""
    deep = "lambda a=(" * 190 + "1" + ":a)" * 190
    found = faults(small(deep))

    assert {"charges.levy.formula"} == {where for _, where in found}
    assert {code for code, _ in found} <= {"too-large", "bad-formula"}


def test_a_formula_at_the_bounds_is_read(levy: Callable[..., int]) -> None:
    """999 terms, 32 levels, 40 digits."""
    assert 999 == levy("+".join(["rial"] * 999))
    assert 33 == levy("rial+(" * 32 + "rial" + ")" * 32)
    assert 0 == levy("over(rial, " + "9" * 40 + " * rial)")


def test_numbers_that_grow_without_bound_are_stopped(
    small: Callable[..., str], refused: Callable[..., list[tuple[str, str]]]
) -> None:
    """Forty squarings of a quantity are refused while they are still cheap."""
    lines = ["[quantities]", 'q0 = { formula = "n", cite = "1" }']
    lines += [f'q{k} = {{ formula = "q{k - 1} * q{k - 1}", cite = "1" }}' for k in range(1, 41)]
    found = refused(small("q40 * rial", quantities="\n".join(lines)), n=1000)

    assert ["too-large"] == [code for code, _ in found]
    assert found[0][1].startswith("quantities.q")


def test_a_long_chain_of_quantities_is_no_depth(levy: Callable[..., int]) -> None:
    """Three thousand quantities on top of each other do not exhaust Python."""
    lines = ["[quantities]", 'q0 = { formula = "n", cite = "1" }']
    lines += [f'q{k} = {{ formula = "q{k - 1} + 1", cite = "1" }}' for k in range(1, 3000)]

    assert 3000 == levy("q2999 * rial", quantities="\n".join(lines), n=1)


def test_only_what_is_needed_is_computed(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Not the other branch, nothing after a deciding and/or, no bound of what does not apply, no unread quantity."""
    quantities = '[quantities]\nbad = { formula = "divide(1, n, 0)", cite = "1" }'
    formulas = [
        ("rial if n == 0 else bad * rial", []),
        ("rial if n == 0 or bad > 0 else 0", []),
        ("rial if not (n > 0 and bad > 0) else 0", []),
        ("rial", ['at_most = "bad * rial"', 'when = "n > 0"']),
        ("rial if 1 < n < bad else 0", []),
    ]
    totals = [load(small(formula, *more, quantities=quantities)).assess({}) for formula, more in formulas]

    assert [1, 1, 1, 0, 0] == [bill.total.amount for bill in totals]


@pytest.mark.parametrize(
    ("formula", "code", "where"),
    [
        ("step('b', 25 * x) * x", "not-covered", "charges.levy"),
        ("step('b', x * 20.01) * x", "not-covered", "charges.levy"),
        ("plain(note, is_new)", "not-covered", "charges.levy"),
        ("two.high(n)", "not-covered", "charges.levy"),
        ("marginal(step, 'b', 21 * x)", "not-covered", "charges.levy"),
        ("divide(rial, n)", "division-by-zero", "charges.levy"),
        ("rounded(n, n) * rial", "division-by-zero", "charges.levy"),
        ("started(x, x - x) * rial", "division-by-zero", "charges.levy"),
        ("months(begun, on) * rial", "bad-fact", "charges.levy"),
    ],
)
def test_what_cannot_be_reckoned_is_refused(
    small: Callable[..., str],
    refused: Callable[..., list[tuple[str, str]]],
    formula: str,
    code: str,
    where: str,
) -> None:
    """A missing row is never zero, and nothing is divided by zero."""
    assert [(code, where)] == refused(small(formula, tables=TABLES), x=1)


def test_a_fault_two_charges_meet_is_told_once(
    small: Callable[..., str], refused: Callable[..., list[tuple[str, str]]]
) -> None:
    """Where it stands: in the quantity both read; a charge's own fault comes beside it."""
    quantities = '[quantities]\nbad = { formula = "divide(1, n, 0)", cite = "1" }'
    text = small("bad * rial", quantities=quantities)
    second = text[text.index("[[charges]]") :].replace("levy", "second")
    third = second.replace("second", "third").replace("bad * rial", "divide(rial, n)")

    assert [("division-by-zero", "quantities.bad"), ("division-by-zero", "charges.third")] == refused(
        f"{text}\n{second}\n{third}"
    )


def test_a_missing_row_names_the_table_the_key_and_its_neighbours(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """In both languages; texts by their alphabet, bands by their last edge."""
    tariff = load(small("step('b', x) * x + plain(note, is_new)", tables=TABLES))
    with pytest.raises(
        ValueError, match=r"table plain has no row for note q, is_new no; .* for note: , گشت 1"
    ):
        tariff.assess({"x": 1, "note": "q"})
    with pytest.raises(
        ValueError, match=r"table step has no row for zone b, x 21; the nearest it has for x: 20"
    ):
        tariff.assess({"x": 21})


def test_names_may_be_of_any_number_of_charges_and_subtotals(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """They see rounded lines, in whatever order they stand."""
    text = small("all * 10 / 100", subtotals='[subtotals]\nall = ["part", "half"]\npart = ["half"]')
    half = (
        text[text.index("[[charges]]") :].replace("levy", "half").replace("all * 10 / 100", "x * per_m2 / 2")
    )

    assert [11, 53] == [line.amount.amount for line in load(f"{text}\n{half}").assess({"x": 105}).lines]
