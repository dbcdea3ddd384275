"""Strategy for commands as front ends send them: right ones, faulty ones, and what is hardly a command at all."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from tests.fuzzing.attempts import WrittenCommand

from qom_permits.testing.faulty_bodies import as_text, faulty_bodies, unreadable_bodies
from qom_permits.testing.strategies import any_command
from qom_permits.wire.commands import KINDS, command_json
from qom_permits.wire.shapes import snake

SECRET = "SECRET-7f3a"  # noqa: S105 - a mark to look for, no password
"""Stands only where no field is: an item of a list that wants texts is told back like any other wrong value."""
SIGNS = [
    "{", "}", "[", "]", '"', ":", ",", "\\", "\\u0000", "\\ud800", "\\udfff", "null", "true", "1e9", "-", "0", "1.5",
    "9" * 41, "NaN", "Infinity", "\0", "\n", " ", "۱", "٫", "²", "\u200c", "\u202e", "\ud800", "/", "../", "'", "#",
    '"case_id": "x",', '"role": "director",', '"a": {', "[[[[", "\ufeff", "ﷺ", '"facts": {"use": 1},', "{},", "[],",
]  # fmt: skip
_LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(SIGNS)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_NAMES = st.sampled_from(sorted(KINDS))
_RIGHT = any_command()
_FAULTY, _UNREADABLE = faulty_bodies(most=8), unreadable_bodies()
_HOW_OFTEN = st.sampled_from((2, 33, 101, 1_000, 4_000, 60_000, 200_000))
_MOST_CHARACTERS = 1024 * 1024 + 1
_WAYS = (
    "faulty",
    "faulty",
    "faulty",
    "unreadable",
    "spoilt",
    "spoilt",
    "swapped",
    "swapped",
    "secret",
    "many",
    "any",
)


@st.composite
def written_commands(draw: st.DrawFn) -> WrittenCommand:
    """Draw a command's name with a body, as text, octets or data."""
    way = draw(st.sampled_from(_WAYS))
    match way:
        case "faulty" | "unreadable":
            faulty = draw(_FAULTY if way == "faulty" else _UNREADABLE)
            return WrittenCommand(faulty.name, faulty.body if draw(st.booleans()) else as_text(faulty))
        case "any":
            body = draw(st.text(max_size=60) | st.binary(max_size=60) | VALUES)
            return WrittenCommand(draw(_NAMES | st.text(max_size=20)), body)
        case _:
            command = draw(_RIGHT)
            return _sent(draw, way, snake(type(command)), command_json(command).decode())


def _sent(draw: st.DrawFn, way: str, name: str, text: str) -> WrittenCommand:
    """Return the command of a right *text* that was spoilt in some *way*."""
    if way == "spoilt":
        for _ in range(draw(st.integers(1, 4))):
            text = _spoilt(draw, text)[:_MOST_CHARACTERS]
        as_octets = draw(st.booleans())
        return WrittenCommand(name, text.encode("utf-8", "surrogatepass") if as_octets else text)
    body: dict[str, Any] = json.loads(text)
    key = draw(st.sampled_from([*sorted(body), "role", "other"]))
    if way == "secret":
        hidden = draw(st.sampled_from(({"in": SECRET}, [[SECRET]], {"in": [[SECRET]]}, [{"in": SECRET}])))
        return WrittenCommand(name, {**body, key: hidden}, SECRET)
    if way == "many":
        return WrittenCommand(name, _many(draw, body, key))
    return WrittenCommand(name, {**body, key: draw(VALUES)})


def _spoilt(draw: st.DrawFn, text: str) -> str:
    place, sign = draw(st.integers(0, len(text))), draw(st.sampled_from(SIGNS))
    match draw(st.sampled_from(("put", "instead", "lost", "often"))):
        case "put":
            return text[:place] + sign + text[place:]
        case "instead":
            return text[:place] + sign + text[place + draw(st.integers(0, 3)) :]
        case "lost":
            return text[:place] + text[place + draw(st.integers(1, 9)) :]
        case _:
            times = min(draw(_HOW_OFTEN), _MOST_CHARACTERS // len(sign))
            return text[:place] + sign * times + text[place:]


def _many(draw: st.DrawFn, body: dict[str, Any], key: str) -> str | dict[str, Any]:
    """Return *body* with very many keys, items or facts in it, as data or as text."""
    times = draw(_HOW_OFTEN)
    item = draw(_LEAVES)
    match draw(st.sampled_from(("keys", "items", "entries", "letters"))):
        case "keys":
            body = {**body, **{f"k{number}": item for number in range(times)}}
        case "items":
            body = {**body, key: [item] * times}
        case "entries":
            body = {**body, key: {f"K{number}": item for number in range(times)}}
        case _:
            body = {**body, key: str(item) * times}
    return json.dumps(body)[:_MOST_CHARACTERS] if draw(st.booleans()) else body
