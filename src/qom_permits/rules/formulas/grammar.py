"""The grammar: which Python expressions may stand in a formula, before anything is known about its names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from attrs import field, frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.rules.formulas import formula_texts as texts
from qom_permits.rules.formulas.constructs import CONSTRUCTS
from qom_permits.rules.formulas.signatures import SIGNATURES
from qom_permits.rules.language.known_names import KnownNames

MOST_NODES = 2_000
MOST_NESTED = 32
MOST_CHARACTERS = 20_000
FUNCTIONS = frozenset(SIGNATURES)

_LAWFUL = frozenset(node for construct in CONSTRUCTS for node in construct.nodes)
_ONE_LINE = str.maketrans("\r\n\t", "   ")
_STRING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_GLUED = re.compile(r"(?<![A-Za-z0-9_.])[0-9.]++[A-Za-z_]")
_PART = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9.]*|[-+]")
_JOINING = frozenset(("and", "or", "not", "if", "else", "in", "is", "for", "lambda"))
_PILED = re.compile(rf"(?:(?:[-+~(\[{{]|not\b|lambda\b\s*:)\s*){{{4 * MOST_NESTED},}}")


@frozen
class Source:
    """The *text* of a formula, on one line, that stands at *where* in the file."""

    text: str
    where: str
    _octets: bytes = field(init=False, repr=False, eq=False)

    @_octets.default
    def _encoded(self) -> bytes:
        return self.text.encode(errors="surrogatepass")

    def part(self, node: ast.expr) -> str:
        """Return what *node* was written as."""
        return self._octets[node.col_offset : node.end_col_offset].decode()

    def place(self, node: ast.expr) -> int:
        """Return at which character, counted from 1, *node* begins."""
        return len(self._octets[: node.col_offset].decode()) + 1

    def refused(self, node: ast.expr) -> BadTariff:
        """Return the error of a *node* that no formula may hold."""
        return texts.REFUSED.error(self.where, part=self.part(node)[:60], place=self.place(node))


@frozen
class Parsed:
    """A formula whose shape is lawful; its names are not yet known to be."""

    source: Source
    tree: ast.expr
    names: tuple[ast.Name, ...] = field(repr=False)
    size: int

    @property
    def used(self) -> frozenset[str]:
        """Every name the formula speaks of, functions left out."""
        return frozenset(node.id for node in self.names) - FUNCTIONS

    @property
    def relieved(self) -> frozenset[str]:
        """Every charge and subtotal it wants after reliefs."""
        if "after_relief" not in {node.id for node in self.names}:
            return frozenset()
        return frozenset(
            name.id
            for node in _nodes(self.tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "after_relief"
            for name in node.args
            if isinstance(name, ast.Name)
        )


def least_size(text: str) -> int:
    """Return how many parts the formula in *text* has at least, by its names, literals and signs.

    >>> least_size("x + 2 * -y if z else 'a b'")
    7
    """
    return sum(1 for part in _PART.finditer(text) if part[0] not in _JOINING)


def parse(text: str, where: str) -> Parsed:
    """Return *text* as a tree of the closed set of nodes; anything else raises `BadTariff`, never runs."""
    source = Source(text.translate(_ONE_LINE).strip(), where)
    _check_characters(source)
    if least_size(source.text) > MOST_NODES:
        raise too_long(where)
    try:
        tree = ast.parse(source.text, mode="eval").body
    except (RecursionError, MemoryError):
        raise too_long(where) from None
    except SyntaxError as no:
        place = no.offset or len(source.text) + 1  # Python has no place for an end that comes too soon
        raise texts.NOT_A_FORMULA.error(where, place=place, part=source.text[place - 1 :][:60]) from None
    nodes = _nodes(tree)
    size = sum(isinstance(node, ast.expr) for node in nodes)
    if size > MOST_NODES:
        raise too_long(where)
    _check_nodes(source, nodes)
    return Parsed(source, tree, tuple(node for node in nodes if isinstance(node, ast.Name)), size)


def unknown_names(parsed: Parsed, known: KnownNames) -> Iterator[Fault]:
    """Yield a fault for every name that is not *known*, with the nearest that is."""
    for node in parsed.names:
        if node.id not in known:
            yield texts.UNKNOWN_NAME.at(
                parsed.source.where,
                name=node.id[:60],
                place=parsed.source.place(node),
                nearest=known.nearest(node.id),
            )


def too_long(where: str) -> BadTariff:
    """Return the error of a formula past the bounds of the language."""
    return texts.TOO_LONG.error(where, nodes=MOST_NODES, nested=MOST_NESTED, digits=MOST_DIGITS)


def _check_characters(source: Source) -> None:
    """Refuse what Python reads but the language does not: escapes, glued numbers, other scripts."""
    if len(source.text) > MOST_CHARACTERS or _PILED.search(source.text):
        raise too_long(source.where)
    bare = _STRING.sub(lambda string: " " * len(string[0]), source.text)
    strange = (
        re.search(r"[^\x20-\x7e]|[\\#;]", bare)
        or _GLUED.search(bare)
        or re.search(r"[\\\0\ud800-\udfff]", source.text)
    )
    if strange is not None:
        raise texts.NOT_A_FORMULA.error(
            source.where, place=strange.start() + 1, part=source.text[strange.start() :][:60]
        )


def _nodes(tree: ast.expr) -> list[ast.AST]:
    """Return *tree* and every node in it, those of one level before those of the next."""
    found: list[ast.AST] = [tree]
    for node in found:
        for name in node._fields:
            inner = getattr(node, name, None)
            if isinstance(inner, ast.AST):
                found.append(inner)
            elif isinstance(inner, list):
                found += [each for each in inner if isinstance(each, ast.AST)]
    return found


def _check_nodes(source: Source, nodes: list[ast.AST]) -> None:
    """Refuse the first expression that is unlawful, or has a sign of its own that is."""
    if not _LAWFUL.issuperset(map(type, nodes)):
        raise source.refused(
            next(node for node in nodes if isinstance(node, ast.expr) and _is_unlawful(node))
        )


def _is_unlawful(node: ast.expr) -> bool:
    own = [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]
    return not _LAWFUL.issuperset(map(type, (node, *own)))
