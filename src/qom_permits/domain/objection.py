"""An objection: one reason why a command may not be taken, with its values and, where law says so, its citation."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.fault import Fault
from qom_permits.domain.reasons import REASONS
from qom_permits.domain.texts import Text


@frozen
class Objection:
    """A reason by its stable *code* in `REASONS`, filled with *values*.

    *where* names the field of the command it is about (empty: the command as a whole); *cite* is the law
    behind it (None: no law, but the order of things).
    """

    code: str
    values: tuple[tuple[str, str | int | Text], ...] = ()
    where: str = ""
    cite: Text | None = None

    def text(self) -> Text:
        """Return what stands in the way, in both languages."""
        return REASONS[self.code].text.fill(**dict(self.values))

    def todo(self) -> Text:
        """Return what to do about it, in both languages."""
        return REASONS[self.code].todo.fill(**dict(self.values))

    def fault(self) -> Fault:
        """Return the objection as a fault, for whoever must mend it."""
        return Fault(code=self.code, where=self.where, text=self.text(), todo=self.todo())

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return the objection as plain data in both languages; in *lang*, when asked, a ``message`` and its values."""
        cite = {} if self.cite is None else {"cite": self.cite.to_json()}
        values = {name: _plain(value, lang) for name, value in self.values}
        return {**self.fault().to_json(lang), **cite, "values": values}


def _plain(value: str | int | Text, lang: str | None) -> object:
    if not isinstance(value, Text):
        return value
    return value.to_json() if lang is None else value.in_(lang)


def objection(
    code: str, where: str = "", cite: Text | None = None, /, **values: str | int | Text
) -> Objection:
    """Return an `Objection` with *values* by name."""
    return Objection(code, tuple(values.items()), where, cite)
