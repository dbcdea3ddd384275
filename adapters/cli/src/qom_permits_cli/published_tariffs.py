"""``qom-permits tariff booklet`` and ``reference``: a tariff, and the language, as pages to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from qom_permits import BadInput, Fault, Text
from qom_permits.city.shipped import tariff_file
from qom_permits.rules.publishing.booklet import booklet as published
from qom_permits.rules.reference.page import reference_page
from qom_permits_cli.tariffs import File

Format = Annotated[
    Literal["markdown", "html"] | None,
    typer.Option("--format", help="Left out: HTML for a file that ends so, else Markdown."),
]
Lang = Annotated[Literal["en", "fa", "both"], typer.Option(help="In which language; both is Persian first.")]
Output = Annotated[Path | None, typer.Option(help="The file to write; left out, the page is printed.")]


def booklet(file: File, format_: Format = None, lang: Lang = "both", output: Output = None) -> None:
    """Make a readable page of a tariff, in both languages."""
    pages = published(tariff_file(file))
    is_html = format_ == "html" or (format_ is None and output is not None and output.suffix == ".html")
    give(pages.html(lang) if is_html else pages.markdown(lang), output)


def reference(output: Output = None) -> None:
    """Print the reference of the tariff language: its keys, formulas, bounds, errors and warnings."""
    give(reference_page(), output)


def give(page: str, output: Path | None) -> None:
    """Print *page*, or write it to *output* and print where."""
    if output is None:
        print(page, end="")
        return
    try:
        output.write_text(page, encoding="utf-8", newline="\n")
    except OSError as no:
        raise BadInput([_unwritable(output, no)]) from None
    print(output)


def _unwritable(output: Path, why: OSError) -> Fault:
    return Fault(
        code="unwritable-file",
        where="output",
        text=Text(f"{output} cannot be written: {why.strerror}", f"{output} را نمی‌توان نوشت: {why.strerror}"),
    )
