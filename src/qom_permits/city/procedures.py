"""One procedure of a profile into domain values, with the tariffs that price its cases."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from qom_permits.city.profile import Offer
from qom_permits.city.shapes import ProcedureShape, ValidityShape
from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.numerals import exact_number
from qom_permits.domain.procedure import FactRule, Procedure, Step
from qom_permits.domain.stages import Stage
from qom_permits.domain.terms import Term
from qom_permits.domain.texts import Text
from qom_permits.reading import json_text
from qom_permits.reading.faults import Faults
from qom_permits.rules.tariff import Tariff

LAST = Stage.ISSUANCE


def offer_of(
    shape: ProcedureShape, table: Mapping[str, object], calendar: Calendar, tariff: Callable[[str], Tariff]
) -> Offer:
    """Return the offer *shape* describes; *table* is the same as the file wrote it, for the digest."""
    faults = Faults()
    since = faults.under("since", read_day, shape.since, calendar)
    procedure = faults.under("steps", _procedure, shape, table)
    faults.under("validity", _some_time, shape.validity)
    for rule in shape.facts:
        faults.under(f"facts.{rule.name}", _spanned, rule)
    tariffs = [
        faults.under(f"tariffs.{place}", tariff, name) for place, name in enumerate(shape.tariffs, start=1)
    ]
    faults.raise_any()
    for priced in tariffs:
        faults.under(f"tariffs.{priced.id}", _supplied, priced, procedure)
    faults.raise_any()
    return Offer(procedure=procedure, since=since, tariffs=tuple(tariffs))


def _procedure(shape: ProcedureShape, table: Mapping[str, object]) -> Procedure:
    procedure = Procedure(
        id=shape.id,
        digest=hashlib.sha256(json_text.canonical(table)).hexdigest(),
        kind=shape.kind,
        steps=tuple(
            Step(
                stage=step.stage,
                officer=step.officer,
                term=None if step.working_days is None else Term(working_days=step.working_days),
            )
            for step in shape.steps
        ),
        documents=shape.documents,
        facts=shape.facts,
        grounds=shape.grounds,
        validity=Term(years=shape.validity.years, months=shape.validity.months),
        validity_cite=shape.validity.cite,
        conditions=shape.conditions,
    )
    if procedure.steps[-1].stage is not LAST:
        text = Text(
            f"the last step must be {LAST.value}, not {procedure.steps[-1].stage.value}",
            f"گام آخر باید {LAST.value} باشد، نه {procedure.steps[-1].stage.value}",
        )
        raise BadInput([Fault(code="no-issuance", text=text)])
    return procedure


def _some_time(validity: ValidityShape) -> None:
    if validity.years == validity.months == 0:
        raise bad("no-validity", "give years, months or both", "سال، ماه یا هر دو را بدهید")


def _spanned(rule: FactRule) -> None:
    """Refuse a range whose ends are no numbers."""
    faults = Faults()
    for end, number in (("least", rule.least), ("most", rule.most)):
        if number is not None:
            faults.under(end, exact_number, number, rule.places)
    faults.raise_any()


def _supplied(tariff: Tariff, procedure: Procedure) -> None:
    """Refuse a tariff that asks for a fact nobody supplies."""
    faults = Faults()
    for asked in tariff.inputs:
        if asked.default is None and asked.when is None and procedure.fact(asked.name) is None:
            text = Text(
                f"the tariff asks for {asked.name}, which no fact of procedure {procedure.id} supplies",
                f"تعرفه {asked.name} را می‌خواهد و هیچ داده‌ای در فرایند {procedure.id} آن را نمی‌دهد",
            )
            faults.note(Fault(code="tariff-input-without-fact", where=asked.name, text=text))
    faults.raise_any()
