"""What is promised of the refusal of a command, whatever was sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.reading.faults import MOST_TOLD, place_of

MOST_CHARACTERS = 2_000
"""The longest line a fault is told in."""
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")


class BrokenPromise(Exception):
    """A command was read, or refused, otherwise than is promised."""


def broken_promise(refused: BadInput, body: object, secret: str | None) -> str | None:
    """Return how *refused* breaks what is promised to whoever sent *body*, None when it does not.

    Each fault has a code, both texts, and a place that leads to a part of the body; at most a hundred are told, each in
    a line of reasonable length; and *secret* is not repeated.
    """
    broken = list(_broken(refused.faults, body))
    if secret is not None and secret in json.dumps(refused.to_json("fa")):
        broken.append("a secret is repeated")
    return "; ".join(broken[:3]) or None


def _broken(faults: tuple[Fault, ...], body: object) -> Iterator[str]:
    if not 0 < len(faults) <= MOST_TOLD + 1:
        yield f"{len(faults)} faults are told"
    held = _held(body)
    for fault in faults:
        if not _CODE.fullmatch(fault.code):
            yield f"{fault.code!r} is no code"
        if not leads(held, fault.where, may_be_missing=fault.code == "missing-field"):
            yield f"{fault.where!r} of {fault.code} leads nowhere"
        for language in ("en", "fa"):
            line = fault.in_(language)
            if not fault.text.in_(language) or not _is_one_line(line) or len(line) > MOST_CHARACTERS:
                yield f"{fault.code} is told badly in {language}: {line[:200]!r}"


def leads(body: object, where: str, *, may_be_missing: bool = False) -> bool:
    """Return whether *where* is a place in *body*: keys, and numbers of items from one, joined by dots."""
    if not where:
        return True
    if isinstance(body, Mapping):
        parts = ((place_of(key), held) for key, held in body.items())
    elif isinstance(body, list | tuple):
        parts = ((str(number), held) for number, held in enumerate(body, start=1))
    else:
        return False
    rests = ((held, rest) for place, held in parts for rest in _rest(where, place))
    return any(leads(held, rest, may_be_missing=may_be_missing) for held, rest in rests) or (
        may_be_missing and isinstance(body, Mapping) and "." not in where
    )


def _rest(where: str, place: str) -> Iterator[str]:
    """Yield what is left of *where* after *place*; a part without a name leaves no trace."""
    if not place:
        yield where
    elif where == place:
        yield ""
    elif where.startswith(f"{place}."):
        yield where.removeprefix(f"{place}.")


def _is_one_line(line: str) -> bool:
    return line.replace("\u200c", "").isprintable()


def _held(body: Any) -> object:
    """Return what *body* holds, itself when it is no JSON."""
    try:
        return json.loads(body) if isinstance(body, str | bytes) else body
    except (ValueError, RecursionError):
        return body
