"""Checking facts: whether everything a tariff asks of a case was said, can be read, and was asked at all."""

from __future__ import annotations

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.rules.language.clauses import Input, place_of
from qom_permits.rules.language.expressions import ItemFact, Name
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.units import ONE
from qom_permits.rules.reckoning.facts_in_hand import ItemInHand
from qom_permits.rules.reckoning.interpreter import Interpreter

_PLAIN = Number(ONE)


def faults_of(inputs: tuple[Input, ...], interpreter: Interpreter) -> list[Fault]:
    """Return every fault of the facts: those missing, unreadable, or given though nobody asks."""
    faults: list[Fault] = []
    for wanted in inputs:
        for item in [None] if wanted.of is None else interpreter.hands(wanted.of):
            faults += [fault for fault in _faults(wanted, item, interpreter) if fault not in faults]
    return faults


def _faults(wanted: Input, item: ItemInHand | None, interpreter: Interpreter) -> tuple[Fault, ...]:
    interpreter.item = item or interpreter.item
    said = interpreter.facts if item is None else item.facts
    read = Name(wanted.name, _PLAIN) if item is None else ItemFact(wanted.name, _PLAIN)
    try:
        if wanted.name in said or wanted.when is None or interpreter.value(wanted.when.expression):
            interpreter.value(read)
    except BadTariff as no:
        return tuple(fault if fault.where else fault.under(f"{place_of(wanted)}.when") for fault in no.faults)
    return ()
