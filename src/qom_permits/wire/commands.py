"""Commands as JSON: how a front end asks, and the digest by which a repeated command is known."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, get_args

from qom_permits.domain import commands
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, nearest, shown
from qom_permits.reading import json_text
from qom_permits.reading.faults import place_of
from qom_permits.reading.strict import read
from qom_permits.wire.shapes import CONVERTER, snake

KINDS: Mapping[str, type[commands.Command]] = {snake(cls): cls for cls in get_args(commands.Command)}
"""Every command by its name on the wire."""


def read_command(name: str, body: str | bytes | Mapping[str, Any]) -> commands.Command:
    """Return the command *name* that *body* (JSON text, or what such text holds) asks for.

    Raises `BadInput` with every fault at once, each under the field it is about.
    """
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        text = Text("there is no command {name}", "فرمانی به نام {name} نیست").fill(name=shown(name))
        meant = nearest(place_of(name), list(KINDS))
        raise BadInput([Fault(code="unknown-command", text=text, allowed=meant)])
    return read(CONVERTER, json_text.contents(body), kind)


def command_json(command: commands.Command) -> bytes:
    """Return *command* as canonical JSON, without its name."""
    return json_text.canonical(CONVERTER.unstructure(command))


def asked(command: commands.Command) -> str:
    """Return the SHA-256 digest of what *command* asks: the same for the same words, whatever their order."""
    return hashlib.sha256(snake(type(command)).encode() + b"\0" + command_json(command)).hexdigest()
