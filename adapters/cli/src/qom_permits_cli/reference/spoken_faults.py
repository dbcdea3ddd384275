"""The faults a source file can tell: each code with the sentence in both languages that stands beside it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from attrs import frozen

from qom_permits import Text

_CODE = re.compile("[a-z]+(-[a-z0-9]+)*")
_MOST_STEPS = 3
"""How many names are followed, one to the next; a name may be given anew what it already was."""
_PERSIAN = re.compile("[\u0600-\u06ff]")


@frozen
class SpokenFault:
    """A *code*, and what is said under it with its values as ``{name}``."""

    code: str
    text: Text


def spoken_faults(source: str) -> Iterator[SpokenFault]:
    """Yield what *source* can tell, wherever a code stands with a sentence in both languages.

    >>> [fault.code for fault in spoken_faults('raise bad("too-deep", "too deep", "بسیار ژرف")')]
    ['too-deep']
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=args, keywords=said):
                yield from _in_row(args)
                yield from _by_name(args, {keyword.arg: keyword.value for keyword in said}, tree)
            case ast.Dict(keys=keys, values=values):
                yield from _in_table(keys, values, tree)
            case ast.ClassDef(name=name, body=body) if not name.startswith("_"):
                yield from _of_class(body)
            case _:
                pass


def _in_row(args: list[ast.expr]) -> Iterator[SpokenFault]:
    """Yield a fault told in a row: its code, then English, then Persian."""
    words = [_words(arg) for arg in args]
    for code, en, fa in zip(words, words[1:], words[2:], strict=False):
        if code and en and fa and _CODE.fullmatch(code) and _is_persian(fa):
            yield SpokenFault(code, Text(en, fa))


def _by_name(
    args: list[ast.expr], said: dict[str | None, ast.expr], tree: ast.Module
) -> Iterator[SpokenFault]:
    """Yield a fault whose code is given by name, its text too or before it, written there or assigned elsewhere."""
    code = _words(said["code"]) if "code" in said else None
    if code is None:
        return
    texts = [_text(each, tree) for each in ([said["text"]] if "text" in said else args)]
    yield from (SpokenFault(code, text) for text in texts if text)


def _in_table(keys: list[ast.expr | None], values: list[ast.expr], tree: ast.Module) -> Iterator[SpokenFault]:
    """Yield the faults of a table from codes to what is said under them."""
    for key, value in zip(keys, values, strict=True):
        code, text = key and _words(key), _text(value, tree)
        if code and "-" in code and text:
            yield SpokenFault(code, text)


def _text(said: ast.expr, tree: ast.Module, steps: int = _MOST_STEPS) -> Text | None:
    """Return the first text in both languages that *said* holds, or a name in it stands for."""
    for node in ast.walk(said):
        match node:
            case ast.Call(func=ast.Name(id="Text"), args=[en, fa]):
                return Text(_words(en) or "", _words(fa) or "")
            case ast.Name(id=name) if steps and (value := _assigned(name, node.lineno, tree)):
                found = _text(value, tree, steps - 1)
                if found:
                    return found
            case _:
                pass
    return None


def _assigned(name: str, line: int, tree: ast.Module) -> ast.expr | None:
    """Return what *name* was last given before *line*, or what it is given below, as constants are."""
    given = [
        (node.lineno, value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and node.lineno != line
        for target, value in _pairs(node.targets[0], node.value)
        if ast.unparse(target) == name
    ]
    before = [(at, value) for at, value in given if at < line]
    return max(before or given, key=lambda pair: pair[0])[1] if given else None


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=False))
    return [(target, value)]


def _of_class(body: list[ast.stmt]) -> Iterator[SpokenFault]:
    """Yield the fault an error says of itself, in its `code`, `en` and `fa`."""
    said = {ast.unparse(node.targets[0]): _words(node.value) for node in body if isinstance(node, ast.Assign)}
    if code := said.get("code"):
        yield SpokenFault(code, Text(said.get("en") or "{detail}", said.get("fa") or "{detail}"))


def _words(expression: ast.expr) -> str | None:
    """Return the text *expression* is, values in it as ``{name}``; None when it is no text."""
    match expression:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(_words(part) or "" for part in parts)
        case ast.FormattedValue(value=value):
            return f"{{{ast.unparse(value)}}}"
        case _:
            return None


def _is_persian(words: str) -> bool:
    return re.search("[\u0600-\u06ff]", words) is not None or re.fullmatch(r"\{\w+\}", words) is not None
