"""What is said of papers and facts that nobody can bring, or that fit nothing."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

NOBODY_ATTACHES = Wording(
    code="paper-nobody-attaches",
    text=Text(
        "nobody can hand in {title}: {source} brings no papers in this procedure",
        "هیچ‌کس نمی‌تواند {title} را بیاورد: {source} در این فرایند مدرکی نمی‌آورد",
    ),
    allowed=Text("one of: {allowed}", "یکی از: {allowed}"),
)
NOBODY_SUPPLIES = Wording(
    code="fact-nobody-supplies",
    text=Text(
        "nobody can say {title}: this procedure has no step for {source}",
        "هیچ‌کس نمی‌تواند {title} را بگوید: این فرایند گامی برای {source} ندارد",
    ),
    allowed=Text("one of: {allowed}", "یکی از: {allowed}"),
)
JUDGED_NOWHERE = Wording(
    code="judged-nowhere",
    text=Text(
        "{title} is judged at {stage}, which this procedure does not pass",
        "{title} در {stage} بررسی می‌شود و این فرایند از آن نمی‌گذرد",
    ),
    allowed=Text("one of: {allowed}", "یکی از: {allowed}"),
)
JUDGED_EARLY = Wording(
    code="judged-before-there",
    text=Text(
        "{title} is judged at {stage}, before {source} can bring it",
        "{title} در {stage} بررسی می‌شود، پیش از آن‌که {source} آن را بیاورد",
    ),
    todo=Text("write judged_at = one of: {allowed}", "judged_at را یکی از این‌ها بنویسید: {allowed}"),
)
UNKNOWN_SUBJECT = Wording(
    code="unknown-subject",
    text=Text("there is no {subject} to ask a condition of", "{subject} وجود ندارد تا شرطی بر آن گذاشته شود"),
    allowed=Text("{nearest}", "{nearest}"),
)
ASKED_EARLY = Wording(
    code="condition-before-known",
    text=Text(
        "{title} is asked for before {subject} is known, so the condition never holds",
        "{title} پیش از معلوم شدن {subject} خواسته می‌شود، پس شرط هرگز برقرار نیست",
    ),
    todo=Text(
        "ask it of what the request says, or let a later source bring the paper",
        "شرط را بر آنچه درخواست می‌گوید بگذارید، یا مدرک را از منبعی دیرتر بخواهید",
    ),
)
NEVER_AMONG = Wording(
    code="condition-never-holds",
    text=Text("{subject} is never {value!r}", "{subject} هرگز {value!r} نیست"),
    allowed=Text("{allowed}", "{allowed}"),
)
NEVER_OVER = Wording(
    code="condition-never-holds",
    text=Text("{subject} is never over {over}", "{subject} هرگز بیش از {over} نیست"),
    allowed=Text("a bound below {most}", "کرانی کمتر از {most}"),
)
NO_NUMBER_AMONG = Wording(
    code="condition-never-holds",
    text=Text("{subject} is a number and never {value!r}", "{subject} عدد است و هرگز {value!r} نیست"),
    todo=Text("write over = …, or numbers", "over = … یا عدد بنویسید"),
)
OVER_NO_NUMBER = Wording(
    code="condition-does-not-fit",
    text=Text("{subject} is no number, so it is over nothing", "{subject} عدد نیست، پس از چیزی بیشتر نیست"),
    todo=Text("write among = […]", "among = […] بنویسید"),
)
UNKNOWN_LIFTED = Wording(
    code="unknown-objection",
    text=Text("a paper cannot lift {code!r}", "هیچ مدرکی {code!r} را برنمی‌دارد"),
    allowed=Text("{nearest}", "{nearest}"),
)
LIFTS_LATE = Wording(
    code="lifts-too-late",
    text=Text(
        "{title} lifts an objection to submitting, and comes after it",
        "{title} ایرادی بر ثبت درخواست را برمی‌دارد، ولی پس از آن می‌رسد",
    ),
    todo=Text(
        'let the applicant bring it: source = "application"',
        'بگذارید متقاضی آن را بیاورد: source = "application"',
    ),
)
NO_OPTIONS = Wording(
    code="no-options",
    text=Text("{title} is a choice of nothing", "{title} گزینه‌ای ندارد"),
    todo=Text("write options = […]", "options = […] بنویسید"),
)
OPTION_TWICE = Wording(
    code="option-twice",
    text=Text("{option!r} is offered twice", "{option!r} دو بار آمده است"),
    todo=Text("leave one out", "یکی را حذف کنید"),
)
NOT_OF_TYPE = Wording(
    code="not-of-this-type",
    text=Text(
        "{key} says nothing of a fact of type {type}", "{key} درباره داده‌ای از نوع {type} چیزی نمی‌گوید"
    ),
    todo=Text("leave it out, or change the type", "آن را حذف کنید یا نوع را تغییر دهید"),
)
RANGE_REVERSED = Wording(
    code="range-reversed",
    text=Text(
        "the least ({least}) is more than the most ({most})", "کمینه ({least}) از بیشینه ({most}) بیشتر است"
    ),
    todo=Text("change the two", "جای آن دو را عوض کنید"),
)
BAD_PLACES = Wording(
    code="bad-places",
    text=Text("{places} decimals cannot be", "{places} رقم اعشار نمی‌شود"),
    allowed=Text("0 to {most}", "۰ تا {most}"),
)
NAME_TAKEN = Wording(
    code="fact-name-taken",
    text=Text(
        "{name} is what a returned request calls the building asked for, and cannot be a fact too",
        "{name} نام ساختمان درخواستی در درخواست بازگشته است و نمی‌تواند نام داده هم باشد",
    ),
    todo=Text("give the fact another name", "به داده نام دیگری بدهید"),
)
TAKEN_IN_NO_RENEWAL = Wording(
    code="taken-from-no-renewal",
    text=Text(
        "only a renewal stands on an earlier permit to take {title} from",
        "تنها تجدید پروانه بر پروانه‌ای پیشین استوار است که {title} از آن برداشته شود",
    ),
    todo=Text("leave taken_from out", "taken_from را حذف کنید"),
)
TAKEN_OF_ANOTHER_TYPE = Wording(
    code="taken-from-another-type",
    text=Text("{taken} is of type {wanted}, not {type}", "{taken} از نوع {wanted} است، نه {type}"),
    todo=Text("change the type", "نوع را تغییر دهید"),
)
RENEWAL_WITHOUT_PAPER = Wording(
    code="renewal-without-paper",
    text=Text(
        "the applicant hands in no paper in which an older permit could be found",
        "متقاضی مدرکی نمی‌آورد که پروانه پیشین در آن یافت شود",
    ),
    todo=Text(
        'add a document with source = "application", such as the old permit',
        'مدرکی با source = "application" بیفزایید، مانند پروانه پیشین',
    ),
)
