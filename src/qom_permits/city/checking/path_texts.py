"""What is said of procedures nobody can walk: stages, roles, portals."""

from __future__ import annotations

from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

NO_CHARGES = Wording(
    code="no-charges",
    text=Text(
        "no step assesses charges, and without a bill no permit is issued",
        "هیچ گامی عوارض را محاسبه نمی‌کند و بی صورت‌حساب پروانه‌ای صادر نمی‌شود",
    ),
    todo=Text(
        "add the steps charges and payment; a bill of nothing goes on by itself",
        "گام‌های charges و payment را بیفزایید؛ صورت‌حساب صفر خودبه‌خود می‌گذرد",
    ),
)
CHARGES_WITHOUT_PAYMENT = Wording(
    code="charges-without-payment",
    text=Text(
        "charges are assessed, and no step takes the payment",
        "عوارض محاسبه می‌شود و هیچ گامی آن را نمی‌گیرد",
    ),
    todo=Text("add the step payment after charges", "گام payment را پس از charges بیفزایید"),
)
PAYMENT_WITHOUT_CHARGES = Wording(
    code="payment-without-charges",
    text=Text(
        "a payment is taken, and no step says what is to be paid",
        "پرداخت گرفته می‌شود و هیچ گامی مبلغ آن را تعیین نمی‌کند",
    ),
    todo=Text("add the step charges before payment", "گام charges را پیش از payment بیفزایید"),
)
NOT_REACHED = Wording(
    code="stage-not-reached",
    text=Text("no case ever reaches {stage}", "هیچ پرونده‌ای هرگز به {stage} نمی‌رسد"),
    todo=Text(
        "charges lead straight to payment: put other steps before charges or after payment",
        "محاسبه عوارض یکراست به پرداخت می‌رسد: گام‌های دیگر را پیش از charges یا پس از payment بگذارید",
    ),
)
NOT_LEFT = Wording(
    code="stage-not-left",
    text=Text("no case ever gets past {stage}", "هیچ پرونده‌ای هرگز از {stage} نمی‌گذرد"),
    todo=Text("put payment after charges", "payment را پس از charges بگذارید"),
)
CANNOT_ACT = Wording(
    code="officer-cannot-act",
    text=Text(
        "{role} as officer of {stage} cannot see the case there, so nobody could act",
        "{role} در جایگاه مسئول {stage} پرونده را در آنجا نمی‌بیند، پس کسی نمی‌تواند کاری کند",
    ),
    allowed=Text("one of: {allowed}", "یکی از: {allowed}"),
)
PAYER = Wording(
    code="payment-not-by-applicant",
    text=Text("{role} cannot pay: only the applicant does", "{role} نمی‌تواند بپردازد: تنها متقاضی می‌پردازد"),
    todo=Text('write officer = "applicant"', 'بنویسید officer = "applicant"'),
)
NOT_ADMITTED = Wording(
    code="role-not-admitted",
    text=Text(
        "no portal admits the {role}, who must {command} in {stage}",
        "هیچ درگاهی {role} را راه نمی‌دهد که باید در {stage} کار «{command}» را انجام دهد",
    ),
    todo=Text("let a portal admit {name}", "{name} را در یکی از درگاه‌ها راه دهید"),
)
CANNOT_WITHDRAW = Wording(
    code="nobody-can-withdraw",
    text=Text(
        "no portal admits the applicant, who can then neither apply nor withdraw",
        "هیچ درگاهی متقاضی را راه نمی‌دهد، پس نه می‌تواند درخواست دهد و نه انصراف",
    ),
    todo=Text("let a portal admit applicant", "applicant را در یکی از درگاه‌ها راه دهید"),
)
CANNOT_REFUSE = Wording(
    code="nobody-can-refuse",
    text=Text(
        "no portal admits the expert, who alone can refuse a request",
        "هیچ درگاهی کارشناس را راه نمی‌دهد و تنها او می‌تواند درخواستی را رد کند",
    ),
    todo=Text("let a portal admit expert", "expert را در یکی از درگاه‌ها راه دهید"),
)
DESK_ADMITTED = Wording(
    code="desk-admitted",
    text=Text(
        "a portal admits the desk itself, which sees everything and is nobody's part",
        "درگاهی خود میز را راه می‌دهد که همه چیز را می‌بیند و نقش هیچ‌کس نیست",
    ),
    todo=Text("leave desk out", "desk را حذف کنید"),
)
NO_PROCEDURES = Wording(
    code="no-procedures",
    text=Text("the city takes no request of any kind", "شهر هیچ گونه درخواستی نمی‌پذیرد"),
    todo=Text("add one of [[procedures]]", "یک [[procedures]] بیفزایید"),
)
NO_GROUNDS = Wording(
    code="no-grounds",
    text=Text(
        "a request of this procedure can never be refused: it names no ground",
        "درخواست این فرایند هرگز رد شدنی نیست: هیچ دلیلی برای رد ندارد",
    ),
    todo=Text(
        "add [procedures.grounds.NAME] with its citation", "[procedures.grounds.NAME] را با استنادش بیفزایید"
    ),
)
PROCEDURE_LOST = Wording(
    code="procedure-lost",
    text=Text(
        "procedure {id} of the profile in use is not here: cases that began under it could not go on",
        "فرایند {id} از پرونده شهر کنونی اینجا نیست: پرونده‌هایی که با آن آغاز شده‌اند نمی‌توانند ادامه یابند",
    ),
    todo=Text("keep every procedure that was ever used", "هر فرایندی را که زمانی به کار رفته نگه دارید"),
)
PROCEDURE_CHANGED = Wording(
    code="procedure-changed",
    text=Text(
        "procedure {id} reads otherwise in the profile in use: cases that began under it could not go on",
        "فرایند {id} در پرونده شهر کنونی جور دیگری است: پرونده‌هایی که با آن آغاز شده‌اند نمی‌توانند ادامه یابند",
    ),
    todo=Text(
        "leave it as it was, and add a new one with its own id and a later day",
        "آن را همان‌گونه بگذارید و فرایند تازه‌ای با شناسه خود و روزی دیرتر بیفزایید",
    ),
)
