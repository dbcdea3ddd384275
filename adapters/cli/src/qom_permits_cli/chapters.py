"""What a demo tells: one story, or, of a permit renewed at the desk that granted it, two."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from qom_permits import PermitCase, RequestKind, Text
from qom_permits.city.profile import City
from qom_permits.domain.words import KINDS
from qom_permits_cli.matters import Keep, matter_of, renewal_of, renewed_on
from qom_permits_cli.scenes import Story
from qom_permits_cli.story import story_of


@frozen(kw_only=True)
class Chapter:
    """A *title*, and what makes the *story* from the case the chapter before ended with (None: it is the first)."""

    title: Text
    story: Callable[[PermitCase | None], Story]


def chapters(city: City, kind: RequestKind, keep: Keep, *, legacy: bool) -> tuple[Chapter, ...]:
    """Return the chapters of a demo of *kind* in *city*.

    A renewal follows a permit granted here first, or, *legacy*, one of an older system. Raises `BadInput` when the
    city states no example to tell it by.
    """
    if kind is RequestKind.PERMIT_RENEWAL and not legacy:
        return _granted_and_renewed(city, keep)
    matter = matter_of(city, kind, keep)
    asked = _LEGACY if kind is RequestKind.PERMIT_RENEWAL else _ONE
    title = asked.fill(kind=KINDS[kind], city=city.title)
    return (Chapter(title=title, story=lambda _: story_of(matter)),)


def _granted_and_renewed(city: City, keep: Keep) -> tuple[Chapter, ...]:
    first = matter_of(city, RequestKind.NEW_CONSTRUCTION, keep)
    matter_of(city, RequestKind.PERMIT_RENEWAL, keep)
    granted = evolve(first, prefix="earlier-", plainly=True)

    def renewed(before: PermitCase | None) -> Story:
        if before is None:
            raise LookupError("the permit to renew is granted in the chapter before")
        story = story_of(renewal_of(city, before, keep), renewed_on(city, before))
        return evolve(story, owner=first.example.owner)

    return (
        Chapter(title=_FIRST.fill(city=city.title), story=lambda _: story_of(granted)),
        Chapter(title=_THEN, story=renewed),
    )


_ONE = Text(
    "{kind} in {city}: one request, from the first click to the permit",
    "{kind} در {city}: یک درخواست، از نخستین کلیک تا پروانه",
)
_LEGACY = Text(
    "{kind} in {city}: a permit of an older system, from the first click to the new one",
    "{kind} در {city}: پروانه‌ای از سامانه‌ای پیشین، از نخستین کلیک تا پروانه تازه",
)
_FIRST = Text(
    "a permit is granted in {city}, and will run out",
    "پروانه‌ای در {city} صادر می‌شود و روزی اعتبارش به پایان می‌رسد",
)
_THEN = Text(
    "years later it has run out, and its owner asks for it anew",
    "سال‌ها بعد اعتبار آن به پایان رسیده است و مالک تجدید آن را می‌خواهد",
)
