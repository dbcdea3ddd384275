"""Who hears of what: the letters an event gives rise to, and how one reads."""

from __future__ import annotations

from attrs import field, frozen

from qom_permits.city.profile import City
from qom_permits.city.templates import Template
from qom_permits.domain import events as e
from qom_permits.domain.actors import Party
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Deficiency
from qom_permits.domain.jalali import told_day
from qom_permits.domain.money import Money
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.texts import Text, joined, persian_digits, same
from qom_permits.domain.words import KINDS, LACKS


@frozen(kw_only=True)
class Letter:
    """A message to *party* by the template for an event; *values* fill it, personal data aside."""

    party: Party
    template: str
    values: dict[str, Text] = field(factory=dict)


def letters_for(event: e.Event, case: PermitCase, city: City, procedure: Procedure) -> tuple[Letter, ...]:
    """Return the letters *event* gives rise to, *case* standing as the event left it: one to each owner."""
    said = _said(event, case, city, procedure)
    if said is None or said[0] not in {template.on for template in city.templates}:
        return ()
    on, values = said
    always = {"city": city.title, "kind": KINDS[case.kind], "day": told_day(event.on, city.calendar)}
    return tuple(Letter(party=owner, template=on, values={**always, **values}) for owner in case.owners)


def written(template: Template, values: dict[str, Text], name: str, language: str) -> tuple[str, str]:
    """Return the subject and body of a letter to *name* in *language*."""
    filled = {**values, "name": same(name)}
    return template.subject.fill(**filled).in_(language), template.body.fill(**filled).in_(language)


def _said(
    event: e.Event, case: PermitCase, city: City, procedure: Procedure
) -> tuple[str, dict[str, Text]] | None:
    """Return the template *event* is answered by, and the values it gives; None when nobody is told."""
    number = {"number": _number(case.number or "–")}
    owed = {"owed": (case.owed or Money(0, city.currency)).told()}
    match event:
        case e.CaseOpened():
            return "case_opened", {}
        case e.Submitted():
            return "submitted", number
        case e.ReturnedToApplicant():
            return "returned_to_applicant", {**number, "deficiencies": _lacks(event.deficiencies, procedure)}
        case e.Refused():
            grounds = [ground.title for ground in event.grounds]
            return "refused", {**number, "grounds": joined(grounds)}
        case e.ChargesAssessed():
            return "charges_assessed", {**number, **owed, "total": event.assessment.total.told()}
        case e.PaymentRecorded():
            return "payment_recorded", {**number, **owed, "amount": event.amount.told()}
        case e.PermitIssued():
            until = told_day(event.permit.valid_until, city.calendar)
            return "permit_issued", {**number, "permit": _number(event.permit.number), "valid_until": until}
        case e.Withdrawn():
            return "withdrawn", {}
        case _:
            return None


def _lacks(deficiencies: tuple[Deficiency, ...], procedure: Procedure) -> Text:
    told = []
    for lacking in deficiencies:
        rule = procedure.rule(lacking)
        title = rule.title if rule else same(lacking.name)
        told.append(Text("{title} ({lack})", "{title} ({lack})").fill(title=title, lack=LACKS[lacking.lack]))
    return joined(told)


def _number(number: str) -> Text:
    return Text(number, persian_digits(number))
