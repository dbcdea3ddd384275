"""Writing TOML: plain data as a person would lay it out, so that reading it gives the same data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDE = frozenset(("inputs", "tables", "each"))
"""Tables whose entries each have a heading of their own."""


def toml_of(whole: Mapping[str, object]) -> str:
    """Return *whole* as TOML.

    >>> print(toml_of({"schema": 1, "rates": {"fee": {"value": "2"}}}), end="")
    schema = 1
    <BLANKLINE>
    [rates]
    fee = { value = "2" }
    """
    headed: dict[str, Any] = {key: content for key, content in whole.items() if _is_headed(content)}
    lines = [f"{_key(key)} = {_inline(content)}" for key, content in whole.items() if key not in headed]
    for key, content in headed.items():
        lines += _section(_key(key), key, content)
    return "\n".join(lines) + "\n"


def _section(place: str, key: str, content: dict[str, Any] | list[Any]) -> Iterator[str]:
    if isinstance(content, list):
        for entry in content:
            yield from ("", f"[[{place}]]", *_pairs(entry))
    elif key in _WIDE:
        for name, entry in content.items():
            yield from _entry(f"{place}.{_key(name)}", entry)
    else:
        yield from ("", f"[{place}]", *_pairs(content))


def _entry(place: str, entry: Mapping[str, object]) -> Iterator[str]:
    """Yield one entry under a heading of its own, the inputs of a list's items after it."""
    each = entry.get("each")
    yield from ("", f"[{place}]", *_pairs({key: value for key, value in entry.items() if key != "each"}))
    if isinstance(each, dict):
        yield from _section(f"{place}.each", "each", each)


def _pairs(content: Mapping[str, object]) -> Iterator[str]:
    for key, value in content.items():
        if key in ("rows", "cash_discounts") and isinstance(value, list):
            yield from (f"{_key(key)} = [", *(f"  {_inline(row)}," for row in value), "]")
        else:
            yield f"{_key(key)} = {_inline(value)}"


def _is_headed(content: object) -> bool:
    return isinstance(content, dict) or (
        isinstance(content, list) and bool(content) and all(isinstance(entry, dict) for entry in content)
    )


def _inline(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case list() | tuple():
            return f"[{', '.join(_inline(inner) for inner in value)}]"
        case dict():
            inner = ", ".join(f"{_key(key)} = {_inline(said)}" for key, said in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case _:
            return str(value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
