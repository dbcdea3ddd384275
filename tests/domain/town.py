"""A small town to judge cases in: its procedure, its calendar, its people, and what they hand in."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from qom_permits.domain import commands as c
from qom_permits.domain.actors import Actor, Party, Portal, Role
from qom_permits.domain.assessments import Assessment, LineItem, LineKind
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Deficiency, Document, Item, Lack
from qom_permits.domain.facts import facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.objection import Objection
from qom_permits.domain.objections import objections
from qom_permits.domain.procedure import (
    DocumentRule,
    FactRule,
    FactType,
    Procedure,
    RefusalGround,
    Source,
    Step,
)
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.terms import Term, WeeklyCalendar
from qom_permits.domain.texts import Text, same

LAW = Text("sample ordinance, article 1", "آیین‌نامه نمونه، ماده ۱")
PROCEDURE = Procedure(
    id="small-town-1405",
    digest="5" * 64,
    kind=RequestKind.NEW_CONSTRUCTION,
    steps=(
        Step(stage=Stage.REVIEW, officer=Role.EXPERT, term=Term(working_days=3)),
        Step(stage=Stage.SURVEY, officer=Role.EXPERT, term=Term(working_days=5)),
        Step(stage=Stage.PLANS, officer=Role.EXPERT, term=Term(working_days=10)),
        Step(stage=Stage.PLAN_ORDER, officer=Role.EXPERT, term=Term(working_days=5)),
        Step(stage=Stage.CHARGES, officer=Role.REVENUE, term=Term(working_days=2)),
        Step(stage=Stage.PAYMENT, officer=Role.APPLICANT),
        Step(stage=Stage.ISSUANCE, officer=Role.ISSUER, term=Term(working_days=2)),
    ),
    documents=(
        DocumentRule(kind="deed", title=Text("deed", "سند"), source=Source.APPLICATION, cite=LAW),
        DocumentRule(
            kind="letter", title=Text("letter", "نامه"), source=Source.APPLICATION, required=False, cite=LAW
        ),
        DocumentRule(
            kind="map",
            title=Text("map", "نقشه محل"),
            source=Source.SURVEY,
            judged_at=Stage.SURVEY,
            required=False,
            cite=LAW,
        ),
        DocumentRule(
            kind="plan",
            title=Text("plan", "نقشه"),
            source=Source.PLANS,
            judged_at=Stage.PLAN_ORDER,
            cite=LAW,
        ),
    ),
    facts=(
        FactRule(
            name="use",
            title=Text("use", "کاربری"),
            type=FactType.CHOICE,
            source=Source.APPLICATION,
            options=("residential", "commercial"),
        ),
        FactRule(
            name="walk",
            title=Text("postal walk", "گشت پستی"),
            type=FactType.TEXT,
            source=Source.APPLICATION,
            required=False,
            judged_at=Stage.CHARGES,
        ),
        FactRule(
            name="corner",
            title=Text("corner plot", "ملک نبش"),
            type=FactType.FLAG,
            source=Source.APPLICATION,
            required=False,
            judged_at=Stage.SURVEY,
        ),
        FactRule(
            name="width",
            title=Text("street width", "عرض معبر"),
            type=FactType.NUMBER,
            source=Source.SURVEY,
            judged_at=Stage.SURVEY,
            unit="m",
            places=2,
            least="1",
            most="100",
        ),
        FactRule(
            name="parking",
            title=Text("parking", "پارکینگ"),
            type=FactType.COUNT,
            source=Source.PLANS,
            judged_at=Stage.PLAN_ORDER,
            least="0",
        ),
        FactRule(
            name="floor_area",
            title=Text("floor area", "زیربنا"),
            type=FactType.NUMBER,
            source=Source.PLAN_ORDER,
            judged_at=Stage.PLAN_ORDER,
            unit="m2",
            places=1,
        ),
    ),
    grounds=(
        RefusalGround(name="not_the_owner", title=Text("not the owner", "مالک نیست"), cite=LAW),
        RefusalGround(name="against_the_plan", title=Text("against the plan", "خلاف طرح"), cite=LAW),
    ),
    validity=Term(years=3),
    validity_cite=LAW,
    conditions=(Text("built as planned", "برابر نقشه"),),
)
WORK = WeeklyCalendar(
    days_off=frozenset({4}),
    holidays=frozenset({date(2026, 9, 26)}),
    first=date(2026, 3, 21),
    last=date(2027, 3, 20),
)
PORTALS = (
    Portal(name="citizens", title=same("citizens"), admits=frozenset({Role.APPLICANT})),
    Portal(name="counter", title=same("counter"), admits=frozenset({Role.APPLICANT}), in_person=True),
    Portal(name="officers", title=same("officers"), admits=frozenset(Role) - {Role.APPLICANT, Role.DESK}),
)

OWNER, OTHER = Party("party-1"), Party("party-2")
APPLICANT = Actor.applicant(OWNER, portal="citizens")
EXPERT = Actor.officer("expert-1", Role.EXPERT, portal="officers", district="2")
SURVEYOR = Actor.officer("surveyor-1", Role.SURVEYOR, portal="officers")
ENGINEERS = Actor.officer("engineers-1", Role.ENGINEERS, portal="officers")
REVENUE = Actor.officer("revenue-1", Role.REVENUE, portal="officers", district="2")
ISSUER = Actor.officer("issuer-1", Role.ISSUER, portal="officers", district="2")

START = date(2026, 9, 23)
"""A Wednesday, 1405-07-01: the days after it are worked, a Friday off, a holiday, and worked again."""


def a_document(words: str) -> Document:
    """Return a document known by the digest of *words*."""
    return Document(
        sha256=hashlib.sha256(words.encode()).hexdigest(), size=len(words), media_type="application/pdf"
    )


DEED, LETTER, SITE_MAP, PLAN, BETTER_PLAN = map(a_document, ("deed", "letter", "map", "plan", "better plan"))


def lacking(name: str, item: Item = Item.DOCUMENT, lack: Lack = Lack.UNREADABLE) -> Deficiency:
    """Return a deficiency of a document, or of a fact."""
    return Deficiency(item=item, name=name, lack=lack)


def a_bill(amount: int, *, sample: bool = False, on: date = START) -> Assessment:
    """Return a bill of one line over *amount* rial."""
    line = LineItem(
        id="floor", kind=LineKind.CHARGE, title=Text("floor", "زیربنا"), amount=Money(amount), cite=LAW
    )
    return Assessment(
        tariff="tariff-1405",
        digest="7" * 64,
        on=on,
        calendar=Calendar.JALALI,
        sample=sample,
        facts=facts_from({"floor_area": "180.5"}),
        lines=(line,),
        total=Money(amount),
    )


def given(actor: Actor, on: date = START, **looked_up: Any) -> Given:
    """Return what is given when *actor* acts, with what else was *looked_up*."""
    town: dict[str, Any] = {
        "procedure": PROCEDURE,
        "work": WORK,
        "calendar": Calendar.JALALI,
        "portals": PORTALS,
        "districts": ("1", "2"),
    }
    return Given(actor=actor, on=on, **{**town, **looked_up})


def found(case: PermitCase | None, command: c.Command, known: Given, code: str) -> Objection:
    """Return the objection *code* to *command*."""
    (objection,) = (each for each in objections(case, command, known) if each.code == code)
    return objection


def codes(case: PermitCase | None, command: c.Command, known: Given) -> list[str]:
    """Return the codes of every objection to *command*."""
    return [each.code for each in objections(case, command, known)]
