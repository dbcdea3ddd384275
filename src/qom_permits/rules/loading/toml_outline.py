"""The outline of a TOML text: what would take long to parse is counted, and long parts are set aside.

The parser of the standard library reads sign by sign. Two hundred thousand rows, or a wrong sign at the end of four
mebibytes, would keep it busy for seconds; so comments are left out before it, and long texts and rows wait outside.
"""

from __future__ import annotations

import re
import tomllib

from attrs import frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.language.bounds import MOST_KEYS, MOST_NESTED, MOST_ROWS, too_large
from qom_permits.rules.loading.inexact import Inexact
from qom_permits.rules.loading.long_rows import GAP, ROWS, LongRows

MOST_PARSED = 1024 * 1024
"""How many characters the parser is given: what is left without comments, rows and long texts."""
MOST_LISTED = 20_000
"""How many commas stand outside of rows."""
MOST_ESCAPED = 50_000
"""How many signs of texts are written with a backslash."""
_MOST_PIECES = 100_000
_LONG = 200
_LONG_ROWS = 4_000

_PIECE = re.compile(
    rf"""
    \#(?P<comment>[^\x00-\x08\x0a-\x1f\x7f]*+)
  | \"\"\"(?:[^"\\]++|\\.|"(?!""))*+(?:\"\"\""{{0,2}}|\Z)
  | '''(?:[^']++|'(?!''))*+(?:''''{{0,2}}|\Z)
  | "(?P<text>[^"\\\x00-\x1f\x7f]{{{_LONG},}}+)"(?![ \t]*+[=.\]]|")
  | "(?:[^"\\\n]++|\\[^\n])*+"?+
  | '[^'\n]*+'?+
  | rows(?<![A-Za-z0-9_-]rows)[ \t]*+=[ \t]*+(?P<rows>{ROWS})(?P<end>,?+{GAP}\])?+
    """,
    re.VERBOSE | re.DOTALL,
)
"""What is passed over as one: where one is not closed, the text is no TOML, and the parser will say so."""
_DOTTED = re.compile(rf"(?<![A-Za-z0-9_ \t.-])(?:[A-Za-z0-9_-]*+[ \t]*+\.[ \t]*+){{{MOST_NESTED + 1}}}")
"""A key of more parts than the language nests; the parser's own work on such a key would grow too fast."""


@frozen
class Outline:
    """A TOML text with its long parts set *aside*; where each stood is the name of one, which reads as a float."""

    text: str
    aside: dict[str, str | LongRows]

    def parsed(self) -> dict[str, object]:
        """Return the data of the whole text; a float of a name like theirs cannot take two places."""
        aside = dict(self.aside)
        return tomllib.loads(self.text, parse_float=lambda word: aside.pop(word, None) or Inexact(word))


def outlined(text: str, where: str) -> Outline:
    """Return the outline of *text*; what would take too long to parse raises `BadTariff`."""
    kept: list[str] = []
    bare: list[str] = []
    aside: dict[str, str | LongRows] = {}
    after = kept_to = 0
    for number, piece in enumerate(_PIECE.finditer(text)):
        start, end = piece.span()
        bare.append(text[after:start])
        after = end
        if piece.lastgroup is not None:
            kept += (text[kept_to:start], _kept(piece, f"0e{number}", aside, where))
            kept_to = end
        if number > _MOST_PIECES:
            raise BadTariff([too_large(where)])
    outline = Outline("".join([*kept, text[kept_to:]]), aside)
    is_escaped = outline.text.count("\\") > MOST_ESCAPED
    if is_escaped or len(outline.text) > MOST_PARSED or _is_too_much("".join([*bare, text[after:]])):
        raise BadTariff([too_large(where)])
    return outline


def _kept(piece: re.Match[str], name: str, aside: dict[str, str | LongRows], where: str) -> str:
    """Return what is left of *piece* for the parser; what is long goes *aside* under *name*."""
    if piece["comment"] is not None:
        return ""
    if piece["text"] is not None:
        aside[name] = piece["text"]
        return f" {name} "
    rows, end = piece["rows"], piece["end"] or ""
    if len(rows) <= _LONG_ROWS:
        return piece[0]
    if not end and rows.count("[") > MOST_ROWS:
        raise BadTariff([too_large(where)])
    aside[name] = LongRows(rows)
    # As many lines as before, so that the parser says rightly on which one it stumbles.
    lines = "\n" * (rows.count("\n") + end.count("\n"))
    return f"{piece[0][: -len(rows + end)]}[{lines}{name}{']' if end else ''}"


def _is_too_much(bare: str) -> bool:
    """Return whether *bare*, a text without its comments, texts and rows, is past the bounds of the language."""
    return (
        bare.count("=") + bare.count("[") + bare.count(".") > MOST_KEYS
        or bare.count(",") > MOST_LISTED
        or bare.count("\n") > MOST_ROWS
        or _DOTTED.search(bare) is not None
    )
