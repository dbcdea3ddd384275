"""What is said of a city that works and yet is strange, or soon will not: facts for whoever keeps the profile."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

PORTAL_UNUSED = Wording(
    code="portal-unused",
    text=Text(
        "nobody whom portal {portal} admits has a part in any procedure",
        "هیچ‌کس که درگاه {portal} راه می‌دهد در هیچ فرایندی کاری ندارد",
    ),
)
NO_COUNTER = Wording(
    code="visits-not-counted",
    text=Text(
        "no portal is in_person, so that a visit to the town hall cannot be counted",
        "هیچ درگاهی in_person نیست، پس مراجعه حضوری شمرده نمی‌شود",
    ),
    todo=Text("add a counter with in_person = true", "باجه‌ای با in_person = true بیفزایید"),
)
ISSUER_IS_ASSESSOR = Wording(
    code="issuer-is-assessor",
    text=Text(
        "{role} both assesses the charges and issues: it takes two people, for nobody may do both",
        "{role} هم عوارض را محاسبه می‌کند و هم صادر: دو نفر لازم است، چون هیچ‌کس هر دو را نمی‌کند",
    ),
)
NO_EXAMPLE = Wording(
    code="no-example",
    text=Text("procedure {id} has no example that walks it", "فرایند {id} نمونه‌ای ندارد که آن را بپیماید"),
    todo=Text(
        "add [procedures.example]; the demo plays it",
        "[procedures.example] را بیفزایید؛ نمایش آن را اجرا می‌کند",
    ),
)
UNUSED_FACT = Wording(
    code="fact-unused",
    text=Text(
        "{title} is asked for, and no tariff, condition or validity reads it",
        "{title} پرسیده می‌شود و هیچ تعرفه، شرط یا اعتباری آن را نمی‌خواند",
    ),
    todo=Text("leave it out, or write required = false", "آن را حذف کنید یا required = false بنویسید"),
)
NO_EFFECT = Wording(
    code="condition-without-effect",
    text=Text(
        "{title} is not required, so its condition decides nothing",
        "{title} الزامی نیست، پس شرطش چیزی را تعیین نمی‌کند",
    ),
    todo=Text("leave out when, or required = false", "when یا required = false را حذف کنید"),
)
TITLE_TWICE = Wording(
    code="title-twice",
    text=Text(
        "{title} is the title of {other} too: nobody can tell the two apart",
        "{title} عنوان {other} هم هست: کسی آن دو را از هم بازنمی‌شناسد",
    ),
)
SAMPLE = Wording(
    code="sample-tariff",
    text=Text(
        "tariff {tariff} is a sample: it prices real cases only with allow_samples",
        "تعرفه {tariff} نمونه است: پرونده واقعی را تنها با allow_samples قیمت می‌گذارد",
    ),
)
AT_DEFAULT = Wording(
    code="input-at-default",
    text=Text(
        "tariff {tariff} asks for {name}, which no fact supplies: it is always taken as left out",
        "تعرفه {tariff} داده {name} را می‌پرسد و هیچ داده‌ای آن را نمی‌دهد: همیشه نیامده به شمار می‌آید",
    ),
)
LIST_NOT_SUPPLIED = Wording(
    code="list-not-supplied",
    text=Text(
        "tariff {tariff} asks for the list {name}, which no fact supplies: it is always empty",
        "تعرفه {tariff} فهرست {name} را می‌پرسد و هیچ داده‌ای آن را نمی‌دهد: همیشه خالی است",
    ),
)
LATE_TARIFF = Wording(
    code="tariffs-begin-late",
    text=Text(
        "the first tariff begins on {first}; the procedure began on {since}: in between, no case can be charged",
        "نخستین تعرفه از {first} است؛ فرایند از {since} آغاز شده و در این میان عوارضی محاسبه نمی‌شود",
    ),
)
GAP = Wording(
    code="tariff-gap",
    text=Text(
        "no tariff is in force from {first} to {last}: no case can be charged then",
        "از {first} تا {last} هیچ تعرفه‌ای اجرا نمی‌شود: در آن روزها عوارضی محاسبه نمی‌شود",
    ),
    todo=Text("list the tariff of those days", "تعرفه آن روزها را نام ببرید"),
)
TARIFFS_END = Wording(
    code="tariffs-end",
    text=Text(
        "the last tariff ends on {last}: after that no case can be charged",
        "آخرین تعرفه در {last} پایان می‌یابد: پس از آن عوارضی محاسبه نمی‌شود",
    ),
    todo=Text("list the next one in time", "تعرفه بعدی را به‌موقع نام ببرید"),
)
LETTER_MISSING = Wording(
    code="letter-missing",
    text=Text("no letter tells the owner of {event}", "هیچ نامه‌ای مالک را از {event} باخبر نمی‌کند"),
    todo=Text("add [letters.{event}]", "[letters.{event}] را بیفزایید"),
)
PLACES_DIFFER = Wording(
    code="places-differ",
    text=Text(
        "{places} stand in one language and not in the other", "{places} در یک زبان آمده و در دیگری نه"
    ),
)
NO_PERSIAN = Wording(
    code="not-persian",
    text=Text("the Persian wording {given!r} has no Persian letter", "متن فارسی {given!r} حرف فارسی ندارد"),
)
OTHER_DISTRICTS = Wording(
    code="names-unknown-districts",
    text=Text(
        "parcel codes can name {districts}, which the city does not have",
        "کدهای ملک می‌توانند {districts} را نام ببرند که شهر ندارد",
    ),
    todo=Text(
        "narrow (?P<district>…), or add the districts", "(?P<district>…) را تنگ‌تر کنید یا منطقه‌ها را بیفزایید"
    ),
)
CALENDAR_ENDS_SOON = Wording(
    code="calendar-ends-soon",
    text=Text(
        "the working days end on {last}: terms that reach past it cannot be counted",
        "روزهای کاری در {last} پایان می‌یابد: مهلت‌هایی که از آن بگذرد شمردنی نیست",
    ),
    todo=Text(
        "add the days off of the coming years and move last",
        "تعطیلی‌های سال‌های آینده را بیفزایید و last را جلو ببرید",
    ),
)
HOLIDAY_OUTSIDE = Wording(
    code="holiday-outside",
    text=Text("{day} lies outside {first} … {last}", "{day} بیرون از {first} … {last} است"),
)
HOLIDAY_TWICE = Wording(
    code="holiday-twice",
    text=Text("{day} is a day off already", "{day} پیش‌تر تعطیل شده است"),
    todo=Text("leave it out", "آن را حذف کنید"),
)
MORE = Wording(
    code="more-warnings",
    text=Text("there are {count} more of these", "{count} تای دیگر از این دست هست"),
)
