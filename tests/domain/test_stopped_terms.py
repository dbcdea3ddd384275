"""Terms stop while a case is with the applicant, and go on with what was left of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st
from tests.domain.town import APPLICANT, DEED, EXPERT, PROCEDURE, REVENUE, START, WORK, given, lacking
from tests.domain.walk import IN_3_DAYS, before, case_before, case_of

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import DESK
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Item
from qom_permits.domain.evolve import evolve as recorded
from qom_permits.domain.facts import facts_from
from qom_permits.domain.money import Money
from qom_permits.domain.stages import Stage
from qom_permits.domain.terms import Deadline, deadline, working_days_after, working_days_until

ID = "case-1"
SUBMIT = c.Submit(case_id=ID)
BACK_FOR_THE_DEED = c.ReturnToApplicant(case_id=ID, deficiencies=(lacking("deed"),))
DAYS = st.dates(date(2026, 3, 21), date(2026, 9, 1))
SPANS = st.integers(0, 30)


def returned(case: PermitCase, on: date) -> PermitCase:
    """Return *case*, sent back for its deed *on* a day, as the desk records it."""
    return recorded(case, decide(case, BACK_FOR_THE_DEED, given(EXPERT, on))[0])


def mended(case: PermitCase, on: date) -> e.Submitted:
    """Return how *case*, its deed handed in anew, is submitted *on* a day."""
    deed = e.DocumentAttached(on=on, attachment=Attachment(kind="deed", document=DEED))
    (event,) = decide(recorded(case, deed), SUBMIT, given(APPLICANT, on))
    assert isinstance(event, e.Submitted)
    return event


def in_review(since: date) -> PermitCase:
    """Return a case that came to review on *since*, with three working days to go."""
    *opening, submitted = before(c.AcceptDocuments)
    assert isinstance(submitted, e.Submitted)
    due = working_days_after(since, 3, WORK)
    return case_of((*opening, evolve(submitted, on=since, due=due)))


@pytest.mark.parametrize(
    ("on", "left", "due"),
    [
        (date(2026, 9, 23), 3, date(2026, 10, 13)),
        (date(2026, 9, 24), 2, date(2026, 10, 12)),
        (date(2026, 9, 26), 2, date(2026, 10, 12)),
        (date(2026, 9, 27), 1, date(2026, 10, 11)),
        (date(2026, 9, 28), 0, date(2026, 10, 10)),
        (date(2026, 10, 1), 0, date(2026, 10, 10)),
    ],
)
def test_a_term_goes_on_with_what_was_left_of_it(on: date, left: int, due: date) -> None:
    """Counted on a paper calendar: of three days from Wednesday, past Friday and a holiday, the rest from 10 October.

    Of a term that had run out nothing is left: the case is due on the day it comes back.
    """
    case = returned(case_before(c.AcceptDocuments), on)

    assert (left, None) == (case.term_left, case.due)
    assert e.Submitted(on=date(2026, 10, 10), number="Q1405-2-00001", to=Stage.REVIEW, due=due) == mended(
        case, date(2026, 10, 10)
    )


@drawn(DAYS, SPANS, SPANS)
def test_a_term_neither_loses_nor_gains_working_days(start: date, held: int, away: int) -> None:
    """Worked before the return and after it, the officer has the three days of the law, wherever they are cut."""
    case = in_review(start)
    back = start + timedelta(days=held)
    assume(case.due is not None and back <= case.due)
    again = back + timedelta(days=away)
    due = mended(returned(case, back), again).due

    assert due is not None
    assert 3 == working_days_until(back, start, WORK) + working_days_until(due, again, WORK)


@drawn(DAYS, st.lists(st.tuples(st.integers(0, 2), SPANS), max_size=5))
def test_a_term_may_stop_often(start: date, turns: list[tuple[int, int]]) -> None:
    """However often the case goes back and forth, its working days come to those of the law, or to none left."""
    case, day, worked = in_review(start), start, 0
    for held, away in turns:
        back = day + timedelta(days=held)
        worked += working_days_until(back, day, WORK)
        case = returned(case, back)
        day = back + timedelta(days=away)
        case = recorded(recorded(case, _deed(day)), mended(case, day))
    assert case.due is not None

    assert max(0, 3 - worked) == working_days_until(case.due, day, WORK)
    assert case.due >= day


def _deed(on: date) -> e.DocumentAttached:
    return e.DocumentAttached(on=on, attachment=Attachment(kind="deed", document=DEED))


def test_a_step_that_begins_anew_has_its_whole_term() -> None:
    """Sent back from the charges for its deed, the case goes through review again, from its first day."""
    case = case_before(c.AssessCharges)
    (back,) = decide(case, BACK_FOR_THE_DEED, given(REVENUE, date(2026, 9, 24)))
    again = mended(recorded(case, back), START)

    assert isinstance(back, e.ReturnedToApplicant)
    assert None is back.left
    assert (Stage.REVIEW, IN_3_DAYS) == (again.to, again.due)


def test_where_no_term_runs_none_is_left() -> None:
    """A procedure that sets no term for review has nothing to stop, and nothing to go on with."""
    first, *others = PROCEDURE.steps
    unhurried = evolve(PROCEDURE, steps=(evolve(first, term=None), *others))
    case = evolve(case_before(c.AcceptDocuments), due=None)
    (back,) = decide(case, BACK_FOR_THE_DEED, given(EXPERT, procedure=unhurried))
    mends = recorded(recorded(case, back), _deed(START))
    (again,) = decide(mends, SUBMIT, given(APPLICANT, procedure=unhurried))

    assert isinstance(back, e.ReturnedToApplicant)
    assert isinstance(again, e.Submitted)
    assert (None, None) == (back.left, again.due)


def test_what_was_left_is_forgotten_once_it_runs_again() -> None:
    """The next step has its own term: nothing of the last one is counted there."""
    case = returned(case_before(c.AcceptDocuments), START)
    again = recorded(recorded(case, _deed(START)), mended(case, START))
    (accepted,) = decide(again, c.AcceptDocuments(case_id=ID), given(EXPERT))

    assert (None, IN_3_DAYS) == (again.term_left, again.due)
    assert e.DocumentsAccepted(on=START, to=Stage.SURVEY, due=date(2026, 9, 30)) == accepted


def test_money_that_comes_while_the_case_is_away_starts_no_term() -> None:
    """A late payment is recorded where the case stands, and what was left stays left."""
    case = case_before(c.IssuePermit)
    named = e.ReturnedToApplicant(
        on=START, deficiencies=(lacking("walk", Item.FACT),), resume_at=Stage.ISSUANCE, left=1
    )
    second = e.PaymentStarted(on=START, order="order-2", gateway="bank", amount=Money(5))
    away = recorded(recorded(case, second), named)
    money = c.RecordPayment(case_id=ID, order="order-2", reference="B2", amount=Money(5))
    (paid,) = decide(away, money, given(DESK))

    assert (
        e.PaymentRecorded(
            on=START, order="order-2", reference="B2", amount=Money(5), to=Stage.RETURNED, due=None
        )
        == paid
    )
    assert 1 == recorded(away, paid).term_left


def test_a_deadline_is_of_what_is_due() -> None:
    """Where nothing is due there is none; and one is past on the day after it, not before."""
    assert None is deadline(None)
    assert Deadline(IN_3_DAYS) == deadline(IN_3_DAYS)
    assert [False, True] == [Deadline(START).is_past(START + timedelta(days=late)) for late in (0, 1)]


@pytest.mark.parametrize(
    ("end", "start", "count"),
    [
        (date(2026, 9, 28), START, 3),
        (date(2026, 9, 24), START, 1),
        (START, START, 0),
        (date(2026, 9, 22), START, 0),
        (date(2026, 9, 26), date(2026, 9, 24), 0),
    ],
)
def test_working_days_until_a_day_are_counted_without_the_first_and_with_the_last(
    end: date, start: date, count: int
) -> None:
    """Days off and holidays are not counted, and there are none until a day that has been."""
    assert count == working_days_until(end, start, WORK)


@drawn(DAYS, st.integers(0, 60))
def test_counting_days_undoes_adding_them(start: date, count: int) -> None:
    """The n-th working day is n working days away."""
    assert count == working_days_until(working_days_after(start, count, WORK), start, WORK)


def test_what_the_applicant_may_say_is_no_matter_of_time() -> None:
    """A fact revised while the case is away leaves what is left as it was."""
    case = returned(case_before(c.AcceptDocuments), START)
    revised = e.ApplicationRevised(on=START, facts=facts_from({"walk": "12"}))

    assert 3 == recorded(case, revised).term_left
