"""What is said when a tariff file cannot be read."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

NOT_TOML = Wording(code="bad-toml", text=Text("this is no TOML: {why}", "این TOML نیست: {why}"))
UNKNOWN_KEY = Wording(
    code="unknown-key",
    text=Text("{key!r} means nothing here", "{key!r} در اینجا معنایی ندارد"),
    allowed=Text("the nearest key: {nearest}", "نزدیک‌ترین کلید: {nearest}"),
)
MISSING_KEY = Wording(
    code="missing-key",
    text=Text("{key} is not given", "{key} داده نشده است"),
    todo=Text("add {key}", "{key} را بیفزایید"),
)
BAD_VALUE = Wording(
    code="bad-value",
    text=Text("{given!r:.60} cannot stand here", "{given!r:.60} در اینجا نمی‌آید"),
    allowed=Text("{wanted}", "{wanted}"),
)
INEXACT = Wording(
    code="bad-value",
    text=Text(
        "{given} is a TOML float or date, which is never exact",
        "{given} عدد اعشاری یا تاریخ TOML است و دقیق نیست",
    ),
    todo=Text('write it as text: "{given}"', 'آن را به‌صورت متن بنویسید: "{given}"'),
)
UNREADABLE = Wording(code="bad-value", text=Text("{why}", "{why}"))
BAD_NAME = Wording(
    code="bad-name",
    text=Text("{name!r:.60} cannot be a name", "{name!r:.60} نام نمی‌شود"),
    allowed=Text(
        "small letters, digits and _, no Python keyword, no function's name, not on",
        "حروف کوچک لاتین، رقم و _؛ نه واژهٔ کلیدی پایتون، نه نام تابع، نه on",
    ),
)
DOUBLED_NAME = Wording(
    code="doubled-name",
    text=Text("{name} already stands at {other}", "{name} پیش‌تر در {other} آمده است"),
    todo=Text("give one of them another name", "نام یکی را عوض کنید"),
)
UNKNOWN_NAME = Wording(
    code="unknown-name",
    text=Text("nothing of this kind is called {name!r:.60}", "چیزی از این نوع به نام {name!r:.60} نیست"),
    allowed=Text("the nearest: {nearest}", "نزدیک‌ترین: {nearest}"),
)
CYCLE = Wording(
    code="cycle",
    text=Text("these need each other in a ring: {ring}", "این‌ها حلقه‌وار به هم نیاز دارند: {ring}"),
    todo=Text("take one of them out of another's formula", "یکی را از فرمول دیگری بردارید"),
)
KIND_WANTED = Wording(
    code="wrong-unit",
    text=Text("this comes to {kind}, but {wanted} is needed", "حاصل این {kind} است، اما {wanted} لازم است"),
)
RANGE_EMPTY = Wording(
    code="bad-value", text=Text("min {least} is above max {most}", "کمینهٔ {least} از بیشینهٔ {most} بیشتر است")
)
BAD_DEFAULT = Wording(
    code="bad-value", text=Text("this default is not allowed: {why}", "این پیش‌فرض مجاز نیست: {why}")
)
BAD_SHARE = Wording(
    code="bad-share",
    text=Text("{share} cannot be a share here", "{share} در اینجا سهم نمی‌شود"),
    allowed=Text("from 0 to 1; a rate may be more", "از ۰ تا ۱؛ نرخ می‌تواند بیشتر باشد"),
)
DISCOUNTS_CROSS = Wording(
    code="overlapping-discounts",
    text=Text(
        "on {day} a line would have this discount and that of {other}",
        "در {day} یک ردیف هم این تخفیف را دارد و هم تخفیف {other} را",
    ),
    todo=Text("let one end before the other begins", "یکی را پیش از آغاز دیگری پایان دهید"),
)
NO_BASE = Wording(
    code="no-such-file",
    text=Text(
        "the tariff {file!r:.120} this one is based on cannot be read",
        "تعرفهٔ پایهٔ {file!r:.120} خوانده نمی‌شود",
    ),
    todo=Text("put it beside this one, as UTF-8", "آن را با UTF-8 کنار این تعرفه بگذارید"),
)
NOTHING_ASKED = Wording(
    code="missing-key",
    text=Text(
        "an item of this list is asked nothing, or only sometimes",
        "از هر قلم این فهرست چیزی پرسیده نمی‌شود، یا تنها گاهی",
    ),
    todo=Text("add an input that is always asked", "چیزی بیفزایید که همیشه پرسیده شود"),
)
NOT_A_MULTIPLE = Wording(
    code="bad-value",
    text=Text("step {step} is no whole multiple of {unit}", "گام {step} مضرب درست {unit} نیست"),
)
ENDS_BEFORE = Wording(code="bad-value", text=Text("{until} is before {start}", "{until} پیش از {start} است"))
BAD_HEADER = Wording(
    code="bad-rows",
    text=Text("the header is {given!r:.120}", "سرستون {given!r:.120} است"),
    allowed=Text("{columns}", "{columns}"),
)
BAD_COLUMNS = Wording(
    code="bad-value",
    text=Text("these columns do not make a table: {why}", "این ستون‌ها جدول نمی‌سازند: {why}"),
)
NO_FILE = Wording(
    code="bad-rows",
    text=Text(
        "the file {file!r:.120} beside the tariff cannot be read",
        "پروندهٔ {file!r:.120} کنار تعرفه خوانده نمی‌شود",
    ),
    todo=Text("put it beside the tariff, as UTF-8", "آن را با UTF-8 کنار تعرفه بگذارید"),
)
NO_ROWS = Wording(code="bad-rows", text=Text("the table has no rows", "جدول ردیفی ندارد"))
BAD_ROW = Wording(
    code="bad-rows",
    text=Text("the row has {given} cells", "این ردیف {given} خانه دارد"),
    allowed=Text("{wanted} cells: {columns}", "{wanted} خانه: {columns}"),
)
BAD_CELL = Wording(code="bad-rows", text=Text("{column}: {why}", "{column}: {why}"))
DOUBLED_ROW = Wording(
    code="bad-rows",
    text=Text("the same keys as in row {other}: {keys}", "همان کلیدهای ردیف {other}: {keys}"),
    todo=Text("leave one of the rows out", "یکی از دو ردیف را بردارید"),
)
ROW_ORDER = Wording(
    code="bad-rows",
    text=Text(
        "{column} is {edge}, but row {other} before it already reaches {reached}",
        "{column} برابر {edge} است، اما ردیف پیشین {other} تا {reached} می‌رسد",
    ),
    todo=Text("let the edges rise", "مرزها را صعودی بنویسید"),
)
MORE_ROWS = Wording(
    code="bad-rows",
    text=Text(
        "more rows are wrong; only the first {shown} are told",
        "ردیف‌های نادرست دیگری هم هست؛ تنها {shown} تای نخست گفته شد",
    ),
)
MORE_FAULTS = Wording(
    code="more-faults",
    text=Text(
        "more is wrong; only the first {shown} faults are told",
        "ایرادهای دیگری هم هست؛ تنها {shown} ایراد نخست گفته شد",
    ),
    todo=Text("mend these, then load the file again", "این‌ها را درست کنید و پرونده را دوباره بخوانید"),
)
SCHEMA = Text("1", "۱")
A_TABLE = Text("a table", "جدول")
A_FILE = Text("the name of a file beside this one", "نام پرونده‌ای کنار این تعرفه")
