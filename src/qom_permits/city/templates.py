"""Letter templates: which event each answers, and its wording in both languages."""

from __future__ import annotations

from string import Formatter

from attrs import frozen

from qom_permits.domain.errors import bad
from qom_permits.domain.texts import Text

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

    def unknown_fields(self) -> tuple[str, ...]:
        """Return the places that no value will ever fill; raises `BadInput` when the wording cannot be filled."""
        wordings = (self.subject.en, self.subject.fa, self.body.en, self.body.fa)
        try:
            parsed = [part for wording in wordings for part in Formatter().parse(wording)]
        except ValueError as fault:
            raise bad(
                "bad-template",
                "the letter cannot be filled: {fault}; write {{{{ for a brace",
                "نامه پرشدنی نیست: {fault}؛ برای آکولاد {{{{ بنویسید",
                fault=fault,
            ) from None
        if any(form or conversion for _, _, form, conversion in parsed):
            raise bad(
                "bad-template",
                "the values of a letter are words already; write no : or ! in a place",
                "مقدارهای نامه خود واژه‌اند؛ در جای آن‌ها : یا ! ننویسید",
            )
        places = {name for _, name, _, _ in parsed if name is not None}
        return tuple(sorted(places - FIELDS[self.on] - ALWAYS))
