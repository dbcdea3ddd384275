"""Which checks of a contract fail: how a contract shows that it notices what it is for."""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from qom_permits.domain.errors import QomPermitsError
from qom_permits.testing.storage_opening import OpensStorage


def checks_of(contract: type[OpensStorage]) -> set[str]:
    """Return the names of every check of *contract*."""
    return {name for name in dir(contract) if name.startswith("test_")}


def failing_checks(contract: OpensStorage) -> set[str]:
    """Return the names of the checks that *contract* fails, each run on a store of its own."""
    return {name for name in checks_of(type(contract)) if not _passes(contract, getattr(contract, name))}


def _passes(contract: OpensStorage, check: Callable[..., None]) -> bool:
    return all(_passes_with(contract, check, values) for values in _parameters(check))


def _passes_with(contract: OpensStorage, check: Callable[..., None], values: dict[str, Any]) -> bool:
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory) / "store"
        store = contract.open_store(place)
        fixtures = {"store": store, "place": place, **values}
        try:
            check(**{name: fixtures[name] for name in inspect.signature(check).parameters})
        except (Exception, pytest.fail.Exception):  # noqa: BLE001 - whatever a broken store raises is a failure
            return False
        finally:
            with suppress(QomPermitsError):
                store.close()
    return True


def _parameters(check: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """Yield what `pytest.mark.parametrize` gives *check*, once and empty when it gives nothing."""
    marks = [mark for mark in getattr(check, "pytestmark", []) if mark.name == "parametrize"]
    for chosen in product(*(mark.args[1] for mark in marks)):
        given: dict[str, Any] = {}
        for mark, values in zip(marks, chosen, strict=True):
            names = mark.args[0]
            given.update({names: values} if isinstance(names, str) else zip(names, values, strict=True))
        yield given
