"""What each event changes of a case, read off the code that records it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import attrs

from qom_permits import Stage
from qom_permits.domain.events import Event
from qom_permits.domain.words import EVENTS

_MOVED = frozenset({"stage", "since", "due"})
"""Fields of the case that follow from the stage an event names in `to`."""


def changed_by(event: type[Event]) -> frozenset[str]:
    """Return which fields of the case *event* changes, besides its version."""
    names = {node.arg for node in _nodes(event) if isinstance(node, ast.keyword) and node.arg}
    return frozenset(names) | (_MOVED if _names_its_stage(event) else frozenset())


def leads_always_to(event: type[Event]) -> Stage | None:
    """Return the stage *event* leads to whatever it holds; None when it names the stage itself, or moves nothing."""
    named = [
        node.attr
        for node in _nodes(event)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Stage"
    ]
    return Stage[named[0]] if named else None


def _names_its_stage(event: type[Event]) -> bool:
    return any(field.name == "to" for field in attrs.fields(event))


@cache
def _functions() -> dict[str, ast.FunctionDef]:
    # `qom_permits.domain.evolve` is a function to whoever imports it from the package, so the module goes by name.
    tree = ast.parse(inspect.getsource(import_module("qom_permits.domain.evolve")))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _nodes(event: type[Event]) -> Iterator[ast.AST]:
    """Yield what counts of the code that records *event*: the fields given to the case, and the stages named."""
    for part in _parts_about(event.__name__):
        yield from _counted(part)


def _parts_about(event: str) -> Iterator[ast.AST]:
    for function in _functions().values():
        if _named_in(function.args) == {event}:
            yield function
        for arm in ast.walk(function):
            if isinstance(arm, ast.match_case) and event in _named_in(arm.pattern):
                yield from arm.body


def _named_in(part: ast.AST) -> set[str]:
    """Return the events that *part* names, a pattern or the types of arguments."""
    known = {event.__name__ for event in EVENTS}
    return {node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute) and node.attr in known}


def _counted(part: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(part):
        match node:
            case ast.Call(func=ast.Name(id="changed"), args=[ast.Name(id="case")], keywords=said):
                yield from said
            case ast.Call(func=ast.Name(id="PermitCase"), keywords=said):
                yield from said
            case ast.Attribute(value=ast.Name(id="Stage")):
                yield node
            case ast.Call(func=ast.Name(id=name)) if name in _functions() and not _sorts(_functions()[name]):
                yield from _counted(_functions()[name])
            case _:
                pass


def _sorts(function: ast.FunctionDef) -> bool:
    """Return whether *function* tells events apart, so that not all of it is about one."""
    return any(isinstance(node, ast.Match) for node in ast.walk(function))
