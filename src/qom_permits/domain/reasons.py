"""Every reason why not: its stable code, and in both languages what stands in the way and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from qom_permits.domain.texts import Text


@frozen
class Reason:
    """The wordings of one reason; ``{places}`` are filled from the objection's values."""

    text: Text
    todo: Text


def _reason(en: str, fa: str, todo_en: str, todo_fa: str) -> Reason:
    return Reason(Text(en, fa), Text(todo_en, todo_fa))


REASONS: Mapping[str, Reason] = {
    # who, where, when
    "not-at-this-stage": _reason(
        "cannot {command} while the case is at: {stage}",
        "{command} در مرحله «{stage}» شدنی نیست",
        "it can be done at: {stages}",
        "در این مرحله‌ها شدنی است: {stages}",
    ),
    "too-late": _reason(
        "it is too late to {command}: the case is at: {stage}",
        "برای {command} دیر است: پرونده در مرحله «{stage}» است",
        "nothing more is to be done here",
        "اینجا کار دیگری نمانده است",
    ),
    "case-closed": _reason(
        "the case was closed on {day}: {stage}",
        "پرونده در {day} بسته شده است: {stage}",
        "open a new case",
        "پرونده تازه‌ای باز کنید",
    ),
    "not-your-part": _reason(
        "to {command} is the part of: {role}",
        "{command} کار «{role}» است",
        "leave it to whoever bears that part",
        "آن را به مسئولش بسپارید",
    ),
    "desk-only": _reason(
        "to {command} is the desk's own doing",
        "{command} کار خود میز خدمت است",
        "call start_payment or payment_returned instead",
        "به‌جای آن start_payment یا payment_returned را فراخوانید",
    ),
    "portal-unknown": _reason(
        "the city has no portal {portal}",
        "شهر درگاهی به نام {portal} ندارد",
        "come through one of: {known}",
        "از یکی از این درگاه‌ها بیایید: {known}",
    ),
    "portal-does-not-admit": _reason(
        "the portal {portal} does not admit your role",
        "درگاه {portal} نقش شما را نمی‌پذیرد",
        "come through a portal that admits: {role}",
        "از درگاهی بیایید که این نقش را می‌پذیرد: {role}",
    ),
    "own-case": _reason(
        "nobody acts as officer on a case of their own",
        "هیچ‌کس در پرونده خودش مسئول نیست",
        "leave the case to a colleague",
        "پرونده را به همکاری بسپارید",
    ),
    "issuer-was-assessor": _reason(
        "whoever assessed the charges cannot issue the permit",
        "کسی که عوارض را محاسبه کرده نمی‌تواند پروانه را صادر کند",
        "leave issuing to a colleague",
        "صدور را به همکاری بسپارید",
    ),
    # opening
    "kind-not-offered": _reason(
        "the city takes no requests of this kind here: {kind}",
        "شهر این‌گونه درخواست را اینجا نمی‌پذیرد: {kind}",
        "choose another kind of request",
        "گونه دیگری از درخواست را برگزینید",
    ),
    "no-such-district": _reason(
        "the parcel code {code} names no district of the city",
        "کد نوسازی {code} هیچ منطقه‌ای از شهر را نشان نمی‌دهد",
        "copy the renovation code from the deed; it begins with the district: {known}",
        "کد نوسازی را از سند بنویسید؛ با شماره منطقه آغاز می‌شود: {known}",
    ),
    "not-an-owner": _reason(
        "whoever opens a case acts for one of its owners",
        "پرونده را کسی باز می‌کند که از سوی یکی از مالکان است",
        "name yourself, or whom you act for, among the owners",
        "خود یا موکلتان را در شمار مالکان بیاورید",
    ),
    # facts
    "unknown-fact": _reason(
        "there is no fact {name} in this procedure",
        "در این فرایند داده‌ای به نام {name} نیست",
        "{nearest}",
        "{nearest}",
    ),
    "fact-of-another-source": _reason(
        "{title} is said by the {source}, not here",
        "«{title}» از {source} می‌آید، نه از اینجا",
        "leave {name} out",
        "{name} را ننویسید",
    ),
    "bad-fact": _reason(
        "{title} cannot be {value!r}",
        "«{title}» نمی‌تواند {value!r} باشد",
        "give {allowed}",
        "{allowed} بدهید",
    ),
    "missing-fact": _reason(
        "{title} is not known; it comes from the {source}",
        "«{title}» معلوم نیست؛ از {source} می‌آید",
        "give the fact {name}",
        "داده {name} را بدهید",
    ),
    # documents
    "unknown-document": _reason(
        "there is no kind of document {kind} in this procedure",
        "در این فرایند مدرکی از گونه {kind} نیست",
        "{nearest}",
        "{nearest}",
    ),
    "document-of-another-source": _reason(
        "{title} comes from the {source}, not from here",
        "«{title}» از {source} می‌آید، نه از اینجا",
        "leave {kind} out",
        "{kind} را ننویسید",
    ),
    "missing-document": _reason(
        "{title} has not been handed in",
        "«{title}» بارگذاری نشده است",
        "hand in a document of kind {kind}",
        "مدرکی از گونه {kind} بارگذاری کنید",
    ),
    "only-what-was-named": _reason(
        "the case came back for other things than {name}",
        "پرونده برای چیز دیگری جز {name} بازگشته است",
        "mend only: {named}",
        "تنها این‌ها را درست کنید: {named}",
    ),
    "not-mended": _reason(
        "{title} was {lack} and has not been mended",
        "«{title}» {lack} بود و هنوز درست نشده است",
        "hand in or say {name} anew",
        "{name} را از نو بدهید",
    ),
    "not-the-applicants-to-mend": _reason(
        "{title} comes from the {source}; the applicant cannot mend it",
        "«{title}» از {source} می‌آید؛ متقاضی نمی‌تواند درستش کند",
        "name only what the applicant supplies",
        "تنها چیزی را نام ببرید که متقاضی می‌دهد",
    ),
    "not-the-engineers-to-mend": _reason(
        "{title} does not come with the plans",
        "«{title}» همراه نقشه‌ها نمی‌آید",
        "name only what the Engineering Organization delivers",
        "تنها چیزی را نام ببرید که نظام مهندسی می‌دهد",
    ),
    "unknown-ground": _reason(
        "there is no ground of refusal {name}",
        "دلیلی به نام {name} برای رد درخواست نیست",
        "choose among: {known}",
        "از این‌ها برگزینید: {known}",
    ),
    # survey and plans
    "no-surveyor": _reason(
        "no surveyor has been assigned",
        "نقشه‌برداری تعیین نشده است",
        "assign a surveyor first",
        "نخست نقشه‌برداری تعیین کنید",
    ),
    "not-the-assigned-surveyor": _reason(
        "the survey was assigned to another surveyor",
        "بازدید به نقشه‌بردار دیگری سپرده شده است",
        "leave it to the surveyor assigned",
        "آن را به همان نقشه‌بردار بسپارید",
    ),
    "plans-not-requested": _reason(
        "the plans have not been requested",
        "نقشه هنوز درخواست نشده است",
        "wait for the district's request",
        "تا درخواست منطقه شکیبا باشید",
    ),
    "plans-already-requested": _reason(
        "the plans have already been requested",
        "نقشه پیش‌تر درخواست شده است",
        "wait for the Engineering Organization",
        "تا پاسخ نظام مهندسی شکیبا باشید",
    ),
    # money
    "cannot-assess": _reason(
        "the charges cannot be computed: {fault}",
        "عوارض محاسبه‌شدنی نیست: {fault}",
        "mend what is named, or have the tariff mended",
        "آنچه نام برده شده، یا تعرفه، را درست کنید",
    ),
    "sample-tariff": _reason(
        "the tariff {tariff} is a sample and prices no real case",
        "تعرفه {tariff} نمونه است و برای پرونده واقعی به کار نمی‌رود",
        "install the town's own tariff, or open the desk with allow_samples",
        "تعرفه خود شهر را بگذارید، یا میز را با allow_samples باز کنید",
    ),
    "nothing-owed": _reason(
        "nothing is owed now",
        "اکنون بدهی‌ای نیست",
        "there is nothing to pay",
        "چیزی برای پرداخت نیست",
    ),
    "charges-unpaid": _reason(
        "cannot issue: {owed} of the charges are unpaid",
        "صدور شدنی نیست: {owed} از عوارض پرداخت نشده است",
        "pay what is owed first",
        "نخست بدهی را بپردازید",
    ),
    "charges-not-assessed": _reason(
        "the charges have not been assessed",
        "عوارض محاسبه نشده است",
        "have the charges assessed first",
        "نخست عوارض باید محاسبه شود",
    ),
    "no-such-order": _reason(
        "the case has no payment {order}",
        "پرونده پرداختی با شماره {order} ندارد",
        "look the order up in the case's history",
        "شماره را در تاریخچه پرونده بجویید",
    ),
    "order-already-settled": _reason(
        "payment {order} is already recorded",
        "پرداخت {order} پیش‌تر ثبت شده است",
        "nothing is to be done",
        "کاری لازم نیست",
    ),
    "already-issued": _reason(
        "the permit is already issued as {number}",
        "پروانه پیش‌تر با شماره {number} صادر شده است",
        "read the permit in the case",
        "پروانه را در پرونده ببینید",
    ),
}
