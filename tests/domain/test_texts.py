"""Texts and faults: said in both languages, with their place."""

from __future__ import annotations

import pytest
from hypothesis import given

from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, listed, persian_digits, same
from qom_permits.testing.strategies import texts, words

WRONG = Text("wrong", "نادرست")


def test_a_text_is_read_in_the_language_asked() -> None:
    """Persian when Persian is asked, English for anything else."""
    assert ["نادرست", "wrong", "wrong"] == [WRONG.in_(language) for language in ("fa", "en", "de")]


def test_a_text_within_a_text_keeps_its_language() -> None:
    """Filled with a text, each language takes its own wording, and its own digits."""
    filled = Text("{what} at {place}", "{what} در {place}").fill(what=WRONG, place=7)

    assert Text("wrong at 7", "نادرست در ۷") == filled


def test_braces_in_a_value_are_only_words() -> None:
    """What somebody typed is never read as a place to fill."""
    assert "{what}{0.__class__}" == Text("{what}", "").fill(what="{what}{0.__class__}").en


def test_a_place_without_a_value_is_an_error() -> None:
    """A sentence with a hole in it is never told to anybody."""
    with pytest.raises(KeyError):
        Text("{what}", "").fill()


@given(texts())
def test_a_text_is_told_whole(text: Text) -> None:
    """Both wordings, under their codes."""
    assert {"en": text.en, "fa": text.fa} == text.to_json()


@given(words())
def test_same_words_read_alike(said: str) -> None:
    """What needs no translation is the same in both languages."""
    assert said == same(said).en == same(said).fa


def test_lists_use_each_languages_comma() -> None:
    """Persian has a comma of its own."""
    assert Text("a, b", "a، b") == listed(("a", "b"))


def test_only_digits_become_persian() -> None:
    """Letters stay."""
    assert "P۱۴۰۵-۲" == persian_digits("P1405-2")


def test_a_fault_seen_from_outside_gains_a_place() -> None:
    """Places are joined by dots, from the outside in; an empty one adds no dot."""
    fault = Fault(code="x", text=WRONG)

    assert "parcel.area" == fault.under("area").under("").under("parcel").where


def test_a_fault_tells_what_is_allowed_and_what_to_do() -> None:
    """As one line in either language, and as data; what does not apply is left out."""
    short = Fault(code="x", text=WRONG)
    long = Fault(code="x", where="a.b", text=WRONG, allowed=Text("this", "این"), todo=Text("do", "کن"))

    assert ("wrong", "نادرست") == (short.in_("en"), short.in_("fa"))
    assert ("a.b: wrong; this; do", "a.b: نادرست؛ این؛ کن") == (long.in_("en"), long.in_("fa"))
    assert {"code": "x", "where": "", "text": WRONG.to_json()} == short.to_json()
    assert {"code", "where", "text", "allowed", "todo"} == set(long.to_json())
    assert "نادرست" == short.to_json("fa")["message"]
