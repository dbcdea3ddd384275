"""Documents for qom-permits kept in a directory under the hash of their content."""

from qom_permits_files.settings import FilesSettings
from qom_permits_files.store import FileStore

__all__ = ["FileStore", "FilesSettings"]
