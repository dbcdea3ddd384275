"""The page of errors: the exceptions the library raises, and the codes of the faults they hold."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import qom_permits
from qom_permits import errors
from qom_permits.rules.reference.markdown import code, grid, said_in_both
from qom_permits_cli.reference.spoken_faults import SpokenFault, spoken_faults

_HEAD = """# Errors

Nonsense is an exception; a "no" to the citizen is an event. Every error the library raises on purpose is a
`QomPermitsError` and holds its `faults`: each with a stable code, the place of what is wrong, and a sentence in both
languages. `error.to_json()` is what a front end sends on. This page is made from the code; `qom-permits reference
errors` prints it for the version you have.

Why a command may not be taken now is listed among the [reasons](reasons.md); what is wrong with a tariff, in
[the tariff language](tariff-language.md); what is wrong with a city, in [the city profile](city-profile.md)."""
_CODES = """## Codes

What stands as ‹…› is filled in."""
_APART = ("rules/", "testing/", "city/checking/", "city/loading_texts.py")
"""Sources whose faults stand on pages of their own, or are no user's."""


def error_page() -> str:
    """Return the page of errors."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield from (_HEAD, "## The tree", f"```text\n{_tree()}\n```", _CODES)
    faults = every_fault()
    for name in sorted({fault.code for fault in faults}):
        texts = dict.fromkeys(fault.text for fault in faults if fault.code == name)
        yield f"### {code(name)}"
        yield "\n".join(grid(("English", "Persian"), (said_in_both(text) for text in texts)))


def _tree() -> str:
    """Return the tree as `errors` draws it in its docstring."""
    drawn = (inspect.getdoc(errors) or "").split("::\n", 1)[1]
    return inspect.cleandoc(drawn)


def every_fault() -> list[SpokenFault]:
    """Return the faults of the core, room by room, but for those told elsewhere."""
    root = Path(inspect.getfile(qom_permits)).parent
    files = sorted(root.rglob("*.py"))
    sources = [path for path in files if not path.relative_to(root).as_posix().startswith(_APART)]
    return [fault for path in sources for fault in spoken_faults(path.read_text(encoding="utf-8"))]
