"""A town on paper to test the desk with: its people, one request on its way, and a store whose whole content shows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from attrs import define, field
from tests.desk import stories
from tests.desk.cities import qom
from tests.desk.stories import ENGINEERS_LOGIN, Story, Words, story_in, story_of

from qom_permits import Actor, Money, Party, PermitCase, RequestKind, Role, Stage, commands
from qom_permits.desk import ServiceDesk
from qom_permits.desk.answers import PaymentPage, PaymentResult
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN
from qom_permits.ports.payment import Outcome
from qom_permits.ports.storage import Storage
from qom_permits.testing.paper import CARD_LIMIT, PaperDesk

PAPER, OTHER_PAPER = stories.PAPER, stories.OTHER_PAPER

MARKER = "Zahra Marker"
"""The name of every owner, to be found nowhere but with the parties."""

ZAHRA = {"name": MARKER, "mobile": "09121234567", "language": "fa"}
SAM = {"name": MARKER, "mobile": "+12025550143", "language": "en"}
OWNERS = {"qom": ZAHRA, "port_alder": SAM}
"""Who owns the plot, by city."""

RETURN_URL = "https://desk.example/payment-returned"

EXPERT = Actor.officer("expert-2", Role.EXPERT, portal="districts", district="2")
SURVEYOR = Actor.officer("surveyor-7", Role.SURVEYOR, portal="districts")
ENGINEERS = Actor.officer(ENGINEERS_LOGIN, Role.ENGINEERS, portal="engineers")
REVENUE = Actor.officer("revenue-2", Role.REVENUE, portal="districts", district="2")
ISSUER = Actor.officer("issuer-2", Role.ISSUER, portal="districts", district="2")

MOST_ON_A_PAGE = {"IRR": CARD_LIMIT, "USD": Money(150_000, "USD")}
"""What one payment at the paper bank carries, by currency: some bills need two."""


def stocked(paper: PaperDesk) -> PaperDesk:
    """Return *paper* keeping the scans that the tests hand in, and its bank dealing in the city's money."""
    for of in ("a paper", "another paper"):
        paper.desk.keep(stories.scan(of), media_type="application/pdf")
    paper.bank.limit = MOST_ON_A_PAGE[paper.city.currency]
    return paper


def request(*owners: Party, code: str = "2-14-103-27-0-0-0") -> commands.OpenCase:
    """Return a request for a new house in Qom on the plot *code*."""
    return story_of(qom(), RequestKind.NEW_CONSTRUCTION).request(*owners, code=code)


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
    """A paper desk with one owner registered, and the ways to bring a request of some *kind* forward."""

    paper: PaperDesk
    kind: RequestKind = RequestKind.NEW_CONSTRUCTION
    owner: Party = field(init=False)
    _ids: Callable[[], int] = field(init=False, factory=lambda: count(1).__next__)

    def __attrs_post_init__(self) -> None:
        """Register the owner, and keep the scans that are handed in."""
        stocked(self.paper)
        self.owner = self.desk.register(OWNERS[self.paper.city.id])

    @property
    def desk(self) -> ServiceDesk:
        """The desk itself."""
        return self.paper.desk

    @property
    def story(self) -> Story:
        """What is said on the way of a new request."""
        return story_of(self.paper.city, self.kind)

    @property
    def applicant(self) -> Actor:
        """The owner at the citizens' portal."""
        return self.story.applicant(self.owner)

    @property
    def payer(self) -> Actor:
        """The owner at the payments portal."""
        return self.story.payer(self.owner)

    @property
    def limit(self) -> Money:
        """What one payment at the bank carries."""
        return MOST_ON_A_PAGE[self.paper.city.currency]

    def officer(self, role: Role) -> Actor:
        """Return whoever is *role* in the district of the example's plot."""
        return self.story.officer(role, self.story.district)

    def take(self, command: commands.Command, by: Actor, command_id: str = "") -> PermitCase:
        """Return the case as *command* left it, taken by somebody who has looked at it just before."""
        judges = type(command) in JUDGES_WHAT_WAS_SEEN
        seen = (
            self.desk.case(command.case_id, by=by).version
            if judges and not isinstance(command, commands.OpenCase)
            else None
        )
        return self.desk.take(command, by=by, command_id=command_id or f"id-{self._ids()}", seen=seen)

    def at(self, stage: Stage, words: Words | None = None, code: str | None = None) -> PermitCase:
        """Return a new case that has just come to *stage* on the lawful way."""
        case = self.take(self.story.request(self.owner, code=code), self.applicant)
        return self.brought(case, stage, words)

    def brought(self, case: PermitCase, stage: Stage, words: Words | None = None) -> PermitCase:
        """Return *case* as it has just come to *stage* on the lawful way."""
        while case.stage is not stage:
            step = story_in(self.paper.city, case).next_step(case, words or Words())
            case = self.take(step[1], step[0]) if step else self.pay(case).case
        return case

    def with_papers(self, case: PermitCase, by: Actor | None = None) -> PermitCase:
        """Return the draft *case* with all its papers, handed in by the owner or somebody else for them."""
        while not isinstance(
            command := story_in(self.paper.city, case).filed(case, Words()), commands.Submit
        ):
            case = self.take(command, by or self.applicant)
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
