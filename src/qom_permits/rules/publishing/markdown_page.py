"""Pages as Markdown: whatever a tariff says stays text, and each line keeps its direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from attrs import frozen

from qom_permits.domain.texts import Language, Text, same
from qom_permits.rules.publishing.directions import runs
from qom_permits.rules.publishing.pages import Card, Grid, Page, Paragraph, Part

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
"""The signs that mean something in Markdown."""
_ISOLATES = {"fa": "\u2066", "en": "\u2067"}
_END = "\u2069"


def markdown_of(page: Page, languages: tuple[Language, ...]) -> str:
    """Return *page* in *languages*, one after the other; Persian within a right-to-left part."""
    return "\n\n---\n\n".join(_in_language(page, language) for language in languages) + "\n"


def _in_language(page: Page, language: Language) -> str:
    text = "\n\n".join(_Writer(language).page(page))
    return text if language == "en" else f'<div dir="rtl" lang="fa">\n\n{text}\n\n</div>'


@frozen
class _Writer:
    """Writes a page in one *language*."""

    language: Language

    def page(self, page: Page) -> Iterator[str]:
        yield f"# {self._said(page.title)}"
        if page.notice is not None:
            yield f"> **{self._said(page.notice)}**"
        for chapter in page.chapters:
            yield f"## {self._said(chapter.title)}"
            for part in chapter.parts:
                yield from self._part(part)

    def _part(self, part: Part) -> Iterator[str]:
        match part:
            case Paragraph(label, text):
                yield self._line(label, text)
            case Card():
                name = f" ({self._said(same(part.name))})" if part.name else ""
                yield f"### {self._said(part.title)}{name}"
                yield "\n".join(f"- {self._line(label, text)}" for label, text in part.lines)
            case Grid():
                yield "\n".join(self._grid(part))
                if part.note is not None:
                    yield f"*{self._said(part.note)}*"
            case _:
                assert_never(part)

    def _grid(self, grid: Grid) -> Iterator[str]:
        yield self._row(grid.columns)
        yield f"|{'---|' * len(grid.columns)}"
        for row in grid.rows:
            yield self._row(row)

    def _row(self, cells: tuple[Text, ...]) -> str:
        return f"| {' | '.join(self._said(cell) for cell in cells)} |"

    def _line(self, label: Text, text: Text) -> str:
        return f"**{self._said(label)}:** {self._said(text)}"

    def _said(self, text: Text) -> str:
        return "".join(
            f"{_ISOLATES[self.language]}{_escaped(run)}{_END}" if foreign else _escaped(run)
            for run, foreign in runs(text.in_(self.language), self.language)
        )


def _escaped(words: str) -> str:
    return _MEANT.sub(r"\\\1", words)
