"""What telling code calls while it runs: bands of an amount, what a line rests on, and words beside their result."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Slices = Sequence[tuple[int | None, int]]
"""Bands by their upper edge, None without end, and what each says: whole numbers over constants."""

Said = Callable[[int], str]

Names = tuple[str, ...]


def band_said(
    bands: Mapping[Any, tuple[Sequence[Any], Callable[[int], str]]], keys: object, amount: Any
) -> str:
    """Return the one of the *bands* for *keys* that holds *amount*, in words."""
    edges, said = bands[keys]
    return said(bisect_left(edges, amount))


def slices_said(bands: Slices, amount: int, rate_said: Said, part_said: Said) -> str:
    """Return each of *bands* that *amount* reaches: what it says times the part that lies there."""
    told: list[str] = []
    beneath = 0
    for edge, rate in bands:
        reach = amount if edge is None or amount < edge else edge
        if reach > beneath:
            told.append(f"{rate_said(rate)} × {part_said(reach - beneath)}")
            beneath = reach
    return " + ".join(told) or "0"


def worked(words: str, result: str) -> str:
    """Return *words* and what they come to, once where the two are the same."""
    return words if words == result else f"{words} = {result}"


def following(mark: str, rows: Iterable[str]) -> str:
    """Return *rows*, each after a *mark*."""
    return "".join([f"{mark}{row}" for row in rows])


def bracketed(mark: str, rows: Iterable[str]) -> str:
    """Return *rows* in brackets after a space, with a *mark* between; nothing where there are none."""
    told = mark.join(rows)
    return f" ({told})" if told else ""


def added(amount: str, nothing: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return *amount* as the sum of *parts*, each by its title and amount; *nothing* says it where there are none."""
    if not parts:
        return nothing.format(amount)
    if len(parts) == 1:
        return f"{amount} = {parts[0][0]}"
    return f"{amount} = {' + '.join([f'{title} {part}' for title, part in parts])}"


def spread(items: Sequence[Names]) -> Names:
    """Return the names of all *items*."""
    return tuple(dict.fromkeys(name for names in items for name in names))


def rested(first: Names, further: Mapping[str, Names | Callable[[], Names]]) -> list[str]:
    """Return *first* and all that these rest on by *further*, each once, in the order they are come to."""
    found = dict.fromkeys(first)
    waiting = list(found)
    for name in waiting:
        names = further.get(name, ())
        for each in names if isinstance(names, tuple) else names():
            if each not in found:
                found[each] = None
                waiting.append(each)
    return waiting


def beneath(found: Sequence[str], told: Mapping[str, str]) -> str:
    """Return what is *told* of those that were *found*, in their order."""
    return "".join([told[name] for name in found if name in told])
