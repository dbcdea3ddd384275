"""The desk's own words in both languages: kinds, stages, roles, commands, lacks."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain import commands, events
from qom_permits.domain.actors import Role
from qom_permits.domain.documents import Lack
from qom_permits.domain.procedure import Source
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.texts import Text

KINDS: Mapping[RequestKind, Text] = {
    RequestKind.NEW_CONSTRUCTION: Text("new construction", "احداث بنا"),
    RequestKind.REBUILDING: Text("rebuilding", "تجدید بنا"),
    RequestKind.EXTENSION: Text("extension", "توسعه بنا"),
    RequestKind.PERMIT_RENEWAL: Text("permit renewal", "تجدید پروانه"),
}

STAGES: Mapping[Stage, Text] = {
    Stage.DRAFT: Text("draft", "پیش‌نویس"),
    Stage.REVIEW: Text("review of documents", "بررسی مدارک"),
    Stage.SURVEY: Text("site survey", "بازدید و نقشه‌برداری"),
    Stage.PLANS: Text("plans at the Engineering Organization", "تهیه نقشه در نظام مهندسی"),
    Stage.PLAN_ORDER: Text("plan order", "دستور نقشه"),
    Stage.CHARGES: Text("charges", "محاسبه عوارض"),
    Stage.PAYMENT: Text("payment", "پرداخت"),
    Stage.ISSUANCE: Text("issuance", "صدور پروانه"),
    Stage.RETURNED: Text("returned to the applicant", "عودت به متقاضی"),
    Stage.ISSUED: Text("permit issued", "پروانه صادر شد"),
    Stage.COMPLETED: Text("completed", "پایان‌یافته"),
    Stage.WITHDRAWN: Text("withdrawn", "انصراف متقاضی"),
    Stage.REFUSED: Text("refused", "رد شده"),
    Stage.LAPSED: Text("lapsed", "بی‌پیگیری مانده"),
    Stage.EXPIRED: Text("expired", "منقضی"),
    Stage.REVOKED: Text("revoked", "ابطال شده"),
    Stage.SUPERSEDED: Text("superseded", "جایگزین شده"),
}

ROLES: Mapping[Role, Text] = {
    Role.APPLICANT: Text("applicant", "متقاضی"),
    Role.EXPERT: Text("district expert", "کارشناس منطقه"),
    Role.SURVEYOR: Text("surveyor", "مهندس نقشه‌بردار"),
    Role.ENGINEERS: Text("Engineering Organization", "سازمان نظام مهندسی"),
    Role.REVENUE: Text("revenue officer", "کارشناس درآمد"),
    Role.ISSUER: Text("issuer of permits", "مسئول صدور پروانه"),
    Role.DESK: Text("the service desk", "میز خدمت"),
}

LACKS: Mapping[Lack, Text] = {
    Lack.MISSING: Text("missing", "موجود نیست"),
    Lack.UNREADABLE: Text("unreadable", "ناخوانا"),
    Lack.OUT_OF_DATE: Text("out of date", "تاریخ‌گذشته"),
    Lack.INCOMPLETE: Text("incomplete", "ناقص"),
    Lack.CONTRADICTED: Text("contradicted by other papers", "ناسازگار با دیگر مدارک"),
}

SOURCES: Mapping[Source, Text] = {
    Source.APPLICATION: Text("application", "درخواست متقاضی"),
    Source.SURVEY: Text("survey", "بازدید نقشه‌بردار"),
    Source.PLANS: Text("plans", "نقشه‌های نظام مهندسی"),
    Source.PLAN_ORDER: Text("plan order", "دستور نقشه"),
    Source.FINDING: Text("finding of an officer", "یافته کارشناس"),
}

EVENTS: Mapping[type[events.Event], Text] = {
    events.CaseOpened: Text("case file opened", "پرونده تشکیل شد"),
    events.TownHallVisited: Text("came in person", "مراجعه حضوری"),
    events.DocumentAttached: Text("document handed in", "مدرک بارگذاری شد"),
    events.ApplicationRevised: Text("application revised", "درخواست ویرایش شد"),
    events.Submitted: Text("submitted to the district", "به منطقه ارسال شد"),
    events.ReturnedToApplicant: Text("returned to the applicant", "به متقاضی بازگشت"),
    events.DocumentsAccepted: Text("documents accepted", "مدارک تأیید شد"),
    events.FindingRecorded: Text("finding recorded", "یافته کارشناس ثبت شد"),
    events.Refused: Text("request refused", "درخواست رد شد"),
    events.SurveyorAssigned: Text("surveyor assigned", "نقشه‌بردار تعیین شد"),
    events.SurveyRecorded: Text("site surveyed", "بازدید ثبت شد"),
    events.PlansRequested: Text("plans requested", "نقشه درخواست شد"),
    events.PlansDelivered: Text("plans delivered", "نقشه تحویل شد"),
    events.PlansReturned: Text("plans returned", "نقشه بازگردانده شد"),
    events.PlanOrderIssued: Text("plan order issued", "دستور نقشه صادر شد"),
    events.ChargesAssessed: Text("charges assessed", "عوارض محاسبه شد"),
    events.PaymentStarted: Text("payment started", "پرداخت آغاز شد"),
    events.PaymentPageOpened: Text("bank's page opened", "صفحه بانک باز شد"),
    events.PaymentRecorded: Text("payment recorded", "پرداخت ثبت شد"),
    events.PaymentClosed: Text("payment ended without money", "پرداخت ناتمام ماند"),
    events.PermitIssued: Text("permit issued", "پروانه صادر شد"),
    events.PermitSuperseded: Text("permit superseded", "پروانه جایگزین شد"),
    events.Withdrawn: Text("request withdrawn", "متقاضی انصراف داد"),
}

COMMANDS: Mapping[type[commands.Command], Text] = {
    commands.OpenCase: Text("open a case file", "تشکیل پرونده"),
    commands.AttachDocument: Text("hand in a document", "بارگذاری مدرک"),
    commands.ReviseApplication: Text("revise the application", "ویرایش درخواست"),
    commands.Submit: Text("submit the request", "ثبت درخواست"),
    commands.ReturnToApplicant: Text("return to the applicant", "عودت به متقاضی"),
    commands.AcceptDocuments: Text("accept the documents", "تأیید مدارک"),
    commands.RecordFinding: Text("record a finding", "ثبت یافته"),
    commands.Refuse: Text("refuse the request", "رد درخواست"),
    commands.AssignSurveyor: Text("assign a surveyor", "ارجاع به نقشه‌بردار"),
    commands.RecordSurvey: Text("record the survey", "ثبت بازدید"),
    commands.RequestPlans: Text("request the plans", "درخواست نقشه"),
    commands.DeliverPlans: Text("deliver the plans", "تحویل نقشه"),
    commands.ReturnPlans: Text("return the plans", "عودت نقشه"),
    commands.IssuePlanOrder: Text("issue the plan order", "صدور دستور نقشه"),
    commands.AssessCharges: Text("assess the charges", "محاسبه عوارض"),
    commands.StartPayment: Text("start a payment", "آغاز پرداخت"),
    commands.RecordPaymentPage: Text("note the bank's page", "ثبت صفحه بانک"),
    commands.RecordPayment: Text("record a payment", "ثبت پرداخت"),
    commands.ClosePayment: Text("close a payment", "بستن پرداخت ناتمام"),
    commands.IssuePermit: Text("issue the permit", "صدور پروانه"),
    commands.SupersedePermit: Text("supersede the permit", "جایگزینی پروانه"),
    commands.Withdraw: Text("withdraw the request", "انصراف از درخواست"),
}
