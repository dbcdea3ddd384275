"""The converter behind every stored shape: strict, with the few values that have a shape of their own."""

from __future__ import annotations

from collections.abc import Mapping

from cattrs import Converter

from qom_permits.domain.actors import Party
from qom_permits.domain.area import Area
from qom_permits.reading.strict import strict_converter


def _wire() -> Converter:
    converter = strict_converter()
    converter.register_structure_hook(Area, lambda given, _: Area(given))
    converter.register_unstructure_hook(Area, str)
    converter.register_structure_hook(Party, lambda given, _: Party(given))
    converter.register_unstructure_hook(Party, lambda party: party.id)
    converter.register_structure_hook_func(
        lambda kind: kind == Mapping[str, str], lambda given, _: converter.structure(given, dict[str, str])
    )
    return converter


CONVERTER = _wire()
"""An `Area` is its square metres as text, a `Party` its id, facts an object by name, a day ``YYYY-MM-DD``."""


def snake(cls: type) -> str:
    """Return the name of *cls* as the wire writes it.

    >>> from qom_permits.domain.commands import OpenCase
    >>> snake(OpenCase)
    'open_case'
    """
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in cls.__name__).lstrip("_")
