"""Laws of arithmetic that hold for every bill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.facts import by_name
from qom_permits.rules.explaining.explanation import explain
from qom_permits.rules.formulas.grammar import parse
from qom_permits.rules.language.exact import decimal_text, exact
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.rounding import Mode, to_multiple
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

FACTS = st.fixed_dictionaries(
    {
        "floor_area": st.one_of(
            st.sampled_from(["60", "60.01", "100", "150", "150.01"]), st.decimals("0.01", 100_000, places=2)
        ),
        "use": st.just("residential"),
        "postal_walk": st.sampled_from(["38186", "۳۸۱۳۷"]),
        "street_width": st.sampled_from(["1", "7.99", "8", "14.99"]),
    },
    optional={"parking": st.integers(0, 500), "is_veteran": st.booleans()},
)
FILES = {"regional-values.csv": "postal_walk,street_width <,value\n38186,15,28000\n"}
NO_FILES: Mapping[str, str] = {}
FRACTIONS = st.fractions(-(10**9), 10**9, max_denominator=10**6)


@given(facts=FACTS, order=st.randoms())
def test_a_bill_adds_up_and_depends_on_nothing_but_its_facts(
    page: str, load: Callable[..., Tariff], facts: dict[str, object], order: object
) -> None:
    """Its lines come to its total, a multiple of 1,000; the same facts in any order make the same bill."""
    tariff = load(page)
    bill = tariff.assess(facts)  # type: ignore[arg-type]  # values of several types
    shuffled = list(facts.items())
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random

    assert sum(line.amount.amount for line in bill.lines) == bill.total.amount
    assert 0 == bill.total.amount % 1000
    assert bill == tariff.assess(dict(shuffled))  # type: ignore[arg-type]  # the same values
    assert bill == tariff.assess({fact.name: fact.value for fact in bill.facts}, bill.on)


@given(facts=FACTS)
def test_the_explanation_adds_up_to_the_bill(
    page: str, load: Callable[..., Tariff], facts: dict[str, object]
) -> None:
    """Line by line, to the last unit, and it can always be said."""
    tariff = load(page)
    bill = tariff.assess(facts)  # type: ignore[arg-type]  # values of several types
    explanation = explain(tariff, bill)

    assert [(line.id, line.amount) for line in bill.lines] == [
        (line.id, line.amount) for line in explanation.lines
    ]
    assert bill.total == explanation.total
    assert explanation.told().fa.startswith(tariff.title.fa)


@given(FRACTIONS, st.integers(1, 10**6), st.sampled_from(Mode))
def test_rounding_moves_less_than_a_step(amount: Fraction, step: int, mode: Mode) -> None:
    """To a multiple, alike on both sides of zero, and not at all what is already one."""
    rounded = to_multiple(amount, Fraction(step), mode)

    assert 0 == rounded % step
    assert abs(rounded - amount) < step
    assert -rounded == to_multiple(-amount, Fraction(step), mode)
    assert rounded == to_multiple(rounded, Fraction(step), mode)
    assert mode is not Mode.DOWN or abs(rounded) <= abs(amount)
    assert mode is not Mode.UP or abs(rounded) >= abs(amount)


@given(st.integers(-(10**20), 10**20), st.integers(0, 15))
def test_a_decimal_reads_as_it_was_written(number: int, places: int) -> None:
    """And one that does not end has no text."""
    value = Fraction(number, 10**places)
    text = decimal_text(value)

    assert text is not None
    assert value == exact(text)
    assert decimal_text(value + Fraction(1, 3)) is None


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    """What is folded is in its one form."""
    assert fold(words) == fold(fold(words))


@given(st.text(max_size=300) | st.text("()+-*/<>=!'\"., notandorifelsex019[]{}:\\\n", max_size=300))
def test_any_text_is_a_formula_or_our_own_error(text: str) -> None:
    """The parser raises nothing else."""
    with suppress(BadTariff):
        parse(text, "here")


@given(st.data())
def test_any_broken_tariff_is_our_own_error(page: str, data: st.DataObject) -> None:
    """Cut, doubled and overwritten anywhere, a file loads or raises `BadTariff`."""
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, min(start + 40, len(page))))
    put = data.draw(
        st.sampled_from(["", "1", '"', "[", "{", "}", "= 5", "\n", "'", "x", "-", "1.5", "[[charges]]\n"])
    )
    with suppress(BadTariff):
        load_tariff(page[:start] + put + page[end:], NO_FILES.__getitem__)


BALCONIES = st.lists(
    st.fixed_dictionaries(
        {"balcony_area": st.decimals("0.01", 1000, places=2), "over_street": st.booleans()}
    ),
    max_size=4,
)


@given(facts=FACTS, balconies=BALCONIES, order=st.randoms())
def test_the_whole_page_adds_up_for_any_facts(
    whole_page: str, load: Callable[..., Tariff], facts: dict[str, object], balconies: object, order: object
) -> None:
    """Charges, reliefs and rounding come to the total; no order of keys matters; the explanation says the same."""
    tariff = load(whole_page)
    bill = tariff.assess({**facts, "balconies": balconies})  # type: ignore[dict-item]  # values of several types
    shuffled = list(by_name(bill.facts).items())
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    told = explain(tariff, bill)

    assert sum(line.amount.amount for line in bill.lines) == bill.total.amount
    assert 0 == bill.total.amount % 1000
    assert bill == tariff.assess(dict(shuffled))
    assert bill.total <= tariff.assess({**dict(shuffled), "is_veteran": False}).total
    assert [(line.id, line.amount) for line in bill.lines] == [(line.id, line.amount) for line in told.lines]
    assert told.told().fa.endswith(bill.total.told().fa)


@given(st.data())
def test_any_broken_page_is_our_own_error(whole_page: str, data: st.DataObject) -> None:
    """Lists, reliefs, settlement and all: cut, doubled and overwritten anywhere, it loads or raises `BadTariff`."""
    start = data.draw(st.integers(0, len(whole_page)))
    end = data.draw(st.integers(start, min(start + 60, len(whole_page))))
    put = data.draw(
        st.sampled_from(
            ["", "1", '"', "[", "{}", "}", "= 5", "\n", '"x"', '"levy"', "fire", "balconies", "after_relief(fire)",
             "sum_over(balconies, ", "[[reliefs]]\n", "[settlement]\n", 'based_on = "regional-values.csv"\n',
             'removes = ["charges.fire"]\n']
        )
    )  # fmt: skip
    with suppress(BadTariff):
        load_tariff(whole_page[:start] + put + whole_page[end:], FILES.__getitem__)
