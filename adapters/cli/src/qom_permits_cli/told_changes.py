"""How the changes between two tariffs are told to people: each in English, then in Persian."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from qom_permits import Text
from qom_permits.rules.comparing.dearness import Dearness
from qom_permits.rules.comparing.law_changes import LawChange, LawChanges
from qom_permits.rules.tariff import Tariff
from qom_permits_cli.telling import isolated

MOST_IN_A_ROW = 40
"""How many changes of one table are told; the JSON has them all."""

_SAME = Text("nothing changed in law", "چیزی در قانون تغییر نکرده است")
_CHANGED = Text("{number} changes in law", "{number} تغییر در قانون")
_MORE = Text("{number} more changes at {where}", "{number} تغییر دیگر در {where}")
_CITED = Text("{text} ({cite})", "{text} ({cite})")
_OVER = Text(
    "where {new} is dearer than {old}, by {title}", "جایی که {new} از {old} گران‌تر است، بر پایهٔ {title}"
)


def change_lines(old: Tariff, new: Tariff, changed: LawChanges) -> Iterator[str]:
    """Yield both titles, and every change; a citation is told once for what it is the citation of."""
    for tariff in (old, new):
        yield from _said(tariff.title)
    yield from _said(_SAME if changed.is_same else _CHANGED.fill(number=len(changed.changes)))
    for place, alike in groupby(changed.changes, key=_place):
        told = list(alike)
        cites = {old.citation, new.citation}
        for change in told[:MOST_IN_A_ROW]:
            yield from _said(_cited(change, cites), "  ")
            cites.add(change.cite)
        if len(told) > MOST_IN_A_ROW:
            yield from _said(_MORE.fill(number=len(told) - MOST_IN_A_ROW, where=place), "  ")


def dearness_lines(found: Dearness) -> Iterator[str]:
    """Yield each stretch with what the new tariff asks more or less there."""
    yield ""
    yield from _said(_OVER.fill(new=found.new, old=found.old, title=found.title))
    for stretch in found.stretches:
        yield from _said(stretch.told(), "  ")


def _place(change: LawChange) -> str:
    return ".".join(change.where.split(".")[:2])


def _cited(change: LawChange, told: Collection[Text]) -> Text:
    """Return the words of *change* with its citation, if it was not *told* yet and they do not say it."""
    if change.cite in told or change.cite.en in change.text.en:
        return change.text
    return _CITED.fill(text=change.text, cite=change.cite)


def _said(text: Text, indent: str = "") -> Iterator[str]:
    yield f"{indent}{text.en}"
    yield f"{indent}{isolated(text.fa)}"
