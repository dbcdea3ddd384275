"""Reliefs: what each takes off which lines, in the order written, and what others see of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.assessments import Assessment, LineKind
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import same
from qom_permits.rules.explaining.explanation import explain
from qom_permits.rules.language.clauses import Relief
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Refused = Callable[..., list[tuple[str, str]]]
NO_FILES: Mapping[str, str] = {}


def relief(id_: str, on: str, *lines: str) -> str:
    """Return a relief *on* some lines, with *lines* of its own."""
    head = ["[[reliefs]]", f'id = "{id_}"', 'title = { en = "Relief", fa = "معافیت" }', 'cite = "5"']
    return "\n".join([*head, f"on = {on}", *lines])


def charges(**formulas: str) -> str:
    """Return a charge for each of *formulas*."""
    return "\n".join(
        f'[[charges]]\nid = "{name}"\ntitle = {{ en = "{name.title()}", fa = "عوارض" }}\ncite = "1"\n{formula}'
        for name, formula in formulas.items()
    )


LEVY = 'formula = "x * per_m2"'
STAMP = 'formula = "n * rial"\nwhen = "n != 0"'
TWO = charges(levy=LEVY, stamp=STAMP)


def lines(bill: Assessment) -> list[tuple[str, int]]:
    """Return the lines of *bill* by id."""
    return [(line.id, line.amount.amount) for line in bill.lines]


def test_a_share_is_taken_off_each_line_that_applies(small: Small, load: Load) -> None:
    """Rounded as a line, printed as one negative sum; absent where no line applies or its condition fails."""
    tariff = load(
        small(charges=TWO, reliefs=relief("half", '["levy", "stamp"]', 'share = "0.5"', 'when = "is_new"'))
    )

    bill = tariff.assess({"x": 25, "n": 11, "is_new": True})
    assert [("levy", 25), ("stamp", 11), ("half", -19)] == lines(bill)
    assert (LineKind.RELIEF, "5", 17) == (bill.lines[2].kind, bill.lines[2].cite.en, bill.total.amount)
    assert [("levy", 25), ("half", -13)] == lines(tariff.assess({"x": 25, "is_new": True}))
    assert [("levy", 25), ("stamp", 11)] == lines(tariff.assess({"x": 25, "n": 11}))


def test_a_relief_on_lines_that_do_not_apply_is_absent(small: Small, load: Load) -> None:
    """Its share is not even worked out."""
    text = small(charges=TWO, reliefs=relief("half", '["stamp"]', 'share = "divide(1, n)"'))

    assert [("levy", 25)] == lines(load(text).assess({"x": 25}))
    assert [("levy", 25), ("stamp", 2), ("half", -1)] == lines(load(text).assess({"x": 25, "n": 2}))


def test_reliefs_work_on_what_is_left(small: Small, load: Load) -> None:
    """In the order written; the least of what is left and what is offered."""
    reliefs = "\n".join(
        [
            relief("first", '["levy"]', 'amount = "30 * rial"'),
            relief("second", '["base"]', 'share = "0.5"'),
            relief("third", '["base"]', 'amount = "1000 * rial"'),
        ]
    )
    tariff = load(small(charges=TWO, subtotals='[subtotals]\nbase = ["stamp", "levy"]', reliefs=reliefs))

    assert [("levy", 100), ("stamp", 10), ("first", -30), ("second", -40), ("third", -40)] == lines(
        tariff.assess({"x": 100, "n": 10})
    )


def test_an_amount_is_used_up_in_the_order_of_on(small: Small, load: Load) -> None:
    """Line after line, past those that do not apply, never more than is left."""
    three = charges(levy=LEVY, stamp=STAMP, fire='formula = "paid"')
    tariff = load(
        small(charges=three, reliefs=relief("gift", '["fire", "stamp", "levy"]', 'amount = "50.4 * rial"'))
    )
    told = explain(tariff, tariff.assess({"x": 100, "paid": 20}))
    gift = told.lines[2].to_json()

    assert [("fire", 20, 20), ("levy", 100, 30)] == [
        (part["id"], part["left"], part["taken"])
        for part in gift["parts"]  # type: ignore[attr-defined]  # plain data
    ]
    assert [("levy", 100), ("stamp", 7), ("fire", 20), ("gift", -50)] == lines(
        tariff.assess({"x": 100, "paid": 20, "n": 7})
    )


def test_nothing_is_taken_off_a_line_below_zero(small: Small, load: Load) -> None:
    """So that a relief never raises a bill."""
    reliefs = (
        relief("half", '["levy"]', 'share = "0.5"') + "\n" + relief("gift", '["levy"]', 'amount = "rial"')
    )
    bill = load(small(charges=TWO, reliefs=reliefs)).assess({"x": -10})

    assert [("levy", -10), ("half", 0), ("gift", 0)] == lines(bill)


@pytest.mark.parametrize(
    "measure", ['share = "divide(n, 2)"', 'amount = "0 - n * rial"', 'amount = "n * rial * (0 - 1)"']
)
def test_a_bad_share_is_told(small: Small, refused: Refused, measure: str) -> None:
    """Outside of 0 to 1, or an amount below 0, at the relief."""
    text = small(charges=charges(levy=LEVY), reliefs=relief("half", '["levy"]', measure))

    assert [("bad-share", "reliefs.half")] == refused(text, n=3)


def test_other_lines_may_see_what_is_left(small: Small, load: Load) -> None:
    """A charge after its reliefs, a subtotal after those on its lines; a plain name is the line before them."""
    after = charges(
        levy=LEVY,
        stamp=STAMP,
        fire='formula = "after_relief(levy) + after_relief(base) + after_relief(base) + base"',
    )
    subtotals = '[subtotals]\nbase = ["inner", "stamp"]\ninner = ["levy"]'
    reliefs = relief("half", '["levy", "fire"]', 'share = "0.5"')
    tariff = load(small(charges=after, subtotals=subtotals, reliefs=reliefs))

    bill = tariff.assess({"x": 10, "n": 4})
    assert [("levy", 10), ("stamp", 4), ("fire", 5 + 9 + 9 + 14), ("half", -5 - 19)] == lines(bill)
    assert "Fire = (5 rial after reliefs) + (9 rial after reliefs)" in explain(tariff, bill).told().en


def test_an_after_relief_that_is_not_needed_keeps_its_name(small: Small, load: Load) -> None:
    """As every name does in a condition that was decided before it."""
    quantities = '[quantities]\nis_due = { formula = "is_new or after_relief(levy) > 0", cite = "1" }'
    after = charges(levy=LEVY, fire='formula = "rial if is_due else 0"')
    tariff = load(small(charges=after, quantities=quantities))

    assert "yes or levy > 0" in explain(tariff, tariff.assess({"is_new": True})).told().en


def test_a_relief_is_explained(small: Small, load: Load) -> None:
    """Its share or amount, what it took off what was left, and what that rests on, in both languages."""
    reliefs = "\n".join(
        [
            relief("veterans", '["levy"]', 'share = "divide(min(x, limit), x)"'),
            relief("gift", '["levy"]', 'amount = "stamp + stamp"'),
        ]
    )
    quantities = '[quantities]\nlimit = { formula = "x / 2", cite = "14" }'
    tariff = load(small(charges=TWO, reliefs=reliefs, quantities=quantities))
    told = explain(tariff, tariff.assess({"x": 10, "n": 2}))

    assert (
        """Relief = -5 rial (5)
  of each line the share the least of (10 m²; 5 m²) ÷ 10 m² = 0.5
  Levy: 5 rial of 10 rial
  limit = 10 m² ÷ 2 = 5 m² (14)"""
        == told.lines[2].told().en
    )
    assert ["معافیت ", " ۴- ریال (5)"][0] in told.lines[3].told().fa
    assert "  عوارض: ۴ ریال از ۵ ریال" in told.lines[3].told().fa
    assert "  in all 2 rial + 2 rial = 4 rial" in told.lines[3].told().en
    assert -4 == told.to_json()["lines"][3]["amount"]  # type: ignore[index]  # plain data


@pytest.mark.parametrize(
    ("reliefs", "expected"),
    [
        (relief("half", '["levy"]'), [("missing-key", "reliefs.half.share")]),
        (
            relief("half", '["levy"]', 'share = "1"', 'amount = "rial"'),
            [("unknown-key", "reliefs.half.share")],
        ),
        (
            relief("half", '["fire", 5]', 'share = "1"'),
            [("bad-value", "reliefs.half.on"), ("unknown-name", "reliefs.half.on")],
        ),
        (relief("half", '["levy"]', 'share = "rial"'), [("wrong-unit", "reliefs.half.share")]),
        (relief("half", '["levy"]', 'amount = "1"'), [("wrong-unit", "reliefs.half.amount")]),
        (relief("half", '["levy"]', 'share = "1"', 'when = "1"'), [("wrong-unit", "reliefs.half.when")]),
        (relief("levy", '["levy"]', 'share = "1"'), [("doubled-name", "reliefs.levy")]),
        (relief("half", '["levy"]', 'share = "1"', 'cite = ""'), [("bad-toml", "tariff")]),
        (relief("half", '["levy"]', 'share = "after_relief(x)"'), [("bad-formula", "reliefs.half.share")]),
        (relief("half", '["levy"]', 'share = "after_relief(5)"'), [("bad-formula", "reliefs.half.share")]),
        (
            relief("half", '["levy"]', 'share = "other"') + "\n" + relief("other", '["levy"]', 'share = "0"'),
            [("unknown-name", "reliefs.half.share")],
        ),
        (relief("half", '["levy"]', 'amount = "after_relief(levy)"'), [("cycle", "reliefs.half")]),
        (
            relief("half", '["base"]', 'amount = "after_relief(base)"'),
            [("cycle", "reliefs.half")],
        ),
    ],
)
def test_a_bad_relief_is_told(
    small: Small, faults: Refused, reliefs: str, expected: list[tuple[str, str]]
) -> None:
    """One of share and amount, on charges and subtotals, of the right unit, in no ring."""
    assert sorted(expected) == sorted(
        faults(small(reliefs=reliefs, subtotals='[subtotals]\nbase = ["levy"]'))
    )


def test_a_ring_through_reliefs_is_shown(small: Small, load: Load, faults: Refused) -> None:
    """A charge that wants what is left of a line whose relief wants the charge; rings of subtotals once."""
    text = small(
        charges=charges(levy=LEVY, fire='formula = "after_relief(levy)"'),
        reliefs=relief("half", '["levy"]', 'amount = "fire"'),
    )
    with pytest.raises(BadTariff, match=r"fire → after_relief\(levy\) → half → fire"):
        load(text)
    ring = small(
        subtotals='[subtotals]\na = ["b"]\nb = ["a", "levy"]', reliefs=relief("half", '["a"]', 'share = "1"')
    )
    assert [("cycle", "subtotals.a")] == faults(ring)


def test_too_many_reliefs_are_too_large(small: Small, faults: Refused) -> None:
    """Every relief on every line would take longer to say than any law."""
    many = {f"c{number}": 'formula = "0"' for number in range(240)}
    subtotals = "[subtotals]\nbase = [" + ", ".join(f'"{name}"' for name in many) + "]"
    reliefs = "\n".join(relief(f"r{number}", '["base"]', 'share = "0"') for number in range(240))

    assert [("too-large", "reliefs")] == faults(
        small(charges=charges(**many), subtotals=subtotals, reliefs=reliefs)
    )


def test_the_remainder_goes_into_what_is_left_or_stands_alone(small: Small, load: Load) -> None:
    """Into its charge only where that stays at 0 or more after reliefs."""
    rounding = '[rounding]\ntotal = { step = 10, mode = "down", into = "levy" }'
    tariff = load(
        small(charges=TWO, rounding=rounding, reliefs=relief("half", '["levy"]', 'amount = "paid"'))
    )

    assert [("levy", 27), ("stamp", 3), ("half", -10)] == lines(tariff.assess({"x": 35, "n": 3, "paid": 10}))[
        :3
    ]
    assert [("levy", 35), ("stamp", 3), ("half", -35), ("rounding", -3)] == lines(
        tariff.assess({"x": 35, "n": 3, "paid": 40})
    )


def test_many_reliefs_on_one_line_stand_on_one_pile(small: Small, load: Load) -> None:
    """However many there are, Python's own stack does not grow."""
    reliefs = "\n".join(relief(f"r{number}", '["levy"]', 'amount = "rial"') for number in range(1500))

    assert 500 == load(small(LEVY[11:-1], reliefs=reliefs)).assess({"x": 2000}).total.amount


def test_a_relief_made_by_a_program_without_measure_takes_nothing() -> None:
    """It reads as the formula 0."""
    made = Relief(id="none", title=same("None"), cite=same("1"), on=("levy",))

    assert "0" == made.formula.text


def test_the_page_as_printed_comes_out(whole_page: str, load: Load) -> None:
    """Lists, reliefs and all: its own example, a veteran's bill, a shop's, balconies."""
    tariff = load(whole_page.split("[settlement]", maxsplit=1)[0])
    facts: dict[str, str | int] = {
        "floor_area": "180",
        "parking": 1,
        "use": "residential",
        "postal_walk": "38186",
        "street_width": "10",
    }
    balconies: list[dict[str, str | int | bool]] = [
        {"balcony_area": "4.5", "over_street": True},
        {"balcony_area": 3, "over_street": False},
    ]

    plain = tariff.assess({**facts, "balconies": []})
    assert [("floor_charge", 1343680), ("balcony_charge", 0), ("fire", 40320)] == lines(plain)
    assert 1384000 == plain.total.amount
    assert [
        ("floor_charge", 1343660),
        ("balcony_charge", 378000),
        ("fire", 51660),
        ("veterans", -896000),
    ][1:] == lines(tariff.assess({**facts, "balconies": balconies, "is_veteran": True}))[1:]
    assert 0 == tariff.assess({**facts, "use": "commercial", "shops": 2}).total.amount


AMOUNTS = st.integers(0, 1000)


@given(
    x=st.integers(-100, 1000),
    n=st.integers(-100, 1000),
    shares=st.lists(
        st.tuples(st.sampled_from(["levy", "stamp", "base"]), st.integers(0, 100), st.booleans()), max_size=4
    ),
    into=st.sampled_from(["levy", "stamp"]),
)
def test_a_relief_never_raises_and_all_adds_up(
    small: Small, x: int, n: int, shares: list[tuple[str, int, bool]], into: str
) -> None:
    """Charges and reliefs and rounding come to the total, and no line falls below zero by a relief."""
    total = f'total = {{ step = 10, mode = "down", into = "{into}" }}'
    rounding = f'[rounding]\nline = {{ step = 1, mode = "up" }}\n{total}'
    subtotals = '[subtotals]\nbase = ["stamp", "levy"]'
    reliefs = "\n".join(
        relief(
            f"r{number}", f'["{on}"]', f'share = "{size} / 100"' if is_share else f'amount = "{size} * rial"'
        )
        for number, (on, size, is_share) in enumerate(shares)
    )
    bare = load_tariff(small(charges=TWO, rounding=rounding, subtotals=subtotals), NO_FILES.__getitem__)
    with_reliefs = load_tariff(
        small(charges=TWO, rounding=rounding, subtotals=subtotals, reliefs=reliefs), NO_FILES.__getitem__
    )
    before, after = bare.assess({"x": x, "n": n}), with_reliefs.assess({"x": x, "n": n})

    assert after.total.amount == sum(line.amount.amount for line in after.lines)
    assert after.total <= before.total or before.total.amount < 0
    assert all(line.amount.amount <= 0 for line in after.lines if line.kind is LineKind.RELIEF)
    told = explain(with_reliefs, after)
    assert [(line.id, line.amount) for line in told.lines] == [(line.id, line.amount) for line in after.lines]
