"""Reasons about charges, payments and the permit they lead to."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.reason import Reason, reason

MONEY: Mapping[str, Reason] = {
    "cannot-assess": reason(
        "the charges cannot be computed: {fault}",
        "عوارض محاسبه‌شدنی نیست: {fault}",
        "mend what is named, or have the tariff mended",
        "آنچه نام برده شده، یا تعرفه، را درست کنید",
    ),
    "sample-tariff": reason(
        "the tariff {tariff} is a sample and prices no real case",
        "تعرفه {tariff} نمونه است و برای پرونده واقعی به کار نمی‌رود",
        "install the town's own tariff, or open the desk with allow_samples",
        "تعرفه خود شهر را بگذارید، یا میز را با allow_samples باز کنید",
    ),
    "nothing-owed": reason(
        "nothing is owed now",
        "اکنون بدهی‌ای نیست",
        "there is nothing to pay",
        "چیزی برای پرداخت نیست",
    ),
    "charges-unpaid": reason(
        "cannot issue: {owed} of the charges are unpaid",
        "صدور شدنی نیست: {owed} از عوارض پرداخت نشده است",
        "pay what is owed first",
        "نخست بدهی را بپردازید",
    ),
    "charges-not-assessed": reason(
        "the charges have not been assessed",
        "عوارض محاسبه نشده است",
        "have the charges assessed first",
        "نخست عوارض باید محاسبه شود",
    ),
    "no-such-order": reason(
        "the case has no payment {order}",
        "پرونده پرداختی با شماره {order} ندارد",
        "look the order up in the case's history",
        "شماره را در تاریخچه پرونده بجویید",
    ),
    "order-already-settled": reason(
        "payment {order} is already recorded",
        "پرداخت {order} پیش‌تر ثبت شده است",
        "nothing is to be done",
        "کاری لازم نیست",
    ),
    "already-issued": reason(
        "the permit is already issued as {number}",
        "پروانه پیش‌تر با شماره {number} صادر شده است",
        "read the permit in the case",
        "پروانه را در پرونده ببینید",
    ),
}
