"""An explanation whose text is written out at once is the same explanation as one put together line by line."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.rules.explaining.explanation import Explanation, explain
from qom_permits.rules.tariff import Tariff
from qom_permits.wire.shapes import CONVERTER

Load = Callable[..., Tariff]
Facts = Mapping[str, str | int | bool]

LOOKS: list[Callable[[Explanation], object]] = [
    str,
    hash,
    repr,
    copy.copy,
    copy.deepcopy,
    lambda why: pickle.loads(pickle.dumps(why)),  # noqa: S301 - pickled in the line itself
    lambda why: why,
    lambda why: why.told(),
    lambda why: why.to_json(),
    lambda why: (why.lang, why.lines),
    lambda why: str(evolve(why, lang="en")),
]


@pytest.fixture
def tariff(page: str, load: Load) -> Tariff:
    """Return the tariff of the language page."""
    return load(page)


@pytest.mark.parametrize("look", LOOKS)
def test_it_is_the_same_however_it_is_looked_at(
    tariff: Tariff, facts: Facts, look: Callable[[Explanation], Any]
) -> None:
    """Whichever is looked at first."""
    bill = tariff.assess(facts)

    assert look(explain(tariff, bill, "fa")) == look(tariff.explain(bill, "fa"))
    assert tariff.explain(bill) == explain(tariff, bill)


def test_its_text_needs_no_lines(tariff: Tariff, facts: Facts) -> None:
    """They are worked out when they are looked at, once."""
    why = tariff.explain(tariff.assess(facts), "fa")

    assert str(why).startswith(tariff.title.fa)
    assert why.promised is not None
    assert why.lines is why.lines
    assert why.promised is None
    assert not hasattr(why, "line")


def test_a_bill_that_was_just_made_is_not_written_out_to_be_explained(tariff: Tariff, facts: Facts) -> None:
    """Who reads the explanation reads all of the bill."""
    bill = tariff.assess(facts)
    text = str(bill.explain("fa"))

    assert bill.promised is not None
    assert text == explain(tariff, bill, "fa").told().fa
    assert str(bill.explain("fa")) == text


def test_any_other_language_reads_english(tariff: Tariff, facts: Facts) -> None:
    """And keeps the name it was asked for by."""
    why = tariff.explain(tariff.assess(facts), "xx")

    assert str(tariff.explain(tariff.assess(facts), "en")) == str(why)
    assert why.lang == "xx"


def test_what_was_kept_is_written_out_from_its_facts(tariff: Tariff, facts: Facts) -> None:
    """The same text as of the bill it was kept from."""
    made = tariff.assess(facts)
    kept = CONVERTER.structure(CONVERTER.unstructure(made), Assessment)

    assert tariff.explain(kept, "fa").text == str(made.explain("fa"))


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("other-tariff", {"digest": "sha256:0"}),
        ("not-in-force", {"on": date(2001, 1, 1)}),
        ("bad-fact", {"facts": {"floor_area": "none"}}),
    ],
)
def test_what_is_wrong_is_told_at_once(
    tariff: Tariff, facts: Facts, code: str, changes: Mapping[str, Any]
) -> None:
    """Another tariff, a day on which it was no law, facts that are none."""
    kept = evolve(tariff.assess(facts), **changes)

    with pytest.raises(BadTariff) as caught:
        tariff.explain(kept)
    assert code in [fault.code for fault in caught.value.faults]


def test_a_tariff_that_is_no_code_is_explained_all_the_same(tariff: Tariff, facts: Facts) -> None:
    """By the reference reading."""
    only_reference = evolve(tariff, rates=(*tariff.rates, evolve(tariff.rates[0], name="Odd name")))
    why = only_reference.explain(only_reference.assess(facts), "fa")

    assert only_reference.compiled is None
    assert why.text is None
    assert str(why) == why.told().fa
