"""Every error of the library, as one tree.

::

    QomPermitsError
    ├── BadInput             what was given cannot be read; every fault at once
    │   ├── BadTariff        a tariff that cannot be loaded, or cannot price the facts given
    │   └── BadCity          a city profile or a configuration
    ├── Blocked              the command may not be taken; every objection at once
    ├── NoSuchCase           not there, or not yours: the two read alike
    ├── InvalidActor         who acts was not built by the host
    ├── ChangedSince         the case moved on since it was seen; says what changed
    ├── CommandIdReused      the command id was used for something else
    ├── TooManyCommands      one actor asked for more in a minute than the host allows; nothing was written
    ├── NotCovered           a calendar was asked outside the days it knows
    ├── PaymentMismatch      what a bank settled is not what was asked for; a person must look
    ├── GatewayFault         a bank answered what cannot be read; the outcome is unknown
    ├── PluginFault          a plug-in is missing, broken, doubled or of the wrong kind
    └── StorageFault         what is written down could not be, or could not be read
        ├── VersionConflict  the case has grown since it was read; nothing was written
        ├── ClaimTaken       another batch holds this key for ever; nothing was written
        ├── OutcomeUnknown   it may have been written: ask again with the command id
        ├── StorageBusy      somebody else is writing; nothing was written
        ├── StorageFull      no room left; nothing was written
        ├── StorageRefused   the store cannot be opened or used as it is
        └── Damaged          what is stored does not read as it was written
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from math import ceil

from qom_permits.domain.fault import Fault
from qom_permits.domain.objection import Objection
from qom_permits.domain.texts import Text, listed, same


class QomPermitsError(Exception):
    """The root of every error this library raises on purpose; *faults* says what is wrong, all at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.in_("en") for fault in self.faults))

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return ``{"errors": […]}`` with every fault in both languages, and as one line of *lang* when asked."""
        return {"errors": [fault.to_json(lang) for fault in self.faults]}


class BadInput(QomPermitsError, ValueError):
    """What was given cannot be read: the faults *told* one by one, and how many more are *untold*."""

    def __init__(self, told: Sequence[Fault], untold: int = 0) -> None:
        self.told, self.untold = tuple(told), untold
        super().__init__([*told, _more(untold)] if untold else told)


class BadTariff(BadInput):
    """A tariff cannot be loaded, or cannot price the facts it was given."""


class BadCity(BadInput):
    """A city profile, or a desk's configuration, cannot be loaded."""


class Blocked(QomPermitsError):
    """The command may not be taken now; *objections* holds every reason."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        self.objections = tuple(objections)
        super().__init__([objection.fault() for objection in self.objections])

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return ``{"errors": […]}`` with every objection, its citation and values beside what a fault tells."""
        return {"errors": [objection.to_json(lang) for objection in self.objections]}


class NoSuchCase(QomPermitsError):
    """There is no case *case_id*, or none that is yours to see."""

    def __init__(self, case_id: str) -> None:
        self.case_id = case_id
        en, fa = "there is no case {case_id:.100} for you to see", "پرونده {case_id:.100} برای شما یافت نشد"
        super().__init__([_fault("no-such-case", en, fa, case_id=case_id)])


class InvalidActor(QomPermitsError):
    """Who acts is no `Actor`; nothing is ever done in nobody's name."""

    def __init__(self, given: object) -> None:
        en = "who acts must be an Actor built by the host, not {given}"
        fa = "کنشگر باید Actor ساخته میزبان باشد، نه {given}"
        super().__init__([_fault("invalid-actor", en, fa, given=type(given).__name__)])


class ChangedSince(QomPermitsError):
    """The case stood at version *seen*, now it stands at *now*; *changes* names the events between, *told* in words."""

    def __init__(self, seen: int, now: int, changes: tuple[str, ...], told: Text | None = None) -> None:
        self.seen, self.now, self.changes = seen, now, changes
        en = "the case changed since you saw version {seen} (now {now}): {changes}; look at it again"
        fa = "پرونده از نسخه {seen} که دیدید تغییر کرده است (اکنون {now}): {changes}؛ دوباره آن را ببینید"
        super().__init__(
            [_fault("changed-since", en, fa, seen=seen, now=now, changes=told or listed(changes))]
        )


class CommandIdReused(QomPermitsError):
    """The *command_id* already stands for another command of the same actor."""

    def __init__(self, command_id: str) -> None:
        self.command_id = command_id
        en = "the command id {command_id} was used for another command; draw a new id"
        fa = "شناسه فرمان {command_id} برای فرمان دیگری به کار رفته است؛ شناسه تازه‌ای بسازید"
        super().__init__([_fault("command-id-reused", en, fa, command_id=command_id)])


class TooManyCommands(QomPermitsError):
    """One actor asked for more than *most* commands in a minute; from *again* on they are taken."""

    def __init__(self, most: int, now: datetime, again: datetime) -> None:
        self.most, self.again = most, again
        self.seconds = ceil((again - now).total_seconds())
        en = "more than {most} commands in a minute; nothing was written, try again in {seconds} seconds"
        fa = "بیش از {most} فرمان در یک دقیقه؛ چیزی نوشته نشد، {seconds} ثانیه دیگر دوباره بکوشید"
        super().__init__([_fault("too-many-commands", en, fa, most=most, seconds=self.seconds)])


class NotCovered(QomPermitsError):
    """A calendar was asked about a *day* outside *first* … *last*."""

    def __init__(self, day: date, first: date, last: date) -> None:
        self.day, self.first, self.last = day, first, last
        en = "the work calendar covers {first} to {last}, not {day}; add the days off of that year"
        fa = "تقویم کاری از {first} تا {last} را دارد و {day} را نه؛ تعطیلی‌های آن سال را بیفزایید"
        super().__init__([_fault("calendar-not-covered", en, fa, day=day, first=first, last=last)])


class PaymentMismatch(QomPermitsError):
    """What a bank settled differs from what was asked for; nothing is credited until a person has looked."""

    def __init__(self, order: str, differences: tuple[str, ...]) -> None:
        self.order, self.differences = order, differences
        en = "payment {order} is not what was asked for: {differences}; a person must look at it"
        fa = "پرداخت {order} با درخواست نمی‌خواند: {differences}؛ باید کسی آن را بررسی کند"
        super().__init__([_fault("payment-mismatch", en, fa, order=order, differences=listed(differences))])


class _Detailed(QomPermitsError):
    """An error of somebody else's making, with its *detail* in the words of whoever met it."""

    code = "fault"
    en = fa = "{detail}"

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__([_fault(self.code, self.en, self.fa, detail=same(detail))])


class GatewayFault(_Detailed):
    """A bank answered what cannot be read."""

    code = "gateway-fault"
    en = "the bank's answer cannot be read: {detail}; the outcome is unknown, do not pay again yet"
    fa = "پاسخ بانک خوانا نیست: {detail}؛ نتیجه روشن نیست، فعلاً دوباره نپردازید"


class PluginFault(_Detailed):
    """A plug-in is missing, broken, doubled or of the wrong kind."""

    code = "plugin-fault"
    fa = "افزونه کار نمی‌کند: {detail}"


class StorageFault(_Detailed):
    """What is written down could not be written, or could not be read."""

    code = "storage-fault"


class VersionConflict(StorageFault):
    """The case has grown since it was read; nothing was written."""

    code = "version-conflict"
    en = "the case has grown since it was read: {detail}"
    fa = "پرونده پس از خواندن تغییر کرده است: {detail}"


class ClaimTaken(StorageFault):
    """Another batch holds the key *detail* for ever; nothing was written."""

    code = "claim-taken"
    en = "the key {detail} is taken"
    fa = "کلید {detail} پیش‌تر گرفته شده است"


class OutcomeUnknown(StorageFault):
    """It may have been written: ask again with the same command id."""

    code = "outcome-unknown"
    en = "it may have been written: {detail}; send the same command id again to learn the outcome"
    fa = "شاید نوشته شده باشد: {detail}؛ همان شناسه فرمان را دوباره بفرستید تا نتیجه روشن شود"


class StorageBusy(StorageFault):
    """Somebody else is writing; nothing was written, and trying again is safe."""

    code = "storage-busy"
    en = "somebody else is writing: {detail}; nothing was written, try again"
    fa = "کس دیگری در حال نوشتن است: {detail}؛ چیزی نوشته نشد، دوباره بکوشید"


class StorageFull(StorageFault):
    """There is no room left; nothing was written."""

    code = "storage-full"
    en = "there is no room left: {detail}; nothing was written"
    fa = "جایی نمانده است: {detail}؛ چیزی نوشته نشد"


class StorageRefused(StorageFault):
    """The store cannot be opened or used as it is."""

    code = "storage-refused"
    fa = "بایگانی باز نمی‌شود: {detail}"


class Damaged(StorageFault):
    """What is stored does not read as it was written."""

    code = "damaged"
    en = "what is stored does not read as it was written: {detail}"
    fa = "آنچه بایگانی شده، چنان‌که نوشته شده بود خوانده نمی‌شود: {detail}"


def bad(code: str, en: str, fa: str, /, **values: object) -> BadInput:
    """Return a `BadInput` with one fault whose wordings are filled with *values*."""
    return BadInput([_fault(code, en, fa, **values)])


def _more(untold: int) -> Fault:
    text = Text("there are {untold} more faults", "{untold} خطای دیگر هم هست").fill(untold=untold)
    todo = Text("mend those told first", "نخست خطاهای گفته‌شده را برطرف کنید")
    return Fault(code="more-faults", text=text, todo=todo)


def _fault(code: str, en: str, fa: str, /, **values: object) -> Fault:
    return Fault(code=code, text=Text(en, fa).fill(**values))
