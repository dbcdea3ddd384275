"""The reference page of the tariff language, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qom_permits.rules.facts.fact_forms import FORMS
from qom_permits.rules.formulas.constructs import CONSTRUCTS
from qom_permits.rules.formulas.signatures import SIGNATURES
from qom_permits.rules.language.rounding import WAYS
from qom_permits.rules.language.tables import EDGES
from qom_permits.rules.loading.clause_keys import INPUTS
from qom_permits.rules.reference.bound_grid import bound_grid
from qom_permits.rules.reference.code_grids import ERRORS, WARNINGS, code_grids
from qom_permits.rules.reference.key_grids import AFTER_INPUTS, BEFORE_INPUTS, key_grid
from qom_permits.rules.reference.markdown import code, grid

_HEAD = """# The tariff language, version 1

A tariff is one TOML file, with CSV files beside it for long tables. This page is made from the tables the file is
read by; `qom-permits tariff reference` prints it for the version you have. How to write a tariff is shown in
[a first tariff in ten minutes](../tutorials/a-first-tariff.md)."""
_NUMBERS = """Numbers are written as text or as whole numbers, never as TOML floats, and dates as text. Money is
written in major units, and printed in minor ones on bills and in `lines` and `total` of examples. Text in both
languages is `{ en = "…", fa = "…" }`."""
_NAMES = """Inputs, those of items too, rates, tables, quantities, subtotals, charges and reliefs share one
namespace: small letters, digits and `_`, no Python keyword, no function's name, not `on`."""
_SUBTOTALS = """Each is a list of charges and other subtotals, `NAME = ["charge", "subtotal"]`, whose rounded lines
are added."""
_UNITS = """A unit is `1` or symbols, each with at most one digit of power, joined by `*` and `/`, each `/`
governing one symbol: `m2/space`, `IRR/m2`; `m2` is `m*m`. The tariff's currency is a symbol too."""
_ERRORS = """An error stops what was asked, with exit 1. It is printed with its place in both languages; with
`--json` as `{"errors": […]}` on standard error. What stands as `‹name›` is filled in, `‹why›` with what a number, a
day or a unit is refused for."""
_WARNINGS = """`qom-permits tariff check` warns of what is strange about a law that can be read. A warning is a fact
about the law as published; nothing is corrected, and the exit is 0."""


def reference_page() -> str:
    """Return the reference page of the language."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield _HEAD
    yield from ("## The file", _NUMBERS, _NAMES)
    for title, keys in BEFORE_INPUTS.items():
        yield from (f"### {title}", _joined(key_grid(keys)))
    for kind, keys in INPUTS.items():
        yield from (
            f"### `[inputs.NAME]` of type {code(kind)}",
            f"A fact is said {FORMS[kind]}.",
            _joined(key_grid(keys)),
        )
    for title, keys in AFTER_INPUTS.items():
        yield from (f"### {title}", _joined(key_grid(keys)))
    yield from ("### `[subtotals]`", _SUBTOTALS)
    yield from _words()
    yield from (
        "## Formulas",
        _joined(_constructs()),
        "### Functions",
        _joined(_functions()),
        "### Units",
        _UNITS,
    )
    yield from ("## Bounds", _joined(bound_grid()))
    yield from ("## Errors", _ERRORS, *code_grids(ERRORS))
    yield from ("## Warnings", _WARNINGS, *code_grids(WARNINGS))


def _words() -> Iterator[str]:
    """Yield the words and signs that can stand at some keys."""
    yield "## Words and signs"
    yield "### Modes of rounding"
    yield _joined(grid(("mode", "meaning"), ((code(mode.value), means) for mode, means in WAYS.items())))
    yield "### Signs of key columns"
    rows = [("`name`", "an exact key: numbers by value, texts after folding, choices by their options")]
    rows += [(code(f"name {band.value}"), means) for band, means in EDGES.items()]
    yield _joined(grid(("column", "meaning"), rows))


def _constructs() -> Iterator[str]:
    yield from grid(("written", "meaning"), ((code(each.form), each.means) for each in CONSTRUCTS))


def _functions() -> Iterator[str]:
    yield from grid(("function", "meaning"), ((code(each.form), each.means) for each in SIGNATURES.values()))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)
