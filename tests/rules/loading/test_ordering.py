"""What is needed comes first, and every ring is found in one going over, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qom_permits.rules.loading.ordering import in_order

NAMES = st.sampled_from("abcdefgh")


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=4)))
def test_each_name_stands_after_what_it_needs(needs: dict[str, list[str]]) -> None:
    """Once, unless it is in a ring, or what it needs is."""
    order, rings = in_order(needs)
    told = {name for ring in rings for name in ring}

    assert sorted({*needs} - told) == sorted(order)
    for place, name in enumerate(order):
        assert {needed for needed in needs[name] if needed in needs} - told <= set(order[:place])


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=4)))
def test_a_ring_goes_round(needs: dict[str, list[str]]) -> None:
    """Each of its names needs the next, the last the first, which stands before them all."""
    _, rings = in_order(needs)
    places = list(needs)

    for ring in rings:
        assert all(after in needs[name] for name, after in zip(ring, [*ring[1:], ring[0]], strict=True))
        assert ring[0] == min(ring, key=places.index)


def test_of_rings_that_close_at_one_name_one_is_told() -> None:
    """What else needs that name stands in order."""
    assert (["c"], [["a", "b"]]) == in_order({"a": ["b"], "b": ["a", "c"], "c": ["b"]})


def test_thousands_of_rings_and_of_steps_are_gone_over_once() -> None:
    """No name is looked at for each ring anew, nor is a long chain a depth."""
    alone = {f"q{number}": [f"q{number}"] for number in range(20_000)}
    chain = {f"q{number}": [f"q{number + 1}"] for number in range(20_000)}

    assert ([], [[name] for name in alone]) == in_order(alone)
    assert ([*chain][::-1], []) == in_order(chain)
