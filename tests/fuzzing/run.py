"""Fuzzing: tariff files, formulas and commands, as many as there is time for, each read or refused as promised.

``python -m tests.fuzzing.run 60`` hunts for sixty seconds in several lanes beside each other, guided by atheris where
it is installed. A second number begins every such hunt alike, so that a change is judged by the inputs of the one
before; names of targets after it hunt those alone, one after another.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from tempfile import gettempdir

from tests.fuzzing.hunting import Found, hunted

_DONE = re.compile(r"^Done (\d+) runs", re.MULTILINE)
_FOUND = re.compile(r"Found: (.+)")
_OPTIONS = ("-len_control=0", "-max_len=1024", "-timeout=60", "-rss_limit_mb=2048")


LANES = (("formulas", "files"), ("commands",))
"""Targets that share the seconds of a lane; the lanes run at once, each in a process of its own."""


def main(said: list[str]) -> int:
    """Hunt as the words *said* ask, and return 0, or 1 when an input was not refused as promised."""
    seconds, *more = said
    numbers = [word for word in more if word.isdecimal()]
    targets = [word for word in more if word not in numbers]
    if targets:
        return in_turn(targets, float(seconds), *map(int, numbers))
    lanes = [_beside([seconds, *numbers, *lane]) for lane in LANES]
    ended = [lane.wait() for lane in lanes]
    return max(map(abs, ended))


def in_turn(targets: list[str], seconds: float, beginning: int | None = None) -> int:
    """Hunt *targets* one after another, for so many *seconds* in all; return 0, or 1 at the first input found.

    Hunts of one *beginning* draw the same inputs; None draws others every time.
    """
    hunt = _guided if find_spec("atheris") else hunted
    for target in targets:
        try:
            tried = hunt(target, seconds / len(targets), beginning)
        except Found as found:
            sys.stdout.write(f"{target}: {found}\n")
            return 1
        sys.stdout.write(f"{target}: {tried:,} inputs, each read or refused as promised\n")
        sys.stdout.flush()
    return 0


def _beside(words: list[str]) -> subprocess.Popen[bytes]:
    """Return a lane that has begun; it writes its lines, each whole, as it gets them."""
    return subprocess.Popen([sys.executable, "-W", "error", "-m", "tests.fuzzing.run", *words])


def _guided(target: str, seconds: float, beginning: int | None) -> int:
    """Return how many inputs of *target* were tried; as `hunted`, in a process of its own, which atheris ends."""
    seeded = [] if beginning is None else [f"-seed={beginning}"]
    options = [*seeded, f"-max_total_time={seconds:.0f}", f"-artifact_prefix={gettempdir()}/", *_OPTIONS]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing.guided", target, *options],
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
    )
    done = _DONE.search(ran.stderr)
    if ran.returncode or done is None:
        said = ran.stdout + ran.stderr
        found = _FOUND.search(said)
        raise Found(found[1] if found else said[-4_000:])
    return int(done[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
