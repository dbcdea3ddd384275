"""Commands as JSON: how a front end asks, and the digest by which a repeated command is known."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, get_args

from attrs import evolve

from qom_permits.domain import commands
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, nearest, shown
from qom_permits.reading import json_text
from qom_permits.reading.faults import Faults, place_of
from qom_permits.reading.strict import read
from qom_permits.wire.shapes import CONVERTER, snake

KINDS: Mapping[str, type[commands.Command]] = {snake(cls): cls for cls in get_args(commands.Command)}
"""Every command by its name on the wire."""

_WHO = Text(
    "leave it out; who acts is said by the host's login, never by a body",
    "آن را حذف کنید؛ کنشگر را ورود میزبان می‌شناساند، نه متن درخواست",
)
_WHEN = Text(
    "leave it out; when it happens is said by the desk's clock",
    "آن را حذف کنید؛ زمان را ساعت میز خدمت می‌گوید",
)
_BESIDE = Text(
    "leave it out; give it to take beside the command",
    "آن را حذف کنید؛ آن را در کنار فرمان به take بدهید",
)
_SAID_ELSEWHERE: Mapping[str, Text] = {
    **dict.fromkeys(("actor", "by", "for", "for_", "login", "portal", "role", "roles", "user"), _WHO),
    **dict.fromkeys(("at", "date", "now", "occurred_at", "on", "recorded_at", "time", "timestamp"), _WHEN),
    **dict.fromkeys(("command_id", "seen", "version"), _BESIDE),
}
"""What a body must not say, and who does."""

_NO_CASE_YET = Fault(
    code="no-case-yet",
    where="case_id",
    text=Text("open_case is about no case that is there", "open_case درباره پرونده‌ای نیست که هست"),
    todo=Text("send it to where requests are filed", "آن را به نشانی ثبت درخواست بفرستید"),
)
_ANOTHER_CASE = Text(
    "the body names the case {named}, the address the case {case}",
    "متن از پرونده {named} می‌گوید و نشانی از پرونده {case}",
)
_LEAVE_OUT = Text("leave it out; the address says it", "آن را حذف کنید؛ نشانی آن را می‌گوید")


def read_command(
    name: str, body: str | bytes | Mapping[str, Any], case_id: str | None = None
) -> commands.Command:
    """Return the command *name* that *body* (JSON text, or what such text holds) asks for.

    *case_id* is the case as the host knows it, from an address (None: the body names it).

    Raises `BadInput` with every fault at once, each under the field it is about.
    """
    kind = _kind(name)
    if case_id is None:
        return _read(kind, json_text.contents(body))
    faults = Faults()
    given = {} if body in ("", b"") else body
    said = _about(case_id, kind, json_text.contents(given), faults)
    command: commands.Command = faults.under("", _read, kind, said)
    faults.raise_any()
    return command


def _read(kind: type[commands.Command], said: object) -> commands.Command:
    try:
        return read(CONVERTER, said, kind)
    except BadInput as refused:
        raise BadInput([_sent_where_it_belongs(fault) for fault in refused.told], refused.untold) from None


def _about(case_id: str, kind: type[commands.Command], said: object, faults: Faults) -> object:
    """Return what is *said* as said of the case *case_id*; *faults* hears when it cannot be."""
    if kind is commands.OpenCase:
        faults.note(_NO_CASE_YET)
        return said
    if not isinstance(said, Mapping):
        return said
    if said.get("case_id", case_id) != case_id:
        text = _ANOTHER_CASE.fill(named=shown(said["case_id"]), case=shown(case_id))
        faults.note(Fault(code="another-case", where="case_id", text=text, todo=_LEAVE_OUT))
    return {**said, "case_id": case_id}


def _kind(name: object) -> type[commands.Command]:
    """Return the command *name*; what is no text at all, whatever a host passes on, names none."""
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        text = Text("there is no command {name}", "فرمانی به نام {name} نیست").fill(name=shown(name))
        meant = nearest(place_of(name), list(KINDS))
        raise BadInput([Fault(code="unknown-command", text=text, allowed=meant)])
    return kind


def _sent_where_it_belongs(fault: Fault) -> Fault:
    """Return *fault*, telling of a key that is no field but known elsewhere who says it."""
    todo = _SAID_ELSEWHERE.get(fault.where) if fault.code == "unknown-key" else None
    return fault if todo is None else evolve(fault, todo=todo)


def command_json(command: commands.Command) -> bytes:
    """Return *command* as canonical JSON, without its name."""
    return json_text.canonical(CONVERTER.unstructure(command))


def asked(command: commands.Command) -> str:
    """Return the SHA-256 digest of what *command* asks: the same for the same words, whatever their order."""
    return hashlib.sha256(snake(type(command)).encode() + b"\0" + command_json(command)).hexdigest()
