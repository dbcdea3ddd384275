"""Folding: two writings a person would call the same have one key, and two names a person would not have two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.folding import folded
from qom_permits.rules.language.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي كريمي", "علی کریمی"),
        ("می\u200cنا", "مینا"),
        ("خانۀ", "خانه\u0654"),
        ("مسئول", "مسی\u0654ول"),
        ("آب", "ا\u0653ب"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("ﻋﻠﻲ", "علی"),
        ("مدرسة", "مدرسه"),
        ("ھمراہ", "همراه"),
        ("پلاک ۱۲", "پلاك ١٢"),
        ("  Ali   Karimi\u00a0", "ali karimi"),
        ("STRASSE", "straße"),
        ("Jose\u0301", "jose"),
        ("ｆｉｒｍ", "ﬁrm"),
        ("Ali\u202e\u200b", "ali"),
    ],
)
def test_writings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Whatever keyboard, program or habit they come from."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("آذر", "اذر"), ("مینا", "می نا"), ("رضایی", "رضائی"), ("علی", "عالی"), ("ali", "аli")]
)
def test_names_that_differ_have_two_keys(one: str, other: str) -> None:
    """Madda and hamza make other letters, a space another name, and a look-alike letter is another one."""
    assert folded(one) != folded(other)


@given(st.text(max_size=20))
def test_a_key_is_its_own_key(text: str) -> None:
    """Folded once is folded for good."""
    assert folded(text) == folded(folded(text))


@given(st.text("يىكیکهةآئ\u200c ۱٢3aA", max_size=12))
def test_what_tables_call_the_same_has_one_key_here_too(text: str) -> None:
    """The keys of a tariff's tables fold no further than names do."""
    assert folded(text) == folded(fold(text))


def test_a_mark_that_encloses_a_letter_is_dropped() -> None:
    """A circled letter is the letter."""
    assert folded("a") == folded("a\u20dd")
