"""Attempts: reading a tariff file with those beside it, a formula alone, and a command from what a front end sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen
from tests.fuzzing.promises import BrokenPromise, broken_promise

from qom_permits.domain.errors import BadInput
from qom_permits.rules.formulas.compound import read_compound
from qom_permits.rules.formulas.grammar import FUNCTIONS, parse, unknown_names
from qom_permits.rules.formulas.reader import Reader, Scope, Shape
from qom_permits.rules.language.kinds import Condition, Day, Items, Kind, Number, Words
from qom_permits.rules.language.known_names import KnownNames
from qom_permits.rules.language.tables import Band, Key
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.files import load_tariff
from qom_permits.wire.commands import command_json, read_command

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


@frozen
class WrittenCommand:
    """A command's *name* and *body*, text, octets or data; *secret* is what no answer may repeat, None for nothing."""

    name: str
    body: Any
    secret: str | None = None

    def __call__(self) -> object:
        """Return the command, as `desk.read` does, once it read back alike; raises `BadInput` that is as promised."""
        try:
            command = read_command(self.name, self.body)
        except BadInput as refused:
            broken = broken_promise(refused, self.body, self.secret)
            if broken is not None:
                raise BrokenPromise(broken) from refused
            raise
        if read_command(self.name, command_json(command)) != command:
            raise BrokenPromise("does not read back as it was written")
        return command


Attempt = TariffFile | WrittenFormula | WrittenCommand


def to_json(attempt: Attempt) -> str:
    """Return *attempt* as a line of JSON."""
    match attempt:
        case TariffFile(text, beside):
            return json.dumps({"text": text, "beside": dict(beside)})
        case WrittenFormula(text):
            return json.dumps({"text": text})
        case WrittenCommand(name, body, secret):
            octets = body.hex() if isinstance(body, bytes) else None
            sent = {"body": body} if octets is None else {"octets": octets}
            return json.dumps({"name": name, "secret": secret, **sent})


def from_json(line: str) -> Attempt:
    """Return the attempt that *line* of JSON holds."""
    match json.loads(line):
        case {"text": text, "beside": beside}:
            return TariffFile(text, beside)
        case {"text": text}:
            return WrittenFormula(text)
        case {"name": name, "secret": secret, "octets": octets}:
            return WrittenCommand(name, bytes.fromhex(octets), secret)
        case said:
            return WrittenCommand(said["name"], said["body"], said["secret"])
