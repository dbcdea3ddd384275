"""Registering: what a form says of a person, judged by the rules of a city and put into the one form that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.names import kept_name
from qom_permits.domain.people import LANGUAGES, PersonKind
from qom_permits.domain.texts import Text, nearest, one_of


def kept_parts(form: object, rules: IdRules, languages: tuple[str, ...] = LANGUAGES) -> dict[str, Any]:
    """Return name, mobile, language and ids of a *form* as they are kept; raises `BadInput` with every fault.

    *languages* are those of the city, the first for whoever names none. What else is missing, or is not text, is not
    judged here: whoever reads the shape of a form tells of it.
    """
    if not isinstance(form, Mapping):
        return {}
    faults: list[Fault] = []
    kept: dict[str, Any] = {
        place: _read(reads, form[place], place, faults)
        for place, reads in (("name", kept_name), ("mobile", rules.mobile))
        if isinstance(form.get(place), str)
    }
    kept["language"] = form.get("language", languages[0])
    if kept["language"] in LANGUAGES and kept["language"] not in languages:
        allowed = one_of(languages)
        faults.append(Fault(code="unknown-language", where="language", text=_UNSPOKEN, allowed=allowed))
    asked, ids = _asked_of(form.get("kind", PersonKind.PERSON.value), rules), form.get("ids", {})
    if asked is not None and isinstance(ids, Mapping):
        faults.extend(_wrong_names(ids, asked))
        kept["ids"] = {
            each.number.name: _read(each.number, ids[each.number.name], f"ids.{each.number.name}", faults)
            for each in asked
            if isinstance(ids.get(each.number.name), str)
        }
    if faults:
        raise BadInput(faults)
    return kept


def _asked_of(kind: object, rules: IdRules) -> tuple[AskedId, ...] | None:
    """Return the ids asked of a *kind* of person, None when it is no kind at all."""
    match kind:
        case PersonKind.PERSON.value:
            return rules.person
        case PersonKind.COMPANY.value:
            return rules.company
        case _:
            return None


def _read(reads: Callable[[object], str], said: object, place: str, faults: list[Fault]) -> str | None:
    """Return what *reads* makes of what is *said* at *place*, or None and its *faults* noted."""
    try:
        return reads(said)
    except BadInput as no:
        faults.extend(fault.under(place) for fault in no.faults)
        return None


def _wrong_names(ids: Mapping[str, object], asked: tuple[AskedId, ...]) -> Iterator[Fault]:
    """Yield each id that is not asked for, and each that is required and missing."""
    known = [each.number.name for each in asked]
    for name in ids:
        if name not in known:
            yield Fault(
                code="unknown-id",
                where=f"ids.{str(name)[:60]}",
                text=_UNKNOWN,
                allowed=nearest(str(name)[:60], known),
                todo=_LEAVE_OUT,
            )
    for each in asked:
        if each.required and each.number.name not in ids:
            text, where = _MISSING.fill(title=each.number.title), f"ids.{each.number.name}"
            yield Fault(code="missing-id", where=where, text=text, todo=_GIVE)


_UNSPOKEN = Text("the city writes no letters in this language", "شهر به این زبان نامه نمی‌نویسد")
_UNKNOWN = Text("no id of this name is asked for here", "شناسه‌ای به این نام اینجا خواسته نمی‌شود")
_LEAVE_OUT = Text("leave it out, or use the nearest name", "آن را حذف کنید یا نزدیک‌ترین نام را بنویسید")
_MISSING = Text("the {title} is missing", "{title} داده نشده است")
_GIVE = Text("give it as on the card", "آن را چنان‌که روی کارت است بدهید")
