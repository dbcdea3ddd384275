"""Ordering: what is needed comes before what needs it, and what needs itself is found, however it goes round."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence


def in_order(needs: Mapping[str, Collection[str]]) -> tuple[list[str], list[list[str]]]:
    """Return the names of *needs*, those needed first, and the rings; names of a ring are not in order.

    A ring begins with the one of its names that stands first; of rings that close at one name, one is told.

    >>> in_order({"a": ["b"], "b": ["c", "d"], "c": [], "d": ["b"]})
    (['c', 'a'], [['b', 'd']])
    """
    places = {name: place for place, name in enumerate(needs)}
    order: dict[str, None] = {}
    rings: list[list[str]] = []
    in_rings: set[str] = set()
    for start in needs:
        path: dict[str, Iterator[str]] = {} if start in order else {start: iter(sorted(needs[start]))}
        while path:
            name, left = next(reversed(path.items()))
            needed = next(left, None)
            if needed is None:
                path.popitem()
                order[name] = None
            elif needed in path:
                if in_rings.isdisjoint((name, needed)):
                    rings.append(_ring(list(path), needed, places))
                    in_rings.update(rings[-1])
            elif needed in needs and needed not in order:
                path[needed] = iter(sorted(needs[needed]))
    return [name for name in order if name not in in_rings], rings


def _ring(path: Sequence[str], first: str, places: Mapping[str, int]) -> list[str]:
    """Return the end of *path* from *first* on, begun at the name that stands first."""
    ring = path[path.index(first) :]
    start = ring.index(min(ring, key=places.__getitem__))
    return [*ring[start:], *ring[:start]]
