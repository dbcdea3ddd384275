"""The page of city profiles: every table and key of the file, and everything `city check` can find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qom_permits.city import loading_texts
from qom_permits.city.checking import path_texts, place_texts, price_texts, supply_texts, warning_texts
from qom_permits.city.templates import ALWAYS, FIELDS
from qom_permits.rules.reference.code_grids import code_grids
from qom_permits.rules.reference.markdown import code, grid
from qom_permits_cli.reference.city_keys import ROW_TABLES, SHAPES, row_grid, shape_grid

_HEAD = """# The city profile, schema 1

A city is one TOML file. This page is made from the tables the file is read by; `qom-permits reference city-profile`
prints it for the version you have. How to write one is shown in
[your city from nothing](../how-to/your-city-from-nothing.md), what belongs in it and what does not in
[what a city is](../explanation/what-a-city-is.md).

`qom-permits city check FILE` tells everything that is wrong with a profile, all at once, each fault with its place and
the nearest name: it exits 1 with errors and 0 with warnings alone, and with `--json` prints one object,
`{"city", "clean", "errors", "warnings"}`. `--tariffs` is the folder of its tariff files, `--before` the profile in use
now, none of whose procedures may be lost."""
_FILE = """Unknown keys are refused. Numbers of measure are texts in quotes, such as `"120.5"`, and days are texts,
year-month-day, in the city's calendar. A *text* is written in every language of the city, `{ en = "…", fa = "…" }`;
where the city has one language, a plain text will do, and the one wording given stands for one left out."""
_EXAMPLE = """An example decides nothing: it does not count for the digest a case pins, and may change at any time."""
_CONDITION = """Asks of a fact by its name, or of `parcel.area`, `project.floor_area`, `project.floors`,
`project.units` or `owners` (how many there are). Of what is not known yet, nothing holds."""
_LETTERS = """A letter is a `subject` and a `body`, each a text with `{places}`. Every letter may name {always}; of its
own, each may name what stands beside it. An event without a letter is told to nobody."""
_ERRORS = """With one of these no desk should be opened; those of [reading](#what-cannot-be-read) keep it from being
opened at all."""
_WARNINGS = (
    """Facts for whoever keeps the profile: the city works, and something is strange, or soon will be."""
)


def city_page() -> str:
    """Return the page of city profiles."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield from (_HEAD, "## The file", _FILE)
    for title, shape in SHAPES.items():
        yield f"### {title}"
        if title == "`[procedures.example]`":
            yield _EXAMPLE
        yield _joined(shape_grid(shape))
    for title, (cls, named) in ROW_TABLES.items():
        yield f"### {title}"
        if title == "`when` of a document":
            yield _CONDITION
        yield _joined(row_grid(cls, named))
    yield from ("### `[letters.EVENT]`", _said(_LETTERS), _joined(_letters()))
    yield from ("## What cannot be read", *code_grids((loading_texts,)))
    errors = (path_texts, supply_texts, price_texts, place_texts)
    yield from ("## Errors", _joined([_ERRORS]), *code_grids(errors))
    yield from ("## Warnings", _WARNINGS, *code_grids((warning_texts,)))


def _said(words: str) -> str:
    return words.replace("{always}", ", ".join(code(f"{{{name}}}") for name in sorted(ALWAYS)))


def _letters() -> Iterator[str]:
    rows = (
        (code(event), ", ".join(code(f"{{{name}}}") for name in sorted(FIELDS[event]))) for event in FIELDS
    )
    yield from grid(("event", "of its own"), rows)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)
