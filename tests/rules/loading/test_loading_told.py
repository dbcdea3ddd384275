"""What is said of a tariff file: of its heading, inputs, tables, clauses and settlement, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Sentences = Callable[..., list[str]]
Slip = tuple[str, str, str]


def slips() -> Iterator[Slip]:
    """Yield what the page's tariff holds, what stands there by a slip, and what is said of that."""
    written = (Path(__file__).parent / "slips.txt").read_text(encoding="utf-8")
    for entry in written.strip().split("\n\n"):
        before, after, sentence = (line[2:] for line in entry.split("\n"))
        yield before, after, sentence


@pytest.mark.parametrize(("before", "after", "sentence"), list(slips()))
def test_the_first_fault_of_a_file_is_told_with_what_would_be_right(
    whole_page: str, sentences: Sentences, before: str, after: str, sentence: str
) -> None:
    """The page's own tariff with one slip in it."""
    assert before in whole_page
    assert sentence == sentences(whole_page.replace(before, after, 1))[0]
