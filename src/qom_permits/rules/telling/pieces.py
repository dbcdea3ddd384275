"""Pieces: text that is partly known when a tariff is read and partly worked out by code for each bill."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from attrs import frozen


@frozen
class Code:
    """A piece of Python that comes to a text."""

    code: str


Pieces = tuple[str | Code, ...]
"""Texts known now, and code for others, one after the other."""

NONE: Pieces = ()

_FEW = 4
"""So many pieces are faster put together one by one."""


def expression(pieces: Pieces) -> str:
    """Return *pieces* as one piece of Python.

    >>> expression(("x ", Code("NAME"), ""))
    "'x ' + NAME"
    """
    parts = parts_of(pieces)
    if len(parts) in range(1, _FEW + 1):
        return " + ".join(parts)
    return f"JOIN(({', '.join(parts)}))" if parts else "''"


def parts_of(pieces: Pieces) -> list[str]:
    """Return *pieces* as pieces of Python; texts beside each other are put together."""
    parts: list[str] = []
    known = ""
    for piece in (*pieces, Code("")):
        if isinstance(piece, str):
            known += piece
        else:
            parts += [repr(known)] if known else []
            parts += [piece.code] if piece.code else []
            known = ""
    return parts


def filled(sentence: str, *parts: Pieces) -> Pieces:
    """Return *sentence* with its places filled.

    >>> filled("at least {0}", ("5",))
    ('at least ', '5')
    """
    said: list[str | Code] = []
    for words, place, _, _ in Formatter().parse(sentence):
        said += [words] if words else []
        said += [] if place is None else parts[int(place)]
    return tuple(said)


def joined(mark: str, parts: Sequence[Pieces]) -> Pieces:
    """Return *parts* one after another with a *mark* between.

    >>> joined(" + ", [("1",), ("2",)])
    ('1', ' + ', '2')
    """
    return tuple(piece for part in parts for piece in (mark, *part))[1:]


def chosen(condition: str, then: Pieces, otherwise: Pieces) -> Pieces:
    """Return the pieces that are *then* where *condition* holds, else *otherwise*.

    >>> chosen("A > 1", ("more",), ())
    (Code(code="('more' if A > 1 else '')"),)
    """
    if then == otherwise:
        return then
    return (Code(f"({expression(then)} if {condition} else {expression(otherwise)})"),)
