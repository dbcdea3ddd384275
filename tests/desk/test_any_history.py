"""Whatever people do, in whatever order: two stores answer alike, and every case is what its records say."""

from __future__ import annotations

import os
from datetime import timedelta

from attrs import evolve
from hypothesis import HealthCheck, event, settings, target
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.desk.any_command import MENDABLE, PLANNED, any_actor, any_command, any_deficiencies
from tests.desk.towns import EXPERT, ISSUER, REVENUE, ZAHRA, Words, of, request
from tests.desk.two_desks import TwoDesks

from qom_permits import (
    Actor,
    Blocked,
    Deficiency,
    Party,
    PermitCase,
    QomPermitsError,
    RequestKind,
    Role,
    Stage,
    commands,
)
from qom_permits.domain.errors import CommandIdReused, PaymentMismatch
from qom_permits.domain.stages import STEPS
from qom_permits.ports.payment import Outcome

MOST_CASES = 3
OPEN = (Stage.DRAFT, Stage.RETURNED, *STEPS)
CODES = ["2-14-103-27-0-0-0", "2-15-1-1-0-0-0", "3-14-103-27-0-0-0", "9-14-103-27-0-0-0"]
KINDS = [*[RequestKind.NEW_CONSTRUCTION] * 4, RequestKind.PERMIT_RENEWAL]
HISTORIES = settings(
    max_examples=int(os.environ.get("QOM_PERMITS_HISTORIES", "50")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""Set QOM_PERMITS_HISTORIES=1000 to look further than every run of the tests can."""


class AnyHistory(RuleBasedStateMachine):
    """Each rule is something people do; `TwoDesks` sees to what must hold after each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.two = TwoDesks()
        self.owners: tuple[Party, ...] = ()

    def teardown(self) -> None:
        """Tell how far the run came: its permits, and the longest history."""
        event(f"permits issued: {len(self.two.at(Stage.ISSUED))}")
        target(float(max([self.two.standing(case).version for case in self.two.cases], default=0)))
        self.two.close()

    def a_case(self, data: st.DataObject, *stages: Stage) -> PermitCase:
        """Return one of the cases at *stages*."""
        return data.draw(st.sampled_from(self.two.at(*stages)))

    @initialize()
    def two_people_register(self) -> None:
        """Two people are known to both desks under the same ids."""
        registered = [self.two.both(lambda paper: paper.desk.register(ZAHRA)) for _ in range(2)]
        self.owners = tuple(party for party in registered if isinstance(party, Party))

    @precondition(lambda self: len(self.two.cases) < MOST_CASES)
    @rule(data=st.data(), code=st.sampled_from(CODES), kind=st.sampled_from(KINDS))
    def somebody_opens_a_case(self, data: st.DataObject, code: str, kind: RequestKind) -> None:
        """A request comes in, now and then for a kind or district the city has not, or by a stranger."""
        owners = data.draw(st.sampled_from([self.owners[:1], self.owners, self.owners[1:]]))
        owner = Actor.applicant(owners[0], portal="citizens")
        by = data.draw(st.one_of(st.just(owner), any_actor(self.owners)))
        case = self.two.take(evolve(request(*owners, code=code), kind=kind), by)
        if isinstance(case, PermitCase):
            self.two.cases.append(case.id)

    @precondition(lambda self: self.two.at(*OPEN))
    @rule(
        data=st.data(),
        steps=st.integers(2, 8),
        parking=st.integers(0, 6),
        floor_area=st.sampled_from(["60", "60.01", "480.5", "601"]),
        excess=st.sampled_from(["0", "0.5", "200", "500"]),
    )
    def the_next_lawful_steps_are_taken(
        self, data: st.DataObject, steps: int, parking: int, floor_area: str, excess: str
    ) -> None:
        """A case goes some steps forward; what is said on the way makes a bill of one payment or of several."""
        case = self.a_case(data, *OPEN)
        words = Words(parking=parking, floor_area=floor_area, excess_density_area=excess)
        for _ in range(steps):
            case = self.two.lawful_step(case, words)

    @precondition(lambda self: self.two.at(*STEPS))
    @rule(data=st.data(), deficiencies=any_deficiencies(MENDABLE))
    def an_officer_returns_a_case(self, data: st.DataObject, deficiencies: tuple[Deficiency, ...]) -> None:
        """A case goes back for what the applicant can mend."""
        case = self.a_case(data, *STEPS)
        officer = {Stage.CHARGES: REVENUE, Stage.ISSUANCE: ISSUER}.get(case.stage, EXPERT)
        command = commands.ReturnToApplicant(case_id=case.id, deficiencies=deficiencies)
        self.two.take(command, of(case, officer))

    @precondition(lambda self: self.two.at(Stage.PLAN_ORDER))
    @rule(data=st.data(), deficiencies=any_deficiencies(PLANNED))
    def the_plans_are_returned(self, data: st.DataObject, deficiencies: tuple[Deficiency, ...]) -> None:
        """Plans go back to the Engineering Organization."""
        case = self.a_case(data, Stage.PLAN_ORDER)
        self.two.take(commands.ReturnPlans(case_id=case.id, deficiencies=deficiencies), of(case, EXPERT))

    @precondition(lambda self: self.two.at(Stage.PAYMENT))
    @rule(data=st.data(), outcome=st.sampled_from(Outcome))
    def the_owner_pays_or_does_not(self, data: st.DataObject, outcome: Outcome) -> None:
        """A payment is started, and ends as the bank says."""
        self.two.pay(self.a_case(data, Stage.PAYMENT), outcome)

    @precondition(lambda self: self.two.orders)
    @rule(data=st.data(), outcome=st.sampled_from(Outcome))
    def the_bank_calls_again(self, data: st.DataObject, outcome: Outcome) -> None:
        """A late yes, a late no, a replay: the bank speaks of an old payment."""
        _, order = data.draw(st.sampled_from(self.two.orders))
        self.two.bank_says(order, outcome)

    @precondition(lambda self: len(self.two.orders) > 1)
    @rule(data=st.data())
    def references_are_swapped(self, data: st.DataObject) -> None:
        """The reference of one payment never pays for another."""
        (_, order), (_, other) = data.draw(st.permutations(self.two.orders))[:2]
        answer = self.two.both(
            lambda paper: paper.desk.payment_returned(
                "paper", paper.bank.callback(order, paper.bank.books[other].reference)
            )
        )

        assert isinstance(answer, PaymentMismatch)

    @precondition(lambda self: self.two.at(*OPEN))
    @rule(data=st.data(), end=st.sampled_from(["withdraw", "refuse", *["think again"] * 8]))
    def a_case_may_be_given_up(self, data: st.DataObject, end: str) -> None:
        """Seldom enough for permits to be issued, an owner withdraws or an expert refuses."""
        case = self.a_case(data, *OPEN)
        if end == "withdraw":
            owner = Actor.applicant(case.owners[-1], portal="citizens")
            self.two.take(commands.Withdraw(case_id=case.id), owner)
        if end == "refuse":
            self.two.take(commands.Refuse(case_id=case.id, grounds=("not_the_owner",)), of(case, EXPERT))

    @precondition(lambda self: self.two.cases)
    @rule(data=st.data(), tries=st.integers(1, 5))
    def somebody_tries_anything(self, data: st.DataObject, tries: int) -> None:
        """Anybody tries any command, having seen the case as it is, as it was, or not at all."""
        case_id = data.draw(st.sampled_from([*self.two.cases, *self.two.cases, "no-such-case"]))
        orders = tuple(order for of_case, order in self.two.orders if of_case == case_id)
        for _ in range(tries):
            by, command = data.draw(any_actor(self.owners)), data.draw(any_command(case_id, orders))
            now = self.two.version(case_id)
            self.two.take_seen(command, by, data.draw(st.sampled_from([now, now, 1, 999, None])))

    @precondition(lambda self: self.two.at(Stage.ISSUANCE))
    @rule(data=st.data())
    def whoever_assessed_tries_to_issue(self, data: st.DataObject) -> None:
        """Of two roles in one hand, the second is never let act on what the first did."""
        case = self.a_case(data, Stage.ISSUANCE)
        by = evolve(of(case, REVENUE), roles=frozenset({Role.REVENUE, Role.ISSUER}))

        assert isinstance(self.two.take(commands.IssuePermit(case_id=case.id), by), Blocked)

    @precondition(lambda self: self.two.asked)
    @rule(data=st.data())
    def something_is_asked_again(self, data: st.DataObject) -> None:
        """What was answered once is answered so for ever, however far the case has gone."""
        again = data.draw(st.sampled_from(self.two.asked))

        assert again.answer == self.two.both(again.ask)

    @precondition(lambda self: self.two.asked)
    @rule(data=st.data())
    def an_id_is_used_for_something_else(self, data: st.DataObject) -> None:
        """A command id stands for one command."""
        before = data.draw(st.sampled_from(self.two.asked))
        other = request(*self.owners, code="2-99-99-99-0-0-0")
        answer = self.two.both(
            lambda paper: paper.desk.take(other, by=before.by, command_id=before.command_id)
        )

        assert isinstance(answer, CommandIdReused)

    @rule(hours=st.integers(-30, 60))
    def the_clock_is_moved(self, hours: int) -> None:
        """Time passes, and now and then the machine's clock is set back."""
        self.two.clock.pass_time(timedelta(hours=hours))

    @rule()
    def the_desk_makes_its_rounds(self) -> None:
        """Letters go out, and the banks are asked about what is open."""
        assert not isinstance(self.two.both(lambda paper: paper.desk.reconcile()), QomPermitsError)
        assert not isinstance(self.two.both(lambda paper: paper.desk.deliver_letters()), QomPermitsError)


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = HISTORIES


def test_the_lawful_steps_alone_end_in_a_permit() -> None:
    """One lawful step after the other brings a case to its permit, over two payments: the rules above can too."""
    two = TwoDesks()
    party = two.both(lambda paper: paper.desk.register(ZAHRA))
    assert isinstance(party, Party)
    case = two.take(request(party), Actor.applicant(party, portal="citizens"))
    assert isinstance(case, PermitCase)
    two.cases.append(case.id)
    for _ in range(15):
        case = two.lawful_step(case, Words())
    two.close()

    assert Stage.ISSUED is case.stage
    assert 2 == len(case.payments)
