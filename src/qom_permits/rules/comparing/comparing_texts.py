"""What is said when tariffs cannot be held against each other."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

DOUBLED_TARIFF = Wording(
    code="doubled-tariff",
    text=Text("more than one tariff has the id {tariffs}", "بیش از یک تعرفه شناسهٔ {tariffs} دارد"),
    todo=Text(
        "give each tariff once; a new year, or a change within one, has an id of its own",
        "هر تعرفه را یک بار بدهید؛ سال تازه، یا تغییر در میان سال، شناسهٔ خودش را دارد",
    ),
)
NO_SUCH_INPUT = Wording(
    code="unknown-name",
    text=Text("{tariff} has no input {name}", "{tariff} ورودی‌ای به نام {name} ندارد"),
    allowed=Text("the nearest it has: {nearest}", "نزدیک‌ترین‌ها: {nearest}"),
)
NO_NUMBER = Wording(
    code="bad-input",
    text=Text("{name} is no number in {tariff}", "{name} در {tariff} عدد نیست"),
    todo=Text("choose an input that is a number", "ورودی‌ای عددی برگزینید"),
)
UNITS_DIFFER = Wording(
    code="wrong-unit",
    text=Text(
        "{name} is in {old} in one tariff and in {new} in the other",
        "{name} در یک تعرفه به {old} و در دیگری به {new} است",
    ),
)
RANGES_APART = Wording(
    code="bad-input",
    text=Text(
        "no value of {name} is allowed by both tariffs", "هیچ مقداری از {name} در هر دو تعرفه مجاز نیست"
    ),
    allowed=Text("{old} and {new}", "{old} و {new}"),
)
CURRENCIES_DIFFER = Wording(
    code="currencies-differ",
    text=Text(
        "{old} and {new} are not of one currency with the same decimals",
        "{old} و {new} از یک ارز با همان رقم‌های اعشار نیستند",
    ),
)
