"""Directions: the parts of a line that read the other way, so that a page can keep them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qom_permits.domain.texts import Language

_FOREIGN: Mapping[Language, re.Pattern[str]] = {
    "fa": re.compile(
        r"\(*[0-9A-Za-z](?:[^\u0600-\u06ff«»]*[0-9A-Za-z²³%)])?"  # Latin words with their numbers and signs
        r"|[−+]?[۰-۹]+(?:[٬٫.,:/-][۰-۹]+)*[٪%]?"  # Persian numbers with their signs
    ),
    "en": re.compile(r"\(*[\u0600-\u06ff](?:[^A-Za-z“”]*[\u0600-\u06ff)])?"),
}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
"""Control characters, and those that would turn a line around for all that follows."""


def runs(words: str, language: Language) -> Iterator[tuple[str, bool]]:
    """Yield *words* in pieces, each with whether it reads against the direction of *language*.

    >>> list(runs("حدود 60 m² است", "fa"))
    [('حدود ', False), ('60 m²', True), (' است', False)]
    """
    words = _UNSEEN.sub(" ", words)
    end = 0
    for found in _FOREIGN[language].finditer(words):
        start, stop = _balanced(words, *found.span())
        if start > end:
            yield words[end:start], False
        yield words[start:stop], True
        end = stop
    if end < len(words):
        yield words[end:], False


def _balanced(words: str, start: int, stop: int) -> tuple[int, int]:
    """Return the run from *start* to *stop* without brackets at its ends whose fellows lie outside it."""
    opened, closed = words.count("(", start, stop), words.count(")", start, stop)
    while opened > closed and words[start] == "(":
        start, opened = start + 1, opened - 1
    while closed > opened and words[stop - 1] == ")":
        stop, closed = stop - 1, closed - 1
    return start, stop
