"""The glossary names what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import qom_permits
from qom_permits import desk
from qom_permits.city.shipped import open_city
from qom_permits.ports import payment
from qom_permits.rules.language import clauses, settlement_clauses

PAGE = Path(__file__).parents[2] / "docs/reference/glossary.md"
PLACES = (qom_permits, desk, payment, clauses, settlement_clauses)


def rows(page: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the page's tables, but for their heads."""
    for line in page.splitlines():
        if line.startswith("| ") and not line.startswith("| Persian"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def is_in_code(name: str) -> bool:
    """Return whether *name* can be reached from where a reader imports."""
    return any(_is_in(place, name.split(".")) for place in PLACES)


def _is_in(place: object, parts: list[str]) -> bool:
    return not parts or (hasattr(place, parts[0]) and _is_in(getattr(place, parts[0]), parts[1:]))


def names_of_qom() -> set[str]:
    """Return the facts and papers of the shipped city."""
    procedures = [offer.procedure for offer in open_city("qom").offers]
    facts = {rule.name for procedure in procedures for rule in procedure.facts}
    return facts | {rule.kind for procedure in procedures for rule in procedure.documents}


def test_every_name_is_there() -> None:
    """In Python, or in Qom's profile."""
    qom = names_of_qom()
    names = [
        name for row in rows(PAGE.read_text(encoding="utf-8")) for name in re.findall("`(.+?)`", row[-1])
    ]

    assert len(names) > 50
    assert [] == [name for name in names if not is_in_code(name) and name not in qom]


def test_every_word_is_told_whole() -> None:
    """In Persian letters, in Latin ones, in English, and once."""
    told = list(rows(PAGE.read_text(encoding="utf-8")))
    words = [row[0] for row in told]

    assert [] == [row for row in told if len(row) != 4 or not all(row)]
    assert [] == [word for word in words if not re.fullmatch("[\u0600-\u06ff\u200c ،]+", word)]
    assert sorted(set(words)) == sorted(words)


def test_a_name_that_is_not_there_is_seen() -> None:
    """A slip in a name is no name."""
    assert is_in_code("RequestKind.REBUILDING")
    assert not is_in_code("RequestKind.REBILDING")
    assert not is_in_code("Permitt")
