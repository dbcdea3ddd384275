"""The outline of a TOML text parses to what the text itself does, and is small where the text is long."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.language.bounds import MOST_KEYS, MOST_ROWS
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.long_rows import LongRows
from qom_permits.rules.loading.toml_outline import MOST_LISTED, MOST_PARSED, outlined
from qom_permits.rules.loading.toml_text import plain_content

PIECES = [
    "a", "rows", "xrows", "a.rows", '"rows"', "t.u", " = ", "=", "1", "-5", "0e0", "0e3", "1.5", "true", "1979-05-27",
    "[", "]", "[[", "]]", "{", "}", ",", ", ", "\n", "\n\n", " ", "\t", "\r", "\r\n", "# remark\n", "#", "\x01", "\x7f",
    '"x"', "'y'", '""', "''", '"""', "'''", '"', "'", "\\", '\\"', '"\\u0041"', '"\\ud800"', '"""\nlong "" text"""',
    f'"{"long " * 50}"', f"'{'long ' * 50}'", f'"{"long " * 50}" = 1\n', f'["{"long " * 50}"]\n', "rows = [[",
    "rows = [" + '["a", 1, true],\n' * 400 + "]\n", "rows = [" + "['a', \"b\\n\", +1], # remark\n" * 200,
    "rows = [" + '["a" , 1.5 ],' * 400 + '["a", [1]]]\n', "tables.t = { rows = [" + '["a", zz],' * 500 + "] }\n",
    "[tables.t]\n", "[tables.u]\n", "[[tables]]\n", "[tables.t.rows]\n",
]  # fmt: skip
ROW = '["a", "0.5"],'


def said(content: object) -> Any:
    """Return *content* with every table's rows read in, as the parser alone reads them."""
    match content:
        case LongRows():
            return list(content)
        case dict():
            return {key: said(inner) for key, inner in content.items()}
        case list():
            return [said(inner) for inner in content]
        case _:
            return content


def read(text: str) -> Any:
    """Return what *text* says, read in outline, None where it is refused; floats are told, and kept from comparing."""
    faults = FaultList()
    try:
        content = said(plain_content(text, "here", faults))
    except ValueError:
        return None
    return None if faults.told or "LongRows" in f"{content}" else content


def alone(text: str) -> Any:
    """Return what *text* says by the parser alone, None where it is no TOML."""
    try:
        return tomllib.loads(text)
    except ValueError:
        return None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_accepted_says_what_the_parser_reads(text: str) -> None:
    """Whatever is cut out, and whatever looks like the names of what was cut out."""
    content = read(text)

    if isinstance(content, dict):
        assert alone(text) == content


def test_long_rows_and_long_texts_are_kept_from_the_parser() -> None:
    """With as many lines as before, and comments left out."""
    text = (
        f'# what is charged\n[tables.t]\ntitle = "{"long " * 500}"\nrows = [\n' + f"  {ROW}\n" * 2000 + "]\n"
    )
    outline = outlined(text, "here")

    assert len(outline.text) < 2000 + 200
    assert text.count("\n") == outline.text.count("\n")
    assert alone(text) == said(outline.parsed()) | {
        "tables": {"t": {"title": "long " * 500, "rows": [["a", "0.5"]] * 2000}}
    }


@pytest.mark.parametrize("after", ["]]\n", "]\nx = \n", "]\n[tables.t]\nrows = 5\n", "['a', }\n", ']\n"x\n'])
def test_the_parser_says_on_which_line_it_stumbles(after: str) -> None:
    """Though the rows before it are set aside; in words of its own."""
    text = "[tables.t]\nrows = [\n" + f"{ROW} # remark\n" * 500 + after
    with pytest.raises(ValueError, match="at line") as plain:
        tomllib.loads(text)
    with pytest.raises(BadTariff) as outlined_too:
        plain_content(text, "here", FaultList())

    assert f"{plain.value}".partition(", column")[0] in f"{outlined_too.value}"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"k{number} = 1" for number in range(MOST_KEYS + 1)),
        "[t]\n" * (MOST_KEYS + 1),
        f"x = [{'1,' * (MOST_LISTED + 1)}]",
        "\n" * (MOST_ROWS + 1),
        f"x = {' ' * MOST_PARSED}1",
        "x = [" + '"a" ' * 100_002,
        'x = "' + "\\n" * 50_001 + '"',
        "x." * 33 + "x = 1",
        '"x" . ' * 33 + "x = 1",
        f"rows = [{'[],' * (MOST_ROWS + 2)}]",
        f"rows = [{'[],' * (MOST_ROWS + 2)}[",
    ],
    ids=[
        "keys",
        "tables",
        "values",
        "lines",
        "blanks",
        "texts",
        "escapes",
        "dots",
        "quoted dots",
        "rows",
        "torn rows",
    ],
)
def test_what_would_take_long_to_parse_is_too_large(text: str) -> None:
    """Counted, before it is parsed, and whether it is TOML or not."""
    with pytest.raises(BadTariff) as caught:
        plain_content(text, "here", FaultList())

    assert [("too-large", "here")] == [(fault.code, fault.where) for fault in caught.value.faults]


def test_signs_in_texts_and_comments_are_not_counted() -> None:
    """Neither as keys nor as values nor as lines."""
    signs = "=[,.{" * 10_000

    assert {"x": signs} == plain_content(f"x = '{signs}' # {signs}", "here", FaultList())


def test_a_float_cannot_take_the_place_of_what_was_set_aside() -> None:
    """Whichever of them it looks like: it is told, as every float is."""
    long = f'"{"long " * 50}"'
    for text in (f"x = {long}\ny = 0e0", f"x = 0e0\ny = {long}", f"x = 0e0\nrows = [{ROW * 500}]", "x = 0e0"):
        faults = FaultList()
        plain_content(text, "here", faults)

        assert ["bad-value"] == [fault.code for fault in faults.told]


@pytest.mark.parametrize(
    "written", ["1.5", "+1_0.50", "1e5", "9e999999999999999999999", "-inf", "nan", "1e-99"]
)
def test_a_float_is_told_as_it_is_written(written: str) -> None:
    """However large or small it is, and read on as a text."""
    faults = FaultList()
    content = plain_content(f"x = {written}", "here", faults)

    assert isinstance(content["x"], str)
    assert f"{written} is a TOML float" in faults.told[0].text.en


def test_a_text_that_was_set_aside_does_not_become_part_of_a_key() -> None:
    """Nor does a lone carriage return become part of the end of a line."""
    for text in (f'x"{"long " * 50}"y = 1', f'"{"long " * 50}"y = 1', "\r\r\n", "x = 1\ry = 2"):
        assert alone(text) is None
        assert read(text) is None
