"""A law that a tariff broke: the smallest facts found, the amounts, and the explanations side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from attrs import frozen

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import QomPermitsError
from qom_permits.domain.jalali import write_day
from qom_permits.domain.texts import Text, persian_digits
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.facts.list_facts import flattened
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.priced import explained

WIDEST = 160
"""Two explanations stand side by side where both fit into so many columns, else one under the other."""

_BREAKS = Text("{tariff} breaks this law: {law}", "{tariff} این قاعده را می‌شکند: {law}")
_FACTS = Text("the smallest facts found:", "کوچک‌ترین داده‌هایی که یافت شد:")
_NO_FACTS = Text("it needs no facts", "به هیچ داده‌ای نیاز نیست")
_ON = Text("  for {day}", "  برای {day}")


@frozen(kw_only=True)
class Side:
    """One bill that shows how a law was broken, made by *tariff*, with a *title* that tells it from the other."""

    title: Text
    tariff: Tariff
    bill: Assessment

    def told(self, language: str) -> list[str]:
        """Return the title and the explanation as lines; the bare lines of a bill that cannot be explained."""
        try:
            reasons = explained(self.tariff, self.bill).told().in_(language).split("\n")
        except QomPermitsError:
            lines = [
                f"{line.title.in_(language)}: {line.amount.told().in_(language)}" for line in self.bill.lines
            ]
            reasons = [*lines, self.bill.total.told().in_(language)]
        return [self.title.in_(language), *(f"  {reason}" for reason in reasons)]


@frozen(kw_only=True)
class Breach:
    """How *tariff* broke a *law* for *facts* on a day: what was *found*, and the bills that show it.

    *facts* None says that the law was broken without any.
    """

    law: Text
    tariff: Tariff
    facts: Mapping[str, GivenFact] | None
    on: date
    found: Text
    sides: tuple[Side, ...] = ()

    def told(self) -> Text:
        """Return everything as text: the law, the facts, the amounts, the explanations."""
        return Text(*("\n".join(self._lines(language)) for language in ("en", "fa")))

    def _lines(self, language: str) -> list[str]:
        breaks = _BREAKS.fill(tariff=self.tariff.id, law=self.law)
        lines = [breaks.in_(language), *self._facts(language), self.found.in_(language)]
        return [*lines, *_beside([side.told(language) for side in self.sides], language)]

    def _facts(self, language: str) -> list[str]:
        if self.facts is None:
            return []
        titles = {each.name: each.title for each in self.tariff.inputs}
        lines = []
        for name, value in plain_facts(self.facts, self.tariff).items():
            title = titles.get(name.split(".")[-1])
            named = f"  ({title.in_(language)})" if title is not None else ""
            lines.append(f"  {name}={value}{named}")
        day = write_day(self.on, self.tariff.calendar)
        if self.on != self.tariff.first_day:
            lines.append(_ON.fill(day=Text(day, persian_digits(day))).in_(language))
        return [_FACTS.in_(language), *lines] if lines else [_NO_FACTS.in_(language)]


class LawBroken(AssertionError):
    """A law does not hold of a tariff; *breach* says how, in both languages."""

    def __init__(self, breach: Breach) -> None:
        self.breach = breach
        super().__init__()

    def __str__(self) -> str:
        told = self.breach.told()
        return f"{told.en}\n\n{told.fa}"


def plain_facts(facts: Mapping[str, GivenFact], tariff: Tariff) -> dict[str, str]:
    """Return *facts* as a command line takes them, items of lists by number; what it could not say as in Python."""
    return {name: _plain(value, tariff) for name, value in flattened(facts).items()}


def _plain(value: object, tariff: Tariff) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str() if value == " ".join(value.split()) and value:
            return value
        case int() | Decimal():
            return str(value)
        case date():
            return write_day(value, tariff.calendar)
        case _:
            return repr(value)


def _beside(sides: Sequence[list[str]], language: str) -> list[str]:
    """Return the lines of two *sides* in two columns where they fit, else one after the other.

    Persian always stands one after the other: terminals turn columns of it around.
    """
    if len(sides) == 2 and language == "en":
        left, right = sides
        width = max(map(len, left))
        if width + max(map(len, right)) + 3 <= WIDEST:
            return [
                f"{one:<{width}} | {other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")
            ]
    return [line for side in sides for line in side]
