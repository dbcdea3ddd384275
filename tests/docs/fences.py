"""The fenced blocks of a Markdown page, in their order, and which of them a page may have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

RUN = frozenset({"python", "console"})
"""Languages that are run, and what they print compared."""
SHOWN = frozenset({"http", "ini", "json", "mermaid", "sh", "text", "toml"})
"""Languages that are only shown, or written to a file."""
DIRECTIVES = frozenset({"{literalinclude}", "{toctree}"})
"""What Sphinx fills in; what it quotes are the projects under docs/examples, which have tests of their own."""

_MARKS = {"python": {"of"}, "console": set[str]()}
_MARKS_OF_SHOWN = {"file", "add-to"}
_QUOTED = re.compile(r"\.\./examples/[a-z_/]+\.py")
_FENCE = re.compile(r"^```(?P<opening>[^`\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_LIKE_A_FENCE = re.compile(r"^[ \t>*+-]*(```|~~~).*$", re.MULTILINE)


@frozen(kw_only=True)
class Fence:
    """A block of *language*, its *marks* (``file=fees.toml``), and the *line* its text begins on.

    *is_close* says that nothing but space stands between it and the block before it.
    """

    language: str
    marks: dict[str, str]
    text: str
    line: int
    is_close: bool = False


def fences(page: str) -> Iterator[Fence]:
    """Yield the blocks of *page*."""
    end = 0
    for found in _FENCE.finditer(page):
        language, *marks = found["opening"].split() or [""]
        yield Fence(
            language=language,
            marks=dict(mark.partition("=")[::2] for mark in marks),
            text=found["text"],
            line=page.count("\n", 0, found.start()) + 2,
            is_close=end > 0 and not page[end : found.start()].strip(),
        )
        end = found.end()


def complaints(page: str) -> Iterator[str]:
    """Yield what stands in *page* and would be shown as code without being looked at."""
    for fence in fences(page):
        if fence.language not in RUN | SHOWN | DIRECTIVES:
            yield f"line {fence.line - 1}: {fence.language or 'no language'!r} is neither run nor known to be shown"
        elif fence.language == "{literalinclude}":
            if not all(_QUOTED.fullmatch(file) for file in fence.marks):
                yield f"line {fence.line - 1}: only the projects under docs/examples are quoted"
        elif unknown := set(fence.marks) - _marks(fence.language):
            yield f"line {fence.line - 1}: {fence.language} has no mark {', '.join(sorted(unknown))}"
        elif fence.language == "sh" and re.search("^qom-permits ", fence.text, re.MULTILINE):
            yield f"line {fence.line - 1}: a command of qom-permits is console, so that it is run"
    rest = _FENCE.sub("", page)
    yield from (f"{found[0]!r} begins no block at the margin" for found in _LIKE_A_FENCE.finditer(rest))


def _marks(language: str) -> set[str]:
    return _MARKS.get(language, set() if language in DIRECTIVES else _MARKS_OF_SHOWN)
