"""JSON as text: nothing that could be read two ways is read at all."""

from __future__ import annotations

import json
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.reading.json_text import (
    DEEPEST,
    MOST_BYTES,
    MOST_DIGITS,
    MOST_PARTS,
    canonical,
    checked,
    contents,
    parse,
)
from qom_permits.testing.strategies import words

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**38), 10**38) | words(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words(), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"amount": 1, "amount": 1}', "doubled-key"),
        ('{"a": [{"b": 1, "b": 2}]}', "doubled-key"),
        (r'{"a": 1, "\u0061": 2}', "doubled-key"),
        ("NaN", "not-a-number"),
        ("[Infinity]", "not-a-number"),
        ('{"a": -Infinity}', "not-a-number"),
        ("1.5", "fraction-as-number"),
        ("[1e400]", "fraction-as-number"),
        ("1E5", "fraction-as-number"),
        ("-0.0", "fraction-as-number"),
        ("1" * (MOST_DIGITS + 1), "too-long-a-number"),
        ("9" * 1_000_000, "too-long-a-number"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 100_000, "too-deep"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "too-deep"),
        ("[" + "[]," * 50 + "[" * DEEPEST + "]" * DEEPEST + "]", "too-deep"),
        (r'"\ud800"', "lone-surrogate"),
        ('"\udfff"', "lone-surrogate"),
        (r'{"\ud800": 1}', "lone-surrogate"),
        (r'["a\u0000b"]', "nul-in-text"),
        (r'{"a\u0000": 1}', "nul-in-text"),
        ('"a\0b"', "not-json"),
        (b'"\xff"', "not-utf-8"),
        (b"\xed\xa0\x80", "not-utf-8"),
        ("", "not-json"),
        ("{", "not-json"),
        ("[1,]", "not-json"),
        ("{'a': 1}", "not-json"),
        ("1 2", "not-json"),
        ("[1_000]", "not-json"),
        ("[01]", "not-json"),
        ("[+1]", "not-json"),
        ("[۱]", "not-json"),
        ("// no\n1", "not-json"),
        (" " * (MOST_BYTES + 1), "too-large"),
        (b" " * (2 * MOST_BYTES), "too-large"),
        (f'"{"ش" * (MOST_BYTES // 2)}"', "too-large"),
    ],
    ids=lambda given: repr(given)[:24],
)
def test_what_could_be_read_two_ways_is_refused(text: str | bytes, code: str) -> None:
    """With one fault, in a message of reasonable length, and soon."""
    begun = perf_counter()
    with pytest.raises(BadInput) as refused:
        parse(text)

    assert [code] == [fault.code for fault in refused.value.faults]
    assert len(str(refused.value)) < 300
    assert perf_counter() - begun < 10


def test_a_doubled_key_among_many_is_found_at_once() -> None:
    """Sixty thousand keys and one of them twice must not keep a desk busy for minutes."""
    many = ",".join(f'"key{number}":1' for number in range(60_000))
    begun = perf_counter()
    with pytest.raises(BadInput, match="key59999"):
        parse(f'{{{many},"key59999":1}}')

    assert perf_counter() - begun < 10


@pytest.mark.parametrize("size", [MOST_BYTES - 2, 0])
def test_text_up_to_the_limit_is_read(size: int) -> None:
    """A mebibyte is not too much, as text or as bytes."""
    assert "x" * size == parse(f'"{"x" * size}"') == parse(f'"{"x" * size}"'.encode())


def test_the_deepest_level_allowed_is_read() -> None:
    """Brackets inside texts are not levels, whatever is escaped before them."""
    assert parse("[" * DEEPEST + "]" * DEEPEST)
    assert ['[["[' * 50, "\\"] == parse(json.dumps(['[["[' * 50, "\\"]))


def test_many_levels_beside_each_other_are_not_deep() -> None:
    """A level that was closed no longer counts."""
    assert [[]] * 100 == parse("[" + ",".join(["[]"] * 100) + "]")


def test_a_mark_before_bytes_is_no_part_of_them() -> None:
    """Some editors write a byte order mark; it is read past."""
    assert {} == parse(b"\xef\xbb\xbf{}")


def test_halves_that_belong_together_are_one_character() -> None:
    """An escaped pair of surrogates is a character like any other."""
    assert "😀" == parse(r'"\ud83d\ude00"')


@given(VALUES)
def test_what_is_written_reads_back(value: Any) -> None:
    """Canonical JSON is read as it was written, and written again is the same bytes."""
    written = canonical(value)

    assert value == parse(written) == parse(written.decode())
    assert written == canonical(parse(written))


@given(st.dictionaries(words(), st.integers(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_keys_leaves_no_trace(value: dict[str, int], chance: Any) -> None:
    """One value has one text."""
    keys = list(value)
    chance.shuffle(keys)

    assert canonical(value) == canonical({key: value[key] for key in keys})


def test_canonical_json_is_utf8_without_spaces() -> None:
    """Persian is written as it is, keys sorted, nothing in between."""
    assert '{"a":[1,true,null],"ب":"می\u200cنا"}'.encode() == canonical(
        {"ب": "می\u200cنا", "a": [1, True, None]}
    )


def test_what_is_no_number_is_never_written() -> None:
    """A float that slipped in stops the writing when JSON has no word for it."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))


def nested(levels: int) -> object:
    """Return an empty list within lists, *levels* deep in all."""
    value: list[object] = []
    for _ in range(levels - 1):
        value = [value]
    return value


def endless() -> object:
    """Return a list that holds itself."""
    value: list[object] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (nested(DEEPEST + 2), "too-deep"),
        (endless(), "too-deep"),
        ([0] * MOST_PARTS, "too-large"),
        ({"a": {"b\0": 1}}, "nul-in-text"),
        ({"a": ("\ud800",)}, "lone-surrogate"),
        (["x" * (MOST_BYTES // 2)] * 3, "too-large"),
        ({"a": 10**MOST_DIGITS}, "too-long-a-number"),
        ([-(10**10_000)], "too-long-a-number"),
        ({"a": {7: "seven"}}, "key-not-text"),
        ({("a", "b"): 1}, "key-not-text"),
    ],
    ids=[
        "deep",
        "endless",
        "large",
        "nul",
        "surrogate",
        "long",
        "41 digits",
        "endless digits",
        "number",
        "pair",
    ],
)
def test_data_of_the_hosts_own_making_is_held_to_the_same(value: object, code: str) -> None:
    """A front end that parsed the JSON itself may have let through what is refused here."""
    with pytest.raises(BadInput) as refused:
        checked(value)

    assert [code] == [fault.code for fault in refused.value.faults]


def test_a_form_as_text_holds_no_more_parts_than_one_as_data() -> None:
    """What is stored may be longer; what somebody sends is held to the same as what a host made of it."""
    many = json.dumps([0] * MOST_PARTS)
    with pytest.raises(BadInput, match="more than 5000 parts"):
        contents(many)

    assert [0] * MOST_PARTS == parse(many)
    assert [0] * (MOST_PARTS - 1) == contents(json.dumps([0] * (MOST_PARTS - 1)).encode())


def test_a_doubled_key_of_megabytes_makes_a_short_message() -> None:
    """What somebody sends is not sent back whole."""
    with pytest.raises(BadInput) as refused:
        parse(f'{{"{"k" * 400_000}": 1, "{"k" * 400_000}": 2}}')

    assert len(str(refused.value)) < 200


@given(st.text('[[[[{{{]"\\a\n', max_size=200))
def test_brackets_are_counted_outside_texts_only(words: str) -> None:
    """Whatever is quoted or escaped: only what reads as nested too deep is called so."""
    depth = deepest = 0
    quoted = escaped = False
    for sign in words:
        if quoted:
            quoted, escaped = escaped or sign != '"', sign == "\\" and not escaped
        else:
            quoted = sign == '"'
            depth += (sign in "[{") - (sign in "]}")
            deepest = max(deepest, depth)
    try:
        parse(words)
        code = "none"
    except BadInput as refused:
        code = refused.faults[0].code

    assert (deepest > DEEPEST) == (code == "too-deep")


@given(VALUES)
def test_what_json_can_hold_passes_as_it_is(value: Any) -> None:
    """Nothing is copied or changed on the way."""
    assert value is checked(value)


def test_data_up_to_the_limit_passes() -> None:
    """The deepest level allowed, the most parts, the most letters and the most digits."""
    assert checked([10**MOST_DIGITS - 1, 1 - 10 ** (MOST_DIGITS - 1), True])
    assert checked(["x" * MOST_BYTES])
    assert checked(nested(DEEPEST)) == parse("[" * DEEPEST + "]" * DEEPEST)
    assert checked([0] * (MOST_PARTS - 1))
