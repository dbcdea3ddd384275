"""Tables for people: a case, its history, options and inboxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.table import Table

from qom_permits import PermitCase, Role, Text
from qom_permits.city.profile import City
from qom_permits.desk.answers import CaseEntry, Happening, Option
from qom_permits.domain.jalali import told_day
from qom_permits.domain.words import KINDS, ROLES, STAGES

_HEADINGS = {
    "number": Text("number", "شماره"),
    "kind": Text("kind", "گونه"),
    "stage": Text("stage", "مرحله"),
    "due": Text("due", "مهلت"),
    "district": Text("district", "منطقه"),
    "day": Text("day", "روز"),
    "what": Text("what", "چه"),
    "by": Text("by", "کنشگر"),
    "portal": Text("portal", "درگاه"),
    "role": Text("role", "نقش"),
    "can": Text("can", "می‌تواند"),
    "why_not": Text("what stands in the way", "آنچه در راه است"),
    "owed": Text("owed", "بدهی"),
    "permit": Text("permit", "پروانه"),
    "visits": Text("visits", "مراجعه حضوری"),
    "case": Text("case", "پرونده"),
}

_WIDEST = {"case": 36}
"""What must never be cut, since people copy it: the length of an id."""


def case_table(case: PermitCase, city: City, lang: str) -> Table:
    """Return a case as a table of two columns."""
    owed = case.owed
    said = {
        "case": case.id,
        "number": case.number or "–",
        "kind": KINDS[case.kind].in_(lang),
        "stage": STAGES[case.stage].in_(lang),
        "due": _due(case.due, city, lang),
        "district": case.district,
        "owed": "–" if owed is None else owed.told().in_(lang),
        "permit": case.permit.number if case.permit else "–",
        "visits": str(case.visits),
    }
    table = Table(show_header=False)
    for name, value in said.items():
        table.add_row(_HEADINGS[name].in_(lang), value)
    return table


def history_table(happenings: Sequence[Happening], city: City, lang: str) -> Table:
    """Return what happened, a row an event."""
    table = _table(("number", "day", "what", "by", "portal"), lang)
    for happening in happenings:
        table.add_row(
            str(happening.number),
            told_day(happening.on, city.calendar).in_(lang),
            happening.title.in_(lang),
            happening.by,
            happening.portal,
        )
    return table


def options_table(answers: Mapping[Role, Sequence[Option]], lang: str) -> Table:
    """Return who can do what, and what stands in the way of the rest."""
    table = _table(("role", "what", "can", "why_not"), lang)
    for role, options in answers.items():
        for option in options:
            reasons = "\n".join(objection.text().in_(lang) for objection in option.objections)
            table.add_row(
                ROLES[role].in_(lang), option.title.in_(lang), "✓" if option.is_open else "✗", reasons
            )
    return table


def inbox_table(entries: Sequence[CaseEntry], city: City, lang: str) -> Table:
    """Return the cases that wait."""
    table = _table(("number", "kind", "stage", "district", "due", "case"), lang)
    for entry in entries:
        table.add_row(
            entry.number or "–",
            KINDS[entry.kind].in_(lang),
            STAGES[entry.stage].in_(lang),
            entry.district,
            _due(entry.deadline.day if entry.deadline else None, city, lang),
            entry.case_id,
        )
    return table


def _table(columns: Sequence[str], lang: str) -> Table:
    table = Table()
    for name in columns:
        table.add_column(_HEADINGS[name].in_(lang), overflow="fold", min_width=_WIDEST.get(name))
    return table


def _due(deadline: date | None, city: City, lang: str) -> str:
    return told_day(deadline, city.calendar).in_(lang) if deadline else "–"
