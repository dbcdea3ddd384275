"""Documents and trouble: kills, full disks and missing rights leave whole documents and clear words."""

import errno
import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qom_permits.domain.errors import StorageFault, StorageFull, StorageRefused
from qom_permits_files import FileStore

DEED = bytes(range(256)) + b"\0"
DIGEST = hashlib.sha256(DEED).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the store."""
    return tmp_path / "papers"


@pytest.fixture
def store(folder: Path) -> FileStore:
    """Return an empty store."""
    return FileStore(folder)


def files_in(folder: Path) -> list[Path]:
    """Return every file under *folder*."""
    return [path for path in folder.rglob("*") if path.is_file()]


def refusing(number: int) -> Callable[..., Any]:
    """Return a system call that fails with *number*."""

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


KILLED = """
import os, sys
from pathlib import Path
from qom_permits_files import FileStore

store = FileStore(Path(sys.argv[1]))
call = getattr(os, sys.argv[2])
left = int(sys.argv[3])


def killed(*arguments):
    global left
    if not left:
        os._exit(9)
    left -= 1
    return call(*arguments)


setattr(os, sys.argv[2], killed)
store.put(b"a deed " * 100_000)
os._exit(0)
"""


@pytest.mark.parametrize(
    ("call", "times", "kept"), [("fsync", 1, False), ("replace", 0, False), ("fsync", 2, True)]
)
def test_a_killed_put_leaves_the_whole_document_or_none(
    folder: Path, call: str, times: int, *, kept: bool
) -> None:
    """A kill before the bytes are down, before they get their name, or before the name is down."""
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), call, str(times)], check=False)
    data = b"a deed " * 100_000
    digest = hashlib.sha256(data).hexdigest()

    assert 9 == killed.returncode
    store = FileStore(folder)

    assert kept == (folder / digest[:2] / digest).exists()
    if kept:
        assert data == store.open(digest)

    store.put(data)

    assert data == store.open(digest)


def test_bytes_and_names_are_flushed_in_order(
    store: FileStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes go down before they get their name, and the name before put returns, the second time too."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flush(descriptor: int) -> None:
        kind = os.fstat(descriptor).st_mode
        done.append("names" if stat.S_ISDIR(kind) else "bytes")
        fsync(descriptor)

    def rename(path: Path, target: Path) -> Path:
        done.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(Path, "replace", rename)
    store.put(DEED)

    assert ["names", "bytes", "rename", "names"] == done

    done.clear()
    store.put(DEED)

    assert ["names", "bytes", "names"] == done

    done.clear()
    store.erase(DIGEST)

    assert ["names"] == done
    assert [] == files_in(folder)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EFBIG, StorageFull),
        (errno.EACCES, StorageRefused),
        (errno.EROFS, StorageRefused),
        (errno.EIO, StorageFault),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
def test_trouble_with_the_disk_has_a_name(
    store: FileStore, folder: Path, number: int, fault: type[StorageFault], call: str
) -> None:
    """Faults 64, 65, 69: a full disk, a missing right and a failing disk differ, name the path, and leave no litter."""
    kept = store.put(b"kept before")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, refusing(number))
        with pytest.raises(StorageFault) as met:
            store.put(DEED)

    assert fault is type(met.value)
    assert str(folder) in str(met.value)
    assert [folder / kept[:2] / kept] == files_in(folder)

    store.put(DEED)

    assert DEED == store.open(DIGEST)


@pytest.mark.parametrize("asked", ["open", "erase"])
def test_reading_and_erasing_without_the_right_is_refused(
    store: FileStore, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """Fault 69: what may not be read is not called missing or damaged."""
    store.put(DEED)
    monkeypatch.setattr(Path, "read_bytes", refusing(errno.EACCES))
    monkeypatch.setattr(Path, "unlink", refusing(errno.EACCES))

    with pytest.raises(StorageRefused, match="right"):
        getattr(store, asked)(DIGEST)
