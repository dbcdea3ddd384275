"""Tables for people: a case, its history, options and inboxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table

from qom_permits import PermitCase, Role, Text
from qom_permits.city.profile import City
from qom_permits.desk.answers import CaseEntry, Happening, Option
from qom_permits.domain.jalali import told_day
from qom_permits.domain.terms import Deadline, deadline
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
    "earlier": Text("renews permit", "تجدید پروانه"),
    "superseded": Text("superseded by", "جایگزین شده با"),
    "visits": Text("visits", "مراجعه حضوری"),
    "case": Text("case", "پرونده"),
}

_LATE = Text(" (late)", " (دیر شده)")
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
        "due": _told(deadline(case.due), city, lang),
        "district": case.district,
        "owed": "–" if owed is None else owed.told().in_(lang),
        "permit": case.permit.number if case.permit else "–",
        **({"earlier": case.earlier.number} if case.earlier else {}),
        **({"superseded": case.superseded_by} if case.superseded_by else {}),
        "visits": str(case.visits),
    }
    table = Table(show_header=False)
    for name, value in said.items():
        table.add_row(_HEADINGS[name].in_(lang), value)
    return table


def history_table(happenings: Sequence[Happening], city: City, lang: str) -> Table:
    """Return what happened, a row an event."""
    table = _table(("number", "day", "what", "by", "portal", "stage", "due"), lang)
    for happening in happenings:
        table.add_row(
            str(happening.number),
            told_day(happening.on, city.calendar).in_(lang),
            happening.title.in_(lang),
            happening.by,
            happening.portal,
            STAGES[happening.stage].in_(lang),
            _told(happening.deadline, city, lang),
        )
    return table


def options_table(answers: Mapping[Role, Sequence[Option]], city: City, lang: str) -> Table:
    """Return who can do what by when, and what stands in the way of the rest."""
    table = _table(("role", "what", "can", "due", "why_not"), lang)
    for role, options in answers.items():
        for option in options:
            reasons = "\n".join(objection.text().in_(lang) for objection in option.objections)
            can, due = "✓" if option.is_open else "✗", _told(option.deadline, city, lang)
            table.add_row(ROLES[role].in_(lang), option.title.in_(lang), can, due, reasons)
    return table


def inbox_table(entries: Sequence[CaseEntry], city: City, lang: str) -> Table:
    """Return the cases that wait; those whose day is past are marked."""
    table = _table(("number", "kind", "stage", "district", "due", "case"), lang)
    for entry in entries:
        table.add_row(
            entry.number or "–",
            KINDS[entry.kind].in_(lang),
            STAGES[entry.stage].in_(lang),
            entry.district,
            _told(entry.deadline, city, lang) + (_LATE.in_(lang) if entry.late else ""),
            entry.case_id,
        )
    return table


def _table(columns: Sequence[str], lang: str) -> Table:
    table = Table()
    for name in columns:
        table.add_column(_HEADINGS[name].in_(lang), overflow="fold", min_width=_WIDEST.get(name))
    return table


def _told(due: Deadline | None, city: City, lang: str) -> str:
    return told_day(due.day, city.calendar).in_(lang) if due else "–"
