"""Sentences: the words an explanation is told in, in both languages, with places for what is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from qom_permits.domain.texts import Text, same

SIGNS: Mapping[str, str] = {
    "*": " × ", "/": " ÷ ", "+": " + ", "-": " − ",
    "<": " < ", "<=": " ≤ ", ">": " > ", ">=": " ≥ ", "==": " = ", "!=": " ≠ ",
}  # fmt: skip
"""How the signs of a formula are said."""

AND, OR = Text(" and ", " و "), Text(" or ", " یا ")
COMMA, SEMICOLON, PLUS, SLASH = Text(", ", "، "), Text("; ", "؛ "), same(" + "), same(" / ")

BRACKETED, MINUS = same("({0})"), same("−{0}")
DIVIDED = same("{0} ÷ {1}")
SLICE = same("{0} × {1}")
AFTER_RELIEFS = Text("({0} after reliefs)", "({0} پس از معافیت)")
IS_ONE_OF = Text("{0} is one of {1}", "{0} یکی از {1} است")
NOT = Text("not ({0})", "چنین نیست که ({0})")
HAS_A_ROW = Text("{1} has a row for {0}", "{1} برای {0} ردیف دارد")
EITHER_BRANCH = Text("({0} if {1}, else {2})", "({0} اگر {1}، وگرنه {2})")
PART_ABOVE = Text("(the part of {0} above {1})", "(مازاد {0} بر {1})")
ROUNDED_QUOTIENT = Text("({0}, rounded: {1})", "({0}، گردشده: {1})")
QUOTIENT_TO_ROUND = Text("({0}, rounded)", "({0}، گردشده)")
IN_STEPS = Text("({0} in steps of {1})", "({0} در گام‌های {1})")

EXTREMES: Mapping[Literal["min", "max"], Text] = {
    "min": Text("the least of ({0})", "کمترین از ({0})"),
    "max": Text("the greatest of ({0})", "بیشترین از ({0})"),
}
STEPS: Mapping[Literal["started", "completed"], Text] = {
    "started": Text("({0} ÷ {1}, each step begun)", "({0} ÷ {1}، هر گام آغازشده)"),
    "completed": Text("({0} ÷ {1}, whole steps)", "({0} ÷ {1}، گام‌های کامل)"),
}
MONTHS: Mapping[Literal["started", "completed"], Text] = {
    "started": Text("months begun from {0} to {1}", "ماه‌های آغازشده از {0} تا {1}"),
    "completed": Text("whole months from {0} to {1}", "ماه‌های کامل از {0} تا {1}"),
}

LINE = same("{0} = {1} {2}")
"""The first line of a charge, a relief, or a quantity: its title, what it comes to, and the grounds."""

EQUALS = same("{0} = {1}")
INDENTED = same("  {0}")
DAY = Text("the day assessed for", "روز محاسبه")
AT_LEAST = Text("at least {0}", "دست‌کم {0}")
COUNTS_LEAST = Text("at least {0}, and that is more, so it counts", "دست‌کم {0} که بیشتر است و ملاک همین است")
AT_MOST = Text("at most {0}", "دست‌بالا {0}")
COUNTS_MOST = Text("at most {0}, and that is less, so it counts", "دست‌بالا {0} که کمتر است و ملاک همین است")
ROUNDED = Text("rounded to {0}", "گردشده به {0}")
TAKEN_OFF = Text("{0} taken off so that the total comes out round: {1}", "{0} کم شد تا جمع کل گرد شود: {1}")
PUT_ON = Text("{0} added so that the total comes out round: {1}", "{0} افزوده شد تا جمع کل گرد شود: {1}")
SHARE = Text("of each line the share {0}", "از هر ردیف سهم {0}")
AMOUNT = Text("in all {0}", "روی هم {0}")
PART = Text("{0}: {1} of {2}", "{0}: {1} از {2}")
NO_LINES = Text("{0}: none of the lines it adds up applies", "{0}: هیچ‌یک از ردیف‌های آن در کار نیست")
ITEM = same("{0} {1}: {2}")
TOTAL = Text("Total = {0}", "جمع کل = {0}")


def filled(sentence: Text, *parts: Text) -> Text:
    """Return *sentence* with its places filled.

    >>> filled(AT_LEAST, same("5")).en
    'at least 5'
    """
    return Text(
        sentence.en.format(*(part.en for part in parts)), sentence.fa.format(*(part.fa for part in parts))
    )


def joined(mark: Text, parts: Sequence[Text]) -> Text:
    """Return *parts* one after another with a *mark* between.

    >>> joined(AND, [same("1"), same("2")]).en
    '1 and 2'
    """
    return Text(mark.en.join(part.en for part in parts), mark.fa.join(part.fa for part in parts))
