"""Attempts: reading a tariff file with those beside it, and reading a formula alone."""

from __future__ import annotations

import json
from collections.abc import Mapping

from attrs import field, frozen

from qom_permits.rules.formulas.compound import read_compound
from qom_permits.rules.formulas.grammar import FUNCTIONS, parse, unknown_names
from qom_permits.rules.formulas.reader import Reader, Scope, Shape
from qom_permits.rules.language.kinds import Condition, Day, Items, Kind, Number, Words
from qom_permits.rules.language.known_names import KnownNames
from qom_permits.rules.language.tables import Band, Key
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.files import load_tariff

_RIAL, _AREA = Unit((("IRR", 1),)), Unit((("m2", 1),))
KINDS: Mapping[str, Kind] = {
    "x": Number(_AREA),
    "n": Number(ONE),
    "rial": Number(_RIAL),
    "per_m2": Number(_RIAL / _AREA),
    "zone": Words(("a", "b")),
    "note": Words(),
    "is_new": Condition(),
    "begun": Day(),
    "balconies": Items(),
    "width": Number(_AREA),
    "levy": Number(_RIAL),
    "on": Day(),
}
TABLES: Mapping[str, Shape] = {
    "step": Shape(keys=(Key("zone"), Key("x", Band.TO)), columns=(("value", _RIAL / _AREA),)),
    "two": Shape(keys=(Key("n"),), columns=(("low", ONE), ("high", _RIAL))),
}
_SCOPE = Scope(kinds=KINDS, tables=TABLES, items={"width": "balconies"}, lines=frozenset(("levy",)))
_KNOWN = KnownNames((*KINDS, *TABLES, *FUNCTIONS))


@frozen
class TariffFile:
    """A tariff's *text* with the texts of the files *beside* it, by name."""

    text: str
    beside: Mapping[str, str] = field(factory=dict)

    def __call__(self) -> object:
        """Return the tariff; raises `BadTariff`."""
        return load_tariff(self.text, self.beside.__getitem__, "this.toml")


@frozen
class WrittenFormula:
    """A formula's *text*, to be read with the names of `KINDS` and `TABLES`."""

    text: str

    def __call__(self) -> object:
        """Return what the formula means; raises `BadTariff`."""
        parsed = parse(self.text, "formula")
        faults = FaultList()
        faults.extend(unknown_names(parsed, _KNOWN))
        faults.raise_any()
        reader = Reader(source=parsed.source, scope=_SCOPE, compound=read_compound, whole=True)
        return reader.read(parsed.tree)


Attempt = TariffFile | WrittenFormula


def to_json(attempt: Attempt) -> str:
    """Return *attempt* as a line of JSON."""
    beside = dict(attempt.beside) if isinstance(attempt, TariffFile) else None
    return json.dumps({"text": attempt.text, "beside": beside})


def from_json(line: str) -> Attempt:
    """Return the attempt that *line* of JSON holds."""
    said = json.loads(line)
    return (
        WrittenFormula(said["text"]) if said["beside"] is None else TariffFile(said["text"], said["beside"])
    )
