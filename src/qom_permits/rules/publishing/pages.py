"""Pages: chapters of paragraphs, cards and grids, said in both languages, before they have a format."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.texts import Text


@frozen
class Paragraph:
    """Some *text* after its *label*."""

    label: Text
    text: Text


@frozen(kw_only=True)
class Card:
    """One thing under its *title*, what it states in *lines*, each after its label; *name* is its name in the file."""

    title: Text
    name: str
    lines: tuple[tuple[Text, Text], ...]


@frozen(kw_only=True)
class Grid:
    """*rows* under *columns*; *note* says what was left out, None where nothing was."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    note: Text | None = None


Part = Paragraph | Card | Grid


@frozen
class Chapter:
    """A *title* and the *parts* under it."""

    title: Text
    parts: tuple[Part, ...]


@frozen(kw_only=True)
class Page:
    """A whole page: its *title*, a *notice* above all else (None where there is none), its *chapters*."""

    title: Text
    notice: Text | None
    chapters: tuple[Chapter, ...]
