"""What is said when a formula cannot be read."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

_GRAMMAR = Text(
    "numbers, names, + - *, x / 100, comparisons, in ('a', 'b'), and or not, a if b else c, calls",
    "عدد، نام، + - *، x / 100، مقایسه، in ('a', 'b')، and or not، a if b else c، جدول و تابع",
)

NOT_A_FORMULA = Wording(
    code="bad-formula",
    text=Text(
        "this is no formula from character {place} on: {part!r}", "از نویسهٔ {place} فرمول نیست: {part!r}"
    ),
    allowed=_GRAMMAR,
)
REFUSED = Wording(
    code="bad-formula",
    text=Text(
        "a formula may not hold {part!r} (character {place})",
        "فرمول نمی‌تواند {part!r} داشته باشد (نویسهٔ {place})",
    ),
    allowed=_GRAMMAR,
)
TOO_LONG = Wording(
    code="too-large",
    text=Text("this formula is too long or nested too deeply", "این فرمول بیش از اندازه بلند یا تودرتو است"),
    allowed=Text(
        "{nodes} parts, {nested} levels, numbers of {digits} digits",
        "{nodes} جزء، {nested} لایه، عددهای {digits} رقمی",
    ),
    todo=Text("split it into quantities", "آن را به چند quantity بخش کنید"),
)
UNKNOWN_NAME = Wording(
    code="unknown-name",
    text=Text("nothing is called {name} (character {place})", "چیزی به نام {name} نیست (نویسهٔ {place})"),
    allowed=Text("the nearest name: {nearest}", "نزدیک‌ترین نام: {nearest}"),
)
UNKNOWN_COLUMN = Wording(
    code="unknown-name",
    text=Text("table {table} has no column {column}", "جدول {table} ستون {column} ندارد"),
    allowed=Text("{columns}", "{columns}"),
)
WHICH_COLUMN = Wording(
    code="bad-formula",
    text=Text("table {table} has several columns; say which", "جدول {table} چند ستون دارد؛ بگویید کدام"),
    allowed=Text("{columns}", "{columns}"),
)
NOT_A_VALUE = Wording(
    code="bad-formula",
    text=Text("table {name} needs its keys in brackets", "جدول {name} کلیدهایش را در پرانتز می‌خواهد"),
)
OUTSIDE = Wording(
    code="unknown-name",
    text=Text(
        "{name} means something only for an item of {items} (character {place})",
        "{name} تنها برای یک قلم از {items} معنا دارد (نویسهٔ {place})",
    ),
    todo=Text("write sum_over({items}, …) around it", "آن را درون sum_over({items}, …) بنویسید"),
)
NOT_SUMMED = Wording(
    code="bad-formula",
    text=Text("{name} is a list, and no value", "{name} فهرست است و مقدار نیست"),
    todo=Text("write sum_over({name}, …)", "sum_over({name}, …) بنویسید"),
)
NOT_A_LIST = Wording(
    code="bad-formula",
    text=Text("{part!r} is no list that can be added over", "{part!r} فهرستی نیست که بتوان آن را جمع زد"),
    allowed=Text("{lists}", "{lists}"),
)
NOT_LINES = Wording(
    code="bad-formula",
    text=Text("{part!r} is no charge and no subtotal", "{part!r} نه عوارض است و نه جمع جزء"),
    allowed=Text("{lines}", "{lines}"),
)
NESTED_SUM = Wording(
    code="bad-formula",
    text=Text("one sum_over cannot stand within another", "sum_over درون sum_over دیگر نمی‌آید"),
    todo=Text("make the inner one a quantity", "درونی را یک quantity کنید"),
)
NOT_A_TABLE = Wording(
    code="bad-formula",
    text=Text("{name} is no table and no function", "{name} نه جدول است و نه تابع"),
    allowed=Text("functions: {functions}; tables: {tables}", "تابع‌ها: {functions}؛ جدول‌ها: {tables}"),
)
ARGUMENTS = Wording(
    code="bad-formula",
    text=Text("{name} does not take {given} arguments", "{name} شمارِ {given} ورودی نمی‌گیرد"),
    allowed=Text("{form}", "{form}"),
)
NOT_BANDED = Wording(
    code="bad-formula",
    text=Text("table {table} has no bands that are numbers", "جدول {table} پلهٔ عددی ندارد"),
)
LITERAL_WANTED = Wording(
    code="bad-formula",
    text=Text("{part!r} must be written out as {wanted}", "{part!r} باید آشکار نوشته شود: {wanted}"),
)
PLACES_WANTED = Wording(
    code="bad-formula",
    text=Text(
        "divide needs its decimal places here: divide(x, y, places)",
        "divide در اینجا شمار اعشار می‌خواهد: divide(x, y, places)",
    ),
    todo=Text(
        "they may be left out only where divide is the whole of a charge's formula or bound, or a relief's",
        "تنها جایی که divide همهٔ فرمول یا کران یک عوارض، یا سهم یا مبلغ یک معافیت است می‌توان آن را ننوشت",
    ),
)
DIVISOR = Wording(
    code="bad-formula",
    text=Text("{part!r} cannot stand after /", "{part!r} پس از / نمی‌آید"),
    allowed=Text(
        "a positive whole number with no prime factor but 2 and 5",
        "عدد درست مثبتی که جز ۲ و ۵ عامل اول ندارد",
    ),
    todo=Text("write divide(x, y, places)", "divide(x, y, places) بنویسید"),
)
UNITS_DIFFER = Wording(
    code="wrong-unit",
    text=Text(
        "{left!r} is {left_kind}, {right!r} is {right_kind}",
        "{left!r} {left_kind} است و {right!r} {right_kind}",
    ),
    todo=Text("both sides must be of one unit", "دو سو باید یک یکا داشته باشند"),
)
KIND_WANTED = Wording(
    code="wrong-unit",
    text=Text("{part!r} is {kind}, but {wanted} is needed", "{part!r} {kind} است، اما {wanted} لازم است"),
)
NOT_AN_OPTION = Wording(
    code="bad-formula",
    text=Text("{word!r} is none of the options", "{word!r} هیچ‌یک از گزینه‌ها نیست"),
    allowed=Text("{options}", "{options}"),
)
NO_ORDER = Wording(
    code="wrong-unit",
    text=Text("{part!r} is {kind}, which has no order", "{part!r} {kind} است که ترتیب ندارد"),
    allowed=Text("== and !=", "== و !="),
)
