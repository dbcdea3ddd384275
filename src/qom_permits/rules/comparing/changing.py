"""Changing law: what a new tariff says otherwise than an old one, clause by clause, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from qom_permits.domain.texts import Text
from qom_permits.rules.comparing.changed_clauses import changed_stated
from qom_permits.rules.comparing.changed_rows import changed_rows
from qom_permits.rules.comparing.law_changes import ChangeKind, LawChange, LawChanges
from qom_permits.rules.language.clauses import Clause
from qom_permits.rules.language.settlement_clauses import Settlement
from qom_permits.rules.language.spoken import spoken_list
from qom_permits.rules.language.tables import Table
from qom_permits.rules.stating.stated import Stated
from qom_permits.rules.stating.stated_clauses import Stating
from qom_permits.rules.stating.stated_heading import stated_heading, stated_roundings
from qom_permits.rules.stating.stated_settlement import stated_settlement
from qom_permits.rules.tariff import Tariff

_REORDERED = Text("{what} – now in the order: {names}", "{what} – اکنون به این ترتیب: {names}")
_CHARGES = Text("the order of the charges", "ترتیب بندهای عوارض")
_RELIEFS = Text("the order of the reliefs", "ترتیب بندهای معافیت")


def changes(old: Tariff, new: Tariff) -> LawChanges:
    """Return what changed in law from *old* to *new*, in the order of the new file, then what it dropped.

    How a formula is spaced, or a number written, is no change; examples are no law.
    """
    was, now = Stating(tariff=old), Stating(tariff=new)
    found = (
        *changed_stated([stated_heading(old)], [stated_heading(new)]),
        *changed_stated(list(stated_roundings(old, was.words)), list(stated_roundings(new, now.words))),
        *_clauses(was, now, old.inputs, new.inputs),
        *_clauses(was, now, old.rates, new.rates),
        *_clauses(was, now, old.tables, new.tables),
        *_rows(was, now),
        *_clauses(was, now, old.quantities, new.quantities),
        *_clauses(was, now, old.charges, new.charges),
        *_order(
            "charges", _CHARGES, [each.id for each in old.charges], [each.id for each in new.charges], now
        ),
        *_clauses(was, now, old.subtotals, new.subtotals),
        *_clauses(was, now, old.reliefs, new.reliefs),
        *_order(
            "reliefs", _RELIEFS, [each.id for each in old.reliefs], [each.id for each in new.reliefs], now
        ),
        *changed_stated(_settlement(was), _settlement(now)),
    )
    return LawChanges(old=old.id, old_digest=old.digest, new=new.id, new_digest=new.digest, changes=found)


def _clauses(
    was: Stating, now: Stating, old: Sequence[Clause | Table], new: Sequence[Clause | Table]
) -> Iterator[LawChange]:
    return changed_stated([was.stated(each) for each in old], [now.stated(each) for each in new])


def _rows(was: Stating, now: Stating) -> Iterator[LawChange]:
    before = {table.name: table for table in was.tariff.tables}
    for table in now.tariff.tables:
        if table.name in before:
            yield from changed_rows(was, now, before[table.name], table)


def _order(where: str, what: Text, old: list[str], new: list[str], now: Stating) -> Iterator[LawChange]:
    """Yield that what is in both stands in another order: bills print it so, and reliefs are worked out so."""
    before, after = ([name for name in names if name in old and name in new] for names in (old, new))
    if before != after:
        yield LawChange(
            where=where,
            kind=ChangeKind.REORDERED,
            text=_REORDERED.fill(what=what, names=spoken_list([now.words.titled(name) for name in after])),
            before=(("order", ", ".join(before)),),
            after=(("order", ", ".join(after)),),
            cite=now.tariff.citation,
        )


def _settlement(stating: Stating) -> list[Stated]:
    """Return the entries of the settlement; a discount is known by the day it begins and the lines it is on."""
    settlement: Settlement = stating.tariff.settlement
    return [_known_by_start(each) for each in stated_settlement(settlement, stating.words)]


def _known_by_start(entry: Stated) -> Stated:
    written = {aspect.key: aspect.written for aspect in entry.aspects}
    if "from" not in written:
        return entry
    on = f" on {written['on']}" if "on" in written else ""
    return evolve(entry, where=f"settlement.cash_discounts.{written['from']}{on}")
