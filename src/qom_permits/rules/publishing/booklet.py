"""The booklet: a whole tariff as a page to read, in Persian and English, as Markdown or HTML."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from qom_permits.domain.texts import Language, Text
from qom_permits.rules.publishing.chapters import chapters
from qom_permits.rules.publishing.html_page import html_of
from qom_permits.rules.publishing.markdown_page import markdown_of
from qom_permits.rules.publishing.pages import Page
from qom_permits.rules.publishing.worked_examples import worked_examples
from qom_permits.rules.stating.stated_clauses import Stating
from qom_permits.rules.tariff import Tariff

Languages = Literal["en", "fa", "both"]

_SAMPLE = Text(
    "This is a sample: it prices no real case.", "این یک نمونه است؛ هیچ پروندهٔ واقعی با آن قیمت‌گذاری نمی‌شود."
)
_BOTH: tuple[Language, ...] = ("fa", "en")


@frozen
class Booklet:
    """A tariff as a *page* to read."""

    page: Page

    def markdown(self, lang: Languages = "both") -> str:
        """Return the booklet as Markdown, in one language or in both, Persian first."""
        return markdown_of(self.page, _languages(lang))

    def html(self, lang: Languages = "both") -> str:
        """Return the booklet as one HTML file that needs nothing else, in one language or in both."""
        return html_of(self.page, _languages(lang))


def booklet(tariff: Tariff) -> Booklet:
    """Return *tariff* as a booklet, its examples with the bills they come to."""
    stating = Stating(tariff=tariff)
    notice = _SAMPLE if tariff.sample else None
    return Booklet(
        Page(
            title=tariff.title,
            notice=notice,
            chapters=(*chapters(stating), *worked_examples(stating)),
        )
    )


def _languages(lang: Languages) -> tuple[Language, ...]:
    return _BOTH if lang == "both" else (lang,)
