"""Names: kept as written, and refused for what is hidden in them or could be taken for something else."""

from __future__ import annotations

import re
import unicodedata
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.names import LONGEST_NAME, kept_name


def faults(typed: Any) -> tuple[Fault, ...]:
    """Return all that is wrong with a name."""
    with pytest.raises(BadInput) as no:
        kept_name(typed)
    return no.value.faults


@pytest.mark.parametrize(
    "name",
    [
        "علي كريمي",
        "علی کریمی",
        "می\u200cنا",
        "مُحَمَّد",
        "رضائی\u200cزاده",
        "شرکت ۷\u200cسین",
        "شرکت ABC",
        "شرکت ABC-نمونه",
        "O'Neill-Łukasz",
        "Nguyễn Thị",
        "Анна Сорокина",
        "Άννα",
        "田中 ひろし",
        "ශ්\u200dරී",
        "क्\u200cष",
        "118",
        "=HYPERLINK(1)",
        "محمّد",
        "\ufdfa",
        "x" * LONGEST_NAME,
    ],
)
def test_a_name_is_kept_as_written(name: str) -> None:
    """Arabic letters, the half-space of a word, vowels and foreign names stay what they are."""
    assert name == kept_name(name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  علی   کریمی ", "علی کریمی"),
        ("Ali\u00a0Karimi\u3000", "Ali Karimi"),
        ("می\u200c\u200c\u200cنا", "می\u200cنا"),
        ("Jose\u0301", "José"),
    ],
)
def test_only_what_nobody_sees_is_changed(typed: str, kept: str) -> None:
    """Spaces that are many or odd, half-spaces that are doubled, marks typed apart from their letter."""
    assert kept == kept_name(typed)


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("abc\u202ed", "direction-mark", 4),
        ("\u2066Ali", "direction-mark", 1),
        ("Ali\u200e", "direction-mark", 4),
        ("علی\u061c", "direction-mark", 4),
        ("\u200cمینا", "half-space-out-of-place", 1),
        ("مینا\u200c", "half-space-out-of-place", 5),
        ("می\u200c نا", "half-space-out-of-place", 3),
        ("می \u200cنا", "half-space-out-of-place", 4),
        ("می-\u200cنا", "half-space-out-of-place", 4),
        ("می\u200c۱", "half-space-out-of-place", 3),
        ("a\u200cb", "half-space-out-of-place", 2),
        ("a\u200c\u200cb", "half-space-out-of-place", 2),
        ("ه\u200d", "invisible-sign", 2),
        ("\u200dه", "invisible-sign", 1),
        ("Ali\u200b", "invisible-sign", 4),
        ("A\u00adli", "invisible-sign", 2),
        ("A\ufeffli", "invisible-sign", 2),
        ("김\u3164", "invisible-sign", 2),
        ("Ali\ufe0f", "invisible-sign", 4),
        ("ok\nADMIN approved", "line-break", 3),
        ("ok\u2028ADMIN", "line-break", 3),
        ("Ali\r", "line-break", 4),
        ("Ali\tKarimi", "control-character", 4),
        ("Ali\x1b[1m", "control-character", 4),
        ("a\0b", "nul-in-text", 2),
        ("\ud800", "lone-surrogate", 1),
        ("\ue000Ali", "unknown-sign", 1),
        ("Ali\u0378", "unknown-sign", 4),
        ("be" + "\u0302" * 5, "too-many-marks", 2),
        ("a\u0430", "mixed-scripts", 2),
        ("Anna Сорокина", "mixed-scripts", 6),
        ("Anna شرکت Сор", "mixed-scripts", 11),
        ("شرکتABC", "mixed-scripts", 5),
        ("Aliعلی", "mixed-scripts", 4),
        ("ｐ\u0430", "mixed-scripts", 2),
    ],
)
def test_what_hides_or_deceives_is_refused_at_its_place(typed: str, code: str, place: int) -> None:
    """With a code of its own, in both languages, saying which sign it is and what to do."""
    (only,) = faults(typed)

    assert code == only.code
    assert re.search(rf"at place {place}\b", only.text.en)
    assert only.text.fa != only.text.en
    assert only.todo is not None


@pytest.mark.parametrize(
    "typed", ["", "  ", "\u200b\u200b", "\u200c", " \u200c ", "\u202e", "!?", "\u0301", "\u3164"]
)
def test_a_name_without_a_letter_is_empty(typed: str) -> None:
    """Whatever invisible or senseless signs it has: no more is told of it."""
    assert ["name-is-empty"] == [fault.code for fault in faults(typed)]


@pytest.mark.parametrize("typed", ["x" * (LONGEST_NAME + 1), "\ufdfa" * LONGEST_NAME, "علی " * LONGEST_NAME])
def test_a_name_too_long_is_refused_by_how_it_shows(typed: str) -> None:
    """One sign may stand for a whole sentence, which is counted in full."""
    (only,) = faults(typed)

    assert "name-too-long" == only.code
    assert only.allowed is not None
    assert "at most 200 characters" == only.allowed.en


@pytest.mark.parametrize("typed", ["x" * 10_000_000, "a" + "\u0301" * 10_000_000, "\u200c" * 10_000_000])
def test_a_name_beyond_all_bounds_costs_no_time(typed: str) -> None:
    """Most of it is not even looked at."""
    begun = perf_counter()

    assert "name-too-long" in [fault.code for fault in faults(typed)]
    assert perf_counter() - begun < 5


def test_a_heap_of_marks_is_told_even_where_it_is_too_long() -> None:
    """A thousand accents on one letter are first of all too many for it."""
    assert ["too-many-marks", "name-too-long"] == [fault.code for fault in faults("e" + "\u0301" * 1000)]


def test_every_fault_of_a_name_is_told_at_once() -> None:
    """Each kind where it first occurs, and never the name itself."""
    found = faults("Zahr\u0430\u202e\u202e\nNamune")

    assert ["direction-mark", "line-break", "mixed-scripts"] == [fault.code for fault in found]
    assert "Zahr" not in str([fault.to_json("en") for fault in found])


@pytest.mark.parametrize("typed", [None, 5, b"Ali", ["Ali"]])
def test_a_name_is_text(typed: Any) -> None:
    """Nothing is made a name that is none."""
    assert ["not-text"] == [fault.code for fault in faults(typed)]


@given(st.text(max_size=30))
def test_a_name_kept_is_kept_again_as_it_is(typed: str) -> None:
    """And is composed text on one line without spaces at its ends."""
    try:
        kept = kept_name(typed)
    except BadInput:
        return

    assert kept == kept_name(kept)
    assert kept == unicodedata.normalize("NFC", kept) == kept.strip()
    assert [kept] == kept.splitlines()


@pytest.mark.parametrize(
    ("typed", "code"), [("\0", "nul-in-text"), ("\ud800", "lone-surrogate"), ("\u200e", "name-is-empty")]
)
def test_what_is_broken_is_told_before_that_nothing_is_there(typed: str, code: str) -> None:
    """A sign that no program should have let through is another matter than a name left empty."""
    assert [code] == [fault.code for fault in faults(typed)]


def test_what_is_typed_may_be_longer_than_what_is_kept() -> None:
    """Spaces do not count, up to four times the length of a name; past that nothing is read."""
    assert "علی" == kept_name("علی" + " " * (4 * LONGEST_NAME - 3))
    assert ["name-too-long"] == [fault.code for fault in faults("علی" + " " * (4 * LONGEST_NAME - 2))]


def test_marks_that_enclose_a_letter_are_counted_too() -> None:
    """Three circles around a letter can be read, four are a heap."""
    assert "a" + "\u20dd" * 3 == kept_name("a" + "\u20dd" * 3)
    assert ["too-many-marks"] == [fault.code for fault in faults("a" + "\u20dd" * 4)]
