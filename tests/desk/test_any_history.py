"""Whatever people do, in whatever order: two stores answer alike, and every case is what its records say."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import ClassVar

import pytest
from attrs import evolve
from hypothesis import HealthCheck, event, settings, target
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.desk.any_command import any_actor, any_command, any_deficiencies, districts
from tests.desk.cities import CITIES
from tests.desk.stories import Story, Words, kinds_of, story_of
from tests.desk.two_desks import TwoDesks

from qom_permits import Blocked, Party, PermitCase, QomPermitsError, RequestKind, Role, Stage, commands
from qom_permits.domain.errors import CommandIdReused, PaymentMismatch
from qom_permits.domain.facts import FactValue
from qom_permits.domain.procedure import Source
from qom_permits.domain.stages import STEPS
from qom_permits.ports.payment import Outcome

MOST_CASES = 4
OPEN = (Stage.DRAFT, Stage.RETURNED, *STEPS)
THINK_AGAIN = ["think again"] * 8
"""What people do mostly, so that what they do seldom ends not every history."""

HISTORIES = {"qom": 50, "port_alder": 25}
"""How many histories each city lives through, divided among its kinds of request."""

SHARE = int(os.environ.get("QOM_PERMITS_HISTORIES", "50")) / HISTORIES["qom"]
"""Set QOM_PERMITS_HISTORIES=1000 to look further than every run of the tests can."""

SAID: Mapping[str, Sequence[FactValue]] = {
    "floor_area": ["60", "60.01", "186.4", "480.5", "601"],
    "excess_density_area": ["0", "0.5", "200", "500"],
    "parking": [0, 1, 2, 3, 6],
    "sprinkler_heads": [0, 24, 900],
    "in_flood_area": [True, False],
    "worn_out_fabric": [True, False],
    "affordable": [True, False],
}
"""What is said otherwise than in the examples, so that bills and papers differ."""


def codes(story: Story) -> list[str]:
    """Return the code of the story's plot, of one beside it, of one in another district, and of one in none."""
    code = story.example.parcel.code
    found = story.city.parcel_code.fullmatch(code)
    assert found is not None
    start, end = found.span("district")
    beside = code[:-1] + ("1" if code[-1] == "0" else "0")
    other, nowhere = districts(story)[1], "9" if story.city.id == "qom" else "XX"
    return [code, code, beside, code[:start] + other + code[end:], code[:start] + nowhere + code[end:]]


class AnyHistory(RuleBasedStateMachine):
    """Each rule is something people do; `TwoDesks` sees to what must hold after each of them."""

    city: ClassVar = "qom"
    kind: ClassVar = RequestKind.NEW_CONSTRUCTION

    def __init__(self) -> None:
        super().__init__()
        self.two = TwoDesks(city=CITIES[self.city], kind=self.kind)
        self.owners: tuple[Party, ...] = ()

    def teardown(self) -> None:
        """Tell how far the run came: its permits, and the longest history."""
        event(f"permits issued: {len(self.two.at(Stage.ISSUED, Stage.SUPERSEDED))}")
        event(f"permits superseded: {len(self.two.at(Stage.SUPERSEDED))}")
        target(float(max([case.version for case in self.two.all()], default=0)))
        self.two.close()

    def a_case(self, data: st.DataObject, *stages: Stage) -> PermitCase:
        """Return one of the cases at *stages*."""
        case: PermitCase = data.draw(st.sampled_from(self.two.at(*stages)))
        return case

    @initialize()
    def two_people_register(self) -> None:
        """Two people are known to both desks under the same ids."""
        self.owners = (self.two.register(), self.two.register())

    @precondition(lambda self: len(self.two.cases) < MOST_CASES)
    @rule(data=st.data())
    def somebody_opens_a_case(self, data: st.DataObject) -> None:
        """A request comes in, now and then of another kind, for a district the city has not, or by a stranger."""
        usual = [self.two.kind] * 4
        kind = data.draw(st.sampled_from([*usual, *kinds_of(self.two.city)]))
        story = story_of(self.two.city, kind)
        owners = data.draw(st.sampled_from([self.owners[:1], self.owners, self.owners[1:]]))
        by = data.draw(st.one_of(st.just(story.applicant(owners[0])), any_actor(story, self.owners)))
        code = data.draw(st.sampled_from(codes(self.two.story)))
        self.two.take(story.request(*owners, code=code), by)

    @precondition(lambda self: self.two.at(Stage.ISSUED) and len(self.two.cases) < 2 * MOST_CASES)
    @rule(data=st.data(), steps=st.integers(0, 12))
    def a_permit_granted_here_is_to_be_renewed(self, data: st.DataObject, steps: int) -> None:
        """The owners ask for a permit in place of theirs, and may come as far as to have it."""
        granted = self.a_case(data, Stage.ISSUED)
        story = story_of(self.two.city, RequestKind.PERMIT_RENEWAL)
        case = self.two.take(story.renewal(granted), story.applicant(granted.owners[0]))
        assert isinstance(case, PermitCase)
        for _ in range(steps):
            case = self.two.lawful_step(case, Words())

    @precondition(lambda self: self.two.at(Stage.SUPERSEDED))
    @rule(data=st.data())
    def a_superseded_permit_is_to_be_renewed(self, data: st.DataObject) -> None:
        """A permit that gave way does so once: it is renewed no more, and its case takes no part any more."""
        granted = self.a_case(data, Stage.SUPERSEDED)
        story = story_of(self.two.city, RequestKind.PERMIT_RENEWAL)

        assert isinstance(self.two.take(story.renewal(granted), story.applicant(granted.owners[0])), Blocked)
        case = self.two.standing(granted.id)
        command = data.draw(any_command(self.two.story_in(case), case, (), ()))
        by = data.draw(any_actor(self.two.story, self.owners))
        assert isinstance(self.two.take(command, by), QomPermitsError)

    @precondition(lambda self: self.two.at(*OPEN))
    @rule(
        data=st.data(),
        steps=st.integers(2, 8),
        said=st.fixed_dictionaries({}, optional={name: st.sampled_from(SAID[name]) for name in SAID}),
    )
    def the_next_lawful_steps_are_taken(
        self, data: st.DataObject, steps: int, said: dict[str, str | int | bool]
    ) -> None:
        """A case goes some steps forward; what is said on the way makes a bill of one payment or of several."""
        case = self.a_case(data, *OPEN)
        for _ in range(steps):
            case = self.two.lawful_step(case, Words(facts=said))

    @precondition(lambda self: self.two.at(*STEPS))
    @rule(data=st.data())
    def an_officer_returns_a_case(self, data: st.DataObject) -> None:
        """A case goes back for what the applicant can mend."""
        case = self.a_case(data, *STEPS)
        story = self.two.story_in(case)
        lacks = data.draw(any_deficiencies(story.mendable(Source.APPLICATION)))
        command = commands.ReturnToApplicant(case_id=case.id, deficiencies=lacks)
        self.two.take(command, story.in_charge(case))

    @precondition(lambda self: self.two.at(Stage.PLAN_ORDER, Stage.CHARGES))
    @rule(data=st.data())
    def the_plans_are_returned(self, data: st.DataObject) -> None:
        """Plans go back to the Engineering Organization."""
        case = self.a_case(data, Stage.PLAN_ORDER, Stage.CHARGES)
        story = self.two.story_in(case)
        lacks = data.draw(
            any_deficiencies(story.mendable(Source.PLANS) or story.mendable(Source.APPLICATION))
        )
        by = data.draw(st.sampled_from([story.in_charge(case), story.officer(Role.EXPERT, case.district)]))
        self.two.take(commands.ReturnPlans(case_id=case.id, deficiencies=lacks), by)

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
    @rule(data=st.data(), end=st.sampled_from(["withdraw", "refuse", *THINK_AGAIN]))
    def a_case_may_be_given_up(self, data: st.DataObject, end: str) -> None:
        """Seldom enough for permits to be issued, an owner withdraws or an expert refuses."""
        case = self.a_case(data, *OPEN)
        story = self.two.story_in(case)
        if end == "withdraw":
            self.two.take(commands.Withdraw(case_id=case.id), story.applicant(case.owners[-1]))
        if end == "refuse":
            command = commands.Refuse(case_id=case.id, grounds=(story.procedure.grounds[0].name,))
            self.two.take(command, story.officer(Role.EXPERT, case.district))

    @precondition(lambda self: self.two.cases)
    @rule(data=st.data(), tries=st.integers(1, 5), where=st.sampled_from(["nowhere", *THINK_AGAIN]))
    def somebody_tries_anything(self, data: st.DataObject, tries: int, where: str) -> None:
        """Anybody tries any command, having seen the case as it is, as it was, or not at all."""
        case_id = data.draw(st.sampled_from(self.two.cases))
        orders = tuple(order for of_case, order in self.two.orders if of_case == case_id)
        permits = tuple(each.permit.number for each in self.two.all() if each.permit)
        for _ in range(tries):
            case = self.two.standing(case_id)
            story = self.two.story_in(case)
            case = evolve(case, id="no-such-case") if where == "nowhere" else case
            by = data.draw(any_actor(story, self.owners))
            command = data.draw(any_command(story, case, orders, permits))
            self.two.take_seen(
                command, by, data.draw(st.sampled_from([case.version, case.version, 1, 999, None]))
            )

    @precondition(lambda self: self.two.at(Stage.ISSUANCE))
    @rule(data=st.data())
    def whoever_assessed_tries_to_issue(self, data: st.DataObject) -> None:
        """Of two roles in one hand, the second is never let act on what the first did."""
        case = self.a_case(data, Stage.ISSUANCE)
        revenue = self.two.story_in(case).officer(Role.REVENUE, case.district)
        by = evolve(revenue, roles=frozenset({Role.REVENUE, Role.ISSUER}))

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
        other = evolve(
            self.two.story.request(*self.owners), project=evolve(self.two.story.example.project, units=77)
        )
        answer = self.two.both(
            lambda paper: paper.desk.take(other, by=before.by, command_id=before.command_id)
        )

        assert isinstance(answer, CommandIdReused)

    @rule(hours=st.integers(-30, 60))
    def the_clock_is_moved(self, hours: int) -> None:
        """Time passes, and now and then the machine's clock is set back."""
        self.two.clock.pass_time(timedelta(hours=hours))

    @precondition(lambda self: self.two.at(Stage.ISSUED))
    @rule(data=st.data(), passing=st.sampled_from(["years", *THINK_AGAIN]), days=st.integers(1, 500))
    def a_permit_runs_out(self, data: st.DataObject, passing: str, days: int) -> None:
        """Seldom, years pass in which nobody does anything, until after a permit has run out."""
        permit = self.a_case(data, Stage.ISSUED).permit
        assert permit is not None
        then = datetime.combine(permit.valid_until, time(6), tzinfo=self.two.clock().tzinfo)
        if passing == "years" and then > self.two.clock() and then.year < 2031:
            self.two.clock.move_to(permit.valid_until + timedelta(days=days))

    @rule()
    def the_desk_makes_its_rounds(self) -> None:
        """Letters go out, and the banks are asked about what is open: whatever they settled is then credited."""
        assert not isinstance(self.two.both(lambda paper: paper.desk.reconcile()), QomPermitsError)
        assert not isinstance(self.two.both(lambda paper: paper.desk.deliver_letters()), QomPermitsError)
        self.two.upheld.see_to_bank(self.two.all())


EACH = [(name, kind) for name, city in CITIES.items() for kind in kinds_of(city)]


@pytest.mark.parametrize(("city", "kind"), EACH, ids=lambda each: getattr(each, "value", each))
def test_whatever_people_do_two_stores_answer_alike_and_cases_are_what_they_must_be(
    city: str, kind: RequestKind
) -> None:
    """Requests of one kind, and some of the others, live through any history in one city."""
    histories = HISTORIES[city] * SHARE / len(kinds_of(CITIES[city]))
    run_state_machine_as_test(
        type("AnyHistoryThere", (AnyHistory,), {"city": city, "kind": kind}),
        settings=settings(
            max_examples=max(1, round(histories)),
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


@pytest.mark.parametrize(("city", "kind"), EACH, ids=lambda each: getattr(each, "value", each))
def test_the_lawful_steps_alone_end_in_a_permit(city: str, kind: RequestKind) -> None:
    """One lawful step after the other brings a case to its permit, and another to one in its place."""
    two = TwoDesks(city=CITIES[city], kind=kind)
    party = two.register()
    case = two.take(two.story.request(party), two.story.applicant(party))
    for again in (True, False):
        assert isinstance(case, PermitCase)
        while case.stage is not Stage.ISSUED:
            before, case = case.version, two.lawful_step(case, Words())
            assert before < case.version
        if again:
            renewal = story_of(two.city, RequestKind.PERMIT_RENEWAL).renewal(case)
            first, case = case, two.take(renewal, two.story.applicant(party))
    two.close()

    assert Stage.SUPERSEDED is two.standing(first.id).stage
