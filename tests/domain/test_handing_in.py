"""What a command hands in, and what the desk must keep of it first."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.domain.town import APPLICANT, DEED, PLAN, START, given
from tests.domain.walk import OPEN, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.documents import Attachment, Document
from qom_permits.domain.errors import BadInput
from qom_permits.domain.evolve import evolve as recorded
from qom_permits.domain.facts import facts_from
from qom_permits.domain.money import Money
from qom_permits.domain.objections import handed_in, objections

ID = "case-1"
PAPER = Attachment(kind="plan", document=PLAN)
DELIVERED = c.DeliverPlans(case_id=ID, designer="d", facts=facts_from({}), documents=(PAPER,))


@pytest.mark.parametrize(
    ("command", "papers"),
    [
        (c.AttachDocument(case_id=ID, kind="deed", document=DEED), (DEED,)),
        (c.RecordSurvey(case_id=ID, facts=facts_from({}), documents=(PAPER,)), (PLAN,)),
        (DELIVERED, (PLAN,)),
        (c.Submit(case_id=ID), ()),
        (OPEN, ()),
    ],
)
def test_the_papers_of_a_command_are_named(command: c.Command, papers: tuple[Document, ...]) -> None:
    """Whatever brings documents says which."""
    assert papers == handed_in(command)


def test_only_what_the_desk_does_not_keep_is_objected_to() -> None:
    """A document among others that are missing is no fault of its own."""
    command = c.AttachDocument(case_id=ID, kind="deed", document=DEED)
    lacking = given(APPLICANT, unkept=frozenset({"f" * 64}))

    assert () == objections(case_before(c.AttachDocument), command, lacking)
    assert ["document-not-kept"] == [
        against.code
        for against in objections(
            case_before(c.AttachDocument), command, evolve(lacking, unkept=frozenset({DEED.sha256}))
        )
    ]


def test_a_case_is_opened_once() -> None:
    """A second opening in a history is damage, not a new beginning."""
    case = case_before(c.AttachDocument)
    opening = e.CaseOpened(
        on=START,
        case_id=ID,
        kind=case.kind,
        parcel=case.parcel,
        project=case.project,
        owners=case.owners,
        facts=(),
        district=case.district,
        procedure=case.procedure,
        procedure_digest=case.procedure_digest,
        opened_by="a",
    )

    with pytest.raises(LookupError, match="open already"):
        recorded(case, opening)


def test_a_number_too_long_to_read_is_refused_unread() -> None:
    """Not even its digits are worked out."""
    with pytest.raises(BadInput, match="too long to read"):
        Money(10**5000)
