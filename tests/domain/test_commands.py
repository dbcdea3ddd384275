"""Commands: what a person can say, checked before anybody judges it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from tests.domain.renewal_town import FOUND
from tests.domain.town import DEED, OWNER, lacking
from tests.domain.walk import OPEN

from qom_permits.domain import commands as c
from qom_permits.domain.contents import MOST_ITEMS
from qom_permits.domain.documents import Attachment
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import facts_from

ID = "case-1"
MANY: list[tuple[str, Callable[[int], object]]] = [
    ("owners", lambda count: evolve(OPEN, owners=(OWNER,) * count)),
    ("deficiencies", lambda count: c.ReturnToApplicant(case_id=ID, deficiencies=(lacking("deed"),) * count)),
    ("plan deficiencies", lambda count: c.ReturnPlans(case_id=ID, deficiencies=(lacking("deed"),) * count)),
    ("grounds", lambda count: c.Refuse(case_id=ID, grounds=("not_the_owner",) * count)),
    (
        "plans",
        lambda count: c.DeliverPlans(
            case_id=ID, designer="d", facts=(), documents=(Attachment(kind="plan", document=DEED),) * count
        ),
    ),
]


@pytest.mark.parametrize(("_what", "make"), MANY)
@pytest.mark.parametrize("count", [0, MOST_ITEMS + 1])
def test_lists_are_neither_empty_nor_endless(_what: str, make: Callable[[int], object], count: int) -> None:
    """Nothing is asked for nobody or for no reason, and not for thousands at once."""
    with pytest.raises(BadInput, match=f"not {count}") as refused:
        make(count)

    assert ["bad-count"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(("_what", "make"), MANY)
@pytest.mark.parametrize("count", [1, MOST_ITEMS])
def test_the_limits_themselves_are_allowed(_what: str, make: Callable[[int], object], count: int) -> None:
    """One is enough, and the most is not too many."""
    assert make(count)


SAYING: list[tuple[str, Callable[..., object]]] = [
    ("facts or project", lambda **said: c.ReviseApplication(case_id=ID, **said)),
    ("facts or earlier", lambda **said: c.RecordFinding(case_id=ID, document="deed", **said)),
]


@pytest.mark.parametrize(("parts", "make"), SAYING)
def test_a_revision_or_a_finding_says_something(parts: str, make: Callable[..., object]) -> None:
    """Of nothing there is nothing to record; what could be said is told in both languages."""
    with pytest.raises(BadInput, match=f"give {parts}") as refused:
        make(facts={})
    (fault,) = refused.value.faults

    assert ("says-nothing", f"{parts.replace('or', 'یا')} را بدهید") == (fault.code, fault.text.fa)


@pytest.mark.parametrize(("_parts", "make"), SAYING)
def test_a_revision_or_a_finding_holds_a_hundred_facts(_parts: str, make: Callable[..., object]) -> None:
    """The most is not too many, and one more is."""
    assert make(facts={f"f{n}": n for n in range(MOST_ITEMS)})
    with pytest.raises(BadInput, match="at most 100, not 101") as refused:
        make(facts={f"f{n}": n for n in range(MOST_ITEMS + 1)})

    assert ["bad-count"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("most", [MOST_ITEMS, MOST_ITEMS + 1])
@pytest.mark.parametrize(
    "make",
    [
        lambda facts: evolve(OPEN, facts=facts),
        lambda facts: c.RecordSurvey(case_id=ID, facts=facts),
        lambda facts: c.IssuePlanOrder(case_id=ID, facts=facts),
        lambda facts: c.RecordSurvey(
            case_id=ID, facts=(), documents=(Attachment(kind="map", document=DEED),) * len(facts)
        ),
    ],
)
def test_no_command_brings_thousands_of_facts_or_papers(make: Callable[[object], object], most: int) -> None:
    """A hundred are more than any form asks for; one more is refused, and none at all is left to the judge."""
    brought = {f"f{n}": n for n in range(most)}
    assert make({})
    if most == MOST_ITEMS:
        assert make(brought)
        return
    with pytest.raises(BadInput, match="at most 100, not 101"):
        make(brought)


def test_a_refusal_names_its_grounds_by_their_names() -> None:
    """Each that is no name is told at its number."""
    with pytest.raises(BadInput) as refused:
        c.Refuse(case_id=ID, grounds=("not_the_owner", "Not The Owner", "x" * 1_000_000))

    assert [("bad-name", "2"), ("bad-name", "3")] == [(f.code, f.where) for f in refused.value.faults]
    assert len(str(refused.value)) < 500


def test_a_revision_or_a_finding_need_hold_no_fact() -> None:
    """What is to be built, or the earlier permit, is enough to say."""
    assert () == c.ReviseApplication(case_id=ID, project=OPEN.project).facts
    assert () == c.RecordFinding(case_id=ID, document="deed", earlier=FOUND).facts


@pytest.mark.parametrize("number", ["", "1/2", "پ ۱", 12])
def test_a_permit_is_named_by_its_number(number: Any) -> None:
    """A renewal names a number as permits bear it, or none."""
    with pytest.raises(BadInput) as refused:
        evolve(OPEN, renews=number)

    assert ["bad-identifier"] == [fault.code for fault in refused.value.faults]
    assert None is evolve(OPEN, renews=None).renews


@pytest.mark.parametrize(
    "address",
    [
        "",
        "desk.example",
        "ftp://desk.example",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "https://a\r\nX: y",
        "https://" + "a" * 501,
        "https://میز.example",
        None,
    ],
)
def test_an_address_to_come_back_to_is_a_web_address(address: Any) -> None:
    """No script, no header and no other protocol can stand where a page should."""
    with pytest.raises(BadInput) as refused:
        c.StartPayment(case_id=ID, gateway="bank", return_url=address)

    assert ["bad-address"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("address", ["https://desk.example/back?case=1", "http://127.0.0.1:8000/"])
def test_a_web_address_is_taken(address: str) -> None:
    """Also the one of a desk under development."""
    assert address == c.StartPayment(case_id=ID, gateway="bank", return_url=address).return_url


def test_facts_may_be_given_by_name() -> None:
    """A developer writes a mapping, the command holds facts."""
    command = c.RecordSurvey(case_id=ID, facts={"width": "12", "corner": True})

    assert facts_from({"corner": True, "width": "12"}) == command.facts


@pytest.mark.parametrize("case_id", ["", "../1", "a b", None, 1])
def test_a_command_names_a_case_by_an_id(case_id: Any) -> None:
    """What cannot be an id is refused before any case is looked for."""
    with pytest.raises(BadInput) as refused:
        c.Withdraw(case_id=case_id)

    assert ["bad-identifier"] == [fault.code for fault in refused.value.faults]
