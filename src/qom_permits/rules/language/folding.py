"""Folding: texts that a person would call the same become the same."""

from __future__ import annotations

_ZWNJ = "\u200c"
_SAME = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        _ZWNJ: None,
        **{sign: str(value) for script in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, sign in enumerate(script)},
    }
)


def fold(words: str) -> str:
    """Return *words* with ASCII digits, Persian yeh and kaf, no ZWNJ, trimmed, white space as one space.

    >>> fold("  گشت   ٣۸‌186 ")
    'گشت 38186'
    """
    return " ".join(words.translate(_SAME).split())
