"""One attempt again, in a process of its own where nothing else is going on; what is wrong with it is printed."""

from __future__ import annotations

import subprocess
import sys

from tests.fuzzing.attempts import Attempt, from_json, to_json
from tests.fuzzing.refusal import complaint


def confirmed(attempt: Attempt) -> str | None:
    """Return what is wrong with how *attempt* ends, here and again alone; None where nothing is."""
    if complaint(attempt) is None:
        return None
    alone = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing.once"],
        input=to_json(attempt),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return alone.stdout.strip() or None


def main() -> None:
    """Try the attempt on standard input."""
    sys.stdout.write(complaint(from_json(sys.stdin.read())) or "")


if __name__ == "__main__":
    main()
