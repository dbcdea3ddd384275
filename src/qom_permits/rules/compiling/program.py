"""The text of a compiled function as it grows: its lines, the names in it, and the constants it reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define, field

from qom_permits.rules.compiling.terms import Term

_INDENT = "    "


@define
class Program:
    """Lines of Python under the indentation of the moment, the names *assigned* and the *constants* they name.

    Of each name it is known whether it is assigned in any case.

    Everything of the program's own bears a capital letter, which no name of a tariff has.
    """

    constants: dict[str, object] = field(factory=dict)
    lines: list[str] = field(factory=list)
    assigned: dict[str, bool] = field(factory=dict)
    _depth: int = 1
    _drawn: int = 0

    def line(self, code: str, *why: str) -> None:
        """Add a line of code, with the reasons for it beside."""
        told = "; ".join(filter(None, map(printable, why)))
        self.lines.append(f"{_INDENT * self._depth}{code}{f'  # {told}' if told else ''}")

    def assign(self, name: str, code: str, *why: str) -> None:
        """Add a line that keeps what *code* comes to under *name*, with the reasons for it beside."""
        for each in name.split(" = "):
            self.assigned[each] = self.assigned.get(each, self._depth == 1)
        self.line(f"{name} = {code}", *why)

    def add(self, name: str, code: str) -> None:
        """Add a line that adds what *code* comes to to the sum *name*, which begins here if it did nowhere yet."""
        if name in self.assigned:
            self.line(f"{name} += {code}")
        else:
            self.assign(name, code)

    def name(self, prefix: str) -> str:
        """Return a name nothing else has."""
        self._drawn += 1
        return f"{prefix}{self._drawn}"

    def constant(self, prefix: str, value: object) -> str:
        """Return the name of a constant that is *value*."""
        name = prefix.upper()
        while name in self.constants and self.constants[name] != value:
            name = self.name(f"{prefix.upper()}_")
        self.constants[name] = value
        return name

    def kept(self, term: Term, prefix: str, *why: str) -> Term:
        """Return *term* as a name: a line is added that works it out."""
        name = self.name(prefix)
        self.assign(name, term.code, *why)
        return Term(name, term.places)

    def guard(self, start: int, otherwise: str) -> None:
        """Put the lines added since *start* into a ``try``; where they fail, *otherwise* is done."""
        inside = {line.strip().partition(" = ")[0] for line in self.lines[start:]}
        self.assigned |= dict.fromkeys(inside & self.assigned.keys(), False)
        inner = [f"{_INDENT}{line}" for line in self.lines[start:]]
        around = _INDENT * self._depth
        self.lines[start:] = [
            f"{around}try:",
            *inner,
            f"{around}except REFUSED:",
            f"{around}{_INDENT}{otherwise}",
        ]

    @contextmanager
    def block(self, opening: str, *why: str) -> Iterator[None]:
        """Add a line that opens a block, and what is added within stands in it."""
        self.line(f"{opening}:", *why)
        self._depth += 1
        yield
        self._depth -= 1


def is_passing(name: str) -> bool:
    """Return whether *name* is one that `Program.name` gave to what only passes between two signs."""
    return name[0] == "T" and name[1:].isdigit()


def printable(words: str) -> str:
    """Return *words* as one line that can end a line of code as its comment."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
