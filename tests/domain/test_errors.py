"""Errors: one tree, each with a code and both languages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from qom_permits.domain import errors
from qom_permits.domain.errors import QomPermitsError, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.objection import objection
from qom_permits.domain.texts import Text, same

FAULTS = [Fault(code="some-fault", text=Text("some fault", "خطایی"))]
DAY, FIRST, LAST = date(2026, 9, 23), date(2026, 3, 21), date(2026, 9, 22)
NOON = datetime(2026, 9, 23, 12, tzinfo=UTC)
MADE: list[Callable[[], QomPermitsError]] = [
    lambda: errors.QomPermitsError(FAULTS),
    lambda: errors.BadInput(FAULTS),
    lambda: errors.BadTariff(FAULTS),
    lambda: errors.BadCity(FAULTS),
    lambda: errors.Blocked([objection("no-surveyor")]),
    lambda: errors.NoSuchCase("case-1"),
    lambda: errors.InvalidActor({"role": "director"}),
    lambda: errors.ChangedSince(7, 9, ("withdrawn", "refused")),
    lambda: errors.CommandIdReused("command-1"),
    lambda: errors.TooManyCommands(600, NOON, NOON + timedelta(seconds=41.5)),
    lambda: errors.NotCovered(DAY, FIRST, LAST),
    lambda: errors.PaymentMismatch("order-1", ("amount",)),
    lambda: errors.GatewayFault("html"),
    lambda: errors.PluginFault("two of one name"),
    lambda: errors.StorageFault("detail"),
    lambda: errors.VersionConflict("case-1"),
    lambda: errors.ClaimTaken("command:a:1"),
    lambda: errors.OutcomeUnknown("command-1"),
    lambda: errors.StorageBusy("locked"),
    lambda: errors.StorageFull("disk"),
    lambda: errors.StorageRefused("synchronous=NORMAL"),
    lambda: errors.Damaged("record 3"),
]
"""Each error, made anew by every test that asks for it."""


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
    assert set(classes()) == {type(make()) for make in MADE}


@pytest.mark.parametrize("make", MADE)
def test_every_error_tells_a_code_and_both_languages(make: Callable[[], QomPermitsError]) -> None:
    """As data for a front end, with no place left unfilled, and as a sentence in a log."""
    error = make()
    told: Any = error.to_json()["errors"]

    assert told
    for fault in told:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", fault["code"])
        assert fault["text"]["en"].strip()
        assert fault["text"]["fa"].strip()
        assert not re.search(r"{\w*}", fault["text"]["en"] + fault["text"]["fa"])
    assert told[0]["text"]["en"] in str(error)


TOLD = [
    (
        "no-such-case",
        "there is no case case-1 for you to see",
        "پرونده case-1 برای شما یافت نشد",
    ),
    (
        "invalid-actor",
        "who acts must be an Actor built by the host, not dict",
        "کنشگر باید Actor ساخته میزبان باشد، نه dict",
    ),
    (
        "changed-since",
        ("the case changed since you saw version 7 (now 9): withdrawn, refused; look at it again"),
        ("پرونده از نسخه ۷ که دیدید تغییر کرده است (اکنون ۹): withdrawn، refused؛ دوباره آن را ببینید"),
    ),
    (
        "command-id-reused",
        "the command id command-1 was used for another command; draw a new id",
        "شناسه فرمان command-1 برای فرمان دیگری به کار رفته است؛ شناسه تازه‌ای بسازید",
    ),
    (
        "too-many-commands",
        "more than 600 commands in a minute; nothing was written, try again in 42 seconds",
        "بیش از ۶۰۰ فرمان در یک دقیقه؛ چیزی نوشته نشد، ۴۲ ثانیه دیگر دوباره بکوشید",
    ),
    (
        "calendar-not-covered",
        ("the work calendar covers 2026-03-21 to 2026-09-22, not 2026-09-23; add the days off of that year"),
        ("تقویم کاری از 2026-03-21 تا 2026-09-22 را دارد و 2026-09-23 را نه؛ تعطیلی‌های آن سال را بیفزایید"),
    ),
    (
        "payment-mismatch",
        "payment order-1 is not what was asked for: amount; a person must look at it",
        "پرداخت order-1 با درخواست نمی‌خواند: amount؛ باید کسی آن را بررسی کند",
    ),
    (
        "gateway-fault",
        "the bank's answer cannot be read: html; the outcome is unknown, do not pay again yet",
        "پاسخ بانک خوانا نیست: html؛ نتیجه روشن نیست، فعلاً دوباره نپردازید",
    ),
    (
        "plugin-fault",
        "two of one name",
        "افزونه کار نمی‌کند: two of one name",
    ),
    (
        "storage-fault",
        "detail",
        "detail",
    ),
    (
        "version-conflict",
        "the case has grown since it was read: case-1",
        "پرونده پس از خواندن تغییر کرده است: case-1",
    ),
    (
        "claim-taken",
        "the key command:a:1 is taken",
        "کلید command:a:1 پیش‌تر گرفته شده است",
    ),
    (
        "outcome-unknown",
        ("it may have been written: command-1; send the same command id again to learn the outcome"),
        "شاید نوشته شده باشد: command-1؛ همان شناسه فرمان را دوباره بفرستید تا نتیجه روشن شود",
    ),
    (
        "storage-busy",
        "somebody else is writing: locked; nothing was written, try again",
        "کس دیگری در حال نوشتن است: locked؛ چیزی نوشته نشد، دوباره بکوشید",
    ),
    (
        "storage-full",
        "there is no room left: disk; nothing was written",
        "جایی نمانده است: disk؛ چیزی نوشته نشد",
    ),
    (
        "storage-refused",
        "synchronous=NORMAL",
        "بایگانی باز نمی‌شود: synchronous=NORMAL",
    ),
    (
        "damaged",
        "what is stored does not read as it was written: record 3",
        "آنچه بایگانی شده، چنان‌که نوشته شده بود خوانده نمی‌شود: record 3",
    ),
]
"""What each error of the library's own making says, word for word."""


@pytest.mark.parametrize(("code", "en", "fa"), TOLD)
def test_an_error_says_what_happened_and_what_to_do(code: str, en: str, fa: str) -> None:
    """In both languages, with its values in them."""
    (fault,) = (each for make in MADE[4:] for each in make().faults if each.code == code)

    assert (en, fa) == (fault.in_("en"), fault.in_("fa"))


def test_codes_are_different() -> None:
    """No two errors share a code, so that a caller may go by it."""
    codes = [fault.code for make in MADE[4:] for fault in make().faults]

    assert len(codes) == len(set(codes))


def test_errors_carry_values() -> None:
    """A caller need not read the sentence to know what happened."""
    by_type = {type(error).__name__: error for error in (make() for make in MADE)}
    carried: dict[str, dict[str, object]] = {
        "NoSuchCase": {"case_id": "case-1"},
        "ChangedSince": {"seen": 7, "now": 9, "changes": ("withdrawn", "refused")},
        "CommandIdReused": {"command_id": "command-1"},
        "TooManyCommands": {"most": 600, "again": NOON + timedelta(seconds=41.5), "seconds": 42},
        "NotCovered": {"day": DAY, "first": FIRST, "last": LAST},
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
