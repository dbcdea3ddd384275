"""Folding: the key under which two writings of one name or choice are equal; what is kept stays as written."""

from __future__ import annotations

import unicodedata

_KEPT_MARKS = frozenset("\u0653\u0654\u0655")
"""Madda and hamza make other letters; every other mark only helps to read."""

_PERSIAN = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ة": "ه",
        "ـ": None,
        **{sign: str(value) for script in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, sign in enumerate(script)},
    }
)


def folded(text: str) -> str:
    """Return the key of *text*: Persian yeh and kaf, small letters, ASCII digits, no marks and nothing invisible.

    White space is one space; a half-space is none, as where it is left out.

    >>> folded("علي  كريمي") == folded("علی کریمی"), folded("José ۱۲")
    (True, 'jose 12')
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(sign for sign in apart.translate(_PERSIAN) if not _is_dropped(sign))
    return unicodedata.normalize("NFC", " ".join(letters.split()))


def _is_dropped(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category in {"Cf", "Me"} or (category == "Mn" and sign not in _KEPT_MARKS)
