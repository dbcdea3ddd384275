"""A tariff's text as bounded plain data, and the digest of that data."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.rules.language.bounds import MOST_NESTED, MOST_OCTETS, too_large
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.fault_list import FaultList

_DOTTED = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:(?:"[^"\n]*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)[ \t]*+\.[ \t]*+){33}"""
)
"""A key of more parts than the language nests; the parser's own work on such a key would grow too fast."""


def checked_text(text: str, where: str) -> str:
    """Return *text* without its byte order mark; too long or unwritable in UTF-8 raises `BadTariff`."""
    try:
        octets = len(text.encode())
    except UnicodeEncodeError as no:
        raise texts.NOT_TOML.error(where, why=no.reason) from None
    if octets > MOST_OCTETS:
        raise BadTariff([too_large(where)])
    return text.removeprefix("\ufeff")


def plain_content(text: str, where: str, faults: FaultList) -> dict[str, object]:
    """Return the TOML in *text* as plain data; what is no TOML or out of bounds raises `BadTariff`.

    TOML floats and dates are added to *faults*, and read on as the texts they should have been.
    """
    text = checked_text(text, where)
    if _DOTTED.search(text):
        raise BadTariff([too_large(where)])
    try:
        whole = tomllib.loads(text)
    except RecursionError:
        raise BadTariff([too_large(where)]) from None
    except ValueError as no:
        raise texts.NOT_TOML.error(where, why=f"{no!s:.200}") from None
    too_much: list[Fault] = []
    _check_values(whole, where, faults, too_much)
    if too_much:
        raise BadTariff(too_much)
    return whole


def digest(whole: Mapping[str, object], rows: Mapping[str, list[list[str]]]) -> str:
    """Return the SHA-256 of *whole* with the *rows* from beside it; spacing, order and comments do not count.

    >>> digest({"b": 1, "a": "x"}, {}) == digest({"a": "x", "b": 1, "examples": []}, {})
    True
    """
    counted = {key: content for key, content in with_rows(whole, rows).items() if key != "examples"}
    canonical = json.dumps(counted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def with_rows(whole: Mapping[str, object], rows: Mapping[str, list[list[str]]]) -> dict[str, object]:
    """Return *whole* with the *rows* from beside it in the place of the names of their files."""
    tables = whole.get("tables")
    if not isinstance(tables, dict):
        return dict(whole)
    return {**whole, "tables": {name: _read_in(table, rows.get(name)) for name, table in tables.items()}}


def _read_in(table: dict[str, object], rows: list[list[str]] | None) -> dict[str, object]:
    if rows is None:
        return table
    return {**{key: content for key, content in table.items() if key != "rows_from"}, "rows": rows}


def _check_values(whole: dict[str, object], where: str, faults: FaultList, too_much: list[Fault]) -> None:
    """Note giant numbers and deep nesting as *too_much*, floats and dates as *faults*; on a flat pile."""
    pile: list[tuple[str, dict[Any, object] | list[object], int]] = [("", whole, 0)]
    while pile:
        place, table, depth = pile.pop()
        if depth > MOST_NESTED:
            too_much.append(too_large(place or where))
            continue
        for key, content in table.items() if isinstance(table, dict) else enumerate(table):
            inner = f"{place}.{key if isinstance(table, dict) else key + 1}".lstrip(".")
            match content:
                case dict() | list():
                    pile.append((inner, content, depth + 1))
                case float() | date() | time():
                    faults.append(texts.INEXACT.at(inner, given=f"{content!s:.40}"))
                    table[key] = _as_text(content)
                case int() if abs(content) >= 10**MOST_DIGITS:
                    too_much.append(too_large(inner))


def _as_text(content: object) -> str:
    """Return *content* as the text it should have been; what no text says exactly is as good as 1."""
    words = f"{content:f}" if isinstance(content, float) else f"{content}"
    return words if len(words) <= MOST_DIGITS and words.strip("-") not in ("inf", "nan") else "1"
