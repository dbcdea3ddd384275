"""Renewals at the desk: the permit granted here gives way in the same append, once, whatever happens meanwhile."""

from __future__ import annotations

from functools import partial

import pytest
from attrs import evolve
from tests.desk.renewing import FOUND, finding, in_review, issue, number_of, renewing, to_issuance
from tests.desk.stories import saying
from tests.desk.towns import EXPERT, ISSUER, OTHER_PAPER, ZAHRA, Town

from qom_permits import (
    Actor,
    Blocked,
    Deficiency,
    Item,
    Lack,
    QomPermitsError,
    Stage,
    commands,
    replay,
)
from qom_permits.desk.keys import permit_key, supersede_key
from qom_permits.domain.actors import DESK
from qom_permits.domain.earlier_permit import PermitSource
from qom_permits.domain.errors import ClaimTaken, OutcomeUnknown, StorageBusy, VersionConflict
from qom_permits.domain.facts import by_name
from qom_permits.ports.records import Batch
from qom_permits.testing.at_once import at_once
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import paper_desk
from qom_permits.wire.events import read_event


def test_a_new_permit_and_the_old_ones_end_are_one_append(stored_town: Town) -> None:
    """The old case says by which permit its own gave way, the new one which it followed; the records lie together."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    new = issue(town, to_issuance(town, in_review(town, number_of(old))))
    ended = town.desk.case(old.id, by=town.applicant)
    last_two = town.paper.storage.feed(limit=1000)[-2:]

    assert (Stage.SUPERSEDED, number_of(new), old.permit) == (ended.stage, ended.superseded_by, ended.permit)
    assert new.earlier is not None
    assert (number_of(old), PermitSource.HERE) == (new.earlier.number, new.earlier.source)
    assert [(new.id, "permit_issued"), (old.id, "permit_superseded")] == [
        (each.record.case_id, each.record.kind) for each in last_two
    ]
    for case in (new, ended):
        assert case == replay(map(read_event, town.paper.storage.records(case.id)))


def test_a_permit_gives_way_at_the_desks_own_hand(stored_town: Town) -> None:
    """The history of the old case says so; its claim is taken for ever, and the new permit is found by its number."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    new = issue(town, to_issuance(town, in_review(town, number_of(old))))
    told = town.desk.history(old.id, by=town.applicant)[-1]
    gone, granted = (
        town.paper.storage.claim(key) for key in (supersede_key(number_of(old)), permit_key(number_of(new)))
    )

    assert ("permit_superseded", DESK.id, DESK.portal, Stage.SUPERSEDED, None) == (
        told.event,
        told.by,
        told.portal,
        told.stage,
        told.deadline,
    )
    assert gone is not None
    assert granted is not None
    assert (old.id, new.id) == (gone.case_id, granted.case_id)


def test_what_is_on_record_need_not_be_found(stored_town: Town) -> None:
    """Days, charge, payment and the building are the old case's own; only the papers are to be looked at."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    case = town.take(renewing(town, number_of(old)), town.applicant)
    facts, before = by_name(case.facts), by_name(old.facts)
    assert old.paid is not None

    assert ("1408-07-01", old.paid.amount, old.paid.amount) == (
        facts["expired_on"],
        facts["charge_at_issue"],
        facts["paid_at_issue"],
    )
    for name in ("use", "postal_walk", "street", "street_width", "parking", "floor_area"):
        assert before[name] == facts[name]
    assert (
        Stage.CHARGES
        is town.take(commands.AcceptDocuments(case_id=in_review(town, number_of(old)).id), EXPERT).stage
    )


def test_of_two_renewals_of_one_permit_one_wins(stored_town: Town) -> None:
    """Issued at once, one permit is granted; whoever came second is told that the old one gave way, and to nothing."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    cases = [to_issuance(town, in_review(town, number_of(old))) for _ in range(2)]
    done, no_more = at_once([partial(issue, town, case, case.id) for case in cases])
    (new,), (no,) = done, no_more
    assert isinstance(no, Blocked)

    assert ["permit-not-in-force"] == [each.code for each in no.objections]
    assert number_of(new) == town.desk.case(old.id, by=town.applicant).superseded_by
    assert sorted([Stage.ISSUED.value, Stage.ISSUANCE.value]) == sorted(
        town.desk.case(case.id, by=town.applicant).stage.value for case in cases
    )


def test_a_permit_that_gave_way_is_not_renewed_again(stored_town: Town) -> None:
    """The applicant is told at the opening, the issuer who had begun before is told by options and refusal alike."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    first, second = (to_issuance(town, in_review(town, number_of(old))) for _ in range(2))
    issue(town, first)
    (option,) = (each for each in town.desk.options(second.id, by=ISSUER) if each.command == "issue_permit")

    assert ["permit-not-in-force"] == [each.code for each in option.objections]
    assert ["permit-not-in-force"] == refused(town, renewing(town, number_of(old)), town.applicant)


def refused(town: Town, command: commands.Command, by: Actor) -> list[str]:
    """Return the codes of all that stands in the way of *command*, having seen that nothing is written."""
    feed = town.paper.storage.feed(limit=1000)
    with pytest.raises(Blocked) as blocked:
        town.take(command, by)
    assert feed == town.paper.storage.feed(limit=1000)
    return [each.code for each in blocked.value.objections]


def test_a_renewed_permit_may_be_renewed_in_its_turn(stored_town: Town) -> None:
    """The newest is in force; each one's case names the next, and nothing is charged for twice."""
    town = stored_town
    first = town.at(Stage.ISSUED)
    second = issue(town, to_issuance(town, in_review(town, number_of(first))), "second")
    third = issue(town, to_issuance(town, in_review(town, number_of(second))), "third")

    assert [number_of(second), number_of(third), None] == [
        town.desk.case(case.id, by=town.applicant).superseded_by for case in (first, second, third)
    ]
    assert first.assessment is not None
    assert third.assessment is not None
    assert (first.assessment.total.amount, 0) == (
        by_name(third.facts)["charge_at_issue"],
        third.assessment.total.amount,
    )


def test_somebody_elses_permit_reads_like_none(stored_town: Town) -> None:
    """Word for word: whether there is a permit of that number is not for a stranger to learn."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    stranger = town.desk.register(ZAHRA)
    by = Actor.applicant(stranger, portal="citizens")
    theirs, nobodys = (
        town.desk.why_not(evolve(renewing(town, number), owners=(stranger,)), by=by)
        for number in (number_of(old), "P1405-2-99999")
    )

    assert ["no-such-permit"] == [each.code for each in theirs]
    assert theirs[0].text().en.replace(number_of(old), "P1405-2-99999") == nobodys[0].text().en
    assert theirs[0].todo() == nobodys[0].todo()


def test_a_permit_of_another_plot_is_not_renewed_for_this_one(stored_town: Town) -> None:
    """Two permits of one owner are not mixed up, by the applicant or by the officer who finds one."""
    town = stored_town
    old = town.at(Stage.ISSUED, code="2-14-103-28-0-0-0")
    case = in_review(town, None)
    found = finding(case, earlier=evolve(FOUND, number=number_of(old)))

    assert ["permit-of-another-plot"] == refused(town, renewing(town, number_of(old)), town.applicant)
    assert ["permit-of-another-plot"] == refused(town, found, EXPERT)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PAYMENT])
def test_a_case_without_permit_is_none_to_renew(stored_town: Town, stage: Stage) -> None:
    """A case number is no permit number."""
    case = stored_town.at(stage)

    assert ["no-such-permit"] == refused(
        stored_town, renewing(stored_town, case.number or "P1405-2-00001"), stored_town.applicant
    )


# a permit of an older system


def test_an_older_systems_permit_is_found_in_its_scan(stored_town: Town) -> None:
    """With it and the facts read off it the renewal goes on, and nothing here gives way."""
    town = stored_town
    case = in_review(town, None)
    before = town.desk.why_not(commands.AcceptDocuments(case_id=case.id), by=EXPERT)
    case = town.take(finding(case), EXPERT)
    new = issue(town, to_issuance(town, case))
    assert new.earlier is not None

    assert {"missing-fact", "earlier-permit-unknown"} == {each.code for each in before}
    assert ("88-1234", PermitSource.LEGACY, "earlier_permit") == (
        new.earlier.number,
        new.earlier.source,
        new.earlier.document.kind if new.earlier.document else None,
    )
    assert "1392-02-11" == by_name(new.facts)["expired_on"]
    assert "permit_issued" == town.paper.storage.feed(limit=1000)[-1].record.kind


def test_a_found_permit_that_was_granted_here_gives_way_too(stored_town: Town) -> None:
    """Whoever forgot that the permit is one of ours is helped by the desk's own record of its number."""
    town = stored_town
    old = town.at(Stage.ISSUED)
    case = in_review(town, None)
    case = town.take(finding(case, earlier=evolve(FOUND, number=number_of(old))), EXPERT)
    new = issue(town, to_issuance(town, case))
    assert old.permit is not None
    assert new.earlier is not None

    assert (PermitSource.HERE, old.permit.issued_on) == (new.earlier.source, new.earlier.issued_on)
    assert number_of(new) == town.desk.case(old.id, by=town.applicant).superseded_by


def test_a_replaced_scan_makes_its_findings_out_of_date(stored_town: Town) -> None:
    """Sent back for a better scan, a renewal waits until the officer has read that one too."""
    town = stored_town
    case = town.take(finding(in_review(town, None)), EXPERT)
    lack = Deficiency(item=Item.DOCUMENT, name="earlier_permit", lack=Lack.UNREADABLE)
    town.take(commands.ReturnToApplicant(case_id=case.id, deficiencies=(lack,)), EXPERT)
    better = commands.AttachDocument(case_id=case.id, kind="earlier_permit", document=OTHER_PAPER)
    town.take(better, town.applicant)
    town.take(commands.Submit(case_id=case.id), town.applicant)

    assert ["finding-out-of-date"] == refused(town, commands.AcceptDocuments(case_id=case.id), EXPERT)
    town.take(finding(case), EXPERT)
    assert Stage.CHARGES is town.take(commands.AcceptDocuments(case_id=case.id), EXPERT).stage


def test_what_is_on_record_here_is_not_written_over(stored_town: Town) -> None:
    """An officer finds neither another permit nor another charge than the desk's own."""
    town = stored_town
    case = in_review(town, number_of(town.at(Stage.ISSUED)))

    assert "earlier-permit-on-record" in refused(town, finding(case, facts=()), EXPERT)
    assert {"known-from-here"} == set(refused(town, finding(case, earlier=None), EXPERT))


# stores that fail, and others who write


class SecondRefused(MemoryStorage):
    """A store that meets *faults* when two cases are to be written together: *written* before it raises, or not."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Exception] = []
        self.written = False
        self.together = 0

    def append(self, *batches: Batch) -> None:
        """Write, unless trouble comes with the second batch; or write, and raise."""
        self.together += len(batches) > 1
        if len(batches) == 1 or not self.faults:
            super().append(*batches)
            return
        if self.written:
            super().append(*batches)
        raise self.faults.pop()


@pytest.fixture
def troubled() -> tuple[Town, SecondRefused]:
    """Return a town and its store, which can be given faults to meet."""
    store = SecondRefused()
    return Town(paper_desk(storage=store)), store


@pytest.mark.parametrize("conflicts", [1, 7])
def test_a_conflict_on_the_old_case_is_judged_anew(
    troubled: tuple[Town, SecondRefused], conflicts: int
) -> None:
    """Others may note money on it meanwhile: the new permit is issued all the same, and once."""
    town, store = troubled
    old = town.at(Stage.ISSUED)
    case = to_issuance(town, in_review(town, number_of(old)))
    store.faults = [VersionConflict(f"{old.id} has grown")] * conflicts
    new = issue(town, case)

    assert (conflicts + 1, number_of(new)) == (
        store.together,
        town.desk.case(old.id, by=town.applicant).superseded_by,
    )
    assert ("P1405-2-00001", "P1405-2-00002") == (number_of(old), number_of(new))


@pytest.mark.parametrize(
    "fault", [ClaimTaken("supersede:P1405-2-00001"), StorageBusy("somebody"), OutcomeUnknown("x")]
)
def test_what_is_refused_of_the_second_case_is_refused_of_both(
    troubled: tuple[Town, SecondRefused], fault: QomPermitsError
) -> None:
    """Nothing is half done: no permit without the old one's end, and asking again does the whole."""
    town, store = troubled
    old = town.at(Stage.ISSUED)
    case = to_issuance(town, in_review(town, number_of(old)))
    feed = store.feed(limit=1000)
    store.faults = [fault]

    with pytest.raises(type(fault)):
        issue(town, case)
    assert feed == store.feed(limit=1000)
    assert Stage.ISSUED is town.desk.case(old.id, by=town.applicant).stage
    assert number_of(issue(town, case)) == town.desk.case(old.id, by=town.applicant).superseded_by


def test_an_outcome_unknown_that_was_written_is_found_by_the_same_id(
    troubled: tuple[Town, SecondRefused],
) -> None:
    """Both cases were written, or none: asking again finds the new permit, and the old one gave way once."""
    town, store = troubled
    old = town.at(Stage.ISSUED)
    case = to_issuance(town, in_review(town, number_of(old)))
    store.faults, store.written = [OutcomeUnknown("the line dropped")], True

    with pytest.raises(OutcomeUnknown):
        issue(town, case)
    new = issue(town, case)
    assert (number_of(new), 1) == (town.desk.case(old.id, by=town.applicant).superseded_by, store.together)


def test_money_that_comes_for_the_old_case_meanwhile_hinders_nothing(stored_town: Town) -> None:
    """The old case has grown since the renewal was opened: what is superseded is the case as it is now."""
    town = stored_town
    waiting = town.at(Stage.PAYMENT, saying(excess_density_area="0"))
    second = town.start(waiting, "twice")
    old = town.pay(waiting).case
    old = issue(town, old, "first")
    case = to_issuance(town, in_review(town, number_of(old)))
    town.desk.payment_returned("paper", town.paper.bank.customer(second.order))
    new = issue(town, case)
    ended = town.desk.case(old.id, by=town.applicant)

    assert (number_of(new), old.version + 2) == (ended.superseded_by, ended.version)
    assert 2 == len(ended.payments)


def test_nobody_supersedes_a_permit_by_hand(stored_town: Town) -> None:
    """It is the desk's own command: refused alike to everybody, and whether there is such a case or none."""
    town = stored_town
    old = town.at(Stage.ISSUED)

    for case_id in (old.id, "no-such-case"):
        command = commands.SupersedePermit(case_id=case_id, permit="P1405-2-00009")
        for by in (town.applicant, ISSUER, EXPERT, DESK):
            assert ["desk-only"] == refused(town, command, by)
