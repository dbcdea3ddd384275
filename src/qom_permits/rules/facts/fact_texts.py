"""What is said when facts cannot be read."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

MISSING_FACT = Wording(
    code="missing-fact",
    text=Text("{title} is not given", "{title} داده نشده است"),
    todo=Text("give {name}", "{name} را بدهید"),
)
UNKNOWN_FACT = Wording(
    code="unknown-fact",
    text=Text("this tariff asks for no {name}", "این تعرفه {name} را نمی‌پرسد"),
    allowed=Text("the nearest it asks for: {nearest}", "نزدیک‌ترین پرسش: {nearest}"),
)
NOT_ASKED = Wording(
    code="bad-fact",
    text=Text("{title} is asked only when {when}", "{title} تنها زمانی پرسیده می‌شود که {when}"),
    todo=Text("leave {name} out", "{name} را ندهید"),
)
UNREADABLE = Wording(
    code="bad-fact",
    text=Text("{title}: {why}", "{title}: {why}"),
)
OUT_OF_RANGE = Wording(
    code="bad-fact",
    text=Text("{title} must not be {given}", "{title} نمی‌تواند {given} باشد"),
    allowed=Text("from {least} to {most}", "از {least} تا {most}"),
)
NOT_AN_OPTION = Wording(
    code="bad-fact",
    text=Text("{title} cannot be {given!r}", "{title} نمی‌تواند {given!r} باشد"),
    allowed=Text("one of: {options}", "یکی از: {options}"),
)
NOT_A_FLAG = Wording(
    code="bad-fact",
    text=Text("{title} cannot be {given!r}", "{title} نمی‌تواند {given!r} باشد"),
    allowed=Text("true or false", "true یا false"),
)
NOT_A_TEXT = Wording(
    code="bad-fact",
    text=Text("{title} cannot be {given!r:.60}", "{title} نمی‌تواند {given!r:.60} باشد"),
    allowed=Text("a text of at most {most} characters", "متنی تا {most} نویسه"),
)
NOT_A_LIST = Wording(
    code="bad-fact",
    text=Text("{title} cannot be {given!r:.60}", "{title} نمی‌تواند {given!r:.60} باشد"),
    allowed=Text("a list of items, each with its facts by name", "فهرستی از قلم‌ها، هر یک با داده‌هایش به نام"),
)
TOO_MANY_ITEMS = Wording(
    code="bad-fact",
    text=Text("{title} has {given} items", "{title} {given} قلم دارد"),
    allowed=Text("at most {most}", "دست‌بالا {most}"),
)
DOUBLED_FACT = Wording(
    code="bad-fact",
    text=Text("{name} is given twice", "{name} دو بار داده شده است"),
    todo=Text("leave one of them out", "یکی را بردارید"),
)
GAP = Wording(
    code="bad-fact",
    text=Text("{name} has an item {last} but no item {gap}", "{name} قلم {last} دارد اما قلم {gap} ندارد"),
    todo=Text("number the items 1, 2, 3, …", "قلم‌ها را ۱، ۲، ۳، … شماره کنید"),
)
NOT_A_DAY = Wording(
    code="bad-fact",
    text=Text("{title} cannot be {given!r:.60}", "{title} نمی‌تواند {given!r:.60} باشد"),
    allowed=Text("year-month-day in the {calendar} calendar", "سال-ماه-روز در تقویم {calendar}"),
)
