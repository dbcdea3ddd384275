"""Pages as one HTML file: everything escaped, each language in its direction, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import assert_never

from attrs import frozen

from qom_permits.domain.texts import Language, Text, same
from qom_permits.rules.publishing.directions import runs
from qom_permits.rules.publishing.pages import Card, Grid, Page, Paragraph, Part
from qom_permits.rules.publishing.style import STYLE

_DIRECTIONS = {"fa": "rtl", "en": "ltr"}
_ISOLATES = {"fa": '<bdi dir="ltr">', "en": '<bdi dir="rtl" lang="fa">'}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page asks for nothing and runs nothing, whatever the tariff says."""


def html_of(page: Page, languages: tuple[Language, ...]) -> str:
    """Return *page* in *languages*, one after the other, as a whole file."""
    first = languages[0]
    articles = [line for language in languages for line in _Writer(language).article(page)]
    head = [
        "<!doctype html>",
        f'<html lang="{first}" dir="{_DIRECTIONS[first]}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(_plain(page.title, first))}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
    ]
    return "\n".join([*head, *articles, "</body>", "</html>", ""])


@frozen
class _Writer:
    """Writes a page in one *language*."""

    language: Language

    def article(self, page: Page) -> Iterator[str]:
        yield f'<article lang="{self.language}" dir="{_DIRECTIONS[self.language]}">'
        yield f"<h1>{self._said(page.title)}</h1>"
        if page.notice is not None:
            yield f'<p class="notice">{self._said(page.notice)}</p>'
        for chapter in page.chapters:
            yield "<section>"
            yield f"<h2>{self._said(chapter.title)}</h2>"
            for part in chapter.parts:
                yield from self._part(part)
            yield "</section>"
        yield "</article>"

    def _part(self, part: Part) -> Iterator[str]:
        match part:
            case Paragraph(label, text):
                yield f"<p><strong>{self._said(label)}:</strong> {self._said(text)}</p>"
            case Card():
                yield from self._card(part)
            case Grid():
                yield from self._grid(part)
            case _:
                assert_never(part)

    def _card(self, card: Card) -> Iterator[str]:
        name = (
            f' <code dir="ltr">{escape(_plain(same(card.name), self.language))}</code>' if card.name else ""
        )
        yield f"<h3>{self._said(card.title)}{name}</h3>"
        yield "<dl>"
        for label, text in card.lines:
            yield f"<div><dt>{self._said(label)}</dt><dd>{self._said(text)}</dd></div>"
        yield "</dl>"

    def _grid(self, grid: Grid) -> Iterator[str]:
        yield '<div class="wide"><table>'
        yield f"<thead>{self._row('th', grid.columns)}</thead>"
        yield "<tbody>"
        yield from (self._row("td", row) for row in grid.rows)
        yield "</tbody></table></div>"
        if grid.note is not None:
            yield f'<p class="note">{self._said(grid.note)}</p>'

    def _row(self, tag: str, cells: tuple[Text, ...]) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        return f"<tr>{''.join(f'<{tag}{scope}>{self._said(cell)}</{tag}>' for cell in cells)}</tr>"

    def _said(self, text: Text) -> str:
        return "".join(
            f"{_ISOLATES[self.language]}{escape(run)}</bdi>" if foreign else escape(run)
            for run, foreign in runs(text.in_(self.language), self.language)
        )


def _plain(text: Text, language: Language) -> str:
    return "".join(run for run, _ in runs(text.in_(language), language))
