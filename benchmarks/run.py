"""Times what the library costs a program that uses it, as ratios that mean the same on any machine."""

import statistics
import subprocess
import sys
import time

PAIRS = 15
LIBRARY = "import qom_permits"
YARDSTICK = "import attrs, dateutil.relativedelta"


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes to run *code*."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def ratio(code: str, yardstick: str) -> float:
    """Return how many times longer *code* takes than *yardstick*: the median over interleaved pairs."""
    seconds(code), seconds(yardstick)  # the first run of each only fills the caches
    return statistics.median(seconds(code) / seconds(yardstick) for _ in range(PAIRS))


def main() -> None:
    """Print each measure on a line."""
    print(f"{ratio(LIBRARY, YARDSTICK):.2f}  `{LIBRARY}` against `{YARDSTICK}`")
    print(f"{ratio(YARDSTICK, YARDSTICK):.2f}  the yardstick against itself")


if __name__ == "__main__":
    main()
