"""Events as they are stored. Names and fields are for ever: add, never rename."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from qom_permits.domain import events
from qom_permits.domain.errors import BadInput, Damaged
from qom_permits.ports.records import Record, is_intact
from qom_permits.reading import json_text
from qom_permits.reading.strict import read
from qom_permits.wire.shapes import CONVERTER, snake

KINDS: Mapping[str, type[events.Event]] = {snake(cls): cls for cls in get_args(events.Event)}
"""Every event by its stored name."""


def write_event(event: events.Event) -> tuple[str, bytes]:
    """Return the stored name of *event* and its payload, canonical JSON."""
    return snake(type(event)), json_text.canonical(CONVERTER.unstructure(event))


def read_event(record: Record) -> events.Event:
    """Return the event *record* holds; raises `Damaged` when it does not read as it was written."""
    place = f"record {record.number} of case {record.case_id}"
    kind = KINDS.get(record.kind)
    if kind is None:
        raise Damaged(f"{place} is a {record.kind!r}, which this release does not know; install a newer one")
    if not is_intact(record):
        raise Damaged(f"{place} does not match its digest")
    try:
        return read(CONVERTER, json_text.parse(record.payload), kind)
    except BadInput as refused:
        raise Damaged(f"{place}: {refused}") from refused
