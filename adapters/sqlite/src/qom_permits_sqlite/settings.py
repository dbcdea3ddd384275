"""How a store in one SQLite file is chosen."""

from __future__ import annotations

from pathlib import Path

from attrs import field, frozen, validators

from qom_permits.domain.errors import bad


def _in_a_file(_settings: object, _attribute: object, path: str) -> None:
    if path.strip() in {"", ":memory:"} or path.startswith("file:"):
        raise bad(
            "sqlite-path",
            "{path} names no file; give a path such as permits.db (in tests, use qom_permits.testing.memory)",
            "{path} نام پرونده‌ای نیست؛ مسیری مانند permits.db بدهید (در آزمون‌ها qom_permits.testing.memory)",
            path=repr(path),
        )


@frozen
class SqliteSettings:
    """The *path* of the database file; *busy_seconds* is how long a writer waits for another one."""

    path: str = field(validator=_in_a_file)
    busy_seconds: int = field(default=5, validator=[validators.instance_of(int), validators.ge(0)])

    @property
    def file(self) -> Path:
        """The database file, whatever the working directory becomes."""
        return Path(self.path).absolute()
