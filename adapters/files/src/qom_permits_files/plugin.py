"""What this distribution offers qom-permits."""

from __future__ import annotations

from qom_permits.ports.papers import DocumentStore
from qom_permits.ports.providers import Context, Provider, hookimpl
from qom_permits_files.settings import FilesSettings
from qom_permits_files.store import FileStore


@hookimpl
def document_store_providers() -> list[Provider[DocumentStore]]:
    """Return the store in a folder."""
    return [Provider(name="files", settings=FilesSettings, open=_opened)]


def _opened(settings: FilesSettings, _context: Context) -> FileStore:
    return FileStore(settings.place)
