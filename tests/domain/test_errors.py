"""Errors: one tree, each with a code and both languages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from qom_permits.domain import errors
from qom_permits.domain.errors import QomPermitsError, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.objection import objection
from qom_permits.domain.texts import Text, same

FAULTS = [Fault(code="some-fault", text=Text("some fault", "خطایی"))]
DAY = date(2026, 9, 23)
NOON = datetime(2026, 9, 23, 12, tzinfo=UTC)
MADE: list[QomPermitsError] = [
    errors.QomPermitsError(FAULTS),
    errors.BadInput(FAULTS),
    errors.BadTariff(FAULTS),
    errors.BadCity(FAULTS),
    errors.Blocked([objection("no-surveyor")]),
    errors.NoSuchCase("case-1"),
    errors.InvalidActor({"role": "director"}),
    errors.ChangedSince(7, 9, ("withdrawn", "refused")),
    errors.CommandIdReused("command-1"),
    errors.TooManyCommands(600, NOON, NOON + timedelta(seconds=41.5)),
    errors.NotCovered(DAY, DAY, DAY),
    errors.PaymentMismatch("order-1", ("amount",)),
    errors.GatewayFault("html"),
    errors.PluginFault("two of one name"),
    errors.StorageFault("detail"),
    errors.VersionConflict("case-1"),
    errors.ClaimTaken("command:a:1"),
    errors.OutcomeUnknown("command-1"),
    errors.StorageBusy("locked"),
    errors.StorageFull("disk"),
    errors.StorageRefused("synchronous=NORMAL"),
    errors.Damaged("record 3"),
]


def classes() -> list[type[QomPermitsError]]:
    """Return every public error class of the tree."""
    return [
        cls
        for name, cls in inspect.getmembers(errors, inspect.isclass)
        if issubclass(cls, QomPermitsError) and not name.startswith("_")
    ]


def drawn() -> Iterator[tuple[str, str | None]]:
    """Yield each class the docstring draws, with the class it hangs from."""
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        drawing = re.match(r"    ((?:[│ ]   )*)(?:[├└]── )?([A-Z]\w+)", line)
        if drawing:
            depth = len(drawing[0].removesuffix(drawing[2])) // 4 - 1
            above[depth] = drawing[2]
            yield drawing[2], above.get(depth - 1)


def parent(cls: type[QomPermitsError]) -> str | None:
    """Return the nearest public error above *cls*."""
    return next((above.__name__ for above in cls.__mro__[1:] if above in classes()), None)


def test_the_tree_is_drawn_as_it_grows() -> None:
    """The drawing in the docstring holds every class once, under its parent."""
    tree = list(drawn())

    assert len(tree) == len(dict(tree))
    assert {cls.__name__: parent(cls) for cls in classes()} == dict(tree)


def test_every_error_is_tried_here() -> None:
    """An error class nobody makes below would go untested."""
    assert set(classes()) == {type(error) for error in MADE}


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_every_error_tells_a_code_and_both_languages(error: QomPermitsError) -> None:
    """As data for a front end, with no place left unfilled, and as a sentence in a log."""
    told: Any = error.to_json()["errors"]

    assert told
    for fault in told:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", fault["code"])
        assert fault["text"]["en"].strip()
        assert fault["text"]["fa"].strip()
        assert not re.search(r"{\w*}", fault["text"]["en"] + fault["text"]["fa"])
    assert told[0]["text"]["en"] in str(error)


def test_codes_are_different() -> None:
    """No two errors share a code, so that a caller may go by it."""
    codes = [fault.code for error in MADE[4:] for fault in error.faults]

    assert len(codes) == len(set(codes))


def test_errors_carry_values() -> None:
    """A caller need not read the sentence to know what happened."""
    by_type = {type(error).__name__: error for error in MADE}
    carried: dict[str, dict[str, object]] = {
        "NoSuchCase": {"case_id": "case-1"},
        "ChangedSince": {"seen": 7, "now": 9, "changes": ("withdrawn", "refused")},
        "CommandIdReused": {"command_id": "command-1"},
        "TooManyCommands": {"most": 600, "again": NOON + timedelta(seconds=41.5), "seconds": 42},
        "NotCovered": {"day": DAY, "first": DAY, "last": DAY},
        "PaymentMismatch": {"order": "order-1", "differences": ("amount",)},
        "OutcomeUnknown": {"detail": "command-1"},
        "Blocked": {"objections": (objection("no-surveyor"),)},
    }

    for name, values in carried.items():
        assert values == {key: getattr(by_type[name], key) for key in values}


def test_who_is_no_actor_is_told_by_type_alone() -> None:
    """What was handed in for an actor may be a secret; only its type is told."""
    assert "director" not in str(errors.InvalidActor({"role": "director"}))


def test_bad_input_is_a_value_error() -> None:
    """Code that knows nothing of the library can catch it."""
    assert isinstance(bad("code", "{what}", "{what}", what=same("this")), ValueError)


def test_of_many_faults_the_rest_is_counted() -> None:
    """Those told come first, one by one; then how many more there are, and what to do about it."""
    error = errors.BadInput(FAULTS, untold=7)
    *told, more = error.faults

    assert (list(FAULTS), 7, tuple(FAULTS)) == (told, error.untold, error.told)
    assert ("more-faults", "there are 7 more faults; mend those told first") == (more.code, more.in_("en"))
    assert "۷ خطای دیگر هم هست؛ نخست خطاهای گفته‌شده را برطرف کنید" == more.in_("fa")


def test_faults_that_are_all_told_need_no_count() -> None:
    """Nothing is added to them."""
    error = errors.BadInput(FAULTS)

    assert (tuple(FAULTS), 0) == (error.faults, error.untold)
