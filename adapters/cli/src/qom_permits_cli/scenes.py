"""What a story is made of: scenes, each so many days after the one before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

from qom_permits import Actor, RequestKind, commands


@frozen(kw_only=True)
class Taking:
    """Somebody takes a command, *later* days after the scene before; an officer not on a day off."""

    id: str
    later: int = 0
    by: Actor
    command: Callable[[str], commands.Command]


@frozen(kw_only=True)
class Paying:
    """The owner pays the bill on the bank's page, a day for each payment it takes."""

    id: str
    later: int = 0
    by: Actor


Scene = Taking | Paying


@frozen(kw_only=True)
class Story:
    """One request of a *kind* by *owner* (as `register` takes a person), filed on the day it *begins*, in *scenes*."""

    kind: RequestKind
    owner: Mapping[str, str]
    begins: date
    scenes: tuple[Scene, ...]
