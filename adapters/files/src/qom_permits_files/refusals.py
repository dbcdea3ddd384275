"""The file system's errors in the words of the port."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qom_permits.domain.errors import StorageFault, StorageFull, StorageRefused

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_PLACE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP}


@contextmanager
def told(doing: str, path: Path) -> Iterator[None]:
    """Let an `OSError` met while *doing* something to *path* leave as the fault the port promises."""
    try:
        yield
    except OSError as error:
        raise _fault_of(error, doing, path) from error


def _fault_of(error: OSError, doing: str, path: Path) -> StorageFault:
    what = f"cannot {doing} {path}"
    if error.errno in _NO_ROOM:
        return StorageFull(what)
    if error.errno in _NO_RIGHT:
        return StorageRefused(f"{what}: the right is missing, or the file system is read-only")
    if error.errno in _NO_PLACE:
        return StorageRefused(f"{what}: {error.strerror}")
    return StorageFault(f"{what}: {error.strerror}")
