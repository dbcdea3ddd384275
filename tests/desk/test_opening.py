"""Opening a desk: by words or by a file, with every fault of the configuration told plainly."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.desk.towns import ZAHRA, request

from qom_permits import Actor
from qom_permits.city.shipped import open_city
from qom_permits.desk import ServiceDesk, open_desk
from qom_permits.domain.errors import BadCity, PluginFault, QomPermitsError, StorageRefused
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperPapers

NOW = datetime(2026, 9, 23, 6, tzinfo=UTC)


def codes(refused: QomPermitsError) -> list[tuple[str, str]]:
    """Return where the faults are and what they are."""
    return [(fault.where, fault.code) for fault in refused.faults]


def works(desk: ServiceDesk) -> bool:
    """Return whether a request can be opened and read back."""
    party = desk.register(ZAHRA)
    by = Actor.applicant(party, portal="citizens")
    case = desk.take(request(party), by=by, command_id="mine")
    return case == desk.case(case.id, by=by)


def test_a_desk_opens_by_words(tmp_path: Path) -> None:
    """A name and a path are enough; what was written is there when it is opened again."""
    place = tmp_path / "permits.db"
    with open_desk(storage=f"sqlite:{place}", gateways=[f"sandbox_bank:{tmp_path / 'books.db'}"]) as desk:
        assert works(desk)

    with open_desk(storage=f"sqlite:{place}") as desk:
        assert "قم" == desk.city.title.fa


def test_a_desk_opens_with_settings_by_name(tmp_path: Path) -> None:
    """An adapter may be a table of its settings instead of one line."""
    choice = {"use": "sqlite", "path": str(tmp_path / "permits.db"), "busy_seconds": 1}
    with open_desk(storage=choice) as desk:
        assert works(desk)


def test_a_desk_opens_on_what_it_is_handed() -> None:
    """Stores made by the host are taken as they are."""
    store, papers = MemoryStorage(), PaperPapers()
    with open_desk(storage=store, documents=papers, now=lambda: NOW, new_id=lambda: "party-7") as desk:
        assert "party-7" == desk.register(ZAHRA).id
        assert desk.keep(b"x", media_type="text/plain").sha256 in papers.kept
    with pytest.raises(StorageRefused):
        store.row("closed with the desk")


def test_a_desk_opens_by_a_file(tmp_path: Path) -> None:
    """Everything that can be said in words can be said in TOML."""
    city = Path(str(open_city.__code__.co_filename)).parent / "cities" / "qom.toml"
    config = tmp_path / "desk.toml"
    config.write_text(
        f"""
        city = "{city}"
        tariffs = "{city.parent.parent / "tariffs"}"
        storage = "sqlite:{tmp_path / "permits.db"}"
        gateways = [{{ use = "sandbox_bank", books = "{tmp_path / "books.db"}", minutes_to_pay = 5 }}]
        allow_samples = true
        """,
        encoding="utf-8",
    )
    with open_desk(config) as desk:
        assert works(desk)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Some editors write one; profiles and tariffs may have it too."""
    config = tmp_path / "desk.toml"
    config.write_text(f'storage = "sqlite:{tmp_path / "permits.db"}"', encoding="utf-8-sig")
    with open_desk(config) as desk:
        assert works(desk)


WORDS: dict[str, tuple[dict[str, Any], type[QomPermitsError], str]] = {
    "no storage": ({}, BadCity, "storage"),
    "an unknown adapter": ({"storage": "sqlight:x"}, PluginFault, "did you mean: sqlite"),
    "no name": ({"storage": {"path": "x"}}, PluginFault, "storage ''"),
    "an adapter of another port": (
        {"storage": "sandbox_bank:x"},
        PluginFault,
        "no plug-in offers the storage",
    ),
    "an unknown key": ({"storage": {"use": "sqlite", "pth": "x"}}, BadCity, r"storage\.sqlite\.pth.*path"),
    "a key too few": ({"storage": "sqlite"}, BadCity, r"storage\.sqlite\.path"),
    "a wrong type": (
        {"storage": {"use": "sqlite", "path": "x", "busy_seconds": "5"}},
        BadCity,
        r"storage\.sqlite\.busy_seconds",
    ),
    "a wrong value": ({"storage": "sqlite::memory:"}, BadCity, "names no file"),
    "an unknown city": ({"storage": MemoryStorage(), "city": "shiraz"}, BadCity, "shiraz.*qom"),
    "a missing profile": ({"storage": MemoryStorage(), "city": "nowhere.toml"}, BadCity, "nowhere.toml"),
    "missing tariffs": ({"storage": MemoryStorage(), "tariffs": "nowhere"}, BadCity, "tariffs.*nowhere"),
    "a gateway twice": (
        {"storage": MemoryStorage(), "gateways": ["sandbox_bank:a", "sandbox_bank:b"]},
        BadCity,
        "sandbox_bank",
    ),
}


@pytest.mark.parametrize("fault", WORDS)
def test_words_that_open_no_desk_say_why(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the key or the adapter, and what it may have been meant to be."""
    monkeypatch.chdir(tmp_path)
    words, kind, told = WORDS[fault]

    with pytest.raises(kind, match=f"(?s){told}"):
        open_desk(**words)


FILES: dict[str, tuple[bytes, list[tuple[str, str]]]] = {
    "unknown keys, all of them": (
        b'storag = "sqlite:x"\ngateway = []',
        [("storag", "unknown-key"), ("gateway", "unknown-key"), ("storage", "missing-field")],
    ),
    "wrong types, all of them": (
        b'storage = "sqlite:x"\ncity = 5\nallow_samples = "yes"\ngateways = "paper"',
        [("city", "wrong-type"), ("gateways", "wrong-type"), ("allow_samples", "wrong-type")],
    ),
    "no storage": (b'city = "qom"', [("storage", "missing-field")]),
    "no TOML": (b"storage = ", [("", "not-toml")]),
    "no text": (b'storage = "\xff"', [("", "not-utf-8")]),
    "a number for an adapter": (b"storage = 5", [("storage", "wrong-type")]),
    "a number among gateways": (b'storage = "sqlite:x"\ngateways = [5]', [("gateways.1", "wrong-type")]),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_file_that_opens_no_desk_says_why(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every fault at once, each with its place."""
    monkeypatch.chdir(tmp_path)
    text, wanted = FILES[fault]
    (tmp_path / "desk.toml").write_bytes(text)

    with pytest.raises(BadCity) as refused:
        open_desk("desk.toml")
    assert wanted == codes(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The path is in the error."""
    with pytest.raises(BadCity, match=r"nowhere\.toml") as refused:
        open_desk(tmp_path / "nowhere.toml")
    assert [("", "no-such-file")] == codes(refused.value)


def test_a_desk_that_cannot_be_opened_lets_go_of_what_it_had_opened(tmp_path: Path) -> None:
    """When the last adapter fails, the store opened before is closed: nothing holds the file."""
    closed: list[bool] = []

    class Watched(MemoryStorage):
        def close(self) -> None:
            closed.append(True)
            super().close()

    with pytest.raises(PluginFault):
        open_desk(storage=Watched(), notifiers=["nobody"])
    assert [] == closed  # the host's own store is the host's to close

    with pytest.raises(PluginFault):
        open_desk(storage=f"sqlite:{tmp_path / 'permits.db'}", notifiers=["nobody"])
    assert not (tmp_path / "permits.db-wal").exists()


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    """A desk may be closed by hand and by ``with``."""
    with open_desk(storage=f"sqlite:{tmp_path / 'permits.db'}") as desk:
        desk.close()

    with pytest.raises(StorageRefused):
        desk.register(ZAHRA)


def test_a_desk_shows_nothing_of_what_it_stands_on() -> None:
    """Settings may hold secrets; the desk's own words do not."""
    assert "ServiceDesk()" == repr(open_desk(storage=MemoryStorage()))


def test_two_desks_draw_different_ids() -> None:
    """Without a word about it, ids are random and time is the machine's."""
    first, second = (open_desk(storage=MemoryStorage()).register(ZAHRA) for _ in range(2))

    assert first != second
