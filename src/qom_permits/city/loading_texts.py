"""What is said of a profile that cannot be read, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qom_permits.domain.texts import Language, Text, joined
from qom_permits.rules.language.wording import Wording

LANGUAGE_NAMES: Mapping[Language, Text] = {
    "en": Text("English", "انگلیسی"),
    "fa": Text("Persian", "فارسی"),
}

NOT_TOML = Wording(code="not-toml", text=Text("this is no TOML: {why}", "TOML خوانا نیست: {why}"))
TOO_LARGE = Wording(
    code="too-large",
    text=Text("this file is too large or nested too deeply", "این پرونده بیش از اندازه بزرگ یا تودرتو است"),
    allowed=Text("at most {most} characters", "دست‌بالا {most} نویسه"),
)
UNKNOWN_SCHEMA = Wording(
    code="unknown-schema",
    text=Text(
        "this release reads schema {known}, not {given}", "این نسخه schema {known} را می‌خواند، نه {given}"
    ),
)
TEXT_MISSING = Wording(
    code="text-missing",
    text=Text("the wording in {language} is missing", "متن {language} نیامده است"),
    todo=Text(
        "write it, or leave the language out of city.languages",
        "آن را بنویسید، یا زبان را از city.languages بردارید",
    ),
)
TEXT_EMPTY = Wording(
    code="text-empty",
    text=Text("the wording in {language} says nothing", "متن {language} خالی است"),
    todo=Text("write it", "آن را بنویسید"),
)
NO_LANGUAGE = Wording(
    code="no-language",
    text=Text("a city needs a language, each named once", "شهر دست‌کم یک زبان می‌خواهد، هر یک یک بار"),
    allowed=Text("fa, en or both", "fa یا en یا هر دو"),
)
UNKNOWN_ZONE = Wording(
    code="unknown-time-zone",
    text=Text("{name!r} is no time zone", "{name!r} منطقه زمانی نیست"),
    todo=Text("write one such as Asia/Tehran", "چیزی مانند Asia/Tehran بنویسید"),
)
BAD_PATTERN = Wording(
    code="bad-pattern", text=Text("this is no pattern: {why}", "این الگو خوانا نیست: {why}")
)
NO_DISTRICT_GROUP = Wording(
    code="bad-pattern",
    text=Text("the pattern does not name the district", "الگو منطقه را نام نمی‌برد"),
    todo=Text("put the district's part into (?P<district>…)", "بخش منطقه را در (?P<district>…) بگذارید"),
)
NO_DISTRICTS = Wording(
    code="no-districts",
    text=Text("the city has no district", "شهر هیچ منطقه‌ای ندارد"),
    todo=Text(
        "name at least one; a small town is one district", "دست‌کم یکی را نام ببرید؛ شهر کوچک یک منطقه است"
    ),
)
DOUBLED_DISTRICT = Wording(
    code="district-doubled",
    text=Text("the district {district} is named twice", "منطقه {district} دو بار آمده است"),
    todo=Text("leave one out", "یکی را حذف کنید"),
)
BAD_NUMBER = Wording(
    code="bad-number-pattern",
    text=Text("{pattern!r} makes no number: {why}", "{pattern!r} شماره نمی‌سازد: {why}"),
    todo=Text(
        "use {{year}}, {{district}} and {{serial:05}}",
        "{{year}}، {{district}} و {{serial:05}} را به کار برید",
    ),
)
DOUBLED_NUMBER = Wording(
    code="bad-number-pattern",
    text=Text("{pattern!r} gives two cases the same number", "{pattern!r} به دو پرونده یک شماره می‌دهد"),
    todo=Text(
        "it needs {{year}}, {{district}} and {{serial}}, set apart",
        "{{year}}، {{district}} و {{serial}} را جدا از هم بیاورید",
    ),
)
UNKNOWN_EVENT = Wording(
    code="unknown-event",
    text=Text("no letter answers {event}", "هیچ نامه‌ای به {event} پاسخ نمی‌دهد"),
    allowed=Text("{nearest}", "{nearest}"),
)
UNKNOWN_PLACE = Wording(
    code="unknown-place",
    text=Text("nothing fills {{{unknown}}}", "چیزی {{{unknown}}} را پر نمی‌کند"),
    allowed=Text("{nearest} ({known})", "{nearest} ({known})"),
)
BAD_TEMPLATE = Wording(
    code="bad-template",
    text=Text("the letter cannot be filled: {why}", "نامه پرشدنی نیست: {why}"),
    todo=Text("write {{{{ for a brace", "برای آکولاد {{{{ بنویسید"),
)
FORMATTED_PLACE = Wording(
    code="bad-template",
    text=Text("the values of a letter are words already", "مقدارهای نامه خود واژه‌اند"),
    todo=Text("write no : or ! in a place", "در جای آن‌ها : یا ! ننویسید"),
)
NO_STEPS = Wording(
    code="no-steps",
    text=Text("a procedure needs steps", "فرایند گام می‌خواهد"),
    allowed=Text("{allowed}", "{allowed}"),
)
NOT_A_STEP = Wording(
    code="not-a-step",
    text=Text("{stage} is no step of a procedure", "{stage} گام فرایند نیست"),
    allowed=Text("{allowed}", "{allowed}"),
)
STEP_TWICE = Wording(
    code="step-twice",
    text=Text("a procedure passes {stage} once", "فرایند از {stage} یک بار می‌گذرد"),
    todo=Text("leave one out", "یکی را حذف کنید"),
)
NO_ISSUANCE = Wording(
    code="no-issuance",
    text=Text("the last step must be {last}, not {stage}", "گام آخر باید {last} باشد، نه {stage}"),
)
NO_VALIDITY = Wording(
    code="no-validity",
    text=Text("a permit must be valid for some time", "پروانه باید مدتی معتبر باشد"),
    todo=Text("give years, months or both", "سال، ماه یا هر دو را بدهید"),
)
PROCEDURES_OVERLAP = Wording(
    code="procedures-overlap",
    text=Text(
        "another procedure for {kind} begins on the same day; one kind follows one procedure at a time",
        "فرایند دیگری برای {kind} از همان روز آغاز می‌شود؛ هر گونه در هر زمان یک فرایند دارد",
    ),
    todo=Text("give the newer a later day", "به فرایند تازه‌تر روزی دیرتر بدهید"),
)
PROCEDURE_TWICE = Wording(
    code="procedure-twice",
    text=Text("another procedure has the id {id}", "فرایند دیگری شناسه {id} را دارد"),
    todo=Text(
        "give each its own id: cases pin it", "به هر یک شناسه خودش را بدهید: پرونده‌ها آن را نگه می‌دارند"
    ),
)
INPUT_WITHOUT_FACT = Wording(
    code="tariff-input-without-fact",
    text=Text(
        "tariff {tariff} asks for {name}, which no fact of this procedure supplies",
        "تعرفه {tariff} داده {name} را می‌خواهد و هیچ داده‌ای در این فرایند آن را نمی‌دهد",
    ),
    allowed=Text("the nearest fact: {nearest}", "نزدیک‌ترین داده: {nearest}"),
    todo=Text(
        "add the fact, or give the input a default", "داده را بیفزایید، یا به ورودی تعرفه پیش‌فرض بدهید"
    ),
)


def form_of(languages: Sequence[Language]) -> Text:
    """Return how a text in *languages* is written."""
    form = "{ " + ", ".join(f'{language} = "…"' for language in languages) + " }"
    names = joined([LANGUAGE_NAMES[language] for language in languages])
    return Text(f"{form}: the wording in {names.en}", f"{form}: متن به {names.fa}")
