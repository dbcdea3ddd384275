"""Every check of a tariff in one table: the contract runs them as tests, the command line as a report."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.agreement_checks import (
    explanation_adds_up,
    law_only_on_its_days,
    nothing_else_is_asked,
    old_bills_come_out_the_same,
    order_does_not_matter,
    same_facts_same_bill,
    survives_json,
)
from qom_permits.testing.bill_checks import (
    amounts_are_whole,
    lines_add_up,
    nothing_is_negative,
    prices_it,
    reliefs_never_raise,
    rounds_only_where_it_says,
)
from qom_permits.testing.file_checks import examples_come_out, reads_as_it_is_written, refuses_wrong_facts
from qom_permits.testing.tariff_check import Check, Declared, EveryBill, EveryCase, EveryWrong, Once, Rises

_NO_RELIEFS = Text("the tariff has no reliefs", "این تعرفه معافیتی ندارد")
_NO_EXAMPLES = Text("the tariff states no examples", "این تعرفه نمونه‌ای ندارد")
_NOT_DECLARED = Text("no input is declared to raise the bill", "هیچ ورودی افزایندهٔ مبلغ اعلام نشده است")


def _no_reliefs(tariff: Tariff, _: Rises) -> Text | None:
    return None if tariff.reliefs else _NO_RELIEFS


def _no_examples(tariff: Tariff, _: Rises) -> Text | None:
    return None if tariff.examples else _NO_EXAMPLES


def _not_declared(_: Tariff, rises: Rises) -> Text | None:
    return None if rises else _NOT_DECLARED


CHECKS = (
    Check(
        id="FEE-01",
        test="test_every_legal_case_is_priced",
        law=Text(
            "every legal case that the tables cover is priced", "هر مورد مجازی که جدول‌ها دارند قیمت می‌گیرد"
        ),
        looking=EveryCase(prices_it),
    ),
    Check(
        id="FEE-02",
        test="test_every_amount_is_whole",
        law=Text("every amount is whole, in the tariff's currency", "هر مبلغ درست و به ارز تعرفه است"),
        looking=EveryBill(amounts_are_whole),
    ),
    Check(
        id="FEE-03",
        test="test_nothing_is_negative",
        law=Text("no charge and no total is below nothing", "هیچ ردیف عوارض و هیچ جمعی منفی نیست"),
        looking=EveryBill(nothing_is_negative),
    ),
    Check(
        id="FEE-04",
        test="test_the_same_facts_make_the_same_bill",
        law=Text("the same facts make the same bill", "داده‌های یکسان صورت‌حساب یکسان می‌سازند"),
        looking=EveryBill(same_facts_same_bill),
    ),
    Check(
        id="FEE-05",
        test="test_the_order_of_facts_does_not_matter",
        law=Text("the order of the facts does not matter", "ترتیب داده‌ها اثری ندارد"),
        looking=EveryBill(order_does_not_matter),
    ),
    Check(
        id="FEE-06",
        test="test_it_is_law_only_on_its_days",
        law=Text("it prices on no day when it is no law", "در روزی که قانون نیست قیمت نمی‌دهد"),
        looking=EveryBill(law_only_on_its_days),
    ),
    Check(
        id="FEE-07",
        test="test_the_bill_rises_with_what_is_declared",
        law=Text(
            "the bill never falls as what is declared rises", "با افزایش آنچه اعلام شده مبلغ هرگز کم نمی‌شود"
        ),
        looking=Declared(),
        idle=_not_declared,
    ),
    Check(
        id="FEE-08",
        test="test_the_explanation_adds_up",
        law=Text(
            "the explanation says what the bill says, and adds up", "توضیح همان صورت‌حساب است و جمعش درست است"
        ),
        looking=EveryBill(explanation_adds_up),
    ),
    Check(
        id="FEE-09",
        test="test_it_rounds_only_where_it_says",
        law=Text("it rounds only where it says", "تنها جایی که گفته گرد می‌کند"),
        looking=EveryBill(rounds_only_where_it_says),
    ),
    Check(
        id="FEE-10",
        test="test_it_asks_nothing_but_the_facts",
        law=Text("it looks at no clock, chance, file or network", "به ساعت، بخت، پرونده و شبکه نگاه نمی‌کند"),
        looking=EveryBill(nothing_else_is_asked),
    ),
    Check(
        id="FEE-11",
        test="test_a_relief_never_raises",
        law=Text("a relief never raises a bill", "معافیت هرگز مبلغ را بالا نمی‌برد"),
        looking=EveryBill(reliefs_never_raise),
        idle=_no_reliefs,
    ),
    Check(
        id="FEE-12",
        test="test_bill_and_explanation_survive_json",
        law=Text("bill and explanation survive JSON", "صورت‌حساب و توضیح از JSON سالم برمی‌گردند"),
        looking=EveryBill(survives_json),
    ),
    Check(
        id="FEE-13",
        test="test_the_lines_add_up",
        law=Text("the lines add up to the total", "جمع ردیف‌ها با جمع کل برابر است"),
        looking=EveryBill(lines_add_up),
    ),
    Check(
        id="FEE-14",
        test="test_an_old_bill_comes_out_the_same",
        law=Text(
            "an old bill, made again, comes out the same", "صورت‌حساب کهنه، اگر دوباره ساخته شود، همان می‌شود"
        ),
        looking=EveryBill(old_bills_come_out_the_same),
    ),
    Check(
        id="FEE-15",
        test="test_its_examples_come_out",
        law=Text("its examples come out", "نمونه‌هایش درمی‌آیند"),
        looking=Once(examples_come_out),
        idle=_no_examples,
    ),
    Check(
        id="FEE-16",
        test="test_it_reads_as_it_is_written",
        law=Text(
            "written to a file and read again, it is the same",
            "اگر در پرونده نوشته و باز خوانده شود همان است",
        ),
        looking=Once(reads_as_it_is_written),
    ),
    Check(
        id="FEE-17",
        test="test_wrong_facts_are_refused",
        law=Text("wrong facts are refused for what is wrong", "دادهٔ نادرست با همان ایرادش رد می‌شود"),
        looking=EveryWrong(refuses_wrong_facts),
    ),
)
"""Every check, in the order of their ids; an id never changes its meaning."""
