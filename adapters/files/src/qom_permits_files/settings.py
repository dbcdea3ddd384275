"""How the folder of documents is chosen."""

from __future__ import annotations

from pathlib import Path

from attrs import field, frozen, validators

from qom_permits.domain.errors import bad


def _a_folder(_settings: object, _attribute: object, folder: str) -> None:
    if not folder.strip() or "\0" in folder:
        raise bad(
            "files-folder",
            "{folder} names no folder; give a path such as papers",
            "{folder} نام پوشه‌ای نیست؛ مسیری مانند papers بدهید",
            folder=repr(folder),
        )


@frozen
class FilesSettings:
    """The *folder* that holds the documents; it is made when it is not there."""

    folder: str = field(validator=[validators.instance_of(str), _a_folder])

    @property
    def place(self) -> Path:
        """The folder, whatever the working directory becomes."""
        return Path(self.folder).absolute()
