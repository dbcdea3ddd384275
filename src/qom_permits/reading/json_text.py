"""JSON as text, read without mercy and written in one canonical way."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.texts import Text

MOST_BYTES = 1024 * 1024
DEEPEST = 32
MOST_PARTS = 5_000
MOST_DIGITS = 40
_UNCLEAN = re.compile("[\0\ud800-\udfff]")
_MOST_BITS = 10 * MOST_DIGITS
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
_BESIDE_BRACKETS = re.compile(r'[^\[{\]}"]++|"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""Whatever stands between brackets: a string whole, brackets in it and all."""


def parse(text: str | bytes) -> object:
    """Return the value *text* holds; raises `BadInput` on anything that could be read two ways.

    Refused: doubled keys, NaN and infinities, numbers with a fraction or exponent (write them as text), more
    than 1 MiB, more than 32 levels, lone surrogates, NUL characters, bytes that are not UTF-8.
    """
    value = _parsed(text)
    for string in _strings(value):
        _clean(string)
    return value


def _parsed(text: str | bytes) -> object:
    if _is_too_large(text):
        raise _refused("too-large", f"more than {MOST_BYTES} bytes", f"بیش از {MOST_BYTES} بایت است")
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        raise _refused("not-utf-8", "not UTF-8 text", "متن UTF-8 نیست") from None
    if _is_too_deep(words):
        raise _too_deep()
    try:
        return json.loads(
            words,
            object_pairs_hook=_once_each,
            parse_float=_no_fraction,
            parse_int=_whole,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise _refused("not-json", f"{fault.msg} at {place}", f"در {place} خوانا نیست: {fault.msg}") from None


def contents(body: object) -> object:
    """Return what *body* holds, a form somebody filled in: JSON text parsed, then checked like any other data."""
    return checked(_parsed(body) if isinstance(body, str | bytes) else body)


def checked(value: object) -> object:
    """Return *value*, data of the host's own making, if it is what such JSON text could hold.

    Raises `BadInput` as `parse` does for what is too deep, too large, too long or not clean, and for more than 5,000
    keys and values; floats are left to be refused at their place.
    """
    level, depth, parts, signs = [value], 0, 0, 0
    while level:
        depth, parts = depth + 1, parts + len(level)
        if depth > DEEPEST + 1:
            raise _too_deep()
        if parts > MOST_PARTS:
            raise _refused("too-large", f"more than {MOST_PARTS} parts", f"بیش از {MOST_PARTS} جزء دارد")
        signs += sum(len(part) for part in level if isinstance(part, str))
        if signs > MOST_BYTES:
            raise _refused("too-large", f"more than {MOST_BYTES} letters", f"بیش از {MOST_BYTES} نویسه دارد")
        for part in level:
            _look_at(part)
        level = [held for part in level for held in _held(part)]
    return value


def _look_at(part: object) -> None:
    match part:
        case str():
            _clean(part)
        case bool():
            return
        case int() if part.bit_length() > _MOST_BITS:
            raise _too_long("")
        case int():
            _whole(f"{part:d}")
        case Mapping() if not all(isinstance(key, str) for key in part):
            raise _refused("key-not-text", "a key is not text", "نامی متن نیست")
        case _:
            return


def _held(part: object) -> Iterator[object]:
    match part:
        case Mapping():
            yield from part
            yield from part.values()
        case list() | tuple():
            yield from part
        case _:
            return


def canonical(value: object) -> bytes:
    """Return *value* as the one JSON text it has here: keys sorted, no spaces, UTF-8."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def _is_too_large(text: str | bytes) -> bool:
    """Return whether *text* takes more than the bytes allowed; text is measured as UTF-8."""
    if len(text) > MOST_BYTES or isinstance(text, bytes):
        return len(text) > MOST_BYTES
    return len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES


def _is_too_deep(words: str) -> bool:
    """Return whether brackets nest too deep outside strings; asked without recursion."""
    depths = accumulate(map(_STEPS.__getitem__, _BESIDE_BRACKETS.sub("", words)))
    return max(depths, default=0) > DEEPEST


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        ((doubled, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise _refused(
            "doubled-key", f"the key {doubled!r:.60} is given twice", f"کلید {doubled!r:.60} دو بار آمده است"
        )
    return value


def _no_fraction(digits: str) -> object:
    raise _refused(
        "fraction-as-number",
        f'{digits:.60} is a number with a fraction or exponent; write it as text, such as "120.5"',
        f'{digits:.60} عدد اعشاری یا توان‌دار است؛ آن را به صورت متن بنویسید، مانند "120.5"',
    )


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise _too_long(digits[:MOST_DIGITS])
    return int(digits)


def _no_constant(name: str) -> object:
    raise _refused("not-a-number", f"{name} is not a number", f"{name} عدد نیست")


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, held in value.items():
                yield key
                yield from _strings(held)
        case list():
            for held in value:
                yield from _strings(held)
        case _:
            return


def _clean(string: str) -> None:
    found = _UNCLEAN.search(string)
    if found is None:
        return
    if found[0] == "\0":
        raise _refused("nul-in-text", "a text holds a NUL character", "متنی نویسه تهی (NUL) دارد")
    raise _refused("lone-surrogate", "a text holds half a character", "متنی نیمه‌نویسه دارد")


def _too_long(begin: str) -> BadInput:
    return _refused(
        "too-long-a-number",
        f"the number {begin}… has more than {MOST_DIGITS} digits",
        f"عدد {begin}… بیش از {MOST_DIGITS} رقم دارد",
    )


def _too_deep() -> BadInput:
    return _refused("too-deep", f"nested over {DEEPEST} levels deep", f"بیش از {DEEPEST} لایه تودرتو است")


def _refused(code: str, en: str, fa: str) -> BadInput:
    return bad(code, "{said}", "{said}", said=Text(en, fa))
