"""A fault: one thing wrong with what was given, told so that somebody can mend it."""

from __future__ import annotations

from attrs import evolve, frozen

from qom_permits.domain.texts import Text, clauses


@frozen(kw_only=True)
class Fault:
    """One thing wrong: a stable *code*, *where* it is, what it is, what is *allowed*, and what to do next.

    *where* is empty when a value stands alone; *allowed* and *todo* are None when the text says it all.
    """

    code: str
    where: str = ""
    text: Text
    allowed: Text | None = None
    todo: Text | None = None

    def under(self, place: str) -> Fault:
        """Return the fault as seen from outside *place*: places are joined by dots."""
        return evolve(self, where=".".join(part for part in (place, self.where) if part))

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return the fault as plain data, with a ``message`` in *lang* when asked; what does not apply is left out."""
        told: dict[str, object] = {"code": self.code, "where": self.where, "text": self.text.to_json()}
        if self.allowed is not None:
            told["allowed"] = self.allowed.to_json()
        if self.todo is not None:
            told["todo"] = self.todo.to_json()
        if lang is not None:
            told["message"] = self.in_(lang)
        return told

    def told(self) -> Text:
        """Return the fault as one line of each language."""
        return Text(self.in_("en"), self.in_("fa"))

    def in_(self, language: str) -> str:
        """Return the fault as one line of *language*: its place, what it is, what is allowed, what to do."""
        said = [part for part in (self.text, self.allowed, self.todo) if part is not None]
        line = clauses(said).in_(language)
        return f"{self.where}: {line}" if self.where else line
