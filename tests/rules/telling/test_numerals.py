"""Numbers in words are those of the reference reading, however they are handed over."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.telling.numerals import Numerals, numerals

LANGUAGES = (numerals("en"), numerals("fa"))
WHOLE = st.one_of(
    st.integers(-2000, 2000),
    st.integers(-(10**10), 10**10),
    st.integers(),
    st.integers(-(10**6), 10**6).map(lambda number: number * 1000),
)


def said(way: str, *number: object) -> Text:
    """Return a number said one way in both languages."""
    return Text(*(getattr(language, way)(*number) for language in LANGUAGES))


@given(WHOLE)
def test_whole_numbers_are_grouped(number: int) -> None:
    """By thousands, with the minus of sums."""
    assert spoken_value(Fraction(number)) == said("whole", number)


@given(WHOLE)
def test_decimals_stand_without_trailing_zeros(number: int) -> None:
    """Of thousandths, of millionths, and of anything finer."""
    assert spoken_value(Fraction(number, 10**3)) == said("thousandths", number)
    assert spoken_value(Fraction(number, 10**6)) == said("millionths", number)
    assert spoken_value(Fraction(number, 10**11)) == said("finer", number, 11)


@given(WHOLE, st.integers(1, 5000))
def test_fractions_without_end_stand_to_six_decimals(above: int, below: int) -> None:
    """Those with an end stand whole."""
    assert spoken_value(Fraction(above, below)) == said("fraction", Fraction(above, below))


@given(st.integers(-(10**15), 10**15))
def test_money_has_the_minus_of_bills(amount: int) -> None:
    """As `Money.told` writes it."""
    told = Money(amount).told()

    assert Text(told.en.removesuffix(" rial"), told.fa.removesuffix(" ریال")) == said("money", amount)


def test_the_numerals_of_a_language_are_made_once() -> None:
    """Their tables are shared by all tariffs."""
    assert isinstance(numerals("fa"), Numerals)
    assert numerals("fa") is numerals("fa")
