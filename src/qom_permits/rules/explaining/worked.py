"""Worked formulas as values: what each name and row said, each item of a sum, and what it all came to."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.texts import Text, persian_digits
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.sentences import filled, joined


@frozen(kw_only=True)
class UsedValue:
    """One name a formula read, and its value with its unit."""

    name: str
    title: Text
    value: Text

    def to_json(self) -> dict[str, object]:
        """Return the value as plain data."""
        return {"name": self.name, "title": self.title.to_json(), "value": self.value.to_json()}


@frozen(kw_only=True)
class UsedRow:
    """One row a formula read: the *keys* or band it stands for, and what it says."""

    table: str
    column: str
    title: Text
    keys: Text
    value: Text
    cite: Text

    def to_json(self) -> dict[str, object]:
        """Return the row as plain data."""
        return {
            "table": self.table,
            "column": self.column,
            "title": self.title.to_json(),
            "keys": self.keys.to_json(),
            "value": self.value.to_json(),
            "cite": self.cite.to_json(),
        }


@frozen(kw_only=True)
class WorkedItem:
    """What a sum came to for one item of a list, the *number*-th, and what it read."""

    title: Text
    number: int
    words: Text
    result: Text
    values: tuple[UsedValue, ...]
    rows: tuple[UsedRow, ...]

    def told(self) -> Text:
        """Return the item as one line of text."""
        worked, rows = _worked(self.words, self.result), [row.keys for row in self.rows]
        number = Text(str(self.number), persian_digits(str(self.number)))
        told = filled(sentences.ITEM, self.title, number, worked)
        if not rows:
            return told
        bracketed = filled(sentences.BRACKETED, joined(sentences.SEMICOLON, rows))
        return Text(f"{told.en} {bracketed.en}", f"{told.fa} {bracketed.fa}")

    def to_json(self) -> dict[str, object]:
        """Return the item as plain data."""
        return {
            "title": self.title.to_json(),
            "number": self.number,
            "words": self.words.to_json(),
            "result": self.result.to_json(),
            "values": [value.to_json() for value in self.values],
            "rows": [row.to_json() for row in self.rows],
        }


@frozen(kw_only=True)
class Working:
    """One *formula*, said with its values (*words*), what it came to, what it read, and each item it added up."""

    formula: str
    words: Text
    result: Text
    values: tuple[UsedValue, ...]
    rows: tuple[UsedRow, ...]
    items: tuple[WorkedItem, ...]

    def told(self) -> Text:
        """Return the words and what they come to, once where the two are the same."""
        return _worked(self.words, self.result)

    def grounds(self, cite: Text) -> Text:
        """Return *cite* and the rows read, in brackets."""
        told = [cite, *(row.keys for row in self.rows)]
        return filled(sentences.BRACKETED, joined(sentences.SEMICOLON, told))

    def to_json(self) -> dict[str, object]:
        """Return the working as plain data."""
        return {
            "formula": self.formula,
            "words": self.words.to_json(),
            "result": self.result.to_json(),
            "values": [value.to_json() for value in self.values],
            "rows": [row.to_json() for row in self.rows],
            "items": [item.to_json() for item in self.items],
        }


def _worked(words: Text, result: Text) -> Text:
    both = filled(sentences.EQUALS, words, result)
    return Text(
        words.en if words.en == result.en else both.en, words.fa if words.fa == result.fa else both.fa
    )
