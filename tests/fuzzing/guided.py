"""Guided hunting: atheris draws the octets that Hypothesis makes inputs of, and keeps those that reach new code.

``python -m tests.fuzzing.guided formulas -max_total_time=60``; what follows the target is for libFuzzer.
"""

from __future__ import annotations

import sys
from importlib import import_module

ROOMS = {
    "formulas": ("rules",),
    "files": ("rules",),
    "commands": ("reading", "wire", "domain"),
}
"""The rooms in which reaching new code is worth an input, for each target."""


def main() -> None:
    """Hunt until the time is up; the first input that is not refused as promised ends it."""
    atheris = import_module("atheris")
    target, *options = sys.argv[1:]
    with atheris.instrument_imports(include=[f"qom_permits.{room}" for room in ROOMS[target]]):
        hunting = import_module("tests.fuzzing.hunting")
    atheris.Setup([sys.argv[0], *options], hunting.from_octets(target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
