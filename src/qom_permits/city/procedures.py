"""One procedure of a profile: drafted as far as it can be read, and into an offer once all of it could be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from attrs import evolve

from qom_permits.city import loading_texts as texts
from qom_permits.city.drafts import DraftProcedure
from qom_permits.city.examples import read_example
from qom_permits.city.procedure_shapes import ProcedureShape, StepShape, ValidityShape
from qom_permits.city.profile import Offer
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.numerals import MOST_DIGITS, exact_number, plainly
from qom_permits.domain.procedure import FactRule, LongerValidity, Procedure, Step
from qom_permits.domain.stages import STEPS, Stage
from qom_permits.domain.terms import Term
from qom_permits.domain.texts import nearest, one_of
from qom_permits.reading import json_text
from qom_permits.reading.sheets import Rows, SheetReader, known
from qom_permits.rules.tariff import Tariff

LAST = Stage.ISSUANCE


def draft_of(
    reader: SheetReader,
    place: str,
    written: tuple[ProcedureShape, object],
    calendar: Calendar | None,
    tariff: Callable[[str], Tariff],
) -> DraftProcedure:
    """Return what could be read of a procedure, as *written*: its shape and the table it was read from."""
    shape, table = written
    since = reader.attempt(f"{place}.since", read_day, shape.since, calendar)
    example = shape.example and calendar and read_example(reader, shape.example, f"{place}.example", calendar)
    draft = DraftProcedure(
        place=place,
        shape=evolve(shape, facts=_in_digits(reader, shape.facts, f"{place}.facts")),
        digest=_digest(table),
        since=since,
        steps=_steps(reader, shape.steps, f"{place}.steps"),
        validity=_validity(reader, shape.validity, f"{place}.validity"),
        longer=_longer(reader, shape.validity, f"{place}.validity.longer"),
        tariffs=_tariffs(reader, shape.tariffs or (), f"{place}.tariffs", tariff),
        example=example or None,
    )
    reader.faults.extend(_unsupplied(draft))
    return draft


def offer_of(draft: DraftProcedure) -> Offer:
    """Return the offer of a *draft* without faults."""
    shape, validity = draft.shape, known(draft.shape.validity)
    procedure = Procedure(
        id=known(shape.id),
        digest=known(draft.digest),
        kind=known(shape.kind),
        steps=known(draft.steps),
        documents=draft.documents,
        facts=draft.facts,
        grounds=known(shape.grounds).read,
        validity=known(draft.validity),
        validity_cite=known(validity.cite),
        longer=known(draft.longer),
        longer_by=known(validity.by),
        conditions=known(shape.conditions),
    )
    return Offer(
        procedure=procedure,
        since=known(draft.since),
        tariffs=tuple(tariff for _, tariff in draft.tariffs),
        example=draft.example,
    )


def _digest(table: object) -> str | None:
    """Return the digest of a procedure's *table*: an example decides nothing, so it does not count."""
    if not isinstance(table, Mapping):
        return None  # it is no table, which is a fault where it stands
    counted = {name: content for name, content in table.items() if name != "example"}
    try:
        return hashlib.sha256(json_text.canonical(counted)).hexdigest()
    except (TypeError, ValueError):  # a TOML day or a number that is none: a fault where it stands
        return None


def _steps(reader: SheetReader, shapes: tuple[StepShape, ...] | None, place: str) -> tuple[Step, ...] | None:
    """Return the steps; None where one of them cannot be read, or they are no procedure's."""
    if shapes is None:
        return None
    before = len(reader.faults)
    steps = [_step(reader, shape, f"{place}.{number}") for number, shape in enumerate(shapes, start=1)]
    read = [step for step in steps if step is not None]
    reader.faults.extend(fault.under(place) for fault in _out_of_order(read, len(steps)))
    return tuple(read) if len(read) == len(steps) and len(reader.faults) == before else None


def _step(reader: SheetReader, shape: StepShape, place: str) -> Step | None:
    if shape.stage is None or shape.officer is None:
        return None
    days = shape.working_days
    term = None if days is None else reader.attempt(f"{place}.working_days", lambda: Term(working_days=days))
    return Step(stage=shape.stage, officer=shape.officer, term=term)


def _out_of_order(steps: list[Step], count: int) -> Iterator[Fault]:
    allowed = one_of([stage.value for stage in STEPS])
    if not count:
        yield texts.NO_STEPS.at("", allowed=allowed)
    seen: list[Stage] = []
    for number, stage in enumerate([step.stage for step in steps] if len(steps) == count else (), start=1):
        if stage not in STEPS:
            yield texts.NOT_A_STEP.at(f"{number}.stage", stage=stage.value, allowed=allowed)
        elif stage in seen:
            yield texts.STEP_TWICE.at(f"{number}.stage", stage=stage.value)
        seen.append(stage)
    if seen and seen[-1] is not LAST:
        yield texts.NO_ISSUANCE.at("", last=LAST.value, stage=seen[-1].value)


def _validity(reader: SheetReader, shape: ValidityShape | None, place: str) -> Term | None:
    if shape is None or shape.years is None or shape.months is None:
        return None
    return reader.attempt(place, _some_time, shape.years, shape.months)


def _some_time(years: int, months: int) -> Term:
    if years == months == 0:
        raise texts.NO_VALIDITY.error()
    return Term(years=years, months=months)


def _longer(
    reader: SheetReader, shape: ValidityShape | None, place: str
) -> tuple[LongerValidity, ...] | None:
    if shape is None or shape.longer is None:
        return None
    bands = []
    for number, band in enumerate(shape.longer, start=1):
        where = f"{place}.{number}"
        if band.over is None or band.years is None or band.months is None:
            continue
        over = reader.attempt(f"{where}.over", exact_number, band.over, MOST_DIGITS)
        term = reader.attempt(where, _some_time, band.years, band.months)
        if over is not None and term is not None:
            bands.append(LongerValidity(over=f"{over:f}", term=term))
    return tuple(bands) if len(bands) == len(shape.longer) else None


def _in_digits(reader: SheetReader, facts: Rows[FactRule] | None, place: str) -> Rows[FactRule] | None:
    """Return *facts* with the ends of their ranges in plain digits, those left out whose ends are no numbers."""
    if facts is None:
        return None
    plain = [_plain(reader, rule, f"{place}.{rule.name}") for rule in facts.read]
    return Rows(facts.names, tuple(rule for rule in plain if rule is not None))


def _plain(reader: SheetReader, rule: FactRule, place: str) -> FactRule | None:
    before, places = len(reader.faults), max(rule.places, 0)
    least = reader.attempt(f"{place}.least", exact_number, rule.least, places)
    most = reader.attempt(f"{place}.most", exact_number, rule.most, places)
    if len(reader.faults) > before:
        return None
    return evolve(
        rule,
        least=None if least is None else plainly(least),
        most=None if most is None else plainly(most),
    )


def _tariffs(
    reader: SheetReader, names: tuple[str, ...], place: str, tariff: Callable[[str], Tariff]
) -> tuple[tuple[int, Tariff], ...]:
    loaded = [
        (number, reader.attempt(f"{place}.{number}", tariff, name))
        for number, name in enumerate(names, start=1)
    ]
    return tuple((number, each) for number, each in loaded if each is not None)


def _unsupplied(draft: DraftProcedure) -> Iterator[Fault]:
    """Yield each input of a tariff that no fact supplies; nothing where the facts cannot be read.

    The inputs of a list's items are left out: a list nobody supplies is empty, and asks nothing.
    """
    if draft.shape.facts is None:
        return
    for number, tariff in draft.tariffs:
        for asked in tariff.inputs:
            is_needed = asked.default is None and asked.when is None and asked.of is None
            if is_needed and asked.name not in draft.fact_names:
                yield texts.INPUT_WITHOUT_FACT.at(
                    f"{draft.place}.tariffs.{number}.{asked.name}",
                    tariff=tariff.id,
                    name=asked.name,
                    nearest=nearest(asked.name, list(draft.fact_names)),
                )
