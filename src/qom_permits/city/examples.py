"""A procedure's example: one invented request that walks the whole of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import frozen

from qom_permits.city.procedure_shapes import ExampleEarlierShape, ExampleShape
from qom_permits.domain.area import Area
from qom_permits.domain.earlier_permit import FoundPermit
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.reading.sheets import SheetReader


@frozen(kw_only=True)
class ExamplePermit:
    """The *permit* of an older system that an example renews, and the kind of paper it is found in."""

    permit: FoundPermit
    document: str


@frozen(kw_only=True)
class Example:
    """A sample request for *parcel* and *project*, filed on the day it *begins*, with every *facts* of every source.

    *owner* is what `register` takes. The papers in *returned* come back to the applicant once, those in
    *plans_returned* to the engineers; an officer finds facts in the paper *found_in* (None: the one of *earlier*, or
    nothing is to be found); *earlier* is what a renewal renews (None: nothing).
    """

    parcel: Parcel
    project: Project
    owner: Mapping[str, Any]
    begins: date
    facts: Facts
    surveyor: str
    designer: str
    returned: tuple[str, ...] = ()
    plans_returned: tuple[str, ...] = ()
    found_in: str | None = None
    earlier: ExamplePermit | None = None


def read_example(reader: SheetReader, shape: ExampleShape, place: str, calendar: Calendar) -> Example | None:
    """Return the example in *shape*; None where not all of it can be read, its faults noted."""
    parcel = _parcel(reader, shape, f"{place}.parcel")
    project = _project(reader, shape, f"{place}.project")
    begins = reader.attempt(f"{place}.begins", read_day, shape.begins, calendar)
    facts = reader.attempt(f"{place}.facts", facts_from, shape.facts)
    earlier = None if shape.earlier is None else _earlier(reader, shape.earlier, f"{place}.earlier", calendar)
    if parcel is None or project is None or begins is None or facts is None or shape.owner is None:
        return None
    if (earlier is None) is not (shape.earlier is None) or None in {shape.returned, shape.plans_returned}:
        return None
    return Example(
        parcel=parcel,
        project=project,
        owner=shape.owner,
        begins=begins,
        facts=facts,
        surveyor=shape.surveyor or "",
        designer=shape.designer or "",
        returned=shape.returned or (),
        plans_returned=shape.plans_returned or (),
        found_in=shape.found_in,
        earlier=earlier,
    )


def _parcel(reader: SheetReader, shape: ExampleShape, place: str) -> Parcel | None:
    given = shape.parcel
    if given is None or given.code is None or given.postal_code is None or given.area is None:
        return None
    code, postal_code = given.code, given.postal_code
    area = reader.attempt(f"{place}.area", Area, given.area)
    if area is None:
        return None
    return reader.attempt(place, lambda: Parcel(code=code, postal_code=postal_code, area=area))


def _project(reader: SheetReader, shape: ExampleShape, place: str) -> Project | None:
    given = shape.project
    if given is None or given.floor_area is None or given.floors is None or given.units is None:
        return None
    floors, units = given.floors, given.units
    area = reader.attempt(f"{place}.floor_area", Area, given.floor_area)
    if area is None:
        return None
    return reader.attempt(place, lambda: Project(floor_area=area, floors=floors, units=units))


def _earlier(
    reader: SheetReader, given: ExampleEarlierShape, place: str, calendar: Calendar
) -> ExamplePermit | None:
    if given.number is None or given.issued_on is None or given.valid_until is None or given.document is None:
        return None
    number, document = given.number, given.document
    issued = reader.attempt(f"{place}.issued_on", read_day, given.issued_on, calendar)
    until = reader.attempt(f"{place}.valid_until", read_day, given.valid_until, calendar)
    if issued is None or until is None:
        return None
    permit = reader.attempt(place, lambda: FoundPermit(number=number, issued_on=issued, valid_until=until))
    return None if permit is None else ExamplePermit(permit=permit, document=document)
