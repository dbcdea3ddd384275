"""Where letters are printed."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from attrs import field, frozen

from qom_permits.domain.errors import bad


def _a_stream(_settings: object, _attribute: object, stream: Any) -> None:
    if stream not in {"stdout", "stderr"}:
        raise bad(
            "console-stream",
            "{stream} is no stream of a console; choose stdout or stderr",
            "{stream} خروجی پایانه نیست؛ stdout یا stderr را برگزینید",
            stream=repr(stream),
        )


@frozen
class ConsoleSettings:
    """The *stream* letters go to: ``stdout`` or ``stderr``."""

    stream: str = field(default="stdout", validator=_a_stream)

    def now_open(self) -> TextIO | None:
        """Return the stream as it is at this moment, None when the program has none."""
        return sys.stderr if self.stream == "stderr" else sys.stdout
