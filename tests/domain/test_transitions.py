"""The one table of the life of a case, against what people wrote down in ``transitions.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import evolve
from tests.domain.town import ENGINEERS, EXPERT, OTHER, OWNER, PROCEDURE, SURVEYOR, given
from tests.domain.walk import PATH, case_before

from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Actor, Role
from qom_permits.domain.hindrances import hindrances
from qom_permits.domain.procedure import Step
from qom_permits.domain.stages import ENDS, Stage
from qom_permits.domain.transitions import (
    DESKS_OWN,
    JUDGES_WHAT_WAS_SEEN,
    TABLE,
    Duty,
    Holder,
    Row,
    Target,
    commands_of,
    fits,
    holder,
    resolve,
    role_of,
)

ALL = {cls.__name__: cls for cls in get_args(c.Command)}
Line = tuple[str, Stage | None, str, str]


def reviewed() -> Iterator[Line]:
    """Yield every line people reviewed, those for every stage once for each."""
    for line in Path(__file__).with_name("transitions.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            command, at, by, leads_to = line.split()
            for stage in stages(at):
                yield command, stage, by, leads_to


def stages(at: str) -> list[Stage | None]:
    """Return the stages *at* speaks of, None before there is a case."""
    match at:
        case "-":
            return [None]
        case "every_stage":
            return list(Stage)
        case "every_stage_but_payment":
            return [stage for stage in Stage if stage is not Stage.PAYMENT]
        case _:
            return [Stage(at)]


LINES = list(reviewed())


def written(row: Row) -> tuple[str, str]:
    """Return *row* in the words of the reviewed file."""
    leads_to: str = row.target.value
    return row.duty.value, "payment_or_past_it" if row.target is Target.PAYMENT else leads_to


def test_the_table_is_what_people_reviewed() -> None:
    """Every command, at every stage, is somebody's and leads somewhere exactly as written down."""
    table = {(command.__name__, stage): written(row) for (command, stage), row in TABLE.items()}

    assert {(command, stage): (by, to) for command, stage, by, to in LINES} == table
    assert len(LINES) == len(table)


@pytest.mark.parametrize("command", ALL.values())
def test_every_command_can_be_taken_somewhere(command: type[c.Command]) -> None:
    """A command without a row could never be taken."""
    assert [stage for taken, stage in TABLE if taken is command]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in ENDS | {Stage.ISSUED}])
def test_every_open_stage_can_be_left(stage: Stage) -> None:
    """No case is stuck: some row leads elsewhere, and its owner may always give it up."""
    targets = {row.target for (_, at), row in TABLE.items() if at is stage}

    assert Stage.WITHDRAWN in targets
    assert targets - {Target.STAY, Stage.WITHDRAWN}


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage in ENDS])
def test_no_end_is_ever_left(stage: Stage) -> None:
    """After the end only the desk acts, to note money, and the case stays where it is."""
    rows = {command: row for (command, at), row in TABLE.items() if at is stage}

    assert {Row(Duty.DESK, Target.STAY)} == set(rows.values())
    assert {c.RecordPayment, c.RecordPaymentPage, c.ClosePayment} == set(rows)


ROLE_OF = {
    "owner": Role.APPLICANT,
    "expert": Role.EXPERT,
    "surveyor": Role.SURVEYOR,
    "engineers": Role.ENGINEERS,
    "revenue": Role.REVENUE,
    "desk": Role.DESK,
}
OFFICER_AT = {
    **dict.fromkeys((Stage.REVIEW, Stage.SURVEY, Stage.PLANS, Stage.PLAN_ORDER), Role.EXPERT),
    Stage.CHARGES: Role.REVENUE,
    Stage.ISSUANCE: Role.ISSUER,
}


def somebody(role: Role) -> Actor:
    """Return somebody in *role* alone: the owner, the surveyor assigned, the desk, or any officer."""
    if role is Role.DESK:
        return DESK
    login = "surveyor-1" if role is Role.SURVEYOR else "somebody"
    return Actor(
        id=login, roles=frozenset({role}), portal="officers", for_=OWNER if role is Role.APPLICANT else None
    )


def is_let_through(command: type[c.Command], stage: Stage, role: Role) -> bool:
    """Return whether somebody in *role* would be let through with *command* at *stage*."""
    case = case_before(c.RecordSurvey, stage=stage, owners=(OWNER,) if role is Role.APPLICANT else (OTHER,))
    stops = {"not-at-this-stage", "case-closed", "not-your-part", "not-the-assigned-surveyor"}
    return not stops & {each.code for each in hindrances(command, case, given(somebody(role)))}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", [cls for cls in ALL.values() if cls is not c.OpenCase])
def test_the_gate_opens_only_to_whom_the_file_names(command: type[c.Command], role: Role) -> None:
    """Role by role, somebody is let through at the stages written down for that role, and at no other."""
    lines = [(at, by) for named, at, by, _ in LINES if named == command.__name__ and at is not None]
    expected = {at for at, by in lines if role is (OFFICER_AT[at] if by == "officer" else ROLE_OF[by])}

    assert expected == {stage for stage in Stage if is_let_through(command, stage, role)}


def test_a_stage_the_procedure_does_not_pass_has_no_officer() -> None:
    """There the officer's duty is nobody's, whatever role somebody has."""
    short = evolve(PROCEDURE, steps=(Step(stage=Stage.REVIEW, officer=Role.EXPERT),))
    case = case_before(c.RecordSurvey)

    assert None is role_of(Duty.OFFICER, case, short)
    assert not fits(Duty.OFFICER, EXPERT, (OWNER,), case, short)
    assert None is role_of(Duty.OFFICER, case, None)
    assert None is role_of(Duty.OFFICER, None, PROCEDURE)


@pytest.mark.parametrize(
    ("target", "stage", "owing", "to"),
    [
        (Stage.REFUSED, Stage.SURVEY, False, Stage.REFUSED),
        (Target.STAY, Stage.SURVEY, False, Stage.SURVEY),
        (Target.NEXT, Stage.DRAFT, False, Stage.REVIEW),
        (Target.NEXT, Stage.SURVEY, False, Stage.PLANS),
        (Target.NEXT, Stage.ISSUANCE, False, Stage.ISSUED),
        (Target.PAYMENT, Stage.CHARGES, True, Stage.PAYMENT),
        (Target.PAYMENT, Stage.CHARGES, False, Stage.ISSUANCE),
        (Target.RESUME, Stage.RETURNED, False, Stage.REVIEW),
    ],
)
def test_the_procedure_says_which_stage_a_target_means(
    target: Target | Stage,
    stage: Stage,
    owing: bool,  # noqa: FBT001 - one column of the table of expectations
    to: Stage,
) -> None:
    """The next step, the first, the one to resume at, or payment when money is owed."""
    assert to is resolve(target, case_before(c.RecordSurvey, stage=stage), PROCEDURE, owing=owing)


def test_a_target_that_is_none_leads_nowhere() -> None:
    """A row of a later release that this one does not know stops the command, loudly."""
    nowhere: Any = "nowhere"
    with pytest.raises(AssertionError, match="nowhere"):
        resolve(nowhere, case_before(c.RecordSurvey), PROCEDURE, owing=False)


def test_a_returned_case_resumes_where_it_was_told_to() -> None:
    """The stage to resume at is kept by the case, not worked out again."""
    case = case_before(c.RecordSurvey, stage=Stage.RETURNED, resume_at=Stage.PLANS)

    assert Stage.PLANS is resolve(Target.RESUME, case, PROCEDURE, owing=False)


@pytest.mark.parametrize(
    ("command", "on_whose_desk"),
    [
        (c.Submit, Holder(Role.APPLICANT)),
        (c.AcceptDocuments, Holder(Role.EXPERT)),
        (c.AssignSurveyor, Holder(Role.EXPERT)),
        (c.RecordSurvey, Holder(Role.SURVEYOR, "surveyor-1")),
        (c.RequestPlans, Holder(Role.EXPERT)),
        (c.DeliverPlans, Holder(Role.ENGINEERS)),
        (c.IssuePlanOrder, Holder(Role.EXPERT)),
        (c.AssessCharges, Holder(Role.REVENUE)),
        (c.StartPayment, Holder(Role.APPLICANT)),
        (c.IssuePermit, Holder(Role.ISSUER)),
    ],
)
def test_a_case_lies_on_the_desk_of_whoever_acts_next(
    command: type[c.Command], on_whose_desk: Holder
) -> None:
    """Along the path, the case waits for the one whose command comes next."""
    assert on_whose_desk == holder(case_before(command), PROCEDURE)


@pytest.mark.parametrize(
    ("role", "login", "theirs"),
    [
        (Role.SURVEYOR, None, True),
        (Role.SURVEYOR, "surveyor-1", True),
        (Role.SURVEYOR, "surveyor-2", False),
        (Role.EXPERT, None, False),
        (Role.EXPERT, "surveyor-1", False),
    ],
)
def test_a_desk_is_a_roles_or_one_persons(
    role: Role,
    login: str | None,
    theirs: bool,  # noqa: FBT001 - the answer
) -> None:
    """Whoever has the role, unless it is one person's: then that person in that role."""
    assert theirs == Holder(role, login).is_(SURVEYOR)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage in ENDS | {Stage.ISSUED}])
def test_a_case_that_has_ended_lies_on_nobodys_desk(stage: Stage) -> None:
    """Nobody need act any more."""
    assert None is holder(case_before(c.Submit, stage=stage), PROCEDURE)


def test_a_returned_case_lies_with_its_applicant() -> None:
    """Even when a surveyor was assigned before."""
    assert Holder(Role.APPLICANT) == holder(case_before(c.RecordSurvey, stage=Stage.RETURNED), PROCEDURE)


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        ({Role.SURVEYOR}, {c.RecordSurvey}),
        ({Role.ENGINEERS}, {c.DeliverPlans}),
        ({Role.ISSUER}, {c.ReturnToApplicant, c.IssuePermit}),
        ({Role.REVENUE}, {c.ReturnToApplicant, c.AssessCharges}),
        ({Role.DESK}, {c.RecordPayment, c.RecordPaymentPage, c.ClosePayment, c.SupersedePermit}),
        (
            {Role.APPLICANT},
            {c.AttachDocument, c.ReviseApplication, c.Submit, c.StartPayment, c.Withdraw},
        ),
        (
            {Role.EXPERT},
            {
                c.ReturnToApplicant,
                c.AcceptDocuments,
                c.RecordFinding,
                c.Refuse,
                c.AssignSurveyor,
                c.RequestPlans,
                c.ReturnPlans,
                c.IssuePlanOrder,
            },
        ),
        (set(), set()),
    ],
)
def test_a_role_has_its_commands(roles: set[Role], named: set[type[c.Command]]) -> None:
    """What may at some stage be somebody's part, and nothing else; opening a case is no command about one."""
    assert named == set(commands_of(frozenset(roles), PROCEDURE))


def test_a_step_the_procedure_does_not_pass_brings_nobody_commands() -> None:
    """Where a case is only reviewed, an expert plans nothing and an issuer issues nothing; duties of a role stay."""
    short = evolve(PROCEDURE, steps=(Step(stage=Stage.REVIEW, officer=Role.EXPERT),))

    assert (c.ReturnToApplicant, c.AcceptDocuments, c.RecordFinding, c.Refuse, c.ReturnPlans) == commands_of(
        frozenset({Role.EXPERT}), short
    )
    assert () == commands_of(frozenset({Role.ISSUER}), short)


def test_only_what_was_seen_is_judged_by_officers_who_decide() -> None:
    """Accepting, finding, refusing, ordering, assessing and issuing; money, and what gives way, are the desk's own."""
    assert {
        c.AcceptDocuments,
        c.RecordFinding,
        c.Refuse,
        c.IssuePlanOrder,
        c.AssessCharges,
        c.IssuePermit,
    } == JUDGES_WHAT_WAS_SEEN
    assert {
        c.StartPayment,
        c.RecordPaymentPage,
        c.RecordPayment,
        c.ClosePayment,
        c.SupersedePermit,
    } == DESKS_OWN


def test_the_path_takes_every_step_of_the_way() -> None:
    """The case walked in these tests leaves out only what turns a case back or ends it, and what is a renewal's."""
    turns = {c.ReviseApplication, c.ReturnToApplicant, c.Refuse, c.ReturnPlans, c.ClosePayment, c.Withdraw}
    turns |= {c.RecordFinding, c.SupersedePermit}

    assert set(ALL.values()) - turns == {type(command) for command, _, _ in PATH}
    assert fits(Duty.ENGINEERS, ENGINEERS, (), None, None)
    assert not fits(Duty.SURVEYOR, SURVEYOR, (), case_before(c.AssignSurveyor), PROCEDURE)
