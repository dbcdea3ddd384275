"""Running a page: its files are written, its Python and its commands run in order, and what they print compared."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from itertools import zip_longest
from pathlib import Path
from textwrap import dedent

from attrs import field, frozen
from tests.docs.fences import Fence, fences

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/examples"
PROGRAM = Path(sys.executable).with_name("qom-permits")


@frozen
class Reader:
    """Somebody who does in *folder* what the page *name* says, in one session of Python."""

    name: str
    folder: Path
    names: dict[str, object] = field(factory=lambda: {"__name__": "__main__"})

    def follow(self, page: str) -> None:
        """Do everything *page* says, in order."""
        blocks = list(fences(page))
        with chdir(self.folder):
            for fence, following in zip_longest(blocks, blocks[1:]):
                self._do(fence, following)

    def _do(self, fence: Fence, following: Fence | None) -> None:
        match fence.language:
            case "python" if "of" in fence.marks:
                assert is_part_of(fence.text, EXAMPLES / fence.marks["of"]), self._at(fence)
            case "python":
                self._run(fence, following)
            case "console":
                self._type(fence)
            case _:
                self._write(fence)

    def _run(self, fence: Fence, following: Fence | None) -> None:
        """What a block prints stands right after it; a block that prints nothing needs nothing there."""
        shown = following.text if following and following.language == "text" and following.is_close else None
        code = compile("\n" * (fence.line - 1) + fence.text, self.name, "exec", dont_inherit=True)
        with redirect_stdout(io.StringIO()) as out:
            exec(code, self.names)  # noqa: S102 - the page is ours, and running it is the test

        printed = out.getvalue()
        assert printed == (shown or ""), f"{self._at(fence)}: it prints {printed!r}"

    def _type(self, fence: Fence) -> None:
        """Each command stands after ``$ `` and before what it prints, in which ``…`` is whatever comes."""
        before, *typed = re.split(r"^\$ ", fence.text, flags=re.MULTILINE)
        assert not before, f"{self._at(fence)} begins with no command"
        for each in typed:
            command, shown = each.split("\n", 1)
            told = output_of(command, self.folder)
            assert is_printed(shown, told), f"{self._at(fence)}: {command} prints\n{told}"

    def _write(self, fence: Fence) -> None:
        for mark, mode in (("file", "w"), ("add-to", "a")):
            if mark in fence.marks:
                with (self.folder / fence.marks[mark]).open(mode, encoding="utf-8") as file:
                    file.write(fence.text)

    def _at(self, fence: Fence) -> str:
        return f"{self.name}, line {fence.line}"


def output_of(command: str, folder: Path) -> str:
    """Return what *command* prints, on standard output and then on standard error."""
    program, *words = shlex.split(command)
    assert program == "qom-permits", f"{program} is not run"

    ran = subprocess.run(
        [PROGRAM, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return ran.stdout + ran.stderr


def is_printed(shown: str, told: str) -> bool:
    """Return whether *told* is what the page has *shown*; ``…`` stands for whatever comes."""
    if "…" not in shown:
        return shown == told
    parts = [re.escape(part) for part in shown.split("…")]
    return re.fullmatch(".*".join(parts).removesuffix("\\\n"), told.rstrip("\n"), re.DOTALL) is not None


def is_part_of(quoted: str, source: Path) -> bool:
    """Return whether *quoted* stands in *source* line for line, however far it is indented there."""
    lines, wanted = source.read_text(encoding="utf-8").splitlines(), quoted.splitlines()
    starts = range(len(lines) - len(wanted) + 1)
    return any(dedent("\n".join(lines[at : at + len(wanted)])).splitlines() == wanted for at in starts)
