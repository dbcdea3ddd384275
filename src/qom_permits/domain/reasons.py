"""Every reason why not: its stable code, and in both languages what stands in the way and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.money_reasons import MONEY
from qom_permits.domain.paper_reasons import PAPERS
from qom_permits.domain.reason import Reason, reason
from qom_permits.domain.renewal_reasons import RENEWAL

REASONS: Mapping[str, Reason] = {
    "not-at-this-stage": reason(
        "cannot {command} while the case is at: {stage}",
        "{command} در مرحله «{stage}» شدنی نیست",
        "it can be done at: {stages}",
        "در این مرحله‌ها شدنی است: {stages}",
    ),
    "too-late": reason(
        "it is too late to {command}: the case is at: {stage}",
        "برای {command} دیر است: پرونده در مرحله «{stage}» است",
        "nothing more is to be done here",
        "اینجا کار دیگری نمانده است",
    ),
    "case-closed": reason(
        "the case was closed on {day}: {stage}",
        "پرونده در {day} بسته شده است: {stage}",
        "open a new case",
        "پرونده تازه‌ای باز کنید",
    ),
    "not-your-part": reason(
        "to {command} is the part of: {role}",
        "{command} کار «{role}» است",
        "leave it to whoever bears that part",
        "آن را به مسئولش بسپارید",
    ),
    "desk-only": reason(
        "to {command} is the desk's own doing",
        "{command} کار خود میز خدمت است",
        "call start_payment or payment_returned instead",
        "به‌جای آن start_payment یا payment_returned را فراخوانید",
    ),
    "role-withdrawn": reason(
        "your role was withdrawn while the command was on its way",
        "نقش شما پیش از ثبت این فرمان پس گرفته شد",
        "sign in again, or leave it to whoever bears that part now",
        "دوباره وارد شوید یا آن را به مسئول کنونی بسپارید",
    ),
    "portal-unknown": reason(
        "the city has no portal {portal}",
        "شهر درگاهی به نام {portal} ندارد",
        "come through one of: {known}",
        "از یکی از این درگاه‌ها بیایید: {known}",
    ),
    "portal-does-not-admit": reason(
        "the portal {portal} does not admit your role",
        "درگاه {portal} نقش شما را نمی‌پذیرد",
        "come through a portal that admits: {role}",
        "از درگاهی بیایید که این نقش را می‌پذیرد: {role}",
    ),
    "own-case": reason(
        "nobody acts as officer on a case of their own",
        "هیچ‌کس در پرونده خودش مسئول نیست",
        "leave the case to a colleague",
        "پرونده را به همکاری بسپارید",
    ),
    "issuer-was-assessor": reason(
        "whoever assessed the charges cannot issue the permit",
        "کسی که عوارض را محاسبه کرده نمی‌تواند پروانه را صادر کند",
        "leave issuing to a colleague",
        "صدور را به همکاری بسپارید",
    ),
    "kind-not-offered": reason(
        "the city takes no requests of this kind here: {kind}",
        "شهر این‌گونه درخواست را اینجا نمی‌پذیرد: {kind}",
        "choose another kind of request",
        "گونه دیگری از درخواست را برگزینید",
    ),
    "no-such-district": reason(
        "the parcel code {code} names no district of the city",
        "کد نوسازی {code} هیچ منطقه‌ای از شهر را نشان نمی‌دهد",
        "copy the renovation code from the deed; it begins with the district: {known}",
        "کد نوسازی را از سند بنویسید؛ با شماره منطقه آغاز می‌شود: {known}",
    ),
    "unfit-code": reason(
        "{fault}",
        "{fault}",
        "{todo}",
        "{todo}",
    ),
    "not-an-owner": reason(
        "whoever opens a case acts for one of its owners",
        "پرونده را کسی باز می‌کند که از سوی یکی از مالکان است",
        "name yourself, or whom you act for, among the owners",
        "خود یا موکلتان را در شمار مالکان بیاورید",
    ),
    "no-surveyor": reason(
        "no surveyor has been assigned",
        "نقشه‌برداری تعیین نشده است",
        "assign a surveyor first",
        "نخست نقشه‌برداری تعیین کنید",
    ),
    "not-the-assigned-surveyor": reason(
        "the survey was assigned to another surveyor",
        "بازدید به نقشه‌بردار دیگری سپرده شده است",
        "leave it to the surveyor assigned",
        "آن را به همان نقشه‌بردار بسپارید",
    ),
    "plans-not-requested": reason(
        "the plans have not been requested",
        "نقشه هنوز درخواست نشده است",
        "wait for the district's request",
        "تا درخواست منطقه شکیبا باشید",
    ),
    "plans-already-requested": reason(
        "the plans have already been requested",
        "نقشه پیش‌تر درخواست شده است",
        "wait for the Engineering Organization",
        "تا پاسخ نظام مهندسی شکیبا باشید",
    ),
    **PAPERS,
    **MONEY,
    **RENEWAL,
}
