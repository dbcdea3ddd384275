"""Letter templates: which event each answers, and its wording in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from attrs import frozen

from qom_permits.city import loading_texts as texts
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, listed, nearest

FIELDS: dict[str, frozenset[str]] = {
    "case_opened": frozenset(),
    "submitted": frozenset({"number"}),
    "returned_to_applicant": frozenset({"number", "deficiencies"}),
    "refused": frozenset({"number", "grounds"}),
    "charges_assessed": frozenset({"number", "total", "owed"}),
    "payment_recorded": frozenset({"number", "amount", "owed"}),
    "permit_issued": frozenset({"number", "permit", "valid_until"}),
    "withdrawn": frozenset(),
}
"""The events that letters can answer, and the values each has beyond those of `ALWAYS`."""

ALWAYS = frozenset({"name", "city", "kind", "day"})
"""The values every letter has: the reader's name, the city, the kind of request, the day."""


@frozen(kw_only=True)
class Template:
    """The letter that answers the event *on*; ``{places}`` are filled in the reader's language."""

    on: str
    subject: Text
    body: Text


def unfillable(template: Template) -> list[Fault]:
    """Return what is wrong with *template*: no such event, wordings that cannot be filled, places nothing fills."""
    if template.on not in FIELDS:
        near = nearest(template.on, list(FIELDS))
        return [texts.UNKNOWN_EVENT.at("", event=template.on, nearest=near)]
    wordings = [
        (f"{part}.{language}", getattr(text, language))
        for part, text in (("subject", template.subject), ("body", template.body))
        for language in ("en", "fa")
    ]
    known = sorted(FIELDS[template.on] | ALWAYS)
    return list(dict.fromkeys(fault for wording in wordings for fault in _wrong(*wording, known)))


def _wrong(place: str, wording: str, known: list[str]) -> Iterator[Fault]:
    try:
        parts = list(Formatter().parse(wording))
    except ValueError as no:
        yield texts.BAD_TEMPLATE.at(place, why=str(no))
        return
    if any(form or conversion for _, _, form, conversion in parts):
        yield texts.FORMATTED_PLACE.at(place)
    unknown = {name for _, name, _, _ in parts if name is not None} - set(known)
    for name in sorted(unknown):
        yield texts.UNKNOWN_PLACE.at(place, unknown=name, nearest=nearest(name, known), known=listed(known))
