"""What is said when a bill cannot be reckoned."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

NOT_COVERED = Wording(
    code="not-covered",
    text=Text("table {table} has no row for {keys}", "جدول {table} ردیفی برای {keys} ندارد"),
    allowed=Text("the nearest it has for {column}: {nearest}", "نزدیک‌ترین‌ها برای {column}: {nearest}"),
    todo=Text(
        "check the facts, or ask the town what it charges here; nothing is ever assumed",
        "داده‌ها را بررسی کنید یا نرخ را از شهرداری بپرسید؛ هیچ نرخی فرض نمی‌شود",
    ),
)
DIVISION_BY_ZERO = Wording(
    code="division-by-zero",
    text=Text("{formula} divides {amount} by 0", "{formula} عدد {amount} را بر ۰ تقسیم می‌کند"),
)
TOO_LARGE = Wording(
    code="too-large",
    text=Text("a number here grows past all bounds", "عددی در اینجا از هر اندازه‌ای بزرگ‌تر می‌شود"),
)
TOO_MUCH = Wording(
    code="too-large",
    text=Text("{amount} is more than a bill can carry", "{amount} از بیشترین مبلغ یک صورت‌حساب بیشتر است"),
)
END_BEFORE_START = Wording(
    code="bad-fact",
    text=Text("{end} is before {start}", "{end} پیش از {start} است"),
    todo=Text("give the days in their order", "روزها را به ترتیب بدهید"),
)
BAD_SHARE = Wording(
    code="bad-share",
    text=Text(
        "a relief cannot be the share {share} of a line", "معافیت نمی‌تواند سهم {share} از یک ردیف باشد"
    ),
    allowed=Text("from 0 to 1", "از ۰ تا ۱"),
)
NEGATIVE_RELIEF = Wording(
    code="bad-share",
    text=Text("a relief cannot be the amount {amount}", "معافیت نمی‌تواند مبلغ {amount} باشد"),
    allowed=Text("0 or more", "۰ یا بیشتر"),
)
NOT_SPOKEN_OF = Wording(
    code="no-settlement",
    text=Text("{tariff} says nothing of this", "{tariff} در این باره چیزی نمی‌گوید"),
    todo=Text("ask the town", "از شهرداری بپرسید"),
)
LINES_WANTED = Wording(
    code="missing-lines",
    text=Text(
        "this discount is on some lines only; a total does not say how much they are",
        "این تخفیف تنها بر برخی ردیف‌هاست؛ جمع کل نمی‌گوید آن‌ها چه اندازه‌اند",
    ),
    todo=Text("give the assessment", "خود صورت‌حساب را بدهید"),
)
BAD_MONTHS = Wording(
    code="bad-fact",
    text=Text("nothing can be paid in {months} months", "نمی‌توان در {months} ماه پرداخت"),
    allowed=Text("from 1 to {most}", "از ۱ تا {most}"),
)
NOTHING_OWED = Wording(
    code="bad-fact",
    text=Text("{owed} cannot be paid in instalments", "{owed} را نمی‌توان قسطی پرداخت"),
    allowed=Text("0 or more", "۰ یا بیشتر"),
)
NOT_IN_FORCE = Wording(
    code="not-in-force",
    text=Text("{tariff} is not in force on {on}", "{tariff} در {on} اجرا نمی‌شود"),
    allowed=Text("from {first} to {last}", "از {first} تا {last}"),
    todo=Text("take the tariff of that day", "تعرفهٔ همان روز را به کار برید"),
)
NO_TARIFF = Wording(
    code="not-in-force",
    text=Text("no tariff is in force on {on}", "هیچ تعرفه‌ای در {on} اجرا نمی‌شود"),
    allowed=Text("those given: {tariffs}", "تعرفه‌های موجود: {tariffs}"),
    todo=Text("add the tariff of that day", "تعرفهٔ آن روز را بیفزایید"),
)
TWO_TARIFFS = Wording(
    code="overlapping-tariffs",
    text=Text(
        "more than one tariff is in force on {on}: {tariffs}", "بیش از یک تعرفه در {on} اجرا می‌شود: {tariffs}"
    ),
    todo=Text(
        'the one published later must say supersedes = "…" of the other',
        'آنکه دیرتر منتشر شده باید supersedes = "…" دیگری را بنویسد',
    ),
)
OTHER_TARIFF = Wording(
    code="other-tariff",
    text=Text(
        "the bill was made by {made_by}, not by {tariff}", "صورت‌حساب با {made_by} ساخته شده، نه با {tariff}"
    ),
    todo=Text("explain it with the tariff it pins", "آن را با همان تعرفه‌ای که ثبت کرده توضیح دهید"),
)
EXAMPLE_FAILED = Wording(
    code="example-failed",
    text=Text(
        "{line} should be {expected} but comes to {got}", "{line} باید {expected} باشد اما {got} می‌شود"
    ),
)
EXAMPLE_REFUSED = Wording(
    code="example-failed",
    text=Text("the example cannot be assessed: {why}", "این نمونه محاسبه‌شدنی نیست: {why}"),
)
