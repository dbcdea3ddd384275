"""What is said of a city's districts, numbers, days and examples that do not go together."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

NOT_NAMED = Wording(
    code="district-not-named",
    text=Text(
        "no parcel code can name district {district}", "هیچ کد ملکی نمی‌تواند منطقه {district} را نام ببرد"
    ),
    todo=Text("widen (?P<district>…) in parcel_code", "(?P<district>…) را در parcel_code گسترده‌تر کنید"),
)
NUMBERS_COLLIDE = Wording(
    code="numbers-collide",
    text=Text(
        "a permit would have the number of a case: {number}",
        "پروانه‌ای شماره یک پرونده را خواهد گرفت: {number}",
    ),
    todo=Text("begin the two with different letters", "آن دو را با حرف‌های متفاوت آغاز کنید"),
)
STARTS_LATE = Wording(
    code="calendar-starts-late",
    text=Text(
        "the working days begin on {first}, after procedure {id} began on {since}",
        "روزهای کاری از {first} آغاز می‌شود، پس از آغاز فرایند {id} در {since}",
    ),
    todo=Text("give an earlier first day", "نخستین روز را پیش‌تر ببرید"),
)
NO_TERM = Wording(
    code="term-of-nothing",
    text=Text("0 working days are no time to act in", "۰ روز کاری مهلتی برای کار نیست"),
    todo=Text("give at least 1, or leave working_days out", "دست‌کم ۱ بدهید یا working_days را حذف کنید"),
)
NOT_RISING = Wording(
    code="validity-not-rising",
    text=Text(
        "larger buildings must have longer: over and the time must both rise from band to band",
        "ساختمان بزرگ‌تر باید مدت بیشتری داشته باشد: هم over و هم مدت باید از پله‌ای به پله دیگر بالا رود",
    ),
)
MEASURED_BY_NOTHING = Wording(
    code="validity-by-nothing",
    text=Text(
        "validity goes by {name}, which is no fact of this procedure",
        "اعتبار با {name} سنجیده می‌شود که داده این فرایند نیست",
    ),
    allowed=Text("{nearest}", "{nearest}"),
)
MEASURED_BY_NO_NUMBER = Wording(
    code="validity-by-no-number",
    text=Text("validity goes by {name}, which is no number", "اعتبار با {name} سنجیده می‌شود که عدد نیست"),
)
EXAMPLE_LACKS = Wording(
    code="example-lacks-fact",
    text=Text("the example does not say {title} ({name})", "نمونه {title} ({name}) را نمی‌گوید"),
    todo=Text("add it to facts", "آن را به facts بیفزایید"),
)
EXAMPLE_UNKNOWN = Wording(
    code="example-unknown-name",
    text=Text(
        "the example names {name!r}, which this procedure does not know",
        "نمونه {name!r} را نام می‌برد که این فرایند آن را نمی‌شناسد",
    ),
    allowed=Text("{nearest}", "{nearest}"),
)
EXAMPLE_UNFIT = Wording(
    code="example-fact-does-not-fit",
    text=Text("{title} cannot be {value!r}", "{title} نمی‌تواند {value!r} باشد"),
    allowed=Text("{allowed}", "{allowed}"),
)
EXAMPLE_ELSEWHERE = Wording(
    code="example-in-no-district",
    text=Text(
        "parcel code {code} names none of the districts", "کد ملک {code} هیچ‌یک از منطقه‌ها را نام نمی‌برد"
    ),
    allowed=Text("one of: {allowed}", "یکی از: {allowed}"),
)
EXAMPLE_EARLY = Wording(
    code="example-before-procedure",
    text=Text(
        "the example begins on {begins}, before its procedure on {since}",
        "نمونه از {begins} آغاز می‌شود، پیش از فرایندش در {since}",
    ),
)
EXAMPLE_OUTSIDE = Wording(
    code="example-outside-calendar",
    text=Text("the working days do not cover {begins}", "روزهای کاری {begins} را در بر ندارد"),
)
EXAMPLE_NOT_PRICED = Wording(
    code="example-not-priced",
    text=Text("the example's bill is refused: {why}", "صورت‌حساب نمونه پذیرفته نیست: {why}"),
    todo=Text("mend the example's facts, or the tariff", "داده‌های نمونه یا تعرفه را درست کنید"),
)
EXAMPLE_NEEDS_EARLIER = Wording(
    code="example-without-permit",
    text=Text(
        "a renewal's example must say which permit it renews",
        "نمونه تجدید پروانه باید بگوید کدام پروانه را تجدید می‌کند",
    ),
    todo=Text(
        "add earlier = {{ number, issued_on, valid_until, document }}",
        "earlier = {{ number, issued_on, valid_until, document }} را بیفزایید",
    ),
)
EXAMPLE_RENEWS_NOTHING = Wording(
    code="example-of-no-renewal",
    text=Text("only a renewal's example has an earlier permit", "تنها نمونه تجدید پروانه پروانه پیشین دارد"),
    todo=Text("leave earlier out", "earlier را حذف کنید"),
)
EXAMPLE_OWNER = Wording(
    code="example-owner",
    text=Text("the owner has no {name}", "مالک {name} ندارد"),
    todo=Text("write owner = {{ name = …, mobile = … }}", "owner = {{ name = …, mobile = … }} بنویسید"),
)
