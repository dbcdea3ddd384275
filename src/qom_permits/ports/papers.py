"""Where documents' bytes are kept."""

from __future__ import annotations

from typing import Protocol


class DocumentStore(Protocol):
    """Bytes by their SHA-256 digest in hexadecimal; the same bytes are kept once."""

    def put(self, data: bytes) -> str:
        """Keep *data* and return its digest; the bytes are on disk, whole, before it returns."""
        ...

    def open(self, sha256: str) -> bytes:
        """Return the bytes of *sha256*, checked against it.

        Raises `Damaged` when they do not match it, `StorageRefused` when there are none.
        """
        ...

    def holds(self, sha256: str) -> bool:
        """Return whether the bytes of *sha256* are kept here."""
        ...

    def erase(self, sha256: str) -> None:
        """Remove the bytes of *sha256*; removing what is not there is no error."""
        ...
