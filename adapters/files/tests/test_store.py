"""Documents in a folder: whole, checked, kept once, and never led astray."""

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadCity, BadInput, Damaged, StorageRefused
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.providers import Context
from qom_permits_files import FilesSettings, FileStore

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


@pytest.mark.parametrize("data", [DEED, b"", b"\0", "پروانه\r\n".encode()])
def test_bytes_come_back_as_they_were(store: FileStore, data: bytes) -> None:
    """All byte values, nothing at all and a trailing zero are kept; the digest is theirs."""
    digest = store.put(data)

    assert hashlib.sha256(data).hexdigest() == digest
    assert data == store.open(digest)


@given(data=st.binary(max_size=2_000))
def test_any_bytes_come_back(data: bytes) -> None:
    """What is put is what is opened, in a store opened anew."""
    with tempfile.TemporaryDirectory() as place:
        digest = FileStore(Path(place)).put(data)

        assert data == FileStore(Path(place)).open(digest)


def test_a_document_lies_under_its_digest(store: FileStore, folder: Path) -> None:
    """The path is the digest's, so that anyone can check a folder without the library; others cannot read it."""
    store.put(DEED)

    assert [folder / DIGEST[:2] / DIGEST] == files_in(folder)
    assert 0o600 == stat.S_IMODE(files_in(folder)[0].stat().st_mode)


def test_the_same_bytes_are_kept_once(store: FileStore, folder: Path) -> None:
    """A second put neither doubles nor rewrites."""
    store.put(DEED)
    before = files_in(folder)[0].stat()
    store.put(DEED)
    after = files_in(folder)[0].stat()

    assert 1 == len(files_in(folder))
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_many_puts_at_once_keep_one_document(folder: Path) -> None:
    """Stores on one folder need no lock between them."""
    stores = [FileStore(folder) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        digests = list(pool.map(lambda store: store.put(DEED), stores * 4))

    assert {DIGEST} == set(digests)
    assert 1 == len(files_in(folder))
    assert DEED == stores[0].open(DIGEST)


@pytest.mark.parametrize("now", [DEED[:-1], DEED + b"x", b"", bytes([DEED[0] ^ 1]) + DEED[1:]])
def test_damage_is_seen_and_mended_by_the_next_put(store: FileStore, folder: Path, now: bytes) -> None:
    """Cut, grown, emptied or with one bit turned, a document is never handed out as if it were whole."""
    store.put(DEED)
    files_in(folder)[0].write_bytes(now)

    with pytest.raises(Damaged, match=DIGEST):
        store.open(DIGEST)

    store.put(DEED)

    assert DEED == store.open(DIGEST)


def test_what_is_not_there_is_refused(store: FileStore) -> None:
    """A missing document is an error that names it, never empty bytes."""
    with pytest.raises(StorageRefused, match=DIGEST):
        store.open(DIGEST)


@pytest.mark.parametrize(
    "digest",
    [
        "",
        "ab",
        "../../etc/passwd",
        DIGEST.upper(),
        DIGEST[:-1],
        f"{DIGEST}\n",
        f"/{DIGEST[1:]}",
        "۰" * 64,
        None,
        b"a" * 64,
    ],
)
@pytest.mark.parametrize("asked", ["open", "erase"])
def test_a_digest_that_is_none_makes_no_path(
    store: FileStore, monkeypatch: pytest.MonkeyPatch, digest: Any, asked: str
) -> None:
    """Fault 43: the shape is checked before the file system hears of it."""
    monkeypatch.setattr(Path, "__truediv__", refusing(errno.EIO))

    with pytest.raises(BadInput) as refused:
        getattr(store, asked)(digest)

    assert "bad-digest" == refused.value.faults[0].code


@pytest.mark.parametrize("given", ["text", 5, bytearray(b"x"), None])
def test_only_bytes_are_kept(store: FileStore, folder: Path, given: Any) -> None:
    """Text has no digest before somebody chose its encoding, and a number is not so many zeros."""
    with pytest.raises(BadInput):
        store.put(given)

    assert [] == files_in(folder)


def test_what_is_erased_is_gone(store: FileStore, folder: Path) -> None:
    """Erasing twice, or what never was, is no error; other documents stay."""
    other = store.put(b"other")
    store.put(DEED)
    store.erase(DIGEST)
    store.erase(DIGEST)
    store.erase(hashlib.sha256(b"never").hexdigest())

    with pytest.raises(StorageRefused):
        store.open(DIGEST)
    assert [folder / other[:2] / other] == files_in(folder)


def test_a_place_that_can_be_no_folder_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be is named at opening."""
    (tmp_path / "papers").write_text("not a folder")

    with pytest.raises(StorageRefused, match="papers"):
        FileStore(tmp_path / "papers")


def test_a_directory_where_a_document_should_be_is_refused(store: FileStore, folder: Path) -> None:
    """Somebody's directory under a digest's name is neither read nor replaced."""
    (folder / DIGEST[:2] / DIGEST).mkdir(parents=True)

    for ask in (lambda: store.open(DIGEST), lambda: store.put(DEED), lambda: store.erase(DIGEST)):
        with pytest.raises(StorageRefused):
            ask()


def test_a_desk_opens_it_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name and folder are enough; the folder is made, and stays where it was opened."""
    context = Context(now=pytest.fail)
    monkeypatch.chdir(tmp_path)
    store = open_adapter("documents", "files:some/papers", find(installed()), context)
    monkeypatch.chdir("/")
    digest = store.put(DEED)

    assert (tmp_path / "some" / "papers" / digest[:2] / digest).is_file()
    assert FilesSettings("/papers").place == Path("/papers").absolute()


@pytest.mark.parametrize(
    "choice", ["files", "files:", "files: ", "files:a\0b", {"use": "files", "folder": 5}]
)
def test_a_folder_that_is_none_is_named(choice: Any) -> None:
    """A forgotten folder is an error of the configuration, not a folder somewhere."""
    with pytest.raises(BadCity, match="folder"):
        open_adapter("documents", choice, find(installed()), Context(now=pytest.fail))


def test_it_knows_what_it_holds(tmp_path: Path) -> None:
    """What was put is held until it is erased; asking for no digest is refused."""
    store = FileStore(tmp_path)
    digest = store.put(b"a deed")

    assert store.holds(digest)
    assert not store.holds("0" * 64)
    store.erase(digest)
    assert not store.holds(digest)
    with pytest.raises(BadInput):
        store.holds("../../etc/passwd")
