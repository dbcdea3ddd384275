"""Markdown for the reference: grids of cells, and texts that stay text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qom_permits.domain.texts import Text

_MEANT = re.compile(r"([\\`*_\[\]<>#|~])")
"""The signs that mean something in Markdown."""
_BAR = re.compile(r"(?<!\\)\|")
_VALUE = re.compile(r"\{(\w+)[^}]*\}")
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


def grid(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table with *columns* above *rows*, cells as Markdown."""
    yield _row(columns)
    yield f"|{'---|' * len(columns)}"
    yield from (_row(row) for row in rows)


def code(words: str) -> str:
    """Return *words* as code.

    >>> code("a | b")
    '`a | b`'
    """
    return f"`{words}`"


def said(words: str) -> str:
    r"""Return a wording with the values it is filled with as ``‹name›``, and nothing in it taken for Markdown.

    >>> print(said("{given!r:.60} is no [table]"))
    ‹given› is no \[table\]
    """
    return _MEANT.sub(r"\\\1", _VALUE.sub(r"‹\1›", words))


def said_in_both(text: Text) -> tuple[str, str]:
    """Return *text* in English, and in Persian kept from mixing its direction with what stands beside it."""
    return said(text.en), f"{_RIGHT_TO_LEFT}{said(text.fa)}{_END}"


def _row(cells: tuple[str, ...]) -> str:
    within = [_BAR.sub(r"\|", cell) for cell in cells]
    return f"| {' | '.join(within)} |"
