"""Facts from the words of a command line: ``floor_area=180``, ``balconies.1.balcony_area=4``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import typer

_IN_A_LIST = re.compile(r"([^.]*)\.([1-9][0-9]{0,3})\.([^.]*)")


def given_facts(words: Iterable[str]) -> dict[str, Any]:
    """Return the facts in *words* by name, all as text; those of a list's items in the order of their numbers.

    A word that is no ``name=value``, or a name given twice, is bad usage.
    """
    facts: dict[str, Any] = {}
    items: dict[str, dict[int, dict[str, str]]] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not (name and sign):
            raise typer.BadParameter(f"{word!r} is no fact; write name=value")
        place = _IN_A_LIST.fullmatch(name)
        if place is None:
            _put(facts, name, value, name)
        else:
            _put(items.setdefault(place[1], {}).setdefault(int(place[2]), {}), place[3], value, name)
    for name, numbered in items.items():
        if sorted(numbered) != list(range(1, len(numbered) + 1)):
            raise typer.BadParameter(f"the items of {name!r} are numbered 1, 2, 3, … without a gap")
        _put(facts, name, [numbered[number] for number in sorted(numbered)], name)
    return facts


def _put(facts: dict[str, Any], name: str, value: object, written: str) -> None:
    if name in facts:
        raise typer.BadParameter(f"{written!r} is given twice")
    facts[name] = value
