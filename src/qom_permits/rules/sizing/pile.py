"""A flat pile: work that asks for other work, on a list instead of Python's own stack."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

_Wanted = TypeVar("_Wanted")
_Answer = TypeVar("_Answer")


def worked_out(wanted: _Wanted, begin: Callable[[_Wanted], Generator[_Wanted, Any, _Answer]]) -> _Answer:
    """Return what *wanted* comes to; what *begin* starts yields what it needs and is sent the answers.

    >>> def halved(number):
    ...     return 0 if number == 0 else 1 + (yield number // 2)
    >>> worked_out(2**5000, halved)
    5001
    """
    pile = [begin(wanted)]
    answer: _Answer | None = None
    while True:
        try:
            needed = pile[-1].send(answer)
        except StopIteration as done:
            answer = done.value
            pile.pop()
            if not pile:
                return done.value  # type: ignore[no-any-return]  # what a generator returns has no type of its own
        else:
            pile.append(begin(needed))
            answer = None
