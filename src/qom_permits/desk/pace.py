"""The pace of each actor: how many commands one may ask for in a minute, so that nobody keeps the others waiting."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from attrs import define, field

from qom_permits.domain.errors import TooManyCommands, bad

MOST_A_MINUTE = 600
"""How many commands one actor may ask for in a minute where the host says nothing else: ten a second."""

MOST_ACTORS = 10_000
"""How many actors are remembered at once; with more, whoever began to count longest ago begins anew."""

_MINUTE = timedelta(minutes=1)


def _not_negative(_owner: object, _attribute: object, most: Any) -> None:
    if type(most) is not int or most < 0:
        raise bad(
            "bad-pace",
            "most_a_minute is a whole number, 0 for no limit, not {most!r:.20}",
            "most_a_minute عددی درست است، ۰ یعنی بی‌حد، نه {most!r:.20}",
            most=most,
        )


@define
class Pace:
    """A limit of *most* commands a minute for each actor, 0 for none; safe to share between threads.

    The minute begins with an actor's first command; when it is over, the next one begins another.
    """

    most: int = field(default=MOST_A_MINUTE, validator=_not_negative)
    _counted: OrderedDict[str, tuple[datetime, int]] = field(init=False, factory=OrderedDict)
    _lock: Any = field(init=False, factory=Lock, repr=False, eq=False)

    def admit(self, actor: str, now: datetime) -> None:
        """Count one more command of *actor*; raises `TooManyCommands` when it is one too many for their minute."""
        if not self.most:
            return
        with self._lock:
            began, count = self._counted.get(actor, (now, 0))
            # A clock that was set back does not keep anybody out for longer than a minute.
            if not began <= now < began + _MINUTE:
                began, count = now, 0
            if count >= self.most:
                raise TooManyCommands(self.most, now, began + _MINUTE)
            self._remember(actor, began, count + 1)

    def _remember(self, actor: str, began: datetime, count: int) -> None:
        """Keep the count of *actor*, the minute begun last at the end; the first make room."""
        if count == 1:
            self._counted.pop(actor, None)
        self._counted[actor] = (began, count)
        if len(self._counted) > MOST_ACTORS:
            self._counted.popitem(last=False)
