"""A tariff's text as bounded plain data, and the digest of that data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.rules.language.bounds import MOST_NESTED, MOST_OCTETS, too_large
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.inexact import Inexact
from qom_permits.rules.loading.long_rows import LongRows
from qom_permits.rules.loading.toml_outline import outlined

_TOO_BIG = 10**MOST_DIGITS


def checked_text(text: str, where: str) -> str:
    """Return *text* without its byte order mark; too long or unwritable in UTF-8 raises `BadTariff`."""
    if len(text) > MOST_OCTETS:
        raise BadTariff([too_large(where)])
    try:
        octets = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError as no:
        raise texts.NOT_TOML.error(where, why=no.reason) from None
    if octets > MOST_OCTETS:
        raise BadTariff([too_large(where)])
    return text.removeprefix("\ufeff")


def plain_content(text: str, where: str, faults: FaultList) -> dict[str, object]:
    """Return the TOML in *text* as plain data; what is no TOML or out of bounds raises `BadTariff`.

    TOML floats and dates are added to *faults*, and read on as the texts they should have been. The rows of a long
    table stay `LongRows`.
    """
    text = checked_text(text, where).replace("\r\n", "\n")
    if "\r" in text:
        raise texts.NOT_TOML.error(where, why="a carriage return ends no line")
    outline = outlined(text, where)
    try:
        whole = outline.parsed()
    except RecursionError:
        raise BadTariff([too_large(where)]) from None
    except ValueError as no:
        raise texts.NOT_TOML.error(where, why=f"{no!s:.200}") from None
    too_much = FaultList()
    _check_values(whole, where, faults, too_much)
    too_much.raise_any()
    return whole


def digest(whole: Mapping[str, object], rows: Mapping[str, list[list[object]]]) -> str:
    """Return the SHA-256 of *whole* with the *rows* from beside it; spacing, order and comments do not count.

    >>> digest({"b": 1, "a": "x"}, {}) == digest({"a": "x", "b": 1, "examples": []}, {})
    True
    """
    counted = {key: content for key, content in with_rows(whole, rows).items() if key != "examples"}
    canonical = json.dumps(counted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def with_rows(whole: Mapping[str, object], rows: Mapping[str, list[list[object]]]) -> dict[str, object]:
    """Return *whole* with the *rows* from beside it in the place of the names of their files."""
    tables = whole.get("tables")
    if not isinstance(tables, dict):
        return dict(whole)
    return {**whole, "tables": {name: _read_in(table, rows.get(name)) for name, table in tables.items()}}


def _read_in(table: dict[str, object], rows: list[list[object]] | None) -> dict[str, object]:
    if rows is None:
        return table
    return {**{key: content for key, content in table.items() if key != "rows_from"}, "rows": rows}


def _check_values(whole: dict[str, object], where: str, faults: FaultList, too_much: FaultList) -> None:
    """Note giant numbers and deep nesting as *too_much*, floats and dates as *faults*; on a flat pile."""
    pile: list[tuple[tuple[str, ...], dict[Any, object] | list[object]]] = [((), whole)]
    while pile:
        path, table = pile.pop()
        if len(path) > MOST_NESTED:
            too_much.append(too_large(".".join(path) or where))
            continue
        for key, content in table.items() if isinstance(table, dict) else enumerate(table):
            place = f"{key if isinstance(table, dict) else key + 1}"
            match content:
                case LongRows() | [LongRows(), *_]:
                    table[key] = _long_rows(content, (*path, place))
                case dict() | list():
                    pile.append(((*path, place), content))
                case Inexact() | date() | time():
                    faults.append(texts.INEXACT.at(".".join((*path, place)), given=f"{content!s:.40}"))
                    table[key] = content.as_text() if isinstance(content, Inexact) else f"{content}"
                case int() if abs(content) >= _TOO_BIG:
                    too_much.append(too_large(".".join((*path, place))))


def _long_rows(content: object, path: tuple[str, ...]) -> object:
    """Return the rows in *content* and those after them; where no table wants rows, a list that nothing takes."""
    match content, path:
        case [LongRows(written=written), *more], ("tables", _, "rows"):
            return LongRows(written, tuple(more))
        case _:
            return [f"{content!s:.60}"]
