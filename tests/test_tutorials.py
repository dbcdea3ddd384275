"""The tutorials work as printed: their files are written, their commands run, and print what the page says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parent.parent / "docs/tutorials").glob("*.md"))
FENCE = re.compile(
    r"^```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
PROGRAM = Path(sys.executable).with_name("qom-permits")


def _ran(command: str, folder: Path) -> str:
    """Return what *command* prints, on standard output and standard error."""
    program, *words = shlex.split(command)
    assert "qom-permits" == program

    ran = subprocess.run(
        [PROGRAM, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return ran.stdout + ran.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_tutorial_works_as_printed(page: Path, tmp_path: Path) -> None:
    """Line for line; what stands between two ``…`` needs only be somewhere in what was printed."""
    ran = 0
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        if fence["file"]:
            (tmp_path / fence["file"]).write_text(fence["text"], encoding="utf-8")
        elif fence["language"] == "console":
            command, printed = fence["text"].removeprefix("$ ").split("\n", 1)
            told, part = _ran(command, tmp_path), re.fullmatch("…(.*)…\n", printed)
            assert printed == told if part is None else part[1] in told
            ran += 1

    assert ran
