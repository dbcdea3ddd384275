"""What a store promises of its index: where each case stands, found by every question of `Query`."""

from __future__ import annotations

from datetime import date

import pytest

from qom_permits.ports.records import IndexRow
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.batches import a_batch, a_row
from qom_permits.testing.storage_opening import OpensStorage

SOON, LATER = date(2026, 9, 24), date(2026, 10, 3)

ROWS = (
    a_row("a", number="1405-1", deadline=LATER, owners=("p1", "p2")),
    a_row("b", kind="extension", login="ali", deadline=SOON, owners=()),
    a_row("c", stage="survey", role="surveyor", login="sara", owners=("p2",)),
    a_row("d", district="1", deadline=SOON, owners=("p3", "p2", "p1")),
    a_row("e", role=None, stage="issued", number="1405-2", owners=("p1", "p1")),
    a_row("f", number="1405-11", owners=("P1", "p_")),
)

QUESTIONS = (
    (Query(), "bdacef"),
    (Query(kind="extension"), "b"),
    (Query(stage="review"), "bdaf"),
    (Query(district="1"), "d"),
    (Query(role="expert"), "bdaf"),
    (Query(login="ali"), "bdaf"),
    (Query(login="sara"), "dacf"),
    (Query(role="expert", login="sara"), "daf"),
    (Query(party="p1"), "dae"),
    (Query(party="p2"), "dac"),
    (Query(party="p_"), "f"),
    (Query(number="1405-1"), "a"),
    (Query(due_by=SOON), "bd"),
    (Query(due_by=date(2026, 10, 2)), "bd"),
    (Query(due_by=LATER), "bda"),
    (Query(due_by=date(2026, 9, 23)), ""),
    (Query(stage="review", district="2", due_by=SOON), "b"),
    (Query(limit=2), "bd"),
    (Query(offset=2, limit=2), "ac"),
    (Query(offset=4), "ef"),
    (Query(offset=6), ""),
    (Query(party="p2", offset=1, limit=1), "a"),
)


class IndexContract(OpensStorage):
    """Checks of `Index`."""

    def test_an_unknown_case_has_no_row(self, store: Storage) -> None:
        """Catches a store that raises, or invents."""
        assert store.row("nobody's") is None
        assert () == store.cases(Query())

    def test_every_row_comes_back(self, store: Storage) -> None:
        """Catches a column lost, None read as empty text, and owners sorted or thinned out."""
        _write(store, ROWS)

        assert list(ROWS) == [store.row(row.case_id) for row in ROWS]

    @pytest.mark.parametrize(("query", "expected"), QUESTIONS, ids=[str(n) for n in range(len(QUESTIONS))])
    def test_cases_are_found_by(self, store: Storage, query: Query, expected: str) -> None:
        """Catches a question ignored or matched loosely, and answers ordered or paged wrongly."""
        _write(store, tuple(reversed(ROWS)))
        found = store.cases(query)

        assert expected == "".join(row.case_id for row in found)
        assert set(found) <= set(ROWS)

    def test_the_last_batch_says_where_a_case_stands(self, store: Storage) -> None:
        """Catches a row that keeps its first words, and a former owner who still finds the case."""
        store.append(a_batch("case", row=a_row("case", owners=("p1", "p2"), login="ali", deadline=SOON)))
        now = a_row("case", version=2, stage="survey", owners=("p2", "p3"))
        store.append(a_batch("case", 1, row=now))

        assert now == store.row("case")
        assert (now,) == store.cases(Query(stage="survey"))
        assert () == store.cases(Query(stage="review"))
        assert () == store.cases(Query(party="p1"))
        assert (now,) == store.cases(Query(party="p3"))


def _write(store: Storage, rows: tuple[IndexRow, ...]) -> None:
    for row in rows:
        store.append(a_batch(row.case_id, row=row))
