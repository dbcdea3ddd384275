"""SQLite's errors in the words of the port."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from qom_permits.domain.errors import (
    Damaged,
    StorageBusy,
    StorageFault,
    StorageFull,
    StorageRefused,
)

_PRIMARY = 0xFF
"""Which bits of an extended result code hold the primary one."""

_FAULTS: dict[int | None, type[StorageFault]] = {
    sqlite3.SQLITE_BUSY: StorageBusy,
    sqlite3.SQLITE_LOCKED: StorageBusy,
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: StorageRefused,
}
_NO_RIGHT = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


def fault_of(error: sqlite3.Error, file: Path) -> StorageFault:
    """Return *error*, met while using *file*, as the fault the port promises."""
    code = primary_code(error)
    if code in _NO_RIGHT:
        return StorageRefused(f"{file}: {missing_right(file) or error}")
    return _FAULTS.get(code, StorageFault)(f"{file}: {error}")


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's result code, None when the error is the Python module's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


def missing_right(file: Path) -> str:
    """Return what is lacking to use *file*, as far as can be seen from outside; empty when nothing is."""
    directory = file.parent
    if not directory.is_dir():
        return f"the directory {directory} is not there; make it first"
    if file.is_dir():
        return "this is a directory; name a file in it"
    if file.exists() and not _may(file, os.R_OK):
        return "no right to read this file"
    if file.exists() and not _may(file, os.W_OK):
        return "no right to write this file"
    if not _may(directory, os.W_OK | os.X_OK):
        return f"no right to make files in the directory {directory}"
    if not file.exists():
        return "this file is not there any more"
    return ""


def _may(path: Path, right: int) -> bool:
    return os.access(path, right, effective_ids=os.access in os.supports_effective_ids)
