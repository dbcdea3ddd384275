"""Texts and faults: said in both languages, with their place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, joined, listed, nearest, one_of, persian_digits, same, shown
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
    assert Text("a.b: wrong; this; do", "a.b: نادرست؛ این؛ کن") == long.told()
    assert {"code": "x", "where": "", "text": WRONG.to_json()} == short.to_json()
    assert {"code", "where", "text", "allowed", "todo"} == set(long.to_json())
    assert "نادرست" == short.to_json("fa")["message"]


def test_one_is_chosen_of_what_there_is() -> None:
    """Where there is nothing to choose, that is said."""
    assert Text("one of: a, b", "یکی از: a، b") == one_of(["a", "b"])
    assert Text("there is none to choose", "چیزی برای گزینش نیست") == one_of([])


def test_who_slips_is_told_the_nearest_and_who_guesses_all_there_is() -> None:
    """One name when one is near, else the names in their order."""
    assert Text("did you mean: title", "شاید منظورتان این است: title") == nearest("titel", ["cite", "title"])
    assert Text("one of: cite, title", "یکی از: cite، title") == nearest("zzz", ["title", "cite"])


def test_texts_are_joined_each_in_its_language() -> None:
    """With each language's comma; of none nothing is left."""
    assert Text("wrong, x", "نادرست، x") == joined((WRONG, same("x")))
    assert same("") == joined(())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("4 floors", "'4 floors'"),
        ("two\nlines", "'two\\nlines'"),
        ("a" * 70, "'" + "a" * 59),
        (12, "12"),
        (2**1000 - 1, str(2**1000 - 1)[:60]),
        (2**1000, "a number too long to read"),
        (-(2**1000), "a number too long to read"),
        (None, "None"),
        (True, "True"),
        (1.5, "1.5"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 9, 23), "2026-09-23"),
        ({"password": "1"}, "an object"),
        (["password"], "a list"),
        (("password",), "a list"),
        (b"password", "a value of type bytes"),
    ],
)
def test_what_was_given_is_told_back_in_short(given: object, told: str) -> None:
    """On one line and never the inside of a thing that may hold a secret."""
    assert told == shown(given).en


@pytest.mark.parametrize(
    ("given", "fa"),
    [
        ("x", "'x'"),
        (2**1000, "عددی بلندتر از آنکه خوانده شود"),
        ({}, "یک شیء"),
        ([], "یک فهرست"),
        (b"", "مقداری از گونه bytes"),
    ],
)
def test_what_was_given_is_told_back_in_persian(given: object, fa: str) -> None:
    """As shortly."""
    assert fa == shown(given).fa


def test_what_was_given_is_told_as_long_as_is_asked() -> None:
    """For a field of its own a shorter piece may do."""
    assert ("'abc", "1234") == (shown("abcdef", 4).en, shown(123456, 4).en)
