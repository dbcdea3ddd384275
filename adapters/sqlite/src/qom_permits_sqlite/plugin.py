"""What this distribution offers qom-permits."""

from __future__ import annotations

from qom_permits.ports.providers import Context, Provider, hookimpl
from qom_permits.ports.storage import Storage
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage


@hookimpl
def storage_providers() -> list[Provider[Storage]]:
    """Return the store in one SQLite file."""
    return [Provider(name="sqlite", settings=SqliteSettings, open=_opened)]


def _opened(settings: SqliteSettings, _context: Context) -> SqliteStorage:
    return SqliteStorage(settings)
