"""The keys of ``[settlement]`` and its entries."""

from __future__ import annotations

from qom_permits.rules.loading.keys import CITE, TITLE, Holds, Keys, needed, optional, word

PART_MONTHS = ("counts", "free")

SETTLEMENT: Keys = {
    "cash_discounts": optional(Holds.TABLES, "what is off for who pays at once, by the day of payment"),
    "late_charge": optional(Holds.TABLE, "what paying late costs"),
    "instalments": optional(Holds.TABLE, "whether and how a bill is paid in parts"),
}

CASH_DISCOUNT: Keys = {
    "from": needed(Holds.MONTH_DAY, "the first day of the window, in the tariff's calendar"),
    "until": needed(Holds.MONTH_DAY, "its last day; past a month's end it is the month's last"),
    "share": needed(Holds.NUMBER, "from 0 to 1, of the lines after reliefs"),
    "on": optional(Holds.NAMES, "the charges and subtotals it is on; left out, all charges"),
    "cite": CITE,
    "title": TITLE,
}

LATE_CHARGE: Keys = {
    "per_month": needed(Holds.NUMBER, "the share of what is unpaid for each month"),
    "at_most": optional(Holds.NUMBER, "the most that share can come to; left out, it has no end"),
    "part_month": word("whether a month that has only begun counts or is free", PART_MONTHS),
    "not_on": optional(Holds.NAMES, "the charges and subtotals that bear none"),
    "cite": CITE,
    "title": TITLE,
}

INSTALMENTS: Keys = {
    "at_most_months": needed(Holds.WHOLE_NUMBER, "into how many monthly parts at most"),
    "down_payment": optional(Holds.NUMBER, "the share to pay at once, from 0 to 1; left out, 0"),
    "yearly_rate": optional(Holds.NUMBER, "the interest of a year on the falling rest; left out, 0"),
    "cite": CITE,
    "title": TITLE,
}
