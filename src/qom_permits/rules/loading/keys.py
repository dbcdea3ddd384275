"""Keys: what a table of the file can hold, each with what stands there and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from attrs import frozen


class Holds(Enum):
    """What stands at a key."""

    TEXT = "text"
    WORD = "one of"
    BOTH_LANGUAGES = "text in both languages"
    WORDS = "text, or text in both languages"
    NUMBER = "number"
    WHOLE_NUMBER = "whole number"
    FLAG = "true or false"
    DAY = "day"
    MONTH_DAY = "month-day"
    UNIT = "unit"
    FORMULA = "formula"
    FILE = "name of a file"
    DEFAULT = "what a fact may say"
    LIST = "list"
    NAMES = "list of names"
    TABLE = "table"
    TABLES = "list of tables"


@frozen(kw_only=True)
class Key:
    """One key: what it *holds* and what that *means*, and whether the file must have it.

    *among* are the words it can hold where they are few. *instead_of* is the key it takes the place of, None where
    it stands for itself.
    """

    holds: Holds
    means: str
    is_needed: bool = False
    among: tuple[str, ...] = ()
    instead_of: str | None = None


Keys = Mapping[str, Key]
"""The keys of one kind of table, by name, in the order they are told."""


def needed(holds: Holds, means: str, instead_of: str | None = None) -> Key:
    """Return a key that must be there."""
    return Key(holds=holds, means=means, is_needed=True, instead_of=instead_of)


def word(means: str, among: Iterable[str]) -> Key:
    """Return a key that must be there and hold one of the words *among*."""
    return Key(holds=Holds.WORD, means=means, is_needed=True, among=tuple(among))


def optional(holds: Holds, means: str, instead_of: str | None = None) -> Key:
    """Return a key that may be left out."""
    return Key(holds=holds, means=means, instead_of=instead_of)


def standing(keys: Keys, content: Mapping[str, object]) -> Keys:
    """Return those of *keys* that mean something in *content*: of two that take one place, one.

    >>> rows = needed(Holds.LIST, "in the file")
    >>> beside = needed(Holds.FILE, "beside it", instead_of="rows")
    >>> list(standing({"rows": rows, "rows_from": beside}, {"rows_from": "a.csv"}))
    ['rows_from']
    """
    taken = {keys[name].instead_of for name in content if name in keys}
    return {
        name: key
        for name, key in keys.items()
        if name not in taken and (key.instead_of is None or name in content)
    }


CITE = needed(Holds.WORDS, "the clause of law it comes from")
TITLE = optional(Holds.WORDS, "what people call it")
TITLE_OF_A_LINE = needed(Holds.BOTH_LANGUAGES, "what the bill calls the line")
BOTH: Keys = {
    "en": needed(Holds.TEXT, "in English"),
    "fa": needed(Holds.TEXT, "in Persian"),
}
"""The keys of a text in both languages."""
