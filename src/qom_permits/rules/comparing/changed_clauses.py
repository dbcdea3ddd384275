"""Changed clauses: those that were added or removed, and what the others state otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qom_permits.domain.texts import Text
from qom_permits.rules.comparing.law_changes import ChangeKind, LawChange, Written
from qom_permits.rules.stating.stated import Aspect, Stated

_FORMS = {
    ChangeKind.CHANGED: Text(
        "{called} – before: {before}; now: {after}", "{called} – پیش‌تر: {before}؛ اکنون: {after}"
    ),
    ChangeKind.ADDED: Text("{called} – added: {after}", "{called} – افزوده شد: {after}"),
    ChangeKind.REMOVED: Text("{called} – removed: {before}", "{called} – برداشته شد: {before}"),
}
_SAYS = Text("{label}: {said}", "{label}: {said}")
_OF = Text("{called}: {label}", "{called}: {label}")


def changed_stated(old: Sequence[Stated], new: Sequence[Stated]) -> Iterator[LawChange]:
    """Yield the changes from *old* to *new*: those of each in the order of *new*, then those that are gone."""
    was, now = {each.where: each for each in old}, {each.where: each for each in new}
    for entry in new:
        if entry.where in was:
            yield from _aspects(was[entry.where], entry)
        else:
            yield _whole(ChangeKind.ADDED, entry)
    for entry in old:
        if entry.where not in now:
            yield _whole(ChangeKind.REMOVED, entry)


def _whole(kind: ChangeKind, entry: Stated) -> LawChange:
    told = [
        _SAYS.fill(label=aspect.label, said=aspect.said) for aspect in entry.aspects if aspect.key != "title"
    ]
    said = Text("; ".join(each.en for each in told), "؛ ".join(each.fa for each in told))
    written = _written(*entry.aspects)
    return LawChange(
        where=entry.where,
        kind=kind,
        text=_FORMS[kind].fill(called=entry.called, before=said, after=said),
        before=() if kind is ChangeKind.ADDED else written,
        after=written if kind is ChangeKind.ADDED else (),
        cite=entry.cite,
    )


def _aspects(old: Stated, new: Stated) -> Iterator[LawChange]:
    was = {aspect.key: aspect for aspect in old.aspects}
    now = {aspect.key: aspect for aspect in new.aspects}
    for key, aspect in now.items():
        if key not in was:
            yield _change(ChangeKind.ADDED, new, aspect, None, aspect)
        elif was[key].meaning != aspect.meaning:
            yield _change(ChangeKind.CHANGED, new, aspect, was[key], aspect)
    for key, aspect in was.items():
        if key not in now:
            yield _change(ChangeKind.REMOVED, new, aspect, aspect, None)


def _change(
    kind: ChangeKind, entry: Stated, known: Aspect, before: Aspect | None, after: Aspect | None
) -> LawChange:
    said = _OF.fill(called=entry.called, label=known.label)
    return LawChange(
        where=f"{entry.where}.{known.key}",
        kind=kind,
        text=_FORMS[kind].fill(
            called=said,
            before=None if before is None else before.said,
            after=None if after is None else after.said,
        ),
        before=_written(before),
        after=_written(after),
        cite=entry.cite,
    )


def _written(*aspects: Aspect | None) -> Written:
    return tuple((aspect.key, aspect.written) for aspect in aspects if aspect is not None)
