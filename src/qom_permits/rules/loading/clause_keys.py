"""The keys of clauses: inputs of each type, rates, tables, quantities, charges, reliefs and examples."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.rules.loading.keys import (
    CITE,
    TITLE,
    TITLE_OF_A_LINE,
    Holds,
    Key,
    Keys,
    needed,
    optional,
    word,
)

_ALWAYS: Keys = {
    "default": optional(Holds.DEFAULT, "what it reads as where it is not given"),
    "when": optional(
        Holds.FORMULA,
        "asked only where this condition holds, and required there; elsewhere it must not be given and reads as "
        "its default",
    ),
    "title": TITLE,
}
_RANGE: Keys = {
    "min": needed(Holds.NUMBER, "the least it can be"),
    "max": needed(Holds.NUMBER, "the greatest it can be"),
}
_UNIT = optional(Holds.UNIT, "what it counts; left out, a plain number")


def _of_type(name: str) -> Key:
    return word("its type", (name,))


INPUTS: Mapping[str, Keys] = {
    "number": {
        "type": _of_type("number"),
        "unit": _UNIT,
        "places": optional(Holds.WHOLE_NUMBER, "decimal places it can have; left out, 0"),
        **_RANGE,
        **_ALWAYS,
    },
    "count": {"type": _of_type("count"), "unit": _UNIT, **_RANGE, **_ALWAYS},
    "money": {
        "type": _of_type("money"),
        "places": optional(Holds.WHOLE_NUMBER, "decimal places it can have; left out, those of the currency"),
        **_RANGE,
        **_ALWAYS,
    },
    "choice": {"type": _of_type("choice"), "options": needed(Holds.LIST, "the texts it can be"), **_ALWAYS},
    "flag": {"type": _of_type("flag"), **_ALWAYS},
    "date": {"type": _of_type("date"), **_ALWAYS},
    "text": {"type": _of_type("text"), **_ALWAYS},
    "list": {
        "type": _of_type("list"),
        "at_most": optional(
            Holds.WHOLE_NUMBER, "how many items it can have; left out, as many as the language allows"
        ),
        "each": needed(Holds.TABLE, "the inputs of each item, by name; none of them a list"),
        "when": _ALWAYS["when"],
        "title": TITLE,
    },
}
"""By type: an input of the file, or of an item."""

RATE: Keys = {
    "value": needed(Holds.NUMBER, "the number"),
    "unit": _UNIT,
    "cite": CITE,
    "title": TITLE,
}

TABLE: Keys = {
    "columns": needed(
        Holds.LIST,
        "keys first, each named for an input or quantity, the last one perhaps with a sign; then values",
    ),
    "unit": optional(Holds.UNIT, "of the one column of values, `value`; left out, a plain number"),
    "values": optional(
        Holds.TABLE, "several columns of values, or one of another name, each with its unit", "unit"
    ),
    "rows": needed(
        Holds.LIST, 'a list of cells for each row; `""` is no edge where there are bands, else empty text'
    ),
    "rows_from": needed(Holds.FILE, "a CSV file beside this one: the same header, then rows", "rows"),
    "cite": CITE,
    "title": TITLE,
}

QUANTITY: Keys = {
    "formula": needed(Holds.FORMULA, "a number, a condition or a text"),
    "cite": CITE,
    "title": TITLE,
}

CHARGE: Keys = {
    "id": needed(Holds.TEXT, "its name in formulas and on the bill"),
    "title": TITLE_OF_A_LINE,
    "cite": CITE,
    "when": optional(Holds.FORMULA, "the condition on which it applies; left out, always"),
    "formula": needed(Holds.FORMULA, "what it charges, in money"),
    "at_least": optional(Holds.FORMULA, "no less than this, in money"),
    "at_most": optional(Holds.FORMULA, "no more than this, in money; it wins over `at_least`"),
}

RELIEF: Keys = {
    "id": needed(Holds.TEXT, "its name on the bill"),
    "title": TITLE_OF_A_LINE,
    "cite": CITE,
    "on": needed(Holds.NAMES, "the charges and subtotals it is on"),
    "when": optional(Holds.FORMULA, "the condition on which it applies; left out, always"),
    "share": needed(Holds.FORMULA, "a share from 0 to 1 of what is left of each line"),
    "amount": needed(Holds.FORMULA, "an amount of money, used up in the order of `on`", "share"),
}

EXAMPLE: Keys = {
    "title": optional(Holds.WORDS, "what it shows"),
    "source": optional(Holds.WORDS, "where the figures come from"),
    "facts": needed(Holds.TABLE, "the facts, by name"),
    "lines": optional(Holds.TABLE, "lines of the bill in minor units, by id; those left out are not checked"),
    "total": optional(Holds.WHOLE_NUMBER, "the total in minor units; left out, it is not checked"),
}
