"""A tariff's text as bounded plain data, and the digest of that data."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.rules.language.bounds import MOST_NESTED, MOST_OCTETS, too_large
from qom_permits.rules.loading import loading_texts as texts

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


def plain_content(text: str, where: str) -> dict[str, object]:
    """Return the TOML in *text* as plain data; floats, dates and what is out of bounds raise `BadTariff`."""
    text = checked_text(text, where)
    if _DOTTED.search(text):
        raise BadTariff([too_large(where)])
    try:
        whole = tomllib.loads(text)
    except RecursionError:
        raise BadTariff([too_large(where)]) from None
    except ValueError as no:
        raise texts.NOT_TOML.error(where, why=f"{no!s:.200}") from None
    faults = list(_out_of_bounds(whole, where))
    if faults:
        raise BadTariff(faults)
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


def _out_of_bounds(whole: object, where: str) -> Iterator[Fault]:
    """Yield what the language does not have: floats, dates, giant numbers, deep nesting; on a flat pile."""
    pile: list[tuple[str, object, int]] = [("", whole, 0)]
    while pile:
        place, content, depth = pile.pop()
        if depth > MOST_NESTED:
            yield too_large(place or where)
            continue
        match content:
            case dict():
                pile += [(f"{place}.{key}".lstrip("."), inner, depth + 1) for key, inner in content.items()]
            case list():
                pile += [(f"{place}.{number}", inner, depth + 1) for number, inner in enumerate(content, 1)]
            case float() | date() | datetime() | time():
                yield texts.INEXACT.at(place, given=f"{content!s:.40}")
            case int() if abs(content) >= 10**MOST_DIGITS:
                yield too_large(place)
