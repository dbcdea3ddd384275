"""What the library's own modules add to a program's start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.pacing import Run, ratio

LIBRARY = "import qom_permits"
YARDSTICK = "import attrs, dateutil.relativedelta"


def figures() -> Iterator[Figure]:
    """Yield the library's import against that of what it needs in any case, each in a fresh interpreter."""
    yardstick = _fresh(YARDSTICK)
    yield Figure(
        asked=f"`{LIBRARY}` against `{YARDSTICK}`",
        measured=ratio(_fresh(LIBRARY), yardstick),
        chance=ratio(yardstick, yardstick),
    )


def _fresh(code: str) -> Run:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)
