"""Writing so that a power cut leaves the old or the new, never a part."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

UNFINISHED = ".put-"
"""How the names of files begin that are still being written, or whose writer was killed."""


def write(path: Path, content: bytes) -> None:
    """Put *content* under the name *path*, whole and on disk, in place of what was there."""
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    keep_names(path.parent)


def keep(path: Path) -> None:
    """Return once the bytes of the file *path* and its name are on disk, whoever wrote them."""
    with path.open("rb") as file:
        _flush(file.fileno())
    keep_names(path.parent)


def keep_names(directory: Path) -> None:
    """Return once the names in *directory* are on disk."""
    if sys.platform == "win32":
        return  # pragma: no cover - Windows keeps names by itself and opens no directories
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush(descriptor: int) -> None:
    if sys.platform != "win32":  # which flushes only what is open for writing
        os.fsync(descriptor)
