"""Wordings: whether everybody is told what they must know, in words of their own language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import attrs

from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.city.templates import Template
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, listed
from qom_permits.reading.sheets import Rows

NEEDED = ("returned_to_applicant", "refused", "charges_assessed", "permit_issued")
"""The events of which an owner who is not told misses a day, money or a right."""
_PERSIAN = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")


def wrong_wordings(draft: Draft) -> Iterator[Fault]:
    """Yield letters a citizen needs and does not get, texts that are not of their language, titles that are alike."""
    letters = draft.shape.letters
    if letters is not None:
        for event in NEEDED:
            if event not in letters.names:
                yield warnings.LETTER_MISSING.at("letters", event=event)
        for template in letters.read if len(draft.languages) > 1 else ():
            yield from _differing(template, f"letters.{template.on}")
    if "fa" in draft.languages:
        for place, text in _texts(draft.shape, ""):
            if _LATIN.search(text.fa) and not _PERSIAN.search(text.fa):
                yield warnings.NO_PERSIAN.at(f"{place}.fa", given=text.fa)
    for procedure in draft.procedures:
        yield from _alike(procedure)


def _differing(template: Template, place: str) -> Iterator[Fault]:
    for part, text in (("subject", template.subject), ("body", template.body)):
        en, fa = _places(text.en), _places(text.fa)
        if en is not None and fa is not None and en != fa:
            yield warnings.PLACES_DIFFER.at(f"{place}.{part}", places=listed(sorted(en ^ fa)))


def _places(wording: str) -> set[str] | None:
    """Return the places in *wording*, None where it cannot be filled, which is a fault of its own."""
    try:
        return {name for _, name, _, _ in Formatter().parse(wording) if name}
    except ValueError:
        return None


def _texts(value: object, place: str) -> Iterator[tuple[str, Text]]:
    """Yield every text of a profile as far as it was read, with its place."""
    match value:
        case Text():
            yield place, value
        case Rows(read=rows):
            for row in rows:
                first, *_ = _parts(row).values()
                yield from _texts(row, f"{place}.{first}")
        case tuple():
            for number, each in enumerate(value, start=1):
                yield from _texts(each, f"{place}.{number}")
        case dict():
            for name, each in value.items():
                yield from _texts(each, f"{place}.{name}")
        case _:
            for name, part in _parts(value).items():
                yield from _texts(part, f"{place}.{name}" if place else name)


def _parts(value: Any) -> dict[str, object]:
    """Return the parts of *value* by name; none of what has none."""
    return attrs.asdict(value, recurse=False) if attrs.has(type(value)) else {}


def _alike(procedure: DraftProcedure) -> Iterator[Fault]:
    for table, titles in (
        ("documents", [(rule.kind, rule.title) for rule in procedure.documents]),
        ("facts", [(rule.name, rule.title) for rule in procedure.facts]),
    ):
        first: dict[Text, str] = {}
        for name, title in titles:
            if title in first:
                place = f"{procedure.place}.{table}.{name}.title"
                yield warnings.TITLE_TWICE.at(place, title=title, other=first[title])
            first.setdefault(title, name)
