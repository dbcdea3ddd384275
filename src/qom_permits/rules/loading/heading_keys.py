"""The keys of the file itself, its heading, and its rounding."""

from __future__ import annotations

from qom_permits.domain.jalali import Calendar
from qom_permits.rules.language.rounding import Mode
from qom_permits.rules.loading.keys import Holds, Keys, needed, optional, word

_MODE = word("which way", (mode.value for mode in Mode))

FILE: Keys = {
    "schema": needed(Holds.WHOLE_NUMBER, "the version of the language, 1"),
    "tariff": needed(Holds.TABLE, "the heading: whose law it is, and when"),
    "rounding": optional(Holds.TABLE, "how lines and the total are rounded"),
    "inputs": optional(Holds.TABLE, "the facts it asks for, by name"),
    "rates": optional(Holds.TABLE, "single numbers of law, by name"),
    "tables": optional(Holds.TABLE, "tables of law, by name"),
    "quantities": optional(Holds.TABLE, "what is worked out on the way, by name"),
    "charges": needed(Holds.TABLES, "the lines of the bill, in their order"),
    "subtotals": optional(Holds.TABLE, "lists of charges and other subtotals that are added, by name"),
    "reliefs": optional(Holds.TABLES, "what is taken off lines, in the order written"),
    "settlement": optional(Holds.TABLE, "how a bill is paid"),
    "examples": optional(Holds.TABLES, "bills worked by hand, which the tariff must come to"),
}

HEADING: Keys = {
    "id": needed(Holds.TEXT, "the one name of this tariff among all"),
    "title": needed(Holds.BOTH_LANGUAGES, "what people call it"),
    "currency": needed(Holds.TEXT, "three capital letters, such as IRR; the unit of money in formulas"),
    "money_places": optional(Holds.WHOLE_NUMBER, "decimal places of the minor unit; left out, 0"),
    "calendar": word(
        "how the dates in this file and in facts are written", (calendar.value for calendar in Calendar)
    ),
    "in_force": needed(Holds.TABLE, "the days on which it is law"),
    "published": optional(Holds.DAY, "when the town came to know it; left out, the first day in force"),
    "citation": needed(Holds.WORDS, "the resolution it comes from"),
    "sample": optional(Holds.FLAG, "a sample prices no real case: a desk refuses it; left out, false"),
    "supersedes": optional(Holds.TEXT, "the id of the tariff it replaces where both cover a day"),
    "based_on": optional(
        Holds.FILE,
        "the file beside this one whose law it takes over: everything but what is a tariff's own (its id, days, "
        "title, citation, whether it is a sample, what it supersedes) and the examples; an entry written anew "
        "keeps its place, new ones follow",
    ),
    "removes": optional(Holds.NAMES, "entries it does not take over, each as `charges.fire`"),
}

IN_FORCE: Keys = {
    "from": needed(Holds.DAY, "the first day"),
    "until": optional(Holds.DAY, "the last day, itself included; left out, there is none"),
}

ROUNDING: Keys = {
    "line": optional(Holds.TABLE, "of each line; left out, half up to the minor unit"),
    "total": optional(Holds.TABLE, "of the sum of the lines; left out, it stays as it is"),
}

LINE_ROUNDING: Keys = {
    "step": needed(Holds.NUMBER, "to multiples of this much money; itself one of the minor unit"),
    "mode": _MODE,
}

TOTAL_ROUNDING: Keys = {
    "step": needed(Holds.NUMBER, "to multiples of this much money; itself one of the line's step"),
    "mode": _MODE,
    "into": optional(
        Holds.TEXT,
        "the charge the remainder goes into, if it applies and stays 0 or more after reliefs; else, and left out, "
        "the remainder is a line of its own, `rounding`",
    ),
}
