"""The codes of errors and warnings, each with everything that is said under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from qom_permits.domain.texts import Text
from qom_permits.rules.checking import warning_texts
from qom_permits.rules.comparing import comparing_texts
from qom_permits.rules.facts import fact_texts
from qom_permits.rules.formulas import formula_texts
from qom_permits.rules.language import bounds
from qom_permits.rules.language.wording import Wording
from qom_permits.rules.loading import loading_texts
from qom_permits.rules.reckoning import reckoning_texts
from qom_permits.rules.reference.markdown import code, grid, said_in_both

ERRORS = (bounds, loading_texts, formula_texts, fact_texts, reckoning_texts, comparing_texts)
"""Where everything that is said of an error stands."""
WARNINGS = (warning_texts,)
"""Where everything that is said of a warning stands."""


def by_code(modules: tuple[ModuleType, ...]) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of *modules* by their codes, codes in the order of the alphabet."""
    found = [said for module in modules for said in vars(module).values() if isinstance(said, Wording)]
    return {
        known: tuple(each for each in found if each.code == known)
        for known in sorted({each.code for each in found})
    }


def code_grids(modules: tuple[ModuleType, ...]) -> Iterator[str]:
    """Yield each code with a grid of what is said under it, in both languages."""
    for known, wordings in by_code(modules).items():
        yield f"### {code(known)}"
        yield "\n".join(grid(("English", "Persian"), (said_in_both(_whole(each)) for each in wordings)))


def _whole(wording: Wording) -> Text:
    """Return all of *wording* as one sentence in each language, as a fault is printed."""
    parts = [part for part in (wording.text, wording.allowed, wording.todo) if part is not None]
    return Text("; ".join(part.en for part in parts), "؛ ".join(part.fa for part in parts))
