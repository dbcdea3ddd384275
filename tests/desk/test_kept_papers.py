"""A case rests only on documents whose bytes the desk keeps, and shows them to whoever may see it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from attrs import evolve
from tests.desk.stories import reference, scan
from tests.desk.towns import EXPERT, Town

from qom_permits import Actor, BadInput, Blocked, NoSuchCase, Role, Stage, commands
from qom_permits.desk.service_desk import ServiceDesk
from qom_permits.domain.errors import Damaged, InvalidActor, PluginFault, StorageRefused
from qom_permits.ports.papers import DocumentStore


def test_a_document_the_desk_never_kept_is_refused(town: Town) -> None:
    """A reference alone is no paper; once its bytes are kept, the same command is taken."""
    case = town.at(Stage.DRAFT)
    command = commands.AttachDocument(
        case_id=case.id, kind="title_deed", document=reference("something never kept")
    )

    with pytest.raises(Blocked) as blocked:
        town.desk.take(command, by=town.applicant, command_id="hand")
    assert ["document-not-kept"] == [objection.code for objection in blocked.value.objections]

    town.desk.keep(scan("something never kept"), media_type="application/pdf")
    after = town.desk.take(command, by=town.applicant, command_id="hand")

    assert command.document == after.document("title_deed")


def test_nobody_goes_by_the_desks_own_name(town: Town) -> None:
    """An officer whose login is the desk's would share its command ids."""
    case = town.at(Stage.REVIEW)

    with pytest.raises(InvalidActor):
        town.desk.case(case.id, by=Actor.officer("desk", Role.EXPERT, portal="districts", district="2"))


def test_a_paper_is_read_by_whoever_may_see_the_case(town: Town) -> None:
    """Its owner and the district's expert read the very bytes that were handed in."""
    case = town.at(Stage.REVIEW)
    document, data = town.desk.paper(case.id, "title_deed", by=EXPERT)

    assert case.document("title_deed") == document
    assert (document.size, town.paper.papers.kept[document.sha256]) == (len(data), data)
    assert (document, data) == town.desk.paper(case.id, "title_deed", by=town.applicant)


def test_a_paper_of_a_case_that_is_not_theirs_reads_as_no_such_case(town: Town) -> None:
    """Whether the paper is there or not, and whether the case is."""
    case = town.at(Stage.REVIEW)
    told = []
    for case_id, kind in ((case.id, "title_deed"), (case.id, "power_of_attorney"), ("case-0", "title_deed")):
        with pytest.raises(NoSuchCase) as refused:
            town.desk.paper(case_id, kind, by=evolve(EXPERT, district="3"))
        told.append(str(refused.value).replace(case_id, "…"))

    assert 1 == len(set(told))


@pytest.mark.parametrize(
    ("kind", "named"), [("power_of_attorney", "power of attorney"), ("../deed", "'../deed'"), (7, "7")]
)
def test_a_paper_that_was_not_handed_in_is_told_as_such(town: Town, kind: Any, named: str) -> None:
    """By its title when the procedure knows it, and with the papers that are there."""
    case = town.at(Stage.REVIEW)
    with pytest.raises(BadInput) as refused:
        town.desk.paper(case.id, kind, by=EXPERT)
    (fault,) = refused.value.faults

    assert ("no-such-paper", "kind") == (fault.code, fault.where)
    assert f"{named} has not been handed in" == fault.text.en
    assert fault.allowed is not None
    assert "one of: identity_card, renovation_duty_receipt, title_deed" == fault.allowed.en


def test_a_paper_replaced_is_read_as_it_is_now(town: Town) -> None:
    """The last one handed in counts."""
    case = town.at(Stage.DRAFT)
    for words in ("first", "second"):
        paper = town.desk.keep(scan(words), media_type="application/pdf")
        command = commands.AttachDocument(case_id=case.id, kind="title_deed", document=paper)
        town.desk.take(command, by=town.applicant, command_id=words)

    assert scan("second") == town.desk.paper(case.id, "title_deed", by=town.applicant)[1]


def test_bytes_that_are_not_those_handed_in_are_never_given_out(town: Town) -> None:
    """Changed on the disk, or by a store that does not look: no officer judges them."""
    case = town.at(Stage.REVIEW)
    document = case.document("title_deed")
    assert document is not None
    town.paper.papers.kept[document.sha256] = b"%PDF-1.4 another deed"
    careless = cast("DocumentStore", SimpleNamespace(open=town.paper.papers.kept.__getitem__))
    trusting = ServiceDesk(evolve(town.desk._equipment, documents=careless))  # noqa: SLF001 - a store of the test's own

    for desk in (town.desk, trusting):
        with pytest.raises(Damaged):
            desk.paper(case.id, "title_deed", by=EXPERT)


def test_bytes_that_are_lost_are_said_to_be(town: Town) -> None:
    """The case knows of the paper, the store does not: the host's loss, not the reader's slip."""
    case = town.at(Stage.REVIEW)
    town.paper.papers.kept.clear()

    with pytest.raises(StorageRefused):
        town.desk.paper(case.id, "title_deed", by=EXPERT)


def test_a_desk_without_a_store_shows_no_paper(town: Town) -> None:
    """It judges, but keeps nothing to show."""
    case = town.at(Stage.REVIEW)
    bare = ServiceDesk(evolve(town.desk._equipment, documents=None))  # noqa: SLF001 - a desk without a store

    with pytest.raises(PluginFault):
        bare.paper(case.id, "title_deed", by=EXPERT)
