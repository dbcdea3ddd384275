"""What is refused at the door of a value, word for word in both languages: the words are what people meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.domain.renewal_town import FOUND, HERE, RENEWAL
from tests.domain.town import DEED, EXPERT, PROCEDURE, START, WORK, a_bill, lacking
from tests.domain.walk import OPEN, PERMIT

from qom_permits.domain import commands as c
from qom_permits.domain.actors import Actor, Party
from qom_permits.domain.area import Area
from qom_permits.domain.conditions import Condition
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import Fact, facts_from
from qom_permits.domain.jalali import Calendar, JalaliDay, read_day
from qom_permits.domain.money import Money
from qom_permits.domain.numerals import ascii_digits, exact_number
from qom_permits.domain.procedure import Recorded
from qom_permits.domain.terms import Term


def wrong(value: object) -> Any:
    """Return *value* where a type checker would not let it stand."""
    return value


REFUSED: list[tuple[Callable[[], object], str, str, str]] = [
    (
        lambda: Actor(id="x", roles=wrong(["director"]), portal="officers"),
        "bad-role",
        (
            "['director'] are no roles; give at least one of Role.APPLICANT, Role.EXPERT, "
            "Role.SURVEYOR, Role.ENGINEERS, Role.REVENUE, Role.ISSUER, Role.DESK"
        ),
        (
            "['director'] نقش نیست؛ دست‌کم یکی از Role.APPLICANT, Role.EXPERT, Role.SURVEYOR, "
            "Role.ENGINEERS, Role.REVENUE, Role.ISSUER, Role.DESK بدهید"
        ),
    ),
    (
        lambda: evolve(EXPERT, for_=wrong("party-1")),
        "not-a-party",
        "'party-1' is no Party; give what register() returned, or Party(id)",
        "'party-1' طرف پرونده نیست؛ آنچه register() داده، یا Party(id) را بدهید",
    ),
    (
        lambda: Area("0"),
        "area-out-of-range",
        "an area must be more than 0 and at most 1000000 m², not 0",
        "مساحت باید بیش از ۰ و دست‌بالا ۱۰۰۰۰۰۰ متر مربع باشد، نه 0",
    ),
    (
        lambda: Area(wrong(1.5)),
        "not-an-area",
        "1.5 is no area; write square metres as text or a whole number, such as '120.5'",
        "1.5 مساحت نیست؛ متر مربع را مانند «۱۲۰٫۵» بنویسید",
    ),
    (
        lambda: Area("-3"),
        "area-out-of-range",
        "an area must be more than 0 and at most 1000000 m², not -3",
        "مساحت باید بیش از ۰ و دست‌بالا ۱۰۰۰۰۰۰ متر مربع باشد، نه -3",
    ),
    (
        lambda: evolve(a_bill(1_000), total=Money(999)),
        "bill-does-not-add-up",
        "the lines come to 1,000 rial, the total says 999 rial",
        "جمع ردیف‌ها ۱٬۰۰۰ ریال است و جمع کل ۹۹۹ ریال",
    ),
    (
        lambda: a_bill(5).explain(),
        "no-reasons",
        ("this bill was kept without its tariff; load tariff-1405 and ask it: tariff.explain(bill)"),
        ("این صورت‌حساب بدون تعرفه‌اش نگهداری شده است؛ tariff-1405 را بار کنید و بپرسید: tariff.explain(bill)"),
    ),
    (
        lambda: Condition(of="use"),
        "bad-condition",
        "a condition on use needs either among or over, and not both",
        "شرط درباره use یا among می‌خواهد یا over، نه هر دو",
    ),
    (
        lambda: c.Refuse(case_id="case-1", grounds=()),
        "bad-count",
        "give at least one and at most 100, not 0",
        "دست‌کم یکی و دست‌بالا ۱۰۰ بدهید، نه ۰",
    ),
    (
        lambda: c.RecordFinding(case_id="case-1", document="deed"),
        "says-nothing",
        "give facts or earlier",
        "facts یا earlier را بدهید",
    ),
    (
        lambda: c.StartPayment(case_id="case-1", gateway="bank", return_url="ftp://x"),
        "bad-address",
        "'ftp://x' is no web address to come back to; give one that begins with https://",
        "'ftp://x' نشانی بازگشت نیست؛ نشانی‌ای بدهید که با https:// آغاز شود",
    ),
    (
        lambda: evolve(DEED, size=0),
        "bad-document-size",
        "a document has 1 to 52428800 bytes, not 0",
        "سند ۱ تا ۵۲۴۲۸۸۰۰ بایت دارد، نه 0",
    ),
    (
        lambda: evolve(DEED, media_type="pdf"),
        "bad-media-type",
        "'pdf' is no media type; write one such as application/pdf or image/jpeg",
        "'pdf' نوع رسانه نیست؛ چیزی مانند application/pdf یا image/jpeg بنویسید",
    ),
    (
        lambda: evolve(FOUND, valid_until=date(2010, 5, 1)),
        "permit-ends-before-it-begins",
        "valid_until (2010-05-01) must come after issued_on (2010-05-01)",
        "پایان اعتبار (2010-05-01) باید پس از روز صدور (2010-05-01) باشد",
    ),
    (
        lambda: evolve(HERE, case_id=None),
        "nothing-vouches-for-the-permit",
        ("permit P1405-2-00001 needs the case that granted it here, or the document it was found in"),
        ("پروانه P1405-2-00001 پرونده صدورش در اینجا یا مدرکی را می‌خواهد که در آن یافت شده است"),
    ),
    (
        lambda: evolve(PERMIT, valid_until=START),
        "permit-ends-before-it-begins",
        "valid_until (2026-09-23) must come after issued_on (2026-09-23)",
        "پایان اعتبار (2026-09-23) باید پس از روز صدور (2026-09-23) باشد",
    ),
    (
        lambda: Fact("Width", 1),
        "bad-fact-name",
        "'Width' cannot name a fact; use small letters, digits and _",
        "'Width' نام یک داده نیست؛ حروف کوچک لاتین، رقم و _ به کار برید",
    ),
    (
        lambda: Fact("width", 1.5),
        "bad-fact",
        ("1.5 is no fact; give text of at most 500 characters, a whole number, or true or false"),
        "1.5 داده نیست؛ متنی تا ۵۰۰ نویسه، عدد درست، یا درست/نادرست بدهید",
    ),
    (
        lambda: facts_from((Fact("a", 1), Fact("a", 2))),
        "doubled-fact",
        "a fact is given twice",
        "داده‌ای دو بار آمده است",
    ),
    (
        lambda: Party("a b"),
        "bad-identifier",
        ("'a b' is no id; use 1 to 100 Latin letters, digits and . _ @ - and begin with a letter or digit"),
        (
            "'a b' شناسه نیست؛ ۱ تا ۱۰۰ حرف لاتین، رقم و نشانه‌های . _ @ - به کار برید و با "
            "حرف یا رقم آغاز کنید"
        ),
    ),
    (
        lambda: evolve(lacking("deed"), name="Deed"),
        "bad-name",
        "'Deed' is no name; use small Latin letters, digits and _ and begin with a letter",
        "'Deed' نام نیست؛ حروف کوچک لاتین، رقم و _ به کار برید و با حرف آغاز کنید",
    ),
    (
        lambda: evolve(EXPERT, district="../2"),
        "bad-code",
        "'../2' is no code; use digits, Latin letters and hyphens, such as 2-14-103-27-0-0-0",
        "'../2' کد نیست؛ رقم، حرف لاتین و خط تیره به کار برید، مانند 2-14-103-27-0-0-0",
    ),
    (
        lambda: c.RecordPayment(case_id="case-1", order="o", reference="a b", amount=Money(1)),
        "bad-reference",
        ("'a b' is no bank reference; it has 1 to 200 printable ASCII characters without spaces"),
        "'a b' شماره پیگیری بانک نیست؛ ۱ تا ۲۰۰ نویسه چاپی لاتین بی‌فاصله دارد",
    ),
    (
        lambda: evolve(DEED, sha256="abc"),
        "bad-digest",
        "'abc' is no SHA-256 digest; it has 64 small hexadecimal digits",
        "'abc' چکیده SHA-256 نیست؛ ۶۴ رقم شانزده‌شانزدهی کوچک دارد",
    ),
    (
        lambda: evolve(OPEN.project, floors=0),
        "bad-count",
        "0 must be a whole number from 1 to 1000",
        "0 باید عددی درست از ۱ تا ۱۰۰۰ باشد",
    ),
    (
        lambda: evolve(PROCEDURE, steps=()),
        "bad-procedure",
        (
            "a procedure passes each of its steps once, and only review, survey, plans, "
            "plan_order, charges, payment, issuance; this one says "
        ),
        (
            "هر گام فرایند یک بار می‌آید، و تنها review, survey, plans, plan_order, charges, "
            "payment, issuance؛ این یکی  دارد"
        ),
    ),
    (
        lambda: evolve(RENEWAL, longer=RENEWAL.longer[::-1]),
        "bad-procedure",
        ("bands of longer validity rise, each over more than the one before; these are over 5000, 1000"),
        "بازه‌های اعتبار بیشتر باید صعودی باشند؛ این‌ها بیش از 5000، 1000 است",
    ),
    (
        lambda: evolve(RENEWAL.facts[0], taken_from=Recorded.PAID),
        "bad-fact-rule",
        "only a finding is taken from the record, and begun comes from the application",
        "تنها یافته را می‌توان از سابقه برداشت، و begun از application می‌آید",
    ),
    (
        lambda: evolve(WORK, days_off=frozenset(range(7))),
        "bad-calendar",
        (
            "a calendar needs a working day each week and must not end (2027-03-20) before it "
            "begins (2026-03-21)"
        ),
        ("تقویم باید در هفته روز کاری داشته باشد و پایان آن (2027-03-20) پیش از آغازش (2026-03-21) نباشد"),
    ),
    (
        lambda: Term(months=-1),
        "bad-term",
        "a term counts whole days, months or years from 0, not -1",
        "مهلت با روز، ماه یا سال درست از ۰ شمرده می‌شود، نه -1",
    ),
    (
        lambda: exact_number("12m", 1),
        "not-a-number",
        "'12m' is not a number; write digits and at most one decimal mark, such as 120.5",
        "'12m' عدد نیست؛ فقط رقم و دست‌بالا یک ممیز بنویسید، مانند ۱۲۰٫۵",
    ),
    (
        lambda: exact_number("1" * 41, 1),
        "not-a-number",
        (
            "'1111111111111111111111111111111111111111…' is not a number; write digits and at "
            "most one decimal mark, such as 120.5"
        ),
        (
            "'1111111111111111111111111111111111111111…' عدد نیست؛ فقط رقم و دست‌بالا یک ممیز "
            "بنویسید، مانند ۱۲۰٫۵"
        ),
    ),
    (
        lambda: exact_number("1.25", 1),
        "too-many-decimals",
        "1.25 has more than 1 decimal places",
        "1.25 بیش از ۱ رقم اعشار دارد",
    ),
    (
        lambda: ascii_digits("۱2"),
        "mixed-digits",
        "'۱2' mixes digits of two scripts; write them all alike",
        "'۱2' رقم‌های دو خط را درهم دارد؛ همه را یک‌جور بنویسید",
    ),
    (
        lambda: read_day("1405/07/01", Calendar.JALALI),
        "bad-day",
        "'1405/07/01' is no day; write year-month-day, such as 1405-07-01",
        "'1405/07/01' تاریخ نیست؛ سال-ماه-روز بنویسید، مانند ۱۴۰۵-۰۷-۰۱",
    ),
    (
        lambda: read_day("2026-02-29", Calendar.GREGORIAN),
        "no-such-day",
        "2026-02-29 is no day of the Gregorian calendar",
        "2026-02-29 در تقویم میلادی نیست",
    ),
    (
        lambda: JalaliDay(1404, 12, 30),
        "no-such-day",
        "1404-12-30 is no day: 1404 is not a leap year, and its Esfand has 29 days",
        "1404-12-30 در تقویم نیست: ۱۴۰۴ سال کبیسه نیست و اسفندش ۲۹ روز دارد",
    ),
    (
        lambda: JalaliDay.from_date(date(1800, 1, 1)),
        "no-such-day",
        "1800-01-01 has no name in the Jalali calendar (years 1200 to 1600)",
        "1800-01-01 در تقویم جلالی نامی ندارد (سال‌های ۱۲۰۰ تا ۱۶۰۰)",
    ),
    (
        lambda: Money(wrong(1.5)),
        "not-whole",
        "money is a whole number of minor units, not 1.5",
        "پول عدد درست از کوچک‌ترین واحد است، نه 1.5",
    ),
    (
        lambda: Money(1, "rial"),
        "bad-currency",
        "'rial' is no currency code; give three capital letters such as IRR",
        "'rial' کد ارز نیست؛ سه حرف بزرگ لاتین مانند IRR بنویسید",
    ),
    (
        lambda: Money(1) + Money(1, "USD"),
        "currencies-differ",
        "1 rial and 0.01 US dollars are not of one currency",
        "۱ ریال و ۰٫۰۱ دلار آمریکا از یک ارز نیستند",
    ),
]
"""What is asked of a value, the code of its refusal, and what is told."""


@pytest.mark.parametrize(
    ("make", "code", "en", "fa"), REFUSED, ids=[f"{code}-{n}" for n, (_, code, *_) in enumerate(REFUSED)]
)
def test_a_refusal_says_what_was_given_and_what_is_allowed(
    make: Callable[[], object], code: str, en: str, fa: str
) -> None:
    """One fault, its stable code, and a sentence in each language with the value in it."""
    with pytest.raises(BadInput) as refused:
        make()
    (fault,) = refused.value.faults

    assert (code, en, fa) == (fault.code, fault.in_("en"), fault.in_("fa"))
