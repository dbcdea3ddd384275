"""Scripts: which a letter is of, and where two do not go together."""

from __future__ import annotations

import pytest

from qom_permits.domain.scripts import Mixture, mixture, script_of
from qom_permits.domain.texts import Text, same


@pytest.mark.parametrize(
    ("sign", "script"),
    [
        ("a", "LATIN"),
        ("ａ", "LATIN"),
        ("ª", "LATIN"),
        ("\u0430", "CYRILLIC"),
        ("ک", "ARABIC"),
        ("\ufdfa", "ARABIC"),
        ("ひ", "EAST ASIAN"),
        ("カ", "EAST ASIAN"),
        ("田", "EAST ASIAN"),
        ("々", "EAST ASIAN"),
        ("ー", "EAST ASIAN"),
        ("김", "EAST ASIAN"),
        ("\u02bc", None),
        ("-", None),
        ("1", None),
        ("\u0301", None),
        ("\u200c", None),
    ],
)
def test_a_letter_is_of_a_script(sign: str, script: str | None) -> None:
    """However it is shaped; what is no letter is of none, and what every script writes is of all."""
    assert script == script_of(sign)


@pytest.mark.parametrize(
    "text", ["", "12 -", "شرکت ABC", "ABC شرکت DEF", "Анна и Ко", "Hawaiʼi", "東京タワー", "ABC-شرکت"]
)
def test_words_of_scripts_that_go_together_are_no_mixture(text: str) -> None:
    """Persian and Latin words side by side, and the scripts that Japanese mixes by its nature."""
    assert mixture(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("a\u0430", 2), ("p\u0301\u0430", 3), ("ک\u200ca", 3), ("Ann ک Вова", 7), ("Ω Co", 3), ("ABC DΩ", 6)],
)
def test_letters_that_do_not_go_together_are_told_by_place(text: str, place: int) -> None:
    """Two scripts in one word, marks and half-spaces or not, or words of two that look alike."""
    found = mixture(text)

    assert found is not None
    assert place == found.place


def test_a_mixture_names_its_scripts_for_people() -> None:
    """In both languages where there is a name, and by the script's own where there is none."""
    assert Mixture(one=Text("Latin", "لاتین"), other=same("Thai"), place=2) == mixture("aก")
    assert Mixture(one=Text("Latin", "لاتین"), other=Text("Cyrillic", "سیریلیک"), place=5) == mixture(
        "Ann Вова"
    )
