"""The store: each document lies under the digest of its bytes, and is checked against it whenever it is read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qom_permits.domain import identifiers
from qom_permits.domain.errors import Damaged, StorageRefused, bad
from qom_permits_files import durable
from qom_permits_files.refusals import told


class FileStore:
    """Documents in *folder*, which is made when it is not there; safe to share between threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with told("make the folder", folder):
            folder.mkdir(parents=True, exist_ok=True)
            durable.keep_names(folder.parent)

    def put(self, data: bytes) -> str:
        """Keep *data* and return its digest; the bytes are on disk, whole, before it returns.

        What is there already stays as it is; what was damaged there is written anew. Raises `StorageFull`,
        `StorageRefused` when a right is missing, or another `StorageFault`: putting it again is always safe.
        """
        if not isinstance(data, bytes):
            raise bad(
                "not-bytes",
                "a document is bytes, not {kind}",
                "مدرک رشته بایت است، نه {kind}",
                kind=type(data).__name__,
            )
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        with told("write", path):
            path.parent.mkdir(exist_ok=True)
            durable.keep_names(self._folder)
            if _holds(path, digest):
                durable.keep(path)
            else:
                durable.write(path, data)
        return digest

    def open(self, sha256: str) -> bytes:
        """Return the bytes of *sha256*, checked against it.

        Raises `Damaged` when they do not match it, `StorageRefused` when there are none or they may not be read.
        """
        path = self._path(sha256)
        with told("read", path):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                raise StorageRefused(f"there is no document {sha256} in {self._folder}") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged(f"the document {path}")
        return data

    def holds(self, sha256: str) -> bool:
        """Return whether the bytes of *sha256* are kept here; raises `StorageRefused` when it may not look."""
        path = self._path(sha256)
        with told("read", path):
            return path.is_file()

    def erase(self, sha256: str) -> None:
        """Remove the bytes of *sha256*, for good before it returns; removing what is not there is no error."""
        path = self._path(sha256)
        with told("remove", path):
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                durable.keep_names(path.parent)

    def _path(self, digest: str) -> Path:
        """Return where the bytes of *digest* lie; its shape is checked first, so it cannot lead elsewhere."""
        identifiers.sha256(self, None, digest)
        return self._folder / digest[:2] / digest


def _holds(path: Path, digest: str) -> bool:
    """Return whether *path* holds the whole bytes of *digest* already."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False
