"""Text for a terminal: right-to-left words that scramble nothing around them, and no control characters."""

from __future__ import annotations

import unicodedata

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate and pop directional isolate: what is between takes its own direction and keeps it."""

_OPENING = {"\u2066", "\u2067", FSI}
_ESCAPES = str.maketrans(
    {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "␡", "\u2028": "␤", "\u2029": "␤"}
)


def isolated(text: str) -> str:
    r"""Return one line of *text* between isolates; its control characters are shown, not obeyed.

    >>> isolated("Ali\r\nBcc: all") == FSI + "Ali␍␊Bcc: all" + PDI
    True
    """
    return FSI + _closed(shown(text)) + PDI


def shown(text: str) -> str:
    """Return *text* as one line without power over the terminal: control characters have become pictures."""
    pictured = text.translate(_ESCAPES)
    return "".join("�" if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in pictured)


def _closed(text: str) -> str:
    """Return *text* with as many isolates closed as opened, so that it cannot end the one around it."""
    kept: list[str] = []
    depth = 0
    for letter in text:
        if letter in _OPENING:
            depth += 1
        elif letter == PDI:
            if not depth:
                continue
            depth -= 1
        kept.append(letter)
    return "".join(kept) + PDI * depth
