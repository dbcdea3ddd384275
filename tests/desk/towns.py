"""A town on paper to test the desk with: its people, one request on its way, and a store whose whole content shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import count

from attrs import define, field, frozen

from qom_permits import (
    Actor,
    Area,
    Attachment,
    Document,
    Item,
    Parcel,
    Party,
    PermitCase,
    Project,
    RequestKind,
    Role,
    Stage,
    commands,
)
from qom_permits.desk import ServiceDesk
from qom_permits.desk.answers import PaymentPage, PaymentResult
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN
from qom_permits.ports.payment import Outcome
from qom_permits.ports.storage import Storage
from qom_permits.testing.paper import PaperDesk

ZAHRA = {"name": "Zahra Marker", "mobile": "09121234567", "language": "fa"}
RETURN_URL = "https://desk.example/payment-returned"

EXPERT = Actor.officer("expert-2", Role.EXPERT, portal="districts", district="2")
SURVEYOR = Actor.officer("surveyor-7", Role.SURVEYOR, portal="districts")
ENGINEERS = Actor.officer("engineering-organization", Role.ENGINEERS, portal="engineers")
REVENUE = Actor.officer("revenue-2", Role.REVENUE, portal="districts", district="2")
ISSUER = Actor.officer("issuer-2", Role.ISSUER, portal="districts", district="2")

PAPERS = ("title_deed", "identity_card", "renovation_duty_receipt")


def scan(of: str) -> bytes:
    """Return the bytes of a scanned paper."""
    return f"%PDF-1.4 a scan of {of}".encode()


def reference(of: str) -> Document:
    """Return the reference of that scan, as a desk that keeps it answers."""
    data = scan(of)
    return Document(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="application/pdf")


PAPER, OTHER_PAPER = reference("a paper"), reference("another paper")


def stocked(paper: PaperDesk) -> PaperDesk:
    """Return *paper* keeping the scans that the tests hand in."""
    for of in ("a paper", "another paper"):
        paper.desk.keep(scan(of), media_type="application/pdf")
    return paper


@frozen(kw_only=True)
class Words:
    """What people say on the way of a request; the excess area makes most of the bill."""

    paper: Document = PAPER
    surveyor: str = SURVEYOR.id
    plot_area: str = "318.4"
    parking: int = 2
    balcony_area: str = "12"
    floor_area: str = "480.5"
    excess_density_area: str = "200"


def request(*owners: Party, code: str = "2-14-103-27-0-0-0") -> commands.OpenCase:
    """Return a request for a new house on the plot *code*."""
    return commands.OpenCase(
        kind=RequestKind.NEW_CONSTRUCTION,
        parcel=Parcel(code=code, postal_code="3813712345", area=Area("320")),
        project=Project(floor_area=Area("480.5"), floors=6, units=1),
        owners=owners,
        facts={"use": "residential", "postal_walk": "38137", "street": "امیرکبیر"},
    )


def next_step(case: PermitCase, words: Words) -> tuple[Actor, commands.Command] | None:
    """Return who takes which command next on the lawful way to the permit; None when it is time to pay, or done."""
    owner = Actor.applicant(case.owners[0], portal="citizens")
    match case.stage:
        case Stage.DRAFT | Stage.RETURNED:
            return owner, _filed(case, words)
        case Stage.REVIEW:
            return of(case, EXPERT), commands.AcceptDocuments(case_id=case.id)
        case Stage.SURVEY if case.surveyor is None:
            return of(case, EXPERT), commands.AssignSurveyor(case_id=case.id, surveyor=words.surveyor)
        case Stage.SURVEY:
            surveyor = Actor.officer(case.surveyor or "", Role.SURVEYOR, portal="districts")
            return surveyor, surveyed(case.id, words)
        case Stage.PLANS if not case.plans_requested:
            return of(case, EXPERT), commands.RequestPlans(case_id=case.id)
        case Stage.PLANS:
            return ENGINEERS, planned(case.id, words)
        case Stage.PLAN_ORDER:
            return of(case, EXPERT), ordered(case.id, words)
        case Stage.CHARGES:
            return of(case, REVENUE), commands.AssessCharges(case_id=case.id)
        case Stage.ISSUANCE:
            return of(case, ISSUER), commands.IssuePermit(case_id=case.id)
        case _:
            return None


def of(case: PermitCase, officer: Actor) -> Actor:
    """Return the colleague of *officer* in the district of *case*."""
    (role,) = officer.roles
    return Actor.officer(f"{role.value}-{case.district}", role, portal="districts", district=case.district)


def _filed(case: PermitCase, words: Words) -> commands.Command:
    missing = [kind for kind in PAPERS if case.document(kind) is None]
    lacking = [each.name for each in case.outstanding() if each.item is Item.DOCUMENT]
    unsaid = [each.name for each in case.outstanding() if each.item is Item.FACT]
    if missing or lacking:
        kind = (missing or lacking)[0]
        return commands.AttachDocument(case_id=case.id, kind=kind, document=words.paper)
    if unsaid:
        said = {fact.name: fact.value for fact in case.facts}
        return commands.ReviseApplication(case_id=case.id, facts={unsaid[0]: said[unsaid[0]]})
    return commands.Submit(case_id=case.id)


def surveyed(case_id: str, words: Words) -> commands.RecordSurvey:
    """Return what the surveyor says."""
    return commands.RecordSurvey(
        case_id=case_id,
        facts={"street_width": "20", "plot_area": words.plot_area},
        documents=(Attachment(kind="site_map", document=words.paper),),
    )


def planned(case_id: str, words: Words) -> commands.DeliverPlans:
    """Return what the engineers deliver."""
    kinds = ("architectural_plan", "structural_plan")
    return commands.DeliverPlans(
        case_id=case_id,
        designer="designer-15",
        facts={"parking": words.parking, "balcony_area": words.balcony_area},
        documents=tuple(Attachment(kind=kind, document=words.paper) for kind in kinds),
    )


def ordered(case_id: str, words: Words) -> commands.IssuePlanOrder:
    """Return what the expert orders."""
    return commands.IssuePlanOrder(
        case_id=case_id,
        facts={
            "floor_area": words.floor_area,
            "floors": 6,
            "coverage": "60",
            "excess_density_area": words.excess_density_area,
            "excess_floor": 5,
        },
    )


def everything(storage: Storage) -> object:
    """Return a copy of all that a store in memory holds."""
    return _copied({name: value for name, value in vars(storage).items() if name != "_lock"})


def _copied(value: object) -> object:
    match value:
        case dict():
            return {key: _copied(held) for key, held in value.items()}
        case list():
            return [_copied(held) for held in value]
        case _:
            return value  # frozen, as all the store is given


@define
class Town:
    """A paper desk with one owner registered, and the ways to bring a request forward."""

    paper: PaperDesk
    owner: Party = field(init=False)
    _ids: Callable[[], int] = field(init=False, factory=lambda: count(1).__next__)

    def __attrs_post_init__(self) -> None:
        """Register the owner, and keep the scans that are handed in."""
        stocked(self.paper)
        self.owner = self.desk.register(ZAHRA)

    @property
    def desk(self) -> ServiceDesk:
        """The desk itself."""
        return self.paper.desk

    @property
    def applicant(self) -> Actor:
        """The owner at the citizens' portal."""
        return Actor.applicant(self.owner, portal="citizens")

    @property
    def payer(self) -> Actor:
        """The owner at the payments portal."""
        return Actor.applicant(self.owner, portal="payments")

    def take(self, command: commands.Command, by: Actor, command_id: str = "") -> PermitCase:
        """Return the case as *command* left it, taken by somebody who has looked at it just before."""
        judges = type(command) in JUDGES_WHAT_WAS_SEEN
        seen = (
            self.desk.case(command.case_id, by=by).version
            if judges and not isinstance(command, commands.OpenCase)
            else None
        )
        return self.desk.take(command, by=by, command_id=command_id or f"id-{self._ids()}", seen=seen)

    def at(self, stage: Stage, words: Words | None = None, code: str = "2-14-103-27-0-0-0") -> PermitCase:
        """Return a new case that has just come to *stage* on the lawful way."""
        case = self.take(request(self.owner, code=code), self.applicant)
        while case.stage is not stage:
            step = next_step(case, words or Words())
            case = self.take(step[1], step[0]) if step else self.pay(case).case
        return case

    def start(self, case: PermitCase, command_id: str = "") -> PaymentPage:
        """Return the bank's page for what *case* owes."""
        return self.desk.start_payment(
            case.id,
            gateway="paper",
            return_url=RETURN_URL,
            by=self.payer,
            command_id=command_id or f"id-{self._ids()}",
        )

    def pay(self, case: PermitCase, outcome: Outcome = Outcome.SETTLED) -> PaymentResult:
        """Return how a payment of *case* stands after the payer came back from the bank's page."""
        page = self.start(case)
        return self.desk.payment_returned("paper", self.paper.bank.customer(page.order, outcome))

    def everything(self) -> object:
        """Return a copy of all that the store holds."""
        return everything(self.paper.storage)
