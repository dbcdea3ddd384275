"""What is said of a tariff that loads and yet is strange: facts about the law as published, never corrected."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

UNCOVERED = Wording(
    code="uncovered-range",
    text=Text(
        "table {table} has no row above {edge}, but {name} goes up to {most}: there the bill is refused",
        "جدول {table} بالاتر از {edge} ردیفی ندارد، اما {name} تا {most} می‌رسد: آنجا صورت‌حسابی صادر نمی‌شود",
    ),
)
UNCOVERED_OPTION = Wording(
    code="uncovered-range",
    text=Text(
        "table {table} has no row for {name} = {option}: there the bill is refused",
        "جدول {table} برای {name} = {option} ردیفی ندارد: آنجا صورت‌حسابی صادر نمی‌شود",
    ),
)
DOES_NOT_RISE = Wording(
    code="values-do-not-rise",
    text=Text(
        "{column} is {value} in this band, less than {before} in the band before it",
        "{column} در این پله {value} است، کمتر از {before} در پلهٔ پیشین",
    ),
)
FALLS = Wording(
    code="falls-at-band",
    text=Text(
        "{charge} falls from {before} at {name} = {lower} to {after} at {upper}",
        "{charge} از {before} در {name} = {lower} به {after} در {upper} می‌افتد",
    ),
)
JUMPS = Wording(
    code="jumps-at-band",
    text=Text(
        "{charge} jumps from {before} at {name} = {lower} to {after} at {upper}",
        "{charge} از {before} در {name} = {lower} به {after} در {upper} می‌جهد",
    ),
)
UNUSED = Wording(
    code="unused",
    text=Text("nothing uses {name}", "هیچ‌چیز {name} را به کار نمی‌برد"),
    todo=Text("use it in a formula, or leave it out", "آن را در فرمولی به کار برید یا حذف کنید"),
)
MORE = Wording(
    code="more-warnings",
    text=Text(
        "there are more of these; only the first {shown} are told",
        "از این دست باز هم هست؛ تنها {shown} تای نخست گفته شد",
    ),
)
