"""What a fault repeats of what it was given."""

from __future__ import annotations

from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.wording import MOST_SAID, Wording


def test_a_fault_repeats_only_as_much_as_a_person_reads() -> None:
    """Of a text, a list in a list, a table and a place, however long they are."""
    wording = Wording(code="odd", text=Text("{given} {wanted}", "{given} {wanted}"))
    long = "x" * 10**6
    told = [
        wording.at(long, given=given, wanted=same(long))
        for given in (
            long,
            [[long] * 10**3] * 10**3,
            {str(key): long for key in range(10**3)},
            [[[[["deep"]]]]],
        )
    ]

    assert all(len(fault.text.en) < 50 * MOST_SAID for fault in told)
    assert {MOST_SAID + 1} == {len(fault.where) for fault in told}
    assert told[3].text.en.startswith("[['…']] ")
