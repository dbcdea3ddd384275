"""What is said of a procedure and its tariffs that do not go together."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

NO_TARIFFS = Wording(
    code="no-tariffs",
    text=Text(
        "charges are assessed, and no tariff is listed", "عوارض محاسبه می‌شود و هیچ تعرفه‌ای نام برده نشده است"
    ),
    todo=Text('write tariffs = ["…toml"]', 'بنویسید tariffs = ["…toml"]'),
)
ANOTHER_CURRENCY = Wording(
    code="tariff-of-another-currency",
    text=Text(
        "tariff {tariff} charges {given}, and the city {wanted}",
        "تعرفه {tariff} به {given} است و شهر به {wanted}",
    ),
)
ANOTHER_CALENDAR = Wording(
    code="tariff-of-another-calendar",
    text=Text(
        "tariff {tariff} writes days in the {given} calendar, and the city in the {wanted} one: {name} is lost",
        "تعرفه {tariff} روزها را با تقویم {given} می‌نویسد و شهر با {wanted}: {name} خوانده نمی‌شود",
    ),
)
ANOTHER_TYPE = Wording(
    code="fact-of-another-type",
    text=Text(
        "tariff {tariff} wants {name} as {wanted}, and the fact is of type {given}",
        "تعرفه {tariff} داده {name} را از نوع {wanted} می‌خواهد و اینجا از نوع {given} است",
    ),
    todo=Text("change the fact's type", "نوع داده را تغییر دهید"),
)
ANOTHER_UNIT = Wording(
    code="fact-in-another-unit",
    text=Text(
        "tariff {tariff} wants {name} in {wanted}, and the fact is in {given}",
        "تعرفه {tariff} داده {name} را به {wanted} می‌خواهد و اینجا به {given} است",
    ),
    todo=Text("change the fact's unit", "یکای داده را تغییر دهید"),
)
WIDER = Wording(
    code="fact-wider-than-tariff",
    text=Text(
        "{name} may be {given}, and tariff {tariff} takes {wanted}",
        "{name} می‌تواند {given} باشد و تعرفه {tariff} تنها {wanted} را می‌پذیرد",
    ),
    todo=Text("give the fact the tariff's least and most", "کمینه و بیشینه تعرفه را به داده بدهید"),
)
FINER = Wording(
    code="fact-finer-than-tariff",
    text=Text(
        "{name} may have {given} decimals, and tariff {tariff} takes {wanted}",
        "{name} می‌تواند {given} رقم اعشار داشته باشد و تعرفه {tariff} تنها {wanted} رقم را می‌پذیرد",
    ),
    todo=Text("give the fact the tariff's places", "شمار رقم‌های تعرفه را به داده بدهید"),
)
OTHER_OPTION = Wording(
    code="option-the-tariff-lacks",
    text=Text(
        "{name} may be {option!r}, which tariff {tariff} does not know",
        "{name} می‌تواند {option!r} باشد که تعرفه {tariff} آن را نمی‌شناسد",
    ),
    allowed=Text("one of: {allowed}", "یکی از: {allowed}"),
)
OPTIONAL = Wording(
    code="optional-fact-needed",
    text=Text(
        "{name} may be left out, and tariff {tariff} cannot do without it",
        "{name} را می‌توان نیاورد و تعرفه {tariff} بی آن کار نمی‌کند",
    ),
    todo=Text("leave required = false out", "required = false را حذف کنید"),
)
NEVER_IN_FORCE = Wording(
    code="tariff-never-in-force",
    text=Text(
        "tariff {tariff} ended on {last}, before the procedure began on {since}",
        "تعرفه {tariff} در {last} پایان یافته، پیش از آغاز فرایند در {since}",
    ),
    todo=Text("leave it out", "آن را حذف کنید"),
)
SOMETIMES_ASKED = Wording(
    code="conditional-input-without-fact",
    text=Text(
        "tariff {tariff} asks some cases for {name}, which no fact supplies: they could not be charged",
        "تعرفه {tariff} از برخی پرونده‌ها {name} را می‌خواهد و هیچ داده‌ای آن را نمی‌دهد: عوارض آن‌ها محاسبه نمی‌شود",
    ),
    allowed=Text("the nearest fact: {nearest}", "نزدیک‌ترین داده: {nearest}"),
    todo=Text("add the fact", "داده را بیفزایید"),
)
