"""Workings: a formula and what it came to, what it rests its numbers on, and each item it added up, as pieces."""

from __future__ import annotations

from attrs import define, field

from qom_permits.domain.texts import Text
from qom_permits.rules.compiling.arithmetic import ratio
from qom_permits.rules.compiling.terms import Term, places_of
from qom_permits.rules.explaining import sentences
from qom_permits.rules.language.expressions import (
    Conditional,
    Expression,
    ItemFact,
    Name,
    Negative,
    Quotient,
    SumOver,
    TableValue,
)
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.telling.drawing import drawn
from qom_permits.rules.telling.phrasing import Phraser
from qom_permits.rules.telling.pieces import Code, Pieces, expression, filled, parts_of
from qom_permits.rules.telling.presence import Path
from qom_permits.rules.telling.reading_rows import RowTelling, once


@define(kw_only=True)
class Workings:
    """Tells how formulas came to their values, as *phraser* says them."""

    phraser: Phraser
    rows: RowTelling = field(init=False)

    @rows.default
    def _row_telling(self) -> RowTelling:
        return RowTelling(phraser=self.phraser)

    def told(self, wanted: Expression, result: Pieces | None = None) -> Pieces:
        """Return *wanted* in words and what it comes to (*result* unless it has to be worked out), once if alike."""
        words = self.phraser.say(wanted)
        if isinstance(wanted, Name | ItemFact | TableValue):
            return words
        result = result or self.result(wanted)
        if parts_of(words) == parts_of(result):
            return words
        if isinstance(wanted.kind, Number) and not isinstance(wanted, Conditional | Negative):
            return self.filled(sentences.EQUALS, words, result)
        return (Code(f"WORKED({expression(words)}, {expression(result)})"),)

    def result(self, wanted: Expression) -> Pieces:
        """Return what *wanted* comes to."""
        if is_exact(wanted):
            return self.phraser.voice.fraction(self.exactly(wanted), wanted.kind)
        return self.phraser.amount(wanted)

    def exactly(self, wanted: Expression) -> str:
        """Return the Python for what *wanted* comes to as a `Fraction`."""
        coder = self.phraser.coder
        with coder.lazily():
            if isinstance(wanted, Quotient) and wanted.places is None:
                above, below = ratio(wanted, coder)
                return f"RATIO({above.code}, {below.code})"
            return as_fraction(coder.term(wanted))

    def grounds(self, wanted: Expression, cite: Text) -> Pieces:
        """Return *cite* and the rows *wanted* read, in brackets."""
        said = self.phraser.voice.said(cite)
        return self.filled(sentences.BRACKETED, (said, *self.rows.after(wanted)))

    def items(self, *formulas: Expression) -> Pieces:
        """Return a line for each item that any of *formulas* added up."""
        pieces: list[str | Code] = []
        for wanted in formulas:
            parts = self.phraser.presence.reached(wanted)
            sums = once((part, path) for part, path in parts if isinstance(part, SumOver))
            if len({part for part, _ in sums}) == len(sums):
                pieces += [piece for part, path in sums for piece in self.rows.where(path, self._each(part))]
            else:
                pieces.append(self._distinct(sums))
        return tuple(pieces)

    def filled(self, sentence: Text, *parts: Pieces) -> Pieces:
        """Return *sentence* with its places filled."""
        return filled(self.phraser.voice.said(sentence), *parts)

    def line(self, sentence: Text, *parts: Pieces) -> Pieces:
        """Return *sentence* as a line beneath another."""
        return ("\n", *filled(sentences.INDENTED.en, self.filled(sentence, *parts)))

    def _distinct(self, sums: list[tuple[SumOver, Path]]) -> Code:
        """Return the lines for the items of *sums*, some of which are the same but come to by different ways."""
        numbers = {part: number for number, part in enumerate(dict.fromkeys(part for part, _ in sums))}
        entries = [(f"{{{numbers[part]}: {expression(self._each(part))}}}", path) for part, path in sums]
        told = [
            f"**({entry} if {self.phraser.so(path)} else {{}})" if path else f"**{entry}"
            for entry, path in entries
        ]
        return Code(f"JOIN({{{', '.join(told)}}}.values())")

    def _each(self, wanted: SumOver) -> Pieces:
        """Return a line for each item of *wanted*."""
        number = "TEXT(NUMBER)" if self.phraser.voice.language == "en" else "WORDS_SAID(TEXT(NUMBER))"
        title, told = self.rows.title(wanted.items), self.told(wanted.each)
        item = self.line(sentences.ITEM, (title,), (Code(number),), told)
        said = expression((*item, *self.rows.bracketed(wanted.each)))
        return (Code(f"JOIN([{said} {drawn(wanted, is_numbered=True)}])"),)


def is_exact(wanted: Expression) -> bool:
    """Return whether *wanted* is a quotient that stays exact."""
    return isinstance(wanted, Quotient) and wanted.places is None


def as_fraction(term: Term) -> str:
    """Return the Python for *term* as a `Fraction`."""
    return f"RATIO({term.code}, {10 ** places_of(term)})"
