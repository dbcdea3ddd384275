"""Sample walks: whether a procedure's example can be filed, brings all that is asked, and is priced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qom_permits.city.checking import place_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.checking.laws import NOT_ONE
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.city.examples import Example
from qom_permits.city.pricing import facts_for
from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.fact_shapes import allowed, fits
from qom_permits.domain.facts import by_name
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_rules import unfit_ids
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import Source
from qom_permits.domain.registration import kept_parts
from qom_permits.domain.stages import RequestKind
from qom_permits.domain.texts import Text, listed, nearest
from qom_permits.rules.comparing.law import in_force
from qom_permits.rules.language.spoken import spoken_value


def wrong_examples(draft: Draft) -> Iterator[Fault]:
    """Yield each example that cannot walk its procedure, and procedures that have none."""
    for procedure in draft.procedures:
        place = f"{procedure.place}.example"
        if procedure.shape.example is None and _is_newest(procedure, draft):
            yield warnings.NO_EXAMPLE.at(procedure.place, id=procedure.shape.id)
        if procedure.example is not None:
            yield from (fault.under(place) for fault in _cannot_be_filed(procedure.example, draft))
            yield from (fault.under(place) for fault in _wrong_days(procedure.example, procedure, draft))
            yield from (fault.under(place) for fault in _wrong_renewal(procedure.example, procedure))
            if procedure.shape.facts is not None and procedure.shape.documents is not None:
                yield from (fault.under(place) for fault in _unknown_papers(procedure.example, procedure))
                yield from (fault.under(place) for fault in _walk(procedure.example, procedure, draft))


def _is_newest(procedure: DraftProcedure, draft: Draft) -> bool:
    """Return whether no other procedure of its kind begins later."""
    since = procedure.since
    others = [each for each in draft.procedures if each.shape.kind is procedure.shape.kind]
    return since is not None and not any(each.since is None or each.since > since for each in others)


def _cannot_be_filed(example: Example, draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the plot and the owner."""
    code, pattern = example.parcel.code, draft.parcel_code
    found = pattern.fullmatch(code) if pattern is not None else None
    if pattern is not None and (found is None or found["district"] not in draft.districts):
        yield texts.EXAMPLE_ELSEWHERE.at("parcel.code", code=code, allowed=listed(draft.districts))
    if draft.ids is not None:
        yield from unfit_ids(example.parcel, draft.ids)
        try:
            kept_parts(example.owner, draft.ids)
        except BadInput as no:
            yield from (fault.under("owner") for fault in no.faults)
    for name in ("name", "mobile"):
        if name not in example.owner:
            yield texts.EXAMPLE_OWNER.at(f"owner.{name}", name=name)


def _wrong_days(example: Example, procedure: DraftProcedure, draft: Draft) -> Iterator[Fault]:
    calendar, work = draft.calendar or Calendar.GREGORIAN, draft.work
    begins = _told(example.begins, calendar)
    if procedure.since is not None and example.begins < procedure.since:
        since = _told(procedure.since, calendar)
        yield texts.EXAMPLE_EARLY.at("begins", begins=begins, since=since)
    if work is not None and not work.first <= example.begins <= work.last:
        yield texts.EXAMPLE_OUTSIDE.at("begins", begins=begins)


def _wrong_renewal(example: Example, procedure: DraftProcedure) -> Iterator[Fault]:
    renews = procedure.shape.kind is RequestKind.PERMIT_RENEWAL
    if renews and example.earlier is None:
        yield texts.EXAMPLE_NEEDS_EARLIER.at("earlier")
    if not renews and procedure.shape.kind is not None and example.earlier is not None:
        yield texts.EXAMPLE_RENEWS_NOTHING.at("earlier")


def _unknown_papers(example: Example, procedure: DraftProcedure) -> Iterator[Fault]:
    named = [
        *((f"returned.{n}", Source.APPLICATION, kind) for n, kind in enumerate(example.returned, start=1)),
        *(
            (f"plans_returned.{n}", Source.PLANS, kind)
            for n, kind in enumerate(example.plans_returned, start=1)
        ),
        ("found_in", Source.APPLICATION, example.found_in),
        ("earlier.document", Source.APPLICATION, example.earlier.document if example.earlier else None),
    ]
    unread = set(procedure.shape.documents.names if procedure.shape.documents else ())
    unread -= {rule.kind for rule in procedure.documents}
    for place, source, kind in named:
        known = [rule.kind for rule in procedure.documents if rule.source is source]
        if kind is not None and kind not in {*known, *unread}:
            yield texts.EXAMPLE_UNKNOWN.at(place, name=kind, nearest=nearest(kind, known))


def _walk(example: Example, procedure: DraftProcedure, draft: Draft) -> Iterator[Fault]:
    """Yield facts that are unknown, do not fit or are missing; only when all are there, what the tariff says."""
    faults = [*_unknown_facts(example, procedure, draft), *_missing_facts(example, procedure)]
    yield from faults or _unpriced(example, procedure)


def _unknown_facts(example: Example, procedure: DraftProcedure, draft: Draft) -> Iterator[Fault]:
    for fact in example.facts:
        rule, place = procedure.fact(fact.name), f"facts.{fact.name}"
        if rule is not None and draft.calendar is not None:
            if not fits(rule, fact.value, draft.calendar):
                yield texts.EXAMPLE_UNFIT.at(place, title=rule.title, value=fact.value, allowed=allowed(rule))
        elif fact.name not in procedure.fact_names:
            near = nearest(fact.name, list(procedure.fact_names))
            yield texts.EXAMPLE_UNKNOWN.at(place, name=fact.name, nearest=near)


def _missing_facts(example: Example, procedure: DraftProcedure) -> Iterator[Fault]:
    said = by_name(example.facts)
    for rule in procedure.facts:
        if rule.required and rule.name not in said:
            yield texts.EXAMPLE_LACKS.at(f"facts.{rule.name}", title=rule.title, name=rule.name)


def _unpriced(example: Example, procedure: DraftProcedure) -> Iterator[Fault]:
    """Yield why the tariff of the day refuses the example, in the tariff's own words."""
    tariffs = [tariff for _, tariff in procedure.tariffs]
    if not tariffs or len(tariffs) < len(procedure.shape.tariffs or ()):
        return
    try:
        tariff = in_force(tariffs, example.begins)
        tariff.assess(facts_for(tariff, by_name(example.facts), procedure.facts), example.begins)
    except BadTariff as no:
        for fault in no.faults:
            if not _is_told_elsewhere(fault, procedure):
                yield texts.EXAMPLE_NOT_PRICED.at(
                    fault.where if fault.where.startswith("facts.") else "facts",
                    why=Text(fault.in_("en"), fault.in_("fa")),
                )


def _is_told_elsewhere(fault: Fault, procedure: DraftProcedure) -> bool:
    """Return whether *fault* is of the procedure itself: several tariffs at once, or an input without a fact."""
    is_of_fact = fault.where.startswith("facts.")
    return fault.code in NOT_ONE or (is_of_fact and fault.where.split(".")[1] not in procedure.fact_names)


def _told(day: date, calendar: Calendar) -> Text:
    return spoken_value(day, calendar)
