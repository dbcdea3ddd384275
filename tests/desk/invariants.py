"""What must hold of every case after every step, whoever did what.

Of the invariants I1 to I14 of the list of faults: I1 every command id that took effect is in one run of records, the
one its claim names; I2 versions are dense; I3 the list shows what the records say; I4 the chain holds and the feed
never shrinks; I5 and I6 what is credited is what the bank settled, and paid, owed and credit agree with the bill; I7 a
reference belongs to one payment; I8 a permit is paid for; I9 a permit's number belongs to one case; I10 no letter is
given up without a reason; I11 nobody judges their own; I12 nothing personal stands beside the parties; I14 recorded
time never falls. I13, that a refusal writes nothing, is seen to by `TwoDesks`. There are no signatures yet (I9), and no
ledger beside the bill (I5).

Beside them: a term stands still while the applicant has the case, and goes on with what was left; a case is superseded
exactly when one permit, and only one, took the place of its own; and no other town speaks Persian or reckons in rial.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby

from attrs import define, field
from tests.desk.stories import story_in
from tests.desk.towns import MARKER

from qom_permits import PermitCase, Stage, evolve
from qom_permits.city.profile import City
from qom_permits.desk.keys import permit_key
from qom_permits.domain import events as e
from qom_permits.domain.transitions import holder
from qom_permits.ports.envelopes import Fate
from qom_permits.ports.records import BEGINNING, Record, chained, is_intact
from qom_permits.ports.storage import Storage
from qom_permits.testing.paper import PaperBank
from qom_permits.wire.events import read_event

OFFICERS_EVENTS = (
    e.ReturnedToApplicant,
    e.DocumentsAccepted,
    e.FindingRecorded,
    e.Refused,
    e.SurveyorAssigned,
    e.SurveyRecorded,
    e.PlansRequested,
    e.PlansDelivered,
    e.PlansReturned,
    e.PlanOrderIssued,
    e.ChargesAssessed,
    e.PermitIssued,
)
"""What nobody may do in a case of their own."""

ENDED_UNGRANTED = (Stage.WITHDRAWN, Stage.REFUSED)

OF_QOM = re.compile(r"[\u0600-\u06ff]|IRR|qom", re.IGNORECASE)


@define(kw_only=True)
class Upheld:
    """Sees to what must hold of the cases in *memory* and *sqlite*, whose *bank* holds their money."""

    city: City
    memory: Storage
    sqlite: Storage
    bank: PaperBank
    _seen: dict[str, PermitCase] = field(factory=dict)
    _sealed: int = 0
    _chain: str = BEGINNING

    def has_changed(self, case: PermitCase) -> bool:
        """Return whether *case* is not as it was when it was last seen to."""
        seen = self._seen.get(case.id)
        return seen is None or seen.version != case.version

    def see_to(self, case: PermitCase) -> None:
        """See to all that holds of one case."""
        records = tuple(self.memory.records(case.id))
        before = self._seen.get(case.id)
        self._see_to_records(case, records)
        self._see_to_commands(records)
        self._see_to_row(case)
        self._see_to_letters(case)
        self._see_to_money(case)
        for record in records[before.version if before else 0 :]:
            event = read_event(record)
            self._see_to_hands(case, record, event)
            self._see_to_terms(before, event)
            self._see_to_words(record)
            before = evolve(before, event)
        assert case == before
        self._seen[case.id] = case

    def see_to_feed(self) -> None:
        """See that the feed goes on where it stood, dense, each record chained to the one before."""
        for sealed in self.memory.feed(after=self._sealed, limit=10**6):
            self._sealed, self._chain = self._sealed + 1, chained(self._chain, sealed.record)
            assert (self._sealed, self._chain) == (sealed.position, sealed.chain)
        assert self._sealed == len(self.memory.feed(limit=10**6))

    def see_to_each_other(self, cases: list[PermitCase]) -> None:
        """See to what holds between cases: whose permit took whose place, and that nothing is anybody's twice."""
        permits = [case.permit.number for case in cases if case.permit]
        references = [intent.reference for case in cases for intent in case.intents if intent.reference]
        assert len(set(permits)) == len(permits)
        assert len(set(references)) == len(references)
        for case in cases:
            successors = [
                each.permit.number
                for each in cases
                if each.permit and each.earlier and each.earlier.case_id == case.id
            ]
            assert [case.superseded_by] * (case.stage is Stage.SUPERSEDED) == successors

    def see_to_bank(self, cases: list[PermitCase]) -> None:
        """See that whatever the bank has settled is credited, now that it was asked."""
        credited = {payment.order: payment.amount for case in cases for payment in case.payments}
        settled = {order: kept.amount for order, kept in self.bank.books.items() if kept.settled}
        assert settled == credited

    def _see_to_records(self, case: PermitCase, records: tuple[Record, ...]) -> None:
        assert records == tuple(self.sqlite.records(case.id))
        assert list(range(1, case.version + 1)) == [record.number for record in records]
        assert sorted(record.at for record in records) == [record.at for record in records]
        assert all(map(is_intact, records))

    def _see_to_commands(self, records: tuple[Record, ...]) -> None:
        runs = [
            (key, [record.number for record in run])
            for key, run in groupby(records, lambda record: (record.by, record.command_id))
        ]
        assert len({key for key, _ in runs}) == len(runs)
        for (by, command_id), numbers in runs:
            claim = self.memory.claim(f"command:{by}:{command_id}")
            assert claim is not None
            assert claim == self.sqlite.claim(claim.key)
            assert (records[0].case_id, numbers[0], numbers[-1]) == (claim.case_id, claim.first, claim.last)

    def _see_to_row(self, case: PermitCase) -> None:
        row = self.memory.row(case.id)
        assert row is not None
        held = holder(case, story_in(self.city, case).procedure)
        assert row == self.sqlite.row(case.id)
        assert (case.version, case.stage.value, case.number) == (row.version, row.stage, row.number)
        assert (case.due, case.district, case.kind.value) == (row.deadline, row.district, row.kind)
        assert tuple(owner.id for owner in case.owners) == row.owners
        assert (held and held.role.value, held and held.login) == (row.role, row.login)
        assert MARKER not in repr(row)

    def _see_to_letters(self, case: PermitCase) -> None:
        posted = self.memory.posted(case.id)
        assert posted == self.sqlite.posted(case.id)
        for each in posted:
            assert MARKER.encode() not in each.envelope.payload
            assert each.fate is not Fate.BURIED or each.note

    def _see_to_money(self, case: PermitCase) -> None:
        assert len({payment.reference for payment in case.payments}) == len(case.payments)
        for payment in case.payments:
            kept = self.bank.books[payment.order]
            assert (kept.amount, kept.reference, kept.settled) == (payment.amount, payment.reference, True)
        paid = sum(payment.amount.amount for payment in case.payments)
        if case.assessment is not None and case.owed is not None and case.credit is not None:
            ungranted = case.stage in ENDED_UNGRANTED
            used = 0 if ungranted else case.assessment.total.amount - case.owed.amount
            assert paid == used + case.credit.amount
        if case.permit:
            assert case.assessment is not None
            assert case.assessment.total.amount <= paid
            claim = self.memory.claim(permit_key(case.permit.number))
            assert claim is not None
            assert case.id == claim.case_id

    def _see_to_hands(self, case: PermitCase, record: Record, event: e.Event) -> None:
        if isinstance(event, OFFICERS_EVENTS):
            assert record.by not in {case.opened_by, *(owner.id for owner in case.owners)}
        if isinstance(event, e.PermitIssued):
            assert record.by != case.assessor

    def _see_to_terms(self, before: PermitCase | None, event: e.Event) -> None:
        """See that a term stands still from a return to the next submission, and then goes on with what was left."""
        if isinstance(event, e.ReturnedToApplicant):
            assert before is not None
            stops = before.due is not None and event.resume_at is before.stage
            assert (self._days(event.on, before.due) if stops else None) == event.left
        if isinstance(event, e.Submitted) and before is not None and before.stage is Stage.RETURNED:
            assert before.due is None
            assert before.resume_at is event.to
            if before.term_left is not None:
                assert before.term_left == self._days(event.on, event.due)

    def _days(self, start: date, end: date | None) -> int:
        """Return how many working days come after *start* through *end*."""
        assert end is not None
        days = [start + timedelta(days=number) for number in range(1, (end - start).days + 1)]
        return len([day for day in days if self.city.work.is_working(day)])

    def _see_to_words(self, record: Record) -> None:
        text = record.payload.decode()
        assert MARKER not in text
        if self.city.id != "qom":
            assert OF_QOM.search(text) is None
